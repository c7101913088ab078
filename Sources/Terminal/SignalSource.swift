import CLinux
import Glibc

/// Signals as something to read: they are blocked and come through a descriptor (signalfd(2)).
/// SIGPIPE is ignored from then on.
///
/// Make it before any other thread starts, for threads take over what is blocked.
package final class SignalSource {
  /// Readable when a signal waits.
  package let descriptor: Int32

  package init() throws(TerminalError) {
    let numbers = Signal.allCases.map(\.number)
    descriptor = signals_open(numbers, Int32(numbers.count))
    guard descriptor >= 0 else { throw .system(call: "signalfd", errno: errno) }
  }

  deinit { Glibc.close(descriptor) }

  /// What waits, in the kernel's order; each signal at most once, however often it was sent.
  package func read() -> [Signal] {
    var numbers = [Int32](repeating: 0, count: 32)
    let count = signals_read(descriptor, &numbers, Int32(numbers.count))
    return numbers.prefix(Int(max(0, count))).compactMap(Signal.init(number:))
  }

  /// Lets the signals act again, for a program that goes on without a screen.
  package func unblock() {
    let numbers = Signal.allCases.map(\.number)
    signals_unblock(numbers, Int32(numbers.count))
  }

  /// Stops this process and its group, as Ctrl+Z does in a program that leaves it to the terminal.
  /// Returns when the shell continues it. The terminal must be suspended. The `continued` that
  /// comes of it is read and dropped.
  package func stop() {
    signals_stop_group()
    var numbers = [Int32](repeating: 0, count: 32)
    let count = signals_read(descriptor, &numbers, Int32(numbers.count))
    for number in numbers.prefix(Int(max(0, count))) where Signal(number: number)?.isEnding == true
    {
      raise(number)
    }
  }
}
