import AppCore
import Chat
import Layout
import Screen
import Testing
import Wording

@Suite("Help, pastes, the mouse, and the search")
struct UpdateOverlayTests {
  @Test("help narrows as one types, and its scrolling stops at the ends")
  func helpFilter() throws {
    var app = AppDriver()
    app.press("<C-x ?>")
    let all = app.state.helpLayout(of: try #require(app.help)).totalRows
    app.press("<up>")
    #expect(app.help?.offset == 0)
    app.press(String(repeating: "<pgdn>", count: 40))
    let room = app.state.arrangement.transcript.size.rows - 1
    #expect(app.help?.offset == all - room)
    app.press("queue")
    #expect(app.help?.offset == 0)
    #expect(app.state.helpLayout(of: try #require(app.help)).totalRows < all)
    #expect(app.draft.isEmpty)
    app.press("<enter>")
    #expect(app.state.overlay == nil)
  }

  @Test("after the wheel went past the end one key up moves at once")
  func helpWheel() throws {
    var app = AppDriver()
    app.press("<C-x ?>")
    for _ in 0..<200 { wheel(.wheelDown, &app) }
    let end = try #require(app.help?.offset)
    app.press("<up>")
    #expect(app.help?.offset == end - 1)
    app.take(.resized(Size(columns: 40, rows: 40)))
    app.press("<up>")
    let rows = app.state.helpLayout(of: try #require(app.help)).totalRows
    #expect(app.help?.offset == rows - (app.state.arrangement.transcript.size.rows - 1) - 1)
  }

  @Test("the wheel scrolls three rows and follows again at the end; clicks do nothing")
  func wheelScrolls() {
    var app = AppDriver()
    app.send("one")
    app.answer(1, (1...40).map { "line \($0)\n" }.joined())
    let end = app.visible
    wheel(.wheelUp, &app)
    #expect(app.visible.last == "line 37")
    wheel(.press(button: 0), &app)
    wheel(.drag(button: 0), &app)
    #expect(app.visible.last == "line 37")
    wheel(.wheelDown, &app)
    #expect(app.visible == end)
    #expect(app.state.open.viewport.isFollowing)
  }

  private func wheel(_ kind: MouseEvent.Kind, _ app: inout AppDriver) {
    app.take(.input(.mouse(MouseEvent(kind, at: Point(column: 1, row: 1)))))
  }

  @Test("a paste is one piece of the draft: line ends folded, controls dropped and counted")
  func paste() {
    var app = AppDriver()
    app.press("a")
    #expect(app.take(.input(.paste(Array("1\r\n2\r3\u{1B}[31m\u{7}".utf8)))).isEmpty)
    #expect(app.draft == "a1\n2\n3[31m")
    #expect(app.toast == Sentence.pasteDropped(2).english)
    app.press("<C-_>")
    #expect(app.draft == "a")
  }

  @Test("a paste with Enter in it sends nothing, and one that is too long says so")
  func pasteIsNoKey() {
    var app = AppDriver()
    #expect(app.take(.input(.paste(Array("rm -rf\n".utf8)))).isEmpty)
    #expect(!app.state.hasSent)
    let long = [UInt8](repeating: 0x61, count: Composer.maximumBytes + 1)
    app.take(.input(.paste(long)))
    #expect(app.toast == Sentence.pasteCut.english)
    #expect(app.draft.utf8.count == Composer.maximumBytes)
  }

  @Test("a paste ends an unfinished chord")
  func pasteEndsChord() {
    var app = AppDriver()
    app.press("<C-x>")
    app.take(.input(.paste(Array("n".utf8))))
    #expect(app.state.sequencer.pending == nil)
    #expect(app.draft == "n")
  }

  @Test("the editor's text is the draft; what it lost is told; a failure changes nothing")
  func editor() {
    var app = AppDriver()
    app.press("old")
    app.take(.editorClosed(nil))
    #expect(app.draft == "old")
    #expect(app.toast == Sentence.editorFailed.english)
    app.take(.editorClosed("new\u{1B}\nlines"))
    #expect(app.draft == "new\nlines")
    #expect(app.toast == Sentence.pasteDropped(1).english)
  }

  @Test("what came back to the draft while the editor had it stays before the editor's text")
  func editorMeanwhile() {
    var app = AppDriver()
    app.send("one")
    app.send("waits")
    app.press("draft<C-x C-e>")
    app.reply(1, .failed(ReplyFailure(.broken(.truncated))))
    #expect(app.draft == "waits\ndraft")
    app.take(.editorClosed("draft, edited"))
    #expect(app.draft == "waits\ndraft, edited")
    app.press("<C-u><C-u><C-u><C-x C-e>")
    app.take(.editorClosed("again"))
    #expect(app.draft == "again")
  }

  @Test("Ctrl+R finds what was sent, here first; Enter takes it, Esc leaves the draft alone")
  func historySearch() {
    var app = AppDriver()
    app.send("the first apple")
    app.answer(1, "x")
    app.send("a second apple")
    app.answer(2, "x")
    app.press("draft<C-r>apple")
    #expect(app.state.historySearch?.match == "a second apple")
    app.press("<C-r>")
    #expect(app.state.historySearch?.match == "the first apple")
    app.press("<esc>")
    #expect(app.draft == "draft")
    app.press("<C-r>FIRST<enter>")
    #expect(app.draft == "the first apple")
    #expect(app.state.historySearch == nil)
    #expect(app.state.open.liveTurn == nil)
  }

  @Test("an unfinished chord shows its strip after 400 ms, and a key that means nothing is told")
  func strip() {
    var app = AppDriver()
    app.press("<C-x>")
    app.wait(.milliseconds(399))
    #expect(!app.state.sequencer.isStripShown)
    app.wait(.milliseconds(1))
    #expect(app.state.sequencer.isStripShown)
    #expect(app.state.nextDeadline == nil)
    app.press("q")
    #expect(app.toast == Sentence.unknownKeys("C-x q").english)
    #expect(app.draft.isEmpty)
  }
}
