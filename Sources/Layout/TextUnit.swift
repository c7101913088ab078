import Screen

/// What wrapping and styling need to know of one cluster of a block's text.
struct TextUnit: Hashable, Sendable {
  /// Raw bytes it takes.
  var byteCount: Int
  /// Columns it takes in its row, never more than the row has; a tab's depend on where it stands.
  private var columns: Int
  var breakClass: BreakClass
  var isLineEnd = false
  private var isTab = false

  /// Columns from one tab stop to the next, counted from where the row's text starts.
  static let tabStop = 4

  /// A cluster in a row of `columns`; one wider than the row is shown as one column.
  init(_ cluster: DisplayCluster, columns: Int) {
    byteCount = cluster.byteCount
    self.columns = cluster.columns > columns ? 1 : cluster.columns
    switch cluster.content {
    case .glyph(.scalar(let scalar)): breakClass = BreakClass(scalar)
    case .glyph(.cluster(let text)):
      breakClass = text.unicodeScalars.first.map { BreakClass($0) } ?? .other
    case .glyph(.continuation), .mark: breakClass = .other
    case .tab:
      breakClass = .space
      isTab = true
    case .lineEnd:
      breakClass = .space
      isLineEnd = true
    }
  }

  /// A printable ASCII character.
  init(ascii byte: UInt8) {
    byteCount = 1
    columns = 1
    breakClass = BreakClass(ascii: byte)
  }

  /// The columns it takes when it stands at a column of its row.
  func columns(at column: Int) -> Int {
    isTab ? Self.tabStop - column % Self.tabStop : columns
  }
}
