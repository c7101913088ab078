import AppCore
import Chat
import Screen
import Wording

/// Draws any event at all: keys, pastes, mouse reports, replies of any turn in any order, sizes
/// from nothing on. The same seed gives the same list.
struct RandomEvents {
  private var random: SplitMix
  private let keys: [Key]

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
    // Every key that means something, and what any keyboard has beside.
    let bound = ActionTable.all.flatMap { $0.keys + $0.emptyComposerKeys }.flatMap(\.keys)
    let typed: [Character] = [
      "a", "b", "/", "、", "／", "中", "\\", " ", "1", "9", "?", "\n", "\u{301}", "👨‍👩‍👧", "\u{202E}",
    ]
    keys =
      bound + bound + typed.map { Key.character($0) }
      + [Key(.enter), Key(.enter), Key(.escape), .control("x"), Key(.insert), Key(.function(24))]
  }

  /// How much time passes before the next event.
  mutating func pause() -> Duration {
    random.pick([
      .zero, .zero, .milliseconds(1), .milliseconds(40), .milliseconds(450), .seconds(3),
    ])
  }

  mutating func next() -> Event {
    switch random.below(32) {
    case 0..<14: .input(.key(random.pick(keys)))
    case 14: .input(.paste(bytes()))
    case 15, 16: .input(.mouse(mouse()))
    case 17: .input(random.pick([.focus(true), .reply(.unknown), .reply(.mode(2026, value: 1))]))
    case 18, 19: .resized(size())
    case 20..<26: .reply(turn(), (0..<random.below(4)).map { _ in step() })
    case 26, 27: .exchangeFinished(turn())
    case 28: .woke
    default: rare()
    }
  }

  private mutating func rare() -> Event {
    switch random.below(9) {
    case 8:
      .botUnavailable(
        profile: name(), bot: "7", ReplyFailure(.network(.lost(detail: text()))))
    case 0: .serviceReady(profile: name(), baseURL: "http://127.0.0.1:1")
    case 1: .serviceFailed(profile: name(), .serviceGone)
    case 2: .botDescribed(profile: name(), bot())
    case 3: .botsListed(profile: name(), (0..<random.below(4)).map { _ in bot() })
    case 4: .editorClosed(random.pick([nil, text()]))
    case 5: .copied(.copiedByOSC52(3))
    case 6: .notice(.tooLongToCopy)
    default: .terminated
    }
  }

  private mutating func name() -> String { random.pick(["test", "demo", "none"]) }

  private mutating func turn() -> Turn.ID { Turn.ID(rawValue: random.below(9)) }

  private mutating func bot() -> Bot {
    Bot(
      id: random.pick(["7", "8"]), name: random.pick(["", "Guide", "向导", text()]),
      prologue: random.pick(["", "Welcome", text()]),
      suggestedQuestions: random.pick([[], ["What?", text()]]))
  }

  private mutating func step() -> ReplyEvent {
    let part = PartID("\(random.below(3))")
    switch random.below(14) {
    case 0: return .started(chatID: "c", conversationID: random.pick([nil, "v"]))
    case 1, 2, 3, 4, 5: return .answerDelta(part, text())
    case 6: return .answerCompleted(part, text())
    case 7: return .reasoningDelta(part, text())
    case 8: return .toolCall(name: text(), arguments: text())
    case 9: return .toolOutput(text())
    case 10: return .followUp(text())
    case 11: return .usage(Usage(input: .max, output: .min, total: random.below(100)))
    case 12: return random.pick([.completed, .requiresAction])
    default: return .failed(ReplyFailure(.broken(.truncated), logID: random.pick([nil, text()])))
    }
  }

  private mutating func mouse() -> MouseEvent {
    let kind: MouseEvent.Kind = random.pick([
      .wheelUp, .wheelUp, .wheelDown, .press(button: 0), .release(button: .max), .drag(button: -1),
    ])
    let far = random.pick([0, 5, -1, .max, .min])
    return MouseEvent(kind, at: Point(column: far, row: random.below(40)))
  }

  private mutating func size() -> Size {
    random.pick([
      Size(columns: 0, rows: 0), Size(columns: 1, rows: 1), Size(columns: 0, rows: 9),
      Size(columns: 9, rows: 0), Size(columns: 80, rows: 24), Size(columns: 40, rows: 12),
      Size(columns: random.below(30), rows: random.below(20)),
    ])
  }

  private mutating func bytes() -> [UInt8] {
    random.below(2) == 0
      ? Array(text().utf8)
      : (0..<random.below(20)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }

  private static let pieces = [
    "word ", "中文，", "\n", "\n\n", "```\n", "# ", "* ", "\t", "\u{1B}[31m", "\u{1B}]52;c;x\u{7}",
    "\r",
    "\u{202E}", "\u{200D}", "👨‍👩‍👧", "🇨🇳", "e\u{301}\u{302}", "\u{FFFF}", "|a|b|\n", "**x**", "",
    "averyveryverylongwordthatfitsnowhere", "……", "\u{0}", "\u{9B}2J",
  ]

  private mutating func text() -> String {
    (0..<random.below(6)).map { _ in random.pick(Self.pieces) }.joined()
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed everywhere.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
