import Screen
import TerminalTestSupport
import Testing

extension EndToEnd {
  @Suite("several conversations") struct ConversationTests {
    @Test("each with its own reply, draft and place")
    func severalAtOnce() throws {
      let app = try App.talking(to: .echo)
      app.say("first stream: 500 tokens at 100/s")
      try app.see("is replying")
      app.type("draft one")
      try app.see("> draft one")

      app.type(Keys.leader + "n")
      try app.see("an empty second one") { $0.rows[23].hasPrefix("> Write") }
      try app.see("the first streaming in the title") { $0.rows[0].contains("~") }
      app.say("300 tokens of chinese at 100/s")
      try app.see("is replying")
      app.type("draft two")
      try app.see("> draft two")
      #expect(!app.screen.rows.dropFirst().contains { $0.contains("first stream") })

      app.type(Keys.f5)
      try app.see("> draft one")
      app.type(Keys.f6)
      try app.see("> draft two")
      app.type(Keys.alt("1"))
      try app.see("> draft one")
      app.type(Keys.alt("2"))
      try app.see("> draft two")
      try app.see("both done") { $0.text.contains("done, ") && !$0.rows[0].contains("~") }
    }

    @Test("the switcher reaches the demo's bots and goes back")
    func switcher() throws {
      let app = try App.demo()
      app.type(Keys.switcher)
      try app.see("Mischief")
      app.type("echo")
      try app.see("only Echo") { !$0.text.contains("Mischief") && $0.text.contains("Repeats") }
      app.type("\r")
      try app.see("? 1000 tokens at 50/s")
      app.say("over here")
      try app.see("done, ")
      app.type(Keys.switcher)
      try app.see("Conversations and bots")
      app.type("\u{1B}[A\r")
      try app.see("Give me a tour")
      app.type(Keys.alt("2"))
      try app.see("over here")
    }
  }
}
