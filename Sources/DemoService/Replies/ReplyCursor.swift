/// One thing that goes out next.
enum ReplyStep: Sendable {
  /// One token of reasoning.
  case reasoning(String)
  /// One token of the answer.
  case answer(String)
  case tool(name: String, arguments: String, output: String)
  case toolOutput(String)
  case followUp(String)
  case pause(Duration)
  case raw([UInt8])

  /// Whether the step waits for its turn at the set rate.
  var isToken: Bool {
    switch self {
    case .reasoning, .answer: true
    case .tool, .toolOutput, .followUp, .pause, .raw: false
    }
  }
}

/// Reads a reply step by step; texts are cut and filler is made only when their turn comes.
struct ReplyCursor: Sendable {
  private let parts: [ReplyPart]
  private var part = 0
  private var pieces: [String] = []
  private var piece = 0
  private var filler: Filler?
  private var fillerLeft = 0
  private var isReasoning = false

  init(_ parts: [ReplyPart]) { self.parts = parts }

  /// The next step, or nil at the end.
  mutating func next() -> ReplyStep? {
    while true {
      if piece < pieces.count {
        defer { piece += 1 }
        return isReasoning ? .reasoning(pieces[piece]) : .answer(pieces[piece])
      }
      if fillerLeft > 0, let text = filler?.next(isLast: fillerLeft == 1) {
        fillerLeft -= 1
        return .answer(text)
      }
      guard part < parts.count else { return nil }
      part += 1
      if let step = open(parts[part - 1]) { return step }
    }
  }

  /// Begins a part: gives its step if it is one, else makes its pieces ready.
  private mutating func open(_ part: ReplyPart) -> ReplyStep? {
    switch part {
    case .reasoning(let text): load(text, isReasoning: true)
    case .answer(let text): load(text, isReasoning: false)
    case .filler(let filler, let count):
      self.filler = filler
      fillerLeft = max(0, count)
    case .tool(let name, let arguments, let output):
      return .tool(name: name, arguments: arguments, output: output)
    case .toolOutput(let output): return .toolOutput(output)
    case .followUp(let text): return .followUp(text)
    case .pause(let duration): return .pause(duration)
    case .raw(let bytes): return .raw(bytes)
    }
    return nil
  }

  private mutating func load(_ text: String, isReasoning: Bool) {
    pieces = Pieces.cut(text)
    piece = 0
    self.isReasoning = isReasoning
  }
}
