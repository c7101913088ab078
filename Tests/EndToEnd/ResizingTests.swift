import Screen
import TerminalTestSupport
import Testing

extension EndToEnd {
  @Suite("the window changes its size") struct ResizingTests {
    private static let sizes = [(40, 12), (200, 60), (1, 1), (3, 2), (2, 7), (300, 3), (80, 24)]

    @Test("while a reply streams: each size is drawn, and the reply goes on")
    func anySize() throws {
      let app = try App.talking(to: .echo)
      app.say("5000 tokens of chinese at 100/s")
      try app.see("is replying")
      for (columns, rows) in Self.sizes {
        let frames = app.terminal.frameCount
        app.emulated.resize(to: Size(columns: columns, rows: rows))
        try app.see("a frame at \(columns)x\(rows)") { _ in app.terminal.frameCount > frames }
        #expect(app.isAlive)
        guard columns >= 40, rows >= 12 else { continue }
        try app.see("a whole screen at \(columns)x\(rows)") { screen in
          screen.rows[0].hasPrefix(" Rivulet ") && screen.rows[rows - 1].hasPrefix("> ")
            && screen.rows[rows - 2].contains("is replying")
            && screen.cursor == Point(column: 2, row: rows - 1)
        }
      }
      app.type(Keys.interrupt)
      try app.see("[stopped here; what came is kept]")
    }

    @Test("100 times in a second: at most a frame in 16 ms, the last at the final size")
    func burst() throws {
      let app = try App.talking(to: .echo)
      let terminal = app.terminal
      let start = PseudoTerminal.now
      let before = terminal.frameCount
      for step in 0..<100 {
        let columns = step == 99 ? 90 : 60 + step % 40
        app.emulated.resize(to: Size(columns: columns, rows: 20 + step % 7))
        let next = start + Double(step + 1) / 100
        _ = terminal.waitUntil(seconds: next - PseudoTerminal.now) { _ in false }
      }
      let size = app.screen.size
      try app.see("the final size") { screen in
        screen.rows[size.rows - 2].hasSuffix("keys")
          && screen.cursor == Point(column: 2, row: size.rows - 1)
      }
      let milliseconds = (PseudoTerminal.now - start) * 1000
      let frames = terminal.frameCount - before
      // One more for the frame that was due before the first; the rest is for the two clocks.
      #expect(Double(frames) <= milliseconds / 16 + 3, "\(frames) in \(milliseconds) ms")
      #expect(frames > 1)
      app.type("x")
      try app.see("> x") { $0.rows[size.rows - 1] == "> x" }
    }
  }
}
