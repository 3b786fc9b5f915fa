/// Shakes and measures the import: `fuzz FOLDER… [--bytes N] [--seed N]`, `hostile`, `speed FOLDER…`.
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
case "fuzz":
  var fuzzer = ImportFuzzer(folders, seed: options["seed"] ?? 1)
  fuzzer.run(bytes: options["bytes"] ?? 10_000_000)
case "hostile": HostileTexts.run(size: options["size"] ?? 1_000_000)
case "speed": ImportSpeed.run(folders)
default:
  print("usage: ImportBenchmark fuzz FOLDER… [--bytes N] [--seed N] | hostile [--size N] | speed FOLDER…")
  exit(64)
}
