/// The frames of `POST /v3/chat`: one `event:` and one `data:` line each.
struct FramesV3: StreamFrames {
  private(set) var collector: MessageCollector
  private let chat: ChatHead
  private let isResumed: Bool

  /// `isResumed`: the chat was created before and goes on after a tool.
  init(chat: ChatHead, isResumed: Bool = false) {
    self.chat = chat
    self.isResumed = isResumed
    collector = MessageCollector(ids: chat.messageIDs)
  }

  mutating func opening() -> [UInt8] {
    var out: [UInt8] = []
    if !isResumed { write("conversation.chat.created", chat.json(.created), to: &out) }
    write("conversation.chat.in_progress", chat.json(.inProgress), to: &out)
    return out
  }

  mutating func append(_ step: ReplyStep, to out: inout [UInt8]) {
    for message in collector.take(step) {
      write("conversation.message.completed", chat.json(message), to: &out)
    }
    switch step {
    case .answer(let text): addDelta(content: text, reasoning: nil, to: &out)
    case .reasoning(let text): addDelta(content: "", reasoning: text, to: &out)
    case .raw(let bytes): out += bytes
    case .tool, .toolOutput, .followUp, .pause: break
    }
  }

  mutating func closing(_ ending: ReplyEnding, usage: Usage) -> [UInt8] {
    var out: [UInt8] = []
    switch ending {
    case .complete, .withoutDone:
      for message in collector.finish() {
        write("conversation.message.completed", chat.json(message), to: &out)
      }
      write("conversation.chat.completed", chat.json(.completed, usage: usage), to: &out)
      if case .complete = ending { out += done() }
    case .error(let code, let message):
      let failure: JSON = ["code": .number(code.rawValue), "msg": .string(message)]
      write("error", failure, to: &out)
    case .failed(let shape):
      write("conversation.chat.failed", failure(shape, usage), to: &out)
      out += done()
    case .requiresAction(let calls):
      for message in collector.wait(for: calls) {
        write("conversation.message.completed", chat.json(message), to: &out)
      }
      let waiting = chat.json(.requiresAction, usage: usage, toolCalls: calls)
      write("conversation.chat.requires_action", waiting, to: &out)
      out += done()
    case .truncated, .dropped: break
    }
    return out
  }

  /// Nothing but the closing frame: the real service leaves it to the client to hang up.
  func cancelled() -> [UInt8] { done() }

  private func failure(_ shape: FailureShape, _ usage: Usage) -> JSON {
    switch shape {
    case .chat: chat.json(.failed, usage: usage)
    case .bareNumber: ["code": .number(ServiceCode.generationFailed.rawValue), "msg": "error"]
    case .bareText: ["code": "720702204", "msg": "error", "event": "failed"]
    }
  }

  /// A delta carries no times, and reasoning only where there is some.
  private mutating func addDelta(content: String, reasoning: String?, to out: inout [UInt8]) {
    var members: [(String, JSON)] = [
      ("id", .string(collector.answerID())),
      ("conversation_id", .string(chat.conversationID)), ("bot_id", .string(chat.botID)),
      ("role", "assistant"), ("type", "answer"), ("content", .string(content)),
      ("content_type", "text"), ("chat_id", .string(chat.id)),
      ("section_id", .string(chat.sectionID)),
    ]
    if let reasoning { members.append(("reasoning_content", .string(reasoning))) }
    write("conversation.message.delta", .members(members), to: &out)
  }

  private func done() -> [UInt8] { Array("event:done\ndata:\"[DONE]\"\n\n".utf8) }

  private func write(_ event: String, _ data: JSON, to out: inout [UInt8]) {
    out += "event:\(event)\ndata:".utf8
    data.write(to: &out)
    out += "\n\n".utf8
  }
}
