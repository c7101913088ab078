import CLinux
import Glibc
import Screen
import TerminalTestSupport
import Testing

@testable import Terminal

extension TerminalTests {
  /// Frames through the real driver and a real emulator, cells compared.
  @Suite("drawing") struct DrawingTests {
    private func frame(_ rows: [String], size: Size, cursor: Point? = nil) -> Frame {
      var surface = Surface(size: size)
      let width = CellWidth()
      for (row, text) in rows.enumerated() {
        var column = 0
        for character in text {
          let columns = width.columns(of: character)
          let scalars = character.unicodeScalars
          guard let first = scalars.first else { continue }
          let glyph: Glyph = scalars.count == 1 ? .scalar(first) : .cluster(String(character))
          surface.put(glyph, columns: columns, style: .plain, column: column, row: row)
          column += columns
        }
      }
      return Frame(surface: surface, cursor: cursor, title: "title")
    }

    @Test(
      "random frames, one after the other, are shown cell by cell",
      arguments: [
        Size(columns: 20, rows: 6), Size(columns: 80, rows: 24), Size(columns: 7, rows: 3),
        Size(columns: 2, rows: 2), Size(columns: 1, rows: 1), Size(columns: 1, rows: 5),
      ])
    func randomFrames(size: Size) throws {
      let drawn = try DrawnTerminal(size)
      var frames = RandomFrames(seed: 42, size: size)
      for number in 0..<300 {
        let frame = frames.next()
        drawn.show(frame)
        if let difference = drawn.difference(from: frame) {
          Issue.record("frame \(number): \(difference)")
          return
        }
      }
    }

    @Test("with resizes in between, too")
    func resizes() throws {
      var size = Size(columns: 30, rows: 8)
      let drawn = try DrawnTerminal(size)
      var frames = RandomFrames(seed: 5, size: size)
      var random = RandomNumbers(state: 9)
      for number in 0..<150 {
        if number % 3 == 0 {
          size = Size(
            columns: Int.random(in: 1...50, using: &random),
            rows: Int.random(in: 1...12, using: &random))
          drawn.resize(to: size)
          #expect(drawn.terminal.readSize() == size)
        }
        let frame = frames.next(size: size)
        drawn.show(frame)
        if let difference = drawn.difference(from: frame) {
          Issue.record("frame \(number) at \(size): \(difference)")
          return
        }
      }
    }

    @Test(
      "on terminals of other kinds",
      arguments: [
        "xterm", "screen-256color", "tmux-256color", "linux", "vt220", "rxvt-unicode-256color",
      ])
    func otherTerminals(term: String) throws {
      let size = Size(columns: 20, rows: 4)
      guard let drawn = try? DrawnTerminal(size, term: term) else { return }  // no such entry here
      let rows = ["plain text", "中文，很好", "a👨‍👩‍👧b🇩🇪c", "e\u{301}nd"]
      for shift in 0..<4 {
        let frame = frame(
          Array(rows[shift...] + rows[..<shift]), size: size, cursor: Point(column: 3, row: 1))
        drawn.show(frame)
        #expect(drawn.difference(from: frame) == nil)
      }
    }

    @Test(
      "a glyph overwritten, or shifted by one, leaves no half behind",
      arguments: [
        "中", "👨‍👩‍👧‍👦", "🇩🇪", "1️⃣", "❤️", "👍🏽", "⌚\u{FE0E}", "🫩",
        "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
      ])
    func staleHalves(glyph: String) throws {
      let size = Size(columns: 8, rows: 3)
      let drawn = try DrawnTerminal(size)
      let row = String(repeating: glyph, count: 3)
      let steps = [
        [row, row, row], ["x" + row, row, "xyzxyzxy"], ["xyzxyzxy", "x" + row, row],
        ["      " + glyph, " " + glyph, "       z"], ["", "", ""], ["xxxxxxxx", row, "xxxxxxxx"],
        [row, "", row], ["", "a", ""],
      ]
      for step in steps {
        let frame = frame(step, size: size, cursor: Point(column: 7, row: 2))
        drawn.show(frame)
        #expect(drawn.difference(from: frame) == nil)
      }
    }

    @Test("a frame that is the same sends nothing; one that only moves the cursor, little")
    func bytesOfAFrame() throws {
      let size = Size(columns: 80, rows: 24)
      let drawn = try DrawnTerminal(size)
      let line = "The quick brown fox"
      drawn.show(frame([line], size: size, cursor: Point(column: 0, row: 23)))
      var before = drawn.terminal.byteCount
      drawn.show(frame([line], size: size, cursor: Point(column: 0, row: 23)))
      #expect(drawn.terminal.byteCount == before)
      drawn.show(frame([line], size: size, cursor: Point(column: 4, row: 23)))
      #expect(drawn.terminal.byteCount - before <= 32)
      before = drawn.terminal.byteCount
      let more = " jumps over"
      drawn.show(frame([line + more], size: size, cursor: Point(column: 4, row: 23)))
      #expect(drawn.terminal.byteCount - before <= more.utf8.count + 64)
    }

