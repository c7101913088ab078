/// One row of a surface. Indices start at 0 and are columns.
package struct SurfaceRow: RandomAccessCollection, Equatable, Sendable {
  private let cells: ArraySlice<PackedCell>
  private let clusters: [String]

  init(_ cells: ArraySlice<PackedCell>, clusters: [String]) {
    self.cells = cells
    self.clusters = clusters
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { cells.count }

  package subscript(column: Int) -> Cell {
    cells[cells.startIndex + column].unpacked(clusters)
  }

  /// The row as text: a wide glyph's right half prints nothing.
  package var text: String {
    reduce(into: "") { $0 += $1.glyph.text }
  }

  package static func == (left: Self, right: Self) -> Bool {
    guard left.cells.count == right.cells.count else { return false }
    for (one, other) in zip(left.cells, right.cells) {
      if let first = one.clusterIndex, let second = other.clusterIndex {
        guard one.style == other.style else { return false }
        // By scalars: canonically equal is not drawn equal.
        let texts = (left.clusters[first].unicodeScalars, right.clusters[second].unicodeScalars)
        guard texts.0.elementsEqual(texts.1) else { return false }
      } else if one != other {
        return false
      }
    }
    return true
  }
}
