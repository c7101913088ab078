import Foundation
import Testing

/// The real `rivulet`, which the build puts beside the tests.
struct RealProgram {
  /// How one run ended.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  static var path: String {
    get throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return (tests as NSString).deletingLastPathComponent + "/rivulet"
    }
  }

  /// Nothing of the person's own: a home that is empty, no variables but these.
  var environment: [String: String]

  /// A run that has begun.
  func start(
    _ arguments: [String], input: String? = nil, output: FileHandle? = nil
  ) throws -> Running {
    try Running(self, arguments, input: input, output: output)
  }

  /// Runs to the end.
  func run(
    _ arguments: [String], input: String? = nil, output: FileHandle? = nil
  ) throws -> Outcome {
    try start(arguments, input: input, output: output).finish()
  }

  /// A process and its pipes.
  final class Running {
    let process = Process()
    private let output = Pipe()
    private let errors = Pipe()
    private var read = Data()

    init(
      _ program: RealProgram, _ arguments: [String], input: String?, output given: FileHandle?
    ) throws {
      process.executableURL = URL(fileURLWithPath: try RealProgram.path)
      process.arguments = arguments
      process.environment = program.environment
      if let given { process.standardOutput = given } else { process.standardOutput = output }
      process.standardError = errors
      let pipe = Pipe()
      process.standardInput = input == nil ? FileHandle.nullDevice : pipe
      try process.run()
      // Nobody else writes into it: without this its reader would never see the end.
      if given != nil { try output.fileHandleForWriting.close() }
      if let input {
        try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try pipe.fileHandleForWriting.close()
      }
    }

    /// Waits until some output has come.
    func waitForOutput() {
      read += output.fileHandleForReading.availableData
    }

    /// Closes the reader's end, as `head` does.
    func stopReading() throws {
      try output.fileHandleForReading.close()
    }

    /// Waits for the end, for 30 s at most.
    func finish() -> Outcome {
      let timer = DispatchSource.makeTimerSource()
      timer.schedule(deadline: .now() + 30)
      let id = process.processIdentifier
      timer.setEventHandler { kill(id, SIGKILL) }
      timer.resume()
      defer { timer.cancel() }
      if let rest = try? output.fileHandleForReading.readToEnd() { read += rest }
      let said = (try? errors.fileHandleForReading.readToEnd()) ?? Data()
      process.waitUntilExit()
      let status = process.terminationStatus
      return Outcome(
        status: process.terminationReason == .exit ? status : 128 + status,
        output: String(decoding: read, as: UTF8.self),
        errors: String(decoding: said, as: UTF8.self))
    }
  }
}

/// The demo service as a child of one test; it ends when its standard input closes.
final class DemoServiceProcess {
  static let token = "pat_demo"
  static let echo = "7379462189365190002"
  static let mischief = "7379462189365190003"

  let address: String
  private let process = Process()
  private let input = Pipe()

  init() throws {
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: try RealProgram.path)
    process.arguments = ["demo-service", "--with-parent", "--rate", "500"]
    process.environment = ["RIVULET_DEMO_TOKEN": Self.token]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.standardError
    try process.run()
    var read = Data()
    while read.count(where: { $0 == 0x0A }) < 2 {
      let chunk = output.fileHandleForReading.availableData
      guard !chunk.isEmpty else { break }
      read += chunk
    }
    let lines = String(decoding: read, as: UTF8.self).split(separator: "\n")
    address = String(try #require(lines.first))
    #expect(lines.last == "pat_demo")
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
