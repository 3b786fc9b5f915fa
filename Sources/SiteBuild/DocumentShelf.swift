import CSystem
import Glibc
import Markdown
import Synchronization

/// Keeps the texts of articles between reading and rendering: in memory while there is room, the others in a file that has no
/// name and is gone with the process.
final class DocumentShelf: Sendable {
  /// Where a document is.
  enum Place: Sendable {
    case memory(MarkdownDocument)
    case file(offset: Int, nodes: Int, bytes: Int)
  }

  private let budget: MemoryBudget
  /// -1 where no file could be made: then everything is kept in memory.
  private let descriptor: Int32
  private let end = Atomic<Int>(0)

  /// - Parameters:
  ///   - folder: on a file system that has room for the site.
  ///   - memory: bytes of texts that are kept in memory.
  init(folder: String, memory: Int = 128 << 20) {
    budget = MemoryBudget(memory)
    descriptor = open(folder, Int32(casebook_open_unnamed) | O_RDWR | O_CLOEXEC, 0o600)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Safe to call from any thread.
  func put(_ document: MarkdownDocument) -> Place {
    let sizes = (nodes: document.nodes.count * MemoryLayout<Node>.stride, bytes: document.text.count)
    guard descriptor >= 0, !budget.takes(sizes.nodes + sizes.bytes) else { return .memory(document.compact) }
    let offset = end.add(sizes.nodes + sizes.bytes, ordering: .relaxed).oldValue
    // Nodes are plain bytes, and only this process reads them.
    let isWritten =
      document.nodes.withUnsafeBytes { write($0, at: offset) }
      && document.text.withUnsafeBytes { write($0, at: offset + sizes.nodes) }
    return isWritten
      ? .file(offset: offset, nodes: document.nodes.count, bytes: document.text.count) : .memory(document.compact)
  }

  /// Safe to call from any thread.
  /// - Throws: where the file cannot be read back.
  func get(_ place: Place) throws(FileError) -> MarkdownDocument {
    switch place {
    case .memory(let document): return document
    case .file(let offset, let nodes, let bytes):
      let size = nodes * MemoryLayout<Node>.stride
      var isRead = true
      let tree = [Node](unsafeUninitializedCapacity: nodes) { buffer, count in
        isRead = read(UnsafeMutableRawBufferPointer(buffer), at: offset)
        count = isRead ? nodes : 0
      }
      let text = [UInt8](unsafeUninitializedCapacity: bytes) { buffer, count in
        isRead = isRead && read(UnsafeMutableRawBufferPointer(buffer), at: offset + size)
        count = isRead ? bytes : 0
      }
      guard isRead else { throw FileError("read back", "the texts that were put away", code: EIO) }
      return MarkdownDocument(nodes: tree, text: text)
    }
  }

  private func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    var done = 0
    while done < bytes.count, let base = bytes.baseAddress {
      let written = pwrite(descriptor, base + done, bytes.count - done, offset + done)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      done += written
    }
    return true
  }

  /// Fills the whole buffer; each caller's has the size that was written at the offset.
  private func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Bool {
    let size = buffer.count
    var done = 0
    while done < size, let base = buffer.baseAddress {
      let got = pread(descriptor, base + done, size - done, offset + done)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return false }
      done += got
    }
    return true
  }
}

extension MarkdownDocument {
  /// Without the room that arrays keep for growing.
  fileprivate var compact: MarkdownDocument {
    MarkdownDocument(
      nodes: [Node](unsafeUninitializedCapacity: nodes.count) { $1 = $0.initialize(fromContentsOf: nodes) },
      text: [UInt8](unsafeUninitializedCapacity: text.count) { $1 = $0.initialize(fromContentsOf: text) })
  }
}
