import Screen

/// The wrapping of one text as an automaton over its clusters, read once from the start: greedy, a
/// row takes what fits and ends at the best break it passed (`LineBreakRule`). Its state is a
/// small value that knows nothing of earlier rows, so that a text that grows goes on where it
/// stood instead of beginning again.
///
/// Spaces at a break belong to the row before it and take no place there; those that begin a
/// source line are kept.
struct WrapState: Hashable, Sendable {
  /// A place where the open row may end and the next begin.
  struct Break: Hashable, Sendable {
    var offset: Int
    var style: MarkdownState
  }

  /// Where the next cluster starts, and the styling there.
  private(set) var offset = 0
  private(set) var style = MarkdownState()
  /// Rows that have begun, and those up to the last that holds any cluster: line ends at the end
  /// of a text show nothing until something follows them.
  private(set) var rowCount = 1
  private(set) var shownRowCount = 0
  private var rowStart = 0
  private var column = 0
  private var previous: BreakClass?
  private var isSpaced = false
  private var free: Break?
  private var bent: Break?
  private var inWord: Break?

  /// Takes the cluster at `offset`. A row that begins is returned; if it begins before that
  /// cluster, `offset` goes back to its start, to be read again for the new row.
  mutating func take(
    _ unit: TextUnit, in bytes: [UInt8], columns: Int, markdown: Role?
  ) -> TextRow? {
    if unit.isLineEnd {
      advance(over: unit, in: bytes, markdown: markdown)
      return beginRow(at: Break(offset: offset, style: style), isContinuation: false)
    }
    guard !unit.breakClass.contains(.space) else {
      isSpaced = true
      return put(unit, in: bytes, markdown: markdown)
    }
    if offset > rowStart {
      noteOpportunity(before: unit)
      if column + unit.columns(at: column) > columns {
        let place = free ?? bent ?? inWord ?? Break(offset: offset, style: style)
        return beginRow(at: place, isContinuation: true)
      }
    }
    previous = unit.breakClass
    isSpaced = false
    return put(unit, in: bytes, markdown: markdown)
  }

  private mutating func put(
    _ unit: TextUnit, in bytes: [UInt8], markdown: Role?
  ) -> TextRow? {
    column += unit.columns(at: column)
    shownRowCount = rowCount
    advance(over: unit, in: bytes, markdown: markdown)
    return nil
  }

  private mutating func advance(over unit: TextUnit, in bytes: [UInt8], markdown: Role?) {
    if let markdown { _ = style.consume(unit, at: offset, in: bytes, base: markdown) }
    offset += unit.byteCount
  }

  private mutating func noteOpportunity(before unit: TextUnit) {
    let kind = LineBreakRule.opportunity(
      after: previous, spaced: isSpaced, before: unit.breakClass)
    switch kind {
    case .free: free = Break(offset: offset, style: style)
    case .bent: bent = Break(offset: offset, style: style)
    case .inWord: inWord = Break(offset: offset, style: style)
    case .never: break
    }
  }

  private mutating func beginRow(at place: Break, isContinuation: Bool) -> TextRow {
    let before = (rows: rowCount, shown: shownRowCount)
    self = WrapState()
    (offset, rowStart, style) = (place.offset, place.offset, place.style)
    (rowCount, shownRowCount) = (before.rows + 1, before.shown)
    return TextRow(start: offset, isContinuation: isContinuation, style: style)
  }
}

/// Where a row of a block's text starts.
struct TextRow: Hashable, Sendable {
  private var offset: UInt32
  /// True when the row goes on with the source line of the row before.
  let isContinuation: Bool
  /// The styling at its start.
  let style: MarkdownState

  /// Its first byte.
  var start: Int { Int(offset) }

  init(start: Int, isContinuation: Bool, style: MarkdownState) {
    offset = UInt32(clamping: start)
    self.isContinuation = isContinuation
    self.style = style
  }
}
