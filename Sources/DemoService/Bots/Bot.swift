/// A bot of the demo service.
protocol Bot: Sendable {
  /// A number of digits, as the service's ids are; always the same, so that it can stand in a
  /// configuration file.
  var id: String { get }
  var name: String { get }
  var description: String { get }
  /// What it says before the first question.
  func opening(in language: BotLanguage) -> Opening
  func reply(to question: Question) -> Reply
  /// Goes on with a reply that ended with `requiresAction`.
  func reply(to question: Question, afterTools outputs: [ToolOutput]) -> Reply
}

/// What a tool of the client's answered.
struct ToolOutput: Sendable {
  var callID: String
  var output: String
}

/// What a bot shows before the first question.
struct Opening: Sendable {
  var prologue: String
  var suggestions: [String]
}

/// A language the bots speak.
enum BotLanguage: Sendable, CaseIterable {
  case english, chinese

  /// The language a text is written in: Chinese as soon as it holds one Han character.
  init(of text: String) {
    self = text.unicodeScalars.contains(where: Pieces.isIdeograph) ? .chinese : .english
  }

  /// Takes the text in this language.
  func choose<Text>(_ english: Text, _ chinese: Text) -> Text {
    switch self {
    case .english: english
    case .chinese: chinese
    }
  }
}

/// What a bot is asked.
struct Question: Sendable {
  var text: String
  /// How many questions the conversation has had, this one included.
  var turn: Int

  var language: BotLanguage { BotLanguage(of: text) }
}

extension Bot {
  /// Most bots want no tools.
  func reply(to question: Question, afterTools outputs: [ToolOutput]) -> Reply { Reply() }

  /// The opening in one language, or in both where the caller named none.
  func opening(in language: BotLanguage?) -> Opening {
    if let language { return opening(in: language) }
    let openings = BotLanguage.allCases.map { opening(in: $0) }
    return Opening(
      prologue: openings.map(\.prologue).joined(separator: "\n\n"),
      suggestions: openings.flatMap(\.suggestions))
  }
}
