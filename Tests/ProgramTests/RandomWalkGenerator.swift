import FuzzBodies

/// Makes the steps of a walk from a seed, without a look at the app: any key, any bytes, any size,
/// responses in any order, among them many that mean something.
struct RandomWalkGenerator {
  private var dice: Dice

  init(seed: Int) { dice = Dice(seed: UInt64(bitPattern: Int64(seed))) }

  /// A walk of so many steps.
  static func walk(seed: Int, count: Int) -> [RandomWalkStep] {
    var generator = RandomWalkGenerator(seed: seed)
    return (0..<count).map { _ in generator.next() }
  }

  mutating func next() -> RandomWalkStep {
    switch dice.below(100) {
    case 0..<45: .type(typed())
    case 45..<58: .pause(milliseconds: pause())
    case 58..<61: resize()
    case 61..<93: .body(newest: newest(), body())
    case 93, 94: head()
    case 95: .end(newest: newest(), isLost: dice.below(3) == 0)
    case 96, 97: .stall(dice.below(3) == 0)
    default: .tell(dice.below(RandomWalkStep.tellings.count))
    }
  }

  /// Silence long enough to end a reply is rare.
  private mutating func pause() -> Int {
    dice.below(60) == 0 ? 95_000 : dice.pick([1, 4, 16, 20, 40, 120, 450, 1100, 3000])
  }

  private mutating func newest() -> Int { dice.pick([0, 0, 0, 0, 0, 0, 1, 1, 2, 5]) }

  private mutating func resize() -> RandomWalkStep {
    let (columns, rows) = dice.pick([
      (0, 0), (1, 1), (0, 9), (9, 0), (80, 24), (40, 12), (40, 12), (60, 16),
      (dice.below(30), dice.below(20)), (dice.below(60), dice.below(14)),
    ])
    return .resize(columns: columns, rows: rows)
  }

  private mutating func head() -> RandomWalkStep {
    .head(
      newest: newest(), status: dice.pick([200, 200, 200, 200, 401, 404, 429, 500]),
      type: dice.pick(["text/event-stream", "text/event-stream", "application/json", "text/html"]))
  }
}

// What is typed.
extension RandomWalkGenerator {
  private static let words = [
    "hello", "a", "b c", "你好", "、", "／help", "/new", "/quit", "/x", "//y", "\\", "👨‍👩‍👧", "e\u{301}",
    "\u{202E}", "1", "9", "?", "y", "n", "   ",
  ]

  private mutating func typed() -> [UInt8] {
    switch dice.below(20) {
    case 0..<6: Array((dice.pick(Self.words) + dice.pick(["", "", "\r"])).utf8)
    case 6, 7: [0x0D]
    // Enter is the one that leads on; Ctrl+C and Ctrl+D are among these.
    case 8..<11: [UInt8(dice.below(32))]
    case 11: [0x1B, UInt8(0x20 + dice.below(95))]
    case 12..<16: Array(sequence().utf8)
    case 16: Array("\u{18}".utf8) + [UInt8(dice.below(128))]
    case 17: Array("\u{1B}[200~".utf8) + text() + Array("\u{1B}[201~".utf8)
    case 18: text()
    default: (0..<dice.below(12)).map { _ in UInt8(dice.below(256)) }
    }
  }

  /// Keys that send more than a byte, mouse reports, replies to queries.
  private mutating func sequence() -> String {
    let modifiers = dice.pick(["", "", "1;2", "1;3", "1;5", "1;8"])
    return switch dice.below(8) {
    case 0, 1: "\u{1B}[\(modifiers)\(dice.pick(["A", "B", "C", "D", "H", "F", "Z", "P", "S"]))"
    case 2: "\u{1B}[\(dice.pick([2, 3, 5, 5, 6, 6, 15, 17, 18, 24, 34]))~"
    case 3: "\u{1B}O\(dice.pick(["A", "B", "H", "F", "P", "Q", "M"]))"
    case 4: "\u{1B}[\(dice.pick([13, 27, 97, 57376]));\(1 + dice.below(8))u"
    case 5:
      "\u{1B}[<\(dice.pick([0, 2, 32, 64, 64, 65, 65, 81]));\(dice.below(90));\(dice.below(30))"
        + dice.pick(["M", "m"])
    case 6:
      dice.pick([
        "\u{1B}[I", "\u{1B}[O", "\u{1B}[24;80R", "\u{1B}[?62;22c", "\u{1B}[?2026;2$y",
        "\u{1B}]11;rgb:1010/2020/3030\u{7}", "\u{1B}", "\u{1B}\u{1B}", "\u{1B}[", "\u{1B}]11;rgb",
      ])
    default: dice.pick(["\u{1B}[1;3A", "\u{1B}1", "\u{1B}2", "\u{F}", "\u{E}", "\u{10}", "\u{12}"])
    }
  }

