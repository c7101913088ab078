import Layout
import Screen

/// Rows as text, for comparison in tests.
enum Shown {
  /// The rows of one plain block at a width.
  static func rows(_ text: String, _ columns: Int, ambiguous: Int = 1) -> [String] {
    rows(Block(id: BlockID(1), kind: .plain(.text), text: text), columns, ambiguous: ambiguous)
  }

  /// The rows of one block at a width.
  static func rows(_ block: Block, _ columns: Int, ambiguous: Int = 1) -> [String] {
    var layout = TranscriptLayout(columns: columns, width: CellWidth(ambiguous: ambiguous))
    layout.append(block)
    return laidOut(layout).map(text)
  }

  /// All rows of a transcript.
  static func laidOut(_ layout: TranscriptLayout) -> [LaidOutRow] {
    guard let first = layout.firstAddress else { return [] }
    return layout.rows(from: first, count: .max)
  }

  /// A row as text, its indentation as spaces.
  static func text(_ row: LaidOutRow) -> String {
    row.pieces.reduce(into: String(repeating: " ", count: row.indent)) { $0 += text($1.glyph) }
  }

  static func text(_ glyph: Glyph) -> String {
    switch glyph {
    case .scalar(let scalar): String(Character(scalar))
    case .cluster(let text): text
    case .continuation: ""
    }
  }

  /// The text with the roles of its runs: `[strong:**a**] b`, base text bare.
  static func roles(_ markdown: String, columns: Int = 200) -> [String] {
    var layout = TranscriptLayout(columns: columns, width: CellWidth())
    layout.append(Block(id: BlockID(1), kind: .markdown(base: .text), text: markdown))
    return laidOut(layout).map(roles)
  }

  static func roles(_ row: LaidOutRow) -> String {
    var shown = ""
    var open: Role = .text
    for piece in row.pieces {
      if piece.role != open {
        if open != .text { shown += "}" }
        if piece.role != .text { shown += "{\(piece.role.rawValue) " }
        open = piece.role
      }
      shown += text(piece.glyph)
    }
    return open == .text ? shown : shown + "}"
  }
}
