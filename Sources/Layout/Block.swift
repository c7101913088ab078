package import Screen

/// Names one block of a transcript; the owner of the transcript gives them out.
package struct BlockID: RawRepresentable, Hashable, Sendable {
  package var rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }
  package init(_ rawValue: Int) { self.rawValue = rawValue }
}

/// One piece of a transcript: a speaker's name, an answer, a dim line.
package struct Block: Hashable, Sendable {
  /// How its text is shown.
  package enum Kind: Hashable, Sendable {
    /// Markdown as written, its constructs in their roles, the rest in `base`.
    case markdown(base: Role)
    case plain(Role)
    /// Text after a prefix of our own (`tool > `); its further rows are indented under the text. A
    /// prefix takes at most half of the columns and is cut to that. Shown without text too.
    case prefixed(String, prefixRole: Role, role: Role)
  }

  package var id: BlockID
  package var kind: Kind
  /// Raw text from outside, or our own.
  package var text: String
  /// Columns left of it; given up where they would take more than a quarter of the width.
  package var indent: Int
  /// An empty row above, unless nothing is shown above it.
  package var gapBefore: Bool

  package init(
    id: BlockID, kind: Kind, text: String = "", indent: Int = 0, gapBefore: Bool = false
  ) {
    self.id = id
    self.kind = kind
    self.text = text
    self.indent = indent
    self.gapBefore = gapBefore
  }
}
