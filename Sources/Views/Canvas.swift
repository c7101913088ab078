import Layout
import Screen

/// A surface with a theme: views say roles, the canvas looks the colours up.
struct Canvas {
  private(set) var surface: Surface
  let theme: Theme
  let width: CellWidth
  /// The background of the region that is being drawn.
  private var ground: Color

  init(surface: Surface, theme: Theme, width: CellWidth) {
    self.surface = surface
    self.theme = theme
    self.width = width
    ground = theme[.text].background
  }

  /// Fills a region with a role's background. What is drawn from then on stands on it, unless its
  /// role has a background of its own.
  mutating func fill(_ rect: Rect, _ role: Role) {
    surface.fill(rect, style: theme[role])
    ground = theme[role].background
  }

  private static func style(_ role: Role, _ theme: Theme, on ground: Color) -> Style {
    var style = theme[role]
    if style.background == theme[.text].background { style.background = ground }
    return style
  }

  /// Writes a line; what does not fit into `columns` is cut with a mark.
  mutating func put(_ line: StyledLine, column: Int, row: Int, columns: Int) {
    let canvas = (theme: theme, ground: ground)
    surface.put(
      line, column: column, row: row, maxColumns: columns, width: width,
      styles: { role in Self.style(role, canvas.theme, on: canvas.ground) })
  }

  /// Writes a row that is wrapped already.
  mutating func put(_ line: LaidOutRow, column: Int = 0, row: Int) {
    var column = column + line.indent
    // Neighbours mostly have one role: its style is looked up once for all of them.
    var (role, style) = (Role.text, Self.style(.text, theme, on: ground))
    for piece in line.pieces {
      if piece.role != role {
        (role, style) = (piece.role, Self.style(piece.role, theme, on: ground))
      }
      surface.put(
        piece.glyph, columns: piece.columns, style: style, column: column, row: row)
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
    let style = Self.style(role, theme, on: ground)
    surface.put(glyph, columns: columns, style: style, column: column, row: row)
  }
}
