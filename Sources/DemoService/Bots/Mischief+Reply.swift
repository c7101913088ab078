extension Mischief {
  /// The longest stall, in seconds.
  private static let longestStall = 600

  /// The reply that misbehaves so.
  func reply(in language: BotLanguage) -> Reply {
    let half = language.choose(
      "This reply was going well. It had a beginning, it had a middle, and then",
      "这个回复开头很顺利，中间也不错，可是后来")
    let rest = language.choose(" it went on to its end.", "它还是说完了。")
    switch kind {
    case .refuse429, .refuse401, .refuse500, .html, .busy: return Reply(refusal: refusal)
    case .drop: return Reply(parts: [.answer(half)], ending: .dropped)
    case .truncate: return Reply(parts: [.answer(half)], ending: .truncated)
    case .nodone: return Reply(parts: [.answer(half + rest)], ending: .withoutDone)
    case .empty: return Reply()
    case .stall:
      let seconds = min(number ?? 30, Mischief.longestStall)
      return Reply(parts: [.answer(half), .pause(.seconds(seconds)), .answer(rest)])
    case .slow: return Reply(parts: [.answer(half + rest)], rate: 0.5)
    case .error:
      return Reply(
        parts: [.answer(half)],
        ending: .error(.internalFailure, language.choose("event interval error", "事件间隔错误")))
    case .failed:
      let shape = number.flatMap(FailureShape.init(rawValue:)) ?? .chat
      return Reply(parts: [.answer(half)], ending: .failed(shape))
    case .requiresAction:
      return Reply(parts: [.answer(half)], ending: .requiresAction([Mischief.readFile]))
    case .garbage: return Reply(parts: [.answer(half)] + Mischief.garbage + [.answer(rest)])
    case .escape: return Reply(parts: [.answer(half + Mischief.escapes + rest)])
    case .bidi: return Reply(parts: [.answer(half + Mischief.invisibles + rest)])
    }
  }

  /// The tool that the bot wants.
  private static let readFile = ToolCall(
    id: "call_1", name: "read_local_file", arguments: #"{"path":"notes.txt"}"#)

  private var refusal: Refusal {
    switch kind {
    case .refuse429:
      .envelope(
        status: 429, code: .rateLimited, message: "too many requests, slow down",
        retryAfter: 2)
    case .refuse401:
      .envelope(status: 401, code: .badToken, message: "authentication is invalid")
    case .refuse500: .envelope(status: 500, code: .internalFailure, message: "internal error")
    case .busy:
      .envelope(
        status: 200, code: .conversationBusy,
        message: "Conversation occupied: another chat is running in it")
    case .html, .drop, .stall, .slow, .truncate, .nodone, .empty, .error, .failed,
      .requiresAction, .garbage, .escape, .bidi:
      .page(
        status: 502,
        html: "<html><head><title>502 Bad Gateway</title></head>"
          + "<body><center><h1>502 Bad Gateway</h1></center></body></html>\n")
    }
  }

  /// Frames that no client should trip over: half a JSON object, bytes that are no UTF-8, a
  /// control byte where JSON allows none, an event nobody knows.
  private static let garbage: [ReplyPart] = [
    .raw(Array("event:conversation.message.delta\ndata:{\"id\":\"1\",\"content\":\n\n".utf8)),
    .raw(Array("data:{\"event\":\"message\",\"message\":\u{0}\u{1B}}\n\n".utf8)),
    .raw(Array("event:conversation.weather.changed\ndata:[1,2,{\"x\":null}]\n\n".utf8)),
    .raw([0x64, 0x61, 0x74, 0x61, 0x3A, 0xFF, 0xFE, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0x0A, 0x0A]),
    .raw(Array("nonsense without a colon\n\n".utf8)),
  ]

  /// Sequences that a terminal would obey: clear the screen, set the title, write the clipboard,
  /// ask for the cursor's place, go to the alternate screen; also a bell and C1 controls.
  private static let escapes =
    " \u{1B}[2J\u{1B}[H\u{1B}]0;owned\u{7}\u{1B}]52;c;ZXZpbA==\u{7}\u{1B}[6n\u{1B}[?1049l"
    + "\u{9B}31m\u{90}q\u{9C}\u{8}\u{7F}\u{0} "

  /// Overrides of direction, zero-width and tag characters, noncharacters, line separators.
  private static let invisibles =
    " \u{202E}txt.exe\u{202C} \u{2066}inner\u{2069} a\u{200B}b\u{2060}c\u{FEFF} \u{E0041}\u{E007F}"
    + " " + noncharacters + " \u{2028}line\u{2029}paragraph\u{85} "

  /// U+FDD0 and U+FFFF, which Swift's literals refuse.
  private static let noncharacters = String(
    decoding: [0xEF, 0xB7, 0x90, 0xEF, 0xBF, 0xBF], as: UTF8.self)
}
