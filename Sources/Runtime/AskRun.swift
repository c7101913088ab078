import AppCore
import Chat
import Net
import Settings
import Wire
import Wording

/// One question under way: drives the reply to its end and prints it. `Ask` makes its parts.
final class AskRun {
  struct Parts {
    var transport: any Transport
    var tokens: TokenFetcher
    /// Monotonic time since the start of the program.
    var now: () -> Duration
    /// Asks to stop: nil in a test without signals.
    var signals: AskSignals?
    var output: AskOutput
    var errors: Int32
    var language: Language
  }

  private static let turn = Turn.ID(rawValue: 1)
  /// How long telling the service that we left may take.
  private static let farewell = Duration.seconds(3)

  private let parts: Parts
  private let replies: ReplyRunner
  private var printer: any AskPrinter
  private var text = TextPrinter()
  /// What the program will end with; nil while the reply runs.
  private var status: ExitStatus?
  private var leavesAt: Duration?

  init(_ parts: Parts, isJSON: Bool, api: API) {
    self.parts = parts
    replies = ReplyRunner(transport: parts.transport, tokens: parts.tokens)
    printer = isJSON ? JSONPrinter(api: api) : TextPrinter()
  }

  /// Asks, prints what comes, and says how it ended.
  func run(_ request: ReplyRequest, dialect: any Dialect, source: TokenSource) -> ExitStatus {
    replies.start(Self.turn, request: request, dialect: dialect, source: source, at: parts.now())
    takeOutcomes()
    while !isOver { turnOnce() }
    // The last write may have failed together with the end of the reply.
    checkOutput()
    if printer.differs { say(.askDiffers) }
    return status ?? .refused
  }

  /// Nothing is left to print and the service knows that nobody listens, or it takes too long.
  private var isOver: Bool {
    if let leavesAt, leavesAt <= parts.now() { return true }
    return !replies.isBusy && parts.output.isEmpty
  }

  private func turnOnce() {
    parts.output.flush()
    checkOutput()
    guard !isOver else { return }
    let now = parts.now()
    let deadline = [replies.nextDeadline, leavesAt].compactMap(\.self).min()
    var interests = replies.interests + parts.output.interests
    if let signals = parts.signals { interests.append(Interest(signals.descriptor)) }
    let ready = parts.transport.wait(
      for: interests, timeout: deadline.map { max(.zero, $0 - now) })
    if let signals = parts.signals, ready.contains(Interest(signals.descriptor)) {
      for signal in signals.read() { leave(signal.status) }
    }
    for (transfer, event) in parts.transport.takeEvents() {
      replies.take(event, of: transfer, at: parts.now())
    }
    replies.expire(at: parts.now())
    takeOutcomes()
  }

  private func takeOutcomes() {
    for outcome in replies.takeOutcomes() {
      switch outcome {
      case .events(_, let events): for event in events { take(event) }
      case .finished: break
      }
    }
  }

  private func take(_ event: ReplyEvent) {
    guard status == nil else { return }
    _ = text.print(event)
    parts.output.append(printer.print(event))
    switch event {
    case .completed: end(.done)
    case .requiresAction:
      end(.refused)
      say(.requiresAction)
    case .failed(let failure):
      end(failure.exitStatus)
      say(sentence(for: failure, received: text.characterCount))
    case .started, .answerDelta, .answerCompleted, .reasoningDelta, .toolCall, .toolOutput,
      .followUp, .usage:
      parts.output.flush()
    }
  }

  private func end(_ status: ExitStatus) {
    self.status = status
    parts.output.append(printer.finish())
    parts.output.finish()
    // The text stands before the sentence about it.
    parts.output.flush()
  }

  private func checkOutput() {
    guard leavesAt == nil else { return }
    switch parts.output.trouble {
    case nil: return
    case .readerLeft: leave(.pipeClosed)
    case .failed(let reason):
      say(.askCannotWrite(reason))
      leave(.cannotWrite)
    }
  }

  /// Ends early, whatever had come: the service is told, for a moment at most. A second wish to
  /// leave is granted at once.
  private func leave(_ status: ExitStatus) {
    guard leavesAt == nil else {
      leavesAt = parts.now()
      return
    }
    self.status = status
    leavesAt = parts.now() + Self.farewell
    parts.output.append(printer.finish())
    parts.output.finish()
    parts.output.flush()
    replies.stop(Self.turn, at: parts.now())
    takeOutcomes()
  }

  private func say(_ sentence: Sentence) {
    StandardError.say(sentence, in: parts.language, descriptor: parts.errors)
  }
}

extension ReplyFailure {
  /// The exit status that tells the kinds of failures apart.
  var exitStatus: ExitStatus {
    switch kind {
    case .network: .networkFailed
    case .broken: .replyBroken
    case .noToken: .notAllowed
    case .refused(let refusal):
      switch refusal.cause {
      case .token, .permission: .notAllowed
      case .rateLimit, .busy: .tryLater
      case .notFound, .parameter, .service, .nonsense, .other: .refused
      }
    }
  }
}
