/// Emphasis beside Japanese text: finds where `**「…」**の` needs a joint so that CommonMark lets it open or close.
///
/// CommonMark 6.2 asks for a blank or punctuation outside of a delimiter that has punctuation inside, which no script without
/// blanks has. Here a Han, Kana or full-width character outside is as good. A joint, put outside the run, is punctuation to cmark.
enum EmphasisJoints {
  /// Offsets in a text where a joint belongs, rising.
  static func places(in text: [UInt8]) -> [Int] {
    text.withUnsafeBufferPointer { bytes in
      var places: [Int] = []
      var index = 0
      while index < bytes.count {
        guard bytes[index] == UInt8(ascii: "*") else {
          index += 1
          continue
        }
        let start = index
        while index < bytes.count, bytes[index] == UInt8(ascii: "*") { index += 1 }
        if let place = place(of: start..<index, in: bytes) { places.append(place) }
      }
      // A text that holds the joint already is one that we cannot undo.
      return places.isEmpty || Self.holdsJoint(bytes) ? [] : places
    }
  }

  private static func place(of run: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let before = Characters.before(run.lowerBound, in: bytes)
    let after = Characters.after(run.upperBound, in: bytes)
    guard before >= 0x3000 || after >= 0x3000, !Characters.isSpace(before), !Characters.isSpace(after) else {
      return nil
    }
    switch (Characters.isPunctuation(before), Characters.isPunctuation(after)) {
    case (false, true) where Characters.isWide(before) || Characters.isWide(after): return run.lowerBound
    case (true, false) where Characters.isWide(before) || Characters.isWide(after): return run.upperBound
    default: return nil
    }
  }

  private static func holdsJoint(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.indices.dropLast(3).contains { index in
      bytes[index] == Masks.joint[0] && bytes[index + 1] == Masks.joint[1] && bytes[index + 2] == Masks.joint[2]
        && bytes[index + 3] == Masks.joint[3]
    }
  }
}
