import CLinux
import Glibc

/// Gives the terminal back when the program dies, and keeps standard error off the screen.
///
/// - ILL, TRAP, ABRT, SEGV, BUS, FPE, and the signals of limits, timers and others that end a
///   program by default (XCPU, USR1 and so on): a handler in C, on an alternate stack, writes bytes made
///   beforehand, sets the modes, tells what standard error got, and lets the signal do its default.
/// - TERM, HUP, INT, QUIT: the loop reads them from `SignalSource`, which must exist before this;
///   when it does not read one for three seconds it is stuck, and a waiting thread does the same.
/// - `exit()` called by a library: the same, without a signal.
///
/// Process-wide, as signals are: make one, and keep it until the program ends.
package final class TerminalGuard {
  private let originalErrors: Int32
  private let errorFile: Int32
  private var isFinished = false

  /// - Parameters:
  ///   - errorPath: the file that standard error goes to meanwhile; one in memory when nil.
  ///   - crashNotice: a sentence written to the real standard error after a crash.
  ///   - patience: how long an ending signal may stay unread.
  /// - Throws: `system` when the file cannot be opened.
  package init(
    errorPath: String? = nil, crashNotice: [UInt8] = [], patience: Duration = .seconds(3)
  ) throws(TerminalError) {
    let file =
      errorPath.map { terminal_open($0, O_RDWR | O_CREAT | O_TRUNC | O_APPEND) }
      ?? terminal_memory_file("standard-error")
    guard file >= 0 else { throw .system(call: "open", errno: errno) }
    errorFile = file
    originalErrors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    fflush(nil)
    dup2(file, STDERR_FILENO)
    guard_errors(originalErrors, file, crashNotice, crashNotice.count)
    guard_install(Int32(clamping: patience.components.seconds * 1000))
  }

  /// From now on the terminal is given back on death.
  func cover(_ device: TerminalDevice, rescue: [UInt8]) {
    var modes = device.savedModes
    guard_cover(device.descriptor, &modes, rescue, rescue.count)
  }

  /// The terminal is the shell's.
  func uncover() { guard_uncover() }

  /// Puts standard error back and gives what was said on it, at most the last 64 KiB: raw bytes,
  /// not sanitised. Call it after the terminal was closed.
  package func finish() -> [UInt8] {
    guard !isFinished else { return [] }
    isFinished = true
    fflush(nil)
    guard_errors(-1, -1, nil, 0)
    if originalErrors >= 0 { dup2(originalErrors, STDERR_FILENO) }
    let limit = 64 * 1024
    let length = max(0, lseek(errorFile, 0, SEEK_END))
    let start = max(0, length - limit)
    return [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      count = max(0, pread(errorFile, buffer.baseAddress, limit, start))
    }
  }

  /// Ends the process by the signal's default action, so that the exit status names it. The
  /// terminal must have been closed.
  package static func die(by signal: Signal) -> Never { signals_die(signal.number) }
}
