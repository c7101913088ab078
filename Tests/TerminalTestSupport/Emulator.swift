import CVTerm
package import Screen

/// A terminal emulator (libvterm) in memory: takes a program's bytes, shows cells and modes.
package final class Emulator {
  /// One cell as the emulator shows it.
  package struct ShownCell: Hashable, Sendable {
    /// The text; empty for a cell never written and for the right half of a wide glyph.
    package var text: String
    package var isRightHalf: Bool
    package var width: Int
    package var style: Style
  }

  private let terminal: UnsafeMutablePointer<CVTerm>
  package private(set) var size: Size

  package init(size: Size) {
    self.size = size
    terminal = cvterm_new(Int32(size.columns), Int32(size.rows))
  }

  deinit { cvterm_free(terminal) }

  /// Bytes from the program.
  package func write(_ bytes: [UInt8]) { cvterm_write(terminal, bytes, bytes.count) }

  package func resize(to size: Size) {
    self.size = size
    cvterm_resize(terminal, Int32(size.columns), Int32(size.rows))
  }

  package subscript(column: Int, row: Int) -> ShownCell {
    var cell = CVTermCell()
    cvterm_cell(terminal, Int32(column), Int32(row), &cell)
    let count = Int(max(0, cell.scalar_count))
    let scalars = withUnsafeBytes(of: cell.scalars) { Array($0.bindMemory(to: UInt32.self)) }
    let text = scalars.prefix(count).compactMap(Unicode.Scalar.init)
    let style = Style(
      foreground: Self.color(cell.foreground), background: Self.color(cell.background),
      attributes: Style.Attributes(rawValue: UInt8(truncatingIfNeeded: cell.attributes)))
    return ShownCell(
      text: String(String.UnicodeScalarView(text)), isRightHalf: cell.scalar_count < 0,
      width: Int(cell.width), style: style)
  }

  private static func color(_ value: Int32) -> Color {
    switch value {
    case ..<0: .default
    case 0...255: .indexed(UInt8(value))
    default:
      .rgb(
        UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8),
        UInt8(truncatingIfNeeded: value))
    }
  }

  /// The rows as text, blanks at their ends removed.
  package var rows: [String] { (0..<size.rows).map(row) }

  /// One row as text, blanks at its end removed.
  package func row(_ row: Int) -> String {
    var text = String.UnicodeScalarView()
    var cell = CVTermCell()
    for column in 0..<size.columns {
      cvterm_cell(terminal, Int32(column), Int32(row), &cell)
      if cell.scalar_count == 0 { text.append(" ") }
      guard cell.scalar_count > 0 else { continue }
      withUnsafeBytes(of: cell.scalars) { bytes in
        let values = bytes.bindMemory(to: UInt32.self).prefix(Int(cell.scalar_count))
        text.append(contentsOf: values.lazy.compactMap(Unicode.Scalar.init))
      }
    }
    while let last = text.last, last == " " || last == "\u{A0}" { text.removeLast() }
    return String(text)
  }

  /// The whole screen as text, a line feed between rows.
  package var text: String { rows.joined(separator: "\n") }

  package var cursor: Point {
    var column: Int32 = 0
    var row: Int32 = 0
    cvterm_cursor(terminal, &column, &row)
    return Point(column: Int(column), row: Int(row))
  }

  package var isCursorVisible: Bool { terminal.pointee.is_cursor_visible != 0 }
  package var isAlternateScreen: Bool { terminal.pointee.is_alternate != 0 }
  package var isMouseOn: Bool { terminal.pointee.mouse != 0 }
  package var isBracketedPaste: Bool { cvterm_is_paste_on(terminal) != 0 }
  package var isKeypadApplication: Bool { cvterm_is_keypad_on(terminal) != 0 }

  package var title: String {
    withUnsafeBytes(of: terminal.pointee.title) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// Takes what the emulator answered to queries.
  package func takeReplies() -> [UInt8] {
    var bytes = [CChar](repeating: 0, count: 4096)
    let count = cvterm_take_output(terminal, &bytes, bytes.count)
    return bytes.prefix(count).map(UInt8.init(bitPattern:))
  }
}
