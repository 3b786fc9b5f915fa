import Foundation
import PackagePlugin

/// Runs `EmbedFiles` on the folders that the target embeds, so that `casebook` is one relocatable file.
@main
struct EmbedFilesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let root = context.package.directoryURL
    let theme =
      target.name == "Rendering"
      ? [try embed(root.appending(path: "themes/default"), as: "EmbeddedTheme", for: target, context)] : []
    return try theme
      + ["Data", "Browser"].compactMap { name in
        let folder = root.appending(path: "Sources/\(target.name)/\(name)")
        guard FileManager.default.fileExists(atPath: folder.path) else { return nil }
        return try embed(folder, as: "Embedded\(name)", for: target, context)
      }
  }

  private func embed(_ folder: URL, as type: String, for target: Target, _ context: PluginContext) throws -> Command {
    let output = context.pluginWorkDirectoryURL.appending(path: "\(type).swift")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .map { folder.appending(path: $0) }
      .filter { !$0.hasDirectoryPath && !$0.lastPathComponent.hasPrefix(".") }
    return .buildCommand(
      displayName: "Embedding \(folder.lastPathComponent) into \(target.name)",
      executable: try context.tool(named: "EmbedFiles").url,
      arguments: [folder.path, type, output.path],
      inputFiles: files, outputFiles: [output])
  }
}
