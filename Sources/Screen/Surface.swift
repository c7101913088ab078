/// A rectangle of cells: what a frame shows. Row-major; column 0, row 0 is the upper left cell.
///
/// Kept true by every method: a two-column glyph is followed by its `continuation`, and no
/// `continuation` stands alone (overwriting half of a wide glyph blanks the other half).
package struct Surface: Hashable, Sendable {
  package let size: Size
  package private(set) var cells: [Cell]

  /// A surface of blanks.
  package init(size: Size, style: Style = .plain) {
    self.size = size
    cells = Array(repeating: Cell(style: style), count: size.columns * size.rows)
  }

  package subscript(column: Int, row: Int) -> Cell {
    cells[row * size.columns + column]
  }

  /// The cells of one row.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Puts a glyph of `columns` (1 or 2) at a place; what does not fit is dropped (a wide glyph in
  /// the last column becomes a blank).
  package mutating func put(
    _ glyph: Glyph, columns: Int, style: Style, column: Int, row: Int
  ) {
    guard row >= 0, row < size.rows, column >= 0, column < size.columns else { return }
    let index = row * size.columns + column
    release(index)
    guard columns == 2 else {
      cells[index] = Cell(glyph, style: style)
      return
    }
    guard column + 1 < size.columns else {
      cells[index] = Cell(style: style)
      return
    }
    release(index + 1)
    cells[index] = Cell(glyph, style: style)
    cells[index + 1] = Cell(.continuation, style: style)
  }

  /// Fills a rectangle with blanks of a style.
  package mutating func fill(_ rect: Rect, style: Style) {
    let first = max(0, rect.origin.row)
    let rows = first..<max(first, min(size.rows, rect.origin.row + rect.size.rows))
    for row in rows {
      for column in rect.origin.column..<rect.origin.column + rect.size.columns {
        put(.blank, columns: 1, style: style, column: column, row: row)
      }
    }
  }

  /// Blanks the other half of a wide glyph whose one half is about to be overwritten.
  private mutating func release(_ index: Int) {
    if cells[index].glyph == .continuation, index > 0 {
      cells[index - 1].glyph = .blank
    }
    if index + 1 < cells.count, cells[index + 1].glyph == .continuation {
      cells[index + 1].glyph = .blank
    }
  }
}
