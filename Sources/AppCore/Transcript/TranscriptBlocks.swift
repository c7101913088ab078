import Chat
import Layout
import Screen
import Wording

/// Which blocks of a layout belong to which turn. Block ids count up within a conversation.
struct TranscriptBlocks: Hashable, Sendable {
  /// The blocks of one turn.
  struct TurnBlocks: Hashable, Sendable {
    /// The bot's name line; nil until the first part of the reply came.
    var speaker: BlockID?
    /// One a part of the reply, in order.
    var parts: [BlockID] = []
    /// The mark under a reply that did not end well.
    var mark: BlockID?
  }

  private var lastID = 0
  var turns: [Turn.ID: TurnBlocks] = [:]
  /// The blocks of the bot's opening words.
  var opening: [BlockID] = []

  mutating func fresh() -> BlockID {
    lastID += 1
    return BlockID(rawValue: lastID)
  }
}

extension OpenConversation {
  /// Adds a block at the end of the transcript.
  @discardableResult
  mutating func addBlock(
    _ kind: Block.Kind, _ text: String, indent: Int = 0, gap: Bool = false
  ) -> BlockID {
    let id = blocks.fresh()
    layout.append(Block(id: id, kind: kind, text: text, indent: indent, gapBefore: gap))
    return id
  }

  /// Shows a question.
  mutating func showQuestion(of turn: Turn, language: Language) {
    blocks.turns[turn.id] = TranscriptBlocks.TurnBlocks()
    addBlock(.plain(.userName), Sentence.you.text(language), gap: true)
    addBlock(.plain(.userText), turn.question)
  }

  /// Follows one change of a turn into the layout.
  mutating func show(_ change: TurnChange, of turn: Turn, name: String, language: Language) {
    switch change {
    case .none: return
    case .added(let index): showPart(index, of: turn, name: name, language: language)
    case .appended(let index, let text): extend(index, of: turn.id, by: text)
    case .replaced(let index):
      guard let block = partBlock(index, of: turn.id) else { return }
      layout.replaceText(turn.parts[index].text, of: block)
    case .phase: showEnd(of: turn, name: name, language: language)
    }
  }

  /// Writes on one part of a turn.
  mutating func extend(_ part: Int, of turn: Turn.ID, by text: String) {
    guard let block = partBlock(part, of: turn) else { return }
    layout.appendText(text, to: block)
  }

  private func partBlock(_ index: Int, of turn: Turn.ID) -> BlockID? {
    guard let parts = blocks.turns[turn]?.parts, parts.indices.contains(index) else {
      return nil
    }
    return parts[index]
  }

  private mutating func showSpeaker(of turn: Turn, name: String) {
    guard blocks.turns[turn.id]?.speaker == nil else { return }
    let speaker = addBlock(.plain(.botName), name, gap: true)
    blocks.turns[turn.id]?.speaker = speaker
  }

  private mutating func showPart(_ index: Int, of turn: Turn, name: String, language: Language) {
    showSpeaker(of: turn, name: name)
    let part = turn.parts[index]
    let isFirst = index == 0
    let sameKindBefore = index > 0 && turn.parts[index - 1].kind == part.kind
    let block =
      switch part.kind {
      case .answer:
        addBlock(.markdown(base: .text), part.text, gap: !isFirst)
      case .reasoning:
        addBlock(prefixed(.reasoningMark, .reasoning, language), part.text)
      case .toolCall(let toolName):
        addBlock(prefixed(.toolMark, .tool, language), toolName + " " + part.text)
      case .toolOutput:
        addBlock(prefixed(.toolOutputMark, .tool, language), part.text)
      case .followUp:
        addBlock(prefixed(.followUpMark, .followUp, language), part.text, gap: !sameKindBefore)
      }
    blocks.turns[turn.id]?.parts.append(block)
  }

  private func prefixed(_ mark: Sentence, _ role: Role, _ language: Language) -> Block.Kind {
    .prefixed(mark.text(language), prefixRole: .dim, role: role)
  }

  /// Writes the mark under a reply that did not end well; a whole one needs none.
  private mutating func showEnd(of turn: Turn, name: String, language: Language) {
    guard blocks.turns[turn.id]?.mark == nil, let mark = endMark(of: turn, language) else { return }
    showSpeaker(of: turn, name: name)
    let block = addBlock(mark.kind, mark.text)
    blocks.turns[turn.id]?.mark = block
  }

  private func endMark(
    of turn: Turn, _ language: Language
  ) -> (kind: Block.Kind, text: String)? {
    switch turn.phase {
    case .waiting, .streaming: nil
    case .completed:
      turn.parts.contains { $0.kind == .answer || $0.kind == .reasoning }
        ? nil : (.plain(.notice), Sentence.emptyReply.text(language))
    case .requiresAction: (.plain(.notice), Sentence.requiresAction.text(language))
    case .stopped: (.plain(.cut), Sentence.stoppedHere.text(language))
    case .failed(let failure):
      (
        .prefixed(Sentence.failureMark.text(language), prefixRole: .failure, role: .failure),
        sentence(for: failure, received: turn.answer.count).text(language)
      )
    }
  }
}
