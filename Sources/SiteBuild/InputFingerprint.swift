import Articles
import CrossReferences

/// The digest of everything a site is made from.
enum InputFingerprint {
  static func of(
    _ sources: SourceReader.Sources, _ overrides: [(path: String, bytes: [UInt8])], _ options: SiteBuilder.Options,
    _ source: SiteSource, audience: Audience, map: ParallelMap
  ) -> Fingerprint {
    let contents = sources.files.map(\.fingerprint)
    // Images are many and large: their time and size tell as much as a build needs.
    let assets = map(sources.assets.count) { index in
      var print = Fingerprint()
      print.combine(sources.assets[index].path)
      let status = try? Files.status(of: source.articleFolder + "/" + sources.assets[index].path)
      print.combine(UInt64(clamping: status?.size ?? 0))
      print.combine(UInt64(clamping: status?.modified ?? 0))
      return print.value
    }
    var print = Fingerprint()
    for value in contents + assets { print.combine(value) }
    for diagnostic in sources.diagnostics { print.combine("\(diagnostic)") }
    for (path, bytes) in overrides {
      print.combine(path)
      print.combine(bytes)
    }
    print.combine(source.configurationBytes)
    print.combine(
      "\(options.baseURL ?? "")|\(options.includesDrafts)|\(options.isOffline)|\(Files.realPath(source.folder) ?? "")")
    print.combine("\(audience.reader ?? "")|\(audience.isStrict)")
    // Articles appear (`publish`) and go (`expires`) with the calendar.
    print.combine(options.today.description)
    print.combine(program())
    return print
  }

  /// Another build of Casebook makes other pages.
  static func program() -> String {
    guard let status = try? Files.status(of: "/proc/self/exe") else { return "" }
    return "\(status.size) \(status.modified) \(status.inode)"
  }
}
