/// What a section is for. The raw value names it in JSON and configuration; the anchor is its language-independent id.
package enum SectionRole: String, Sendable, CaseIterable {
  case symptom
  case environment = "applies_to"
  case cause
  case verification
  case workaround
  case resolution
  case confirmation
  case status
  case references
  case moreInformation = "more_info"
  case summary
  case prerequisites

  /// `#cause`, `#applies-to`; a second section of the role gets `-2`.
  package var anchor: String {
    switch self {
    case .environment: "applies-to"
    case .moreInformation: "more-info"
    default: rawValue
    }
  }

  /// Ordered lists in such a section are steps to follow.
  package var holdsSteps: Bool {
    switch self {
    case .verification, .workaround, .resolution, .confirmation: true
    default: false
    }
  }
}
