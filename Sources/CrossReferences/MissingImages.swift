import Diagnostics

/// The images of an article that do not exist: each once, and those of a folder that is not there together.
struct MissingImages {
  private struct Image {
    let link: WrittenLink
    let problem: LinkResolver.Problem
  }

  private var images: [Image] = []
  private var seen: Set<String> = []

  /// Names in a message at the most.
  private static let shown = 3

  mutating func note(_ link: WrittenLink, _ problem: LinkResolver.Problem) {
    if seen.insert(link.destination).inserted { images.append(Image(link: link, problem: problem)) }
  }

  /// At the first place of each.
  func findings(in file: SourceLines) -> [Diagnostic] {
    var folders: [String: [Image]] = [:]
    for image in images { image.problem.emptyFolder.map { folders[$0, default: []].append(image) } }
    return images.compactMap { image in
      guard let folder = image.problem.emptyFolder, let lost = folders[folder], lost.count > 1 else {
        return finding(image, in: file, image.problem.message)
      }
      guard lost[0].link.destination == image.link.destination else { return nil }
      let names = lost.prefix(Self.shown).map { Self.name(of: $0.link.destination) }.joined(separator: ", ")
      let more = lost.count > Self.shown ? " and \(lost.count - Self.shown) more" : ""
      let place = folder.isEmpty ? "" : " of '\(folder)'"
      return finding(
        image, in: file, "None of the \(lost.count) images\(place) exists: \(names)\(more)",
        identity: "None of the images\(place) exists")
    }
  }

  private func finding(
    _ image: Image, in file: SourceLines, _ message: String, identity: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .warning, rule: "missing-image", path: file.path, at: file.position(at: Int(image.link.range.start)), message,
      hint: identity == nil ? image.problem.hint : "Add the files or remove the images.", identity: identity)
  }

  private static func name(of destination: String) -> String {
    destination.pathParts.last.map(String.init) ?? destination
  }
}
