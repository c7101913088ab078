/// What one cell shows.
package enum Glyph: Hashable, Sendable {
  /// One scalar of one or two columns.
  case scalar(Unicode.Scalar)
  /// A grapheme cluster of several scalars.
  case cluster(String)
  /// The right half of the two-column glyph in the cell before.
  case continuation

  /// An empty cell.
  package static let blank = Glyph.scalar(" ")

  /// The text to print; nothing for a continuation.
  package var text: String {
    switch self {
    case .scalar(let scalar): String(scalar)
    case .cluster(let cluster): cluster
    case .continuation: ""
    }
  }
}

/// One cell of a surface. A two-column glyph owns the cell after it, which holds `continuation`.
package struct Cell: Hashable, Sendable {
  package var glyph: Glyph
  package var style: Style

  package init(_ glyph: Glyph = .blank, style: Style = .plain) {
    self.glyph = glyph
    self.style = style
  }
}
