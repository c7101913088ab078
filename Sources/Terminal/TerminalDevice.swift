import CLinux
import Glibc
import Screen

/// The terminal itself: one open file of ours, not blocking, and its modes.
///
/// Opening a terminal by its name gives another file description than the one the shell shares, so
/// that `O_NONBLOCK` here does not change the shell's. Bytes that the terminal does not take yet
/// are kept and written when it is ready.
final class TerminalDevice {
  let descriptor: Int32
  /// The modes as they were when we came.
  let savedModes: termios
  /// All bytes that were ever given to `send`.
  private(set) var byteCount = 0
  private var pending: [UInt8] = []
  private var written = 0

  /// Corresponds to `open(2)` with `O_RDWR | O_NONBLOCK | O_NOCTTY`. The modes are read, not set.
  init(path: String) throws(TerminalError) {
    let descriptor = terminal_open(path, O_RDWR | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .noTerminal(errno: errno) }
    var modes = termios()
    guard tcgetattr(descriptor, &modes) == 0 else {
      let error = errno
      Glibc.close(descriptor)
      throw .noTerminal(errno: error)
    }
    self.descriptor = descriptor
    savedModes = modes
  }

  deinit { Glibc.close(descriptor) }

  /// No screen is larger; beyond it only this much is drawn. Curses counts in 16 bits, and a size
  /// that somebody made up (`stty rows 65535`) must not cost its area in memory.
  private static let largest = Size(columns: 2000, rows: 1000)

  /// The size in cells; 80 by 24 where the terminal does not know it.
  func readSize() -> Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    let isKnown = terminal_get_size(descriptor, &columns, &rows) == 0 && columns > 0 && rows > 0
    guard isKnown else { return Size(columns: 80, rows: 24) }
    return Size(
      columns: min(Int(columns), Self.largest.columns), rows: min(Int(rows), Self.largest.rows))
  }

  /// Makes every byte a key. Corresponds to `tcsetattr(3)` with `TCSANOW`.
  func makeRaw() throws(TerminalError) {
    var before = termios()
    guard terminal_make_raw(descriptor, &before) == 0 else {
      throw .system(call: "tcsetattr", errno: errno)
    }
  }

  /// Gives the modes back as they were when we came.
  func restoreModes() {
    var modes = savedModes
    _ = terminal_set_modes(descriptor, &modes)
  }

  /// All that waits, at most 1 MiB; empty when nothing waits, nil when the terminal is gone.
  func read() -> [UInt8]? {
    var all: [UInt8] = []
    while all.count < 1 << 20 {
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, initialized in
        count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        initialized = max(0, count)
      }
      if count > 0 {
        all += chunk
        continue
      }
      if count < 0 && errno == EINTR { continue }
      let isOnlyEmpty = count < 0 && errno == EAGAIN
      return isOnlyEmpty || !all.isEmpty ? all : nil
    }
    return all
  }

  /// True while the terminal has not taken everything.
  var hasPending: Bool { written < pending.count }

  /// Sends bytes after those that are pending.
  func send(_ bytes: some Collection<UInt8>) {
    byteCount += bytes.count
    pending += bytes
    flush()
  }

  /// Writes what the terminal takes now. Bytes for a terminal that is gone are dropped.
  func flush() {
    while hasPending {
      let count = pending.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count > 0 {
        written += count
        continue
      }
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EAGAIN { return }
      break
    }
    pending.removeAll(keepingCapacity: true)
    written = 0
  }

  /// Writes everything, waiting up to a second each time the terminal takes nothing; then drops it.
  func drain() {
    flush()
    while hasPending {
      var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&wait, 1, 1000) > 0, wait.revents & Int16(POLLOUT) != 0 else { break }
      flush()
    }
    pending.removeAll()
    written = 0
  }
}
