import Chat
import Layout
import Wording

extension AppState {
  /// True when nothing of this conversation is under way and its service can be reached.
  func canSend(from index: Int) -> Bool {
    conversations[index].busy == nil
      && !pendingProfiles.contains(conversations[index].conversation.profile.name)
  }

  /// Enter: sends the draft, or lets it wait for the reply under way.
  mutating func submit(_ text: String, _ context: UpdateContext, _ effects: inout [Effect]) {
    guard !text.allSatisfy(\.isWhitespace) else { return }
    if let sentence = failedServices[open.conversation.profile.name] {
      return say(sentence, isError: true)
    }
    // As it was typed, so that sending it again sends the same.
    history.append(open.composer.text, in: open.id.rawValue)
    open.composer.clear()
    open.suggestion = nil
    open.viewport.scrollToEnd()
    guard canSend(from: current) else {
      open.queue.append(text)
      return
    }
    send(text, from: current, context, &effects)
  }

  mutating func send(
    _ text: String, from index: Int, _ context: UpdateContext, _ effects: inout [Effect]
  ) {
    lastTurnID += 1
    let turn = Turn(id: Turn.ID(rawValue: lastTurnID), question: text)
    let conversation = conversations[index].conversation
    let outgoing = Outgoing(
      profile: conversation.profile, query: text, conversationID: conversation.serviceID,
      history: conversation.profile.api.keepsHistory ? [] : conversation.history)
    conversations[index].conversation.turns.append(turn)
    conversations[index].busy = turn.id
    conversations[index].lastProgress = now
    conversations[index].suggestions = []
    conversations[index].suggestion = nil
    conversations[index].showQuestion(of: turn, language: language)
    hasSent = true
    // What was said before is answered by this.
    toast = nil
    effects.append(.send(turn.id, outgoing))
  }

  /// The last waiting message becomes the draft again, to edit or drop.
  mutating func takeBackQueued() -> Bool {
    guard let text = open.queue.popLast() else { return false }
    open.composer.replaceAll(with: SlashCommand.draft(sending: text))
    return true
  }
}

extension API {
  /// The service remembers a conversation by its id; others need the history with each request.
  var keepsHistory: Bool {
    switch self {
    case .cozeV2: false
    case .cozeV3: true
    }
  }
}
