import AppCore
import Chat
import Net
import Runtime
import Screen
import Terminal
import Testing
import Wording

/// The reader's place never moves because text arrived, a window was resized or a key was typed.
@Suite("The reader's place")
struct PlaceTests {
  /// An app whose reader went up while a reply comes.
  private func held(rows: Int = 16) throws -> ScriptedApp {
    let app = try ScriptedApp(size: Size(columns: 60, rows: rows))
    app.type("first\r")
    try app.begin()
    let text = (1...30).map { "line \($0) of the answer, 第 \($0) 行" }.joined(separator: "\\n")
    try app.answer(text + "\\n")
    app.type("\u{1B}[5~")
    return app
  }

  /// The rows of the transcript, first to last.
  private func shown(_ app: ScriptedApp, _ count: Int = 13) -> [String] {
    Array(app.rows[1...count])
  }

  @Test("tokens, reasoning, tools and follow-ups below change no row")
  func tokens() throws {
    let app = try held()
    let before = shown(app)
    for number in 0..<40 { try app.answer("more \(number)\\n") }
    try app.stream(
      "event:conversation.message.completed\ndata:{\"id\":\"f\",\"role\":\"assistant\","
        + "\"type\":\"follow_up\",\"content\":\"And then?\",\"content_type\":\"text\"}\n\n")
    #expect(shown(app) == before)
    try app.complete()
    #expect(shown(app) == before)
  }

  @Test("the end of the stream, a failure and a stop change no row", arguments: 0..<3)
  func ends(_ way: Int) throws {
    let app = try held()
    let before = shown(app)
    switch way {
    case 0: try app.complete()
    case 1:
      app.transport.deliver(.end(nil), to: try #require(app.chats.last?.id))
      app.settle()
    default: app.type("\u{3}")
    }
    #expect(shown(app) == before)
    #expect(app.loop.state.open.liveTurn == nil)
  }

  @Test("an answer that is replaced by its whole text changes no row above it")
  func replaced() throws {
    let app = try held()
    app.type("\u{1B}<")
    let before = shown(app, 3)
    try app.stream(
      "event:conversation.message.completed\ndata:{\"id\":\"m1\",\"role\":\"assistant\","
        + "\"type\":\"answer\",\"content\":\"short\",\"content_type\":\"text\"}\n\n")
    #expect(shown(app, 3) == before)
  }

  @Test("typing, a draft that grows to a third of the height and shrinks again")
  func composer() throws {
    let app = try held()
    let before = shown(app)
    app.type("a")
    #expect(shown(app) == before)
    app.type("\u{1B}[200~" + (1...9).map { "row \($0)" }.joined(separator: "\n") + "\u{1B}[201~")
    // The composer has five rows now; what is left of the pane begins with the same row.
    #expect(shown(app, 9) == Array(before.prefix(9)))
    app.type("\u{3}\u{3}")
    #expect(shown(app) == before)
  }

  @Test("a draft that shrinks while the reader is a row above the end")
  func composerNearTheEnd() throws {
    let app = try held()
    app.type("\u{1B}[F")
    app.type("\u{1B}[200~" + (1...4).map { "row \($0)" }.joined(separator: "\n") + "\u{1B}[201~")
    app.type("\u{1B}[<64;1;1M")
    let before = shown(app, 9)
    app.type("\u{3}\u{3}")
    #expect(shown(app, 9) == before)
    app.type("\u{1B}[F")
    #expect(shown(app, 9) != before)
  }

  @Test("a queue that grows and goes")
  func queue() throws {
    let app = try held()
    // Sending goes to the end on purpose; the reader goes up again.
    app.type("second\r")
    app.type("\u{1B}[5~")
    let before = shown(app, 12)
    try app.answer("more\\n")
    app.type("\u{1B}[A")
    #expect(shown(app, 12) == before)
  }

  @Test("a toast, the help and the strip of the leader, when they are gone")
  func overlays() throws {
    let app = try held()
    let before = shown(app)
    app.type("\u{18}m")
    #expect(shown(app) == before)
    app.type("\u{18}?")
    #expect(shown(app) != before)
    try app.answer("more\\n")
    app.type("\u{1B}")
    #expect(shown(app) == before)
    app.type("\u{18}")
    app.settle(.seconds(1))
    #expect(shown(app) != before)
    app.type("\u{7}")
    #expect(shown(app) == before)
  }

  @Test(
    "a resize there and back", arguments: [(30, 16), (120, 16), (60, 40), (60, 5), (3, 2), (1, 1)])
  func thereAndBack(_ columns: Int, _ rows: Int) throws {
    let app = try held()
    let before = shown(app)
    app.resize(columns, rows)
    app.resize(60, 16)
    #expect(shown(app) == before)
  }

  @Test("at another width the first row still shows the same text", arguments: [35, 50, 90])
  func otherWidth(_ columns: Int) throws {
    let app = try held()
    let first = try #require(shown(app).first?.split(separator: ",").first)
    app.resize(columns, 16)
    #expect(app.rows[1].hasPrefix(first))
  }

  @Test("many resizes while text arrives end at the same first row")
  func stormOfSizes() throws {
    let app = try held()
    let first = app.rows[1]
    for step in 0..<40 {
      app.terminal.size = Size(columns: 20 + step * 3 % 50, rows: 4 + step % 20)
      app.loop.takeSize()
      try app.answer("more \(step)\\n")
    }
    app.resize(60, 16)
    #expect(app.rows[1] == first)
  }

  @Test("another conversation that streams, and going there and back")
  func otherConversation() throws {
    let app = try held()
    let before = shown(app)
    app.type("\u{18}n")
    app.type("other\r")
    try app.begin(chat: "c2", conversation: "v2")
    app.type("\u{1B}1")
    #expect(shown(app) == before)
    try app.answer("BBB\\nBBB\\nBBB\\n", message: "m2")
    #expect(shown(app) == before)
    app.resize(40, 12)
    app.type("\u{1B}2")
    app.type("\u{1B}1")
    app.resize(60, 16)
    #expect(shown(app) == before)
  }

  @Test("following resumes only at the end, and then shows every new row")
  func resumes() throws {
    let app = try held()
    app.type("\u{1B}[5~")
    app.type("\u{1B}[6~")
    let before = shown(app)
    try app.answer("not yet\\n")
    #expect(shown(app) == before)
    #expect(!app.screen.contains("not yet"))
    app.type("\u{1B}[6~")
    app.type("\u{1B}[6~")
    #expect(app.screen.contains("not yet"))
    try app.answer("followed\\n")
    #expect(app.screen.contains("followed"))
  }

  @Test("the rows that came below are counted, less those seen since")
  func counted() throws {
    let app = try held()
    #expect(app.screen.contains("12 below (End)"))
    for number in 0..<5 { try app.answer("new \(number)\\n") }
    #expect(app.screen.contains("5 new below (End)"))
    app.type("\u{1B}[F")
    #expect(!app.screen.contains("below"))
  }
}
