import CSystem
import Glibc

/// The few calls of the operating system that reading and writing a site need. Paths are as the caller gives them.
package enum Files {
  package enum Kind: Sendable { case file, folder, link, other }

  package struct Status: Sendable, Hashable {
    package let kind: Kind
    /// Bytes.
    package let size: Int
    /// Nanoseconds since 1970.
    package let modified: Int
    /// When its name, rights or contents last changed; no program can set it.
    let changed: Int
    let device: UInt
    let inode: UInt
    /// How many names it has.
    let names: Int

    /// All that tells one state of a file from another, to be kept in a cache.
    var numbers: [Int] { [size, modified, changed, Int(bitPattern: device), Int(bitPattern: inode), names] }
  }

  /// - Returns: nil where nothing is there.
  package static func status(of path: String, followingLinks: Bool = true) throws(FileError) -> Status? {
    var status = stat()
    let result = followingLinks ? stat(path, &status) : lstat(path, &status)
    guard result == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw FileError("look at", path)
    }
    return Status(status)
  }

  /// The names in a folder, sorted by bytes, without `.` and `..`. Names that are not UTF-8 come as nil.
  package static func names(in folder: String) throws(FileError) -> [String?] {
    guard let stream = opendir(folder.isEmpty ? "." : folder) else { throw FileError("open the folder", folder) }
    defer { closedir(stream) }
    var names: [String?] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { ($0 ?? "") < ($1 ?? "") }
  }

  /// Reads a whole file that is a regular one; opening never blocks, not even on a FIFO.
  /// - Parameter limit: bytes read at the most.
  package static func read(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    try read(path, part: 0..<limit)
  }

  /// Reads as much of a part of a file as there is.
  package static func read(_ path: String, part: Range<Int>) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError("read", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError("read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileError("read", path, code: EINVAL) }
    let bytes = contents(of: descriptor, part: part.clamped(to: 0..<Int(status.st_size)))
    guard let bytes else { throw FileError("read", path) }
    return bytes
  }

  /// A file that shrinks while it is read gives what was there.
  private static func contents(of descriptor: Int32, part: Range<Int>) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: part.count) { buffer, count in
      count = 0
      while count < part.count, let base = buffer.baseAddress {
        let got = pread(descriptor, base + count, part.count - count, part.lowerBound + count)
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        guard got > 0 else { break }
        count += got
      }
    }
    return failed ? nil : bytes
  }

  /// A folder below which others are made: the way to it is looked up once, not for each file.
  package final class Folder: Sendable {
    let path: String
    fileprivate let descriptor: Int32

    package init(path: String) throws(FileError) {
      self.path = path
      descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileError("open the folder", path) }
    }

    deinit {
      if descriptor >= 0 { close(descriptor) }
    }
  }

  /// Creates or replaces a file; folders above it are made when missing.
  /// - Parameter folder: where the path begins; nil for the folder that the process stands in.
  /// - Returns: when it was changed, in nanoseconds since 1970.
  @discardableResult
  package static func write(_ bytes: [UInt8], to path: String, below folder: Folder? = nil) throws(FileError) -> Int {
    // One from the root would not lie below the folder.
    if folder != nil, path.utf8.first == UInt8(ascii: "/") {
      throw FileError("write", full(path, below: folder), code: EINVAL)
    }
    // Nearly every page has a folder of its own: made first, it saves an attempt. Other files lie beside one.
    if path.hasSuffix(".html") { try makeFolder(parent(of: path), below: folder) }
    var descriptor = openForWriting(path, below: folder)
    if descriptor < 0, errno == ENOENT {
      try makeFolder(parent(of: path), below: folder)
      descriptor = openForWriting(path, below: folder)
    }
    guard descriptor >= 0 else { throw FileError("write", full(path, below: folder)) }
    let code = writeAll(bytes, to: descriptor)
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    guard close(descriptor) == 0, code == 0, isKnown else {
      throw FileError("write", full(path, below: folder), code: code == 0 ? errno : code)
    }
    return Status(status).modified
  }

  /// Gives a file new contents at once or not at all; its permissions stay, and a link to it stays a link.
  package static func replace(_ path: String, by bytes: [UInt8]) throws(FileError) {
    let target = realPath(path) ?? path
    var status = stat()
    let mode = stat(target, &status) == 0 ? status.st_mode & 0o777 : 0o644
    let draft = "\(target).\(getpid()).tmp"
    do throws(FileError) {
      try write(bytes, to: draft)
      guard chmod(draft, mode) == 0 else { throw FileError("write", draft) }
      try rename(draft, to: target)
    } catch {
      unlink(draft)
      throw error
    }
  }

  /// Creates a file that is not there yet; folders above it are made when missing. A write that fails leaves nothing.
  /// - Returns: false where something is there: it stays as it is.
  package static func create(_ bytes: [UInt8], at path: String) throws(FileError) -> Bool {
    try makeFolder(parent(of: path))
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor < 0, errno == EEXIST { return false }
    guard descriptor >= 0 else { throw FileError("write", path) }
    let code = writeAll(bytes, to: descriptor)
    if close(descriptor) == 0, code == 0 { return true }
    let error = FileError("write", path, code: code == 0 ? errno : code)
    unlink(path)
    throw error
  }

  /// A new file that is written piece by piece.
  struct Output {
    private let path: String
    private let descriptor: Int32

    init(path: String) throws(FileError) {
      self.path = path
      descriptor = openForWriting(path)
      guard descriptor >= 0 else { throw FileError("write", path) }
    }

    func write(_ bytes: [UInt8]) throws(FileError) {
      let code = writeAll(bytes, to: descriptor)
      guard code == 0 else { throw FileError("write", path, code: code) }
    }

    /// Brings it to the disk: what the system could not write shows here at the latest.
    func finish() throws(FileError) {
      guard fsync(descriptor) == 0 else { throw FileError("write", path) }
    }

    func close() { _ = Glibc.close(descriptor) }
  }

  private static func openForWriting(_ path: String, below folder: Folder? = nil) -> Int32 {
    openat(folder?.descriptor ?? AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  }

  private static func full(_ path: String, below folder: Folder?) -> String {
    folder.map { "\($0.path)/\(path)" } ?? path
  }

  /// - Returns: 0, or the error's number.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let written = Glibc.write(descriptor, base + done, buffer.count - done)
        if written < 0, errno == EINTR { continue }
        if written < 0 { return errno }
        done += written
      }
      return 0
    }
  }

  /// Makes a folder and those above it; one that is there is no error.
  package static func makeFolder(_ path: String, below folder: Folder? = nil) throws(FileError) {
    let start = folder?.descriptor ?? AT_FDCWD
    if path.isEmpty || mkdirat(start, path, 0o755) == 0 { return }
    if errno == ENOENT {
      try makeFolder(parent(of: path), below: folder)
      if mkdirat(start, path, 0o755) == 0 { return }
    }
    guard errno == EEXIST else { throw FileError("make the folder", full(path, below: folder)) }
  }

  /// A new folder that only this user may look into.
  static func makeTemporaryFolder(in folder: String) throws(FileError) -> String {
    var template = Array("\(folder)/casebook-XXXXXX".utf8CString)
    guard template.withUnsafeMutableBufferPointer({ $0.baseAddress.flatMap { mkdtemp($0) } }) != nil else {
      throw FileError("make a folder in", folder)
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Prepares a folder for others that hold many files each: they are placed apart from one another.
  static func spreadFolders(in path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    casebook_spread_folders(descriptor)
    close(descriptor)
  }

  static func rename(_ old: String, to new: String) throws(FileError) {
    guard Glibc.rename(old, new) == 0 else { throw FileError("rename \(old) to", new) }
  }

  /// A second name for a file: no bytes are copied and its time stays.
  static func link(_ old: String, as new: String) throws(FileError) {
    if linkat(AT_FDCWD, old, AT_FDCWD, new, 0) == 0 { return }
    if errno == ENOENT {
      try makeFolder(parent(of: new))
      if linkat(AT_FDCWD, old, AT_FDCWD, new, 0) == 0 { return }
    }
    guard errno == EEXIST else { throw FileError("link \(old) as", new) }
  }

  /// Removes a file, or a folder with all that is in it; links are removed, never followed. Nothing there is no error.
  package static func remove(_ path: String) throws(FileError) {
    if unlink(path) == 0 || errno == ENOENT { return }
    guard errno == EISDIR || errno == EPERM else { throw FileError("remove", path) }
    for name in try names(in: path) {
      guard let name else { continue }
      try remove(path + "/" + name)
    }
    guard rmdir(path) == 0 || errno == ENOENT else { throw FileError("remove", path) }
  }

  /// The path without links, `.` and `..`; nil where it does not exist.
  package static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path.isEmpty ? "." : path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  package static func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension Files.Status {
  /// Of a regular file, from `numbers`; nil where they are not so many.
  init?(file numbers: [Int]) {
    guard numbers.count == 6 else { return nil }
    kind = .file
    (size, modified, changed) = (numbers[0], numbers[1], numbers[2])
    (device, inode, names) = (UInt(bitPattern: numbers[3]), UInt(bitPattern: numbers[4]), numbers[5])
  }

  fileprivate init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    size = Int(status.st_size)
    modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    changed = status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
    names = Int(status.st_nlink)
  }
}
