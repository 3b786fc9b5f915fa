import Foundation

/// Paths of a site as a server sees them.
enum SitePath {
  /// `/sub/` of `https://host/sub/`; `/` where there is no path.
  static func base(of url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return "/" }
    let place = url[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }.drop { $0 != "/" }
    let path = place.removingPercentEncoding ?? String(place)
    return path.isEmpty ? "/" : path.hasSuffix("/") ? String(path) : path + "/"
  }
}
