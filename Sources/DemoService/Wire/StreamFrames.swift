/// Puts the steps of a reply into the frames of one API.
protocol StreamFrames: Sendable {
  /// The messages so far.
  var collector: MessageCollector { get }
  /// What is sent before the first step.
  mutating func opening() -> [UInt8]
  /// The frames of one step.
  mutating func append(_ step: ReplyStep, to out: inout [UInt8])
  /// What is sent at the end. Nothing for an ending that is no end.
  mutating func closing(_ ending: ReplyEnding, usage: Usage) -> [UInt8]
  /// What is sent when the reply was cancelled on the service.
  func cancelled() -> [UInt8]
}

/// The frames of `POST /open_api/v2/chat`: only `data:` lines, without a space after the colon;
/// each message has its own `index`.
struct FramesV2: StreamFrames {
  private(set) var collector: MessageCollector
  private let conversationID: String
  private var index = 0
  private var sequence = 0

  init(conversationID: String, ids: IDBlock) {
    self.conversationID = conversationID
    collector = MessageCollector(ids: ids)
  }

  func opening() -> [UInt8] { [] }

  mutating func append(_ step: ReplyStep, to out: inout [UInt8]) {
    if case .raw(let bytes) = step { out += bytes }
    for message in collector.take(step) { add(message, to: &out) }
    if case .answer(let text) = step {
      add(.answer, text, isFinished: false, to: &out)
    }
  }

  mutating func closing(_ ending: ReplyEnding, usage: Usage) -> [UInt8] {
    var out: [UInt8] = []
    switch ending {
    case .complete, .withoutDone:
      for message in collector.finish() { add(message, to: &out) }
      if case .complete = ending { FramesV2.write(["event": "done"], to: &out) }
    case .error(let code, let message): fail(code, message, to: &out)
    case .failed: fail(.generationFailed, "error", to: &out)
    case .requiresAction:
      fail(.internalFailure, "this bot needs a tool of the client's: use /v3/chat", to: &out)
    case .truncated, .dropped: break
    }
    return out
  }

  func cancelled() -> [UInt8] { [] }

  /// A finished message: the end of the answer that was sent in pieces, or a whole one.
  private mutating func add(_ message: Message, to out: inout [UInt8]) {
    let isAnswer = message.kind == .answer
    add(message.kind, isAnswer ? "" : message.content, isFinished: true, to: &out)
    index += 1
  }

  private mutating func add(
    _ kind: Message.Kind, _ content: String, isFinished: Bool, to out: inout [UInt8]
  ) {
    let frame: JSON = [
      "event": "message",
      "message": FramesV2.message(kind, content),
      "is_finish": .bool(isFinished),
      "index": .number(index),
      "conversation_id": .string(conversationID),
      "seq_id": .number(sequence),
    ]
    sequence += 1
    FramesV2.write(frame, to: &out)
  }

  private func fail(_ code: ServiceCode, _ message: String, to out: inout [UInt8]) {
    let failure: JSON = ["code": .number(code.rawValue), "msg": .string(message)]
    FramesV2.write(["event": "error", "error_information": failure], to: &out)
  }

  /// A message as v2 writes it, in streams and in whole answers.
  static func message(_ kind: Message.Kind, _ content: String) -> JSON {
    [
      "role": "assistant", "type": .string(kind.rawValue), "content": .string(content),
      "content_type": "text", "extra_info": .null,
    ]
  }

  private static func write(_ frame: JSON, to out: inout [UInt8]) {
    out += "data:".utf8
    frame.write(to: &out)
    out += "\n\n".utf8
  }
}
