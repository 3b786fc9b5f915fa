import Testing

@testable import Articles

@Suite struct HeadingSpellingTests {
  @Test(arguments: [
    ("Workaruond", "workaround"), ("Casue", "cause"), ("Symtom", "symptom"), ("Resollution", "resolution"),
    ("Symptons", "symptoms"), ("WORKARUOND", "workaround"),
  ])
  func aSlipIsFound(heading: String, meant: String) { #expect(HeadingDictionary().slip(in: heading)?.meant == meant) }

  /// Other words, plurals, and what is far off are left alone.
  @Test(arguments: [
    "Online repair", "Online mitigations", "Troubleshooting tips", "Causes and resolutions", "Pause", "Clause 5",
    "Workarounds s",
    "Solution 2", "原因", "", "Cuase and effect of many things that happened here",
  ])
  func otherWordsAreNoSlip(heading: String) { #expect(HeadingDictionary().slip(in: heading) == nil) }
}
