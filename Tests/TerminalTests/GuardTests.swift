import Foundation
import Glibc
import Screen
import TerminalTestSupport
import Testing

extension TerminalTests {
  /// The probe is run in an emulated terminal and ends in every way; what it leaves is looked at.
  @Suite("the terminal is given back") struct GuardTests {
    /// Modes of the emulator and of the line discipline, before and after.
    private struct State: Equatable {
      var isAlternate, isPaste, isMouse, isKeypad, isCursorVisible: Bool
      var line: PseudoTerminal.LineModes

      init(_ app: EmulatedTerminal) {
        isAlternate = app.screen.isAlternateScreen
        isPaste = app.screen.isBracketedPaste
        isMouse = app.screen.isMouseOn
        isKeypad = app.screen.isKeypadApplication
        isCursorVisible = app.screen.isCursorVisible
        line = app.terminal.lineModes
      }
    }

    private func started(
      _ ending: String, environment: [String: String] = [:]
    ) throws -> (app: EmulatedTerminal, before: State) {
      let calm = try EmulatedTerminal.run(["/bin/cat"], size: Size(columns: 40, rows: 10))
      let before = State(calm)
      let app = try EmulatedTerminal.run(
        [Self.probePath(), ending], environment: environment, size: Size(columns: 40, rows: 10))
      try #require(app.waitUntil { $0.text.contains("ready \(ending)") }, "\(app.text)")
      let during = State(app)
      #expect(during.isAlternate && during.isPaste && during.isMouse && during.isKeypad)
      #expect(!during.isCursorVisible)
      #expect(during.line.isRaw)
      return (app, before)
    }

    /// Beside the test bundle, wherever the build put it.
    private static func probePath() -> String {
      let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? ""
      let end = bundle.range(of: ".xctest")?.lowerBound ?? bundle.startIndex
      let folder = bundle[..<end].lastIndex(of: "/").map { bundle[..<$0] } ?? "."
      return "\(folder)/TerminalProbe"
    }

