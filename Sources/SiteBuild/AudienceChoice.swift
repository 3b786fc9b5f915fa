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
    let writers = Self.writers(of: configuration)
    switch self {
    case .widest: return writers.seen(by: writers.names[0])
    case .writers: return writers
    case .named(let name):
      let reader = name.lowercased()
      guard writers.names.contains(reader) else { throw UnknownAudience(name: name, known: writers.names) }
      return writers.seen(by: reader)
    }
  }

  static func writers(of configuration: Configuration) -> Audience {
    let fallback = configuration.defaultAudience
    return Audience(
      names: configuration.audiences, fallback: fallback.isEmpty ? nil : fallback,
      isStrict: !configuration.audiences.isEmpty)
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
