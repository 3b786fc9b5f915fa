import Diagnostics

/// Names of Microsoft's products in a text: `Windows Server 2012 R2`, `SQL Server 2019`, `Windows 11`.
package enum ProductNames {
  /// Families with their versions, longer names first.
  private static let families: [(name: String, versions: [String])] = [
    ("Windows Server", ["2003", "2008", "2012", "2016", "2019", "2022", "2025"]),
    ("SQL Server", ["2005", "2008", "2012", "2014", "2016", "2017", "2019", "2022", "2025"]),
    ("Exchange Server", ["2007", "2010", "2013", "2016", "2019"]),
    ("SharePoint Server", ["2010", "2013", "2016", "2019"]),
    ("Visual Studio", ["2010", "2012", "2013", "2015", "2017", "2019", "2022"]),
    ("Windows", ["XP", "Vista", "7", "8.1", "8", "10", "11"]),
  ]

  /// - Returns: names as a site writes them, in the order of the text, each once, at most six.
  package static func found(in text: String) -> [String] {
    var found: [(offset: Int, name: String)] = []
    let bytes = Array(text.halfWidth.replacing("\u{A0}", with: " ").utf8)
    for (family, versions) in families {
      for start in places(of: Array(family.utf8), in: bytes) {
        let rest = bytes[(start + family.utf8.count)...]
        for version in versions {
          guard rest.starts(with: [UInt8(ascii: " ")] + Array(version.utf8)) else { continue }
          let end = rest.dropFirst(version.utf8.count + 1)
          guard !isWord(end.first) else { continue }
          let isSecond = end.starts(with: " R2".utf8) && !isWord(end.dropFirst(3).first)
          found.append((start, "\(family) \(version)" + (isSecond ? " R2" : "")))
          break
        }
      }
    }
    var seen: Set<String> = []
    return found.sorted { $0.offset < $1.offset }.map(\.name).filter { seen.insert($0).inserted }.prefix(6).map(\.self)
  }

  private static func isWord(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  private static func places(of word: [UInt8], in bytes: [UInt8]) -> [Int] {
    guard let first = word.first else { return [] }
    return bytes.indices.filter {
      bytes[$0] == first && bytes[$0...].starts(with: word) && ($0 == 0 || !isWord(bytes[$0 - 1]))
    }
  }
}

extension String {
  /// With digits and Latin letters in half width: `２０１２ Ｒ２` is `2012 R2`.
  var halfWidth: String {
    guard unicodeScalars.contains(where: { (0xFF10...0xFF5A).contains($0.value) }) else { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars { scalars.append(Words.folded(scalar)) }
    return String(scalars)
  }
}
