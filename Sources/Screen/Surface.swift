/// A rectangle of cells: what a frame shows. Row-major; column 0, row 0 is the upper left cell.
///
/// Kept true by every method: a two-column glyph is followed by its `continuation`, and no
/// `continuation` stands alone (overwriting half of a wide glyph blanks the other half).
package struct Surface: Sendable {
  package let size: Size
  private var cells: [PackedCell]
  /// The glyphs of several scalars that were put, each time anew: a surface lives for one frame.
  private var clusters: [String] = []

  /// A surface of blanks.
  package init(size: Size, style: Style = .plain) {
    self.size = size
    let blank = PackedCell.blank(PackedStyle(style))
    cells = Array(repeating: blank, count: size.columns * size.rows)
  }

  /// The cell at a place, which must be inside.
  package subscript(column: Int, row: Int) -> Cell {
    precondition(column >= 0 && column < size.columns, "a column outside the surface")
    return cells[row * size.columns + column].unpacked(clusters)
  }

  /// The cells of one row, which must be inside. Comparing two rows is cheap.
  package func row(_ row: Int) -> SurfaceRow {
    SurfaceRow(cells[row * size.columns..<(row + 1) * size.columns], clusters: clusters)
  }

  /// Puts a glyph of `columns` (1 or 2) at a place; what does not fit is dropped (a wide glyph in
  /// the last column becomes a blank).
  package mutating func put(
    _ glyph: Glyph, columns: Int, style: Style, column: Int, row: Int
  ) {
    guard row >= 0, row < size.rows, column >= 0, column < size.columns else { return }
    let index = row * size.columns + column
    let style = PackedStyle(style)
    release(index)
    guard columns == 2 else {
      cells[index] = pack(glyph, style)
      return
    }
    guard column + 1 < size.columns else {
      cells[index] = .blank(style)
      return
    }
    release(index + 1)
    cells[index] = pack(glyph, style)
    cells[index + 1] = .continuation(style)
  }

  /// Fills a rectangle with blanks of a style; what lies outside is left out.
  package mutating func fill(_ rect: Rect, style: Style) {
    let area = rect.clipped(to: size)
    guard area.size.columns > 0 else { return }
    let blank = PackedCell.blank(PackedStyle(style))
    for row in area.origin.row..<area.origin.row + area.size.rows {
      let first = row * size.columns + area.origin.column
      let last = first + area.size.columns - 1
      release(first)
      release(last)
      for index in first...last { cells[index] = blank }
    }
  }

  /// Gives the cells of a rectangle another style and keeps their glyphs (a selection, a search
  /// hit). Both halves of a wide glyph change together.
  package mutating func restyle(_ rect: Rect, style: (Style) -> Style) {
    let area = rect.clipped(to: size)
    for row in area.origin.row..<area.origin.row + area.size.rows {
      var first = row * size.columns + area.origin.column
      var end = first + area.size.columns
      if area.size.columns > 0, cells[first].isContinuation { first -= 1 }
      if end < (row + 1) * size.columns, cells[end].isContinuation { end += 1 }
      for index in first..<end {
        let new = PackedStyle(style(cells[index].style.unpacked))
        cells[index] = cells[index].with(new)
      }
    }
  }

  private mutating func pack(_ glyph: Glyph, _ style: PackedStyle) -> PackedCell {
    switch glyph {
    case .scalar(let scalar): return .scalar(scalar, style)
    // A right half comes with its left one only.
    case .continuation: return .blank(style)
    case .cluster(let text):
      clusters.append(text)
      return .cluster(clusters.count - 1, style)
    }
  }

  /// Blanks the other half of a wide glyph whose one half is about to be overwritten.
  private mutating func release(_ index: Int) {
    if cells[index].isContinuation {
      cells[index - 1] = .blank(cells[index - 1].style)
    } else if index + 1 < cells.count, cells[index + 1].isContinuation {
      cells[index + 1] = .blank(cells[index + 1].style)
    }
  }
}

extension Surface: Hashable {
  package static func == (left: Self, right: Self) -> Bool {
    left.size == right.size && (0..<left.size.rows).allSatisfy { left.row($0) == right.row($0) }
  }

  /// Of the size only: surfaces are compared, not looked up.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(size)
  }
}
