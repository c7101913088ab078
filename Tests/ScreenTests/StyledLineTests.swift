import Testing

@testable import Screen

@Suite("Styled line")
struct StyledLineTests {
  private let width = CellWidth()

  private func drawn(_ line: StyledLine, columns: Int, at column: Int = 0) -> String {
    var surface = Surface(size: Size(columns: 16, rows: 1))
    surface.put(
      line, column: column, row: 0, maxColumns: columns, width: width, styles: { _ in .plain })
    return surface.text[0].trimmingSuffix()
  }

  @Test("spans of one role that meet become one")
  func joining() {
    var line = StyledLine("a", .text)
    line.append("b", .text)
    line.append("", .dim)
    line.append("c", .dim)
    #expect(line.spans == [.init("ab", .text), .init("c", .dim)])
    #expect(line.text == "abc")
  }

  @Test(
    "a line that is too long is cut, and the cut shows",
    arguments: [
      (16, "0123456789abcdef"), (15, "0123456789ab..."), (12, "012345678..."), (11, "0123456789~"),
      (1, "~"), (0, ""), (-3, ""),
    ])
  func cutting(columns: Int, expected: String) {
    var line = StyledLine("012345", .text)
    line.append("6789abcdef", .dim)
    #expect(drawn(line, columns: columns) == expected)
    #expect(line.truncated(to: columns, width: width).columns(width) <= max(0, columns))
  }

  @Test("a wide character is never cut in half")
  func cuttingWide() {
    #expect(drawn(StyledLine("流式渲染", .text), columns: 6) == "流式~")
    #expect(drawn(StyledLine("流式渲染", .text), columns: 16, at: 9) == "         流式渲~")
  }

  @Test("outside text is measured as it is drawn: marks, tabs and line ends")
  func outside() {
    let line = StyledLine("a\u{1B}b\t\u{202E}\n.", .text)
    #expect(line.columns(width) == 14)
    #expect(drawn(line, columns: 16) == "a␛b <U+202E> .")
  }

  @Test("marks have the style of their role")
  func markStyle() {
    var surface = Surface(size: Size(columns: 3, rows: 1))
    let marked = Style(attributes: .reverse)
    let end = surface.put(
      StyledLine("a\u{1B}", .text), column: 0, row: 0, maxColumns: 3, width: width,
      styles: { $0 == .mark ? marked : .plain })
    #expect(surface.row(0).map(\.style) == [.plain, marked, .plain])
    #expect(end == 2)
  }

  @Test("padding fills up and never cuts")
  func padding() {
    let line = StyledLine("流", .text)
    #expect(line.padded(to: 4, role: .dim, width: width).text == "流  ")
    #expect(line.padded(to: 1, role: .dim, width: width) == line)
  }
}

extension String {
  /// The string without blanks at its end.
  fileprivate func trimmingSuffix() -> String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
