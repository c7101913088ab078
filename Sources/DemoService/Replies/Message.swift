/// A finished message of a turn, as the service lists it.
struct Message: Sendable {
  enum Kind: String, Sendable {
    case answer, verbose
    case functionCall = "function_call"
    case toolResponse = "tool_response"
    case followUp = "follow_up"
  }

  var id: String
  var kind: Kind
  var content: String
}

/// What a turn cost, in tokens.
struct Usage: Sendable {
  var input = 0
  var output = 0
}

/// Ids of one turn: strings of digits that fit into 64 bits, as the service's do.
struct IDBlock: Sendable {
  /// How many ids one block holds.
  static let size: UInt64 = 4_096
  /// The first id, which is none of those that `next` gives.
  let base: String
  private var value: UInt64

  init(base: UInt64) {
    value = base
    self.base = String(base)
  }

  mutating func next() -> String { String(nextNumber()) }

  mutating func nextNumber() -> UInt64 {
    value &+= 1
    return value
  }
}

/// Turns the steps of a reply into messages: the tokens of an answer are one message, which ends
/// when something else follows it.
struct MessageCollector: Sendable {
  /// All finished messages so far, in their order.
  private(set) var messages: [Message] = []
  /// Tokens so far, those of the reasoning included.
  private(set) var tokenCount = 0
  private var ids: IDBlock
  private var openID: String?
  private var openText = ""
  private var saidFinish = false

  init(ids: IDBlock) { self.ids = ids }

  /// The id of the answer that is being written; begins one if there is none.
  mutating func answerID() -> String {
    if let openID { return openID }
    let id = ids.next()
    openID = id
    return id
  }

  /// Takes a step and gives the messages that are finished with it.
  mutating func take(_ step: ReplyStep) -> [Message] {
    let before = messages.count
    switch step {
    case .reasoning:
      tokenCount += 1
      _ = answerID()
    case .answer(let text):
      tokenCount += 1
      _ = answerID()
      openText += text
    case .tool(let name, let arguments, let output):
      finishAnswer()
      add(.functionCall, ToolCall(id: "", name: name, arguments: arguments).function.text)
      add(.toolResponse, output)
    case .toolOutput(let output):
      finishAnswer()
      add(.toolResponse, output)
    case .followUp(let text):
      finishAnswers()
      add(.followUp, text)
    case .pause, .raw: break
    }
    return Array(messages[before...])
  }

  /// Stops before the end because tools of the client's are wanted; gives the messages that are
  /// finished with it, the calls included.
  mutating func wait(for calls: [ToolCall]) -> [Message] {
    let before = messages.count
    finishAnswer()
    for call in calls { add(.functionCall, call.function.text) }
    return Array(messages[before...])
  }

  /// Ends the turn in order; gives the messages that are finished with it.
  mutating func finish() -> [Message] {
    let before = messages.count
    finishAnswers()
    return Array(messages[before...])
  }

  /// An answer without text yet stays open: its reasoning came first, its text comes later.
  private mutating func finishAnswer() {
    guard let id = openID, !openText.isEmpty else { return }
    messages.append(Message(id: id, kind: .answer, content: openText))
    openID = nil
    openText = ""
  }

  private mutating func finishAnswers() {
    finishAnswer()
    guard !saidFinish else { return }
    saidFinish = true
    let inner: JSON = ["finish_reason": 0, "FinData": ""]
    let outer: JSON = [
      "msg_type": "generate_answer_finish", "data": .string(inner.text), "from_module": .null,
      "from_unit": .null,
    ]
    add(.verbose, outer.text)
  }

  private mutating func add(_ kind: Message.Kind, _ content: String) {
    messages.append(Message(id: ids.next(), kind: kind, content: content))
  }
}
