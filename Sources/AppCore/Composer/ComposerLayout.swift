package import Screen

/// The draft as it stands on the screen: lines cut into rows, between any two clusters, as
/// readline does; a wide character that does not fit stands whole in the next row.
///
/// Only rows around the cursor are made (`maximumRows`), so that a key costs the same in a draft of
/// a megabyte; only a line that is long itself is read from its start.
package struct ComposerLayout: Hashable, Sendable {
  /// The rows' text, sanitised, tabs as blanks: what may be drawn. Never empty.
  package private(set) var rows: [String] = []
  /// The part of the text that each row shows, in UTF-8 offsets, without its LF.
  package private(set) var ranges: [Range<Int>] = []
  /// Where the insertion point is: `column` in cells, `row` an index into `rows`. At the end of a
  /// full row it is the start of the next one.
  package private(set) var cursor = Point(column: 0, row: 0)
  /// True when the draft goes on before the first or after the last of these rows.
  package private(set) var hasRowsAbove = false
  package private(set) var hasRowsBelow = false

  /// The rows to show where there is room for fewer: the cursor's is among them, in the middle
  /// where possible.
  package func window(rows room: Int) -> Range<Int> {
    let room = max(1, min(room, rows.count))
    let first = max(0, min(cursor.row - room / 2, rows.count - room))
    return first..<first + room
  }

  /// More than a third of the tallest terminal.
  package static let maximumRows = 200

  init(_ composer: Composer, columns: Int, width: CellWidth, maximumRows: Int) {
    let wrapper = ComposerWrapper(columns: max(1, columns), width: width)
    let limit = max(1, maximumRows)
    let start = composer.lineStart(from: composer.cursor)
    let end = composer.lineEnd(from: composer.cursor)
    var wrapped = wrapper.rows(of: composer, start..<end)
    let place = wrapper.place(of: composer.cursor, in: &wrapped, of: composer)
    var first = start
    var aboveCount = 0
    while first > 0, aboveCount + place.row < limit {
      let lineEnd = first - 1
      first = composer.lineStart(from: lineEnd)
      let above = wrapper.rows(of: composer, first..<lineEnd)
      aboveCount += above.count
      wrapped.insert(contentsOf: above, at: 0)
    }
    var last = end
    let count = composer.text.utf8.count
    while last < count, wrapped.count - aboveCount - place.row < limit {
      let lineStart = last + 1
      last = composer.lineEnd(from: lineStart)
      wrapped += wrapper.rows(of: composer, lineStart..<last)
    }
    let cursorRow = aboveCount + place.row
    let top = max(0, min(cursorRow - limit / 2, wrapped.count - limit))
    let shown = top..<min(wrapped.count, top + limit)
    hasRowsAbove = first > 0 || shown.lowerBound > 0
    hasRowsBelow = last < count || shown.upperBound < wrapped.count
    ranges = Array(wrapped[shown])
    rows = ranges.map { wrapper.text(of: composer, $0) }
    cursor = Point(column: place.column, row: cursorRow - top)
  }
}

extension Composer {
  /// The draft in rows of `columns` cells.
  package func layout(
    columns: Int, width: CellWidth, maximumRows: Int = ComposerLayout.maximumRows
  ) -> ComposerLayout {
    ComposerLayout(self, columns: columns, width: width, maximumRows: maximumRows)
  }
}
