/// What stays the same of a v3 chat from its beginning to its end.
struct ChatHead: Sendable {
  /// The states of a chat in the service's spelling.
  enum Status: String, Sendable {
    case created, completed, failed, canceled
    case inProgress = "in_progress"
    case requiresAction = "requires_action"

    /// Whether another chat in the same conversation has to wait.
    var isRunning: Bool {
      switch self {
      case .created, .inProgress: true
      case .completed, .failed, .canceled, .requiresAction: false
      }
    }
  }

  var id: String
  var conversationID: String
  var sectionID: String
  var botID: String
  /// Unix time in seconds.
  var createdAt: Int
  /// Where the ids of its messages come from.
  var messageIDs: IDBlock
  var metaData: [String: String] = [:]
  /// Messages of the request that were put into the conversation.
  var insertedIDs: [String] = []

  /// The chat object, as the service writes it.
  func json(
    _ status: Status, usage: Usage? = nil, endedAt: Int? = nil, toolCalls: [ToolCall] = []
  ) -> JSON {
    let isFailed = status == .failed
    var members: [(String, JSON)] = [
      ("id", .string(id)), ("conversation_id", .string(conversationID)),
      ("bot_id", .string(botID)), ("created_at", .number(createdAt)),
      ("last_error", isFailed ? ChatHead.failure : ["code": 0, "msg": ""]),
      ("status", .string(status.rawValue)), ("section_id", .string(sectionID)),
      ("meta_data", JSON(metaData)),
    ]
    if !status.isRunning {
      members.append((isFailed ? "failed_at" : "completed_at", .number(endedAt ?? createdAt)))
    }
    if let usage { members.append(("usage", usage.json)) }
    if !insertedIDs.isEmpty {
      let inserted = insertedIDs.map { JSON.members([("id", .string($0))]) }
      members.append(("inserted_additional_messages", .array(inserted)))
    }
    if status == .requiresAction {
      members.append(("required_action", ChatHead.requiredAction(toolCalls)))
    }
    return .members(members)
  }

  /// A finished message of this chat.
  func json(_ message: Message) -> JSON {
    [
      "id": .string(message.id), "conversation_id": .string(conversationID),
      "bot_id": .string(botID), "role": "assistant", "type": .string(message.kind.rawValue),
      "content": .string(message.content), "content_type": "text", "chat_id": .string(id),
      "section_id": .string(sectionID), "created_at": .number(createdAt),
      "updated_at": .number(createdAt), "meta_data": .members([]),
    ]
  }

  private static let failure: JSON = [
    "code": .number(ServiceCode.generationFailed.rawValue), "msg": "the model gave up",
  ]

  private static func requiredAction(_ calls: [ToolCall]) -> JSON {
    let calls = calls.map { call -> JSON in
      ["id": .string(call.id), "type": "function", "function": call.function]
    }
    return [
      "type": "submit_tool_outputs", "submit_tool_outputs": ["tool_calls": .array(calls)],
    ]
  }
}

extension Usage {
  var json: JSON {
    [
      "token_count": .number(input + output), "output_count": .number(output),
      "input_count": .number(input),
    ]
  }
}
