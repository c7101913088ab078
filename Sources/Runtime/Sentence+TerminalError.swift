import Glibc
import Terminal
import Wording

extension Sentence {
  /// Why the screen could not be opened.
  init(_ error: TerminalError) {
    switch error {
    case .noTerminal: self = .needsTerminal
    case .termUnset: self = .termUnset
    case .unknown(let term): self = .termUnknown(term)
    case .dumb(let term): self = .termDumb(term)
    case .noDatabase: self = .noTerminalDatabase
    case .cursesRefused(let term): self = .screenFailed("curses, TERM=\(term)")
    case .system(let call, let number):
      self = .screenFailed("\(call): \(String(cString: strerror(number)))")
    }
  }
}
