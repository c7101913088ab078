import Foundation
import Screen
import TerminalTestSupport
import Testing

extension EndToEnd {
  @Suite("a token") struct SecrecyTests {
    @Test("of a profile shows up nowhere: screen, log, arguments, files")
    func profile() throws {
      let log = "/tmp/rivulet-log-\(UUID().uuidString)"
      defer { try? FileManager.default.removeItem(atPath: log) }
      let app = try App.talking(to: .echo, ["--log", log])
      let token = try ServiceProcess.shared.token
      app.say("hello")
      try app.see("done, ")
      app.say("refuse me")
      try app.see("two echoes") { $0.rows.count { $0 == "refuse me" } == 2 }
      try expectNowhere(token, app)
      #expect(FileManager.default.fileExists(atPath: log))
      let logged = try String(contentsOfFile: log, encoding: .utf8)
      #expect(!logged.contains(token))
    }

    @Test("that is wrong is told without itself")
    func wrong() throws {
      let token = "pat_wrong_0123456789"
      let app = try App.talking(to: .echo, environment: ["RIVULET_TEST_TOKEN": token])
      app.say("hello")
      try app.see("refused the token")
      try expectNowhere(token, app)
    }

    @Test("of the demo reaches its child by the environment only")
    func demo() throws {
      let app = try App.demo()
      let children = Processes.children(of: app.emulated.process)
      let child = try #require(children.first)
      let token = try #require(Processes.variable("RIVULET_DEMO_TOKEN", of: child))
      app.say("hello")
      try app.see("# Rivulet")
      try expectNowhere(token, app)
      #expect(Processes.commandLine(of: child).contains("demo-service"))
      #expect(!Processes.commandLine(of: child).contains(token))
    }

    private func expectNowhere(_ token: String, _ app: App) throws {
      try #require(token.count > 8)
      #expect(!String(decoding: app.terminal.recent, as: UTF8.self).contains(token))
      #expect(!Processes.commandLine(of: app.emulated.process).contains(token))
      let files = FileManager.default.enumerator(atPath: app.home.path)
      for case let name as String in files ?? .init() {
        #expect(app.home.read(name)?.contains(token) != true, "\(name)")
      }
    }
  }
}
