import Chat

/// Understands what v3 sends: stream frames, keyed by message id, and the objects of its
/// companion calls.
struct CozeV3Frames: Sendable {
  /// Known as soon as any frame has told.
  private(set) var chatID: String?
  private(set) var conversationID: String?

  /// The last message's part, so that a token makes no new text for it.
  private var lastPart = PartID("")
  /// Messages whose reasoning came as deltas: a completed message must not repeat it.
  private var reasoned: Set<PartID> = []
  /// Messages other than answers that were told: a repeated frame is not told again.
  private var toldWhole: Set<PartID> = []

  /// Both ids, once both are known.
  var id: CozeChatID? {
    guard let conversationID, let chatID else { return nil }
    return CozeChatID(conversation: conversationID, chat: chatID)
  }

  mutating func read(
    _ item: EventStreamItem, into progress: inout ReplyProgress
  ) -> FrameOutcome {
    switch item {
    case .event(let event): read(event, &progress)
    case .unknownField(let name, let value): CozeStream.read(fieldName: name, value: value)
    }
  }

  private mutating func read(
    _ event: ServerSentEvent, _ progress: inout ReplyProgress
  ) -> FrameOutcome {
    if CozeStream.isDone(name: event.name, data: event.data) { return .done }
    var object: JSONObject
    switch CozeStream.object(event.data) {
    case .failure: return .tooLarge
    case .success(nil):
      guard event.name.equals("error") || event.name.equals("conversation.chat.failed") else {
        return .proceed
      }
      return .failed(ServiceFault(code: nil, message: PlainAnswer.excerpt(event.data)))
    case .success(let read?): object = read
    }
    // Without a line of its own the name stands in the JSON, at times around the message.
    var name = event.name
    if name.isEmpty || name.equals("message"), let inner = object["event"]?.string {
      name = Array(inner.utf8)[...]
      object = (object["data"] ?? object["message"])?.embeddedObject ?? object
    }
    let outcome = read(name, object, &progress)
    return progress.isTooLarge ? .tooLarge : outcome
  }

  /// The frame that every token has comes first.
  private mutating func read(
    _ name: Bytes, _ object: JSONObject, _ progress: inout ReplyProgress
  ) -> FrameOutcome {
    if name.equals("conversation.message.delta") {
      readDelta(CozeMessage(object: object), &progress)
    } else if name.equals("conversation.message.completed") {
      readCompleted(CozeMessage(object: object), &progress)
    } else if name.begins(with: "conversation.chat.") {
      return readChat(name, object, &progress)
    } else if name.equals("done") || name.equals("conversation.stream.done") {
      return .done
    } else if name.equals("error") {
      return .failed(ServiceFault(ofFailed: object))
    } else if name.isEmpty, let fault = ServiceFault(in: object) {
      return .failed(fault)
    }
    return .proceed
  }

  private mutating func readChat(
    _ name: Bytes, _ object: JSONObject, _ progress: inout ReplyProgress
  ) -> FrameOutcome {
    if name.equals("conversation.chat.failed") { return .failed(ServiceFault(ofFailed: object)) }
    start(chat: object, &progress)
    if name.equals("conversation.chat.completed") {
      tellUsage(of: object, &progress)
      return .completed
    }
    if name.equals("conversation.chat.requires_action") { return .requiresAction }
    if name.equals("conversation.chat.canceled") || name.equals("conversation.chat.cancelled") {
      return .failed(Self.canceled)
    }
    return .proceed
  }

  /// A chat that somebody else has cancelled: our own cancels are never listened to.
  private static let canceled = ServiceFault(code: "canceled", message: "")

  private mutating func readDelta(_ message: CozeMessage, _ progress: inout ReplyProgress) {
    guard message.kind == .answer else { return }
    start(message: message.object, &progress)
    let part = part(message.object["id"])
    if let reasoning = message.reasoning {
      reasoned.insert(part)
      progress.reasoningDelta(part, reasoning)
    }
    progress.answerDelta(part, message.content)
  }

