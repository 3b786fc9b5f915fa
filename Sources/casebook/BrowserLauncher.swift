import Foundation

/// Opens an address in the browser of the desktop.
enum BrowserLauncher {
  private static let program = "/usr/bin/xdg-open"

  static func open(_ address: String) {
    guard !address.isEmpty else { return }
    let process = Process()
    process.executableURL = URL(
      filePath: Terminal.variable("BROWSER").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? program)
    process.arguments = [address]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let problem = "casebook: no browser could be opened; the address is \(address)"
    process.terminationHandler = { if $0.terminationStatus != 0 { Terminal.note(problem) } }
    do { try process.run() } catch { Terminal.note(problem) }
  }
}
