/// What to run as a child, and how it is connected to us.
package struct ChildCommand: Hashable, Sendable {
  /// What the child reads.
  package enum Input: Hashable, Sendable {
    /// `/dev/null`: the end at once. A truly closed descriptor 0 would be taken by the first
    /// file that the child opens.
    case nothing
    /// These bytes, then the end.
    case bytes([UInt8])
    /// A pipe on which nothing comes; it ends when we end, however that happens, or at
    /// `ChildProcess.closeInput`.
    case held
    /// A descriptor of ours, such as the terminal's.
    case descriptor(Int32)
  }

  /// Where what the child writes goes.
  package enum Output: Hashable, Sendable {
    /// `/dev/null`.
    case nothing
    /// Kept, up to this many bytes; what comes beyond is read and dropped.
    case captured(limit: Int)
    /// A descriptor of ours, such as the terminal's.
    case descriptor(Int32)
  }

  /// The program, searched in `PATH` unless it holds a slash, and its arguments.
  package var arguments: [String]
  /// The whole environment of the child.
  package var environment: [String: String]
  /// False takes every `COZE_*` variable out of it: a token is nobody else's business.
  package var keepsCozeVariables: Bool
  package var input: Input
  package var output: Output
  package var errors: Output
  /// True gives it a session and a process group of its own and takes the terminal away from it.
  /// An editor needs the terminal, so it stays in our group, and Ctrl+Z stops us both.
  package var ownSession: Bool
  /// How long it may run; nil: for ever.
  package var timeLimit: Duration?

  package init(
    _ arguments: [String], environment: [String: String], keepsCozeVariables: Bool = false,
    input: Input = .nothing, output: Output = .nothing, errors: Output = .nothing,
    ownSession: Bool = true, timeLimit: Duration? = nil
  ) {
    self.arguments = arguments
    self.environment = environment
    self.keepsCozeVariables = keepsCozeVariables
    self.input = input
    self.output = output
    self.errors = errors
    self.ownSession = ownSession
    self.timeLimit = timeLimit
  }

  /// The variables that the child gets, as `NAME=value`.
  var environmentEntries: [String] {
    environment.filter { keepsCozeVariables || !$0.key.hasPrefix("COZE_") }
      .map { "\($0.key)=\($0.value)" }.sorted()
  }
}

/// A child that could not be started.
package struct ChildStartFailure: Error, Hashable, Sendable {
  package var program: String
  package var errno: Int32

  /// `strerror(3)`'s words.
  package var detail: String { errnoText(errno) }
}

/// How a child ended, and what it said.
package struct ChildResult: Hashable, Sendable {
  package enum Ending: Hashable, Sendable {
    /// By itself, with this status.
    case exited(Int32)
    /// By this signal.
    case killed(Int32)
    /// By us, when its time was over.
    case timedOut
  }
  package var ending: Ending
  /// What was captured of its standard output and error.
  package var output: [UInt8]
  package var errors: [UInt8]
  /// True when it wrote more to one of them than its limit.
  package var hasOverflowed: Bool
}
