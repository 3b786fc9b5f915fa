import Testing

/// Holds the imports of each target to the layers of the house.
struct ImportTests {
  /// What each target may import. A target that is missing here is missing from the design.
  static let allowed: [String: Set<String>] = [
    "Diagnostics": [],
    "Entities": [],
    "Markdown": ["CCMark", "Diagnostics"],
    "Articles": ["Markdown", "Diagnostics", "Yams"],
    "CrossReferences": ["Articles", "Entities", "Markdown", "Diagnostics"],
    "Check": ["CrossReferences", "Articles", "Entities", "Markdown", "Diagnostics"],
    "Rendering": [
      "CrossReferences", "Articles", "Entities", "Markdown", "Diagnostics", "Mustache",
      // A lock around what has been made once, for pages that are made on all cores.
      "Synchronization",
    ],
    // The cache of stemmed words is filled by any thread.
    "Search": ["CrossReferences", "Articles", "Entities", "Markdown", "Diagnostics", "Synchronization"],
    "Import": ["CGumbo", "CrossReferences", "Articles", "Entities", "Markdown", "Diagnostics"],
    // Reads what others wrote: no article, no theme.
    "ModelContext": ["Search", "Entities", "Diagnostics"],
    "Triage": ["CrossReferences", "Articles", "Entities"],
    "SiteBuild": [
      "Check", "Rendering", "Search", "Import", "Triage", "CrossReferences", "Articles", "Entities", "Markdown",
      "Diagnostics",
      "Yams", "CSystem",
      // What a site is packed with.
      "CZlib",
    ],
    // Of FlyingFox only its sockets: its server bounds neither the length of a request nor the number of connections.
    "Preview": ["SiteBuild", "Diagnostics", "FlyingSocks", "CSystem"],
    "casebook": [
      "Preview", "SiteBuild", "ModelContext", "Check", "Search", "Import", "Triage", "Rendering", "CrossReferences",
      "Articles",
      "Entities",
      "Markdown", "Diagnostics", "ArgumentParser",
    ],
    "EmbedFiles": [],
    "EmbedFilesPlugin": ["PackagePlugin"],
  ]

  /// Targets that touch the outside world; the last two only while the program is built.
  static let edges: Set<String> = ["SiteBuild", "Preview", "casebook", "EmbedFiles", "EmbedFilesPlugin"]
  /// Modules of the system: only an edge needs them.
  static let system: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Musl", "Dispatch", "Synchronization",
  ]

  @Test func everyTargetHasItsPlaceInTheTable() throws {
    for target in Set(try SourceTree().files.map(\.target)).sorted() {
      #expect(Self.allowed[target] != nil, "\(target) is not in the table")
    }
  }

  @Test func importsKeepToTheTable() throws {
    for file in try SourceTree().files {
      let mayImport = Self.allowed[file.target, default: []].union(Self.edges.contains(file.target) ? Self.system : [])
      for module in importedModules(file.code) {
        #expect(mayImport.contains(module), "\(file.path) imports \(module)")
      }
    }
  }

  @Test func onlyOneFileSeesTheCLibrary() throws {
    let files = try SourceTree().files.filter { importedModules($0.code).contains("CCMark") }.map(\.path)
    #expect(files.count <= 1, "\(files)")
  }

  @Test(arguments: [
    ("import Yams", "Yams"), ("@testable import Articles", "Articles"), ("import struct Yams.Node", "Yams"),
    ("package import Entities", "Entities"), ("#if canImport(Glibc)", nil), ("let important = 1", nil),
  ])
  func importLinesAreRead(line: String, module: String?) {
    #expect(importedModules([line]) == [module].compactMap(\.self))
  }

  private func importedModules(_ code: [String]) -> [String] {
    let kinds = /(?:(?:struct|class|enum|protocol|func|let|var|typealias)\s+)?/
    return code.compactMap { line in
      guard
        let match = line.firstMatch(
          of: /^\s*(?:@\w+(?:\([^)]*\))?\s+|package\s+|public\s+|internal\s+|private\s+)*import\s+(.*)$/)
      else { return nil }
      return String(match.1.trimmingPrefix(kinds).prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    }
  }
}