    @Test(
      "on return, exit and throw",
      arguments: [("return", Int32(0)), ("exit", 4), ("throw", 1)])
    func calmEndings(ending: String, status: Int32) throws {
      let (app, before) = try started(ending)
      app.type("g")
      let end = app.waitForEnd()
      // A thrown error reaches the Swift runtime, which traps in debug builds.
      if ending != "throw" { #expect(end == .exited(status)) }
      #expect(State(app) == before)
    }

    @Test("what was said on standard error is told after the end, not on the screen")
    func standardError() throws {
      let (app, _) = try started("return")
      app.type("g")
      #expect(app.waitForEnd() == .exited(0))
      #expect(app.text.contains("probe: kept probe: said on"))
    }

    @Test(
      "by a signal that the loop reads, and the status names it",
      arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func readSignals(signal: Int32) throws {
      let (app, before) = try started("loop")
      app.send(signal: signal)
      #expect(app.waitForEnd() == .signalled(signal))
      #expect(State(app) == before)
    }

    @Test(
      "by a signal when the loop is stuck",
      arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func unreadSignals(signal: Int32) throws {
      let (app, before) = try started("stuck")
      app.send(signal: signal)
      #expect(app.waitForEnd() == .signalled(signal))
      #expect(State(app) == before)
    }

    @Test(
      "by a deadly signal, with the crash told",
      arguments: [
        SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGSYS, SIGXCPU, SIGXFSZ, SIGALRM,
        SIGPROF, SIGVTALRM, SIGUSR1, SIGUSR2, SIGSTKFLT, SIGPOLL, SIGPWR,
      ])
    func deadlySignals(signal: Int32) throws {
      let (app, before) = try started("stuck")
      app.send(signal: signal)
      #expect(app.waitForEnd() == .signalled(signal))
      #expect(State(app) == before)
      #expect(app.text.contains("probe: crashed"))
    }

    @Test("a job in the background leaves the terminal alone until it comes to the front")
    func background() throws {
      let script = "set -m; \"$0\" return & wait; jobs; read line; fg"
      let app = try EmulatedTerminal.run(
        ["/bin/bash", "--norc", "-c", script, Self.probePath()],
        size: Size(columns: 40, rows: 10))
      #expect(app.waitUntil { $0.text.contains("Stopped") }, "\(app.text)")
      #expect(!app.screen.isAlternateScreen && !app.terminal.lineModes.isRaw)
      app.type("\r")
      #expect(app.waitUntil { $0.text.contains("ready return") }, "\(app.text)")
      #expect(app.terminal.lineModes.isRaw)
      app.type("g")
      _ = app.waitForEnd()
    }

    @Test("by a trap in our own code, and by a stack that overflows")
    func faults() throws {
      for ending in ["trap", "overflow"] {
        let (app, before) = try started(ending)
        app.type("g")
        let end = app.waitForEnd()
        #expect([SIGILL, SIGTRAP, SIGSEGV].map { .signalled($0) }.contains(end), "\(ending)")
        #expect(State(app) == before)
        #expect(app.text.contains("probe: crashed"))
      }
    }

    @Test("Ctrl+Z and fg: given back while stopped, taken again after")
    func stopAndContinue() throws {
      for way in ["key", "signal"] {
        let (app, before) = try started("loop")
        if way == "key" { app.type([0x1A]) } else { app.send(signal: SIGTSTP) }
        // A session leader's group is orphaned: the kernel drops the stop, and it comes back.
        try #require(app.waitUntil { $0.text.contains("back") }, "\(way): \(app.text)")
        #expect(app.screen.isAlternateScreen)
        app.type("q")
        #expect(app.waitForEnd() == .exited(0))
        #expect(State(app) == before)
      }
    }

    @Test("Ctrl+Z in a shell: the shell's modes while stopped, ours after fg")
    func jobControl() throws {
      let shell = try EmulatedTerminal.run(
        ["/bin/bash", "--norc", "--noprofile", "--noediting", "-i"],
        environment: ["PS1": "shell> "])
      try #require(shell.waitUntil { $0.text.contains("shell>") })
      shell.type("\(Self.probePath()) loop\n")
      try #require(shell.waitUntil { $0.text.contains("ready loop") }, "\(shell.text)")
      for _ in 0..<2 {
        shell.type([0x1A])
        let isGivenBack = shell.waitUntil { !$0.isAlternateScreen && $0.text.contains("Stopped") }
        try #require(isGivenBack, "\(shell.text)")
        #expect(!shell.screen.isBracketedPaste && shell.screen.isCursorVisible)
        #expect(shell.waitUntil { _ in shell.terminal.lineModes.isCooked })
        shell.type("fg\n")
        try #require(
          shell.waitUntil { $0.isAlternateScreen && $0.text.contains("back") }, "\(shell.text)")
        #expect(shell.terminal.lineModes.isRaw)
        #expect(shell.screen.isBracketedPaste && shell.screen.isMouseOn)
      }
      shell.type("q")
      #expect(shell.waitUntil { !$0.isAlternateScreen })
    }

    @Test("a new size of the window reaches the program")
    func resizing() throws {
      let (app, _) = try started("loop")
      app.resize(to: Size(columns: 61, rows: 17))
      #expect(app.waitUntil { $0.text.contains("size 61 17") })
    }

    @Test(
      "a terminal that cannot be used is told as a value",
      arguments: [
        ("dumb", "dumb(term: \"dumb\")"),
        ("no-such-terminal", "unknown(term: \"no-such-terminal\")"),
        ("", "termUnset"),
      ])
    func unusable(term: String, error: String) throws {
      let app = try EmulatedTerminal.run(
        [Self.probePath(), "return"], environment: ["TERM": term],
        size: Size(columns: 100, rows: 10))
      #expect(app.waitForEnd() == .exited(3))
      #expect(app.text.contains(error), "\(app.text)")
    }
  }
}
