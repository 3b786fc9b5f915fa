/// What an answer holds behind its head.
enum ReplyBody: Sendable {
  case bytes([UInt8])
  /// A part of a file, which is read as it is sent.
  case file(OpenFile, Range<Int>)

  /// In bytes.
  var count: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .file(_, let range): range.count
    }
  }

  /// What is sent at once with the head.
  var bytes: [UInt8] {
    if case .bytes(let bytes) = self { bytes } else { [] }
  }

  /// - Parameter range: within the body.
  func part(_ range: Range<Int>) -> ReplyBody {
    switch self {
    case .bytes(let bytes): .bytes(Array(bytes[range]))
    case .file(let file, let own): .file(file, own.lowerBound + range.lowerBound..<own.lowerBound + range.upperBound)
    }
  }
}
