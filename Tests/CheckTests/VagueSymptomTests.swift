import Testing

@testable import Check

/// Symptoms that speak of an error: which of them say what it is.
@Suite struct VagueSymptomTests {
  static func messages(_ words: String, rule: String = "symptom-without-error") -> [String] {
    PrecisionTests.messages(rule, "# A\n\n## Symptom\n\n\(words)\n\n## Cause\n\nText.\n")
  }

  @Test(arguments: [
    "You receive an error message that states that the number cannot be decreased.",
    "You see a null reference exception when the program runs.", "A table hierarchy inconsistency error occurs.",
    "The log shows error messages such as a time-out.",
  ])
  func errorsThatAreDescribedAreSaid(words: String) { #expect(Self.messages(words) == []) }

  @Test(arguments: [
    "You receive an error message when you start it.", "An unexpected runtime error occurs.",
    "You see an unhandled exception when the program runs.", "The service returns an error.",
  ])
  func othersAreNot(words: String) { #expect(Self.messages(words).count == 1) }

  @Test func whatIsLostIsToldOnce() {
    let words = "It fails. The following error message may be logged in the Application log."
    #expect(Self.messages(words) == [])
    #expect(Self.messages(words, rule: "lost-content").count == 1)
    let quoted = "It may return \"SEC_E_TARGET_UNKNOWN.\" Additionally, the following event may be logged."
    #expect(Self.messages(quoted, rule: "lost-content").count == 1)
  }

  /// Only a section of another matter shows that something is lost: which one follows is found among all.
  @Test func whatFollowsAnAnnouncementIsToldByItsSection() {
    let lost = "The following error may be logged.\n\n## Cause\n\n"
    let kept = "The following error may be logged.\n\n## Sample message\n\n"
    let text = "# A\n\n## Symptom\n\n\(lost)\(kept)\(lost)Text.\n"
    let found = CheckedTestSite(text).findings.filter { $0.rule == "lost-content" }
    #expect(found.map(\.position?.line) == [5, 13])
  }
}
