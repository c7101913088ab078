import CCurses
import Screen

/// Turns rows of cells into what curses takes, or, where a row holds a glyph that terminals measure
/// differently, into bytes of our own (`GlyphCertainty` tells which).
///
/// How a row of our own is drawn, so that no terminal keeps a stale half of anything: from the left
/// to the right, with automatic wrapping off; before an uncertain glyph its cells are blanked (a
/// terminal that draws it narrower shows a blank there), after it the cursor is addressed anew
/// (what a terminal drew too wide is overwritten by the cells that follow). Some terminals wrap in
/// spite of the mode (libvterm 0.1 does, and scrolls in the last row), so where a glyph might reach
/// past the last column, only as much of it is drawn as fits everywhere: its first scalar, or
/// U+FFFD.
///
/// Curses believes that such a row holds one no-break space: a row that is not blank, so it never
/// clears it together with others, and draws it never again. Before curses may scroll, such rows
/// are made what it believes (`CursesTerminal.drawTogether`).
struct RowPainter {
  private let capabilities: Capabilities
  private var styles: StyleTable
  private var cells: [cchar_t] = []

  init(capabilities: Capabilities, colorCount: Int) {
    self.capabilities = capabilities
    styles = StyleTable(capabilities: capabilities, colorCount: colorCount)
  }

  /// Colour pairs may have been reused since the last frame.
  mutating func startFrame() { styles.startFrame() }

  /// True when curses can draw the row: all glyphs certain, all styles known to it. A mark in the
  /// last column is not: libvterm 0.1, when it was told of a character set before, takes it for a
  /// character of its own and wraps it into the next row.
  func isForCurses(_ row: ArraySlice<Cell>) -> Bool {
    var index = row.startIndex
    while index < row.endIndex {
      let columns = Self.columns(at: index, in: row)
      guard GlyphCertainty.isCertain(row[index].glyph, columns: columns),
        styles.isForCurses(row[index].style)
      else { return false }
      index += columns
      if index == row.endIndex, case .cluster = row[index - columns].glyph { return false }
    }
    return true
  }

  /// The row as curses takes it. `row` has no more cells than the screen has columns.
  mutating func cursesCells(_ row: ArraySlice<Cell>) -> [cchar_t] {
    cells.removeAll(keepingCapacity: true)
    var index = row.startIndex
    while index < row.endIndex {
      let columns = Self.columns(at: index, in: row)
      let style = styles.curses(row[index].style)
      withWideCharacters(row[index].glyph) { text in
        var cell = cchar_t()
        curses_cell(&cell, text, style.attributes, style.pair)
        cells.append(cell)
      }
      index += columns
    }
    return cells
  }

  /// What curses is told about a row that we draw: one no-break space, then blanks.
  func placeholder(columns: Int) -> [cchar_t] {
    var blank = cchar_t()
    curses_cell(&blank, [0x20, 0], 0, 0)
    var mark = cchar_t()
    curses_cell(&mark, [0xA0, 0], 0, 0)
    return [mark] + Array(repeating: blank, count: max(0, columns - 1))
  }

  /// The bytes that make the terminal's row what curses believes of a row that we drew.
  func placeholderBytes(row: Int) -> [UInt8] {
    var bytes = capabilities[.sgr0] + capabilities.move(toRow: row, column: 0)
    bytes += [0xC2, 0xA0] + capabilities[.el]
    return bytes
  }

  /// The row drawn by us. Leaves the cursor anywhere and the style plain.
  mutating func bytes(_ row: ArraySlice<Cell>, at line: Int) -> [UInt8] {
    var bytes = capabilities[.rmam] + capabilities.move(toRow: line, column: 0)
    var style: Style?
    var index = row.startIndex
    while index < row.endIndex {
      let columns = Self.columns(at: index, in: row)
      let cell = row[index]
      if cell.style != style {
        bytes += styles.bytes(cell.style)
        style = cell.style
      }
      if GlyphCertainty.isCertain(cell.glyph, columns: columns) {
        bytes += Self.text(cell.glyph)
      } else {
        let column = index - row.startIndex
        let glyph = Self.fitting(cell.glyph, room: row.count - column)
        bytes += Array(repeating: 0x20, count: columns)
        bytes += capabilities.move(toRow: line, column: column) + Self.text(glyph)
        if index + columns < row.endIndex {
          bytes += capabilities.move(toRow: line, column: column + columns)
        }
      }
      index += columns
    }
    return bytes + capabilities[.sgr0] + capabilities[.smam]
  }

  /// 2 for a glyph with a right half in the row, else 1.
  private static func columns(at index: Int, in row: ArraySlice<Cell>) -> Int {
    index + 1 < row.endIndex && row[index + 1].glyph == .continuation ? 2 : 1
  }

  /// The glyph, or as much of it as no terminal draws past the last column.
  private static func fitting(_ glyph: Glyph, room: Int) -> Glyph {
    if GlyphCertainty.largestAdvance(glyph) <= room { return glyph }
    guard case .cluster(let text) = glyph, let first = text.unicodeScalars.first,
      GlyphCertainty.largestAdvance(.scalar(first)) <= room
    else { return .scalar("\u{FFFD}") }
    return .scalar(first)
  }

  /// UTF-8 of a glyph. Controls never come here (the sanitiser made them marks); if one does, it
  /// becomes U+FFFD. A lone right half is a blank.
  private static func text(_ glyph: Glyph) -> [UInt8] {
    switch glyph {
    case .scalar(let scalar): Array(String(Character(harmless(scalar))).utf8)
    case .cluster(let text):
      Array(String(String.UnicodeScalarView(text.unicodeScalars.map(harmless))).utf8)
    case .continuation: [0x20]
    }
  }

  private static func harmless(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    return isControl ? "\u{FFFD}" : scalar
  }

  /// The glyph's scalars, NUL-terminated. Only certain glyphs, so at most `CCHARW_MAX`.
  private func withWideCharacters(_ glyph: Glyph, _ body: (UnsafePointer<wchar_t>) -> Void) {
    switch glyph {
    case .scalar(let scalar):
      withUnsafePointer(to: (wchar_t(bitPattern: Self.harmless(scalar).value), wchar_t(0))) {
        $0.withMemoryRebound(to: wchar_t.self, capacity: 2, body)
      }
    case .cluster(let text):
      body(text.unicodeScalars.map { wchar_t(bitPattern: Self.harmless($0).value) } + [0])
    case .continuation: body([0x20, 0])
    }
  }
}
