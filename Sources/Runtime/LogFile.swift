import Glibc
import Screen

/// The file of `--log`: 0600, appended to, one line an entry.
package final class LogFile {
  /// Why it cannot be written; `strerror(3)`'s words.
  package struct Failure: Error, Hashable, Sendable {
    package var path: String
    package var detail: String
  }

  private let descriptor: Int32

  package init(path: String) throws(Failure) {
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK
    descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else {
      throw Failure(path: path, detail: String(cString: strerror(errno)))
    }
    // A file that was there before may be open to others; what we write is not for them.
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    if status.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
  }

  deinit {
    close(descriptor)
  }

  /// Appends one line, sanitised. A disk that is full loses the line, never the program.
  package func append(_ line: String) {
    let bytes = Array((Sanitizer.line(line) + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }
}
