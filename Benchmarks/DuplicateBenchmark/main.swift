/// Usage: DuplicateBenchmark [ARTICLES]. Near-duplicates among made-up articles: recall by how many words were changed, and the time of
/// sketches and of the search at an eighth, a quarter, a half and all of ARTICLES (100,000).
import Check

/// Numbers that are the same in every run (SplitMix64).
struct Numbers {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) >> 33) % bound
  }

  /// Words as texts have them: few are frequent, many are rare.
  mutating func words(_ count: Int) -> [Int] { (0..<count).map { _ in next(next(next(20_000) + 1) + 1) } }

  mutating func changed(_ words: [Int], percent: Int) -> [Int] {
    words.map { next(100) < percent ? 20_000 + next(20_000) : $0 }
  }
}

func text(_ words: [Int]) -> [UInt8] { Array(words.map { "w\($0)" }.joined(separator: " ").utf8) }
func padded(_ value: some CustomStringConvertible, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - value.description.count)) + value.description
}
func seconds(_ duration: Duration) -> Double { Double(duration / .milliseconds(1)).rounded() / 1000 }

print("changed  pairs  in common  at least half  found of them  found of all")
var numbers = Numbers(state: 1)
for percent in stride(from: 5, through: 60, by: 5) {
  var texts: [[UInt8]] = []
  for _ in 0..<400 {
    let original = numbers.words(150 + numbers.next(900))
    texts.append(text(original))
    texts.append(text(numbers.changed(original, percent: percent)))
  }
  let sketches = texts.map { Sketch(text: $0) }
  let pairs = DuplicateSearch.candidates(sketches, groups: sketches.map { _ in 0 }).map { [$0.first, $0.second] }
  let found = Set(pairs)
  let overlaps = stride(from: 0, to: texts.count, by: 2).map {
    TextShingles(Sketch.shingles(of: texts[$0])).overlap(with: TextShingles(Sketch.shingles(of: texts[$0 + 1])))
  }
  let half = overlaps.indices.filter { overlaps[$0] >= DuplicateSearch.threshold }
  let recalled = half.count { found.contains([2 * $0, 2 * $0 + 1]) }
  let all = overlaps.indices.count { found.contains([2 * $0, 2 * $0 + 1]) }
  let mean = overlaps.reduce(0, +) / Double(overlaps.count)
  print(
    padded("\(percent) %", 7), padded(overlaps.count, 6), padded((mean * 100).rounded() / 100, 10),
    padded(half.count, 14),
    padded(half.isEmpty ? "-" : "\((Double(recalled) / Double(half.count) * 1000).rounded() / 1000)", 14),
    padded(all, 13))
}

let most = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
print("\narticles  sketches s  search s  candidates")
let clock = ContinuousClock()
for count in [most / 8, most / 4, most / 2, most] {
  var numbers = Numbers(state: 2)
  var sketches: [Sketch] = []
  // Ten in a hundred are near-duplicates of an earlier one; all share the words of a template.
  let template = numbers.words(60)
  var last: [Int] = []
  var making = Duration.zero
  for number in 0..<count {
    let words = number % 10 == 9 ? numbers.changed(last, percent: 10) : template + numbers.words(300)
    last = words
    let bytes = text(words)
    making += clock.measure { sketches.append(Sketch(text: bytes)) }
  }
  var candidates = 0
  let searching = clock.measure {
    candidates = DuplicateSearch.candidates(sketches, groups: Array(repeating: 0, count: count)).count
  }
  print(padded(count, 8), padded(seconds(making), 11), padded(seconds(searching), 9), padded(candidates, 11))
}
