import Foundation
import Testing

/// `rivulet demo-service` for all tests of a run. It ends when this process does, however: its
/// standard input closes then.
final class ServiceProcess: Sendable {
  let baseURL: String
  let token: String
  let process: Int32

  /// Started with the first use.
  static var shared: ServiceProcess {
    get throws { try started.get() }
  }
  private static let started = Result { try ServiceProcess() }

  private init() throws {
    let home = try Home()
    let program = try PipedProgram(
      [Binary.path, "demo-service", "--with-parent", "--rate", "300"],
      environment: home.environment)
    let hasStarted = program.waitUntil { $0.output.filter(\.isNewline).count >= 2 }
    try #require(hasStarted, "demo-service said: \(program.output) \(program.errors)")
    let lines = program.output.split(separator: "\n").map(String.init)
    (baseURL, token, process) = (lines[0], lines[1], program.process)
    // Its pipe stays open as long as we live.
    _ = Unmanaged.passRetained(program)
  }
}
