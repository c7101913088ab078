import Screen

/// The text of one block, wrapped: its bytes once, and where each row starts. It grows at its end
/// at a cost that depends on what is added, never on what is there: wrapping goes on from the last
/// place that no later byte can change (`settledEnd`), and only rows after it are made again.
///
/// Kept true: its rows are those of the same bytes wrapped whole, after every append.
struct WrappedText: Sendable {
  /// Beyond this many bytes text is dropped: row starts are 32-bit. Replies end far below.
  static let maximumByteCount = Int(Int32.max)

  private(set) var bytes: [UInt8] = []
  private(set) var rows = [TextRow(start: 0, isContinuation: false, style: MarkdownState())]
  /// Rows to show: without the empty ones that line ends at the end have begun.
  private(set) var shownRowCount = 0
  /// Bytes that went through the wrapper so far, those read again counted again.
  private(set) var wrappedByteCount = 0
  private(set) var columns: Int
  /// The base role when the text is Markdown; nil when it is not.
  let markdown: Role?
  /// The state at the last settled place; `settled.rowCount` of the rows are final.
  private var settled = WrapState()

  /// An empty text.
  init(columns: Int, markdown: Role?) {
    self.columns = max(1, columns)
    self.markdown = markdown
  }

  /// Adds bytes at the end; a cluster, or a scalar, may have been cut there.
  mutating func append(_ added: some Collection<UInt8>, width: CellWidth) {
    bytes.append(contentsOf: added.prefix(Self.maximumByteCount - bytes.count))
    wrap(width)
  }

  /// Makes the text another. What is a beginning of the new one stays as it is.
  mutating func replace(with text: some Collection<UInt8>, width: CellWidth) {
    guard !text.starts(with: bytes) else {
      return append(text.dropFirst(bytes.count), width: width)
    }
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: text.prefix(Self.maximumByteCount))
    rewrap(width)
  }

  /// Wraps all of it at another width.
  mutating func resize(columns: Int, width: CellWidth) {
    guard max(1, columns) != self.columns else { return }
    self.columns = max(1, columns)
    rewrap(width)
  }

  private mutating func rewrap(_ width: CellWidth) {
    settled = WrapState()
    wrap(width)
  }

  private mutating func wrap(_ width: CellWidth) {
    rows.removeLast(rows.count - settled.rowCount)
    var state = settled
    run(&state, to: settledEnd(), width)
    settled = state
    run(&state, to: bytes.count, width)
    shownRowCount = state.shownRowCount
  }

  /// Takes all clusters that end at or before `end`.
  private mutating func run(_ state: inout WrapState, to end: Int, _ width: CellWidth) {
    let bytes = bytes
    var reader = UnitReader(bytes, from: state.offset, width: width, columns: columns)
    while state.offset < end, let unit = reader.next(), reader.offset <= end {
      wrappedByteCount += unit.byteCount
      if let row = state.take(unit, in: bytes, columns: columns, markdown: markdown) {
        rows.append(row)
      }
      reader.offset = state.offset
    }
  }

  /// A place up to which no later byte changes the clusters and their roles: the last place
  /// that is settled by the scalar after it, or else as far back as a cluster may reach.
  private func settledEnd() -> Int {
    let last = bytes.count - (markdown == nil ? 1 : MarkdownState.lookahead)
    let first = max(settled.offset, bytes.count - ClusterBoundary.maximumReach)
    var place = last
    while place > first {
      if ClusterBoundary.isSettled(place, in: bytes) { return place }
      place -= 1
    }
    return min(first, max(0, last))
  }

  /// The row that holds the byte at `offset`.
  func row(at offset: Int) -> Int {
    var low = 0
    var high = shownRowCount
    while high - low > 1 {
      let middle = (low + high) / 2
      if rows[middle].start <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
