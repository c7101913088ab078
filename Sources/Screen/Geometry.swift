/// A number of columns and rows of terminal cells. Never negative.
package struct Size: Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A cell position; column 0, row 0 is the upper left cell.
package struct Point: Hashable, Sendable {
  package var column: Int
  package var row: Int

  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// A rectangle of cells.
package struct Rect: Hashable, Sendable {
  package var origin: Point
  package var size: Size

  package init(column: Int, row: Int, columns: Int, rows: Int) {
    origin = Point(column: column, row: row)
    size = Size(columns: columns, rows: rows)
  }

  /// The part that lies within a surface of a size. No numbers overflow.
  package func clipped(to bounds: Size) -> Rect {
    let left = min(max(0, origin.column), bounds.columns)
    let top = min(max(0, origin.row), bounds.rows)
    let right = min(max(left, Self.end(origin.column, size.columns)), bounds.columns)
    let bottom = min(max(top, Self.end(origin.row, size.rows)), bounds.rows)
    return Rect(column: left, row: top, columns: right - left, rows: bottom - top)
  }

  private static func end(_ start: Int, _ count: Int) -> Int {
    let (end, overflow) = start.addingReportingOverflow(count)
    return overflow ? .max : end
  }
}
