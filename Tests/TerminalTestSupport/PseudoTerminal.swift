import CLinux
import CVTerm
import Glibc
package import Screen

/// A pseudo-terminal pair with an emulator at its near end.
package final class PseudoTerminal {
  /// A system call that failed.
  package struct Failure: Error { package var call: String }

  package private(set) var master: Int32
  /// The device that a program opens.
  package let path: String
  package let emulator: Emulator
  /// Keeps the far end open, so that reading the near one does not end between programs.
  private var slave: Int32
  /// While true nothing is read: the terminal stalls.
  package var isStalled = false
  /// The bytes that came since this was last emptied.
  package var recent: [UInt8] = []
  /// How many bytes came.
  package private(set) var byteCount = 0
  /// How many frames ended: marks of synchronized output.
  package private(set) var frameCount = 0
  /// Called with the emulator as it stands at the end of each frame.
  package var onFrame: ((Emulator) -> Void)?
  private var cutter = FrameCutter()

  package init(size: Size) throws {
    var name = [CChar](repeating: 0, count: 128)
    master = pty_open(&name, name.count)
    guard master >= 0 else { throw Failure(call: "posix_openpt") }
    path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    slave = terminal_open(path, O_RDWR | O_NOCTTY)
    guard slave >= 0 else { throw Failure(call: "open") }
    emulator = Emulator(size: size)
    _ = terminal_set_size(master, Int32(size.columns), Int32(size.rows))
  }

  deinit { hangUp() }

  /// The terminal goes away, as when its window is closed: the program in it gets SIGHUP.
  package func hangUp() {
    if master >= 0 { close(master) }
    if slave >= 0 { close(slave) }
    (master, slave) = (-1, -1)
  }

  /// The flags of the line discipline, as in termios(3).
  package struct LineModes: Hashable, Sendable {
    package var input, output, control, local: UInt32

    /// Whether lines are edited and echoed, and Ctrl+C is a signal.
    package var isCooked: Bool {
      let wanted = UInt32(ICANON | ECHO | ISIG)
      return local & wanted == wanted
    }
    /// Whether every byte reaches the program as it is.
    package var isRaw: Bool {
      local & UInt32(ICANON | ECHO | ISIG | IEXTEN) == 0 && input & UInt32(ICRNL | IXON) == 0
    }
  }

  package var lineModes: LineModes {
    var modes = termios()
    tcgetattr(slave, &modes)
    return LineModes(
      input: modes.c_iflag, output: modes.c_oflag, control: modes.c_cflag, local: modes.c_lflag)
  }

  /// The window gets another size; the foreground process gets SIGWINCH.
  package func resize(to size: Size) {
    emulator.resize(to: size)
    _ = terminal_set_size(master, Int32(size.columns), Int32(size.rows))
  }

  /// Sends bytes as a keyboard does.
  package func type(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      if count < 0 && errno == EAGAIN { wait(milliseconds: 10, for: Int16(POLLOUT)) }
      if count < 0 && errno != EAGAIN && errno != EINTR { return }
    }
  }

  package func type(_ text: String) { type(Array(text.utf8)) }

  /// Feeds what came to the emulator, and its answers back; waits at most so long for the first.
  /// Returns the bytes.
  @discardableResult
  package func pump(milliseconds: Int32 = 0) -> [UInt8] {
    guard !isStalled else {
      wait(milliseconds: milliseconds, for: 0)
      return []
    }
    if milliseconds > 0 { wait(milliseconds: milliseconds, for: Int16(POLLIN)) }
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(master, &chunk, chunk.count)
      guard count > 0 else { break }
      all += chunk.prefix(count)
      if all.count > 1 << 20 { break }
    }
    byteCount += all.count
    recent += all
    show(all)
    let replies = emulator.takeReplies()
    if !replies.isEmpty { type(replies) }
    return all
  }

  private func show(_ bytes: [UInt8]) {
    for piece in cutter.cut(bytes) {
      emulator.write(Array(piece.bytes))
      guard piece.endsFrame else { continue }
      frameCount += 1
      onFrame?(emulator)
    }
  }

  /// True when the program's next write would have to wait: nobody reads what it wrote.
  package var isFull: Bool {
    var state = pollfd(fd: slave, events: Int16(POLLOUT), revents: 0)
    return poll(&state, 1, 0) == 0
  }

  private func wait(milliseconds: Int32, for events: Int16) {
    var wait = pollfd(fd: master, events: events, revents: 0)
    poll(&wait, 1, milliseconds)
  }

  /// Pumps until the condition holds; false when the deadline passed first.
  package func waitUntil(
    seconds: Double = 10, _ condition: (Emulator) throws -> Bool
  ) rethrows -> Bool {
    let end = Self.now + seconds
    repeat {
      if try condition(emulator) { return true }
      pump(milliseconds: 20)
    } while Self.now < end
    return try condition(emulator)
  }

  /// Seconds of the monotonic clock.
  package static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
