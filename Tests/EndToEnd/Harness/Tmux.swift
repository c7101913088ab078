import Foundation
import TerminalTestSupport
import Testing

/// A tmux server of one test's own, without anybody's configuration.
final class Tmux {
  private static let path = "/usr/bin/tmux"
  private let environment: [String: String]
  private let socket: String

  init(home: Home, token: String) throws {
    try #require(
      FileManager.default.isExecutableFile(atPath: Self.path),
      "tmux is not installed; scripts/packages test installs it")
    environment = home.environment.merging(["RIVULET_TEST_TOKEN": token]) { $1 }
    socket = "\(home.path)/tmux"
  }

  deinit { _ = try? run(["kill-server"]) }

  /// Opens a window of 80x24 in which this program runs; its exit status is told at its end.
  func open(_ program: String) throws {
    let command = "'\(program)'; echo ended with $?; read line"
    try run(["new-session", "-d", "-x", "80", "-y", "24", command])
  }

  /// Runs one tmux command and gives what it printed.
  @discardableResult
  func run(_ arguments: [String]) throws -> String {
    let program = try PipedProgram(
      [Self.path, "-S", socket, "-f", "/dev/null", "-u"] + arguments, environment: environment)
    program.closeInput()
    let status = program.waitForEnd()
    try #require(status == 0, "tmux \(arguments): \(program.errors)")
    return program.output
  }

  /// The pane as text.
  func screen() throws -> String { try run(["capture-pane", "-p"]) }

  /// Waits until the pane shows this text.
  func see(_ text: String, at place: SourceLocation = #_sourceLocation) throws {
    try see("\"\(text)\"", at: place) { $0.contains(text) }
  }

  func see(
    _ what: String, at place: SourceLocation = #_sourceLocation, _ condition: (String) -> Bool
  ) throws {
    let end = PseudoTerminal.now + 15
    var shown = ""
    repeat {
      shown = try screen()
      if condition(shown) { return }
    } while PseudoTerminal.now < end
    try #require(Bool(false), "not seen: \(what)\n\(shown)", sourceLocation: place)
  }

  /// The pane with its attributes holds no control but SGR, and nothing of these rests of
  /// sequences that were cut or not understood.
  func expectNoStrayEscape(
    orRest rests: [String] = ["[?", "[200~", "]52;", "2026"],
    at place: SourceLocation = #_sourceLocation
  ) throws {
    let drawn = try run(["capture-pane", "-ep"])
    let plain = drawn.replacing(/\u{1B}\[[0-9;:]*m/, with: "")
    let controls = plain.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" }
    #expect(controls.isEmpty, "\(plain)", sourceLocation: place)
    for rest in rests {
      #expect(!plain.contains(rest), "\(plain)", sourceLocation: place)
    }
  }
}
