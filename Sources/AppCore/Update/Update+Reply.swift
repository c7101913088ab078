import Chat
import Layout
import Wording

extension AppState {
  /// Takes steps of a reply into the turn they belong to, wherever that is shown.
  mutating func take(_ events: [ReplyEvent], of turn: Turn.ID, _ effects: inout [Effect]) {
    guard let place = place(of: turn) else { return }
    var hasChanged = false
    for event in events {
      let change = conversations[place.conversation].conversation.turns[place.turn].apply(event)
      hasChanged = hasChanged || change != .none
      follow(change, at: place)
      if case .followUp(let question) = event, change != .none {
        conversations[place.conversation].suggestions.append(question)
      }
    }
    // What comes after the end was not shown, and must not touch what was queued since.
    guard hasChanged else { return }
    conversations[place.conversation].lastProgress = now
    let turn = conversations[place.conversation].conversation.turns[place.turn]
    if let id = turn.conversationID {
      conversations[place.conversation].conversation.serviceID = id
    }
    if place.conversation != current { conversations[place.conversation].isUnread = true }
    if case .failed = turn.phase { returnQueue(of: place.conversation) }
  }

  /// Where a turn is: indexes of its conversation and within it. Replies are the newest turn of
  /// their conversation, so the search looks at one turn a conversation.
  func place(of turn: Turn.ID) -> (conversation: Int, turn: Int)? {
    // By index: going over the conversations themselves would copy each, once a token.
    for index in conversations.indices
    where conversations[index].conversation.turns.last?.id == turn {
      return (index, conversations[index].conversation.turns.count - 1)
    }
    return nil
  }

  /// Shows a change of a turn.
  mutating func follow(_ change: TurnChange, at place: (conversation: Int, turn: Int)) {
    switch change {
    case .none: return
    case .appended(let part, let text):
      // A token: nothing is copied.
      let turn = conversations[place.conversation].conversation.turns[place.turn].id
      return conversations[place.conversation].extend(part, of: turn, by: text)
    case .added, .replaced, .phase: break
    }
    let conversation = conversations[place.conversation].conversation
    conversations[place.conversation].show(
      change, of: conversation.turns[place.turn], name: botName(of: conversation),
      language: language)
  }

  /// After a stop or a failure nothing paid is sent by itself: what waited is a draft again.
  mutating func returnQueue(of index: Int) {
    guard !conversations[index].queue.isEmpty else { return }
    var waiting = SlashCommand.draft(sending: conversations[index].queue.joined(separator: "\n"))
    let draft = conversations[index].composer.text
    conversations[index].queue = []
    if !draft.isEmpty { waiting += "\n" + draft }
    // The draft that is there is not in the history yet; what waited is.
    guard waiting.utf8.count <= Composer.maximumBytes else {
      return say(.queueInHistory, isError: true)
    }
    conversations[index].composer.replaceAll(with: waiting)
  }

  /// The service is done with a turn: what waited may go.
  mutating func finishExchange(
    of turn: Turn.ID, _ context: UpdateContext, _ effects: inout [Effect]
  ) {
    guard let index = conversations.firstIndex(where: { $0.busy == turn }) else { return }
    conversations[index].busy = nil
    // An exchange that ended without telling so would leave its turn waiting for ever.
    if let place = place(of: turn), conversations[index].liveTurn != nil {
      let lost = ReplyFailure(.broken(.truncated))
      let change = conversations[place.conversation].conversation.turns[place.turn]
        .apply(.failed(lost))
      follow(change, at: place)
      returnQueue(of: index)
    }
    sendQueued(of: index, context, &effects)
  }

  /// Sends the first message that waits, if the conversation is free and its service is there.
  mutating func sendQueued(
    of index: Int, _ context: UpdateContext, _ effects: inout [Effect]
  ) {
    guard !conversations[index].queue.isEmpty, canSend(from: index) else { return }
    let text = conversations[index].queue.removeFirst()
    send(text, from: index, context, &effects)
  }

  /// Stops the reply on the screen; what came stays and is marked.
  mutating func stopReply(_ effects: inout [Effect]) {
    guard let turn = open.liveTurn, let place = place(of: turn.id) else { return }
    stopArmedUntil = nil
    let change = conversations[place.conversation].conversation.turns[place.turn].stop()
    follow(change, at: place)
    returnQueue(of: place.conversation)
    effects.append(.stop(turn.id))
  }
}
