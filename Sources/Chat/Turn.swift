/// One exchange: what the user sent and what came back.
package struct Turn: Hashable, Sendable {
  /// Fresh for each turn in a session.
  package struct ID: RawRepresentable, Hashable, Sendable {
    package var rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
  }

  /// Where the reply stands. Valid next cases: waiting → streaming, or any end;
  /// streaming → any end; ends are final.
  package enum Phase: Hashable, Sendable {
    case waiting
    case streaming
    case completed
    case requiresAction
    /// The user stopped it; what came stays.
    case stopped
    case failed(ReplyFailure)
  }

  package let id: ID
  package var question: String
  package private(set) var parts: [ReplyPart] = []
  package private(set) var phase: Phase = .waiting
  package private(set) var usage: Usage?
  package private(set) var chatID: String?
  package private(set) var conversationID: String?

  package init(id: ID, question: String) {
    self.id = id
    self.question = question
  }

  /// True while a reply may still come.
  package var isLive: Bool {
    switch phase {
    case .waiting, .streaming: true
    case .completed, .requiresAction, .stopped, .failed: false
    }
  }

  /// The answers' text, parts joined by a blank line: what `chat_history` sends and copy takes.
  package var answer: String {
    parts.filter { $0.kind == .answer }.map(\.text).filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }
}

/// One piece of a reply, in the order of arrival.
package struct ReplyPart: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case answer
    case reasoning
    case toolCall(name: String)
    case toolOutput
    case followUp
  }
  package var kind: Kind
  /// Set for answers and reasoning.
  package var id: PartID?
  /// Raw text; for a tool call its arguments.
  package var text: String
}

/// What applying an event changed, so that a layout can follow without comparing.
package enum TurnChange: Hashable, Sendable {
  case none
  /// A new part stands at this index.
  case added(Int)
  /// The text of the part at this index grew by this.
  case appended(Int, String)
  /// The text of the part at this index is another now.
  case replaced(Int)
  /// The phase or a figure changed.
  case phase
}

extension Turn {
  /// Takes one event of the reply. An event that may not come any more is ignored.
  package mutating func apply(_ event: ReplyEvent) -> TurnChange {
    guard isLive else { return .none }
    switch event {
    case .started(let chat, let conversation):
      chatID = chat ?? chatID
      conversationID = conversation ?? conversationID
      return .phase
    case .answerDelta(let id, let text): return append(text, .answer, id)
    case .reasoningDelta(let id, let text): return append(text, .reasoning, id)
    case .answerCompleted(let id, let text): return complete(id, text)
    case .toolCall(let name, let arguments):
      return add(ReplyPart(kind: .toolCall(name: name), id: nil, text: arguments))
    case .toolOutput(let text): return add(ReplyPart(kind: .toolOutput, id: nil, text: text))
    case .followUp(let text): return add(ReplyPart(kind: .followUp, id: nil, text: text))
    case .usage(let usage):
      self.usage = usage
      return .phase
    case .requiresAction: return end(.requiresAction)
    case .completed: return end(.completed)
    case .failed(let failure): return end(.failed(failure))
    }
  }

  /// The user stopped the reply.
  package mutating func stop() -> TurnChange { isLive ? end(.stopped) : .none }

  private mutating func end(_ phase: Phase) -> TurnChange {
    self.phase = phase
    return .phase
  }

  private mutating func add(_ part: ReplyPart) -> TurnChange {
    phase = .streaming
    parts.append(part)
    return .added(parts.count - 1)
  }

  private mutating func append(
    _ text: String, _ kind: ReplyPart.Kind, _ id: PartID
  ) -> TurnChange {
    guard !text.isEmpty else { return .none }
    // The part that grows is nearly always the last one: search from the end.
    if let index = parts.lastIndex(where: { $0.kind == kind && $0.id == id }) {
      parts[index].text += text
      return .appended(index, text)
    }
    return add(ReplyPart(kind: kind, id: id, text: text))
  }

  private mutating func complete(_ id: PartID, _ text: String) -> TurnChange {
    guard let index = parts.lastIndex(where: { $0.kind == .answer && $0.id == id }) else {
      return text.isEmpty ? .none : add(ReplyPart(kind: .answer, id: id, text: text))
    }
    guard parts[index].text != text else { return .none }
    parts[index].text = text
    return .replaced(index)
  }
}