    @Test("invalidate draws everything again, over what another program wrote")
    func invalidation() throws {
      let size = Size(columns: 20, rows: 4)
      let drawn = try DrawnTerminal(size)
      let frame = frame(["one", "中👨‍👩‍👧文", "three"], size: size, cursor: Point(column: 1, row: 1))
      drawn.show(frame)
      drawn.terminal.send(Array("\u{1B}[2Jgarbage\n中中中\u{1B}[3;3H".utf8))
      drawn.terminal.invalidate()
      drawn.show(frame)
      #expect(drawn.difference(from: frame) == nil)
    }

    @Test("suspended and resumed, the screen is left and taken, and drawn whole")
    func suspension() throws {
      let size = Size(columns: 20, rows: 4)
      let drawn = try DrawnTerminal(size)
      let before = try PseudoTerminal(size: size).lineModes
      let frame = frame(["one", "a🇩🇪b"], size: size, cursor: Point(column: 1, row: 1))
      drawn.show(frame)
      #expect(
        drawn.screen.isAlternateScreen && drawn.screen.isMouseOn && drawn.screen.title == "title")
      #expect(drawn.pty.lineModes.isRaw)
      drawn.terminal.suspend()
      drawn.settle()
      #expect(!drawn.screen.isAlternateScreen && !drawn.screen.isMouseOn)
      #expect(!drawn.screen.isBracketedPaste && !drawn.screen.isKeypadApplication)
      #expect(drawn.pty.lineModes == before)
      drawn.pty.resize(to: Size(columns: 30, rows: 5))
      drawn.terminal.resume()
      #expect(drawn.terminal.readSize() == Size(columns: 30, rows: 5))
      drawn.show(frame)
      #expect(drawn.screen.isAlternateScreen && drawn.screen.isBracketedPaste)
      #expect(drawn.difference(from: frame) == nil)
    }

    @Test("a terminal that says it is huge is drawn as far as screens go")
    func huge() throws {
      let drawn = try DrawnTerminal(Size(columns: 20, rows: 4))
      for (columns, rows) in [(65535, 65535), (1, 65535), (65535, 1)] {
        // The emulator is not told: it would make such a screen.
        #expect(
          terminal_set_size(drawn.terminal.device.descriptor, Int32(columns), Int32(rows)) == 0)
        #expect(
          drawn.terminal.readSize() == Size(columns: min(columns, 2000), rows: min(rows, 1000)))
      }
    }

    @Test("the mouse can be given back and taken")
    func mouse() throws {
      let drawn = try DrawnTerminal(Size(columns: 20, rows: 4))
      #expect(drawn.screen.isMouseOn)
      drawn.terminal.setMouse(false)
      drawn.settle()
      #expect(!drawn.screen.isMouseOn)
      drawn.terminal.setMouse(true)
      drawn.settle()
      #expect(drawn.screen.isMouseOn)
    }

    @Test("a terminal that stops reading keeps bytes pending, and gets them later in order")
    func stalledTerminal() throws {
      let size = Size(columns: 80, rows: 24)
      let drawn = try DrawnTerminal(size)
      drawn.pty.isStalled = true
      var number = 0
      // The kernel takes some kilobytes first.
      while !drawn.terminal.hasPendingOutput, number < 1000 {
        number += 1
        let rows = (0..<24).map { String(repeating: "\(($0 + number) % 10)", count: 80) }
        drawn.terminal.present(frame(rows, size: size))
      }
      #expect(drawn.terminal.hasPendingOutput)
      let last = (0..<24).map { String(repeating: "\(($0 + number) % 10)", count: 80) }
      drawn.pty.isStalled = false
      drawn.settle()
      #expect(!drawn.terminal.hasPendingOutput)
      #expect(drawn.screen.rows == last)
    }

    @Test("what is typed is read byte for byte, and a terminal that is gone says so")
    func input() throws {
      let drawn = try DrawnTerminal(Size(columns: 20, rows: 4))
      #expect(drawn.terminal.readInput() == [])
      drawn.pty.type("\u{3}a\u{1A}\r中")
      var typed: [UInt8] = []
      _ = drawn.pty.waitUntil { _ in
        typed += drawn.terminal.readInput() ?? []
        return typed.count >= 7
      }
      #expect(typed == Array("\u{3}a\u{1A}\r中".utf8))
      drawn.pty.hangUp()
      #expect(drawn.terminal.readInput() == nil)
      // Nothing that is written to it now blocks or fails.
      drawn.terminal.present(frame(["x"], size: Size(columns: 20, rows: 4)))
      #expect(!drawn.terminal.hasPendingOutput)
    }

    @Test("controls in a cell never reach the terminal, nor in the title")
    func controls() throws {
      let size = Size(columns: 10, rows: 2)
      let drawn = try DrawnTerminal(size)
      var surface = Surface(size: size)
      surface.put(.scalar("\u{1B}"), columns: 1, style: .plain, column: 0, row: 0)
      surface.put(.cluster("a\u{9B}"), columns: 1, style: .plain, column: 1, row: 0)
      surface.put(.scalar("\u{85}"), columns: 1, style: .plain, column: 2, row: 0)
      surface.put(.scalar("]"), columns: 1, style: .plain, column: 3, row: 0)
      drawn.show(
        Frame(surface: surface, cursor: Point(column: 0, row: 1), title: "a\u{7}\u{1B}[2Jb"))
      #expect(drawn.screen[3, 0].text == "]")
      #expect(drawn.screen.cursor == Point(column: 0, row: 1))
      #expect(drawn.screen.title == "a[2Jb")
    }
  }
}
