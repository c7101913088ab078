import AppCore
import Chat
import Screen
import Testing
import Wording

@Suite("Several conversations")
struct UpdateConversationTests {
  private static let guide = Bot(
    id: "7", name: "Guide", prologue: "Welcome!", suggestedQuestions: ["What?", "Why?"])

  @Test("a new one has the same bot, no text and its own label, and asks about the bot")
  func new() {
    var app = AppDriver(api: .cozeV2)
    let profile = AppDriver.profile(.cozeV2)
    app.press("draft")
    #expect(app.press("<C-x n>") == [.describeBot(profile: profile, bot: "7")])
    #expect(app.state.current == 1)
    #expect(app.draft.isEmpty)
    let labels = app.state.conversations.map(\.conversation.serviceID)
    #expect(labels[0] != nil && labels[1] != nil && labels[0] != labels[1])
  }

  @Test("a bot that is known already is not asked about again")
  func knownBot() {
    var app = AppDriver()
    app.take(.botDescribed(profile: "test", Self.guide))
    #expect(app.press("<C-x n>").isEmpty)
    #expect(app.transcript.prefix(2) == ["Guide", "Welcome!"])
  }

  @Test("each keeps its own draft, place and queue")
  func ownPlaces() {
    var app = AppDriver()
    app.send("one")
    app.answer(1, (1...40).map { "line \($0)\n" }.joined())
    app.press("<pgup>")
    let seen = app.visible
    app.press("left behind<C-x n>")
    app.send("two")
    app.send("waits")
    app.press("<M-1>")
    #expect(app.draft == "left behind")
    #expect(app.visible == seen)
    #expect(app.state.open.queue.isEmpty)
    app.press("<M-2>")
    #expect(app.state.open.queue == ["waits"])
    #expect(app.draft.isEmpty)
  }

  @Test("one that was out of sight when the window changed is wrapped anew when it is shown")
  func resizedElsewhere() {
    var app = AppDriver()
    app.send("one")
    app.answer(1, "a line that is wrapped at thirty columns")
    app.press("<C-x n>")
    app.take(.resized(Size(columns: 30, rows: 12)))
    app.press("<f5>")
    #expect(app.transcript.suffix(2) == ["a line that is wrapped at", "thirty columns"])
  }

  @Test("what was cut in one can be yanked in another")
  func sharedKillRing() {
    var app = AppDriver()
    app.press("carried<C-u><C-x n><C-y>")
    #expect(app.draft == "carried")
    app.press("<C-u>more<C-u><f5><C-y>")
    #expect(app.draft == "more")
    app.press("<M-y>")
    #expect(app.draft == "carried")
  }

  @Test("next and previous go round, last goes back, numbers go there or say that there is none")
  func going() {
    var app = AppDriver()
    app.press("<C-x n><C-x n>")
    var seen: [Int] = []
    for keys in ["<f6>", "<f6>", "<f5>", "<f5>", "<C-x tab>", "<M-/>", "<M-2>", "<C-x 1>"] {
      app.press(keys)
      seen.append(app.state.current)
    }
    #expect(seen == [0, 1, 0, 2, 0, 2, 1, 0])
    app.press("<M-9>")
    #expect(app.state.current == 0)
    #expect(app.toast == Sentence.noSuchConversation(9).english)
  }

  @Test("going elsewhere closes what is open")
  func goingCloses() {
    var app = AppDriver()
    app.press("<C-x n>")
    for keys in ["<f6>", "<C-x tab>", "<M-1>", "<C-x n>"] {
      app.press("<C-x ?>" + keys)
      #expect(app.state.overlay == nil, "\(keys)")
    }
  }

  @Test("what comes elsewhere marks it unread until it is shown; a failure stays marked")
  func marks() {
    var app = AppDriver()
    app.send("one")
    app.press("<C-x n>")
    #expect(!app.state.conversations[0].isUnread)
    app.reply(1, .answerDelta(PartID("a"), "x"))
    #expect(app.state.conversations[0].isUnread)
    #expect(!app.state.conversations[1].isUnread)
    app.reply(1, .failed(ReplyFailure(.broken(.truncated))))
    app.press("<M-1>")
    #expect(!app.state.open.isUnread)
    #expect(app.state.open.hasFailed)
    app.press("<M-2>")
    app.reply(1, .answerDelta(PartID("a"), "late"), .completed)
    #expect(!app.state.conversations[0].isUnread)
  }

