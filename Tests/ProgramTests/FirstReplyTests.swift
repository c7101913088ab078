import AppCore
import Chat
import Net
import Runtime
import Screen
import Terminal
import Testing
import Wire

@Suite("A reply, from the key to the cells")
struct FirstReplyTests {
  @Test("the first frame stands before anything is asked of the network")
  func firstFrame() throws {
    let app = try ScriptedApp()
    #expect(app.rows[0].contains("Rivulet"))
    #expect(app.rows.last?.hasPrefix("> ") == true)
    #expect(app.cursor == Point(column: 2, row: 15))
  }

  @Test("a message goes out with its token, and the answer appears piece by piece")
  func streams() throws {
    let app = try ScriptedApp()
    app.type("hello\r")
    #expect(app.chats.count == 1)
    #expect(app.chats[0].secret != nil)
    #expect(app.screen.contains("hello"))
    try app.begin()
    try app.answer("The sky ")
    #expect(app.screen.contains("The sky"))
    try app.answer("is 蓝色 today.")
    #expect(app.screen.contains("The sky is 蓝色 today."))
    try app.complete()
    #expect(app.screen.contains("12 tokens"))
  }

  @Test("typing goes on while a reply comes, and the cursor stays in the composer")
  func typesMeanwhile() throws {
    let app = try ScriptedApp()
    app.type("hello\r")
    try app.begin()
    try app.answer("one ")
    app.type("中文 draft")
    try app.answer("two")
    #expect(app.rows.last == "> 中文 draft")
    #expect(app.cursor == Point(column: 2 + 10, row: 15))
    #expect(app.screen.contains("one two"))
  }

  @Test("Enter while a reply comes queues; the next goes out when the reply is whole")
  func queues() throws {
    let app = try ScriptedApp()
    app.type("first\r")
    try app.begin()
    app.type("second\r")
    #expect(app.chats.count == 1)
    #expect(app.screen.contains("queued second"))
    try app.answer("ok")
    try app.complete()
    #expect(app.chats.count == 2)
    #expect(!app.screen.contains("queued second"))
    #expect(app.chats[1].request.url.contains("conversation_id=v1"))
  }

  @Test("Ctrl+C keeps what came, marks it, tells the service, and gives the queue back")
  func stops() throws {
    let app = try ScriptedApp()
    app.type("first\r")
    try app.begin()
    try app.answer("half an ans")
    app.type("later\r")
    app.type("\u{3}")
    #expect(app.screen.contains("half an ans"))
    #expect(app.screen.contains("stopped here"))
    #expect(app.rows.last == "> later")
    #expect(app.chats.last?.request.url.contains("/v3/chat/cancel") == true)
    #expect(app.chats.first?.isCancelled == true)
  }

  @Test("one Esc arms, a second stops; the first alone is forgotten after two seconds")
  func escTwice() throws {
    let app = try ScriptedApp()
    app.type("first\r")
    try app.begin()
    try app.answer("text")
    app.type("\u{1B}")
    #expect(app.screen.contains("Esc again"))
    app.settle(.seconds(3))
    app.type("\u{1B}")
    #expect(!app.screen.contains("stopped here"))
    app.type("\u{1B}")
    #expect(app.screen.contains("stopped here"))
  }

  @Test("a reply that does not move is told second by second, until it moves")
  func quiet() throws {
    let app = try ScriptedApp()
    app.type("first\r")
    try app.begin()
    try app.answer("one ")
    #expect(!app.screen.contains("nothing new"))
    app.settle(.seconds(7))
    #expect(app.screen.contains("nothing new for 7 s"))
    try app.answer("two")
    #expect(!app.screen.contains("nothing new"))
  }

  @Test("a bot that cannot be looked up is told at once; a missing permission is not")
  func unavailable() throws {
    let app = try ScriptedApp()
    let refused = { (cause: Refusal.Cause) in
      ReplyFailure(.refused(Refusal(cause: cause, code: "1", message: "no", status: 200)))
    }
    app.loop.dispatch(.botUnavailable(profile: "test", bot: "7", refused(.permission)))
    app.settle()
    #expect(!app.screen.contains("!"))
    app.loop.dispatch(.botUnavailable(profile: "test", bot: "7", refused(.token)))
    app.settle()
    #expect(app.screen.contains("! The service"))
  }

  @Test("a reply that breaks off stays, with how far it came")
  func breaksOff() throws {
    let app = try ScriptedApp()
    app.type("first\r")
    try app.begin()
    try app.answer("half")
    app.transport.deliver(.end(nil), to: try #require(app.chats.last?.id))
    app.settle()
    #expect(app.screen.contains("half"))
    #expect(app.screen.contains("after 4 characters"))
  }

  @Test("the reader's place stays while text arrives, and what came below is counted")
  func placeStays() throws {
    let app = try ScriptedApp()
    app.type("first\r")
    try app.begin()
    for number in 1...40 { try app.answer("line \(number)\\n") }
    app.type("\u{1B}[5~")
    let before = Array(app.rows[1...12])
    for number in 41...50 { try app.answer("line \(number)\\n") }
    #expect(Array(app.rows[1...12]) == before)
    #expect(app.screen.contains("10 new below"))
    app.type("\u{1B}[F")
    #expect(app.screen.contains("line 50"))
  }

  @Test("two conversations stream at once, each with its own draft")
  func twoConversations() throws {
    let app = try ScriptedApp()
    app.type("first\r")
    try app.begin()
    try app.answer("AAA")
    app.type("draft one")
    app.type("\u{18}n")
    #expect(app.rows.last?.contains("draft one") == false)
    app.type("second\r")
    try app.begin(chat: "c2", conversation: "v2")
    try app.answer("BBB", message: "m2")
    #expect(app.screen.contains("BBB"))
    app.type("\u{1B}1")
    #expect(app.screen.contains("AAA"))
    #expect(app.rows.last == "> draft one")
  }

  @Test("the bot's opening words and questions are the first message, and Tab takes one")
  func opening() throws {
    let bot = Bot(
      id: "7", name: "Guide", prologue: "Welcome!", suggestedQuestions: ["What now?", "Why?"])
    let app = try ScriptedApp(bot: bot)
    #expect(app.screen.contains("Welcome!"))
    app.type("\t")
    #expect(app.rows.last == "> What now?")
    #expect(app.chats.isEmpty)
    app.type("\t")
    app.type("\r")
    #expect(app.screen.contains("You\nWhy?"))
  }

  @Test("no size from 1x1 on breaks anything", arguments: [1, 2, 3, 5, 40, 200])
  func sizes(columns: Int) throws {
    let app = try ScriptedApp()
    app.type("first\r")
    try app.begin()
    try app.answer("Text 中文 and 👨‍👩‍👧‍👦 more")
    for rows in 1...8 {
      app.resize(columns, rows)
      let frame = try #require(app.terminal.lastFrame)
      #expect(frame.surface.size == Size(columns: columns, rows: rows))
      let cursor = try #require(frame.cursor)
      #expect(cursor.column < columns && cursor.row < rows)
    }
  }

  @Test("quitting asks once when something was sent")
  func quitting() throws {
    let app = try ScriptedApp()
    app.type("\u{4}")
    #expect(app.loop.exitStatus == .done)
    let second = try ScriptedApp()
    second.type("first\r")
    second.type("\u{18}\u{3}")
    #expect(second.loop.exitStatus == nil)
    #expect(second.screen.contains("Quit"))
    second.type("\u{1B}")
    #expect(second.loop.exitStatus == nil)
    second.type("\u{18}\u{3}")
    second.type("\r")
    #expect(second.loop.exitStatus == .done)
  }
}
