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
        "Event 1101 has no provider"
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
}
