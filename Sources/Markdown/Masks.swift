/// Stand-ins for syntax that CommonMark would tear apart, each as long as what it stands for, and the way back.
///
/// - `:::` at the beginning of a line becomes `<?>`, a one-line HTML block that interrupts a paragraph.
/// - `:::image … :::` becomes `<??image … ␁?>`, a processing instruction that no inline rule looks into.
/// - `\~` becomes `␃␄`, so that only live tildes are left.
/// - `\[` before `[` or `!` becomes `␆␄`, so that `\[[id]]` and `\[!NOTE]` are text.
/// - `[^` at the beginning of a line becomes `␅␆`, so that a footnote is not read as a link's definition.
///
/// The one that adds bytes is the joint: a punctuation character put beside emphasis where the Japanese rules want one.
struct Masks {
  static let fence: [UInt8] = Array("<?>".utf8)
  static let leafStart: [UInt8] = Array("<??".utf8)
  static let leafEnd: [UInt8] = [0x01] + Array("?>".utf8)
  static let tilde: [UInt8] = [0x03, 0x04]
  static let bracket: [UInt8] = [0x06, 0x04]
  static let footnote: [UInt8] = [0x05, 0x06]
  /// U+1BC9F, a punctuation mark of a shorthand; a text that holds it is left without joints.
  static let joint: [UInt8] = [0xF0, 0x9B, 0xB2, 0x9F]

  static let colons = Array(":::".utf8)
  static let escapedTilde = Array("\\~".utf8)
  static let escapedBracket = Array("\\[".utf8)
  static let footnoteOpener = Array("[^".utf8)

  /// Appends a string of cmark's as it was written.
  ///
  /// - Parameter keepsMarks: tildes and footnotes stay masked, for the passes over running text.
  func append(_ bytes: UnsafeRawBufferPointer, to text: inout [UInt8], keepsMarks: Bool) {
    let bytes = bytes.assumingMemoryBound(to: UInt8.self)
    var index = 0
    while index < bytes.count {
      let plain = Self.signs.next(from: index, in: bytes)
      text.append(contentsOf: bytes[index..<plain])
      index = plain
      guard index < bytes.count else { break }
      let (restored, count) = keepsMarks && bytes[index] < 0x08 ? ([], 0) : Self.restored(bytes, at: index)
      if count > 0 {
        text.append(contentsOf: restored)
        index += count
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
  }

  private static let signs = SignBytes([leafStart, leafEnd, tilde, bracket, footnote, joint].map { $0[0] })

  /// What a mask at an index stands for, and the mask's length; 0 where there is none.
  private static func restored(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> ([UInt8], Int) {
    switch bytes[index] {
    case 0x3C where stands(leafStart, in: bytes, at: index) || stands(fence, in: bytes, at: index): (colons, 3)
    case 0x01 where stands(leafEnd, in: bytes, at: index): (colons, 3)
    case 0x03 where stands(tilde, in: bytes, at: index): (escapedTilde, 2)
    case 0x06 where stands(bracket, in: bytes, at: index): (escapedBracket, 2)
    case 0x05 where stands(footnote, in: bytes, at: index): (footnoteOpener, 2)
    case 0xF0 where stands(joint, in: bytes, at: index): ([], 4)
    default: ([], 0)
    }
  }

  private static func stands(_ mask: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + mask.count <= bytes.count && (0..<mask.count).allSatisfy { bytes[index + $0] == mask[$0] }
  }
}
