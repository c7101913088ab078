import Chat

/// Understands what v2 sends: stream frames, keyed by `index`, and the whole answer of a call
/// without a stream.
struct CozeV2Frames: Sendable {
  /// The last answer's part, so that a token makes no new text for it.
  private var lastPart = PartID("0")

  mutating func read(
    _ item: EventStreamItem, into progress: inout ReplyProgress
  ) -> FrameOutcome {
    switch item {
    case .event(let event): read(event, &progress)
    case .unknownField(let name, let value): CozeStream.read(fieldName: name, value: value)
    }
  }

  /// The answer of a call without a stream. False when it is none.
  mutating func read(whole answer: JSONObject, into progress: inout ReplyProgress) -> Bool {
    guard let messages = answer["messages"]?.array else { return false }
    start(answer, &progress)
    for (index, value) in messages.enumerated() {
      guard let object = value.object else { continue }
      CozeMessage(object: object).tellWhole(as: PartID(String(index)), to: &progress)
    }
    return true
  }

  private mutating func read(
    _ event: ServerSentEvent, _ progress: inout ReplyProgress
  ) -> FrameOutcome {
    if CozeStream.isDone(name: event.name, data: event.data) { return .done }
    let frame: JSONObject
    switch CozeStream.object(event.data) {
    case .failure: return .tooLarge
    case .success(nil):
      guard event.name.equals("error") else { return .proceed }
      return .failed(ServiceFault(code: nil, message: PlainAnswer.excerpt(event.data)))
    case .success(let object?): frame = object
    }
    // The name stands in the JSON, or, from older services and proxies, on a line of its own.
    let name = frame["event"]
    if name?.equals("done") == true { return .done }
    if name?.equals("error") == true || event.name.equals("error") {
      return .failed(ServiceFault(ofFailed: frame))
    }
    if let message = frame["message"]?.object {
      start(frame, &progress)
      read(CozeMessage(object: message), frame, &progress)
      return progress.isTooLarge ? .tooLarge : .proceed
    }
    return ServiceFault(in: frame).map(FrameOutcome.failed) ?? .proceed
  }

  private func start(_ frame: JSONObject, _ progress: inout ReplyProgress) {
    guard !progress.hasBegun else { return }
    progress.start(chatID: nil, conversationID: frame["conversation_id"]?.identifier)
  }

  /// Only answers come in pieces; all else comes whole, with an index of its own.
  private mutating func read(
    _ message: CozeMessage, _ frame: JSONObject, _ progress: inout ReplyProgress
  ) {
    let part = part(frame["index"])
    guard message.kind == .answer else { return message.tellWhole(as: part, to: &progress) }
    if let reasoning = message.reasoning { progress.reasoningDelta(part, reasoning) }
    progress.answerDelta(part, message.content)
  }

  private mutating func part(_ index: JSONValue?) -> PartID {
    guard let index else { return PartID("0") }
    if !index.bytes.elementsEqual(lastPart.rawValue.utf8) {
      lastPart = PartID(index.identifier ?? "0")
    }
    return lastPart
  }
}
