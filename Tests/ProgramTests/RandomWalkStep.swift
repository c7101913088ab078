import AppCore
import Chat
import Screen
import Wire
import Wording

/// One thing that happens in a random walk. A walk is a list of these and nothing else, so that it
/// can be printed, read, cut shorter and played again.
enum RandomWalkStep: Hashable, Sendable {
  /// One read of the terminal.
  case type([UInt8])
  /// Time passes.
  case pause(milliseconds: Int)
  case resize(columns: Int, rows: Int)
  /// The terminal takes no bytes any more, or takes them again.
  case stall(Bool)
  /// The head of a response. `newest` counts the open requests from the newest back.
  case head(newest: Int, status: Int, type: String)
  /// A piece of a body; a request that has no head yet gets one.
  case body(newest: Int, [UInt8])
  /// The end of a response: well, or lost.
  case end(newest: Int, isLost: Bool)
  /// What children, signals and other parts tell: one of `RandomWalkStep.tellings`.
  case tell(Int)
}

extension RandomWalkStep {
  /// Events that come by none of the other ways.
  static let tellings: [Event] = [
    .serviceReady(profile: "demo", baseURL: "http://127.0.0.1:1"),
    .serviceReady(profile: "none", baseURL: ""), .serviceFailed(profile: "demo", .serviceGone),
    .editorClosed(nil), .editorClosed("from the editor\n\u{1B}[31m文"), .copied(.copiedByOSC52(3)),
    .notice(.tooLongToCopy), .terminated, .woke,
    // Of turns that may be over, or not: a loop should not say so, and the app must bear it.
    .reply(Turn.ID(rawValue: 2), [.completed]), .exchangeFinished(Turn.ID(rawValue: 1)),
  ]

  /// A line of a tape.
  var line: String {
    switch self {
    case .type(let bytes): "type \(Self.quoted(bytes))"
    case .pause(let milliseconds): "pause \(milliseconds)"
    case .resize(let columns, let rows): "resize \(columns) \(rows)"
    case .stall(let isOn): "stall \(isOn ? 1 : 0)"
    case .head(let newest, let status, let type): "head \(newest) \(status) \(type)"
    case .body(let newest, let bytes): "body \(newest) \(Self.quoted(bytes))"
    case .end(let newest, let isLost): "end \(newest) \(isLost ? 1 : 0)"
    case .tell(let index): "tell \(index)"
    }
  }

  /// Reads a line of a tape; nil for one that is none.
  init?(line: String) {
    let words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    func number(_ index: Int) -> Int { words.indices.contains(index) ? Int(words[index]) ?? 0 : 0 }
    switch words.first {
    case "type": self = .type(Self.unquoted(line.dropFirst(5)))
    case "pause": self = .pause(milliseconds: number(1))
    case "resize": self = .resize(columns: number(1), rows: number(2))
    case "stall": self = .stall(number(1) == 1)
    case "head":
      let rest = (words.last ?? "").split(separator: " ", maxSplits: 1)
      self = .head(
        newest: number(1), status: rest.first.flatMap { Int($0) } ?? 200,
        type: rest.count > 1 ? String(rest[1]) : "")
    case "body": self = .body(newest: number(1), Self.unquoted(words.last ?? ""))
    case "end": self = .end(newest: number(1), isLost: number(2) == 1)
    case "tell": self = .tell(number(1))
    default: return nil
    }
  }

  /// Printable ASCII as it is, everything else as `\xNN`.
  private static func quoted(_ bytes: [UInt8]) -> String {
    let inner = bytes.map { byte -> String in
      if byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\\") {
        return String(UnicodeScalar(byte))
      }
      let digits = String(byte, radix: 16)
      return "\\x" + (digits.count < 2 ? "0" : "") + digits
    }
    return "\"" + inner.joined() + "\""
  }

  private static func unquoted(_ text: Substring) -> [UInt8] {
    var rest = Array(text.utf8.dropFirst().dropLast())[...]
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.dropFirst().prefix(2), as: UTF8.self)
      bytes.append(UInt8(digits, radix: 16) ?? 0)
      rest = rest.dropFirst(3)
    }
    return bytes
  }
}

extension [RandomWalkStep] {
  /// The walk as text, one step a line.
  var tape: String { map(\.line).joined(separator: "\n") }

  /// Reads a tape; lines that are no step are left out.
  init(tape: String) {
    self = tape.split(separator: "\n").compactMap { RandomWalkStep(line: String($0)) }
  }
}
