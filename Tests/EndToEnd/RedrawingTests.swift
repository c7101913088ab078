import Screen
import TerminalTestSupport
import Testing

extension EndToEnd {
  @Suite("what is drawn bit by bit") struct RedrawingTests {
    /// Where an emulator and our table may disagree, and where halves of wide glyphs may be left.
    private static let text =
      "中文 English 混排，👩‍🚀 ❤️ 🇨🇳🇩🇪 👍🏽 e\u{301} ñ 한국어 ｆｕｌｌ １２３ ☎︎ ☎️ 日本語。\u{1B}[31m\u{200B}x\u{202E}y"

    @Test("is what is drawn anew", arguments: ["xterm-256color", "vt100"])
    func sameAsAnew(term: String) throws {
      let app = try App.talking(to: .echo, environment: ["TERM": term])
      app.type(Keys.paste(Self.text))
      app.say("")
      try app.see("done, ")
      app.say("500 字 每秒 0")
      try app.see("done, 5")
      let sizes = [(61, 24), (80, 24), (51, 11), (79, 30)]
      let keys = [
        Keys.pageUp, Keys.pageUp, Keys.wheelDown, "打", "\u{2}", "a", "😀", Keys.wheelDown,
        Keys.pageUp, Keys.pageUp, "\u{1}", "é", "字", Keys.pageDown, "\u{4}", Keys.pageUp,
      ]
      for (columns, rows) in sizes {
        app.emulated.resize(to: Size(columns: columns, rows: rows))
        try app.see("the size \(columns)x\(rows)") { $0.rows[rows - 2].hasSuffix("keys") }
        for key in keys {
          let frames = app.terminal.frameCount
          app.type(key)
          // A key that changes nothing draws nothing: a mark is drawn and taken back.
          app.type("|")
          try app.see("the mark") { _ in app.terminal.frameCount > frames && Self.hasMark(app) }
          try expectSameAnew(app, "\(term) \(columns)x\(rows), \(key.debugDescription)")
          app.type("\u{7F}")
          try app.see("no mark") { _ in !Self.hasMark(app) }
        }
      }
    }

    private static func hasMark(_ app: App) -> Bool {
      app.screen.rows.suffix(2).contains { $0.contains("|") }
    }

    private func expectSameAnew(_ app: App, _ what: String) throws {
      let shown = cells(of: app.screen)
      let frames = app.terminal.frameCount
      app.type("\u{0C}")
      try app.see("a frame") { _ in app.terminal.frameCount > frames }
      let anew = cells(of: app.screen)
      for row in shown.indices where shown[row] != anew[row] {
        let columns = shown[row].indices.filter { shown[row][$0] != anew[row][$0] }
        Issue.record(
          "\(what), row \(row), columns \(columns): \(text(shown[row])), anew \(text(anew[row]))")
      }
    }

    private func cells(of screen: Emulator) -> [[Emulator.ShownCell]] {
      (0..<screen.size.rows).map { row in
        (0..<screen.size.columns).map { column in
          var cell = screen[column, row]
          // Written or not, a blank is a blank, and a right half has no style of its own.
          if cell.text == " " { cell.text = "" }
          if cell.isRightHalf { cell.style = Style() }
          return cell
        }
      }
    }

    private func text(_ cells: [Emulator.ShownCell]) -> String {
      cells.map { $0.text.isEmpty && !$0.isRightHalf ? " " : $0.text }.joined()
    }
  }
}
