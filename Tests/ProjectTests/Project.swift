import Foundation

/// The project as it lies on the disk.
enum Project {
  /// Its root folder.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }
}

/// What a script did.
struct ScriptOutcome {
  var status: Int32
  var output: String
  var errors: String
}

/// Runs a program to its end, with nothing in its environment but what is given.
func runScript(
  _ program: String, _ arguments: [String], environment: [String: String], input: String = ""
) throws -> ScriptOutcome {
  let process = Process()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  process.environment = environment
  let (standardInput, output, errors) = (Pipe(), Pipe(), Pipe())
  process.standardInput = standardInput
  process.standardOutput = output
  process.standardError = errors
  try process.run()
  standardInput.fileHandleForWriting.write(Data(input.utf8))
  try standardInput.fileHandleForWriting.close()
  // What these scripts say fits into a pipe, so that reading one after the other cannot block.
  let said = output.fileHandleForReading.readDataToEndOfFile()
  let complained = errors.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return ScriptOutcome(
    status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
    errors: String(decoding: complained, as: UTF8.self))
}
