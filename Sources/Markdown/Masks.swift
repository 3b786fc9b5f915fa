/// Stand-ins of the same length for syntax that CommonMark would tear apart, and the way back to what was written.
///
/// `:::` at the beginning of a line becomes `<?>`, a one-line HTML block that interrupts a paragraph; `:::image … :::` becomes
/// `<?? … ␁?>`, a processing instruction that no inline rule looks into; `\~` becomes `␃␄`, so that only live tildes are left.
/// The one that adds bytes is the joint: a punctuation character put beside emphasis where the Japanese rules want one.
struct Masks {
  static let fence: [UInt8] = Array("<?>".utf8)
  static let leafStart: [UInt8] = Array("<??".utf8)
  static let leafEnd: [UInt8] = [0x01] + Array("?>".utf8)
  static let tilde: [UInt8] = [0x03, 0x04]
  /// U+1BC9F, a punctuation mark of a shorthand; a text that holds it is left without joints.
  static let joint: [UInt8] = [0xF0, 0x9B, 0xB2, 0x9F]

  /// Appends a string of cmark's as it was written.
  func append(_ bytes: UnsafeRawBufferPointer, to text: inout [UInt8]) {
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x3C where Self.stands(Self.leafStart, in: bytes, at: index) || Self.stands(Self.fence, in: bytes, at: index):
        text.append(contentsOf: bytes.count == 3 || index > 0 ? Self.colons : Array(bytes[0..<3]))
        index += 3
      case 0x01 where Self.stands(Self.leafEnd, in: bytes, at: index):
        text.append(contentsOf: Self.colons)
        index += 3
      case 0x03 where Self.stands(Self.tilde, in: bytes, at: index):
        text.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "~")])
        index += 2
      case 0xF0 where Self.stands(Self.joint, in: bytes, at: index): index += 4
      default:
        text.append(bytes[index])
        index += 1
      }
    }
  }

  private static let colons = Array(":::".utf8)

  private static func stands(_ mask: [UInt8], in bytes: UnsafeRawBufferPointer, at index: Int) -> Bool {
    index + mask.count <= bytes.count && (0..<mask.count).allSatisfy { bytes[index + $0] == mask[$0] }
  }
}
