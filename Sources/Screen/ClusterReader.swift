/// Reads raw outside text (UTF-8, maybe invalid, maybe hostile) as a sequence of safe clusters.
///
/// The array is shared, not copied; each `next()` looks at no more than one grapheme cluster and
/// the scalar after it, at most `ClusterShape.maximumScalars` scalars, so any text is read in linear
/// time. Plain ASCII makes no String.
///
/// Text that grows: what stands last may still change (a combining mark, a joiner, the rest of a
/// UTF-8 sequence or the LF of a CRLF may follow). `settledOffset` is the offset from which a reader
/// over the longer text must start to give what reading all of it at once would give; everything
/// read before that offset is final. What is read depends on the offset and the bytes, on nothing else.
package struct ClusterReader {
  private let bytes: [UInt8]
  private let width: CellWidth
  /// Where an unfinished UTF-8 sequence at the end of the bytes starts; else their count.
  private let unfinished: Int
  private var isSettled = true

  /// Where the next cluster starts.
  package private(set) var offset: Int

  /// Everything before this offset stays as it was read, whatever bytes follow the last.
  package private(set) var settledOffset: Int

  /// Reads from an offset (the start of a cluster; beyond the end there is nothing to read).
  package init(_ bytes: [UInt8], from offset: Int = 0, width: CellWidth) {
    self.bytes = bytes
    self.width = width
    self.offset = max(0, min(offset, bytes.count))
    settledOffset = self.offset
    unfinished = UTF8Scalar.unfinishedTail(of: bytes)
  }

  /// Reads a string that is complete (a title, a log line).
  package init(_ text: String, width: CellWidth) {
    self.init(Array(text.utf8), width: width)
  }

  /// The next cluster; nil at the end.
  package mutating func next() -> DisplayCluster? {
    guard offset < bytes.count else { return nil }
    let first = bytes[offset]
    let next = offset + 1
    if first < 0x20 || first == 0x7F { return control(first) }
    if first < 0x80, next == bytes.count || bytes[next] < 0x80 {
      return take(.glyph(.scalar(Unicode.Scalar(first))), columns: 1, 1)
    }
    return beyondASCII()
  }

  /// A cluster whose first scalar, or the one after it, is not ASCII.
  private mutating func beyondASCII() -> DisplayCluster {
    let head = UTF8Scalar(in: bytes, at: offset)
    guard let scalar = head.scalar else {
      return take(.mark(Sanitizer.invalidMark(width)), head.byteCount)
    }
    let properties = ScalarProperties(scalar)
    // Alone at the start of a cluster, what has no column of its own would be invisible.
    if properties.isMarkOnly || properties.columns == 0 {
      return take(.mark(Sanitizer.mark(for: scalar)), head.byteCount)
    }
    if !properties.joins, !joins(at: offset + head.byteCount) {
      return take(.glyph(.scalar(scalar)), columns: width.columns(properties), head.byteCount)
    }
    return composed(scalar)
  }

  private mutating func control(_ byte: UInt8) -> DisplayCluster {
    switch byte {
    case 0x09: return take(.tab, 1)
    case 0x0A: return take(.lineEnd, 1)
    case 0x0D where offset + 1 < bytes.count && bytes[offset + 1] == 0x0A: return take(.lineEnd, 2)
    default: return take(.mark(Sanitizer.mark(for: Unicode.Scalar(byte))), 1)
    }
  }

  /// A cluster that may have several scalars: Swift's grapheme breaking says which belong together,
  /// `ClusterShape` which of them may share a cell.
  private mutating func composed(_ base: Unicode.Scalar) -> DisplayCluster {
    let text = String(decoding: bytes[offset..<joinedEnd()], as: UTF8.self)
    let cluster = text.unicodeScalars[..<text.index(after: text.startIndex)]
    var shape = ClusterShape(base, width: width)
    shape.append(cluster.dropFirst())
    let context = offset + Substring(cluster).utf8.count
    guard shape.scalarCount > 1 else {
      let count = UTF8.width(base)
      return take(.glyph(.scalar(base)), columns: shape.columns, count, context: context)
    }
    let piece = String(cluster.prefix(shape.scalarCount))
    return take(
      .glyph(.cluster(piece)), columns: shape.columns, piece.utf8.count, context: context)
  }

  /// The end of the run of scalars from here on in which each may join the one before it.
  private func joinedEnd() -> Int {
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
  private func joins(at offset: Int) -> Bool {
    guard offset < bytes.count, bytes[offset] >= 0x80 else { return false }
    guard let scalar = UTF8Scalar(in: bytes, at: offset).scalar else { return false }
    return ScalarProperties(scalar).joins
  }

  private mutating func take(_ content: DisplayCluster.Content, _ count: Int) -> DisplayCluster {
    var columns = 0
    if case .mark(let mark) = content { columns = mark.unicodeScalars.count }
    return take(content, columns: columns, count)
  }

  /// Moves on; `context` is the end of what the decision rests on, where it is more than the bytes
  /// taken.
  private mutating func take(
    _ content: DisplayCluster.Content, columns: Int, _ count: Int, context: Int = 0
  ) -> DisplayCluster {
    offset += count
    // A complete scalar after the context must have been seen: it could have joined.
    isSettled = isSettled && max(offset, context) < unfinished
    if isSettled { settledOffset = offset }
    return DisplayCluster(content, columns: columns, byteCount: count)
  }
}
