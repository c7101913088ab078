/// A chat that the service remembers.
struct StoredChat: Sendable {
  /// How a run of a chat ended, or is going to end.
  struct Outcome: Sendable {
    var status: ChatHead.Status
    var messages: [Message] = []
    /// Of the whole chat.
    var usage = Usage()
    /// What a chat that waits wants to have run.
    var toolCalls: [ToolCall] = []
  }

  var head: ChatHead
  let question: Question
  /// Whether its messages go into the conversation.
  let isRemembered: Bool
  /// Grows each time when the chat goes on after a tool; the end of a run before is no end.
  var run = 0
  var outcome: Outcome?
  var endedAt: Int?
  /// Of a run that is not streamed: when it ends, and how.
  var planned: (at: ContinuousClock.Instant, outcome: Outcome)?
  /// The messages of the runs before this one.
  var earlierMessages: [Message] = []

  /// How large its messages are, in UTF-8.
  var bytes: Int { (outcome?.messages ?? []).reduce(0) { $0 + $1.content.utf8.count } }

  func json(_ status: ChatHead.Status) -> JSON {
    head.json(
      status, usage: outcome?.usage, endedAt: endedAt, toolCalls: outcome?.toolCalls ?? [])
  }
}
