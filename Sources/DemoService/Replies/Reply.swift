/// What a bot answers, before it is put into frames of one API or the other.
struct Reply: Sendable {
  /// Told instead of a reply, before anything was generated.
  var refusal: Refusal?
  var parts: [ReplyPart] = []
  /// Tokens a second; nil leaves the service's own rate, 0 means as fast as possible.
  var rate: Double?
  var ending: ReplyEnding = .complete

  init(parts: [ReplyPart] = [], rate: Double? = nil, ending: ReplyEnding = .complete) {
    self.parts = parts
    self.rate = rate
    self.ending = ending
  }

  init(refusal: Refusal) { self.refusal = refusal }

  /// A plain answer.
  init(answer: String, followUps: [String] = []) {
    parts = [.answer(answer)] + followUps.map(ReplyPart.followUp)
  }
}

/// A stretch of a reply.
enum ReplyPart: Sendable {
  /// What the model thinks before it speaks; sent token by token.
  case reasoning(String)
  /// Text of the answer; sent token by token.
  case answer(String)
  /// So many tokens of made-up text; made while they are sent.
  case filler(Filler, count: Int)
  /// A call of a tool, with what the tool answered. Sent whole.
  case tool(name: String, arguments: String, output: String)
  /// What a tool of the client's answered. Sent whole.
  case toolOutput(String)
  /// A question that the user may ask next.
  case followUp(String)
  /// Nothing is sent for so long.
  case pause(Duration)
  /// Bytes put into a stream as they are, outside every rule; a reply that is not streamed has
  /// them in the place of its body.
  case raw([UInt8])
}

/// How a reply ends.
enum ReplyEnding: Sendable {
  case complete
  /// `chat.completed` comes, the closing `done` does not.
  case withoutDone
  /// The body ends in order, but the reply does not.
  case truncated
  /// The connection breaks.
  case dropped
  /// An `error` event.
  case error(ServiceCode, String)
  /// `conversation.chat.failed` in one of its three shapes.
  case failed(FailureShape)
  /// The bot wants tools of the client's to be run, and goes on with their outputs.
  case requiresAction([ToolCall])
}

/// A tool of the client's that is to be run.
struct ToolCall: Sendable, Equatable {
  /// What its output is to be called by.
  var id: String
  var name: String
  /// JSON text.
  var arguments: String

  /// The function as the service writes it.
  var function: JSON { ["name": .string(name), "arguments": .string(arguments)] }
}

/// The three ways in which the real service writes `conversation.chat.failed`.
enum FailureShape: Int, Sendable, CaseIterable {
  /// A chat object with `last_error`.
  case chat = 1
  /// `{"code":701231,"msg":"error"}`.
  case bareNumber = 2
  /// `{"code":"720702204",…}`.
  case bareText = 3
}

/// A reply that is refused as a whole.
enum Refusal: Sendable {
  /// The service's JSON envelope under an HTTP status.
  case envelope(status: Int, code: ServiceCode, message: String, retryAfter: Int? = nil)
  /// What a gateway answers in place of the service.
  case page(status: Int, html: String)
}

/// A code of the service's own; which numbers mean what is told in the Coze documentation.
struct ServiceCode: RawRepresentable, Hashable, Sendable {
  let rawValue: Int
  init(rawValue: Int) { self.rawValue = rawValue }

  static let badParameter = ServiceCode(rawValue: 4000)
  static let rateLimited = ServiceCode(rawValue: 4013)
  static let conversationBusy = ServiceCode(rawValue: 4016)
  static let badToken = ServiceCode(rawValue: 4100)
  static let cannotCancel = ServiceCode(rawValue: 4104)
  static let notFound = ServiceCode(rawValue: 4200)
  static let internalFailure = ServiceCode(rawValue: 5000)
  static let generationFailed = ServiceCode(rawValue: 701_231)
  static let badParameterV2 = ServiceCode(rawValue: 702_242_001)
  static let badTokenV2 = ServiceCode(rawValue: 700_012_006)
}
