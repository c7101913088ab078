import Chat

/// Prints one JSON object a line (`--json`): everything of a reply, as `interface.md` names it.
struct JSONPrinter: AskPrinter {
  private var progress = AnswerProgress()
  private var conversationID: String?
  private var usage: Usage?
  /// v2 numbers its messages; its part ids are no ids of the service.
  private let hasMessageIDs: Bool

  init(api: API) {
    hasMessageIDs =
      switch api {
      case .cozeV2: false
      case .cozeV3: true
      }
  }

  var differs: Bool { progress.differs }

  mutating func print(_ event: ReplyEvent) -> String {
    switch event {
    case .started(_, let conversation):
      conversationID = conversation ?? conversationID
      return ""
    case .answerDelta(let id, let text): return delta(progress.append(id, text))
    case .answerCompleted(let id, let text): return delta(progress.complete(id, text))
    case .reasoningDelta(_, let text): return line("reasoning", [("text", .text(text))])
    case .toolCall(let name, let arguments):
      return line("tool_call", [("name", .text(name)), ("arguments", .text(arguments))])
    case .toolOutput(let text): return line("tool_output", [("text", .text(text))])
    case .followUp(let text): return line("follow_up", [("text", .text(text))])
    case .usage(let usage):
      self.usage = usage
      return ""
    case .completed: return finish() + done()
    case .requiresAction: return finish() + error("refused", code: "requires_action", "", nil)
    case .failed(let failure): return finish() + error(failure)
    }
  }

  mutating func finish() -> String {
    progress.takeLate().map { line("delta", [("text", .text($0))]) }.joined()
  }

  /// A further answer begins with the blank line that plain text has too, so that the texts of
  /// all deltas make what is printed without `--json`.
  private func delta(_ step: AnswerProgress.Step) -> String {
    guard !step.text.isEmpty else { return "" }
    return line("delta", [("text", .text((step.startsAnswer ? "\n\n" : "") + step.text))])
  }

  private func done() -> String {
    let messageID = hasMessageIDs ? progress.lastID?.rawValue : nil
    let usage = usage.map { usage in
      JSONText.object([
        ("input", .number(usage.input)), ("output", .number(usage.output)),
        ("total", .number(usage.total)),
      ])
    }
    return line(
      "done",
      [
        ("conversation_id", .optional(conversationID)), ("message_id", .optional(messageID)),
        ("usage", usage ?? .null), ("log_id", .null),
      ])
  }

  private func error(_ failure: ReplyFailure) -> String {
    switch failure.kind {
    case .refused(let refusal):
      error("refused", code: refusal.code, refusal.message, failure.logID)
    case .network(let network): error("network", code: nil, network.detail, failure.logID)
    case .broken(.service(let code, let message)):
      error("broken", code: code, message, failure.logID)
    case .broken(let reason): error("broken", code: nil, reason.word, failure.logID)
    case .noToken: error("refused", code: "no_token", "", failure.logID)
    }
  }

  private func error(_ kind: String, code: String?, _ message: String, _ logID: String?) -> String {
    line(
      "error",
      [
        ("kind", .text(kind)), ("code", .optional(code)), ("message", .text(message)),
        ("log_id", .optional(logID)),
      ])
  }

  private func line(_ type: String, _ members: [(String, JSONText)]) -> String {
    JSONText.object([("type", .text(type))] + members).source + "\n"
  }
}

extension BreakReason {
  /// A word for scripts; people get a sentence.
  fileprivate var word: String {
    switch self {
    case .truncated: "truncated"
    case .connection: "connection"
    case .silence: "silence"
    case .service: "service"
    case .tooLarge: "too_large"
    }
  }
}

extension NetworkFailure {
  /// A word for scripts and, where there is one, the library's detail.
  fileprivate var detail: String {
    switch self {
    case .nameLookup(let host): "name: \(host)"
    case .connect(let host, let detail): "connect: \(host): \(detail)"
    case .tls(let host, let detail): "tls: \(host): \(detail)"
    case .proxy(let detail): "proxy: \(detail)"
    case .connectTimeout(let host, _): "connect_timeout: \(host)"
    case .idleTimeout: "idle_timeout"
    case .lost(let detail): "lost: \(detail)"
    case .other(let detail): detail
    }
  }
}
