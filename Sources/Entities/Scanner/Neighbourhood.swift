/// The words around a number that no rule names: whether they speak of an error.
struct Neighbourhood {
  private let candidate: Candidate
  private let bytes: [UInt8]
  private let before: Range<Int>
  private let after: Range<Int>

  /// How far it looks, in bytes.
  private static let reach = (before: 120, after: 100)

  init(_ candidate: Candidate, within range: Range<Int>, in bytes: [UInt8]) {
    self.candidate = candidate
    self.bytes = bytes
    before = max(range.lowerBound, candidate.range.lowerBound - Self.reach.before)..<candidate.range.lowerBound
    after = candidate.range.upperBound..<min(range.upperBound, candidate.range.upperBound + Self.reach.after)
  }

  /// A number that nothing presents is a code where it has the shape of one (an HRESULT or NTSTATUS of severity error)
  /// or stands near words for errors, and no nearer word says that it is something else.
  var presentsCode: Bool {
    guard let bits = candidate.bits else { return false }
    let isTypical = bits >> 28 == 8 || bits >> 28 == 0xC || bits >> 28 == 0xD
    switch candidate.form {
    case .hex:
      if candidate.digits == 8, isTypical, bits & 0x0FFF_0000 != 0 || isKnown(bits) { return !saysOtherwise }
      return bits > 0xFF && (candidate.digits == 8 ? saysError : isBesideError) && !saysOtherwise
    case .bareHex:
      return isTypical && (isKnown(bits) || isBesideError) && !saysOtherwise
    case .decimal:
      guard candidate.shape == .long, isTypical else { return false }
      return isKnown(bits) && (candidate.number < 0 || saysError)
        || candidate.number < 0 && bits & 0x0FFF_FFFF > 0xFFFF && !saysOtherwise
    }
  }

  private func isKnown(_ bits: UInt32) -> Bool {
    CodeTable.rows(of: CodeNumber(bits)).contains { $0.space == .hresult || $0.space == .ntstatus }
      || bits >> 16 == 0x8007
  }

  private var saysError: Bool {
    Self.errorWords.contains { contains($0, in: before) || contains($0, in: after) }
  }

  private var isBesideError: Bool {
    Self.errorWords.contains { contains($0, in: before.suffix(24)) || contains($0, in: after.prefix(16)) }
  }

  /// `0x80000000 flag`, not `(0xC0000005), Address`.
  private var following: Range<Int> {
    after.first.map { bytes[$0].isBlank } == true ? after.prefix(10) : after.prefix(0)
  }

  private var saysOtherwise: Bool {
    Self.otherWords.contains { contains($0, in: before.suffix(32)) || contains($0, in: following) }
  }

  private func contains(_ word: [UInt8], in range: Range<Int>) -> Bool {
    guard range.count >= word.count else { return false }
    return (range.lowerBound...range.upperBound - word.count).contains { start in
      bytes[start].lowercased == word[0] && word.indices.allSatisfy { bytes[start + $0].lowercased == word[$0] }
    }
  }

  private static let errorWords = [
    "error", "fail", "status", "exception", "hresult", "return", "エラー", "失敗", "例外", "戻り値", "できません",
  ]
  .map { Array($0.utf8) }
  private static let otherWords = [
    "flag", "address", "offset", "mask", "dword", "handle", "keyword", "logon id", "luid", "stamp", "value data",
    "stack",
    "アドレス", "フラグ", "マスク", "タイム スタンプ", "オフセット",
  ].map { Array($0.utf8) }
}

extension Candidate {
  /// Its 32 bits as a code; nil beyond.
  var bits: UInt32? {
    form == .decimal ? CodeNumber.bits(ofDecimal: number) : UInt32(exactly: number)
  }
}
