import CLinux
import Glibc

/// `strerror(3)`, for the codes that reach a person.
func errnoText(_ code: Int32) -> String { String(cString: strerror(code)) }

/// Our end of a pipe to a child's input.
struct ChildInputPipe {
  /// Nil once closed.
  private(set) var descriptor: Int32?
  private var rest: ArraySlice<UInt8>
  /// Stays open when all is written.
  private let isHeld: Bool

  init(descriptor: Int32, bytes: [UInt8], isHeld: Bool) {
    self.descriptor = descriptor
    self.isHeld = isHeld
    rest = bytes[...]
  }

  var hasBytes: Bool { descriptor != nil && !rest.isEmpty }

  /// Writes what the pipe takes now; closes it after the last byte, or when nobody reads any more.
  /// The program must ignore SIGPIPE.
  mutating func write() {
    guard let descriptor else { return }
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN { return }
        close()
        return
      }
      rest = rest.dropFirst(count)
    }
    if !isHeld { close() }
  }

  mutating func close() {
    if let descriptor { _ = Glibc.close(descriptor) }
    descriptor = nil
  }
}

/// Our end of a pipe from a child's output, and what came through it.
struct ChildOutputPipe {
  /// Nil once closed.
  private(set) var descriptor: Int32?
  private(set) var bytes: [UInt8] = []
  private(set) var hasOverflowed = false
  private let limit: Int

  init(descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// Reads what is there now, but no more than 1 MiB, so that a child that never stops writing
  /// cannot hold up the loop. Closes at the end.
  mutating func read() {
    var buffer = [UInt8](repeating: 0, count: 65536)
    for _ in 0..<16 {
      guard let descriptor else { return }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count > 0 {
        take(buffer[..<count])
      } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
        close()
      } else if errno == EAGAIN {
        return
      }
    }
  }

  mutating func close() {
    if let descriptor { _ = Glibc.close(descriptor) }
    descriptor = nil
  }

  /// Gives what came and forgets it: the limit counts anew.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  private mutating func take(_ new: ArraySlice<UInt8>) {
    let room = max(0, limit - bytes.count)
    bytes += new.prefix(room)
    if new.count > room { hasOverflowed = true }
  }
}
