/// Whose a SID is.
enum SIDOwner: Hashable {
  /// The three numbers that a domain or a machine draws.
  case domain([String])
  /// Made of the id of a user or a group.
  case entra(String)

  var kind: String {
    switch self {
    case .domain: "domain"
    case .entra: "user or group of Entra ID"
    }
  }

  var example: String {
    switch self {
    case .domain: "S-1-5-21-1111111111-2222222222-3333333333-1001"
    case .entra: "S-1-12-1-1111111111-2222222222-3333333333-4444444444"
    }
  }
}
