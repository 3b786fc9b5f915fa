import Articles
import CrossReferences
import Diagnostics
import Entities
import Glibc
import Markdown

/// A site's folder as the commands name it: where its configuration, articles and output are.
package struct SiteSource: Sendable {
  package let folder: String
  package let configuration: Configuration
  /// Findings about the configuration; an error among them stops every command.
  package let diagnostics: [Diagnostic]
  /// Nil where there is no configuration file.
  package let configurationPath: String?
  let configurationBytes: [UInt8]
  package let outputFolder: String
  package let articleFolder: String
  package let themeFolder: String?

  /// - Parameters:
  ///   - folder: the source folder, with or without a `casebook.yml`.
  ///   - configurationPath: another configuration file; its folders are relative to `folder` all the same.
  ///   - output: an output folder that wins over the configuration's.
  package init(folder: String, configurationPath: String? = nil, output: String? = nil) throws {
    self.folder = folder
    let status = try Files.status(of: folder)
    guard status?.kind == .folder else {
      throw FileError("open the folder", folder, code: status == nil ? ENOENT : ENOTDIR)
    }
    let path = configurationPath ?? Self.join(folder, "casebook.yml")
    let exists = try Files.status(of: path) != nil
    if configurationPath != nil || exists {
      configurationBytes = try Files.read(path)
      (configuration, diagnostics) = ConfigurationReader.read(configurationBytes, path: Self.shown(path)) {
        (try? Files.status(of: Self.join(folder, $0)))??.kind == .folder
      }
      self.configurationPath = path
    } else {
      configurationBytes = []
      configuration = Configuration()
      diagnostics = []
      self.configurationPath = nil
    }
    articleFolder = try Self.articleFolder(in: folder, configuration)
    outputFolder = output ?? Self.join(folder, configuration.output)
    themeFolder = configuration.theme.isEmpty ? nil : Self.join(folder, configuration.theme)
  }

  /// The configured folder; else `articles` of a site that has a configuration and such a folder; else the folder itself.
  private static func articleFolder(in folder: String, _ configuration: Configuration) throws -> String {
    if !configuration.articles.isEmpty { return join(folder, configuration.articles) }
    let articles = join(folder, "articles")
    return try Files.status(of: articles)?.kind == .folder ? articles : folder
  }

  private static func join(_ folder: String, _ path: String) -> String {
    if path.isEmpty || path.hasPrefix("/") { return path.isEmpty ? folder : path }
    return folder == "." || folder.isEmpty ? path : folder + "/" + path
  }

  private static func shown(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }

  /// Output and articles must lie apart: one inside the other only as a folder below the articles, which is passed over.
  package func checkFolders() throws {
    guard let articles = Files.realPath(articleFolder), let output = Files.realPath(outputFolder) else { return }
    if articles == output || articles.hasPrefix(output == "/" ? "/" : output + "/") {
      throw OutputIsSource(output: outputFolder)
    }
  }
}

/// The output folder is, or holds, the folder of articles.
package struct OutputIsSource: Error, CustomStringConvertible {
  let output: String
  package var description: String {
    "the output folder '\(output)' holds the articles; choose another one with --output-dir"
  }
}
