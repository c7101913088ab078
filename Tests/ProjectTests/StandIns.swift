import Foundation

/// A folder that is all of PATH: programs that only write down how they were called, and links to
/// the few real ones that a script cannot do without. Removed when it goes away.
final class StandIns {
  private let temporary: TemporaryFolder
  private var folder: URL { temporary.url }
  private var calls: URL { folder.appending(path: "calls") }
  /// What scripts may really use.
  private static let real = [
    "basename", "bash", "cat", "dirname", "env", "grep", "mktemp", "rm", "tee", "timeout",
  ]

  init() throws {
    temporary = try TemporaryFolder()
    for name in StandIns.real {
      guard let path = StandIns.find(name) else { continue }
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: name).path, withDestinationPath: path)
    }
    try "".write(to: calls, atomically: true, encoding: .utf8)
  }

  private static func find(_ name: String) -> String? {
    ["/usr/bin/", "/bin/"].map { $0 + name }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  /// Adds a program that writes its call down and then does `body`, a line of shell.
  func add(_ name: String, doing body: String = "exit 0") throws {
    let path = folder.appending(path: name)
    let script = """
      #!/bin/bash
      echo "\(name) $*" >>"\(calls.path)"
      \(body)

      """
    try script.write(to: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
  }

  /// How the programs were called, in order; queries of the package state apart.
  func changes() throws -> [String] {
    try String(contentsOf: calls, encoding: .utf8).split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("dpkg-query") && !$0.hasPrefix("id ") }
  }

  func run(_ script: String, _ arguments: [String], environment: [String: String] = [:]) throws
    -> ScriptOutcome
  {
    let path = Project.root.appending(path: script).path
    return try runScript(
      "/bin/bash", [path] + arguments,
      environment: environment.merging(["PATH": folder.path, "HOME": ""]) { $1 })
  }
}
