/// A small stand-in for the set of an article's shingles: two sketches agree in as large a part as their sets do (Jaccard).
///
/// MinHash by one permutation (Li, Owen, Zhang 2012): a shingle's hash names its bin, and each bin keeps the least hash; empty
/// bins borrow from others by hashing (Shrivastava 2017), so that texts of few words have whole sketches, too.
package struct Sketch: Sendable {
  static let size = 256
  /// Texts with fewer different shingles are too short to be told apart.
  static let leastShingles = 40

  /// One hash a bin; empty for a text that is too short.
  let bins: [UInt32]

  /// - Parameter text: UTF-8.
  package init(text: [UInt8]) {
    var bins = [UInt32](repeating: .max, count: Self.size)
    var last: UInt64?
    bins.withUnsafeMutableBufferPointer { bins in
      TextTokens.forEach(in: text) { hash, _ in
        if let last {
          let shingle = TextTokens.mixed(last, hash)
          // Eight bits name one of `size` bins.
          let bin = Int(truncatingIfNeeded: shingle >> 56)
          bins[bin] = min(bins[bin], UInt32(truncatingIfNeeded: shingle) & 0x7FFF_FFFF)
        }
        last = hash
      }
    }
    // A set of so many leaves about so many bins filled; exact counting would need the set.
    let filled = bins.count { $0 != .max }
    self.bins = filled >= Self.leastShingles * 7 / 8 ? Self.densified(bins) : []
  }

  /// What texts are compared by: pairs of words, in Japanese of characters.
  package static func shingles(of text: [UInt8]) -> [UInt64] { TextTokens(text).shingles }

  private static func densified(_ bins: [UInt32]) -> [UInt32] {
    var result = bins
    for bin in bins.indices where bins[bin] == .max {
      var attempt: UInt64 = 1
      var other = bin
      while bins[other] == .max {
        other = Int(truncatingIfNeeded: TextTokens.mixed(UInt64(bin) + 1, attempt) >> 56)
        attempt += 1
      }
      result[bin] = bins[other]
    }
    return result
  }

  /// How much two sets have in common, from 0 to 1, with a standard error of about 0.03.
  func similarity(to other: Sketch) -> Double {
    guard !bins.isEmpty, bins.count == other.bins.count else { return 0 }
    var same = 0
    for index in bins.indices { same += bins[index] == other.bins[index] ? 1 : 0 }
    return Double(same) / Double(bins.count)
  }

  static let rows = 4
  static let bandCount = size / rows

  /// The key of a band: sketches with the same key are looked at as a pair. With 64 bands of 4 rows, sets that have half in common
  /// share a key with a probability of 0.98, unrelated ones (0.03) of 0.00005.
  func key(ofBand band: Int) -> UInt64 {
    var key = UInt64(band)
    for row in 0..<Self.rows { key = TextTokens.mixed(key, UInt64(bins[band * Self.rows + row])) }
    return key
  }
}
