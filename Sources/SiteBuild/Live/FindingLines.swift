import Diagnostics

/// A finding with the lines of the file around it.
enum FindingLines {
  private static let around = 2
  private static let lineLength = 400

  /// - Parameter file: where the text is.
  static func explained(_ finding: Diagnostic, file: String) -> LivePageStatus.Finding {
    guard let line = finding.position?.line, let bytes = try? Files.read(file, limit: 16 << 20) else {
      return LivePageStatus.Finding(diagnostic: finding, excerpt: [], firstLine: 1)
    }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let first = max(line - 1 - around, 0)
    let excerpt = lines.dropFirst(first).prefix(line + around - first).map { line in
      String(decoding: line.prefix(lineLength).filter { $0 >= 0x20 || $0 == 0x09 }, as: UTF8.self)
    }
    return LivePageStatus.Finding(diagnostic: finding, excerpt: excerpt, firstLine: first + 1)
  }
}
