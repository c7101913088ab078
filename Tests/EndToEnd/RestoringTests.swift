import Glibc
import Screen
import TerminalTestSupport
import Testing

extension EndToEnd {
  @Suite("the terminal is given back") struct RestoringTests {
    @Test("by quitting, which asks once when something was sent")
    func quitting() throws {
      let app = try App.talking(to: .echo)
      #expect(TerminalState(app.terminal) != (try TerminalState.untouched))
      app.say("hello")
      try app.see("done, ")
      app.type(Keys.endOfInput)
      try app.see("Nothing is saved yet")
      app.type(Keys.escape)
      try app.seeNo("Nothing is saved yet")
      app.type(Keys.leader + "\u{3}")
      try app.see("Enter quits, Esc stays")
      app.type("\r")
      #expect(app.emulated.waitForEnd() == .exited(0))
      #expect(TerminalState(app.terminal) == (try TerminalState.untouched))
      #expect(app.emulated.text.allSatisfy { $0 == "\n" || $0 == " " }, "\(app.emulated.text)")
    }

    @Test("without a question when nothing was sent")
    func quittingUnused() throws {
      let app = try App.talking(to: .echo)
      app.type(Keys.endOfInput)
      #expect(app.emulated.waitForEnd() == .exited(0))
      #expect(TerminalState(app.terminal) == (try TerminalState.untouched))
    }

    @Test(
      "by a signal in the middle of a reply, and the status names it",
      arguments: [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGQUIT, SIGTERM, SIGHUP, SIGINT])
    func signals(signal: Int32) throws {
      let app = try App.demo()
      app.say("hello")
      try app.see("# Rivulet")
      let children = Processes.children(of: app.emulated.process)
      #expect(children.count == 1)
      app.emulated.send(signal: signal)
      #expect(app.emulated.waitForEnd() == .signalled(signal))
      #expect(TerminalState(app.terminal) == (try TerminalState.untouched))
      #expect(app.emulated.waitUntil { _ in !children.contains(where: Processes.isRunning) })
    }

    @Test("or is gone, and the program ends")
    func closed() throws {
      let app = try App.talking(to: .echo)
      app.say("5000 tokens at 100/s")
      try app.see("is replying")
      app.terminal.hangUp()
      // Which of the two it hears first, the signal or the end of its input, is the kernel's.
      let end = app.emulated.waitForEnd()
      #expect(end == .signalled(SIGHUP) || end == .exited(143), "\(String(describing: end))")
    }

    @Test("by Ctrl+Z in the editor too, which goes on with fg")
    func jobControlInEditor() throws {
      let home = try Home()
      let service = try ServiceProcess.shared
      try home.configure(service, bot: .echo)
      let script = try home.write(
        "#!/bin/sh\necho editing\nread line\necho \"$line\" >>\"$1\"\n", to: "edit", mode: 0o700)
      let shell = try EmulatedTerminal.run(
        ["/bin/bash", "--norc", "--noprofile", "--noediting", "-i"],
        environment: home.environment.merging(
          ["PS1": "shell> ", "RIVULET_TEST_TOKEN": service.token, "EDITOR": script]) { $1 })
      try #require(shell.waitUntil { $0.text.contains("shell>") })
      shell.type("'\(try Binary.path)'\n")
      try #require(shell.waitUntil { $0.text.contains("1000 tokens at 50/s") }, "\(shell.text)")
      shell.type("abc " + Keys.leader + "\u{5}")
      try #require(shell.waitUntil { $0.rows.contains("editing") }, "\(shell.text)")
      shell.type(Keys.suspend)
      // A reader that was woken by the signal but did not run yet would still take a byte.
      let app = try #require(Processes.children(of: shell.process).first)
      let isStopped = shell.waitUntil { screen in
        screen.text.contains("Stopped")
          && Processes.children(of: app).allSatisfy(Processes.isStopped)
      }
      try #require(isStopped, "\(shell.text)")
      shell.type("fg\n")
      try #require(shell.waitUntil { $0.rows.last { !$0.isEmpty } != "shell> fg" }, "\(shell.text)")
      shell.type("from the editor\n")
      try #require(shell.waitUntil { $0.text.contains("> abc from the editor") }, "\(shell.text)")
      #expect(shell.screen.isAlternateScreen && shell.terminal.lineModes.isRaw)
    }

    @Test("by Ctrl+Z in a shell; fg draws the screen again and the reply has gone on")
    func jobControl() throws {
      let home = try Home()
      let service = try ServiceProcess.shared
      try home.configure(service, bot: .echo)
      let shell = try EmulatedTerminal.run(
        ["/bin/bash", "--norc", "--noprofile", "--noediting", "-i"],
        environment: home.environment.merging(
          ["PS1": "shell> ", "RIVULET_TEST_TOKEN": service.token]) { $1 })
      try #require(shell.waitUntil { $0.text.contains("shell>") })
      let before = TerminalState(shell.terminal)
      shell.type("\(try Binary.path)\n")
      try #require(shell.waitUntil { $0.text.contains("1000 tokens at 50/s") }, "\(shell.text)")
      shell.type("400 tokens at 100/s\r")
      try #require(shell.waitUntil { $0.text.contains("is replying") }, "\(shell.text)")
      shell.type("draft")
      try #require(shell.waitUntil { $0.text.contains("> draft") }, "\(shell.text)")

      shell.type(Keys.suspend)
      let isGivenBack = shell.waitUntil { !$0.isAlternateScreen && $0.text.contains("Stopped") }
      try #require(isGivenBack, "\(shell.text)")
      #expect(shell.waitUntil { _ in TerminalState(shell.terminal) == before })
      shell.resize(to: Size(columns: 60, rows: 20))
      shell.type("echo back in the shell\n")
      let isShell = shell.waitUntil { screen in
        screen.rows.contains { $0.hasSuffix("back in the shell") && !$0.contains("echo") }
      }
      try #require(isShell, "\(shell.text)")

      shell.type("fg\n")
      let isBack = shell.waitUntil {
        $0.isAlternateScreen && $0.rows[19] == "> draft" && $0.text.contains("done, ")
      }
      try #require(isBack, "\(shell.text)")
      #expect(shell.screen.rows[0].hasPrefix(" Rivulet "))
      #expect(!shell.text.contains("back in the shell"))
      #expect(shell.screen.isMouseOn && shell.screen.isBracketedPaste)
      #expect(shell.screen.cursor == Point(column: 7, row: 19))
    }
  }
}
