/// Reading one cluster out of raw bytes. The bytes come as a `Span`: nothing is counted or copied.
extension DisplayCluster {
  /// The cluster that starts at a valid offset, and the end of the bytes that decided it.
  static func read(
    _ bytes: Span<UInt8>, at offset: Int, _ width: CellWidth
  ) -> (DisplayCluster, context: Int) {
    let head = UTF8Scalar(in: bytes, at: offset)
    let end = offset + head.byteCount
    guard let scalar = head.scalar else {
      return (mark(Sanitizer.invalidMark(width), head.byteCount), end)
    }
    let properties = ScalarProperties(scalar)
    // Alone at the start of a cluster, what has no column of its own would be invisible.
    if properties.isMarkOnly || properties.columns == 0 {
      return control(
        scalar, head.byteCount, isBeforeLF: end < bytes.count && bytes[end] == 0x0A, end)
    }
    if properties.joins || joins(bytes, at: end) {
      return composed(scalar, bytes, at: offset, width)
    }
    let columns = width.columns(properties)
    return (
      DisplayCluster(.glyph(.scalar(scalar)), columns: columns, byteCount: head.byteCount), end
    )
  }

  private static func control(
    _ scalar: Unicode.Scalar, _ count: Int, isBeforeLF: Bool, _ end: Int
  ) -> (DisplayCluster, context: Int) {
    switch scalar {
    case "\t": (DisplayCluster(.tab, columns: 0, byteCount: 1), end)
    case "\n": (DisplayCluster(.lineEnd, columns: 0, byteCount: 1), end)
    case "\r" where isBeforeLF: (DisplayCluster(.lineEnd, columns: 0, byteCount: 2), end + 1)
    default: (mark(Sanitizer.mark(for: scalar), count), end)
    }
  }

  private static func mark(_ text: String, _ byteCount: Int) -> DisplayCluster {
    DisplayCluster(.mark(text), columns: text.unicodeScalars.count, byteCount: byteCount)
  }

  /// A cluster that may have several scalars: Swift's grapheme breaking says which belong together,
  /// `ClusterShape` which of them may share a cell.
  private static func composed(
    _ base: Unicode.Scalar, _ bytes: Span<UInt8>, at offset: Int, _ width: CellWidth
  ) -> (DisplayCluster, context: Int) {
    let run = offset..<joinedEnd(bytes, from: offset)
    let text = bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[run]), as: UTF8.self)
    }
    let cluster = text.unicodeScalars[..<text.index(after: text.startIndex)]
    var shape = ClusterShape(base, width: width)
    shape.append(cluster.dropFirst())
    let context = offset + Substring(cluster).utf8.count
    guard shape.scalarCount > 1 else {
      let glyph = Content.glyph(.scalar(base))
      return (
        DisplayCluster(glyph, columns: shape.columns, byteCount: UTF8.width(base)), context
      )
    }
    let piece = String(cluster.prefix(shape.scalarCount))
    let glyph = Content.glyph(.cluster(piece))
    return (
      DisplayCluster(glyph, columns: shape.columns, byteCount: piece.utf8.count), context
    )
  }

  /// The end of the run of scalars from here on in which each may join the one before it.
  private static func joinedEnd(_ bytes: Span<UInt8>, from offset: Int) -> Int {
    var end = offset
    var previousJoins = true
    for _ in 0..<ClusterShape.maximumScalars where end < bytes.count {
      let next = UTF8Scalar(in: bytes, at: end)
      guard let scalar = next.scalar else { break }
      let joins = ScalarProperties(scalar).joins
      guard previousJoins || joins else { break }
      previousJoins = joins || end == offset
      end += next.byteCount
    }
    return end
  }

  /// Whether the scalar at an offset may join the one before it.
  private static func joins(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    guard offset < bytes.count, bytes[offset] >= 0x80 else { return false }
    guard let scalar = UTF8Scalar(in: bytes, at: offset).scalar else { return false }
    return ScalarProperties(scalar).joins
  }
}
