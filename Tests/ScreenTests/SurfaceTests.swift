import Testing

@testable import Screen

@Suite("Surface")
struct SurfaceTests {
  private func surface(_ columns: Int, _ rows: Int) -> Surface {
    Surface(size: Size(columns: columns, rows: rows))
  }

  @Test("a wide glyph owns two cells; writing over either half blanks the other")
  func halves() {
    for column in [2, 3] {
      var surface = surface(6, 1)
      surface.put(.scalar("流"), columns: 2, style: .plain, column: 2, row: 0)
      #expect(surface.text == ["  流  "])
      surface.put(.scalar("x"), columns: 1, style: .plain, column: column, row: 0)
      #expect(surface.text == [column == 2 ? "  x   " : "   x  "])
    }
  }

  @Test("a wide glyph over two wide glyphs blanks their far halves")
  func between() {
    var surface = surface(6, 1)
    surface.put(.scalar("流"), columns: 2, style: .plain, column: 0, row: 0)
    surface.put(.scalar("式"), columns: 2, style: .plain, column: 2, row: 0)
    surface.put(.scalar("中"), columns: 2, style: .plain, column: 1, row: 0)
    #expect(surface.text == [" 中   "])
  }

  @Test("what does not fit is dropped, and nothing traps")
  func edges() {
    var surface = surface(3, 2)
    surface.put(.scalar("流"), columns: 2, style: .plain, column: 2, row: 0)
    for (column, row) in [(-1, 0), (3, 0), (0, -1), (0, 2), (.max, .max), (.min, .min)] {
      surface.put(.scalar("x"), columns: 1, style: .plain, column: column, row: row)
    }
    surface.fill(Rect(column: .max, row: .min, columns: .max, rows: .max), style: .plain)
    #expect(surface.text == ["   ", "   "])
    #expect(self.surface(0, 0).text.isEmpty)
  }

  @Test("filling cuts wide glyphs at both edges")
  func filling() {
    var surface = surface(8, 1)
    for column in [0, 2, 4, 6] {
      surface.put(.scalar("流"), columns: 2, style: .plain, column: column, row: 0)
    }
    surface.fill(Rect(column: 1, row: 0, columns: 4, rows: 9), style: .plain)
    #expect(surface.text == ["      流"])
  }

  @Test("no half of a wide glyph ever stands alone, whatever is put where")
  func randomPuts() {
    var random = SplitMix(seed: 11)
    for _ in 0..<200 {
      var surface = surface(7, 3)
      for _ in 0..<60 { change(&surface, &random) }
      for row in 0..<3 { #expect(halvesPair(surface.row(row)), "\(surface.text)") }
    }
  }

  private func change(_ surface: inout Surface, _ random: inout SplitMix) {
    let column = Int.random(in: -1...8, using: &random)
    let row = Int.random(in: -1...3, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: surface.put(.scalar("a"), columns: 1, style: .plain, column: column, row: row)
    case 1: surface.put(.continuation, columns: 1, style: .plain, column: column, row: row)
    case 2:
      let size = Int.random(in: -1...4, using: &random)
      surface.fill(Rect(column: column, row: row, columns: size, rows: 1), style: .plain)
    case 3: surface.put(.cluster("👩\u{200D}👧"), columns: 2, style: .plain, column: column, row: row)
    default: surface.put(.scalar("流"), columns: 2, style: .plain, column: column, row: row)
    }
  }

  /// Each wide glyph is followed by its continuation and nothing else is.
  private func halvesPair(_ row: SurfaceRow) -> Bool {
    row.indices.allSatisfy { column in
      let isWide = ["流", "👩\u{200D}👧"].contains(row[column].glyph.text)
      let hasRight = column + 1 < row.count && row[column + 1].glyph == .continuation
      return isWide == hasRight
    }
  }

  @Test("cells come back as they were put")
  func roundTrip() {
    let styles = [
      Style(), Style(foreground: .indexed(255), background: .rgb(255, 0, 7), attributes: [.bold]),
      Style(
        foreground: .rgb(1, 2, 3), background: .indexed(0), attributes: [.strikethrough, .dim]),
    ]
    for style in styles {
      var surface = surface(4, 1)
      surface.put(.cluster("e\u{301}"), columns: 1, style: style, column: 0, row: 0)
      surface.put(.scalar("\u{1F600}"), columns: 2, style: style, column: 1, row: 0)
      #expect(surface[0, 0] == Cell(.cluster("e\u{301}"), style: style))
      #expect(surface[1, 0] == Cell(.scalar("\u{1F600}"), style: style))
      #expect(surface[2, 0] == Cell(.continuation, style: style))
      #expect(surface[3, 0] == Cell())
    }
  }

  @Test("rows are equal when their cells are, however the surfaces were made")
  func comparison() {
    var one = surface(3, 1)
    var other = surface(3, 1)
    one.put(.cluster("o\u{308}"), columns: 1, style: .plain, column: 1, row: 0)
    one.put(.cluster("e\u{301}"), columns: 1, style: .plain, column: 0, row: 0)
    other.put(.cluster("e\u{301}"), columns: 1, style: .plain, column: 0, row: 0)
    #expect(one.row(0) != other.row(0))
    other.put(.cluster("o\u{308}"), columns: 1, style: .plain, column: 1, row: 0)
    #expect(one.row(0) == other.row(0) && one == other)
    other.put(.scalar("\u{F6}"), columns: 1, style: .plain, column: 1, row: 0)
    #expect(one.row(0) != other.row(0))
  }

  @Test("another style keeps glyphs and takes both halves")
  func restyled() {
    var surface = surface(4, 1)
    surface.put(.scalar("流"), columns: 2, style: .plain, column: 1, row: 0)
    let marked = Style(attributes: .reverse)
    surface.restyle(Rect(column: 2, row: 0, columns: 1, rows: 1)) { _ in marked }
    #expect(surface.text == [" 流 "])
    #expect(surface.row(0).map(\.style) == [.plain, marked, marked, .plain])
  }

  @Test("the snapshot has a header, rows between bars and a plane of styles")
  func snapshot() {
    var surface = surface(4, 2)
    surface.put(.scalar("流"), columns: 2, style: Style(attributes: .bold), column: 1, row: 0)
    let text = surface.snapshot(cursor: Point(column: 3, row: 0)) {
      $0.attributes.contains(.bold) ? "B" : "."
    }
    #expect(text == "4x2 cursor 3,0\n│ 流 │\n│    │\nstyles\n│.BB.│\n│....│\n")
  }
}
