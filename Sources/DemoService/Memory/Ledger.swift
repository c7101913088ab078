import Foundation

/// What the service remembers: conversations with their messages, and the chats in them. All of it
/// in memory and bounded; the oldest is forgotten first.
actor Ledger {
  /// A refusal by the service, with its own code.
  struct Failure: Error {
    var code: ServiceCode
    var message: String

    init(code: ServiceCode, message: String) {
      self.code = code
      self.message = message
    }

    /// A parameter that is wrong: 4000.
    init(bad message: String) { self.init(code: .badParameter, message: message) }
  }

  /// A chat that is asked for.
  struct Order: Sendable {
    var bot: String
    /// Nil for a new conversation.
    var conversation: String?
    /// What is put after the history; the last is the question. Empty: the question is the last
    /// message of the conversation.
    var entered: [NewMessage]
    var isRemembered: Bool
    var metaData: [String: String]
  }

  /// What a new chat, or one that goes on, is told of itself.
  struct Admission: Sendable {
    var head: ChatHead
    /// Which of the chat's runs this is: one that waited for a tool runs again.
    var run: Int
    var question: Question
    /// Tokens of what was said before in this conversation, the question included.
    var contextTokens: Int
    /// Tokens that the runs before this one made.
    var spentTokens = 0
  }

  var conversations: [String: StoredConversation] = [:]
  /// Ids of conversations, the oldest first.
  var conversationOrder: [String] = []
  var chats: [String: StoredChat] = [:]
  /// Ids of chats, the oldest first.
  var chatOrder: [String] = []
  let limits: Limits
  private var lastID: UInt64 = 0

  init(limits: Limits = Limits()) { self.limits = limits }

  /// Begins a chat; refuses where the conversation is unknown (4200) or busy (4016), and where
  /// there is no question (4000).
  func begin(_ order: Order) throws(Failure) -> Admission {
    var record = try place(of: order)
    let question = try question(of: order, in: record)
    var ids = IDBlock(base: nextID())
    var head = ChatHead(
      id: ids.base, conversationID: record.id, sectionID: record.sectionID, botID: order.bot,
      createdAt: now, messageIDs: ids, metaData: order.metaData)
    if order.isRemembered {
      for message in order.entered {
        let id = ids.nextNumber()
        head.insertedIDs.append(String(id))
        record.insert(stored(message, id: id, chat: head.id, bot: order.bot, in: record))
      }
      head.messageIDs = ids
    }
    record.runningChat = head.id
    record.updatedAt = now
    let context = record.context.reduce(0) { $0 + $1.tokens }
    let extra = order.isRemembered ? 0 : order.entered.reduce(0) { $0 + Pieces.cut($1.text).count }
    put(record)
    chats[head.id] = StoredChat(head: head, question: question, isRemembered: order.isRemembered)
    chatOrder.append(head.id)
    forgetOldest()
    return Admission(head: head, run: 0, question: question, contextTokens: context + extra)
  }

  /// The conversation that a chat is to be in, which may be a new one.
  private func place(of order: Order) throws(Failure) -> StoredConversation {
    guard let id = order.conversation else {
      let name = StoredConversation.name(from: order.entered.last?.text ?? "")
      return makeConversation(Opening(bot: order.bot, name: name))
    }
    let record = try conversation(id)
    try checkFree(record)
    return record
  }

  /// The question of a chat and its number in the conversation, or 4000.
  private func question(
    of order: Order, in record: StoredConversation
  ) throws(Failure) -> Question {
    let known = record.context.count { $0.role == .user }
    guard let last = order.entered.last else {
      guard let waiting = record.context.last, waiting.role == .user else {
        throw Failure(bad: "the conversation does not end with a message of the user")
      }
      return Question(text: waiting.text, turn: known)
    }
    guard last.role == .user,
      let text = order.entered.last(where: { $0.role == .user && !$0.text.isEmpty })?.text
    else {
      throw Failure(bad: "additional_messages must end with a message of the user")
    }
    return Question(text: text, turn: known + order.entered.count { $0.role == .user })
  }

  /// Refuses (4016) a conversation in which a chat is running.
  func checkFree(_ record: StoredConversation) throws(Failure) {
    guard let running = record.runningChat, status(of: running).isRunning else { return }
    throw Failure(
      code: .conversationBusy,
      message: "Conversation occupied: chat \(running) is running in it")
  }

  /// A message as it is kept.
  func stored(
    _ message: NewMessage, id: UInt64, chat: String?, bot: String, in record: StoredConversation
  ) -> StoredMessage {
    StoredMessage(
      id: id, role: message.role, content: message.content, text: message.text,
      contentType: message.contentType, metaData: message.metaData, chatID: chat, botID: bot,
      sectionID: record.sectionID,
      createdAt: now, updatedAt: now, tokens: Pieces.cut(message.text).count)
  }

  /// An id block for an answer that is not kept.
  func ids() -> IDBlock { IDBlock(base: nextID()) }

  /// Unix time in seconds.
  var now: Int { Int(Date().timeIntervalSince1970) }

  /// Ids grow with time and leave room for the messages of a turn; they fit into 63 bits.
  func nextID() -> UInt64 {
    let milliseconds = UInt64(max(0, Date().timeIntervalSince1970 * 1_000))
    lastID = max(lastID &+ IDBlock.size, milliseconds << 22)
    return lastID
  }
}