  private static let scraps = [
    "word ", "中文，", "\n", "\n\n", "```\n", "# ", "* ", "\t", "\u{1B}[31m", "\u{1B}]52;c;x\u{7}",
    "\r",
    "\u{202E}", "\u{200D}", "👨‍👩‍👧", "🇨🇳", "e\u{301}\u{302}", "|a|b|\n", "**x**", "……", "\u{0}",
    "averyveryverylongwordthatfitsnowhere", "\u{9B}2J", "https://example.com/a_b,c ", "1. ", "> ",
  ]

  private mutating func text() -> [UInt8] {
    (0..<dice.below(9)).flatMap { _ in Array(dice.pick(Self.scraps).utf8) }
  }
}

// What the service sends.
extension RandomWalkGenerator {
  private mutating func body() -> [UInt8] {
    switch dice.below(40) {
    case 0..<30: frame()
    case 30..<34: v2Frame()
    case 34, 35: Array(answer().utf8)
    case 36: Array(dice.pick(["\n", "data:", "event:x\n", ": \n", "\r", "{", "]"]).utf8)
    case 37: (0..<dice.below(30)).map { _ in UInt8(dice.below(256)) }
    // The first half of a frame; the second may be another one's.
    default: Array(frame().prefix(dice.below(90)))
    }
  }

  private mutating func frame() -> [UInt8] {
    let (name, data) =
      switch dice.below(20) {
      case 0..<16: ("conversation.message.delta", message("answer"))
      case 16, 17: ("conversation.message.completed", message(dice.pick(Self.types)))
      case 18: ("conversation.chat.created", Self.chat)
      default: ending()
      }
    return Array("event:\(name)\ndata:\(data)\n\n".utf8)
  }

  private mutating func ending() -> (String, String) {
    dice.pick([
      ("conversation.chat.completed", Self.chat), ("conversation.chat.completed", Self.chat),
      ("done", #""[DONE]""#), ("conversation.chat.requires_action", Self.chat),
      ("conversation.chat.failed", Self.chat),
      ("error", #"{"code":\#(dice.pick([4016, 4013, 5000])),"msg":"no"}"#),
    ])
  }

  private static let chat =
    #"{"id":"k1","conversation_id":"c1","status":"completed","usage":{"token_count":7}}"#

  private static let types = [
    "answer", "answer", "follow_up", "function_call", "tool_response", "verbose",
  ]

  private mutating func message(_ type: String) -> String {
    let id = dice.pick(["m1", "m1", "m1", "m2"])
    let member = dice.pick(["content", "content", "content", "reasoning_content"])
    return
      #"{"id":"\#(id)","role":"assistant","type":"\#(type)","\#(member)":"\#(escaped(text()))"}"#
  }

  private mutating func v2Frame() -> [UInt8] {
    let text = escaped(text())
    let json = dice.pick([
      #"{"event":"message","message":{"role":"assistant","type":"answer","content":"\#(text)"}}"#,
      #"{"event":"message","message":{"type":"follow_up","content":"\#(text)"},"index":2}"#,
      #"{"event":"message","message":{"type":"answer","reasoning_content":"\#(text)"},"index":0}"#,
      dice.pick([#"{"event":"done"}"#, "{}"]),
      #"{"event":"error","error_information":{"err_code":700,"err_msg":"x"}}"#,
    ])
    return Array("data:\(json)\n\n".utf8)
  }

  private mutating func answer() -> String {
    let text = escaped(text())
    return dice.pick([
      #"{"code":0,"data":{"bot_id":"7","name":"\#(text)","onboarding_info":{"prologue":"\#(text)","#
        + #""suggested_questions":["What?","\#(text)"]}}}"#,
      #"{"code":0,"data":{"items":[{"id":"7","name":"One"},{"id":"8","name":"\#(text)"}]}}"#,
      #"{"code":0,"data":{"id":"k1","conversation_id":"c1","status":"in_progress"}}"#,
      #"{"code":4100,"msg":"\#(text)"}"#, "{}", "<html>",
    ])
  }

  /// As it stands in a JSON string.
  private func escaped(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case _ where scalar.value < 0x20:
        "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }.joined()
  }
}
