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
    unfinished = UTF8Scalar.unfinishedTail(of: bytes.span)
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
    if first >= 0x20, first < 0x7F, next == bytes.count || bytes[next] < 0x80 {
      moved(by: 1, context: next)
      return DisplayCluster(.glyph(.scalar(Unicode.Scalar(first))), columns: 1, byteCount: 1)
    }
    let (cluster, context) = DisplayCluster.read(bytes.span, at: offset, width)
    moved(by: cluster.byteCount, context: context)
    return cluster
  }

  /// `context` is the end of the bytes on which the cluster rests. A complete scalar after them must
  /// have been seen for it to stay: it could have joined.
  private mutating func moved(by count: Int, context: Int) {
    offset += count
    isSettled = isSettled && context < unfinished
    if isSettled { settledOffset = offset }
  }
}
