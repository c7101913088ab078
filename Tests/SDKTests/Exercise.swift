import Dispatch
import Foundation
import Synchronization

/// One run of `exercise` against `rivulet demo-service`.
struct Exercise: Sendable {
  /// What the exercise tells of one call.
  struct Line: Decodable, Sendable {
    var call: String
    /// Nil where all went well.
    var problem: String?
    /// Method and path; ids are written `:id`.
    var requests: [String]
  }

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Of the SDK.
  var version: String?
  var lines: [Line] = []
  var status: Int32 = 0
  /// What it said on standard error.
  var complaint = ""

  /// How long all of it may take.
  private static let patience = 120.0
  private static let token = "pat_exercise"

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// Runs all of it on a thread of its own, since it blocks.
  static func run() async throws -> Exercise {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try Exercise.runBlocking() })
      }
    }
  }

  private static func runBlocking() throws -> Exercise {
    let python = try pythonPath()
    let input = Pipe()
    let service = try start(
      try rivuletPath(), ["demo-service", "--with-parent", "--rate", "0"],
      ["RIVULET_DEMO_TOKEN": token], input: input)
    defer {
      try? input.fileHandleForWriting.close()
      service.process.waitUntilExit()
    }
    let address = try service.firstLine()
    let child = try start(
      python, ["-I", "-B", folder.appending(path: "exercise").path, address],
      ["COZE_API_TOKEN": token, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"], input: nil)
    return child.finish(within: patience)
  }

  /// The Python of the private environment, which `scripts/test` makes.
  private static func pythonPath() throws -> String {
    let root = folder.deletingLastPathComponent().deletingLastPathComponent()
    let path =
      ProcessInfo.processInfo.environment["RIVULET_SDK_VENV"]
      ?? root.appending(path: ".venv-sdk").path
    guard FileManager.default.isExecutableFile(atPath: path + "/bin/python") else {
      throw Failure(
        description: "There is no \(path); scripts/test makes it, or scripts/lib/sdk-venv alone.")
    }
    return path + "/bin/python"
  }

  /// `RIVULET_BINARY`, else what the build put beside the tests.
  private static func rivuletPath() throws -> String {
    if let path = ProcessInfo.processInfo.environment["RIVULET_BINARY"] { return path }
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return (tests as NSString).deletingLastPathComponent + "/rivulet"
  }

  private static func start(
    _ path: String, _ arguments: [String], _ environment: [String: String], input: Pipe?
  ) throws -> Child {
    let child = Child()
    child.process.executableURL = URL(fileURLWithPath: path)
    child.process.arguments = arguments
    child.process.environment = environment
    child.process.standardInput = input ?? FileHandle.nullDevice
    child.process.standardOutput = child.output
    child.process.standardError = child.errors
    try child.process.run()
    return child
  }
}

/// A process whose words are read.
private final class Child {
  let process = Process()
  let output = Pipe()
  let errors = Pipe()

  /// The first line, as soon as it is there.
  func firstLine() throws -> String {
    var read = Data()
    while !read.contains(0x0A) {
      let chunk = output.fileHandleForReading.availableData
      guard !chunk.isEmpty else {
        throw Exercise.Failure(description: "The demo service ended before it listened.")
      }
      read += chunk
    }
    return String(decoding: read.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// Reads to the end; a child that takes longer than this many seconds is killed.
  func finish(within seconds: Double) -> Exercise {
    let id = process.processIdentifier
    let timer = DispatchSource.makeTimerSource()
    timer.schedule(deadline: .now() + seconds)
    timer.setEventHandler { kill(id, SIGKILL) }
    timer.resume()
    defer { timer.cancel() }
    // Neither pipe may fill up while the other one is read.
    let complaint = Box()
    let group = DispatchGroup()
    let reading = errors.fileHandleForReading
    DispatchQueue.global().async(group: group) {
      let bytes = (try? reading.readToEnd()) ?? Data()
      complaint.text.withLock { $0 = String(decoding: bytes, as: UTF8.self) }
    }
    let said = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    group.wait()
    process.waitUntilExit()
    var exercise = Exercise()
    exercise.status = process.terminationStatus
    exercise.complaint = complaint.text.withLock { $0 }
    for line in said.split(separator: 0x0A) { exercise.read(Data(line)) }
    return exercise
  }
}

extension Exercise {
  private struct Head: Decodable { var version: String }

  fileprivate mutating func read(_ line: Data) {
    let decoder = JSONDecoder()
    if let call = try? decoder.decode(Line.self, from: line) {
      lines.append(call)
    } else if let head = try? decoder.decode(Head.self, from: line) {
      version = head.version
    }
  }
}

/// Carries a text from one thread to another.
private final class Box: Sendable {
  let text = Mutex("")
}
