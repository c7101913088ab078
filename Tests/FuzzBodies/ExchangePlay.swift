import Chat
import Wire

/// Drives one exchange through given responses to its end, and checks each step.
struct ExchangePlay {
  private var exchange: any Exchange
  private var responses: ArraySlice<DialectBody.Response>
  private var stopPoint: Int?
  /// How the bodies are cut; nil: not at all.
  private var dice: Dice?
  private var now = Duration.zero
  private var open: RequestTag?
  private var wakeTime: Duration?
  private var isFinished = false
  private var told = ReplyOrder()
  private var actions: [ExchangeAction] = []
  private var inputCount = 0
  private var nextTag = 0

  init(
    _ exchange: any Exchange, _ responses: [DialectBody.Response], _ stopPoint: Int?, _ dice: Dice?
  ) {
    self.exchange = exchange
    self.responses = responses[...]
    self.stopPoint = stopPoint
    self.dice = dice
  }

  /// Everything it did, waiting times left out, the events of neighbours joined.
  mutating func run() throws(FuzzFinding) -> [ExchangeAction] {
    try take(.begin)
    for _ in 0..<3000 where !isFinished {
      try stopIfDue()
      if let tag = open {
        try answer(tag)
      } else if let time = wakeTime {
        wakeTime = nil
        now = max(now, time)
        try take(.woke)
      } else if !isFinished {
        throw FuzzFinding("it waits for nothing")
      }
    }
    try hold(isFinished, "it never finishes")
    try hold(open == nil, "a request is left open")
    try hold(exchange.input(.woke, at: now).isEmpty, "it goes on after its end")
    // Texts grow by the marks of invalid bytes, threefold, and may be told as deltas and whole.
    try hold(told.byteCount <= 8 * inputCount + 4096, "\(told.byteCount) bytes of \(inputCount)")
    return actions
  }

  private mutating func answer(_ tag: RequestTag) throws(FuzzFinding) {
    guard let response = responses.popFirst() else { return try end(tag, .lost(detail: "over")) }
    try take(.head(tag, response.head))
    try stopIfDue()
    var pieces = [response.body]
    if var dice {
      pieces = dice.pieces(of: response.body)
      self.dice = dice
    }
    for piece in pieces where open == tag && !piece.isEmpty {
      inputCount += piece.count
      try take(.body(tag, piece))
    }
    try stopIfDue()
    if open == tag { try end(tag, response.end) }
  }

  private mutating func end(_ tag: RequestTag, _ failure: NetworkFailure?) throws(FuzzFinding) {
    open = nil
    try take(.end(tag, failure))
  }

  private mutating func stopIfDue() throws(FuzzFinding) {
    guard let point = stopPoint, !isFinished else { return }
    stopPoint = point > 0 ? point - 1 : nil
    guard point == 0 else { return }
    told.isStopped = true
    try take(.stop)
  }

  private mutating func take(_ input: ExchangeInput) throws(FuzzFinding) {
    for action in exchange.input(input, at: now) {
      try hold(!isFinished, "\(action) after the end")
      switch action {
      case .request(let tag, let request): try begin(tag, request)
      case .abort(let tag):
        // An end that came by itself may be answered by an abort that says nothing.
        if tag == open { open = nil }
      case .wake(let time):
        wakeTime = time
        continue
      case .events(let events): try told.take(events)
      case .finished:
        isFinished = true
      }
      if case .events(let new) = action, case .events(let old)? = actions.last {
        actions[actions.count - 1] = .events(old + new)
      } else {
        actions.append(action)
      }
    }
  }

  private mutating func begin(_ tag: RequestTag, _ request: HTTPRequest) throws(FuzzFinding) {
    try hold(open == nil, "two requests are open")
    try hold(tag.rawValue == nextTag, "\(tag) comes again")
    nextTag += 1
    open = tag
    let isDecent =
      request.url.hasPrefix("https://coze.example/")
      && request.url.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    try hold(isDecent, "a request to \(request.url.debugDescription)")
    for header in request.headers {
      let isPrintable = header.value.utf8.allSatisfy { (0x20...0x7E).contains($0) }
      try hold(isPrintable, "a header \(header)")
    }
  }
}

/// The order that `ReplyEvent` promises: a start at most once and first, one end, nothing behind.
private struct ReplyOrder {
  var isStopped = false
  private(set) var byteCount = 0
  private var count = 0
  private var isOver = false

  mutating func take(_ events: [ReplyEvent]) throws(FuzzFinding) {
    try hold(!events.isEmpty, "no events are told")
    for event in events {
      try hold(!isStopped, "\(event) after the stop")
      try hold(!isOver, "\(event) after the end")
      count += 1
      switch event {
      case .started: try hold(count == 1, "a start in the middle")
      case .answerDelta(let part, let text), .reasoningDelta(let part, let text),
        .answerCompleted(let part, let text):
        try hold(!text.isEmpty, "an empty \(event)")
        byteCount += text.utf8.count + part.rawValue.utf8.count
      case .toolCall(let name, let arguments): byteCount += name.utf8.count + arguments.utf8.count
      case .toolOutput(let text), .followUp(let text): byteCount += text.utf8.count
      case .usage: break
      case .requiresAction, .completed: isOver = true
      case .failed(let failure):
        isOver = true
        byteCount += String(describing: failure).utf8.count
      }
    }
  }
}
