import CLinux
import Glibc
package import Net

/// One child, of every kind: `$EDITOR`, `token_command`, a clipboard program, the demo service.
///
/// A state machine without a thread: put `interests` and `deadline` into the loop's wait and call
/// `advance` after it; `result` is set once the child has ended. A child that is let go before
/// its end is killed. The program must ignore SIGPIPE.
package final class ChildProcess {
  /// Set once it has ended. The bytes are those that were there at its end: a program that leaves
  /// a process of its own behind with our pipe in hand (xclip does) is not waited for.
  package private(set) var result: ChildResult?

  private let processID: pid_t
  private let processDescriptor: Int32
  private let ownSession: Bool
  private var input: ChildInputPipe?
  private var output: ChildOutputPipe?
  private var errors: ChildOutputPipe?
  private var stage: Stage
  private var isTimedOut = false

  /// What the passing of time leads to.
  private enum Stage {
    case running(until: Duration?)
    /// Asked to end; next is SIGKILL.
    case terminating(until: Duration)
    /// Nothing more can be done.
    case killed
  }

  /// How long a child may tidy up between SIGTERM and SIGKILL.
  private static let grace = Duration.milliseconds(500)

  /// Starts the child; its time counts from `now`.
  package init(
    _ command: ChildCommand, at now: Duration
  ) throws(ChildStartFailure) {
    // Inherited as ignored, it would make the kernel reap our children behind our back.
    signal(SIGCHLD, SIG_DFL)
    let spawned = try SpawnedChild(command)
    processID = spawned.processID
    processDescriptor = spawned.processDescriptor
    input = spawned.input
    output = spawned.output
    errors = spawned.errors
    ownSession = command.ownSession
    stage = .running(until: command.timeLimit.map { now + $0 })
    // Most input fits into the pipe, and empty input ends here.
    input?.write()
  }

  deinit {
    guard result == nil else { return }
    send(SIGKILL)
    // Not waited for: the loop must not block. What is not yet dead by now is reaped by init.
    waitpid(processID, nil, WNOHANG)
    closeAll()
  }

  /// What to wait for; empty once it has ended.
  package var interests: [Interest] {
    guard result == nil else { return [] }
    var interests = [Interest(processDescriptor)]
    if let input, input.hasBytes, let descriptor = input.descriptor {
      interests.append(Interest(descriptor, writable: true))
    }
    for descriptor in [output?.descriptor, errors?.descriptor] {
      if let descriptor { interests.append(Interest(descriptor)) }
    }
    return interests
  }

  /// When `advance` must be called at the latest.
  package var deadline: Duration? {
    guard result == nil else { return nil }
    switch stage {
    case .running(let time): return time
    case .terminating(let time): return time
    case .killed: return nil
    }
  }

  /// Moves bytes, notices the end, and ends the child when its time is over. Never blocks; may be
  /// called at any time.
  package func advance(at now: Duration) {
    guard result == nil else { return }
    input?.write()
    // Asked before the pipes are read: what it wrote before its end is then surely there.
    let ending = reap()
    output?.read()
    errors?.read()
    if let ending {
      finish(isTimedOut ? .timedOut : ending)
    } else if let deadline, deadline <= now {
      escalate(at: now)
    }
  }

  /// Ends the child: SIGTERM to its process group, SIGKILL half a second later.
  package func terminate(at now: Duration) {
    guard result == nil, case .running = stage else { return }
    send(SIGTERM)
    stage = .terminating(until: now + Self.grace)
  }

  /// Ends the input of a child that was started with `.held`.
  package func closeInput() { input?.close() }

  /// What came on standard output since the last call, for a child that runs on. What is taken
  /// here is not in `result`.
  package func takeOutput() -> [UInt8] { output?.takeBytes() ?? [] }
}

extension ChildProcess {
  private func escalate(at now: Duration) {
    switch stage {
    case .running:
      isTimedOut = true
      terminate(at: now)
    case .terminating:
      send(SIGKILL)
      stage = .killed
    case .killed: break
    }
  }

  /// Signals its process group by id, or the child alone where it shares ours. The id is still
  /// its own: it is not reaped while `result` is nil.
  private func send(_ signal: Int32) {
    kill(ownSession ? -processID : processID, signal)
  }

  private func reap() -> ChildResult.Ending? {
    var status: Int32 = 0
    switch waitpid(processID, &status, WNOHANG) {
    case 0: return nil
    case processID:
      // WIFSIGNALED and WEXITSTATUS are macros; see wait(2).
      let signal = status & 0x7F
      return signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal)
    default:
      // Only EINTR, which WNOHANG does not give, and ECHILD: someone else reaped it.
      return errno == EINTR ? nil : .exited(-1)
    }
  }

  private func finish(_ ending: ChildResult.Ending) {
    result = ChildResult(
      ending: ending, output: output?.bytes ?? [], errors: errors?.bytes ?? [],
      hasOverflowed: output?.hasOverflowed == true || errors?.hasOverflowed == true)
    closeAll()
  }

  private func closeAll() {
    input?.close()
    output?.close()
    errors?.close()
    close(processDescriptor)
  }
}
