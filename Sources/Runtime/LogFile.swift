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

  /// Appends one line, sanitised, behind the time (UTC). A disk that is full loses the line, never
  /// the program.
  package func append(_ line: String) {
    let bytes = Array((Self.timestamp() + " " + Sanitizer.line(line) + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  /// The wall clock as RFC 3339 with milliseconds.
  private static func timestamp() -> String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    var fields = tm()
    gmtime_r(&now.tv_sec, &fields)
    var buffer = [CChar](repeating: 0, count: 32)
    strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%S", &fields)
    let text = String(
      decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let milliseconds = String(1000 + now.tv_nsec / 1_000_000).dropFirst()
    return "\(text).\(milliseconds)Z"
  }
}
