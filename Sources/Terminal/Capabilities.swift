import CCurses
import Glibc

/// What the terminal's own entry says, for the bytes that we write beside curses: modes, the rows
/// we draw ourselves, and what gives the terminal back after a crash.
struct Capabilities {
  /// Entry names as in terminfo(5).
  enum Name: String, CaseIterable {
    case cup, el, sgr0, bold, dim, sitm, smul, rev, smxx, setaf, setab
    case civis, cnorm, smkx, rmkx, smam, rmam, rmcup, tsl, csr
  }

  private var strings: [Name: [UInt8]] = [:]
  /// Whether the terminal takes xterm's OSC 2 as its title.
  let hasTitle: Bool

  /// Reads the entry that curses has loaded (`setupterm` or `newterm` came before).
  init() {
    for name in Name.allCases {
      guard let value = curses_capability(name.rawValue) else { continue }
      strings[name] = Self.withoutPadding(Array(String(cString: value).utf8))
    }
    hasTitle =
      curses_flag("XT") != 0 || strings[.tsl].map { $0.starts(with: [0x1B, 0x5D]) } ?? false
  }

  /// Refuses an entry that does not exist or cannot place a cursor, without what `initscr` and a
  /// bare `setupterm` do: end the program.
  static func check(term: String) throws(TerminalError) {
    let found = curses_term_load(term)
    guard found == 1 else {
      // A hardcopy terminal is found, and useless.
      switch found {
      case 0: throw .unknown(term: term)
      case -2: throw .dumb(term: term)
      default: throw .noDatabase
      }
    }
    defer { curses_term_forget() }
    guard curses_capability("cup") != nil, curses_capability("clear") != nil else {
      throw .dumb(term: term)
    }
  }

  /// The bytes of a capability; empty when the terminal lacks it.
  subscript(name: Name) -> [UInt8] { strings[name] ?? [] }

  /// A capability with numbers filled in; empty when the terminal lacks it.
  func filled(_ name: Name, _ first: Int, _ second: Int = 0) -> [UInt8] {
    guard let value = strings[name] else { return [] }
    let text = value.map(CChar.init(bitPattern:)) + [0]
    guard let result = curses_fill(text, Int32(clamping: first), Int32(clamping: second)) else {
      return []
    }
    return Array(String(cString: result).utf8)
  }

  /// Moves the cursor; zero-based.
  func move(toRow row: Int, column: Int) -> [UInt8] { filled(.cup, row, column) }

  /// Without terminfo's delays (`$<5>`): pseudo-terminals need none.
  private static func withoutPadding(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "$"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "<"),
        let end = bytes[index...].firstIndex(of: UInt8(ascii: ">"))
      {
        index = end + 1
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
