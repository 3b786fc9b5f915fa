/// Symbolic names of errors: those of the table, and others of the known families (`DTS_E_OLEDBERROR`).
enum Symbols {
  /// The rule of codes that stand beside their name: `ERROR_BAD_ENVIRONMENT (10)`.
  static let listRule = "code-of-symbol"
  /// Winsock's names have no underscore.
  static let socketPrefix = Array("WSAE".utf8)

  /// - Returns: `.symbol`, `.stop` for names that only bug checks have, nil for other words.
  static func kind(of word: Range<Int>, in bytes: [UInt8]) -> EntityKind? {
    guard (4...80).contains(word.count) else { return nil }
    guard CodeTable.hasSymbol(bytes, word) else {
      return isOfFamily(word, in: bytes) && !notErrors.contains(Array(bytes[word])) ? .symbol : nil
    }
    let rows = CodeTable.rows(ofSymbol: bytes, word)
    let isSuccess = rows.allSatisfy { $0.number.bits == 0 } || notErrors.contains(Array(bytes[word]))
    return isSuccess ? nil : rows.allSatisfy { $0.space == .bugCheck } ? .stop : .symbol
  }

  /// `ERROR_…`, `STATUS_…`, `E_…`, and `…_E_…` as COM's facilities name their errors.
  private static func isOfFamily(_ word: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard bytes[word.upperBound - 1] != .underscore else { return false }
    let startsWith = { (prefix: [UInt8]) in word.count > prefix.count + 2 && bytes.has(prefix, at: word.lowerBound) }
    if mixedFamilies.contains(where: startsWith) { return true }
    guard !word.contains(where: { bytes[$0].isLower }) else { return false }
    if families.contains(where: startsWith) { return true }
    guard isThirdLetterOfError(word, in: bytes) else { return false }
    let text = Array(bytes[word])
    let parts = text.split(separator: .underscore, omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].count >= 2, parts.allSatisfy({ !$0.isEmpty }) else { return false }
    return parts[1].elementsEqual([UInt8(ascii: "E")])
      || parts[1].elementsEqual(error) && !settings.contains(Array(parts.last ?? []))
  }

  /// `…_E_` or `…_ER`: what stands behind the first underscore.
  private static func isThirdLetterOfError(_ word: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard let underscore = word.first(where: { bytes[$0] == .underscore }), underscore + 2 < word.upperBound else {
      return false
    }
    return bytes[underscore + 1] == UInt8(ascii: "E")
      && (bytes[underscore + 2] == .underscore || bytes[underscore + 2] == UInt8(ascii: "R"))
  }

  /// `USMT_ERROR_CORRUPTED_STORE`, not `MAX_ERROR_COUNT`.
  private static let error = Array("ERROR".utf8)
  private static let settings = Set(
    ["COUNT", "LOG", "LEVEL", "FILE", "CODE", "NUMBER", "MESSAGE", "HANDLER", "STATE", "TEXT", "MODE", "FLAG", "PAGE"]
      .map { Array($0.utf8) })
  /// Names that are not all in capitals: `JET_errDiskFull`.
  private static let mixedFamilies = ["JET_err", "DRAERR_"].map { Array($0.utf8) }

  private static let families = [
    "ERROR_", "STATUS_", "E_", "DNS_ERROR_", "RPC_S_", "RPC_X_", "EPT_S_", "WSAE", "JET_ERR", "LDAP_ERR",
    "KDC_ERR_", "KRB_AP_ERR_", "KRB_ERR_", "KRB_APP_ERR_", "KRB5KDC_ERR_", "NERR_", "RPC_NT_", "FRS_ERR_",
    "EXCEPTION_ACCESS_", "EXCEPTION_STACK_", "EXCEPTION_INT_", "EXCEPTION_FLT_",
  ].map { Array($0.utf8) }

  /// Functions, counters and settings that are named as errors are.
  private static let notErrors = Set(
    [
      "ERROR_NUMBER", "ERROR_MESSAGE", "ERROR_SEVERITY", "ERROR_STATE", "ERROR_LINE", "ERROR_PROCEDURE", "ERROR_CODE",
      "ERROR_LOG", "ERROR_SUCCESS", "STATUS_SUCCESS", "STATUS_CODE", "ERROR_REPORTED", "ERROR_COUNT", "STATUS_TEXT",
      "NERR_Success", "JET_errSuccess",
    ].map { Array($0.utf8) })
}

/// Names of bug checks beside their numbers.
enum BugCheckNames {
  /// The name of a bug check is its entity only where the text gives no number; else the name is a symbol. A number that
  /// the text calls both a bug check and an error is the bug check.
  static func settle(_ mentions: inout [Mention]) {
    let names = Set(
      mentions.lazy.filter { $0.entity.kind == .stop && $0.entity.value.hasPrefix("0x") }
        .flatMap { $0.entity.meanings.map(\.symbol) })
    guard !names.isEmpty else { return }
    let numbers = Set(mentions.lazy.filter { $0.entity.kind == .stop }.map(\.entity.value))
    for index in mentions.indices where mentions[index].entity.kind == .code {
      // `Error code 0000000A` beside `Stop 0x0000000A`.
      if numbers.contains(mentions[index].entity.value) { mentions[index].entity.kind = .stop }
    }
    for index in mentions.indices where mentions[index].entity.kind == .stop {
      if names.contains(mentions[index].entity.value.uppercased()) { mentions[index].entity.kind = .symbol }
    }
  }
}
