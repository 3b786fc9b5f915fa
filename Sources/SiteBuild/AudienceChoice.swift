import Articles
import Diagnostics

/// For whom a command shows a site.
package enum AudienceChoice: Sendable, Equatable {
  /// The widest audience: what is built unless it is said otherwise, so that nothing gets out by forgetting a flag.
  case widest
  /// Those who write it: everything.
  case writers
  /// One of the site's audiences.
  case named(String)

  /// - Throws: where the site has no audience of that name.
  package func audience(in configuration: Configuration) throws(UnknownAudience) -> Audience {
    let site = Audience(names: configuration.audiences)
    let isStrict = !configuration.audiences.isEmpty
    let fallback = configuration.defaultAudience.isEmpty ? nil : configuration.defaultAudience
    switch self {
    case .widest:
      return Audience(names: site.names, fallback: fallback, isStrict: isStrict, reader: site.names[0])
    case .writers: return Audience(names: site.names, fallback: fallback, isStrict: isStrict)
    case .named(let name):
      let reader = name.lowercased()
      guard site.names.contains(reader) else { throw UnknownAudience(name: name, known: site.names) }
      return Audience(names: site.names, fallback: fallback, isStrict: true, reader: reader)
    }
  }
}

/// A site was asked for in the name of an audience that it does not have.
package struct UnknownAudience: Error, CustomStringConvertible {
  let name: String
  let known: [String]
  package var description: String {
    "the site has no audience '\(name)', only: \(known.joined(separator: ", "))"
  }
}
