import Foundation
import Screen
import TerminalTestSupport
import Testing

extension EndToEnd {
  @Suite("a message is written") struct ComposingTests {
    @Test("by a paste: line ends fold, controls are dropped and counted")
    func paste() throws {
      let app = try App.talking(to: .echo)
      app.type(Keys.paste("first\r\nsecond\u{7}\u{8}\u{1}"))
      try app.see("3 control characters of the paste left out")
      #expect(app.screen.rows[22] == "> first")
      #expect(app.screen.rows[23] == "  second")
      #expect(app.screen.cursor == Point(column: 8, row: 23))
    }

    @Test("in an editor that has the terminal to itself meanwhile")
    func editor() throws {
      let home = try Home()
      let script = try home.write(
        "#!/bin/sh\nstty -a >'\(home.path)/modes'\nprintf ' 与更多' >>\"$1\"\n", to: "edit it",
        mode: 0o700)
      let service = try ServiceProcess.shared
      try home.configure(service, bot: .echo)
      let app = try App(
        [], home: home,
        environment: ["RIVULET_TEST_TOKEN": service.token, "EDITOR": "'\(script)'"])
      try app.see("? 1000 tokens")
      app.type("abc")
      try app.see("> abc")
      app.type(Keys.leader + "\u{5}")
      try app.see("> abc 与更多")
      #expect(app.screen.cursor == Point(column: 12, row: 23))
      let modes = home.read("modes") ?? ""
      for mode in ["icanon", "isig", "opost", "echo"] {
        #expect(modes.contains(mode) && !modes.contains("-\(mode) "), "\(modes)")
      }
      #expect(app.screen.isMouseOn && app.screen.isBracketedPaste)
      #expect(app.terminal.lineModes.isRaw)
    }

    @Test("and stays as it was when the editor fails")
    func failingEditor() throws {
      let app = try App.talking(to: .echo, environment: ["EDITOR": "false"])
      app.type("abc")
      try app.see("> abc")
      app.type(Keys.leader + "\u{5}")
      try app.see("The editor gave nothing back")
      #expect(app.draft == "> abc")
    }

    @Test("and Ctrl+C in the editor is the editor's")
    func interruptedEditor() throws {
      let home = try Home()
      let script = try home.write(
        "#!/bin/sh\necho editing\nexec cat >/dev/null\n", to: "edit", mode: 0o700)
      let service = try ServiceProcess.shared
      try home.configure(service, bot: .echo)
      let app = try App(
        [], home: home, environment: ["RIVULET_TEST_TOKEN": service.token, "EDITOR": script])
      try app.see("? 1000 tokens")
      app.type("abc" + Keys.leader + "\u{5}")
      try app.see("editing")
      #expect(!app.screen.isAlternateScreen)
      app.emulated.resize(to: Size(columns: 60, rows: 20))
      app.type(Keys.interrupt)
      try app.see("The editor gave nothing back")
      try app.see("the new size") { $0.rows[19] == "> abc" && $0.cursor.row == 19 }
      #expect(app.isAlive)
    }

    @Test("with a paste of a megabyte, in no time to speak of")
    func largePaste() throws {
      let app = try App.talking(to: .echo)
      app.type(Keys.paste(String(repeating: "中文 and more text\n", count: 40_000)))
      app.type("END")
      try app.see("END", seconds: 30)
      app.type(Keys.interrupt)
      try app.see("an empty draft") { $0.cursor == Point(column: 2, row: 23) }
    }

    @Test("with the keys a question away")
    func help() throws {
      let app = try App.talking(to: .echo)
      app.type(Keys.leader + "?")
      try app.see("type to narrow, Esc closes")
      app.type("copy")
      try app.see("Copy the last reply")
      app.type(Keys.escape)
      try app.seeNo("type to narrow")
      app.type(Keys.leader)
      try app.see("C-e Editor")
      app.type("\u{7}")
      try app.see("ready")
    }

    @Test("and its reply is copied by OSC 52")
    func copying() throws {
      let app = try App.talking(to: .echo)
      app.say("copy me 中文 👩‍🚀")
      try app.see("done, ")
      app.terminal.recent = []
      app.type(Keys.leader + "y")
      try app.see("sent to the terminal's clipboard (OSC 52)")
      let expected = "\u{1B}]52;c;\(Data("copy me 中文 👩‍🚀".utf8).base64EncodedString())"
      #expect(String(decoding: app.terminal.recent, as: UTF8.self).contains(expected))
    }

    @Test("while the mouse is given back and taken again")
    func mouse() throws {
      let app = try App.talking(to: .echo)
      #expect(app.screen.isMouseOn)
      app.terminal.recent = []
      app.type(Keys.leader + "m")
      try app.see("Mouse off")
      let bytes = String(decoding: app.terminal.recent, as: UTF8.self)
      #expect(bytes.contains("\u{1B}[?1006l") && bytes.contains("\u{1B}[?1002l"))
      #expect(!app.screen.isMouseOn)
      app.type(Keys.leader + "m")
      try app.see("Mouse on")
      #expect(app.screen.isMouseOn)
    }

    @Test("in Chinese, in an interface that speaks it")
    func chinese() throws {
      let app = try App(["demo", "--language", "zh-CN"], home: Home())
      try app.see("带我逛一圈")
      app.say("你好")
      try app.see("正在回复")
    }
  }
}
