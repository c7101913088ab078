import AppCore
import Chat
import Screen
import Testing
import Wording

@Suite("Commands, suggestions and what Enter means")
struct UpdateComposingTests {
  @Test(
    "a command does what its key does and leaves no draft", arguments: ["/help", "／help", "、help"])
  func command(_ text: String) {
    var app = AppDriver()
    #expect(app.send(text).isEmpty)
    #expect(app.help?.offset == 0)
    #expect(app.draft.isEmpty)
    #expect(!app.state.hasSent)
  }

  @Test("an unknown command is never sent: the draft stays and the nearest are named")
  func unknownCommand() {
    var app = AppDriver()
    #expect(app.send("/hlep").isEmpty)
    #expect(app.draft == "/hlep")
    #expect(!app.state.hasSent)
    #expect(app.toast?.contains("/help") == true)
  }

  @Test(
    "text that only looks like a command to us is text",
    arguments: ["《红楼梦》", "。", "，好", "？help", "a/help"])
  func text(_ text: String) {
    var app = AppDriver()
    #expect(app.send(text) == [AppDriver.sent(1, text)])
  }

  @Test(
    "a doubled slash sends one, and comes back doubled so that it sends the same again",
    arguments: ["//usr/bin", "、、然后", "／／x", "//"])
  func literal(_ text: String) throws {
    var app = AppDriver()
    let query = String(text.dropFirst())
    #expect(app.send(text) == [AppDriver.sent(1, query)])
    app.press("<up>")
    #expect(app.draft == text)
    app.press("<enter><up>")
    #expect(app.state.open.queue.isEmpty)
    app.answer(1, "x")
    #expect(app.press("<enter>") == [AppDriver.sent(2, query)])
  }

  @Test("Enter after a backslash is a new line, behind a doubled slash too")
  func backslash() {
    var app = AppDriver()
    #expect(app.press("one\\<enter>two\\\\<enter>") == [AppDriver.sent(1, "one\ntwo\\")])
    app.answer(1, "x")
    #expect(app.press("//a\\<enter>b<enter>") == [AppDriver.sent(2, "/a\nb")])
  }

  @Test("Tab adds what is certain of a command; where nothing is, it names what may follow")
  func completion() {
    var app = AppDriver()
    app.press("/he<tab>")
    #expect(app.draft == "/help")
    #expect(app.toast == nil)
    app.press("<C-u>/s<tab>")
    #expect(app.draft == "/s")
    #expect(app.toast == "/stop  /switch")
    app.press("<C-u>、sw<tab>")
    #expect(app.draft == "/switch")
    app.press("<C-u>hello<tab>")
    #expect(app.draft == "hello")
  }

  @Test("Tab walks the suggestions as ghost text; Enter sends the one that shows")
  func ghosts() {
    var app = AppDriver()
    app.send("one")
    app.answer(1, "x", follow: ["A?", "B?"])
    app.press("<tab>")
    #expect(app.state.open.ghost == "A?")
    #expect(app.draft.isEmpty)
    app.press("<tab><tab><S-tab>")
    #expect(app.state.open.ghost == "B?")
    #expect(app.press("<enter>") == [AppDriver.sent(2, "B?")])
    #expect(app.draft.isEmpty)
    #expect(app.state.open.suggestions.isEmpty)
  }

  @Test("Right takes the ghost into the draft, to be edited")
  func ghostIsTaken() {
    var app = AppDriver()
    app.send("one")
    app.answer(1, "x", follow: ["A?"])
    #expect(app.press("<tab><right>").isEmpty)
    #expect(app.draft == "A?")
    #expect(app.state.open.ghost == nil)
  }

  @Test("a suggestion that looks like a command is a message")
  func ghostIsNoCommand() {
    var app = AppDriver()
    app.send("one")
    app.answer(1, "x", follow: ["/quit"])
    #expect(app.press("<tab><enter>") == [AppDriver.sent(2, "/quit")])
  }

  @Test("typing, Esc and the history put the ghost away")
  func ghostsGo() {
    var app = AppDriver()
    app.send("one")
    app.answer(1, "x", follow: ["A?"])
    for keys in ["a<C-h>", "<esc>", "<up><C-u>", "<C-r><esc>"] {
      app.press("<tab>")
      #expect(app.state.open.ghost == "A?")
      app.press(keys)
      #expect(app.state.open.ghost == nil, "\(keys)")
    }
  }

  @Test("Tab without suggestions does nothing")
  func noSuggestions() {
    var app = AppDriver()
    #expect(app.press("<tab><S-tab>").isEmpty)
    #expect(app.draft.isEmpty)
  }

  @Test("Up and Down walk what was sent, and the draft waits at the end")
  func history() {
    var app = AppDriver()
    app.send("one")
    app.answer(1, "x")
    app.send("two")
    app.answer(2, "x")
    app.press("draft<up>")
    #expect(app.draft == "two")
    app.press("<up><up>")
    #expect(app.draft == "one")
    app.press("<down><down>")
    #expect(app.draft == "draft")
  }
}
