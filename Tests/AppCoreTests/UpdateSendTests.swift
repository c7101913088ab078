import AppCore
import Chat
import Layout
import Screen
import Testing
import Wording

@Suite("Sending, queueing and what comes back")
struct UpdateSendTests {
  @Test("a start asks about the bot, and about the others")
  func start() {
    let app = AppDriver()
    #expect(
      app.started == [
        .setMouse(true), .describeBot(profile: AppDriver.profile(), bot: "7"),
        .listBots(profile: AppDriver.profile()),
      ])
    #expect(app.state.nextDeadline == nil)
  }

  @Test("Enter sends the draft, which is then shown and gone from the composer")
  func sends() {
    var app = AppDriver()
    #expect(app.send("hello") == [AppDriver.sent(1, "hello")])
    #expect(app.draft.isEmpty)
    #expect(app.transcript == ["You", "hello"])
    #expect(app.state.hasSent)
    #expect(app.state.open.liveTurn?.phase == .waiting)
  }

  @Test("blanks are not sent and stay", arguments: ["", "  ", "<C-j><C-j>"])
  func blanks(_ keys: String) {
    var app = AppDriver()
    app.press(keys)
    let draft = app.draft
    #expect(app.press("<enter>").isEmpty)
    #expect(app.draft == draft)
    #expect(!app.state.hasSent)
  }

  @Test("v3's conversation id is kept for the next message")
  func serviceConversation() {
    var app = AppDriver()
    app.send("one")
    app.reply(1, .started(chatID: "c1", conversationID: "v9"))
    app.answer(1, "fine")
    #expect(app.send("two") == [AppDriver.sent(2, "two", conversation: "v9")])
  }

  @Test("v2 sends what was said before, and a label of ours")
  func history() {
    var app = AppDriver(api: .cozeV2)
    let profile = AppDriver.profile(.cozeV2)
    #expect(
      app.send("one") == [AppDriver.sent(1, "one", conversation: "id-0", profile: profile)])
    app.answer(1, "first")
    app.send("unanswered")
    app.reply(2, .failed(ReplyFailure(.network(.lost(detail: "")))))
    app.finish(2)
    let history = [
      HistoryEntry(isUser: true, text: "one"), HistoryEntry(isUser: false, text: "first"),
    ]
    let third = AppDriver.sent(
      3, "three", conversation: "id-0", history: history, profile: profile)
    #expect(app.send("three") == [third])
  }

  @Test("while a reply comes messages wait, and go out one after another")
  func queue() {
    var app = AppDriver()
    app.send("one")
    #expect(app.send("two").isEmpty)
    #expect(app.send("three").isEmpty)
    #expect(app.state.open.queue == ["two", "three"])
    // The reply's end alone is not enough: the exchange may still be at work.
    #expect(app.reply(1, .answerDelta(PartID("a"), "x"), .completed).isEmpty)
    #expect(app.finish(1) == [AppDriver.sent(2, "two")])
    #expect(app.state.open.queue == ["three"])
    #expect(app.answer(2, "y") == [AppDriver.sent(3, "three")])
    #expect(app.state.open.queue.isEmpty)
  }

  @Test("Up in an empty draft takes the last waiting message back, to edit or drop")
  func takeBack() {
    var app = AppDriver()
    app.send("one")
    app.send("two")
    app.send("three")
    app.press("<up>")
    #expect(app.draft == "three")
    #expect(app.state.open.queue == ["two"])
    app.press("<C-u><up>")
    #expect(app.draft == "two")
    #expect(app.state.open.queue.isEmpty)
  }

  @Test("a failure gives the queue back to the draft, before what stands there")
  func failure() {
    var app = AppDriver()
    app.send("one")
    app.send("two")
    app.send("three")
    app.press("four")
    let failure = ReplyFailure(.broken(.truncated))
    #expect(app.reply(1, .answerDelta(PartID("a"), "half"), .failed(failure)).isEmpty)
    #expect(app.finish(1).isEmpty)
    #expect(app.draft == "two\nthree\nfour")
    #expect(app.state.open.queue.isEmpty)
    #expect(app.transcript.contains("half"))
    #expect(app.state.open.hasFailed)
  }

  @Test("what waited is never lost, even where it is too long for one draft")
  func longQueue() {
    var app = AppDriver()
    let long = String(repeating: "x", count: Composer.maximumBytes - 10)
    app.send("one")
    for letter in ["a", "b"] {
      app.take(.input(.paste(Array((letter + long).utf8))))
      app.press("<enter>")
    }
    app.press("short")
    app.reply(1, .failed(ReplyFailure(.broken(.truncated))))
    #expect(app.draft == "short")
    #expect(app.toast == Sentence.queueInHistory.english)
    app.press("<up>")
    #expect(app.draft == "b" + long)
    app.press("<home><up>")
    #expect(app.draft == "a" + long)
  }

  @Test("an exchange that ends without telling so leaves a broken reply")
  func silentEnd() {
    var app = AppDriver()
    app.send("one")
    app.send("two")
    app.reply(1, .answerDelta(PartID("a"), "half"))
    #expect(app.finish(1).isEmpty)
    #expect(app.state.open.hasFailed)
    #expect(app.state.open.busy == nil)
    #expect(app.draft == "two")
  }

  @Test("what comes after a stop is ignored, and does not touch what was queued since")
  func afterStop() {
    var app = AppDriver()
    app.send("one")
    app.reply(1, .answerDelta(PartID("a"), "kept"))
    #expect(app.press("<C-c>") == [.stop(Turn.ID(rawValue: 1))])
    let shown = app.transcript
    app.send("two")
    app.reply(1, .answerDelta(PartID("a"), " late"), .failed(ReplyFailure(.broken(.truncated))))
    #expect(app.transcript == shown)
    #expect(app.state.open.queue == ["two"])
    // The service was told; then the next may go.
    #expect(app.finish(1) == [AppDriver.sent(2, "two")])
  }

  @Test("events of a turn that is not there change nothing")
  func strangers() {
    var app = AppDriver()
    app.reply(5, .answerDelta(PartID("a"), "x"), .completed)
    app.finish(5)
    #expect(app.transcript.isEmpty)
  }

  @Test("an empty reply, and one that wants a tool, say so")
  func marks() {
    var app = AppDriver()
    app.send("one")
    app.reply(1, .completed)
    app.finish(1)
    #expect(app.transcript.last == Sentence.emptyReply.english)
    app.send("two")
    app.reply(2, .requiresAction)
    #expect(app.state.open.liveTurn == nil)
    #expect(app.transcript.count > 6)
  }

  @Test("messages wait until their service is there, in every conversation with it")
  func pending() {
    var app = AppDriver(pending: ["test"])
    #expect(app.started == [.setMouse(true)])
    #expect(app.send("early").isEmpty)
    app.press("<C-x n>")
    app.send("other")
    var profile = AppDriver.profile()
    profile.baseURL = "http://127.0.0.1:8"
    #expect(
      app.take(.serviceReady(profile: "test", baseURL: profile.baseURL)) == [
        .describeBot(profile: profile, bot: "7"), AppDriver.sent(1, "early", profile: profile),
        .describeBot(profile: profile, bot: "7"), AppDriver.sent(2, "other", profile: profile),
        .listBots(profile: profile),
      ])
  }

  @Test("a service that cannot be had gives the messages back, and says so at each try")
  func serviceFails() {
    var app = AppDriver(pending: ["test"])
    app.send("early")
    app.take(.serviceFailed(profile: "test", .serviceGone))
    #expect(app.draft == "early")
    #expect(app.transcript == ["! " + Sentence.serviceGone.english])
    #expect(app.press("<enter>").isEmpty)
    #expect(app.draft == "early")
    #expect(app.state.open.queue.isEmpty)
    #expect(app.toast == Sentence.serviceGone.english)
  }

  @Test("sending goes to the end and follows it again")
  func followsAgain() {
    var app = AppDriver()
    app.send("one")
    app.answer(1, (1...40).map { "line \($0)\n" }.joined())
    app.press("<pgup>")
    #expect(!app.state.open.viewport.isFollowing)
    app.send("two")
    #expect(app.state.open.viewport.isFollowing)
  }
}
