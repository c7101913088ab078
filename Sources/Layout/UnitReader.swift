import Screen

/// Reads a text cluster by cluster, each as the sanitiser made it and as wrapping sees it.
///
/// Printable ASCII before ASCII is read here, by the very condition that `ClusterReader` has for it
/// (tests compare them): most text is that, and this is the hot loop of drawing and wrapping.
struct UnitReader {
  /// Where the next cluster starts. May be set back, to the start of a cluster.
  var offset: Int
  private let bytes: [UInt8]
  private let width: CellWidth
  /// Columns of the rows.
  private let columns: Int
  private var clusters: ClusterReader
  /// What was read last: a plain character, else a cluster.
  private var plain: Unicode.Scalar?
  private var last: DisplayCluster?

  init(_ bytes: [UInt8], from offset: Int, width: CellWidth, columns: Int) {
    self.bytes = bytes
    self.offset = offset
    self.width = width
    self.columns = columns
    clusters = ClusterReader(bytes, from: offset, width: width)
  }

  /// The next cluster as wrapping sees it; nil at the end of the text.
  mutating func next() -> TextUnit? {
    guard offset < bytes.count else { return nil }
    let byte = bytes[offset]
    let isPlain = (0x20...0x7E).contains(byte)
    if isPlain, offset + 1 == bytes.count || bytes[offset + 1] < 0x80 {
      offset += 1
      plain = Unicode.Scalar(byte)
      return TextUnit(ascii: byte)
    }
    if clusters.offset != offset {
      clusters = ClusterReader(bytes, from: offset, width: width)
    }
    guard let cluster = clusters.next() else { return nil }
    plain = nil
    last = cluster
    offset += cluster.byteCount
    return TextUnit(cluster, columns: columns)
  }

  /// Adds what was read last to a row in which it stands at `column`.
  func draw(on pieces: inout [LaidOutRow.Piece], at column: Int, role: Role) {
    if let plain {
      pieces.append(LaidOutRow.Piece(.scalar(plain), columns: 1, role: role))
    } else if let last {
      pieces.append(last, at: column, columns: columns, role: role)
    }
  }
}
