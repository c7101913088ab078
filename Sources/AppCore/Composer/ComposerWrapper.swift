import Screen

/// Cuts lines of the draft into rows and finds places in them. Ranges and offsets are UTF-8
/// offsets into the whole text; a line is given without its LF.
struct ComposerWrapper {
  /// A tab goes to the next multiple of this, but never beyond its row.
  static let tabStop = 4

  let columns: Int
  let width: CellWidth

  /// The rows of a line; an empty line has one.
  func rows(of composer: Composer, _ line: Range<Int>) -> [Range<Int>] {
    if isPlain(composer, line) { return plainRows(line) }
    var rows: [Range<Int>] = []
    var start = line.lowerBound
    var column = 0
    walk(composer, line) { offset, cluster in
      if column > 0, column + cells(cluster, at: column) > columns {
        rows.append(start..<offset)
        start = offset
        column = 0
      }
      column += cells(cluster, at: column)
      return true
    }
    rows.append(start..<line.upperBound)
    return rows
  }

  /// Where an offset stands among the rows of its line. At the end of a line that fills its last
  /// row it stands in a row of its own, which is added.
  func place(
    of offset: Int, in rows: inout [Range<Int>], of composer: Composer
  ) -> (row: Int, column: Int) {
    let row = rows.lastIndex { $0.lowerBound <= offset } ?? 0
    let column = column(of: offset, in: rows[row], of: composer)
    guard column >= columns else { return (row, column) }
    if row == rows.count - 1 { rows.append(offset..<offset) }
    return (row + 1, 0)
  }

  /// The cells of a row from its start to an offset.
  func column(of offset: Int, in row: Range<Int>, of composer: Composer) -> Int {
    var column = 0
    walk(composer, row) { place, cluster in
      guard place < offset else { return false }
      column += cells(cluster, at: column)
      return true
    }
    return column
  }

  /// The last place of a row that is not right of a column; the end of the row only if `isLast`,
  /// since elsewhere that is the start of the next row.
  func offset(at goal: Int, in row: Range<Int>, isLast: Bool, of composer: Composer) -> Int {
    var column = 0
    var found = row.lowerBound
    var isInside = false
    walk(composer, row) { place, cluster in
      found = place
      column += cells(cluster, at: column)
      isInside = column > goal
      return !isInside
    }
    return isInside || !isLast ? found : row.upperBound
  }

  /// A row as it may be drawn: sanitised, tabs as blanks.
  func text(of composer: Composer, _ row: Range<Int>) -> String {
    if isPlain(composer, row) {
      return String(composer.text[composer.index(row.lowerBound)..<composer.index(row.upperBound)])
    }
    var text = ""
    var column = 0
    walk(composer, row) { _, cluster in
      let cells = cells(cluster, at: column)
      switch cluster.content {
      case .glyph(.scalar(let scalar)): text.unicodeScalars.append(scalar)
      case .glyph(.cluster(let cluster)): text += cluster
      case .mark(let mark): text += mark
      case .tab: text += String(repeating: " ", count: cells)
      case .glyph(.continuation), .lineEnd: break
      }
      column += cells
      return true
    }
    return text
  }

  private func cells(_ cluster: DisplayCluster, at column: Int) -> Int {
    guard cluster.content == .tab else { return cluster.columns }
    return min(Self.tabStop - column % Self.tabStop, max(1, columns - column))
  }

  /// Reads a part of one line cluster by cluster, with the offset of each, while `body` is true.
  private func walk(
    _ composer: Composer, _ range: Range<Int>, _ body: (Int, DisplayCluster) -> Bool
  ) {
    var reader = ClusterReader(composer.utf8 { Array($0[range]) }, width: width)
    var offset = range.lowerBound
    while let cluster = reader.next(), body(offset, cluster) { offset += cluster.byteCount }
  }

  /// Printable ASCII throughout: a byte is a cell, and nothing need be read.
  private func isPlain(_ composer: Composer, _ range: Range<Int>) -> Bool {
    composer.utf8 { bytes in bytes[range].allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
  }

  private func plainRows(_ line: Range<Int>) -> [Range<Int>] {
    guard !line.isEmpty else { return [line] }
    return stride(from: line.lowerBound, to: line.upperBound, by: columns).map {
      $0..<min($0 + columns, line.upperBound)
    }
  }
}
