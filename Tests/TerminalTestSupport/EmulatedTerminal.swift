import CVTerm
import Glibc
package import Screen

/// A program of its own process in an emulated terminal: what end-to-end tests drive.
///
/// ```swift
/// let app = try EmulatedTerminal.run(["/path/rivulet", "demo"], size: Size(columns: 80, rows: 24))
/// app.type("hello\r")
/// #expect(app.waitUntil { $0.text.contains("hello") })
/// ```
package final class EmulatedTerminal {
  /// How a program ended.
  package enum Ending: Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
  }

  package let terminal: PseudoTerminal
  package let process: Int32
  private var known: Ending?

  /// Starts a program with the pseudo-terminal as its controlling terminal and standard
  /// descriptors, in a session of its own, with default signals and exactly this environment
  /// (`TERM=xterm-256color` and `LANG=C.UTF-8` when not told).
  package static func run(
    _ arguments: [String], environment: [String: String] = [:],
    size: Size = Size(columns: 80, rows: 24), directory: String? = nil
  ) throws -> EmulatedTerminal {
    let terminal = try PseudoTerminal(size: size)
    let standard = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
    let merged = standard.merging(environment) { $1 }
    let process = try spawn(
      arguments, environment: merged, terminal: terminal.path, directory: directory)
    return EmulatedTerminal(terminal: terminal, process: process)
  }

  private init(terminal: PseudoTerminal, process: Int32) {
    (self.terminal, self.process) = (terminal, process)
  }

  deinit {
    if known == nil {
      kill(process, SIGKILL)
      kill(process, SIGCONT)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
  }

  /// What the emulator shows.
  package var screen: Emulator { terminal.emulator }
  package var text: String { screen.text }

  package func type(_ text: String) { terminal.type(text) }

  package func type(_ bytes: [UInt8]) { terminal.type(bytes) }

  /// Sends a signal to the program.
  package func send(signal: Int32) { kill(process, signal) }

  package func resize(to size: Size) { terminal.resize(to: size) }

  /// Pumps until the condition holds; false when the deadline passed first.
  package func waitUntil(
    seconds: Double = 10, _ condition: (Emulator) throws -> Bool
  ) rethrows -> Bool {
    try terminal.waitUntil(seconds: seconds, condition)
  }

  /// Pumps until the program ended; nil when the deadline passed first.
  package func waitForEnd(seconds: Double = 10) -> Ending? {
    _ = terminal.waitUntil(seconds: seconds) { _ in hasEnded() }
    terminal.pump(milliseconds: 20)
    return known
  }

  /// Pumps until the program is stopped by a signal.
  package func waitForStop(seconds: Double = 10) -> Bool {
    terminal.waitUntil(seconds: seconds) { _ in
      var information = siginfo_t()
      let flags = WSTOPPED | WNOHANG | WNOWAIT
      return waitid(P_PID, id_t(process), &information, flags) == 0
        && information.si_signo == SIGCHLD
    }
  }

  private func hasEnded() -> Bool {
    if known != nil { return true }
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return false }
    let signal = status & 0x7F
    known = signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
    return true
  }
}

/// Arguments and environment as C strings for `pty_spawn`.
private func spawn(
  _ arguments: [String], environment: [String: String], terminal: String, directory: String?
) throws -> Int32 {
  var argv = arguments.map { strdup($0) } + [nil]
  var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { (argv + envp).forEach { free($0) } }
  let process = pty_spawn(&argv, &envp, terminal, directory)
  guard process > 0 else {
    throw PseudoTerminal.Failure(call: "posix_spawn \(arguments.joined(separator: " "))")
  }
  return process
}
