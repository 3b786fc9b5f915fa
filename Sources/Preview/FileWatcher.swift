import Glibc
import SiteBuild

/// Tells what changes below some folders as it happens, by inotify(7).
///
/// A file counts when it was closed after writing, moved, linked or removed; a folder that appears is watched before it is told, so
/// that nothing in it is missed. Where the kernel lost events everything is told to be read again.
final class FileWatcher {
  /// What inotify cannot do here: no instance or too few watches are left.
  struct Unavailable: Error, CustomStringConvertible {
    let code: Int32
    var description: String {
      "inotify has no room for all folders (\(String(cString: strerror(code)))); looking for changes twice a second"
    }
  }

  private let descriptor: Int32
  private let places: LivePlaces
  /// Watch → folder.
  private var folders: [Int32: String] = [:]
  private static let mask = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB | IN_ONLYDIR | IN_EXCL_UNLINK)

  init(_ places: LivePlaces) throws(Unavailable) {
    self.places = places
    descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard descriptor >= 0 else { throw Unavailable(code: errno) }
    try addAll()
  }

  deinit { close(descriptor) }

  private func addAll() throws(Unavailable) {
    for folder in places.folders { try add(folder, depth: 0) }
    if !folders.values.contains(places.configurationFolder) { try watch(places.configurationFolder) }
  }

  /// Watches a folder and all below it but hidden ones and the output.
  private func add(_ folder: String, depth: Int) throws(Unavailable) {
    if let excluded = places.excluded, depth > 0, Files.realPath(folder) == excluded { return }
    try watch(folder)
    guard depth < 64 else { return }
    for name in FolderListing.folders(in: folder) { try add(Self.join(folder, name), depth: depth + 1) }
  }

  private func watch(_ folder: String) throws(Unavailable) {
    let watch = inotify_add_watch(descriptor, folder, Self.mask)
    if watch >= 0 {
      folders[watch] = folder
    } else if errno == ENOSPC || errno == ENOMEM {
      throw Unavailable(code: errno)
    }
  }

  static func join(_ folder: String, _ name: String) -> String { folder == "." ? name : folder + "/" + name }

  /// Waits for changes.
  /// - Parameter wake: a descriptor that ends the waiting when it can be read.
  /// - Returns: nil when woken.
  func next(wake: Int32) throws(Unavailable) -> FileChanges? {
    while true {
      var descriptors = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&descriptors, 2, -1)
      if count < 0, errno == EINTR { continue }
      if count < 0 || descriptors[1].revents != 0 { return nil }
      if let changes = try pending() { return changes }
    }
  }

  /// What changed since the last call; nil where nothing did. Does not wait.
  func pending() throws(Unavailable) -> FileChanges? {
    var paths: Set<String> = []
    var isLost = false
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      for event in Event.all(in: buffer[..<count]) { try take(event, &paths, &isLost) }
    }
    if isLost {
      try addAll()
      return .everything
    }
    return paths.isEmpty ? nil : .paths(paths)
  }

  private func take(_ event: Event, _ paths: inout Set<String>, _ isLost: inout Bool) throws(Unavailable) {
    if event.has(IN_Q_OVERFLOW) { isLost = true }
    if event.has(IN_IGNORED) { folders[event.watch] = nil }
    guard let folder = folders[event.watch] else { return }
    guard let name = event.name else {
      // The name is not UTF-8: the folder is looked through.
      if event.isNamed { paths.insert(folder) }
      return
    }
    if name.isEmpty { return }
    let path = Self.join(folder, name)
    if event.has(IN_ISDIR) {
      try takeFolder(event, path, &paths, &isLost)
    } else if !event.has(IN_CREATE) || FolderListing.isComplete(path) {
      paths.insert(path)
    }
  }

  private func takeFolder(
    _ event: Event, _ path: String, _ paths: inout Set<String>, _ isLost: inout Bool
  ) throws(Unavailable) {
    let isWatched = places.folders.contains { path == $0 || $0 == "." || path.hasPrefix($0 + "/") }
    // A folder above, or one of the watched themselves, came or went.
    if places.folders.contains(where: { $0 == path || $0.hasPrefix(path + "/") }) { isLost = true }
    let isHidden = path.split(separator: "/").last?.hasPrefix(".") ?? false
    guard isWatched, !isHidden else { return }
    if event.has(IN_MOVED_FROM) { forget(path) }
    // Rights that change may let in who was not.
    if event.has(IN_CREATE) || event.has(IN_MOVED_TO) || event.has(IN_ATTRIB) { try add(path, depth: 1) }
    paths.insert(path)
  }

  private func forget(_ path: String) {
    for (watch, folder) in folders where folder == path || folder.hasPrefix(path + "/") {
      inotify_rm_watch(descriptor, watch)
      folders[watch] = nil
    }
  }

  /// One event as the kernel writes it.
  private struct Event {
    let watch: Int32
    let mask: UInt32
    let isNamed: Bool
    /// Empty for the folder itself; nil where it is not UTF-8.
    let name: String?

    func has(_ flag: some BinaryInteger) -> Bool { mask & UInt32(truncatingIfNeeded: flag) != 0 }

    static func all(in bytes: ArraySlice<UInt8>) -> [Event] {
      var events: [Event] = []
      var rest = bytes
      let size = MemoryLayout<inotify_event>.size
      while rest.count >= size {
        let header = rest.withUnsafeBytes { $0.loadUnaligned(as: inotify_event.self) }
        let end = min(size + Int(header.len), rest.count)
        let name = rest.dropFirst(size).prefix(end - size).prefix { $0 != 0 }
        events.append(
          Event(
            watch: header.wd, mask: header.mask, isNamed: !name.isEmpty, name: String(validating: name, as: UTF8.self)))
        rest = rest.dropFirst(end)
      }
      return events
    }
  }
}
