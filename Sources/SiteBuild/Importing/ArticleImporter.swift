import Articles
import CrossReferences
import Diagnostics
import Import

/// Old files to articles in a folder: read, import on all cores, write what is not there yet, bring local images along.
package struct ArticleImporter: Sendable {
  package struct Options: Sendable {
    package var output: String
    /// Forces the format; nil tells it file by file.
    package var format: SourceFormat?
    package var isDryRun = false
    package var jobs = 1
    /// Whether articles go into the folder of their language, where the output folder has one.
    package var usesLanguageFolders = false

    package init(output: String) { self.output = output }
  }

  /// What became of one file.
  package struct Outcome: Sendable {
    package let source: String
    /// Path of the article, the output folder in front; nil where nothing was made.
    package let path: String?
    package let article: ImportedArticle?
    package let diagnostics: [Diagnostic]
    /// Images that were copied, relative to the article.
    package let images: [String]
  }

  private let options: Options
  private let importer: ArticleImport

  /// - Parameter site: whose words for headings and kinds of entities hold.
  package init(_ options: Options, site: Configuration) {
    self.options = options
    importer = ArticleImport(
      headings: HeadingDictionary(additional: site.headings), headingNames: ArticleSkeleton.headings,
      customKinds: site.kinds)
  }

  /// - Parameters:
  ///   - paths: files, folders, `-` for standard input.
  ///   - standardInput: its bytes, asked for where `-` is among the paths.
  /// - Throws: `FileError` where a path is not there; what cannot be read below a folder is a finding.
  package func run(_ paths: [String], standardInput: () throws -> [UInt8]) throws -> [Outcome] {
    let inputs = try ImportInputs(paths, output: options.output)
    let piped = paths.contains("-") ? try standardInput() : []
    let map = ParallelMap(jobs: options.jobs)
    let links = ImportedLinks(inputs.inputs)
    let made = map(inputs.inputs.count) { make(inputs.inputs[$0], piped: piped, links) }
    let found = inputs.diagnostics + [inputs.passedOverNote].compactMap(\.self)
    let unreadable = found.map {
      Outcome(source: $0.path, path: nil, article: nil, diagnostics: [$0], images: [])
    }
    return unreadable + made.map(write)
  }

  // MARK: - Import

  private struct Made: Sendable {
    let input: ImportInputs.Input
    let article: ImportedArticle?
    let diagnostics: [Diagnostic]
  }

  private func make(_ input: ImportInputs.Input, piped: [UInt8], _ links: ImportedLinks) -> Made {
    let bytes: [UInt8]
    do {
      bytes = input.source.isEmpty ? piped : try Self.read(input.source)
    } catch let error as TooLarge {
      return failed(
        input, "too-large", "The file is \(error.size / 1_000_000) MB large",
        hint: "Files of at most 16 MiB are imported.")
    } catch {
      return failed(input, "unreadable", "\(error)", hint: "Check its permissions.")
    }
    if let name = ForeignFormat.name(of: bytes) {
      return failed(
        input, "import-encoding", "This is \(name); nothing was imported",
        hint: "Save it as a web page or as text, and import that.")
    }
    let folder = Files.parent(of: input.source)
    let article = importer.article(
      from: ImportSource(
        name: input.source, bytes: bytes, articlePath: join(options.output, input.article), format: options.format,
        fileExists: { address in
          guard !input.source.isEmpty, let places = Self.places(of: address, folder: folder, article: input.article)
          else { return false }
          return (try? Files.status(of: places.source))?.kind == .file
        },
        include: { path in
          // Includes lie in folders of their own, often above the article's.
          guard !input.source.isEmpty, !path.hasPrefix("/"), path.hasSuffix(".md"), !path.utf8.contains(0) else {
            return nil
          }
          return try? Self.read(folder.isEmpty ? path : folder + "/" + path)
        },
        linkedArticle: { links.address(of: $0, from: input) }))
    // A page of nothing but pictures is an article as well.
    guard article.comparison.total > 0 || !article.images.isEmpty || !article.embedded.isEmpty else {
      return failed(
        input, "import-empty", "The source holds no words; nothing was imported", hint: "Is it the right file?")
    }
    return Made(input: input, article: article, diagnostics: [])
  }

  private struct TooLarge: Error { let size: Int }

  private static func read(_ path: String) throws -> [UInt8] {
    if let size = try Files.status(of: path)?.size, size > SourceReader.maximumSize { throw TooLarge(size: size) }
    return try Files.read(path, limit: SourceReader.maximumSize)
  }

  private func failed(_ input: ImportInputs.Input, _ rule: String, _ message: String, hint: String) -> Made {
    Made(
      input: input, article: nil,
      diagnostics: [Diagnostic(.error, rule: rule, path: input.source, message, hint: hint)])
  }

  /// Where a file that an article shows is, and where below the output folder it belongs; nil where it leads out of that.
  private static func places(of address: String, folder: String, article: String) -> (source: String, target: String)? {
    guard !address.isEmpty, !address.hasPrefix("/"), !address.hasPrefix("#"), LinkAddress.scheme(of: address) == nil
    else { return nil }
    let path = LinkAddress.percentDecoded(String(address.prefix { $0 != "?" && $0 != "#" }))
    guard !path.isEmpty, !path.utf8.contains(0),
      let target = LinkAddress.normalised(path, in: article.pathParts.dropLast().map(String.init))
    else { return nil }
    return ((folder.isEmpty ? "" : folder == "/" ? "/" : folder + "/") + path, target)
  }

  // MARK: - Writing

  private func write(_ made: Made) -> Outcome {
    guard let article = made.article else {
      return Outcome(source: made.input.source, path: nil, article: nil, diagnostics: made.diagnostics, images: [])
    }
    let relative = placed(made.input.article, article)
    let path = join(options.output, relative)
    var diagnostics = made.diagnostics + article.diagnostics.map { $0.moved(to: path) }
    var images: [String] = []
    do {
      if options.isDryRun {
        if try Files.status(of: path, followingLinks: false) != nil { diagnostics.append(exists(path)) }
      } else if try Files.create(article.text, at: path) {
        images = try copyImages(of: article, made.input, relative, &diagnostics, path)
      } else {
        diagnostics.append(exists(path))
        return Outcome(source: made.input.source, path: nil, article: article, diagnostics: diagnostics, images: [])
      }
    } catch {
      diagnostics.append(
        Diagnostic(.error, rule: "unwritable", path: path, "\(error)", hint: "Check the folder's permissions."))
      return Outcome(source: made.input.source, path: nil, article: article, diagnostics: diagnostics, images: [])
    }
    return Outcome(source: made.input.source, path: path, article: article, diagnostics: diagnostics, images: images)
  }

  private func exists(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, rule: "import-exists", path: path, "The article exists; it was not overwritten",
      hint: "Remove it, or choose another folder with --output-dir.")
  }

  /// A site that keeps a folder a language gets the article into it.
  private func placed(_ article: String, _ imported: ImportedArticle) -> String {
    guard options.usesLanguageFolders, let language = imported.language,
      (try? Files.status(of: join(options.output, language)))?.kind == .folder
    else { return article }
    return language + "/" + article
  }

  private func copyImages(
    of article: ImportedArticle, _ input: ImportInputs.Input, _ relative: String, _ diagnostics: inout [Diagnostic],
    _ path: String
  ) throws -> [String] {
    var copied: [String] = []
    let folder = Files.parent(of: input.source)
    for address in article.images {
      guard !input.source.isEmpty,
        let source = Self.places(of: address, folder: folder, article: input.article)?.source,
        let target = Self.places(of: address, folder: folder, article: relative)?.target,
        (try? Files.status(of: source))?.kind == .file
      else { continue }
      try bring(Files.read(source), to: target, as: address, &copied, &diagnostics, path)
    }
    for (name, bytes) in article.embedded {
      guard let target = Self.places(of: name, folder: "", article: relative)?.target else { continue }
      try bring(bytes, to: target, as: name, &copied, &diagnostics, path)
    }
    return copied
  }

  private func bring(
    _ bytes: [UInt8], to target: String, as address: String, _ copied: inout [String],
    _ diagnostics: inout [Diagnostic], _ path: String
  ) throws {
    let place = join(options.output, target)
    if try Files.create(bytes, at: place) { return copied.append(address) }
    guard try Files.read(place) != bytes else { return }
    diagnostics.append(
      Diagnostic(
        .error, rule: "import-exists", path: path,
        "Another file is at '\(target)'; the image '\(address)' was not copied",
        hint: "Rename the image and correct its address in the article."))
  }

  private func join(_ folder: String, _ path: String) -> String {
    folder.isEmpty || folder == "." ? path : folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }
}

extension Diagnostic {
  fileprivate func moved(to path: String) -> Diagnostic {
    Diagnostic(severity, rule: rule, path: path, at: position, message, hint: hint)
  }
}
