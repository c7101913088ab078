import Screen
import TerminalTestSupport
import Testing

@testable import Terminal

/// The real driver on a pseudo-terminal with an emulator behind it.
final class DrawnTerminal {
  let pty: PseudoTerminal
  let terminal: CursesTerminal
  private var advances: [String: Int] = [:]
  private let scratch = Emulator(size: Size(columns: 40, rows: 1))
  private var colors = ColorReduction(count: 256)

  init(_ size: Size, term: String = "xterm-256color") throws {
    pty = try PseudoTerminal(size: size)
    terminal = try CursesTerminal(CursesTerminal.Options(path: pty.path, term: term))
    settle()
  }

  deinit { terminal.close() }

  var screen: Emulator { pty.emulator }

  /// Draws a frame and waits until the emulator has all of it.
  func show(_ frame: Frame) {
    pty.recent = []
    terminal.present(frame)
    settle()
  }

  /// Waits until the emulator has every byte that was sent.
  func settle() {
    let hasAll = pty.waitUntil { _ in
      terminal.flush()
      return pty.byteCount >= terminal.byteCount
    }
    #expect(hasAll, "bytes were lost")
  }

  /// The window gets another size, and the program has noticed.
  func resize(to size: Size) {
    pty.resize(to: size)
    terminal.resize(to: size)
  }

  /// What differs between a frame and the emulator's screen; nil when nothing does.
  func difference(from frame: Frame) -> String? {
    for row in 0..<frame.surface.size.rows {
      var column = 0
      let cells = Array(frame.surface.row(row))
      while column < cells.count {
        let columns = column + 1 < cells.count && cells[column + 1].glyph == .continuation ? 2 : 1
        if let difference = difference(cells[column], columns: columns, column, row) {
          let bytes = String(decoding: pty.recent, as: UTF8.self).debugDescription
          return "row \(row), column \(column): \(difference)\n\(screen.text)\n\(bytes)"
        }
        column += columns
      }
    }
    if screen.isCursorVisible != (frame.cursor != nil) { return "cursor's visibility" }
    if let cursor = frame.cursor, screen.cursor != cursor {
      return "cursor at \(screen.cursor), wanted \(cursor)"
    }
    return nil
  }

  private func difference(_ cell: Cell, columns: Int, _ column: Int, _ row: Int) -> String? {
    let shown = screen[column, row]
    let right = columns == 2 ? screen[column + 1, row] : nil
    if let difference = styleDifference(cell, shown.style) { return difference }
    let text = cell.glyph.text
    if text == " " {
      return isBlank(shown.text) && !shown.isRightHalf ? nil : "\(shown) where a blank should be"
    }
    let room = screen.size.columns - column
    // libvterm 0.1.4 loses a mark in the last column once ESC ( B was seen.
    let isMarkAtEnd = room == columns && text.unicodeScalars.count > 1
    if advance(of: text) == columns, GlyphCertainty.largestAdvance(cell.glyph) <= room, !isMarkAtEnd
    {
      guard shown.text.unicodeScalars.elementsEqual(text.unicodeScalars), shown.width == columns,
        right?.isRightHalf ?? true
      else { return "\(shown), wanted \(text.debugDescription) in \(columns)" }
      return nil
    }
    // Measured otherwise: nothing but parts of this very glyph may stand here.
    let parts = Set(text.unicodeScalars).union(["\u{FFFD}"])
    guard !shown.isRightHalf,
      isBlank(shown.text) || parts.isSuperset(of: shown.text.unicodeScalars),
      right.map({ isBlank($0.text) || parts.isSuperset(of: $0.text.unicodeScalars) }) ?? true
    else {
      return "\(shown), \(String(describing: right)), wanted parts of \(text.debugDescription)"
    }
    return nil
  }

  private func isBlank(_ text: String) -> Bool { text.isEmpty || text == " " }

  /// Colours and attributes as far as a cell shows them. The emulator does not know dim.
  private func styleDifference(_ cell: Cell, _ shown: Style) -> String? {
    func reduced(_ color: Color) -> Color {
      let index = colors.index(of: color)
      return index < 0 ? .default : .indexed(UInt8(index))
    }
    let visible: Style.Attributes = [.underline, .reverse, .strikethrough]
    var wanted = cell.style.attributes.subtracting(.dim)
    var got = shown.attributes
    if cell.glyph == .blank {
      wanted.formIntersection(visible)
      got.formIntersection(visible)
    }
    if wanted != got { return "attributes \(got), wanted \(wanted)" }
    if reduced(cell.style.background) != shown.background {
      return "background \(shown.background), wanted \(cell.style.background)"
    }
    let isForegroundSeen = cell.glyph != .blank || !wanted.isEmpty
    if isForegroundSeen, reduced(cell.style.foreground) != shown.foreground {
      return "foreground \(shown.foreground), wanted \(cell.style.foreground)"
    }
    return nil
  }

  /// How many columns the emulator gives a text in one cell; -1 when it needs several.
  private func advance(of text: String) -> Int {
    if let known = advances[text] { return known }
    scratch.write(Array("\u{1B}[2J\u{1B}[H\(text)".utf8))
    let isOneCell = scratch[0, 0].text.unicodeScalars.elementsEqual(text.unicodeScalars)
    let advance = isOneCell ? scratch.cursor.column : -1
    advances[text] = advance
    return advance
  }
}
