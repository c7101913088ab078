import CLinux
import Glibc
import Screen
import Terminal

/// A program as small as can be that owns the screen as the application does, and then ends in the
/// way its first argument names. Tests run it and look what it left behind.
@main enum Main {
  static func main() throws {
    let ending = CommandLine.arguments.dropFirst().first ?? "loop"
    let signals = try SignalSource()
    let rescue = try TerminalGuard(
      crashNotice: Array("probe: crashed\n".utf8), patience: .seconds(1))
    let terminal: CursesTerminal
    do {
      terminal = try CursesTerminal(
        CursesTerminal.Options(term: environment("TERM")), guarding: rescue)
    } catch {
      _ = rescue.finish()
      print("probe: \(error)")
      exit(3)
    }
    fputs("probe: said on standard error\n", stderrStream())
    show("ready \(ending)", on: terminal)
    if ending != "loop" && ending != "stuck" { waitForKey(terminal) }
    try end(ending, terminal, signals)
    terminal.close()
    let said = rescue.finish()
    print("probe: kept \(String(decoding: said, as: UTF8.self))", terminator: "")
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The standard error stream, which Swift does not let us name.
  private static func stderrStream() -> UnsafeMutablePointer<FILE>? { fdopen(2, "w") }

  private static func show(_ text: String, on terminal: CursesTerminal) {
    var surface = Surface(size: terminal.readSize())
    for (column, scalar) in text.unicodeScalars.enumerated() {
      surface.put(.scalar(scalar), columns: 1, style: .plain, column: column, row: 0)
    }
    terminal.present(Frame(surface: surface, cursor: nil, title: "probe"))
    while terminal.hasPendingOutput { terminal.flush() }
  }

  /// The test looks at the screen first.
  private static func waitForKey(_ terminal: CursesTerminal) {
    var wait = pollfd(fd: terminal.inputDescriptor ?? -1, events: Int16(POLLIN), revents: 0)
    poll(&wait, 1, -1)
  }

  private struct Wanted: Error {}

  private static func end(
    _ ending: String, _ terminal: CursesTerminal, _ signals: SignalSource
  ) throws {
    switch ending {
    case "return": return
    case "exit": exit(4)
    case "throw":
      terminal.close()
      throw Wanted()
    case "trap":
      let nothing: [Int] = []
      print(nothing[CommandLine.arguments.count])
    case "stuck": while true { usleep(10_000) }
    case "overflow": print(deep(0))
    default: loop(terminal, signals)
    }
  }

  /// Recursion until the stack ends.
  private static func deep(_ depth: Int) -> Int {
    var room = (depth, depth, depth, depth)
    return withUnsafeMutableBytes(of: &room) { deep(depth + 1) + Int($0[0]) }
  }

  /// What the application's loop does with signals and Ctrl+Z.
  private static func loop(_ terminal: CursesTerminal, _ signals: SignalSource) {
    while true {
      var waits = [
        pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: terminal.inputDescriptor ?? -1, events: Int16(POLLIN), revents: 0),
      ]
      poll(&waits, 2, -1)
      for signal in signals.read() {
        if signal.isEnding {
          terminal.close()
          TerminalGuard.die(by: signal)
        }
        handle(signal, terminal, signals)
      }
      guard let bytes = terminal.readInput() else { return }
      if bytes.contains(0x1A) { handle(.stop, terminal, signals) }
      if bytes.contains(UInt8(ascii: "q")) { return }
    }
  }

  private static func handle(
    _ signal: Signal, _ terminal: CursesTerminal, _ signals: SignalSource
  ) {
    switch signal {
    case .stop:
      terminal.suspend()
      signals.stop()
      terminal.resume()
      show("back", on: terminal)
    case .continued:
      terminal.resume()
      show("continued", on: terminal)
    case .windowChanged:
      let size = terminal.readSize()
      terminal.resize(to: size)
      show("size \(size.columns) \(size.rows)", on: terminal)
    case .terminate, .hangUp, .interrupt, .quit: break
    }
  }
}
