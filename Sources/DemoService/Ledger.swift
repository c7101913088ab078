import Foundation

/// What the service remembers: conversations with their turns, and the chats in them.
actor Ledger {
  /// A refusal by the service, with its own code.
  struct Failure: Error {
    var code: ServiceCode
    var message: String
  }

  /// How a chat ended, or is going to end.
  struct Outcome: Sendable {
    var status: ChatHead.Status
    var messages: [Message] = []
    var usage = Usage()
    var answer = ""
  }

  /// What a new chat is told of itself.
  struct Admission: Sendable {
    var head: ChatHead
    /// How many questions the conversation has had, this one included.
    var turn: Int
    /// Tokens of what was said before in this conversation.
    var contextTokens: Int
  }

  private struct Conversation {
    var turns = 0
    var contextTokens = 0
    var runningChat: String?
  }

  private struct Chat {
    var head: ChatHead
    var questionTokens: Int
    var isRemembered: Bool
    var outcome: Outcome?
    var endedAt: Int?
    /// Of a chat that is not streamed: when it ends, and how.
    var planned: (at: ContinuousClock.Instant, outcome: Outcome)?
  }

  /// Older chats are forgotten.
  private static let mostChats = 1_000

  private var conversations: [String: Conversation] = [:]
  private var chats: [String: Chat] = [:]
  private var order: [String] = []
  private var lastID: UInt64 = 0

  /// Begins a chat; refuses where the conversation is unknown (4200) or busy (4016).
  func begin(
    bot: String, conversation: String?, question: String, isRemembered: Bool,
    metaData: [String: String]
  ) throws(Failure) -> Admission {
    let conversationID = conversation ?? String(nextID())
    if conversation != nil, conversations[conversationID] == nil {
      throw Failure(code: .notFound, message: "conversation \(conversationID) does not exist")
    }
    var record = conversations[conversationID] ?? Conversation()
    if let running = record.runningChat, status(of: running).isRunning {
      throw Failure(
        code: .conversationBusy,
        message: "Conversation occupied: chat \(running) is running in it")
    }
    let base = nextID()
    let head = ChatHead(
      id: String(base), conversationID: conversationID, botID: bot,
      createdAt: Int(Date().timeIntervalSince1970), messageIDs: IDBlock(base: base),
      metaData: metaData)
    record.runningChat = head.id
    conversations[conversationID] = record
    let questionTokens = Pieces.cut(question).count
    chats[head.id] = Chat(
      head: head, questionTokens: questionTokens, isRemembered: isRemembered)
    order.append(head.id)
    forgetOldChats()
    let context = record.contextTokens + questionTokens
    return Admission(head: head, turn: record.turns + 1, contextTokens: context)
  }

  /// An id block for an answer that is not kept.
  func ids() -> IDBlock { IDBlock(base: nextID()) }

  /// Fixes how a chat that is not streamed will end, and when.
  func plan(_ outcome: Outcome, for id: String, at instant: ContinuousClock.Instant) {
    chats[id]?.planned = (instant, outcome)
  }

  /// A streamed chat has come to its end; without effect when it was cancelled before.
  func finish(_ id: String, _ outcome: Outcome) {
    guard var chat = chats[id], chat.outcome == nil else { return }
    chat.outcome = outcome
    chat.endedAt = Int(Date().timeIntervalSince1970)
    chats[id] = chat
    guard outcome.status == .completed, chat.isRemembered else { return }
    conversations[chat.head.conversationID]?.turns += 1
    conversations[chat.head.conversationID]?.contextTokens +=
      chat.questionTokens + outcome.usage.output
  }

  /// Whether a chat is still to be written.
  func isRunning(_ id: String) -> Bool { status(of: id).isRunning }

  /// Cancels a running chat; refuses (4104) one that has ended.
  func cancel(_ id: String, in conversation: String) throws(Failure) -> JSON {
    let chat = try find(id, in: conversation)
    guard status(of: id).isRunning else {
      throw Failure(code: .cannotCancel, message: "chat \(id) has ended and can not be cancelled")
    }
    finish(id, Outcome(status: .canceled))
    return chat.head.json(.canceled, usage: Usage())
  }

  /// The chat object.
  func retrieve(_ id: String, in conversation: String) throws(Failure) -> JSON {
    _ = try find(id, in: conversation)
    let status = status(of: id)
    guard let chat = chats[id] else { return .null }
    return chat.head.json(status, usage: chat.outcome?.usage, endedAt: chat.endedAt)
  }

  /// The messages of a chat without its question; none before it ends. Not in the order of time,
  /// as the real service has it: `verbose` comes first.
  func messages(_ id: String, in conversation: String) throws(Failure) -> JSON {
    _ = try find(id, in: conversation)
    _ = status(of: id)
    guard let chat = chats[id], let messages = chat.outcome?.messages else { return [] }
    let sorted = messages.filter { $0.kind == .verbose } + messages.filter { $0.kind != .verbose }
    return .array(sorted.map { chat.head.json($0) })
  }

  private func find(_ id: String, in conversation: String) throws(Failure) -> Chat {
    guard let chat = chats[id], chat.head.conversationID == conversation else {
      throw Failure(code: .notFound, message: "chat \(id) does not exist in this conversation")
    }
    return chat
  }

  /// The state now: a planned end that is due happens first.
  private func status(of id: String) -> ChatHead.Status {
    if let planned = chats[id]?.planned, planned.at <= ContinuousClock.now {
      finish(id, planned.outcome)
    }
    guard let chat = chats[id] else { return .completed }
    return chat.outcome?.status ?? .inProgress
  }

  /// Ids grow with time and leave room for the messages of a turn; they fit into 63 bits.
  private func nextID() -> UInt64 {
    let milliseconds = UInt64(max(0, Date().timeIntervalSince1970 * 1_000))
    lastID = max(lastID &+ IDBlock.size, milliseconds << 22)
    return lastID
  }

  private func forgetOldChats() {
    while order.count > Ledger.mostChats {
      chats[order.removeFirst()] = nil
    }
  }
}
