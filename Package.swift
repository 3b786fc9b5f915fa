// swift-tools-version:6.0
import PackageDescription

/// Targets in the order of their layers: each imports only from those above it.
let package = Package(
  name: "casebook",
  products: [.executable(name: "casebook", targets: ["casebook"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    .systemLibrary(name: "CCMark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "CGumbo", providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSystem"),
    .target(name: "Diagnostics", exclude: ["Findings.schema.json"]),
    .target(name: "Entities", exclude: ["Data"], plugins: ["EmbedFilesPlugin"]),
    // The archive, not the shared object: the binary runs where libcmark is not installed.
    .target(
      name: "Markdown", dependencies: ["CCMark", "Diagnostics"], linkerSettings: [.linkedLibrary(":libcmark.a")]),
    .target(name: "Articles", dependencies: ["Markdown", "Diagnostics", "Yams"], exclude: ["ArticleFormat.md"]),
    .target(
      name: "CrossReferences", dependencies: ["Articles", "Entities", "Markdown", "Diagnostics"], exclude: ["Data"],
      plugins: ["EmbedFilesPlugin"]),
    .target(
      name: "Check", dependencies: ["CrossReferences", "Articles", "Entities", "Markdown", "Diagnostics"],
      exclude: ["Data"], plugins: ["EmbedFilesPlugin"]),
    .target(
      name: "Rendering",
      dependencies: [
        "CrossReferences", "Articles", "Entities", "Markdown", "Diagnostics",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      exclude: ["Data", "Exports/Exports.md"],
      plugins: ["EmbedFilesPlugin"]),
    .target(
      name: "Search", dependencies: ["CrossReferences", "Articles", "Entities", "Markdown", "Diagnostics"],
      exclude: ["Data", "Browser", "SearchFormat.md"], plugins: ["EmbedFilesPlugin"]),
    .target(name: "ModelContext", dependencies: ["Search", "Entities", "Diagnostics"]),
    .target(
      name: "Import",
      dependencies: ["CGumbo", "CrossReferences", "Articles", "Entities", "Markdown", "Diagnostics"],
      exclude: ["Data", "ImportFormat.md"], linkerSettings: [.linkedLibrary(":libgumbo.a")],
      plugins: ["EmbedFilesPlugin"]),
    .target(
      name: "SiteBuild",
      dependencies: [
        "CSystem", "CZlib", "Check", "Rendering", "Search", "Import", "CrossReferences", "Articles", "Entities",
        "Markdown",
        "Diagnostics", "Yams",
      ],
      exclude: ["Configuration.md"], linkerSettings: [.linkedLibrary(":libz.a")]),
    .target(
      name: "Preview",
      dependencies: [
        "CSystem", "SiteBuild", "Diagnostics", .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      exclude: ["Browser", "Preview.md"], plugins: ["EmbedFilesPlugin"]),
    .executableTarget(
      name: "casebook",
      dependencies: [
        "Preview", "SiteBuild", "ModelContext", "Check", "Search", "Import", "CrossReferences", "Articles", "Entities",
        "Markdown",
        "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Only measures: speed, round trips and fuzzing of the entity scanner.
    .executableTarget(name: "EntityBenchmark", dependencies: ["Entities"], path: "Benchmarks/EntityBenchmark"),
    // Only measures: fuzzing, hostile texts and speed of the import.
    .executableTarget(
      name: "ImportBenchmark", dependencies: ["Import", "Articles"], path: "Benchmarks/ImportBenchmark"),

    // Only measures: recall and cost of the search for near-duplicates.
    .executableTarget(name: "DuplicateBenchmark", dependencies: ["Check"], path: "Benchmarks/DuplicateBenchmark"),

    // Build time only: files of a folder become string constants of the target that uses the plug-in.
    .executableTarget(name: "EmbedFiles"),
    .plugin(
      name: "EmbedFilesPlugin", capability: .buildTool(), dependencies: ["EmbedFiles"],
      path: "Sources/EmbedFilesPlugin"),

    .testTarget(name: "ArchitectureTests"),

    // Tests mirror the targets.
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "EntitiesTests", dependencies: ["Entities"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "Diagnostics"]),
    .testTarget(name: "ArticlesTests", dependencies: ["Articles", "Markdown", "Diagnostics"]),
    .testTarget(
      name: "CrossReferencesTests",
      dependencies: ["CrossReferences", "Articles", "Entities", "Markdown", "Diagnostics"]),
    .testTarget(
      name: "CheckTests",
      dependencies: ["Check", "CrossReferences", "Articles", "Entities", "Markdown", "Diagnostics"]),
    .testTarget(
      name: "RenderingTests",
      dependencies: ["Rendering", "CrossReferences", "Articles", "Entities", "Markdown", "Diagnostics"],
      exclude: ["RawHTML/Fixtures"]),
    .testTarget(
      name: "SearchTests",
      dependencies: ["Search", "CrossReferences", "Articles", "Entities", "Markdown", "Diagnostics"],
      exclude: ["Fixtures", "Browser"]),
    .testTarget(
      name: "ImportTests",
      dependencies: ["Import", "CrossReferences", "Articles", "Entities", "Markdown", "Diagnostics"]),
    .testTarget(name: "ModelContextTests", dependencies: ["ModelContext"]),
    .testTarget(name: "SiteBuildTests", dependencies: ["SiteBuild", "Articles", "Markdown", "Diagnostics"]),
    .testTarget(name: "PreviewTests", dependencies: ["Preview", "SiteBuild", "Check", "Articles", "Diagnostics"]),
  ],
  swiftLanguageModes: [.v6]
)