  private mutating func readCompleted(_ message: CozeMessage, _ progress: inout ReplyProgress) {
    let kind = message.kind
    guard kind != .other else { return }
    start(message: message.object, &progress)
    let part = part(message.object["id"])
    if kind == .answer {
      if let reasoning = message.reasoning, reasoned.insert(part).inserted {
        progress.reasoningDelta(part, reasoning)
      }
    } else if !part.rawValue.isEmpty, !toldWhole.insert(part).inserted {
      return
    }
    message.tellWhole(as: part, to: &progress)
  }

  private mutating func part(_ id: JSONValue?) -> PartID {
    guard let id, !id.isText(lastPart.rawValue) else { return lastPart }
    lastPart = PartID(id.identifier ?? "")
    return lastPart
  }
}

// What the objects of the companion calls say.
extension CozeV3Frames {
  /// Takes the ids of a chat object, and tells of the start.
  mutating func start(chat: JSONObject, _ progress: inout ReplyProgress) {
    start(chat["id"], chat["conversation_id"], &progress)
  }

  private mutating func start(message: JSONObject, _ progress: inout ReplyProgress) {
    guard !progress.hasBegun else { return }
    start(message["chat_id"], message["conversation_id"], &progress)
  }

  private mutating func start(
    _ chat: JSONValue?, _ conversation: JSONValue?, _ progress: inout ReplyProgress
  ) {
    chatID = chatID ?? chat?.identifier
    conversationID = conversationID ?? conversation?.identifier
    progress.start(chatID: chatID, conversationID: conversationID)
  }

  /// Where a chat stands.
  func outcome(ofChat chat: JSONObject, _ progress: inout ReplyProgress) -> FrameOutcome {
    switch chat["status"]?.string {
    case "completed", "compleated":
      tellUsage(of: chat, &progress)
      return .completed
    case "failed": return .failed(ServiceFault(ofFailed: chat))
    case "requires_action": return .requiresAction
    case "canceled", "cancelled": return .failed(Self.canceled)
    default: return .proceed  // created, in_progress, and what is new: it runs.
    }
  }

  /// The messages of a finished chat. The service gives them in no dependable order: calls come
  /// first, then answers by time, then suggestions.
  mutating func read(list: [JSONValue], into progress: inout ReplyProgress) {
    let messages = list.compactMap(\.object).map(CozeMessage.init)
      .filter { $0.kind != .other }
      .enumerated()
      .sorted { left, right in
        let (a, b) = (left.element, right.element)
        return (Self.rank(a), a.object["created_at"]?.integer ?? 0, left.offset)
          < (Self.rank(b), b.object["created_at"]?.integer ?? 0, right.offset)
      }
    for (_, message) in messages { readCompleted(message, &progress) }
  }

  /// A call and its output stay in their order of arrival.
  private static func rank(_ message: CozeMessage) -> Int {
    switch message.kind {
    case .toolCall, .toolOutput: 0
    case .answer: 1
    case .followUp: 2
    case .other: 3
    }
  }

  /// Usage with the spellings that samples show; none when every figure is 0 or missing.
  private func tellUsage(of chat: JSONObject, _ progress: inout ReplyProgress) {
    guard let object = chat["usage"]?.object else { return }
    func figure(_ keys: StaticString...) -> Int {
      max(0, keys.lazy.compactMap { object[$0]?.integer }.first ?? 0)
    }
    let input = figure("input_count", "input_tokens", "input_token_count")
    let output = figure("output_count", "output_tokens", "output_token_count")
    let (sum, isTooLarge) = input.addingReportingOverflow(output)
    let total = figure("token_count", "total_tokens", "total_count")
    let known = total > 0 || isTooLarge ? total : sum
    guard known > 0 else { return }
    progress.usage(Usage(input: input, output: output, total: known))
  }
}
