import Screen
import TerminalTestSupport
import Testing

extension EndToEnd {
  @Suite("a reply streams") struct StreamingTests {
    @Test("into the demo, token by token, and the demo service ends with the app")
    func tokenByToken() throws {
      let app = try App.demo()
      var screens: [String] = []
      app.terminal.onFrame = { if $0.text != screens.last { screens.append($0.text) } }
      app.say("hello")
      try app.see("token by")
      try app.see("tokens", seconds: 30) { $0.text.contains("done, ") }
      let lengths = screens.filter { $0.contains("# Rivulet") }.map(\.count)
      #expect(Set(lengths).count > 10, "\(lengths)")
      let children = Processes.children(of: app.emulated.process)
      try #require(children.count == 1)
      app.type(Keys.endOfInput)
      try app.see("Nothing is saved yet")
      app.type("\r")
      #expect(app.emulated.waitForEnd() == .exited(0))
      #expect(app.emulated.waitUntil { _ in !Processes.isRunning(children[0]) })
    }

    @Test("and every frame leaves the cursor where the next letter goes, wide ones too")
    func cursor() throws {
      let app = try App.talking(to: .echo)
      app.say("20000 tokens of chinese at 100/s")
      try app.see("is replying")
      let typed = "打字while流式😀输出é完"
      var misplaced: [String] = []
      app.terminal.onFrame = { screen in
        let draft = screen.row(23).dropFirst(2)
        let columns = typed.hasPrefix(draft) ? CellWidth().columns(of: String(draft)) : 0
        guard screen.cursor != Point(column: 2 + columns, row: 23) else { return }
        misplaced.append("\(screen.cursor) \(screen.row(23))")
      }
      var column = 2
      for character in typed {
        app.type(String(character))
        column += CellWidth().columns(of: character)
        let place = Point(column: column, row: 23)
        try app.see("cursor at \(place)") { $0.cursor == place && $0.row(23).contains(character) }
      }
      let frames = app.terminal.frameCount
      try app.see("more frames") { _ in app.terminal.frameCount > frames + 10 }
      #expect(misplaced.isEmpty)
      #expect(app.draft == "> " + typed)
      #expect(app.screen.isCursorVisible)
    }

    @Test("and clusters that this emulator measures otherwise leave the cursor in its place too")
    func clusters() throws {
      let app = try App.talking(to: .echo)
      for (text, columns) in [("👩‍🚀", 2), ("❤️", 2), ("🇨🇳", 2), ("👍🏽", 2), ("e\u{301}", 1)] {
        app.type(text + "|")
        try app.see("\(text), then the cursor") { $0.cursor == Point(column: 3 + columns, row: 23) }
        app.type("\u{15}")
        try app.see("the empty draft") { $0.cursor == Point(column: 2, row: 23) }
      }
    }

    @Test(
      "until Ctrl+C or Esc Esc stops it; what came stays", arguments: ["\u{3}", "\u{1B}\u{1B}"])
    func stopping(keys: String) throws {
      let app = try App.talking(to: .echo)
      app.say("5000 tokens at 100/s")
      try app.see("The river is never")
      app.type(keys)
      try app.see("[stopped here; what came is kept]")
      try app.see("ready")
      let shown = app.screen.rows.prefix(22)
      app.type("x")
      try app.see("> x")
      #expect(app.screen.rows.prefix(22) == shown)
    }

    @Test("one Esc only asks for another")
    func oneEscape() throws {
      let app = try App.talking(to: .echo)
      app.say("5000 tokens at 100/s")
      try app.see("is replying")
      app.type(Keys.escape)
      try app.see("Esc again stops the reply")
      app.type(Keys.escape)
      try app.see("[stopped here; what came is kept]")
    }

    @Test("and a message sent meanwhile waits in sight; after a stop it is a draft again")
    func queue() throws {
      let app = try App.talking(to: .echo)
      app.say("5000 tokens at 100/s")
      try app.see("is replying")
      app.say("second message")
      try app.see("queued second message")
      #expect(!app.draft.contains("second"))
      app.type(Keys.interrupt)
      try app.see("> second message")
      #expect(!app.screen.text.contains("queued"))
    }

    @Test("and a queued message goes out at its end")
    func queueSent() throws {
      let app = try App.talking(to: .echo)
      app.say("60 tokens at 60/s")
      try app.see("is replying")
      app.say("second message")
      try app.see("queued second message")
      try app.see("its own echo") { screen in
        screen.rows.count { $0 == "second message" } == 2 && screen.text.contains("done, ")
      }
    }

    @Test("below a reader who has scrolled up, whose rows do not move")
    func scrolledUp() throws {
      let app = try App.talking(to: .echo)
      app.say("20000 tokens at 200/s")
      try app.see("is replying")
      try app.see("a full screen") { !$0.text.contains("20000 tokens") }
      app.type(Keys.pageUp)
      try app.see("new below")
      let rows = app.screen.rows.prefix(22)
      var moved = 0
      var counts: Set<String> = []
      app.terminal.onFrame = { screen in
        if screen.rows.prefix(22) != rows { moved += 1 }
        counts.insert(screen.row(22))
      }
      try app.see("the count rise") { _ in counts.count > 4 }
      #expect(moved == 0)
      app.terminal.onFrame = nil
      app.type(Keys.wheelDown)
      try app.see("the rows moved up by the wheel") { screen in
        (2..<12).contains { screen.rows[1..<21 - $0].elementsEqual(rows[$0..<20]) }
      }
      app.type(Keys.end)
      try app.seeNo("new below")
      try app.see("following") { $0.rows.prefix(22) != rows }
    }

    @Test("behind a proxy that is not there, for the demo is on this machine")
    func deadProxy() throws {
      let names = ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"]
      let dead = names.map { ($0, "http://127.0.0.1:1") }
      let app = try App.demo(environment: Dictionary(uniqueKeysWithValues: dead))
      app.say("hello")
      try app.see("# Rivulet")
    }
  }
}
