/// Paths of a site as a server sees them.
enum SitePath {
  /// `/sub/` of `https://host/sub/`; `/` where there is no path.
  static func base(of url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return "/" }
    let path = url[scheme.upperBound...].drop { $0 != "/" }
    return path.isEmpty ? "/" : path.hasSuffix("/") ? String(path) : path + "/"
  }
}
