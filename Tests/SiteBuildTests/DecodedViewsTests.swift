import Foundation
import Testing

@testable import SiteBuild

/// A text is found in whatever form it stands in a file.
@Suite struct DecodedViewsTests {
  private static let secret = "Die Kennung ist 機密-0815 & <geheim>"

  private func finds(_ bytes: [UInt8], _ text: String = Self.secret) -> Bool {
    let search = ByteSearch([Array(text.lowercasedASCII.utf8)])
    var isFound = false
    DecodedViews.each(of: bytes) { view, _ in search.each(in: view) { _, _ in isFound = true } }
    return isFound
  }

  private static func encoded(_ body: (Unicode.Scalar) -> String) -> [UInt8] {
    Array(("x " + secret.unicodeScalars.map(body).joined() + " y").utf8)
  }

  private static let base64: [[UInt8]] = (0..<3).map { offset in
    Array(Data((String(repeating: "z", count: offset) + secret + "zzz").utf8).base64EncodedString().utf8)
  }

  @Test func itIsFoundAsItIs() {
    #expect(finds(Array("a \(Self.secret) b".utf8)))
    #expect(finds(Array(Self.secret.uppercased().utf8)))
    #expect(!finds(Array("a Die Kennung ist b".utf8)))
  }

  @Test(arguments: [
    encoded { "&#\($0.value);" }, encoded { "&#x\(String($0.value, radix: 16));" },
    encoded { scalar in scalar == "&" ? "&amp;" : scalar == "<" ? "&lt;" : scalar == ">" ? "&gt;" : String(scalar) },
    encoded { $0.isASCII ? "\\x" + String(format: "%02x", $0.value) : "\\u" + String(format: "%04X", $0.value) },
    encoded { "\\u{\(String($0.value, radix: 16))}" },
    encoded { String($0).utf8.map { String(format: "%%%02X", $0) }.joined() },
  ])
  func itIsFoundEscaped(bytes: [UInt8]) { #expect(finds(bytes)) }

  @Test func itIsFoundInBase64AtEachOffset() {
    for bytes in Self.base64 {
      #expect(finds(bytes))
      #expect(finds(Array("data:base64,".utf8) + bytes + Array(" b".utf8)))
      #expect(finds(Array("letters".utf8) + bytes))
    }
  }

  @Test func itIsFoundInGzip() throws {
    // `printf 'Die Kennung ist …' | gzip`, fixed and dynamic codes.
    for text in [Self.secret, String(repeating: "Zeile mit Text\n", count: 400) + Self.secret] {
      let packed = try gzip(Array(text.utf8))
      #expect(finds(packed))
      #expect(finds(Array("before".utf8) + packed))
      #expect(Inflate.gunzip(packed[...]) == Array(text.utf8))
    }
  }

  @Test func damagedGzipIsNoTrap() throws {
    let packed = try gzip(Array(String(repeating: Self.secret, count: 30).utf8))
    for length in 0..<packed.count { _ = Inflate.gunzip(packed[..<length]) }
    for index in packed.indices {
      var damaged = packed
      damaged[index] ^= 0x55
      _ = Inflate.gunzip(damaged[...])
    }
  }

  private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-c"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(bytes))
    try input.fileHandleForWriting.close()
    return Array(output.fileHandleForReading.readDataToEndOfFile())
  }
}
