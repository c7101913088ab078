import Glibc

/// The signals that the loop reads instead of being interrupted by them.
package enum Signal: Hashable, Sendable, CaseIterable {
  /// SIGTERM.
  case terminate
  /// SIGHUP: the terminal is gone.
  case hangUp
  /// SIGINT, by `kill`; Ctrl+C is a key.
  case interrupt
  /// SIGQUIT.
  case quit
  /// SIGWINCH: read the size anew.
  case windowChanged
  /// SIGTSTP, by `kill`; Ctrl+Z is a key. Suspend the terminal, `SignalSource.stop()`, resume.
  case stop
  /// SIGCONT: somebody stopped and continued us; take the terminal again (`resume`).
  case continued

  /// The number as in signal(7).
  package var number: Int32 {
    switch self {
    case .terminate: SIGTERM
    case .hangUp: SIGHUP
    case .interrupt: SIGINT
    case .quit: SIGQUIT
    case .windowChanged: SIGWINCH
    case .stop: SIGTSTP
    case .continued: SIGCONT
    }
  }

  /// Whether it asks the program to end.
  package var isEnding: Bool {
    switch self {
    case .terminate, .hangUp, .interrupt, .quit: true
    case .windowChanged, .stop, .continued: false
    }
  }

  init?(number: Int32) {
    guard let signal = Self.allCases.first(where: { $0.number == number }) else { return nil }
    self = signal
  }
}
