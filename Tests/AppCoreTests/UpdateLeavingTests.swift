import AppCore
import Chat
import Screen
import Testing
import Wording

@Suite("Stopping, leaving and quitting")
struct UpdateLeavingTests {
  private func streaming() -> AppDriver {
    var app = AppDriver()
    app.send("one")
    app.reply(1, .answerDelta(PartID("a"), "half"))
    return app
  }

  @Test("one Esc arms for two seconds, a second one stops and marks")
  func escTwice() {
    var app = streaming()
    #expect(app.press("<esc>").isEmpty)
    #expect(app.state.nextDeadline == .seconds(2))
    app.wait(.milliseconds(1999))
    #expect(app.press("<esc>") == [.stop(Turn.ID(rawValue: 1))])
    #expect(app.transcript == ["You", "one", "", "test", "half", Sentence.stoppedHere.english])
    #expect(app.state.nextDeadline == nil)
    // Not free yet: the service is being told.
    #expect(app.state.open.busy == Turn.ID(rawValue: 1))
  }

  @Test("after two seconds the first Esc is forgotten")
  func escForgotten() {
    var app = streaming()
    app.press("<esc>")
    app.wait(.seconds(2))
    #expect(app.state.stopArmedUntil == nil)
    #expect(app.press("<esc>").isEmpty)
    #expect(app.state.open.liveTurn != nil)
  }

  @Test("a reply that ends takes the arming with it: one Esc never stops the next")
  func disarmed() {
    var app = streaming()
    app.press("<esc>")
    app.reply(1, .completed)
    app.finish(1)
    #expect(app.state.stopArmedUntil == nil)
    app.send("two")
    #expect(app.press("<esc>").isEmpty)
    #expect(app.state.open.liveTurn != nil)
  }

  @Test("Ctrl+C stops, then clears the draft, then says how to quit; it never quits")
  func interrupt() {
    var app = streaming()
    app.press("draft")
    #expect(app.press("<C-c>") == [.stop(Turn.ID(rawValue: 1))])
    #expect(app.draft == "draft")
    #expect(app.press("<C-c>").isEmpty)
    #expect(app.draft.isEmpty)
    #expect(app.press("<C-c><C-c><C-c>").isEmpty)
    #expect(app.toast == Sentence.quitHint.english)
    // What was cleared is in the history.
    app.press("<up>")
    #expect(app.draft == "draft")
  }

  @Test("Ctrl+C gives the queue back")
  func interruptQueue() {
    var app = streaming()
    app.send("later")
    app.press("<C-c>")
    #expect(app.draft == "later")
    #expect(app.state.open.queue.isEmpty)
  }

  @Test("over something open Ctrl+C stops a reply; else it only closes what is open")
  func interruptOverlay() {
    var app = streaming()
    app.press("<C-x ?>")
    #expect(app.press("<C-c>") == [.stop(Turn.ID(rawValue: 1))])
    #expect(app.state.overlay == nil)
    app.press("draft<C-r>")
    #expect(app.press("<C-c>").isEmpty)
    #expect(app.state.historySearch == nil)
    #expect(app.draft == "draft")
    app.press("<C-o><C-c>")
    #expect(app.state.overlay == nil)
    #expect(app.draft == "draft")
  }

  @Test("Esc closes one thing at a time, and takes the queue back at last")
  func escape() {
    var app = streaming()
    app.press("<C-x ?><esc>")
    #expect(app.state.overlay == nil)
    #expect(app.state.stopArmedUntil == nil)
    app.press("<C-r><esc>")
    #expect(app.state.historySearch == nil)
    app.send("later")
    app.reply(1, .completed)
    app.press("<esc>")
    #expect(app.draft == "later")
  }

  @Test("C-g leaves what is open and never touches a reply")
  func leave() {
    var app = streaming()
    app.press("<C-g><C-g>")
    #expect(app.state.open.liveTurn != nil)
    #expect(app.state.stopArmedUntil == nil)
    app.press("<C-o><C-g>")
    #expect(app.state.overlay == nil)
    app.press("<C-x><C-g>")
    #expect(app.state.sequencer.pending == nil)
  }

  @Test("quitting asks when something would be lost, and says what")
  func quit() {
    var app = AppDriver()
    #expect(app.press("<C-d>") == [.quit])
    app.press("draft")
    #expect(app.press("<C-x C-c>").isEmpty)
    #expect(app.state.overlay == .confirmQuit(.quitWithDraft))
    app.press("<esc>")
    #expect(app.draft == "draft")
    app.press("<enter>")
    app.press("<C-d>")
    #expect(app.state.overlay == .confirmQuit(.quitWhileStreaming))
    app.press("n")
    app.answer(1, "done")
    app.press("<C-d>")
    #expect(app.state.overlay == .confirmQuit(.quitUnsaved))
    #expect(app.press("<enter>") == [.quit])
  }

  @Test("a draft in another conversation counts too")
  func quitWithHiddenDraft() {
    var app = AppDriver()
    app.press("draft<C-x n>")
    #expect(app.press("<C-d>").isEmpty)
    #expect(app.state.overlay == .confirmQuit(.quitWithDraft))
    // The question takes no text.
    app.press("abc<C-k>")
    app.take(.input(.paste(Array("abc".utf8))))
    #expect(app.state.overlay == .confirmQuit(.quitWithDraft))
    #expect(app.press("y") == [.quit])
  }

  @Test("full-width forms answer a question too")
  func fullWidthAnswer() {
    var app = AppDriver()
    app.press("draft<C-x C-c>")
    #expect(app.press("ｙ") == [.quit])
  }

  @Test("a signal ends the app without a question")
  func terminated() {
    var app = AppDriver()
    app.press("draft")
    #expect(app.take(.terminated) == [.quit])
  }

  @Test("suspend, redraw, the editor and the clipboard are effects alone")
  func effects() {
    var app = AppDriver()
    #expect(app.press("<C-z>") == [.suspend])
    #expect(app.press("<C-l>") == [.redraw])
    #expect(app.press("ab<C-x C-e>") == [.openEditor("ab")])
    #expect(app.press("<C-x y>").isEmpty)
    #expect(app.toast == Sentence.nothingToCopy.english)
    app.press("<enter>")
    app.reply(
      1, .reasoningDelta(PartID("a"), "hm"), .answerDelta(PartID("a"), "one"),
      .answerDelta(PartID("b"), "two"))
    #expect(app.press("<C-x y>") == [.copy("one\n\ntwo")])
    #expect(app.press("<C-x m>") == [.setMouse(false)])
    #expect(app.press("<C-x m>") == [.setMouse(true)])
  }

  @Test("a toast goes by itself, an error stays longer, and nothing waits afterwards")
  func toasts() {
    var app = AppDriver()
    app.press("<C-c>")
    app.wait(.seconds(4))
    #expect(app.toast == nil)
    app.press("/nothing<enter>")
    app.wait(.seconds(7))
    #expect(app.toast != nil)
    app.wait(.seconds(1))
    #expect(app.toast == nil)
    #expect(app.state.nextDeadline == nil)
  }
}
