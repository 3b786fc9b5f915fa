import Entities
import Foundation

/// How fast one core scans texts that lie in memory; the bound is 150 MB a second (MB: a million bytes).
struct ScanSpeed {
  private let corpus: Corpus
  private static let bound = 150.0

  init(_ folders: [String]) { corpus = Corpus(folders) }

  /// - Returns: whether the median of the rounds keeps the bound.
  func run(rounds: Int) -> Bool {
    let scanner = EntityScanner()
    var speeds: [Double] = []
    var found = 0
    for _ in 0..<max(rounds, 1) {
      found = 0
      // Processor time: other programs on the machine do not count.
      let start = clock()
      for text in corpus.texts { found += scanner.scan(text).count }
      speeds.append(Double(corpus.bytes) / 1e6 / (Double(clock() - start) / Double(CLOCKS_PER_SEC)))
    }
    let median = speeds.sorted()[speeds.count / 2]
    print(
      "\(corpus.texts.count) texts, \(corpus.bytes / 1_000_000) MB, \(found) mentions: \(Int(median)) MB/s (bound \(Int(Self.bound)))"
    )
    return median >= Self.bound
  }
}
