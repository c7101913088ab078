import Screen

/// One block of a transcript at one width: its wrapped text and what stands around it.
struct BlockLayout: Sendable {
  let id: BlockID
  let kind: Block.Kind
  let gapBefore: Bool
  private let indent: Int
  private(set) var text: WrappedText
  /// The prefix's own columns, uncut.
  private let prefixColumns: Int
  private var columns: Int

  init(_ block: Block, columns: Int, width: CellWidth) {
    id = block.id
    kind = block.kind
    gapBefore = block.gapBefore
    indent = max(0, block.indent)
    self.columns = columns
    switch block.kind {
    case .markdown(let base):
      prefixColumns = 0
      text = WrappedText(columns: columns, markdown: base)
    case .plain:
      prefixColumns = 0
      text = WrappedText(columns: columns, markdown: nil)
    case .prefixed(let prefix, _, _):
      prefixColumns = width.columns(of: prefix)
      text = WrappedText(columns: columns, markdown: nil)
    }
    text.resize(columns: textColumns, width: width)
    text.append(block.text.utf8, width: width)
  }

  /// Rows without the gap. An empty text has none, unless a prefix stands before it.
  var rowCount: Int {
    prefixColumns > 0 ? max(1, text.shownRowCount) : text.shownRowCount
  }

  mutating func append(_ added: some Collection<UInt8>, width: CellWidth) {
    text.append(added, width: width)
  }

  mutating func replace(with new: String, width: CellWidth) {
    text.replace(with: new.utf8, width: width)
  }

  mutating func resize(columns: Int, width: CellWidth) {
    self.columns = columns
    text.resize(columns: textColumns, width: width)
  }

  /// One row; 0 is the first of the text.
  func row(_ row: Int, address: RowAddress, width: CellWidth) -> LaidOutRow {
    guard row < text.rows.count else { return LaidOutRow(address: address) }
    var pieces = text.pieces(ofRow: row, base: textRole, width: width)
    var indent = shownIndent + hang
    if row == 0, hang > 0 {
      indent = shownIndent
      pieces = prefixPieces(width) + pieces
    }
    let isContinuation = text.rows[row].isContinuation
    return LaidOutRow(
      address: address, indent: indent, pieces: pieces, isContinuation: isContinuation)
  }

  private var textRole: Role {
    switch kind {
    case .markdown(let role), .plain(let role), .prefixed(_, _, let role): role
    }
  }

  private var shownIndent: Int { indent > columns / 4 ? 0 : indent }

  /// Columns that the prefix takes, in every row.
  private var hang: Int { min(prefixColumns, (columns - shownIndent) / 2) }

  private var textColumns: Int { max(1, columns - shownIndent - hang) }

  /// The prefix, cut to its columns and filled up to them.
  private func prefixPieces(_ width: CellWidth) -> [LaidOutRow.Piece] {
    guard case .prefixed(let prefix, let role, _) = kind else { return [] }
    var reader = ClusterReader(prefix, width: width)
    var pieces: [LaidOutRow.Piece] = []
    var column = 0
    while let cluster = reader.next(), column + cluster.columns <= hang {
      pieces.append(cluster, at: column, columns: hang, role: role)
      column += cluster.columns
    }
    let blank = LaidOutRow.Piece(.blank, columns: 1, role: role)
    return pieces + Array(repeating: blank, count: hang - column)
  }
}
