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
    guard let bits = candidate.bits, !isInAddress else { return false }
    switch candidate.form {
    case .hex:
      if candidate.digits == 8, isTypical, bits & 0x0FFF_0000 != 0 || isKnown(bits) { return !saysOtherwise }
      return bits > 0xFF && (candidate.digits == 8 ? saysError : isBesideError) && !saysOtherwise
    case .bareHex:
      return isTypical && (isKnown(bits) || isBesideError) && !saysOtherwise && !isInDump
    case .decimal:
      guard candidate.shape == .long, isTypical else { return false }
      return isKnown(bits) && (candidate.number < 0 || saysError)
        || candidate.number < 0 && bits & 0x0FFF_FFFF > 0xFFFF && !saysOtherwise
    }
  }

  /// An HRESULT or NTSTATUS of severity error by its first digit.
  var isTypical: Bool { candidate.bits.map { $0 >> 28 == 8 || $0 >> 28 == 0xC || $0 >> 28 == 0xD } == true }

  /// A Win32 error that the table names; the first hundred are common numbers, too.
  var isKnownError: Bool {
    guard let bits = candidate.bits, bits >= 100 else { return false }
    return CodeTable.rows(of: CodeNumber(bits)).contains { $0.space == .win32 }
  }

  /// Whether any word near it is one for errors or events, other than status.
  var speaksOfErrors: Bool { Self.plainErrorWords.contains { contains($0, in: before) || contains($0, in: after) } }

  /// Whether a word for errors stands shortly before it.
  var followsError: Bool { Self.errorWords.contains { contains($0, in: before.suffix(24)) } }

  /// `…サポート技術情報の記事の手順に従います。4012219`: a number of that length that a sentence starts with behind one that names
  /// the knowledge base.
  var kbRule: String? {
    guard candidate.shape == .kb, before.count > 60, bytes.has(Self.fullStop, at: candidate.range.lowerBound - 3)
    else { return nil }
    return contains(Self.knowledgeBase, in: before.suffix(84)) ? "kb-after-sentence" : nil
  }

  private func isKnown(_ bits: UInt32) -> Bool {
    CodeTable.rows(of: CodeNumber(bits)).contains { $0.space == .hresult || $0.space == .ntstatus }
      || bits >> 16 == 0x8007
  }

  private var saysError: Bool {
    Self.errorWords.contains { contains($0, in: before) } || contains(Self.status, in: after)
      || Self.plainErrorWords.contains { !$0.elementsEqual(Self.event) && contains($0, in: after) }
  }

  private var isBesideError: Bool {
    followsError || Self.plainErrorWords.contains { contains($0, in: after.prefix(16)) }
      || contains(Self.status, in: after.prefix(16))
  }

  /// `0x80000000 flag`, not `(0xC0000005), Address`.
  private var following: Range<Int> {
    after.first.map { bytes[$0].isBlank } == true ? after.prefix(10) : after.prefix(0)
  }

  /// `7c916178 00000000 c0150008 00000000`: words of memory on both sides, or at the end of a line.
  private var isInDump: Bool {
    let end = candidate.range.lowerBound - 1
    guard end - 9 >= before.lowerBound, bytes[end] == .space else { return false }
    return (end - 8..<end).allSatisfy { bytes[$0].isHexDigit } && !bytes[end - 9].isWord
  }

  /// `http://go.microsoft.com/fwlink?EvtType=0xD8FB5EBA`
  private var isInAddress: Bool {
    let start = bytes[before].lastIndex(where: \.isBlank).map { $0 + 1 } ?? before.lowerBound
    return contains(Self.scheme, in: start..<before.upperBound)
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
  private static let plainErrorWords = ["error", "fail", "exception", "event", "エラー", "失敗", "例外", "イベント"].map {
    Array($0.utf8)
  }
  private static let scheme = Array("://".utf8)
  private static let event = Array("event".utf8)
  private static let status = Array("status".utf8)
  private static let fullStop = Array("。".utf8)
  private static let knowledgeBase = Array("サポート技術情報".utf8)
  private static let otherWords = [
    "hash", "serial", "signature", "checksum", "cookie", "thread", "process id", "flag", "address", "offset", "mask",
    "dword", "handle", "keyword", "logon id", "luid", "stamp", "value data",
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
