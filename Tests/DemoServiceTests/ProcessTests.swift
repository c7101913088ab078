import DemoService
import Foundation
import Testing

@Suite("The demo service as a process")
struct ProcessTests {
  /// Runs the blocking entry on a thread of its own.
  private func run(
    port: UInt16, input: Int32, output: Int32
  ) async -> (status: Int32, told: DemoService.StartFailure?) {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        let told = FailureBox()
        let status = DemoService.runProcess(
          port: port, rate: 0, token: "t0", withParent: true, guide: DemoGuide(), input: input,
          output: output
        ) { failure in
          told.set(failure)
          return "could not start"
        }
        continuation.resume(returning: (status, told.value))
      }
    }
  }

  @Test("prints its address and its token, serves, and ends when its input ends")
  func parent() async throws {
    let input = Pipe()
    let output = Pipe()
    async let outcome = run(
      port: 0, input: input.fileHandleForReading.fileDescriptor,
      output: output.fileHandleForWriting.fileDescriptor)
    var text = ""
    while text.count(where: { $0 == "\n" }) < 2 {
      text += String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    }
    let lines = text.split(separator: "\n")
    #expect(lines[0].hasPrefix("http://127.0.0.1:") && lines[1] == "t0")
    let port = try #require(lines[0].split(separator: ":").last.flatMap { UInt16($0) })
    let bots = try await DemoClient(port: port).call("GET", "/v1/bots", token: "t0")
    #expect(bots.json["code"].int == 0)
    try input.fileHandleForWriting.close()
    #expect(await outcome.status == 0)
    #expect(throws: DemoConnection.Failure.self) { try DemoConnection(port: port) }
  }

  @Test("a port that is taken is told, with 69")
  func taken() async throws {
    try await withService { client in
      let input = Pipe()
      let output = Pipe()
      let outcome = await run(
        port: client.port, input: input.fileHandleForReading.fileDescriptor,
        output: output.fileHandleForWriting.fileDescriptor)
      #expect(outcome.status == 69)
      #expect(outcome.told == .portTaken(client.port))
    }
  }
}

/// Carries one value out of a closure on the same thread.
private final class FailureBox: @unchecked Sendable {
  // Sound: set and read on the one thread that runs the service.
  private(set) var value: DemoService.StartFailure?
  func set(_ failure: DemoService.StartFailure) { value = failure }
}
