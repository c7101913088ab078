import Glibc
import Screen
import TerminalTestSupport
import Testing

extension EndToEnd {
  @Suite("a terminal that does not read") struct StallingTests {
    @Test("for 5 s stops neither the stream, nor the keys, nor the next request")
    func stalled() throws {
      let service = try RecordingService()
      let app = try Self.app(on: service)
      app.say("first")
      try app.see("the first chat") { _ in
        service.turn()
        return service.chats.count == 1
      }
      service.stream("The beginning. ")
      try app.see("The beginning.", of: service)

      app.terminal.isStalled = true
      app.say("second, queued")
      var sent = 0
      let start = PseudoTerminal.now
      while PseudoTerminal.now < start + 5 {
        service.stream("Word \(sent) of a reply that nobody can see yet. ")
        sent += 1
        app.terminal.pump(milliseconds: 10)
        service.turn()
      }
      #expect(app.terminal.isFull, "the program could still write: nothing was stalled")
      #expect(service.backlog == 0)
      // The first reply ends and the second is asked for, while nothing can be drawn.
      service.finish()
      let isAsked = app.emulated.waitUntil { _ in
        service.turn()
        return service.chats.count == 2
      }
      #expect(isAsked && app.terminal.isFull)
      #expect(service.chats.last?.contains("second, queued") == true)
      // Ctrl+C is heard: the second stream is closed.
      app.type(Keys.interrupt)
      #expect(
        app.emulated.waitUntil { _ in
          service.turn()
          return service.streamsLeft == 1
        })
      #expect(app.terminal.isFull)

      app.terminal.isStalled = false
      try app.see("[stopped here; what came is kept]")
      app.type(Keys.leader + "m")
      try app.see("Mouse off")
      try app.see("\(sent - 1) of a reply")
    }

    @Test("keeps nobody from ending the program: the modes are given back")
    func ending() throws {
      let service = try RecordingService()
      let app = try Self.app(on: service)
      app.say("first")
      try app.see("a stream") { _ in
        service.turn()
        return service.isStreaming
      }
      app.terminal.isStalled = true
      // The kernel moves bytes between its buffers: full is what stays full.
      var turnsFull = 0
      let isFull = app.emulated.waitUntil { _ in
        service.stream("More and more of a reply that fills all that the terminal takes. ")
        service.turn()
        turnsFull = app.terminal.isFull ? turnsFull + 1 : 0
        return turnsFull == 25
      }
      try #require(isFull)
      app.emulated.send(signal: SIGTERM)
      #expect(app.emulated.waitForEnd() == .signalled(SIGTERM))
      #expect(app.terminal.lineModes == (try TerminalState.untouched).line)
    }

    private static func app(on service: RecordingService) throws -> App {
      let home = try Home()
      try home.configure(baseURL: service.baseURL, bot: .echo, api: "coze-v2")
      let app = try App(
        [], home: home, size: Size(columns: 200, rows: 60),
        environment: ["RIVULET_TEST_TOKEN": "pat_of_the_test"])
      try app.see("Write a message", of: service)
      return app
    }
  }
}

extension App {
  /// Waits for a text while a service of the test's own does its part.
  fileprivate func see(
    _ text: String, of service: RecordingService, at place: SourceLocation = #_sourceLocation
  ) throws {
    try see("\"\(text)\"", at: place) { screen in
      service.turn()
      return screen.text.contains(text)
    }
  }
}
