import Chat

/// Turns the events of a reply into what `ask` prints. A value: it writes nothing itself.
protocol AskPrinter {
  /// Text for standard output, in order.
  mutating func print(_ event: ReplyEvent) -> String
  /// What is left to print when the reply ends, however it ends.
  mutating func finish() -> String
  /// True once the finished message turned out to be other than what was printed of it.
  var differs: Bool { get }
}

/// Follows the answers of one reply and says what of each is still to be told.
///
/// Standard output only grows, so text goes out as it comes; a message that in the end does not
/// begin with what is out cannot be mended, and is only noticed.
struct AnswerProgress {
  /// What a step adds to the output.
  struct Step: Equatable {
    var text = ""
    /// The text belongs to another answer than the text before it.
    var startsAnswer = false
  }

  private struct Answer {
    let id: PartID
    var text = ""
    /// Text that came when another answer had begun: told at the end, so that answers do not
    /// run into each other.
    var late = ""
  }

  private var answers: [Answer] = []
  private(set) var differs = false

  /// The service's id of the last answer.
  var lastID: PartID? { answers.last?.id }
  /// Characters of answers so far.
  var characterCount: Int { answers.reduce(0) { $0 + $1.text.count + $1.late.count } }

  mutating func append(_ id: PartID, _ text: String) -> Step {
    guard !text.isEmpty else { return Step() }
    guard let index = answers.lastIndex(where: { $0.id == id }) else {
      answers.append(Answer(id: id, text: text))
      return Step(text: text, startsAnswer: answers.count > 1)
    }
    guard index == answers.count - 1 else {
      answers[index].late += text
      return Step()
    }
    answers[index].text += text
    return Step(text: text)
  }

  /// The whole text of an answer: gives its missing end.
  mutating func complete(_ id: PartID, _ text: String) -> Step {
    guard let index = answers.lastIndex(where: { $0.id == id }) else { return append(id, text) }
    let told = answers[index].text
    guard text.utf8.starts(with: told.utf8) else {
      differs = true
      answers[index].late = ""
      return Step()
    }
    let missing = String(decoding: text.utf8.dropFirst(told.utf8.count), as: UTF8.self)
    guard index == answers.count - 1 else {
      answers[index].late = missing
      return Step()
    }
    return append(id, missing)
  }

  /// The texts that came too late to stand with their answer.
  mutating func takeLate() -> [String] {
    defer { for index in answers.indices { answers[index].late = "" } }
    return answers.map(\.late).filter { !$0.isEmpty }
  }
}

/// Prints the answer's text only; several answers are separated by a blank line.
struct TextPrinter: AskPrinter {
  private var progress = AnswerProgress()

  var differs: Bool { progress.differs }
  var characterCount: Int { progress.characterCount }

  mutating func print(_ event: ReplyEvent) -> String {
    switch event {
    case .answerDelta(let id, let text): shown(progress.append(id, text))
    case .answerCompleted(let id, let text): shown(progress.complete(id, text))
    case .started, .reasoningDelta, .toolCall, .toolOutput, .followUp, .usage, .requiresAction,
      .completed, .failed:
      ""
    }
  }

  mutating func finish() -> String {
    progress.takeLate().map { "\n\n" + $0 }.joined()
  }

  private func shown(_ step: AnswerProgress.Step) -> String {
    (step.startsAnswer ? "\n\n" : "") + step.text
  }
}
