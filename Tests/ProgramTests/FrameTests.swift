import AppCore
import Chat
import Net
import Screen
import Terminal
import Testing

@testable import Runtime

@Suite("When a frame is drawn")
struct FrameClockTests {
  @Test("the first wish is drawn at once")
  func first() {
    var clock = FrameClock()
    #expect(clock.deadline == nil)
    #expect(!clock.isDue(at: .seconds(9)))
    clock.request(.stream, at: .milliseconds(5))
    #expect(clock.deadline == .milliseconds(5))
    #expect(clock.isDue(at: .milliseconds(5)))
  }

  @Test(
    "input waits until its last frame is 4 ms old, a stream until the last is 16 ms old",
    arguments: [
      (FrameClock.Cause.input, 1, 4), (.input, 4, 4), (.input, 9, 9), (.stream, 1, 16),
      (.stream, 15, 16), (.stream, 30, 30),
    ])
  func spacing(_ cause: FrameClock.Cause, _ asked: Int, _ due: Int) {
    var clock = FrameClock()
    clock.request(.input, at: .zero)
    clock.drew(at: .zero)
    clock.request(cause, at: .milliseconds(asked))
    #expect(clock.deadline == .milliseconds(due))
    #expect(!clock.isDue(at: .milliseconds(due) - .nanoseconds(1)))
    #expect(clock.isDue(at: .milliseconds(due)))
  }

  @Test("a key right after a frame of the stream is not late")
  func keyAfterStream() {
    var clock = FrameClock()
    clock.request(.stream, at: .zero)
    clock.drew(at: .zero)
    clock.request(.input, at: .milliseconds(1))
    #expect(clock.deadline == .milliseconds(1))
    clock.drew(at: .milliseconds(1))
    clock.request(.input, at: .milliseconds(2))
    #expect(clock.deadline == .milliseconds(5))
  }

  @Test("a burst is one frame, and a key brings it forward")
  func burst() {
    var clock = FrameClock()
    clock.drew(at: .zero)
    for time in 1...5 { clock.request(.stream, at: .milliseconds(time)) }
    #expect(clock.deadline == .milliseconds(16))
    clock.request(.input, at: .milliseconds(6))
    #expect(clock.deadline == .milliseconds(6))
    clock.request(.stream, at: .milliseconds(7))
    #expect(clock.deadline == .milliseconds(6))
    clock.drew(at: .milliseconds(7))
    #expect(clock.deadline == nil)
  }
}

@Suite("Frames of the loop")
struct FrameTests {
  @Test("with nothing to do the loop sleeps without end, and draws nothing")
  func idle() throws {
    let app = try ScriptedApp()
    app.settle(.seconds(10))
    let (frames, waits) = (app.terminal.frames.count, app.transport.endlessWaitCount)
    for _ in 0..<50 { app.loop.turn() }
    #expect(app.terminal.frames.count == frames)
    #expect(app.transport.endlessWaitCount == waits + 50)
  }

  @Test("after a toast, a chord and an armed Esc it sleeps again")
  func idleAgain() throws {
    let app = try ScriptedApp()
    app.type("first\r")
    try app.begin()
    for keys in ["\u{1B}", "\u{18}", "\u{7}", "\u{18}m"] { app.type(keys) }
    app.settle(.seconds(20))
    let (frames, waits) = (app.terminal.frames.count, app.transport.endlessWaitCount)
    // The reply's connection has a limit of its own: nothing nearer may wait.
    app.transport.horizon = app.transport.now
    for _ in 0..<20 { app.loop.turn() }
    #expect(app.terminal.frames.count == frames)
    #expect(app.transport.endlessWaitCount == waits + 20)
  }

  @Test("a thousand tokens in one read are one frame")
  func burst() throws {
    let app = try ScriptedApp()
    app.type("first\r")
    try app.begin()
    app.settle(.seconds(1))
    let frames = app.terminal.frames.count
    let id = try #require(app.chats.last?.id)
    for number in 0..<1000 {
      app.transport.deliver(delta("word\(number) "), to: id)
    }
    app.settle()
    #expect(app.terminal.frames.count == frames + 1)
    #expect(app.screen.contains("word999"))
  }

  @Test("tokens every millisecond make a frame in 16 ms at most, and none is left unseen")
  func pace() throws {
    let app = try ScriptedApp()
    app.type("first\r")
    try app.begin()
    app.settle(.seconds(1))
    let frames = app.terminal.frames.count
    let id = try #require(app.chats.last?.id)
    for number in 0..<160 {
      app.transport.deliver(delta("w\(number) "), to: id)
      app.settle(.milliseconds(1))
    }
    app.settle()
    let drawn = app.terminal.frames.count - frames
    #expect((9...12).contains(drawn))
    #expect(app.screen.contains("w159"))
  }

  @Test("a hundred sizes in a second are few frames, the last at the final size")
  func resizes() throws {
    let app = try ScriptedApp()
    app.settle(.seconds(1))
    let frames = app.terminal.frames.count
    for step in 1...100 {
      app.terminal.size = Size(columns: 20 + step, rows: 5 + step % 30)
      app.loop.takeSize()
      app.settle(.milliseconds(10))
    }
    app.settle()
    #expect(app.terminal.frames.count - frames <= 1000 / 16 + 1)
    #expect(app.terminal.lastFrame?.surface.size == Size(columns: 120, rows: 15))
  }

  @Test("a terminal that takes no bytes stops no reply; what came is in the next frame")
  func stalled() throws {
    let app = try ScriptedApp()
    app.type("first\r")
    try app.begin()
    app.terminal.isStalled = true
    try app.answer("one ")
    let frames = app.terminal.frames.count
    let turns = app.transport.endlessWaitCount
    for number in 0..<50 { try app.answer("w\(number) ") }
    app.type("typed meanwhile")
    try app.complete()
    #expect(app.terminal.frames.count == frames)
    #expect(app.loop.state.open.liveTurn == nil)
    // The loop slept all the while: a stalled terminal is nothing to spin on.
    #expect(app.transport.endlessWaitCount > turns)
    app.terminal.isStalled = false
    app.settle()
    #expect(app.terminal.frames.count == frames + 1)
    #expect(app.screen.contains("w49"))
    #expect(app.rows.last == "> typed meanwhile")
  }

  @Test("the cursor stands at the insertion point in every frame, also after wide characters")
  func cursor() throws {
    let app = try ScriptedApp()
    app.type("first\r")
    try app.begin()
    app.type("a中")
    let first = app.terminal.frames.count
    for number in 0..<20 { try app.answer("字\(number)\\n") }
    #expect(app.terminal.frames[first...].allSatisfy { $0.cursor == Point(column: 5, row: 15) })
  }

  @Test("a terminal that goes away ends the app")
  func hangUp() throws {
    let app = try ScriptedApp()
    app.terminal.hangUp()
    app.settle()
    #expect(app.loop.exitStatus == .terminated)
  }

  private func delta(_ text: String) -> String {
    "event:conversation.message.delta\ndata:{\"id\":\"m1\",\"role\":\"assistant\","
      + "\"type\":\"answer\",\"content\":\"\(text)\",\"content_type\":\"text\"}\n\n"
  }
}
