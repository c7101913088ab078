import Foundation

/// A certificate authority of the test's own, and certificates by it, made by the `openssl`
/// command in one folder. Names of certificates are those of their files there.
struct TLSAuthority {
  let folder: URL

  /// The PEM file to trust.
  var file: String { path("authority.crt") }

  init(in folder: URL) throws {
    self.folder = folder
    try make("authority", ["-subj", "/CN=Test authority", "-days", "2"])
  }

  /// `names` as in `subjectAltName`.
  func issue(_ name: String, names: String) throws {
    try make(
      name,
      ["-CA", file, "-CAkey", path("authority.key"), "-days", "2"] + subject(name, names))
  }

  /// A certificate whose time was over yesterday.
  func issueExpired(_ name: String, names: String) throws {
    let request = path("\(name).csr")
    try Command.run(
      "openssl",
      ["req", "-new"] + newKey(name) + ["-out", request] + subject(name, names))
    // Of openssl's commands only this one takes negative days.
    try Command.run(
      "openssl",
      [
        "x509", "-req", "-in", request, "-out", path("\(name).crt"), "-days", "-1",
        "-CA", file, "-CAkey", path("authority.key"), "-CAcreateserial",
        "-copy_extensions", "copy",
      ])
  }

  func issueSelfSigned(_ name: String, names: String) throws {
    try make(name, ["-days", "2"] + subject(name, names))
  }

  private func make(_ name: String, _ arguments: [String]) throws {
    try Command.run(
      "openssl",
      ["req", "-x509"] + newKey(name) + ["-out", path("\(name).crt")] + arguments)
  }

  private func newKey(_ name: String) -> [String] {
    [
      "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
      "-keyout", path("\(name).key"),
    ]
  }

  private func subject(_ name: String, _ names: String) -> [String] {
    ["-subj", "/CN=\(name)", "-addext", "subjectAltName=\(names)"]
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }
}

/// Programs from the system that a test runs.
enum Command {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Where `name` lies; servers are not on every user's PATH.
  static func find(_ name: String) throws -> URL {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let folders = path.split(separator: ":").map(String.init) + ["/usr/sbin", "/usr/bin"]
    let found = folders.map { "\($0)/\(name)" }.first(
      where: FileManager.default.isExecutableFile(atPath:))
    guard let found else {
      throw Failure(description: "\(name) is not installed; scripts/packages test installs it.")
    }
    return URL(filePath: found)
  }

  /// Runs a program to its end; what it says is told when it fails.
  static func run(_ name: String, _ arguments: [String]) throws {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = try find(name)
    process.arguments = arguments
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let words = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(name) failed: " + String(decoding: words, as: UTF8.self))
    }
  }
}
