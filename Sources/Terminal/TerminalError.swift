/// Why the screen could not be opened. A value: the shell makes the sentence.
package enum TerminalError: Error, Hashable, Sendable {
  /// The process has no controlling terminal, or it cannot be opened.
  case noTerminal(errno: Int32)
  /// `TERM` is unset or empty.
  case termUnset
  /// The terminal database has no entry of this name.
  case unknown(term: String)
  /// The entry exists, but its terminal cannot place a cursor (`dumb`).
  case dumb(term: String)
  /// There is no terminal database on this machine.
  case noDatabase
  /// Curses refused the terminal for another reason.
  case cursesRefused(term: String)
  /// A system call failed; its name as in its man page.
  case system(call: String, errno: Int32)
}
