import Diagnostics
import Testing

@testable import Check

/// Events without a provider: which are told, and how often.
@Suite struct EventProviderTests {
  static func messages(_ text: String) -> [String] { PrecisionTests.messages("event-without-provider", text) }

  /// A title is told once like a list; what an article calls a code is none of an event.
  @Test func titlesAndCodesAreNoSecondEvent() {
    #expect(
      Self.messages("# Events 1101 and 1030 are logged\n\nText.\n") == [
        "Events 1101, 1030 have no provider"
      ])
    let text = "# Replication error 8461\n\n## Symptom\n\nThis is shown by event 8461 - The operation was preempted.\n"
    #expect(Self.messages(text).isEmpty)
  }

  @Test(arguments: [
    "These are logged in the Task Scheduler operational log:\n\n- If it is full:\n\n  > Event ID 133",
    "Events may be logged in the Directory Services log.\n\n- Event 1559\n- Event 1578",
    "> Event Source: W3SVC\n> Event ID: 115\n\nThis refers to the secure part of the site. Event ID: 113 refers to the other one.",
  ])
  func whatStandsAroundAnEventTellsItsProvider(text: String) {
    #expect(Self.messages("# A\n\n## Symptom\n\n\(text)\n").isEmpty)
  }

  @Test(arguments: [
    "These are logged in the Application log:\n\n> Event ID 133", "See CBS.log for more.\n\n> Event ID: 133",
    "Start the Server. Log on to it.\n\n> Event ID: 133",
  ])
  func logsOfManyProgramsAndFilesTellNoProvider(text: String) {
    #expect(
      Self.messages("# A\n\n## Symptom\n\n\(text)\n") == ["Event 133 has no provider"])
  }

  @Test func processNumbersOfTracesAreNoEvents() {
    let text = "# A\n\n## Symptom\n\n> [7068] Server session - Sending 6 events\\\n> [7068] Task failed\n"
    #expect(Self.messages(text).isEmpty)
  }

  @Test func eventsOfASectionAreToldOnce() {
    let text = "# A\n\n## Symptom\n\n> Event ID 1505\n\nAnd:\n\n> Event ID 1508\n"
    #expect(Self.messages(text) == ["Events 1505, 1508 have no provider"])
    let many = (1...5).map { "- Event ID 140\($0)\n" }.joined()
    #expect(Self.messages("# A\n\n## Symptom\n\n\(many)") == ["Events 1401, 1402, 1403 and 2 more have no provider"])
  }

  @Test func aProgramBesideTheNumberIsItsProvider() {
    let text = "# Event ID 219 is logged\n\n## Symptom\n\nThe warning event Kernel-PnP ID 219 is logged.\n"
    #expect(Self.messages(text) == [])
    #expect(Self.messages(text.replacing("ID 219 is logged.", with: "ID 2190 is logged.")).count == 1)
  }

  /// Of two numbers that a paragraph calls events one is an error code of the article: so is the other.
  @Test func codesBesideCodesAreNoEvents() {
    let text = "# Replication error 8477\n\n## Symptom\n\nAfter event 8477 comes event \(8461) - it was preempted.\n"
    #expect(Self.messages(text) == [])
  }

  @Test func eachNumberIsSoughtByItself() {
    let head = "# Events 219, 2190 and 21 are logged\n\n## Symptom\n\n"
    let text = head + "The warning event Kernel-PnP ID 219 is logged, not Kernel-PnP ID 2190x.\n\nIt is ID 21.\n"
    #expect(Self.messages(text) == ["Events 2190, 21 have no provider"])
  }
}
