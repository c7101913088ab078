/// Lines of text on a surface.
extension Surface {
  /// Writes a line from a column on, sanitised; what does not fit into `maxColumns` (or the row) is
  /// cut and the cut is told by `StyledLine.cutMark`. Marks get the style of `Role.mark`.
  /// Returns the column after the last one written.
  @discardableResult
  package mutating func put(
    _ line: StyledLine, column: Int, row: Int, maxColumns: Int, width: CellWidth,
    styles: (Role) -> Style
  ) -> Int {
    guard column >= 0, column < size.columns else { return column }
    let room = max(0, min(maxColumns, size.columns - column))
    var place = Point(column: column, row: row)
    for span in line.truncated(to: room, width: width).spans {
      var reader = ClusterReader(span.text, width: width)
      while let cluster = reader.next() {
        put(cluster, role: span.role, at: &place, styles: styles)
      }
    }
    return place.column
  }

  /// Writes one cluster and moves the place behind it. A tab or a line end is one blank.
  private mutating func put(
    _ cluster: DisplayCluster, role: Role, at place: inout Point, styles: (Role) -> Style
  ) {
    switch cluster.content {
    case .glyph(let glyph):
      put(
        glyph, columns: cluster.columns, style: styles(role), column: place.column, row: place.row)
    case .mark(let mark):
      for (offset, scalar) in mark.unicodeScalars.enumerated() {
        put(
          .scalar(scalar), columns: 1, style: styles(.mark), column: place.column + offset,
          row: place.row)
      }
    case .tab, .lineEnd:
      put(.blank, columns: 1, style: styles(role), column: place.column, row: place.row)
    }
    place.column += cluster.columnsInLine
  }

  /// The rows as text, each with its trailing blanks; a wide glyph's right half prints nothing.
  package var text: [String] {
    (0..<size.rows).map { row($0).text }
  }

  /// The surface as a text that people read and compare: a header `80x24 cursor COLUMN,ROW` (without
  /// a cursor only the size), then each row between `│`. With `letter`, a line `styles` and a second
  /// plane of the same shape follow, one letter a cell for its style.
  package func snapshot(cursor: Point? = nil, letter: ((Style) -> Character)? = nil) -> String {
    var header = "\(size.columns)x\(size.rows)"
    if let cursor { header += " cursor \(cursor.column),\(cursor.row)" }
    var lines = [header] + text.map { "│" + $0 + "│" }
    if let letter {
      lines.append("styles")
      for row in 0..<size.rows {
        lines.append("│" + String(self.row(row).map { letter($0.style) }) + "│")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
