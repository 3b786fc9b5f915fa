/// One way in which texts name an entity: the words that stand before or after a number and what the number then is.
struct ContextRule: Sendable {
  enum Meaning {
    case event, kb, ownKB, code, stop
    /// Looks like an entity, but is none: `process ID 1057`.
    case nothing
  }

  /// Shapes of numbers that a rule takes.
  struct Forms: OptionSet {
    let rawValue: UInt8
    /// 1 to 5 digits, at most 65535.
    static let short = Forms(rawValue: 1)
    /// 6 or 7 digits, as KB numbers have since 2000.
    static let kb = Forms(rawValue: 2)
    /// 5 digits, as old KB numbers have; such a number is `short`, too, where it is at most 65535.
    static let oldKB = Forms(rawValue: 32)
    /// Any other decimal that 32 bits hold, of either sign.
    static let long = Forms(rawValue: 4)
    static let hex = Forms(rawValue: 8)
    /// Eight digits as in `8009030d`.
    static let bareHex = Forms(rawValue: 16)
    static let any: Forms = [.short, .kb, .oldKB, .long, .hex, .bareHex]
  }

  /// As `casebook entities --explain` shows it.
  let name: String
  let meaning: Meaning
  let forms: Forms
  /// Lower-case words that stand directly before the number but for separators; a blank stands for any blanks or none.
  var before: [String] = []
  /// Words that stand directly after it.
  var after: [String] = []
  /// Values that lists continue: `1057, 1058 and 1059`.
  var continues = true
  /// Decimals of fewer digits are none: `Error message 1` counts messages.
  var leastDigits = 1
  /// Words for errors must stand near, too: `コード 27` alone is any code.
  var needsErrorNear = false
  /// The words start with a capital: `Msg 8921` is SQL Server's, `msg 12` a command.
  var startsWithCapital = false
  /// A text with the found value in brackets.
  let example: String
  /// A text in which the rule finds nothing.
  let counterExample: String

  /// All rules; of several whose words stand before a number, the longest words decide, then this order.
  static let all: [ContextRule] = eventRules + kbRules + stopRules + codeRules + lookAlikeRules
}
