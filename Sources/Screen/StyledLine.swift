/// One line of text with roles, before it has a place or colours: what views write and how status
/// lines, titles and lists are put together.
///
/// The text may come from outside: it is sanitised when it is measured and drawn. A tab or a line
/// end in it counts and shows as one blank.
package struct StyledLine: Hashable, Sendable {
  /// A run of one role.
  package struct Span: Hashable, Sendable {
    package var text: String
    package var role: Role

    package init(_ text: String, _ role: Role) {
      self.text = text
      self.role = role
    }
  }

  package private(set) var spans: [Span]

  /// An empty line.
  package init() {
    spans = []
  }

  package init(_ text: String, _ role: Role) {
    spans = text.isEmpty ? [] : [Span(text, role)]
  }

  package var isEmpty: Bool { spans.isEmpty }

  /// The text without roles.
  package var text: String { spans.reduce(into: "") { $0 += $1.text } }

  /// Adds text at the end; spans of one role that meet become one.
  package mutating func append(_ text: String, _ role: Role) {
    guard !text.isEmpty else { return }
    if let last = spans.indices.last, spans[last].role == role {
      spans[last].text += text
    } else {
      spans.append(Span(text, role))
    }
  }

  package mutating func append(_ line: StyledLine) {
    for span in line.spans { append(span.text, span.role) }
  }

  /// Columns that it takes when nothing is cut.
  package func columns(_ width: CellWidth) -> Int {
    spans.reduce(0) { $0 + Self.columns(of: $1.text, width) }
  }

  /// The line with blanks after it, up to so many columns; a longer line stays as it is.
  package func padded(to columns: Int, role: Role, width: CellWidth) -> StyledLine {
    var line = self
    line.append(String(repeating: " ", count: max(0, columns - self.columns(width))), role)
    return line
  }

  /// The line cut to at most so many columns, with the cut told by an ellipsis (`cutMark`).
  package func truncated(to columns: Int, width: CellWidth) -> StyledLine {
    guard self.columns(width) > columns else { return self }
    let mark = Self.cutMark(columns)
    var left = columns - mark.utf8.count
    var line = StyledLine()
    for span in spans {
      let kept = Self.prefix(of: span.text, columns: left, width)
      line.append(kept.text, span.role)
      left -= kept.columns
      if kept.isCut {
        line.append(mark, span.role)
        return line
      }
    }
    return line
  }

  /// What tells that text was cut to so many columns: `...`, `~` where that would take too much of
  /// them, nothing where there are none. ASCII, as `…` is two columns wide in some terminals.
  package static func cutMark(_ columns: Int) -> String {
    columns >= 12 ? "..." : columns > 0 ? "~" : ""
  }

  private static func columns(of text: String, _ width: CellWidth) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    var reader = ClusterReader(text, width: width)
    var columns = 0
    while let cluster = reader.next() { columns += cluster.columnsInLine }
    return columns
  }

  private static func prefix(
    of text: String, columns: Int, _ width: CellWidth
  ) -> (text: String, columns: Int, isCut: Bool) {
    let bytes = Array(text.utf8)
    var reader = ClusterReader(bytes, width: width)
    var taken = 0
    var end = 0
    while let cluster = reader.next() {
      guard taken + cluster.columnsInLine <= columns else {
        return (String(decoding: bytes[..<end], as: UTF8.self), taken, true)
      }
      taken += cluster.columnsInLine
      end = reader.offset
    }
    return (text, taken, false)
  }
}

extension DisplayCluster {
  /// Columns in a line that has no tab stops and does not end before its end.
  var columnsInLine: Int {
    switch content {
    case .glyph, .mark: columns
    case .tab, .lineEnd: 1
    }
  }
}
