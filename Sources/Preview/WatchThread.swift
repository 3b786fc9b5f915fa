import CSystem
import Foundation
import Glibc
import SiteBuild

/// The thread that waits for changes of files and puts them into a box.
struct WatchThread {
  private let wake: Int32
  private let ended = DispatchSemaphore(value: 0)

  /// Starts to watch at once: what changes after this is not missed.
  /// - Parameters:
  ///   - polls: look for changes where the file system tells none.
  ///   - note: takes why changes are looked for instead of being told.
  init(_ places: LivePlaces, polls: Bool, into box: ChangeBox, note: @escaping @Sendable (String) -> Void) {
    let wake = eventfd(0, Int32(casebook_close_on_exec))
    self.wake = wake
    var watcher: FileWatcher?
    if !polls {
      do { watcher = try FileWatcher(places) } catch { note(error.description) }
    }
    nonisolated(unsafe) let told = watcher
    let ended = ended
    let thread = Thread {
      if let told { Self.follow(told, wake, box, note) }
      // Also where inotify ran out of watches on the way.
      Self.poll(places, wake, box, isFirst: told == nil)
      ended.signal()
    }
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// Returns when the thread has ended.
  func stop() {
    eventfd_write(wake, 1)
    ended.wait()
    close(wake)
  }

  private static func follow(
    _ watcher: FileWatcher, _ wake: Int32, _ box: ChangeBox, _ note: @Sendable (String) -> Void
  ) {
    do throws(FileWatcher.Unavailable) {
      while let changes = try watcher.next(wake: wake) { box.put(changes) }
    } catch {
      note(error.description)
      box.put(.everything)
    }
  }

  private static func poll(_ places: LivePlaces, _ wake: Int32, _ box: ChangeBox, isFirst: Bool) {
    var watcher: PollWatcher?
    while true {
      var descriptor = pollfd(fd: wake, events: Int16(POLLIN), revents: 0)
      let count = Glibc.poll(&descriptor, 1, watcher == nil ? 0 : Int32(PollWatcher.interval))
      if count > 0 { return }
      if watcher == nil {
        watcher = PollWatcher(places)
        if !isFirst { box.put(.everything) }
      } else if let changes = watcher?.changes() {
        box.put(changes)
      }
    }
  }
}
