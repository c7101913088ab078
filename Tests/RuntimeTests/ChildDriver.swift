import Foundation
import Glibc
import Net
import Runtime
import Testing

/// Drives children as the event loop does, by its one wait, on a clock that the test sets.
final class ChildDriver {
  private let transport: CurlTransport
  var now = Duration.zero

  init() throws {
    // As the program does at its start.
    signal(SIGPIPE, SIG_IGN)
    let transport = CurlTransport()
    self.transport = try #require(transport)
  }

  /// A child of `sh -c SCRIPT`.
  static func shell(
    _ script: String, input: ChildCommand.Input = .nothing,
    output: ChildCommand.Output = .captured(limit: 1 << 20),
    errors: ChildCommand.Output = .nothing, ownSession: Bool = true, timeLimit: Duration? = nil
  ) -> ChildCommand {
    ChildCommand(
      ["sh", "-c", script],
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""],
      input: input, output: output, errors: errors, ownSession: ownSession, timeLimit: timeLimit)
  }

  /// Turns the loop until `isDone`, or fails the test after 20 s.
  func turn(
    _ interests: () -> [Interest], _ advance: (Duration) -> Void, until isDone: () -> Bool,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let deadline = ContinuousClock.now + .seconds(20)
    while !isDone() {
      guard ContinuousClock.now < deadline else {
        Issue.record("it did not come in 20 s", sourceLocation: sourceLocation)
        return
      }
      _ = transport.wait(for: interests(), timeout: .milliseconds(100))
      advance(now)
    }
  }

  /// Runs a child until `isDone`.
  func turn(
    _ child: ChildProcess, sourceLocation: SourceLocation = #_sourceLocation,
    until isDone: () -> Bool
  ) {
    turn(
      { child.interests }, { child.advance(at: $0) }, until: isDone, sourceLocation: sourceLocation)
  }

  /// Runs a command to its end.
  func result(
    of command: ChildCommand, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ChildResult {
    let child = try ChildProcess(command, at: now)
    turn(child, sourceLocation: sourceLocation) { child.result != nil }
    let result = child.result
    return try #require(result, sourceLocation: sourceLocation)
  }

  /// What `sh -c SCRIPT` prints.
  func text(_ command: ChildCommand) throws -> String {
    String(decoding: try result(of: command).output, as: UTF8.self)
  }
}

/// A pipe whose end tells that every process that held it is gone.
final class Lifeline {
  private let pipe = Pipe()

  var descriptor: Int32 { pipe.fileHandleForWriting.fileDescriptor }

  /// True when the last holder is gone within 20 s. Our own end is closed first.
  func ends() throws -> Bool {
    try pipe.fileHandleForWriting.close()
    var poll = pollfd(
      fd: pipe.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&poll, 1, 20_000) == 1 && poll.revents & Int16(POLLHUP) != 0
  }
}
