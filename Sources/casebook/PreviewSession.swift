import Diagnostics
import Dispatch
import Glibc
import Preview
import SiteBuild
import Synchronization

/// A preview on the terminal: a line for each change, keys, and an end by signal.
final class PreviewSession: Sendable {
  private let preview: PreviewRun
  private let opens: Bool
  private let isQuiet: Bool
  private let address = Mutex("")
  private let lines = LineQueue()

  init(_ preview: PreviewRun, opens: Bool, isQuiet: Bool) {
    self.preview = preview
    self.opens = opens
    self.isQuiet = isQuiet
  }

  /// Returns when the preview was ended by a key or a signal.
  func run() throws {
    let failure = Mutex<(any Error)?>(nil)
    let ended = DispatchSemaphore(value: 0)
    let (asked, asking) = AsyncStream.makeStream(of: Void.self)
    // Before the address is told: who reads it may end the preview at once.
    let signals = endings {
      asking.yield()
      // There is nothing to save: where a terminal that takes no more lines holds it up, it just ends.
      DispatchQueue.global().asyncAfter(deadline: .now() + 2) { exit(0) }
    }
    let task = Task { [self] in
      do { try await preview.run { self.report($0) } } catch { failure.withLock { $0 = error } }
      ended.signal()
    }
    Task {
      for await _ in asked { task.cancel() }
    }
    let keys = TerminalKeys { [self] key in
      switch key {
      case "o": openBrowser()
      case "r": preview.rebuild()
      case "q": task.cancel()
      default: break
      }
    }
    ended.wait()
    lines.finish()
    keys?.restore()
    for signal in signals { signal.cancel() }
    if let error = failure.withLock({ $0 }), !(error is CancellationError) { throw error }
  }

  /// SIGINT and SIGTERM end the preview as the key q does. Returns when they are waited for: until then they are lost.
  private func endings(_ end: @escaping @Sendable () -> Void) -> [any DispatchSourceSignal] {
    signal(SIGPIPE, SIG_IGN)
    let registered = DispatchSemaphore(value: 0)
    return [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler(handler: end)
      source.setRegistrationHandler { registered.signal() }
      source.resume()
      registered.wait()
      return source
    }
  }

  private func report(_ event: PreviewRun.Event) {
    switch event {
    case .listening(let url):
      address.withLock { $0 = url }
      Terminal.print(url)
      if opens { openBrowser() }
    case .note(let text): lines.note("casebook: \(text)")
    case .update(let update): if !isQuiet { lines.note(PreviewLine(update).text) }
    }
  }

  private func openBrowser() { BrowserLauncher.open(address.withLock { $0 }) }
}
