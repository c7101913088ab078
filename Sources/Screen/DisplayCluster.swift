/// One thing to show, made from raw outside text by the one sanitiser: what crosses into a cell.
package struct DisplayCluster: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// Safe to put in one cell (one or two columns).
    case glyph(Glyph)
    /// A visible mark that stands for something that must not act, such as `␛` or `<U+202E>`;
    /// one single-column character a column. Drawn with `Role.mark`.
    case mark(String)
    /// A tab: the caller expands it to the next tab stop. `columns` is 0.
    case tab
    /// LF or CRLF: ends the line. `columns` is 0.
    case lineEnd
  }
  package var content: Content
  /// Columns it takes (tabs and line ends: 0).
  package var columns: Int
  /// Raw bytes it was made from.
  package var byteCount: Int

  package init(_ content: Content, columns: Int, byteCount: Int) {
    self.content = content
    self.columns = columns
    self.byteCount = byteCount
  }
}
