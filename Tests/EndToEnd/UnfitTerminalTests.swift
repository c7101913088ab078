import Screen
import TerminalTestSupport
import Testing

extension EndToEnd {
  @Suite("a terminal that cannot show the app") struct UnfitTerminalTests {
    @Test(
      "gets a sentence that names it, and the way out",
      arguments: [
        ("dumb", "TERM is dumb"), ("no-such-terminal", "TERM is no-such-terminal"),
        ("", "TERM is not set"),
      ])
    func unfit(term: String, sentence: String) throws {
      let app = try App(
        ["demo"], home: Home(), size: Size(columns: 300, rows: 10), environment: ["TERM": term])
      #expect(app.emulated.waitForEnd() == .exited(71))
      #expect(app.emulated.text.contains(sentence), "\(app.emulated.text)")
      #expect(app.emulated.text.contains("`rivulet ask`"))
      #expect(TerminalState(app.terminal) == (try TerminalState.untouched))
    }

    @Test("and so does a TERM that is not there at all")
    func unset() throws {
      let home = try Home()
      let app = try EmulatedTerminal.run(
        ["/usr/bin/env", "-u", "TERM", Binary.path], environment: home.environment,
        size: Size(columns: 300, rows: 10))
      #expect(app.waitForEnd() == .exited(71))
      #expect(app.text.contains("TERM is not set") && app.text.contains("`rivulet ask`"))
    }

    @Test("nor does a pipe without a terminal", arguments: ["en", "zh-CN"])
    func noTerminal(language: String) throws {
      let app = try PipedProgram(
        [Binary.path, "--language", language], environment: Home().environment)
      #expect(app.waitForEnd() == 71)
      #expect(app.errors.contains(language == "en" ? "terminal" : "终端"))
      #expect(app.errors.contains("`rivulet ask`"))
      #expect(app.errors.filter(\.isNewline).count == 1)
      #expect(app.output.isEmpty)
    }
  }
}
