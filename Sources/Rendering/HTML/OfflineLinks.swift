/// Makes a page fit for reading from a disk: links that lead to a folder, which a server answers with its page, name the page's file.
enum OfflineLinks {
  private static let attributes: [[UInt8]] = [Array(" href=\"".utf8), Array(" action=\"".utf8)]
  private static let name = Array("index.html".utf8)

  static func named(_ html: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(html.count + html.count / 32)
    var copied = 0
    var index = 0
    while index < html.count {
      guard html[index] == 0x20, let attribute = attributes.first(where: { html[index...].starts(with: $0) }) else {
        index += 1
        continue
      }
      let start = index + attribute.count
      let end = html[start...].firstIndex(of: UInt8(ascii: "\"")) ?? html.count
      index = end
      guard let place = placeOfName(html[start..<end]) else { continue }
      result += html[copied..<place]
      if place > start, html[place - 1] != UInt8(ascii: "/") { result.append(UInt8(ascii: "/")) }
      result += name
      copied = place
    }
    return result + html[copied...]
  }

  /// Where a reference lacks the file's name; nil where it leads to a file, to a place on the page or to another host.
  private static func placeOfName(_ reference: ArraySlice<UInt8>) -> Int? {
    let end = reference.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } ?? reference.endIndex
    let path = reference[..<end]
    guard let last = path.last, !path.contains(UInt8(ascii: ":")), !path.starts(with: "//".utf8) else { return nil }
    if last == UInt8(ascii: "/") { return end }
    let part = path[((path.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex - 1) + 1)...]
    return part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) ? end : nil
  }
}
