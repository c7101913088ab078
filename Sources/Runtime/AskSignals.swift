import CLinux
import Glibc

/// The signals that end `ask`, as a descriptor of the one wait.
final class AskSignals {
  enum Signal {
    case interrupt, terminate

    var status: ExitStatus {
      switch self {
      case .interrupt: .interrupted
      case .terminate: .terminated
      }
    }
  }

  let descriptor: Int32

  /// Blocks the signals for this process; nil where the system gives no descriptor.
  init?() {
    let numbers = [SIGINT, SIGTERM, SIGHUP]
    descriptor = signals_open(numbers, Int32(numbers.count))
    guard descriptor >= 0 else { return nil }
  }

  deinit {
    close(descriptor)
  }

  /// What came since the last call.
  func read() -> [Signal] {
    var numbers = [Int32](repeating: 0, count: 16)
    let count = signals_read(descriptor, &numbers, Int32(numbers.count))
    guard count > 0 else { return [] }
    return numbers.prefix(Int(count)).map { $0 == SIGINT ? .interrupt : .terminate }
  }
}
