import Layout
import Screen
import Testing

@Suite("A transcript is its blocks, one below the other")
struct TranscriptTests {
  private static func layout(_ texts: [String], columns: Int = 10, gaps: Bool = true)
    -> TranscriptLayout
  {
    var layout = TranscriptLayout(columns: columns, width: CellWidth())
    for (index, text) in texts.enumerated() {
      layout.append(
        Block(id: BlockID(index), kind: .plain(.text), text: text, gapBefore: gaps))
    }
    return layout
  }

  private static func shown(_ layout: TranscriptLayout) -> [String] {
    let rows = Shown.laidOut(layout).map(Shown.text)
    #expect(rows.count == layout.totalRows)
    return rows
  }

  @Test("a gap stands above a block, unless nothing is shown above it")
  func gaps() {
    var layout = Self.layout(["", "one", "", "two"])
    #expect(Self.shown(layout) == ["one", "", "two"])
    layout.appendText("zero", to: BlockID(0))
    #expect(Self.shown(layout) == ["zero", "", "one", "", "two"])
    layout.remove(BlockID(0))
    #expect(Self.shown(layout) == ["one", "", "two"])
    layout.remove(BlockID(1))
    #expect(Self.shown(layout) == ["two"])
  }

  @Test("blocks are inserted, replaced and removed in place")
  func edits() {
    var layout = Self.layout(["a", "c"], gaps: false)
    layout.insert(Block(id: BlockID(9), kind: .plain(.text), text: "b"), after: BlockID(0))
    layout.insert(Block(id: BlockID(8), kind: .plain(.text), text: "0"), after: nil)
    layout.insert(Block(id: BlockID(7), kind: .plain(.text), text: "d"), after: BlockID(99))
    #expect(Self.shown(layout) == ["0", "a", "b", "c", "d"])
    #expect(layout.blocks.map(\.rawValue) == [8, 0, 9, 1, 7])
    layout.append(Block(id: BlockID(8), kind: .plain(.text), text: "end"))
    layout.replace(Block(id: BlockID(9), kind: .plain(.dim), text: "B\nB"))
    layout.replaceText("A", of: BlockID(0))
    layout.appendText("nowhere", to: BlockID(99))
    #expect(Self.shown(layout) == ["A", "B", "B", "c", "d", "end"])
    #expect(layout.text(of: BlockID(9)) == "B\nB")
    #expect(layout.text(of: BlockID(99)) == nil)
    #expect(layout.rowCount(of: BlockID(9)) == 2)
  }

  @Test(
    "a replaced text is laid out like a new one", arguments: ["abc", "abcdef ghi jkl", "x", ""])
  func replaced(_ text: String) {
    var layout = Self.layout(["abc"])
    layout.replaceText(text, of: BlockID(0))
    #expect(Self.shown(layout) == Shown.rows(text, 10))
  }

  @Test("rows after a prefix are indented under the text")
  func prefixed() {
    let kind = Block.Kind.prefixed("tool > ", prefixRole: .tool, role: .dim)
    let block = Block(id: BlockID(1), kind: kind, text: "one two three\nfour")
    #expect(
      Shown.rows(block, 15) == ["tool > one two", "       three", "       four"])
    #expect(Shown.rows(block, 8) == ["toolone", "    two", "    thre", "    e", "    four"])
    #expect(Shown.rows(Block(id: BlockID(1), kind: kind), 15) == ["tool > "])
    #expect(Shown.rows(Block(id: BlockID(1), kind: kind, text: "中"), 1) == ["?"])
  }

  @Test("an indentation is given up where it takes too much")
  func indented() {
    let block = Block(id: BlockID(1), kind: .plain(.text), text: "one two", indent: 2)
    #expect(Shown.rows(block, 8) == ["  one", "  two"])
    #expect(Shown.rows(block, 7) == ["one two"])
  }

  @Test("addresses move over blocks, stop at the ends, and measure their distance")
  func addresses() throws {
    let layout = Self.layout(["a\nb\nc", "", "d", "e\nf"])
    let first = try #require(layout.firstAddress)
    let last = try #require(layout.lastAddress)
    #expect(layout.totalRows == 8)
    for one in 0..<8 {
      let from = layout.address(first, movedBy: one)
      #expect(layout.distance(from: first, to: from) == one)
      for rows in [-9, -3, -1, 0, 1, 2, 5, .max, .min] {
        let to = layout.address(from, movedBy: rows)
        let expected = rows == .max ? 7 : rows == .min ? 0 : min(7, max(0, one + rows))
        #expect(layout.distance(from: first, to: to) == expected)
      }
    }
    #expect(layout.lastPageAddress(height: 1) == last)
    #expect(layout.lastPageAddress(height: 99) == first)
    #expect(layout.rows(from: last, count: 5).map(Shown.text) == ["f"])
  }

  @Test("every row can be found again by its anchor, also after a resize")
  func anchors() throws {
    var layout = Self.layout([Documents.english, "", Documents.chinese], columns: 40)
    let rows = Shown.laidOut(layout)
    let anchors = try rows.map { try #require(layout.anchor(of: $0.address)) }
    #expect(anchors.map { layout.address(of: $0) } == rows.map(\.address))
    layout.resize(columns: 13)
    layout.resize(columns: 40)
    #expect(Shown.laidOut(layout) == rows)
    #expect(anchors.map { layout.address(of: $0) } == rows.map(\.address))
  }

  @Test("an empty transcript has no rows and no addresses")
  func empty() {
    let layout = TranscriptLayout(columns: 0, width: CellWidth())
    #expect(layout.columns == 1)
    #expect(layout.firstAddress == nil && layout.lastPageAddress(height: 3) == nil)
    #expect(layout.address(of: TextAnchor(block: BlockID(1), utf8Offset: 0)) == nil)
    #expect(layout.rows(from: RowAddress(block: BlockID(1), row: 0), count: 3).isEmpty)
  }
}
