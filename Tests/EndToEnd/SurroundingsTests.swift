import Glibc
import Screen
import TerminalTestSupport
import Testing

extension EndToEnd {
  @Suite("wherever it runs") struct SurroundingsTests {
    @Test(
      "on terminals of many kinds it draws, types and gives the terminal back",
      arguments: [
        "xterm", "screen", "screen-256color", "tmux", "tmux-256color", "rxvt", "linux", "vt100",
      ])
    func terminals(term: String) throws {
      let app = try App.talking(to: .echo, environment: ["TERM": term])
      app.say("hello 中文")
      try app.see("done, ")
      app.type("打字")
      try app.see("> 打字") { $0.cursor == Point(column: 6, row: 23) }
      #expect(app.screen.rows[0].hasPrefix(" Rivulet "))
      app.type("\u{15}" + Keys.endOfInput)
      try app.see("Enter quits")
      app.type("\r")
      #expect(app.emulated.waitForEnd() == .exited(0))
      #expect(TerminalState(app.terminal) == (try TerminalState.untouched))
    }

    @Test(
      "in every locale it writes UTF-8",
      arguments: [
        ["LANG": "C"], ["LC_ALL": "POSIX"], ["LANG": "zh_CN.GB18030"], ["LANG": "no_SUCH.UTF-8"],
      ])
    func locales(variables: [String: String]) throws {
      let app = try App.talking(to: .echo, ["--language", "en"], environment: variables)
      app.say("中文 é 😀")
      try app.see("its echo") { $0.rows.count { $0 == "中文 é 😀" } == 2 }
    }

    @Test("without colour nothing is coloured", arguments: ["NO_COLOR", "--no-color"])
    func colorless(way: String) throws {
      let isVariable = way == "NO_COLOR"
      let app = try App.talking(
        to: .echo, isVariable ? [] : [way], environment: isVariable ? [way: "1"] : [:])
      app.say("# heading and **bold**")
      try app.see("done, ")
      app.type(Keys.leader + "?")
      try app.see("type to narrow")
      for row in 0..<24 {
        for column in 0..<80 {
          let cell = app.screen[column, row]
          if cell.isRightHalf { continue }
          let isPlain = cell.style.foreground == .default && cell.style.background == .default
          #expect(isPlain, "\(column), \(row): \(cell)")
        }
      }
    }

    @Test("a demo service that dies is told, and the app stays")
    func deadService() throws {
      let app = try App.demo()
      let child = try #require(Processes.children(of: app.emulated.process).first)
      kill(child, SIGKILL)
      app.say("hello")
      try app.see("the failure") {
        $0.text.contains("demo service") || $0.text.contains("network failed")
      }
      app.type("still here")
      try app.see("still here")
    }

    @Test("a huge window is filled")
    func hugeWindow() throws {
      let app = try App.talking(to: .echo)
      app.emulated.resize(to: Size(columns: 1000, rows: 300))
      try app.see("the last rows", seconds: 30) { screen in
        screen.rows[298].hasSuffix("keys") && screen.rows[299].hasPrefix("> ")
      }
    }

    @Test("a terminal that does not know its size counts as one of 80x24")
    func unknownSize() throws {
      let home = try Home()
      let app = try EmulatedTerminal.run(
        ["/bin/sh", "-c", "stty rows 0 cols 0; exec '\(Binary.path)' demo"],
        environment: home.environment)
      let isDrawn = app.waitUntil { $0.rows[23].hasPrefix("> ") && $0.rows[22].hasSuffix("keys") }
      #expect(isDrawn, "\(app.text)")
    }
  }
}
