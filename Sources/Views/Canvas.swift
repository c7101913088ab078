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

  /// Puts one glyph.
  mutating func put(_ glyph: Glyph, columns: Int, _ role: Role, column: Int, row: Int) {
    surface.put(glyph, columns: columns, style: theme[role], column: column, row: row)
  }
}
