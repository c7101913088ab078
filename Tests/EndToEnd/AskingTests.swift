import Glibc
import Testing

extension EndToEnd {
  @Suite("rivulet ask") struct AskingTests {
    @Test("lets the reply out as it comes, into a pipe too", arguments: ["coze-v2", "coze-v3"])
    func streaming(api: String) throws {
      let home = try Home()
      let service = try ServiceProcess.shared
      try home.configure(service, bot: .echo, api: api)
      let ask = try PipedProgram(
        [Binary.path, "ask", "2000 tokens at 40/s"],
        environment: home.environment.merging(["RIVULET_TEST_TOKEN": service.token]) { $1 })
      ask.closeInput()
      #expect(ask.waitUntil { $0.output.contains("The river") })
      let first = ask.output
      #expect(ask.waitUntil { $0.output.count > first.count + 50 })
      #expect(ask.isRunning && ask.output.hasPrefix(first))
      kill(ask.process, SIGINT)
      #expect(ask.waitForEnd() == 130)
    }
  }
}
