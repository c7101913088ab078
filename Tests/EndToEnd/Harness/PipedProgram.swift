import CLinux
import Glibc
import TerminalTestSupport

/// A program with pipes instead of a terminal, in a session of its own; ended with its last user.
final class PipedProgram {
  struct Failure: Error { var call: String }

  let process: Int32
  private(set) var output = ""
  private(set) var errors = ""
  private var status: Int32?
  private var descriptors: (input: Int32, output: Int32, errors: Int32) = (-1, -1, -1)

  /// Standard input stays open until `closeInput`.
  init(_ arguments: [String], environment: [String: String]) throws {
    var pipes: [[Int32]] = []
    for ours: Int32 in [1, 0, 0] {
      var ends: [Int32] = [-1, -1]
      guard clinux_pipe(&ends, ours) == 0 else { throw Failure(call: "pipe2") }
      pipes.append(ends)
    }
    descriptors = (pipes[0][1], pipes[1][0], pipes[2][0])
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var child: pid_t = -1
    let error = clinux_spawn(
      &child, arguments[0], &argv, &envp, [pipes[0][0], pipes[1][1], pipes[2][1]], true)
    for descriptor in [pipes[0][0], pipes[1][1], pipes[2][1]] { close(descriptor) }
    process = child
    guard error == 0 else { throw Failure(call: "posix_spawn \(arguments[0])") }
  }

  deinit {
    closeInput()
    close(descriptors.output)
    close(descriptors.errors)
    guard status == nil, process > 0 else { return }
    kill(process, SIGKILL)
    var ignored: Int32 = 0
    waitpid(process, &ignored, 0)
  }

  func closeInput() {
    if descriptors.input >= 0 { close(descriptors.input) }
    descriptors.input = -1
  }

  var isRunning: Bool { reap() == nil }

  /// Reads until the condition holds; false when the deadline passed first.
  func waitUntil(seconds: Double = 20, _ condition: (PipedProgram) -> Bool) -> Bool {
    let end = PseudoTerminal.now + seconds
    repeat {
      take()
      if condition(self) { return true }
      var waits = [descriptors.output, descriptors.errors].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      poll(&waits, nfds_t(waits.count), 10)
    } while PseudoTerminal.now < end
    return false
  }

  /// The exit status, or 128 and the signal; nil when the deadline passed first.
  func waitForEnd(seconds: Double = 20) -> Int32? {
    _ = waitUntil(seconds: seconds) { _ in reap() != nil }
    take()
    return status
  }

  private func take() {
    output += Self.read(descriptors.output)
    errors += Self.read(descriptors.errors)
  }

  private static func read(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk.prefix(count)
    }
  }

  private func reap() -> Int32? {
    if status != nil { return status }
    var word: Int32 = 0
    guard waitpid(process, &word, WNOHANG) == process else { return nil }
    let signal = word & 0x7F
    status = signal == 0 ? word >> 8 & 0xFF : 128 + signal
    return status
  }
}
