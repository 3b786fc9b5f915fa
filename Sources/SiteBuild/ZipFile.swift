import CZlib
import Glibc

/// The files of a site to one zip file (APPNOTE 6.3, with Zip64 where it must be). The same files give the same bytes: sorted names,
/// one fixed time.
struct ZipFile {
  /// A file as it stands in the zip file.
  private struct Entry: Sendable {
    var name: [UInt8]
    var crc: UInt32
    var size: Int
    var packed: [UInt8]
    var isDeflated: Bool
    var offset = 0
  }

  private static let batch = 256
  private static let large = 0xFFFF_FFFF

  /// - Parameters:
  ///   - paths: below the folder.
  ///   - target: replaced in one step when the new file is whole.
  static func write(_ paths: [String], of folder: String, to target: String, map: ParallelMap) throws(FileError) {
    let draft = "\(target).\(getpid())"
    do throws(FileError) {
      try write(sorted: paths.sorted(), of: folder, to: draft, map)
      try Files.rename(draft, to: target)
    } catch {
      try? Files.remove(draft)
      throw error
    }
  }

  private static func write(
    sorted paths: [String], of folder: String, to draft: String, _ map: ParallelMap
  ) throws(FileError) {
    let output = try Files.Output(path: draft)
    defer { output.close() }
    var directory: [UInt8] = []
    var offset = 0
    for start in stride(from: 0, to: paths.count, by: batch) {
      let part = paths[start..<min(start + batch, paths.count)]
      let entries = map(part.count) { index in Self.entry(part[start + index], of: folder) }
      var bytes: [UInt8] = []
      for result in entries {
        var entry = try result.get()
        entry.offset = offset + bytes.count
        bytes += localHeader(of: entry)
        bytes += entry.packed
        directory += directoryHeader(of: entry)
      }
      try output.write(bytes)
      offset += bytes.count
    }
    try output.write(directory + end(count: paths.count, size: directory.count, offset: offset))
    try output.finish()
  }

  private static func entry(_ path: String, of folder: String) -> Result<Entry, FileError> {
    do throws(FileError) {
      let bytes = try Files.read(folder + "/" + path)
      guard bytes.count < large else { throw FileError("pack", path, code: EFBIG) }
      let crc = bytes.withUnsafeBufferPointer { UInt32(crc32(0, $0.baseAddress, UInt32($0.count))) }
      let packed = deflated(bytes)
      let isSmaller = packed.map { $0.count < bytes.count } ?? false
      return .success(
        Entry(
          name: Array(path.utf8), crc: crc, size: bytes.count, packed: isSmaller ? packed ?? bytes : bytes,
          isDeflated: isSmaller))
    } catch {
      return .failure(error)
    }
  }

  /// - Returns: nil where zlib refuses; then the file is stored as it is.
  private static func deflated(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    guard casebook_deflate_begin(&stream) == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    var isDone = false
    let packed = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      bytes.withUnsafeBufferPointer { input in
        // zlib only reads its input, though its type does not say so.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(bound)
        isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END
      }
      count = isDone ? bound - Int(stream.avail_out) : 0
    }
    return isDone ? packed : nil
  }

  // MARK: - Records

  /// 1 January 1980, the first day that a zip file knows.
  private static let day = 0x21
  /// Names are UTF-8.
  private static let flags = 0x800

  private static func localHeader(of entry: Entry) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendNumber(0x0403_4B50, 4)
    bytes.appendNumber(20, 2)
    appendFacts(of: entry, to: &bytes)
    bytes.appendNumber(0, 2)
    return bytes + entry.name
  }

  private static func appendFacts(of entry: Entry, to bytes: inout [UInt8]) {
    bytes.appendNumber(flags, 2)
    bytes.appendNumber(entry.isDeflated ? 8 : 0, 2)
    bytes.appendNumber(0, 2)
    bytes.appendNumber(day, 2)
    bytes.appendNumber(Int(entry.crc), 4)
    bytes.appendNumber(entry.packed.count, 4)
    bytes.appendNumber(entry.size, 4)
    bytes.appendNumber(entry.name.count, 2)
  }

  private static func directoryHeader(of entry: Entry) -> [UInt8] {
    let isFar = entry.offset >= large
    var bytes: [UInt8] = []
    bytes.appendNumber(0x0201_4B50, 4)
    // Made by a Unix system, so that the mode counts.
    bytes.appendNumber(0x0300 | (isFar ? 45 : 20), 2)
    bytes.appendNumber(isFar ? 45 : 20, 2)
    appendFacts(of: entry, to: &bytes)
    bytes.appendNumber(isFar ? 12 : 0, 2)
    // No comment, first disk, no inner attributes.
    bytes.appendNumber(0, 6)
    bytes.appendNumber(0o100644 << 16, 4)
    bytes.appendNumber(min(entry.offset, large), 4)
    bytes += entry.name
    if isFar {
      bytes.appendNumber(1, 2)
      bytes.appendNumber(8, 2)
      bytes.appendNumber(entry.offset, 8)
    }
    return bytes
  }

  private static func end(count: Int, size: Int, offset: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    if count >= 0xFFFF || size >= large || offset >= large {
      bytes.appendNumber(0x0606_4B50, 4)
      bytes.appendNumber(44, 8)
      bytes.appendNumber(45, 2)
      bytes.appendNumber(45, 2)
      bytes.appendNumber(0, 8)
      for number in [count, count, size, offset] { bytes.appendNumber(number, 8) }
      bytes.appendNumber(0x0706_4B50, 4)
      bytes.appendNumber(0, 4)
      bytes.appendNumber(offset + size, 8)
      bytes.appendNumber(1, 4)
    }
    bytes.appendNumber(0x0605_4B50, 4)
    bytes.appendNumber(0, 4)
    bytes.appendNumber(min(count, 0xFFFF), 2)
    bytes.appendNumber(min(count, 0xFFFF), 2)
    bytes.appendNumber(min(size, large), 4)
    bytes.appendNumber(min(offset, large), 4)
    bytes.appendNumber(0, 2)
    return bytes
  }
}

extension [UInt8] {
  /// Little-endian.
  fileprivate mutating func appendNumber(_ number: Int, _ count: Int) {
    for place in 0..<count { append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }
}
