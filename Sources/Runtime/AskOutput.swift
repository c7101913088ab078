import Glibc
import Net
import Screen

/// Standard output of `ask`: bytes go out as they come, never more at a time than it takes
/// without blocking, so that a signal is heard while a pager sleeps.
final class AskOutput {
  /// What became of a write.
  enum Trouble: Hashable {
    case readerLeft
    /// `strerror(3)`'s words.
    case failed(String)
  }

  private let descriptor: Int32
  private let isTerminal: Bool
  private var pending: [UInt8] = []
  /// How many of `pending` are out.
  private var written = 0
  /// On a terminal, the last character that came: the next text may still join it.
  private var held = ""
  private var endsLine = true
  private(set) var trouble: Trouble?

  init(descriptor: Int32, isTerminal: Bool) {
    self.descriptor = descriptor
    self.isTerminal = isTerminal
  }

  /// Adds text. On a terminal it is sanitised; elsewhere the characters stay as they are.
  func append(_ text: String) {
    guard isTerminal else {
      pending += Array(text.utf8)
      return
    }
    held += text
    guard let last = held.indices.last else { return }
    show(String(held[..<last]))
    held = String(held[last...])
    // Marks upon marks without an end are not waited for.
    if held.utf8.count > Self.longestCluster { showHeld() }
  }

  /// UTF-8 bytes; what people write is far shorter.
  private static let longestCluster = 1024

  private func showHeld() {
    show(held)
    held = ""
  }

  /// Adds what was held back, and on a terminal the line end that the answer lacks.
  func finish() {
    guard isTerminal else { return }
    showHeld()
    if !endsLine { pending.append(0x0A) }
    endsLine = true
  }

  private func show(_ text: String) {
    let safe = Sanitizer.text(text)
    guard let last = safe.utf8.last else { return }
    endsLine = last == 0x0A
    pending += Array(safe.utf8)
  }

  /// What to wait for while bytes are left.
  var interests: [Interest] {
    pending.isEmpty || trouble != nil ? [] : [Interest(descriptor, writable: true)]
  }

  var isEmpty: Bool { pending.isEmpty || trouble != nil }

  /// Writes what goes now. A pipe that `poll(2)` calls writable takes `PIPE_BUF` (4096) bytes
  /// whole, without blocking (`pipe(7)`).
  func flush() {
    while !pending.isEmpty, trouble == nil, isWritable() {
      let count = pending[written...].withUnsafeBytes {
        write(descriptor, $0.baseAddress, min($0.count, 4096))
      }
      if count > 0 {
        // Not removed piece by piece: a long answer would be moved up for each.
        written += count
        guard written == pending.count else { continue }
        pending.removeAll(keepingCapacity: true)
        written = 0
      } else if count < 0, errno == EPIPE {
        trouble = .readerLeft
      } else if count < 0, errno == EAGAIN {
        return
      } else if count < 0, errno != EINTR {
        trouble = .failed(String(cString: strerror(errno)))
      }
    }
  }

  private func isWritable() -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    // POLLERR and POLLHUP too: the write then says what is wrong.
    return poll(&entry, 1, 0) > 0
  }
}
