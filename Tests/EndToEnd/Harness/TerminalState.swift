import Screen
import TerminalTestSupport

/// The modes of the emulator and of the line discipline: what a program has to give back.
struct TerminalState: Equatable {
  var isAlternateScreen, isBracketedPaste, isMouseOn, isKeypad, isCursorVisible: Bool
  var line: PseudoTerminal.LineModes

  init(_ terminal: PseudoTerminal) {
    let screen = terminal.emulator
    isAlternateScreen = screen.isAlternateScreen
    isBracketedPaste = screen.isBracketedPaste
    isMouseOn = screen.isMouseOn
    isKeypad = screen.isKeypadApplication
    isCursorVisible = screen.isCursorVisible
    line = terminal.lineModes
  }

  /// As a program finds a new terminal.
  static var untouched: TerminalState {
    get throws {
      TerminalState(try PseudoTerminal(size: Size(columns: 80, rows: 24)))
    }
  }
}
