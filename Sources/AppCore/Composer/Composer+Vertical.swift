import Screen

extension Composer {
  /// Moves a row up, in the column where a run of such moves began; false in the first row.
  mutating func rowUp(columns: Int, width: CellWidth) -> Bool {
    move(rows: -1, columns: columns, width: width)
  }

  /// Moves a row down, likewise; false in the last row.
  mutating func rowDown(columns: Int, width: CellWidth) -> Bool {
    move(rows: 1, columns: columns, width: width)
  }

  private mutating func move(rows distance: Int, columns: Int, width: CellWidth) -> Bool {
    let layout = layout(columns: columns, width: width, maximumRows: 8)
    let target = layout.cursor.row + distance
    guard layout.ranges.indices.contains(target) else { return false }
    var goal = layout.cursor.column
    if case .vertical(let column) = last { goal = column }
    let row = layout.ranges[target]
    // A row that ends where the next one begins was cut: its end is that row's start.
    let isCut =
      layout.ranges.indices.contains(target + 1)
      && layout.ranges[target + 1].lowerBound == row.upperBound && !row.isEmpty
    let wrapper = ComposerWrapper(columns: max(1, columns), width: width)
    let found = wrapper.offset(at: goal, in: row, isLast: !isCut, of: self)
    _ = move(to: boundary(atOrAfter: found))
    last = .vertical(column: goal)
    return true
  }
}
