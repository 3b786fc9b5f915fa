import Foundation
import PackagePlugin

/// Runs `EmbedFiles` on the folder that the target embeds, so that `casebook` is one relocatable file.
@main
struct EmbedFilesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let root = context.package.directoryURL
    let (folder, type) =
      target.name == "Rendering"
      ? (root.appending(path: "themes/default"), "EmbeddedTheme")
      : (root.appending(path: "Sources/\(target.name)/Data"), "EmbeddedData")
    let output = context.pluginWorkDirectoryURL.appending(path: "\(type).swift")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .map { folder.appending(path: $0) }
      .filter { !$0.hasDirectoryPath && !$0.lastPathComponent.hasPrefix(".") }
    return [
      .buildCommand(
        displayName: "Embedding \(folder.lastPathComponent) into \(target.name)",
        executable: try context.tool(named: "EmbedFiles").url,
        arguments: [folder.path, type, output.path],
        inputFiles: files, outputFiles: [output])
    ]
  }
}
