package import Screen

/// A row of a transcript as cells with roles: made for the rows that are drawn, never kept.
package struct LaidOutRow: Hashable, Sendable {
  /// One glyph. It fits: `columns` is 1 or 2.
  package struct Piece: Hashable, Sendable {
    package var glyph: Glyph
    package var columns: Int
    package var role: Role

    package init(_ glyph: Glyph, columns: Int, role: Role) {
      self.glyph = glyph
      self.columns = columns
      self.role = role
    }
  }

  package var address: RowAddress
  /// Empty columns left of the pieces.
  package var indent: Int
  /// From left to right, without holes.
  package var pieces: [Piece]
  /// True when it goes on with the source line of the row above.
  package var isContinuation: Bool

  package init(
    address: RowAddress, indent: Int = 0, pieces: [Piece] = [], isContinuation: Bool = false
  ) {
    self.address = address
    self.indent = indent
    self.pieces = pieces
    self.isContinuation = isContinuation
  }

  /// Columns up to the end of the last piece.
  package var columns: Int { pieces.reduce(indent) { $0 + $1.columns } }
}

extension LaidOutRow.Piece {
  /// Stands for what is wider than its whole row: a wide glyph at width 1, a long mark.
  static let tooWide = Self(.scalar("?"), columns: 1, role: .mark)
}

extension [LaidOutRow.Piece] {
  /// Adds one cluster that stands at a column of a row of `columns`. Line ends add nothing.
  mutating func append(_ cluster: DisplayCluster, at column: Int, columns: Int, role: Role) {
    switch cluster.content {
    case .glyph(let glyph) where cluster.columns > 0:
      let fits = cluster.columns <= columns
      append(fits ? Element(glyph, columns: cluster.columns, role: role) : .tooWide)
    case .mark where cluster.columns > columns:
      append(.tooWide)
    case .mark(let text):
      append(contentsOf: text.unicodeScalars.map { Element(.scalar($0), columns: 1, role: .mark) })
    case .tab:
      let width = TextUnit.tabStop - column % TextUnit.tabStop
      append(contentsOf: repeatElement(Element(.blank, columns: 1, role: role), count: width))
    case .glyph, .lineEnd: break
    }
  }
}

extension WrappedText {
  /// What a row shows, from the state kept at its start alone. `base` is the role of plain text.
  func pieces(ofRow row: Int, base: Role, width: CellWidth) -> [LaidOutRow.Piece] {
    var style = rows[row].style
    let end = row + 1 < rows.count ? rows[row + 1].start : bytes.count
    var pieces: [LaidOutRow.Piece] = []
    pieces.reserveCapacity(min(columns, end - rows[row].start))
    var column = 0
    var inkCount = 0
    var offset = rows[row].start
    var reader = UnitReader(bytes, from: offset, width: width, columns: columns)
    while offset < end, let unit = reader.next() {
      let role = markdown.map { style.consume(unit, at: offset, in: bytes, base: $0) } ?? base
      offset = reader.offset
      let start = column
      column += unit.columns(at: start)
      // Only spaces go past the edge: they are swallowed.
      guard column <= columns, !unit.isLineEnd else { break }
      reader.draw(on: &pieces, at: start, role: role)
      if !unit.breakClass.contains(.space) { inkCount = pieces.count }
    }
    let isBroken = row + 1 < rows.count && rows[row + 1].isContinuation
    if isBroken { pieces.removeLast(pieces.count - inkCount) }
    return pieces
  }
}
