import Layout
import Screen

/// Wrapping: text that grows is laid out as if it had come whole, at any width; no row is wider
/// than the width, none holds what a terminal must not get, and every row is found again by its
/// place in the text.
enum WrappingBody {
  static func run(_ input: inout FuzzInput) throws(FuzzFinding) {
    let columns = 1 + input.byte() % 120
    let other = 1 + input.byte() % 120
    let choice = input.byte()
    let width = CellWidth(ambiguous: 1 + choice / 4 % 2)
    let kind = kinds[choice % kinds.count]
    var dice = input.dice()
    let bytes = input.rest
    var grown = layout([], kind, columns, width)
    var end = 0
    for piece in dice.pieces(of: bytes, atMost: 12) {
      grown.appendBytes(piece, to: id)
      end += piece.count
      let whole = layout(bytes[..<end], kind, columns, width)
      try hold(rows(grown) == rows(whole), "after \(end) bytes at \(columns) columns")
    }
    try check(grown)
    grown.resize(columns: other)
    let whole = layout(bytes[...], kind, other, width)
    try hold(rows(grown) == rows(whole), "resized from \(columns) to \(other) columns")
    try check(grown)
  }

  private static let id = BlockID(1)
  private static let kinds: [Block.Kind] = [
    .markdown(base: .text), .plain(.dim), .prefixed("工具 > ", prefixRole: .tool, role: .dim),
    .markdown(base: .dim),
  ]

  private static func layout(
    _ bytes: ArraySlice<UInt8>, _ kind: Block.Kind, _ columns: Int, _ width: CellWidth
  ) -> TranscriptLayout {
    var layout = TranscriptLayout(columns: columns, width: width)
    layout.append(Block(id: id, kind: kind))
    layout.appendBytes(bytes, to: id)
    return layout
  }

  private static func rows(_ layout: TranscriptLayout) -> [LaidOutRow] {
    guard let first = layout.firstAddress else { return [] }
    return layout.rows(from: first, count: .max)
  }

  private static func check(_ layout: TranscriptLayout) throws(FuzzFinding) {
    let rows = rows(layout)
    try hold(rows.count == layout.totalRows, "\(rows.count) rows of \(layout.totalRows)")
    for row in rows {
      try hold(row.columns <= layout.columns, "a row of \(row.columns) columns")
      for piece in row.pieces {
        try hold((1...2).contains(piece.columns), "a piece of \(piece.columns) columns")
        let bad = ForbiddenScalars.first(in: piece.glyph.text)
        try hold(bad == nil, "U+\(String(bad?.value ?? 0, radix: 16)) in a row")
      }
      let found = layout.anchor(of: row.address).flatMap { layout.address(of: $0) }
      try hold(found == row.address, "\(row.address) is found at \(found as Any)")
    }
  }
}
