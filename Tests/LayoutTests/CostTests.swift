import Layout
import Screen
import Testing

@Suite("The bytes wrapped again for a token do not grow")
struct CostTests {
  private let id = BlockID(0)

  /// The most bytes that one of `count` tokens made the wrapper read.
  private func worst(
    _ token: String, _ count: Int, _ layout: inout TranscriptLayout
  ) -> Int {
    var worst = 0
    for _ in 0..<count {
      let before = layout.wrappedByteCount
      layout.appendText(token, to: id)
      worst = max(worst, layout.wrappedByteCount - before)
    }
    return worst
  }

  private func layout(_ kind: Block.Kind = .markdown(base: .text)) -> TranscriptLayout {
    var layout = TranscriptLayout(columns: 80, width: CellWidth())
    layout.append(Block(id: id, kind: kind))
    return layout
  }

  @Test(
    "with the reply, whatever its shape: words, lines, one word, spaces, marks, emoji, a list",
    arguments: [
      "word ", "a line\n", "x", " ", "\u{301}", "👩‍💻", "- item\n", "中文，", "```\n", "**b** ", "\u{1B}",
      "。", "\n", "é", "\t", "ก็", "가",
    ])
  func withTheReply(_ token: String) {
    var layout = layout()
    _ = worst(token, 300, &layout)
    let early = worst(token, 300, &layout)
    layout.appendText(String(repeating: token, count: 20_000), to: id)
    let late = worst(token, 300, &layout)
    #expect(late <= max(early, 600))
    #expect(early < 600)
  }

  @Test("with the conversation")
  func withTheConversation() {
    var layout = layout()
    let early = worst("word ", 200, &layout)
    for index in 1...200 {
      layout.insert(
        Block(id: BlockID(index), kind: .plain(.text), text: Documents.english), after: nil)
    }
    #expect(worst("word ", 200, &layout) <= early)
  }

  @Test("with a text that was already there when it is replaced by a longer one")
  func replaced() {
    var layout = layout()
    let text = String(repeating: "words and words ", count: 5_000)
    layout.appendText(text, to: id)
    let before = layout.wrappedByteCount
    layout.replaceText(text + "end", of: id)
    #expect(layout.wrappedByteCount - before < 400)
  }
}
