import Testing

@testable import ModelContext

@Suite struct JSONValueTests {
  @Test(arguments: [
    (#" {"b": [1, -2.50e3, true, null], "a": "x\n\u65e5\ud83d\ude00"} "#, #"{"a":"x\n日😀","b":[1,-2.50e3,true,null]}"#),
    (#""\ud83d""#, "\"\u{FFFD}\""), ("{}", "{}"), ("[]", "[]"), ("0", "0"),
  ])
  func valuesAreReadAndWritten(text: String, expected: String) {
    #expect(JSONValue(Array(text.utf8))?.json == expected)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\" 1}", "{a: 1}", "01", "1.", "+1", "nul", "\"\u{1}\"", "\"\\x\"", "\"\\u12\"", "[] []", "\"",
    String(repeating: "[", count: 100_000), "--1", "'a'",
  ])
  func garbageIsNothing(text: String) {
    #expect(JSONValue(Array(text.utf8)) == nil)
  }

  @Test func bytesThatAreNoUTF8AreNothing() {
    #expect(JSONValue([0x22, 0xFF, 0x22]) == nil)
  }
}
