import Layout
import Screen
import Testing

@Suite("The reader's place")
struct ViewportTests {
  private let height = 4
  private var layout: TranscriptLayout

  init() {
    layout = TranscriptLayout(columns: 20, width: CellWidth())
    for index in 0..<3 {
      let text = (0..<5).map { "block \(index) row \($0)" }.joined(separator: "\n")
      layout.append(Block(id: BlockID(index), kind: .plain(.text), text: text))
    }
  }

  private func window(_ viewport: Viewport, _ height: Int = 4) -> [String] {
    guard let top = viewport.topAddress(height: height, in: layout) else { return [] }
    return layout.rows(from: top, count: height).map(Shown.text)
  }

  private func scrolled(_ rows: Int) -> Viewport {
    var viewport = Viewport()
    viewport.scroll(by: rows, height: height, in: layout)
    return viewport
  }

  @Test("at the end, it follows what comes")
  mutating func follows() {
    let viewport = Viewport()
    #expect(window(viewport).last == "block 2 row 4")
    layout.appendText("\nnew", to: BlockID(2))
    #expect(window(viewport).last == "new")
    #expect(viewport.isFollowing && viewport.rowsBelow(height: height, in: layout) == 0)
  }

  @Test("away from the end, nothing moves, and what came is counted")
  mutating func holds() {
    var viewport = scrolled(-2)
    let before = window(viewport)
    #expect(before.last == "block 2 row 2")
    #expect(viewport.rowsBelow(height: height, in: layout) == 2)
    #expect(viewport.newRows(height: height, in: layout) == 0)
    layout.appendText(" goes on here\nand\non", to: BlockID(2))
    #expect(window(viewport) == before)
    #expect(viewport.rowsBelow(height: height, in: layout) == 5)
    #expect(viewport.newRows(height: height, in: layout) == 3)
    viewport.scroll(by: -1, height: height, in: layout)
    #expect(viewport.newRows(height: height, in: layout) == 3)
    viewport.scroll(by: 5, height: height, in: layout)
    #expect(viewport.newRows(height: height, in: layout) == 1)
    viewport.scroll(by: 1, height: height, in: layout)
    #expect(viewport.isFollowing && viewport.newRows(height: height, in: layout) == 0)
  }

  @Test("pages keep one row in sight, and the ends are ends")
  func pages() {
    var viewport = Viewport()
    viewport.scroll(pages: -1, height: height, in: layout)
    #expect(window(viewport).last == "block 2 row 1")
    viewport.scroll(pages: -99, height: height, in: layout)
    #expect(window(viewport).first == "block 0 row 0")
    viewport.scroll(pages: .max, height: height, in: layout)
    #expect(viewport.isFollowing)
    viewport.scrollToTop(height: height, in: layout)
    #expect(window(viewport).first == "block 0 row 0" && !viewport.isFollowing)
    viewport.scrollToEnd()
    #expect(viewport == Viewport())
  }

  @Test("a resize keeps the text at the top")
  mutating func resize() throws {
    layout.replaceText(Documents.english, of: BlockID(1))
    let viewport = scrolled(-12)
    let before = window(viewport)
    for columns in [7, 90, 3, 31] {
      layout.resize(columns: columns)
      let top = try #require(viewport.topAddress(height: height, in: layout))
      let offset = try #require(layout.anchor(of: top)).utf8Offset
      let below = try #require(layout.anchor(of: layout.address(top, movedBy: 1))).utf8Offset
      guard case .held(let anchor) = viewport.place else {
        Issue.record("not held")
        return
      }
      #expect((offset..<below).contains(anchor.utf8Offset))
    }
    layout.resize(columns: 20)
    #expect(window(viewport) == before)
  }

  @Test("what is added, removed or changed above does not move it")
  mutating func changesAbove() {
    let viewport = scrolled(-2)
    let before = window(viewport)
    layout.insert(Block(id: BlockID(9), kind: .plain(.text), text: "x\ny"), after: BlockID(0))
    layout.replaceText("folded", of: BlockID(9))
    layout.remove(BlockID(0))
    #expect(window(viewport) == before)
  }

  @Test("where its block is removed, the nearest after it takes its place")
  mutating func removed() {
    let viewport = scrolled(-8)
    #expect(window(viewport).first == "block 0 row 3")
    layout.remove(BlockID(0))
    #expect(window(viewport).first == "block 1 row 0")
    layout.remove(BlockID(1))
    #expect(window(viewport).first == "block 2 row 0")
    layout.remove(BlockID(2))
    #expect(window(viewport).isEmpty)
  }

  @Test("a taller window shows no emptiness below the end, and can follow again")
  func taller() {
    var viewport = scrolled(-2)
    #expect(window(viewport, 10).count == 10)
    viewport.settle(height: height, in: layout)
    #expect(!viewport.isFollowing)
    viewport.settle(height: 10, in: layout)
    #expect(viewport.isFollowing)
  }

  @Test("a transcript shorter than the window stays where it is")
  mutating func short() {
    for id in [0, 1] { layout.remove(BlockID(id)) }
    var viewport = Viewport()
    viewport.scroll(by: -3, height: 9, in: layout)
    #expect(viewport.isFollowing && window(viewport, 9).count == 5)
    viewport.scroll(by: .min, height: 0, in: layout)
    viewport.scroll(by: .max, height: .max, in: layout)
    #expect(viewport.isFollowing)
  }
}
