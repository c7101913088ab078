/// One step of a reply, as a dialect understood it. Text is raw: not yet sanitised.
///
/// Order: `started` at most once and first; then any mix of the middle cases; then exactly one of
/// `completed`, `failed`, `requiresAction`. Nothing follows the end.
package enum ReplyEvent: Hashable, Sendable {
  /// The service took the request. Ids may be missing in v2.
  case started(chatID: String?, conversationID: String?)
  /// More text of one answer. Several parts in one reply are normal.
  case answerDelta(PartID, String)
  /// The whole text of one answer: replaces what its deltas built.
  case answerCompleted(PartID, String)
  /// More reasoning text that belongs to one answer.
  case reasoningDelta(PartID, String)
  /// The bot calls a tool; arguments are JSON text as sent.
  case toolCall(name: String, arguments: String)
  case toolOutput(String)
  case followUp(String)
  case usage(Usage)
  /// The bot waits for a tool that we do not run; ends the reply.
  case requiresAction
  /// The reply is whole.
  case completed
  case failed(ReplyFailure)
}

/// Tells the answers of one reply apart: the service's message id (v3) or index (v2).
package struct PartID: RawRepresentable, Hashable, Sendable {
  package var rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ rawValue: String) { self.rawValue = rawValue }
}

/// Tokens that a reply cost.
package struct Usage: Hashable, Sendable {
  package var input: Int
  package var output: Int
  package var total: Int

  package init(input: Int, output: Int, total: Int) {
    self.input = input
    self.output = output
    self.total = total
  }
}

/// Why a reply did not arrive whole, without a sentence: `Wording` says it.
package struct ReplyFailure: Hashable, Sendable, Error {
  /// The three things that can go wrong on the way, and the one before it, each told differently.
  package enum Kind: Hashable, Sendable {
    /// The service answered, and said no. `message` is its own text, raw.
    case refused(Refusal)
    /// No usable answer came.
    case network(NetworkFailure)
    /// The reply began and stopped without its end mark. The receiver counts what came.
    case broken(BreakReason)
    /// Nothing was sent: the profile's token could not be had.
    case noToken(TokenFailure)
  }

  package var kind: Kind
  /// The service's log id for a report; nil when none came.
  package var logID: String?

  package init(_ kind: Kind, logID: String? = nil) {
    self.kind = kind
    self.logID = logID
  }
}

/// What a service said when it refused.
package struct Refusal: Hashable, Sendable {
  /// What the user can do about it.
  package enum Cause: Hashable, Sendable {
    /// The token is wrong or expired (401, 4100, 700012006).
    case token
    /// The token may not do this (403, 4101).
    case permission
    /// Too many requests (429, 4013).
    case rateLimit
    /// Another chat runs in this conversation (4016).
    case busy
    /// The bot, conversation or path is unknown (404, 4200).
    case notFound
    /// A parameter is wrong (400, 4000, 702242001).
    case parameter
    /// The service has a fault of its own (5xx, 5000).
    case service
    /// It answered something that is no answer (HTML, garbage, an empty body).
    case nonsense
    case other
  }

  package var cause: Cause
  /// The service's own code (a number as text, or a word); nil when it gave none.
  package var code: String?
  package var message: String
  /// The HTTP status; 200 is common for Coze's refusals.
  package var status: Int

  package init(cause: Cause, code: String?, message: String, status: Int) {
    self.cause = cause
    self.code = code
    self.message = message
    self.status = status
  }
}

/// At which step the network failed. `host` is what was dialled, never a path or a token.
package enum NetworkFailure: Hashable, Sendable {
  case nameLookup(host: String)
  case connect(host: String, detail: String)
  case tls(host: String, detail: String)
  case proxy(detail: String)
  case connectTimeout(host: String, Duration)
  /// No byte came for this long before the reply began.
  case idleTimeout(Duration)
  case lost(detail: String)
  case other(detail: String)
}

/// Why a reply that had begun came to no end mark.
package enum BreakReason: Hashable, Sendable {
  /// The body ended early.
  case truncated
  /// The connection failed.
  case connection(detail: String)
  /// No byte came for this long.
  case silence(Duration)
  /// The service reported a failure in the stream. Its code and message, raw.
  case service(code: String?, message: String)
  /// A stated limit was passed.
  case tooLarge
}
