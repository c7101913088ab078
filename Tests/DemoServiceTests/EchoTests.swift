import Testing

@testable import DemoService

@Suite("The bot that repeats")
struct EchoTests {
  @Test(
    "an order is read in both languages",
    arguments: [
      ("1000 tokens at 50/s", 1000, Filler.Kind.prose, 50.0),
      ("200 字 每秒 20", 200, .chinese, 20), ("10k tokens of code", 10_000, .code, -1),
      ("2万字 代码 每秒 0", 20_000, .code, 0), ("5 tokens of chinese", 5, .chinese, -1),
      ("300 tokens of list at 12.5 tokens/s", 300, .list, 12.5),
    ])
  func orders(text: String, count: Int, kind: Filler.Kind, rate: Double) throws {
    let order = try #require(EchoOrder(text))
    #expect(order.count == count && order.kind == kind && (order.rate ?? -1) == rate)
    #expect(!order.isOverLimit)
  }

  @Test("what is no order is nil, and a monstrous one stops at the limit")
  func limits() throws {
    #expect(EchoOrder("hello") == nil)
    #expect(EchoOrder("call 12345 now") == nil)
    let order = try #require(EchoOrder("999999999999m tokens"))
    #expect(order.count == EchoOrder.mostTokens && order.isOverLimit)
  }

  @Test("filler has as many tokens as asked for, of every kind", arguments: Filler.Kind.allCases)
  func filler(kind: Filler.Kind) {
    var cursor = ReplyCursor([.filler(Filler(kind), count: 250)])
    var count = 0
    while let step = cursor.next() {
      guard case .answer(let text) = step else { continue }
      #expect(!text.isEmpty)
      count += 1
    }
    #expect(count == 250)
  }

  @Test("pieces joined are the text, and none cuts a character")
  func pieces() {
    let texts = [
      "", "hello world", "你好，世界！", "👩‍👩‍👧‍👦🇨🇳 e\u{301}x", "\r\n\r\n\n",
      "supercalifragilistic  a", "\u{200D}\u{FE0F}", "tab\tand\u{0}nul",
    ]
    for text in texts {
      let pieces = Pieces.cut(text)
      #expect(pieces.joined() == text)
      #expect(pieces.reduce(0) { $0 + $1.count } == text.count)
      #expect(pieces.allSatisfy { !$0.isEmpty && $0.count <= 10 })
    }
  }
}
