import Layout
import Screen

/// A surface with a theme: views say roles, the canvas looks the colours up.
struct Canvas {
  private(set) var surface: Surface
  let theme: Theme
  let width: CellWidth

  init(surface: Surface, theme: Theme, width: CellWidth) {
    self.surface = surface
    self.theme = theme
    self.width = width
  }

  /// Fills a region with a role's background.
  mutating func fill(_ rect: Rect, _ role: Role) {
    surface.fill(rect, style: theme[role])
  }

  /// Writes a line; what does not fit into `columns` is cut with a mark.
  mutating func put(_ line: StyledLine, column: Int, row: Int, columns: Int) {
    let theme = theme
    surface.put(
      line, column: column, row: row, maxColumns: columns, width: width,
      styles: { theme[$0] })
  }

  /// Writes a row that is wrapped already.
  mutating func put(_ line: LaidOutRow, column: Int = 0, row: Int) {
    var column = column + line.indent
    for piece in line.pieces {
      put(piece.glyph, columns: piece.columns, piece.role, column: column, row: row)
      column += piece.columns
    }
  }

  /// A line across, in ASCII: box drawing characters are wide in some terminals.
  mutating func rule(row: Int, columns: Int) {
    put(
      StyledLine(String(repeating: "-", count: columns), .rule), column: 0, row: row,
      columns: columns)
  }

  /// Puts one glyph.
  mutating func put(_ glyph: Glyph, columns: Int, _ role: Role, column: Int, row: Int) {
    surface.put(glyph, columns: columns, style: theme[role], column: column, row: row)
  }
}
