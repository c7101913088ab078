import Chat

/// What has been told of one reply, and what is still to be told. It keeps the order that
/// `ReplyEvent` promises: one start, first; one end; nothing behind it.
struct ReplyProgress: Sendable {
  /// The text of a reply, answers and all else together, in UTF-8 bytes: once as deltas, once
  /// as completed answers.
  static let maximumTextBytes = 16 << 20

  /// Answers, calls and all else of one reply. Each is a block on the screen and costs far more
  /// than its text.
  static let maximumParts = 10_000

  private enum Phase { case waiting, begun, over }

  /// Told and not yet taken.
  private var pending: [ReplyEvent] = []
  private var phase = Phase.waiting
  private var deltaBytes = 0
  /// Completed answers repeat their deltas, so they count for themselves.
  private var completedBytes = 0
  /// Something that a person can read has come.
  private(set) var hasContent = false
  /// The answers so far, and everything else that came whole.
  private var answers: Set<PartID> = []
  private var lastAnswer: PartID?
  private var wholeCount = 0
  /// Whether more text or more parts came than a reply may have.
  private(set) var isTooLarge = false

  /// Some event has been told.
  var hasBegun: Bool { phase != .waiting }
  var isOver: Bool { phase == .over }

  /// The events since the last call.
  mutating func take() -> [ReplyEvent] {
    guard !pending.isEmpty else { return [] }
    defer { pending = [] }
    return pending
  }

  /// Tells of the start, once and only before anything else.
  mutating func start(chatID: String?, conversationID: String?) {
    guard phase == .waiting else { return }
    phase = .begun
    pending.append(.started(chatID: chatID, conversationID: conversationID))
  }

  mutating func answerDelta(_ part: PartID, _ text: String) {
    add(text, .answerDelta(part, text), part)
  }

  mutating func reasoningDelta(_ part: PartID, _ text: String) {
    add(text, .reasoningDelta(part, text), part)
  }

  /// The whole text of an answer. Empty text is none: what the deltas built stays.
  mutating func answerCompleted(_ part: PartID, _ text: String) {
    add(text, .answerCompleted(part, text), part)
  }

  mutating func toolCall(name: String, arguments: String) {
    add(name + arguments, .toolCall(name: name, arguments: arguments))
  }

  mutating func toolOutput(_ text: String) { add(text, .toolOutput(text)) }
  mutating func followUp(_ text: String) { add(text, .followUp(text)) }

  mutating func usage(_ usage: Usage) {
    guard phase != .over else { return }
    phase = .begun
    pending.append(.usage(usage))
  }

  mutating func complete() { end(.completed) }
  mutating func requireAction() { end(.requiresAction) }

  mutating func fail(_ kind: ReplyFailure.Kind, logID: String?) {
    end(.failed(ReplyFailure(kind, logID: logID)))
  }

  /// Nothing may be told any more: the user has stopped the reply.
  mutating func silence() {
    phase = .over
    pending = []
  }

  private mutating func end(_ event: ReplyEvent) {
    guard phase != .over else { return }
    phase = .over
    pending.append(event)
  }

  /// `part` names an answer; what has none is a part of its own.
  private mutating func add(_ text: String, _ event: ReplyEvent, _ part: PartID? = nil) {
    guard phase != .over, !text.isEmpty else { return }
    if case .answerCompleted = event {
      completedBytes += text.utf8.count
    } else {
      deltaBytes += text.utf8.count
    }
    count(part)
    isTooLarge =
      max(deltaBytes, completedBytes) > Self.maximumTextBytes
      || answers.count + wholeCount > Self.maximumParts
    guard !isTooLarge else { return }
    phase = .begun
    hasContent = true
    pending.append(event)
  }

  /// A token nearly always belongs to the answer of the last one.
  private mutating func count(_ part: PartID?) {
    guard let part else {
      wholeCount += 1
      return
    }
    guard part != lastAnswer else { return }
    lastAnswer = part
    answers.insert(part)
  }
}
