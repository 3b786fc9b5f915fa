/// The size of an SVG picture: its `width` and `height` in pixels, else the ones of its `viewBox`.
enum SVGSize {
  static func read(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    let text = String(decoding: bytes.prefix(16 * 1024), as: UTF8.self)
    guard let start = text.firstRange(of: "<svg"), let end = text[start.upperBound...].firstIndex(of: ">") else {
      return nil
    }
    let tag = text[start.upperBound..<end]
    if let width = length(of: "width", in: tag), let height = length(of: "height", in: tag) { return (width, height) }
    let box = (value(of: "viewBox", in: tag) ?? "").split { $0 == " " || $0 == "," }.compactMap { Double($0) }
    guard box.count == 4, box[2] >= 1, box[3] >= 1, box[2] < 1e6, box[3] < 1e6 else { return nil }
    return (Int(box[2].rounded()), Int(box[3].rounded()))
  }

  /// Pixels; nil for other units.
  private static func length(of name: String, in tag: Substring) -> Int? {
    guard var value = value(of: name, in: tag) else { return nil }
    if value.hasSuffix("px") { value.removeLast(2) }
    guard let number = Double(value), number >= 1, number < 1e6 else { return nil }
    return Int(number.rounded())
  }

  private static func value(of name: String, in tag: Substring) -> Substring? {
    for quote in ["\"", "'"] {
      for blank in [" ", "\n", "\t"] {
        guard let start = tag.firstRange(of: "\(blank)\(name)=\(quote)") else { continue }
        let rest = tag[start.upperBound...]
        return rest.firstRange(of: quote).map { rest[..<$0.lowerBound] }
      }
    }
    return nil
  }
}
