import CrossReferences
import Diagnostics
import Foundation
import Glibc
import Markdown

/// What parsing gave for the articles of a site when it was last previewed, so that a preview starts sooner: only a shortcut. An
/// article is taken from it only while its file is the one that was parsed, by this program and configuration.
///
/// The file: magic, stamp, place, length and digest of the table; for each article its bytes, with their own digest in the table; the
/// table.
final class ParseCache: Sendable {
  struct Key: Sendable {
    let path: String
    /// Of the program and of all that parsing depends on beside the article.
    let stamp: UInt64
  }

  private struct Row {
    let status: Files.Status
    let fingerprint: UInt64
    /// Where the bytes lie in the file.
    let bytes: Range<Int>
    let digest: UInt64
  }

  private static let magic = Array("casebook parsed4".utf8)
  private static let headSize = 48
  /// A larger cache is none: sites of half a million articles do without.
  private static let limit = 1 << 32
  /// Articles whose bytes are in memory at once while the file is written.
  private static let chunk = 512

  private let descriptor: Int32
  private let rows: [String: Row]

  /// - Returns: nil where there is none that fits.
  init?(_ key: Key) {
    descriptor = open(key.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    guard let rows = Self.rows(descriptor, stamp: key.stamp) else {
      close(descriptor)
      return nil
    }
    self.rows = rows
  }

  deinit { close(descriptor) }

  private static func rows(_ descriptor: Int32, stamp: UInt64) -> [String: Row]? {
    guard let head = read(descriptor, 0..<headSize), head.starts(with: magic), number(head, 16) == stamp,
      case let place = Int(truncatingIfNeeded: number(head, 24)), (headSize...limit).contains(place),
      case let length = Int(truncatingIfNeeded: number(head, 32)), (0...limit).contains(length),
      let table = read(descriptor, place..<place + length), digest(table) == number(head, 40)
    else { return nil }
    var reader = ByteReader(table)
    var rows: [String: Row] = [:]
    var start = headSize
    do throws(ByteReader.Damaged) {
      while !reader.isAtEnd {
        let path = try reader.read(String.self)
        let status = Files.Status(file: try reader.read([Int].self))
        let (fingerprint, length, digest) = (try reader.number(), try reader.read(Int.self), try reader.number())
        guard let status, (0...limit).contains(length) else { return nil }
        rows[path] = Row(status: status, fingerprint: fingerprint, bytes: start..<start + length, digest: digest)
        start += length
      }
      return rows
    } catch {
      return nil
    }
  }

  /// The fingerprint of an article whose file is the one that was parsed.
  func fingerprint(of path: String, _ status: Files.Status) -> UInt64? {
    rows[path].flatMap { $0.status == status ? $0.fingerprint : nil }
  }

  /// What parsing an article gave, and the files that it includes or would: lower-case paths with the fingerprints of what was there.
  struct Parsed: Sendable {
    let result: ArticleStage.Result
    let includes: [String]
    /// 0 where there was no such file.
    let fingerprints: [Int]
  }

  /// - Returns: nil for what is not there, or damaged.
  func article(at path: String) -> Parsed? {
    guard let row = rows[path], let bytes = Self.read(descriptor, row.bytes), Self.digest(bytes) == row.digest else {
      return nil
    }
    var reader = ByteReader(bytes)
    do throws(ByteReader.Damaged) {
      let (article, document) = (try reader.read(ExtractedArticle?.self), try reader.read(MarkdownDocument?.self))
      let result = ArticleStage.Result(
        article: article, document: document, withheld: try reader.read(), diagnostics: try reader.read())
      return Parsed(result: result, includes: try reader.read(), fingerprints: try reader.read())
    } catch {
      return nil
    }
  }

  // MARK: - Writing

  /// The time by the clock of the cache's file system, in nanoseconds since 1970; nil where nothing can be written there.
  static func start(_ key: Key) -> Int? {
    let draft = "\(key.path).\(getpid())"
    defer { try? Files.remove(draft) }
    guard (try? Files.write([], to: draft)) != nil else { return nil }
    return (try? Files.status(of: draft))?.modified
  }

  /// An article to be kept.
  struct Kept: Sendable {
    let path: String
    let status: Files.Status
    let fingerprint: UInt64
    let parsed: Parsed
  }

  /// A cache that cannot be written is none.
  /// - Parameters:
  ///   - goesOn: whether it is still wanted.
  ///   - article: the article of an index; nil for one that is not to be kept.
  static func store(_ key: Key, count: Int, goesOn: () -> Bool, _ article: (Int) -> Kept?) {
    let draft = "\(key.path).\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let isWritten = write(key, count, goesOn, article, to: descriptor)
    close(descriptor)
    if isWritten { try? Files.rename(draft, to: key.path) } else { try? Files.remove(draft) }
  }

  private static func write(
    _ key: Key, _ count: Int, _ goesOn: () -> Bool, _ article: (Int) -> Kept?, to descriptor: Int32
  ) -> Bool {
    var (table, end) = ([UInt8](), headSize)
    for start in stride(from: 0, to: count, by: chunk) {
      guard goesOn() else { return false }
      let parts = (start..<min(start + chunk, count)).compactMap { article($0).map(encoded) }
      let bytes = parts.flatMap(\.bytes)
      guard end + bytes.count < limit, write(bytes, to: descriptor, at: end) else { return false }
      table += parts.flatMap(\.row)
      end += bytes.count
    }
    var head = magic
    for number in [key.stamp, UInt64(end), UInt64(table.count), digest(table)] {
      withUnsafeBytes(of: number.littleEndian) { head += $0 }
    }
    return write(table, to: descriptor, at: end) && write(head, to: descriptor, at: 0)
  }

  private static func encoded(_ kept: Kept) -> (row: [UInt8], bytes: [UInt8]) {
    var (row, bytes) = (ByteWriter(), ByteWriter())
    let result = kept.parsed.result
    bytes.put(result.article, result.document, result.withheld, result.diagnostics)
    bytes.put(kept.parsed.includes, kept.parsed.fingerprints)
    row.put(kept.path, kept.status.numbers)
    row.put(number: kept.fingerprint)
    row.put(bytes.bytes.count)
    row.put(number: digest(bytes.bytes))
    return (row.bytes, bytes.bytes)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, at place: Int) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let written = pwrite(descriptor, base + done, buffer.count - done, off_t(place + done))
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return false }
        done += written
      }
      return true
    }
  }

  private static func digest(_ bytes: [UInt8]) -> UInt64 {
    var print = Fingerprint()
    print.combine(bytes)
    return print.value
  }

  private static func number(_ bytes: [UInt8], _ offset: Int) -> UInt64 {
    bytes[offset..<offset + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// - Returns: nil where so many bytes are not there.
  private static func read(_ descriptor: Int32, _ range: Range<Int>) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < range.count, let base = buffer.baseAddress {
        let got = pread(descriptor, base + count, range.count - count, range.lowerBound + count)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return }
        count += got
      }
    }
    return bytes.count == range.count ? bytes : nil
  }
}

extension ParseCache.Key {
  /// - Returns: nil where the user has no folder for caches.
  init?(_ source: SiteSource, _ options: SiteBuilder.Options) {
    guard let folder = BuildCache.folder else { return nil }
    var name = Fingerprint()
    name.combine(Files.realPath(source.articleFolder) ?? source.articleFolder)
    path = "\(folder)/\(String(name.value, radix: 16)).parsed"
    var stamp = Fingerprint()
    stamp.combine(InputFingerprint.program())
    stamp.combine(source.configurationBytes)
    stamp.combine("\(options.today)|\(options.includesDrafts)|\(options.audience)")
    self.stamp = stamp.value
  }
}
