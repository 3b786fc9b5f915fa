import Glibc
import SiteBuild

/// What a watcher must know of folders and files.
enum FolderListing {
  /// Names of the folders in a folder, hidden ones and links left out; nothing where it cannot be read.
  static func folders(in folder: String) -> [String] {
    names(in: folder).filter {
      (try? Files.status(of: FileWatcher.join(folder, $0), followingLinks: false))?.kind == .folder
    }
  }

  static func names(in folder: String) -> [String] {
    ((try? Files.names(in: folder)) ?? []).compactMap { $0 }.filter { !$0.hasPrefix(".") }
  }

  /// Whether what has just been created is all there: a link or a pipe, or a second name of a file. Files are written to and
  /// closed, which is an event of its own.
  static func isComplete(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return true }
    return status.st_mode & S_IFMT != S_IFREG || status.st_nlink > 1
  }
}