  @Test("replies stream into their own conversations, whichever is on the screen")
  func parallel() {
    var app = AppDriver()
    app.send("one")
    app.press("<C-x n>")
    app.send("two")
    for piece in ["a", "b", "c"] {
      app.reply(2, .answerDelta(PartID("m"), piece))
      app.reply(1, .answerDelta(PartID("m"), piece.uppercased()))
    }
    #expect(app.transcript == ["You", "two", "", "test", "abc"])
    app.press("<f5>")
    #expect(app.transcript == ["You", "one", "", "test", "ABC"])
    // A stop stops the one on the screen alone.
    #expect(app.press("<C-c>") == [.stop(Turn.ID(rawValue: 1))])
    #expect(app.state.conversations[1].liveTurn != nil)
  }

  @Test("opening words and questions come only while nothing was said")
  func opening() {
    var app = AppDriver()
    app.press("<C-x n>")
    app.send("first")
    let shown = app.transcript
    app.take(.botDescribed(profile: "test", Self.guide))
    #expect(app.transcript == shown)
    app.press("<M-1>")
    #expect(app.transcript == ["Guide", "Welcome!", "", "? What?", "? Why?"])
    app.take(.botDescribed(profile: "test", Self.guide))
    #expect(app.transcript.count == 5)
  }

  @Test("a bot of another profile or id is not meant")
  func otherBots() {
    var app = AppDriver()
    app.take(.botDescribed(profile: "other", Self.guide))
    app.take(.botDescribed(profile: "test", Bot(id: "8", name: "Else", prologue: "No")))
    #expect(app.transcript.isEmpty)
    #expect(app.state.botName(of: app.state.open.conversation) == "test")
  }

  @Test("the switcher lists conversations, then bots; a bot opens a new conversation with it")
  func switcher() {
    var app = AppDriver(others: [AppDriver.profile(name: "work", bot: "9")])
    app.take(
      .botsListed(profile: "test", [Bot(id: "7", name: "Guide"), Bot(id: "8", name: "Echo")]))
    app.send("how tall is it")
    app.press("<C-x n><C-o>")
    let rows = app.state.switcherRows(matching: "")
    #expect(rows.map(\.title) == ["how tall is it", "test", "Guide", "Echo", "9"])
    #expect(app.switcher?.selected == 1)
    app.press("echo")
    var profile = AppDriver.profile()
    profile.botID = "8"
    #expect(app.press("<enter>") == [.describeBot(profile: profile, bot: "8")])
    #expect(app.state.current == 2)
    #expect(app.state.open.conversation.bot.name == "Echo")
    #expect(app.state.overlay == nil)
  }

  @Test("the switcher's selection goes round, and typing begins at the top")
  func switcherSelection() {
    var app = AppDriver()
    app.press("<C-x n><C-x n><C-o><down>")
    #expect(app.switcher?.selected == 3)
    app.press("<down><down>")
    #expect(app.switcher?.selected == 1)
    app.press("<up><up>")
    #expect(app.switcher?.selected == 3)
    app.press("t")
    #expect(app.switcher?.selected == 0)
    app.press("<enter>")
    #expect(app.state.current == 0)
    app.press("<C-o>zzz<enter>")
    #expect(app.state.overlay == nil)
    #expect(app.state.current == 0)
    #expect(app.draft.isEmpty)
  }

  @Test("a list of bots that became shorter leaves a row selected")
  func switcherShrinks() {
    var app = AppDriver()
    app.take(.botsListed(profile: "test", (1...5).map { Bot(id: "\($0)", name: "b\($0)") }))
    app.press("<C-o><up>")
    app.take(.botsListed(profile: "test", [Bot(id: "1", name: "b1")]))
    app.press("<enter>")
    #expect(app.state.open.conversation.bot.id == "1")
  }
}
