/// One way to misbehave: what to say for it, and what the menu tells about it.
struct Mischief: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case refuse429 = "429"
    case refuse401 = "401"
    case refuse500 = "500"
    case html, busy, drop, stall, slow, truncate, nodone, empty, error, failed
    case requiresAction = "requires_action"
    case garbage, escape, bidi
  }

  let kind: Kind
  /// The number said beside the word: seconds of a stall, shape of a failure.
  let number: Int?

  /// Finds the first word of the menu in a text; nil when there is none.
  init?(_ text: String) {
    let lower = text.lowercased()
    let found = Kind.allCases.lazy
      .compactMap { kind in
        kind.words.compactMap { lower.firstRange(of: $0)?.lowerBound }.min().map { (kind, $0) }
      }
      .min { $0.1 < $1.1 }
    guard let kind = found?.0 else { return nil }
    self.kind = kind
    let rest = lower.firstMatch(of: /(?:^|[^0-9])([0-9]{1,3})(?:[^0-9]|$)/)
    number = rest.flatMap { Int($0.output.1) }
  }

  /// What the bot tells when nothing on the menu was asked for.
  static func menu(in language: BotLanguage) -> String {
    let head = language.choose(
      "Say one of these and it goes wrong:\n\n", "说其中一个词，就会出这个错：\n\n")
    return head
      + Kind.allCases.map { "- `\($0.words[0])` · \($0.help(in: language))" }
      .joined(separator: "\n") + "\n"
  }
}

extension Mischief.Kind {
  /// What may be said for it; the first is the one on the menu.
  var words: [String] {
    switch self {
    case .refuse429: ["429", "限流"]
    case .refuse401: ["401", "未授权"]
    case .refuse500: ["500", "服务器错误"]
    case .html: ["html", "网页"]
    case .busy: ["busy", "4016", "占用"]
    case .drop: ["drop", "断线", "断开"]
    case .stall: ["stall", "卡住"]
    case .slow: ["slow", "很慢"]
    case .truncate: ["truncate", "截断"]
    case .nodone: ["nodone", "没有结束"]
    case .empty: ["empty", "空回复"]
    case .error: ["error", "出错"]
    case .failed: ["failed", "失败"]
    case .requiresAction: ["requires_action", "要求操作"]
    case .garbage: ["garbage", "乱码"]
    case .escape: ["escape", "转义"]
    case .bidi: ["bidi", "双向"]
    }
  }

  /// One line of the menu.
  func help(in language: BotLanguage) -> String {
    switch self {
    case .refuse429:
      language.choose("too many requests: HTTP 429, code 4013", "请求太多：HTTP 429，错误码 4013")
    case .refuse401: language.choose("HTTP 401, code 4100", "HTTP 401，错误码 4100")
    case .refuse500: language.choose("HTTP 500, code 5000", "HTTP 500，错误码 5000")
    case .html: language.choose("a gateway's HTML page, HTTP 502", "网关的网页，HTTP 502")
    case .busy: language.choose("the conversation is busy: code 4016", "会话正忙：错误码 4016")
    case .drop: language.choose("the connection breaks in the middle", "说到一半断开连接")
    case .stall:
      language.choose("`stall 30`: nothing for 30 seconds, then on", "“卡住 30”：停 30 秒再继续")
    case .slow: language.choose("one token every two seconds", "两秒一个字")
    case .truncate: language.choose("the stream ends before the reply does", "流先于回复结束")
    case .nodone: language.choose("everything but the closing `done`", "什么都有，只差最后的 done")
    case .empty: language.choose("a reply without text", "没有文字的回复")
    case .error: language.choose("an `error` event in the middle", "中途来一个 error 事件")
    case .failed:
      language.choose("`failed 1`, `2`, `3`: chat.failed in its three shapes", "“失败 1/2/3”：三种写法")
    case .requiresAction: language.choose("asks for a tool of yours", "要求运行你的工具")
    case .garbage:
      language.choose("broken JSON, broken UTF-8, unknown events", "坏 JSON、坏 UTF-8、未知事件")
    case .escape: language.choose("terminal escape sequences in the text", "文字里夹带终端转义序列")
    case .bidi:
      language.choose("direction marks and invisible characters", "方向控制符和不可见字符")
    }
  }
}
