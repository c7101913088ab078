import Layout
import Screen

/// A few lines of our own, wrapped by the rules of the transcript.
struct WrappedLines {
  private var layout: TranscriptLayout

  init(columns: Int, width: CellWidth) {
    layout = TranscriptLayout(columns: columns, width: width)
  }

  /// Adds a paragraph; its text may come from outside.
  mutating func add(_ text: String, _ role: Role) {
    layout.append(Block(id: BlockID(layout.blocks.count), kind: .plain(role), text: text))
  }

  var rows: [LaidOutRow] {
    layout.firstAddress.map { layout.rows(from: $0, count: layout.totalRows) } ?? []
  }
}
