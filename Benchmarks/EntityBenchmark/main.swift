/// Measures and shakes the entity scanner: `speed FOLDER…`, `round-trip [--count N]`, `fuzz FOLDER… [--inputs N] [--seed N]`.
import Foundation

var arguments = Array(CommandLine.arguments.dropFirst())
let command = arguments.isEmpty ? "" : arguments.removeFirst()
var options: [String: Int] = [:]
var folders: [String] = []
while !arguments.isEmpty {
  let argument = arguments.removeFirst()
  if argument.hasPrefix("--"), let value = arguments.first.flatMap({ Int($0) }) {
    options[String(argument.dropFirst(2))] = value
    arguments.removeFirst()
  } else {
    folders.append(argument)
  }
}
switch command {
case "speed": exit(ScanSpeed(folders).run(rounds: options["rounds"] ?? 5) ? 0 : 1)
case "round-trip": exit(RoundTrip.run(count: options["count"] ?? 1 << 32) ? 0 : 1)
case "fuzz":
  var fuzzer = Fuzzer(folders, seed: options["seed"] ?? 1)
  fuzzer.run(inputs: options["inputs"] ?? 10_000_000)
default:
  print(
    "usage: EntityBenchmark speed FOLDER… [--rounds N] | round-trip [--count N] | fuzz FOLDER… [--inputs N] [--seed N]")
  exit(64)
}
