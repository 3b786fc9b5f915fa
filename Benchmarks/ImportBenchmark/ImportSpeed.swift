import Articles
import Foundation
import Import

/// How long the Markdown files of folders take to import, one after the other.
enum ImportSpeed {
  static func run(_ folders: [String]) {
    let importer = ArticleImport(headings: HeadingDictionary(), headingNames: [:])
    var (files, bytes, lost) = (0, 0, 0)
    let start = Date()
    for folder in folders {
      let paths = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
      for path in paths {
        guard let ending = path.split(separator: ".").last.map(String.init), SourceFormat.fileEndings.contains(ending),
          let data = FileManager.default.contents(atPath: folder + "/" + path)
        else { continue }
        let article = importer.article(from: ImportSource(name: path, bytes: Array(data), articlePath: "a.md"))
        if !article.comparison.lost.isEmpty {
          lost += 1
          if lost <= 10 { print("\(path): \(article.comparison.lost.prefix(4).map(\.word))") }
        }
        files += 1
        bytes += data.count
      }
    }
    let seconds = Date().timeIntervalSince(start)
    print("\(files) files, \(bytes / 1000) KB, \(lost) with lost words, \(Int(seconds * 1000)) ms")
  }
}
