import Chat
import Wording

extension AppState {
  /// Ctrl+C: stops the reply, always; else closes what is open; else clears the draft, which stays
  /// in the history; else says how to quit. It never quits.
  mutating func interrupt(_ effects: inout [Effect]) {
    let wasOpen = overlay != nil || historySearch != nil
    overlay = nil
    historySearch = nil
    if open.liveTurn != nil { return stopReply(&effects) }
    guard !wasOpen else { return }
    guard open.composer.isEmpty else {
      history.append(open.composer.text, in: open.id.rawValue)
      // Both ways that fingers know bring it back: up, and yank.
      open.composer.killRing.push(open.composer.text)
      return open.composer.clear()
    }
    say(.quitHint)
  }

  /// Esc: closes what lies on top; else arms, and a second one stops the reply (one may belong to
  /// an input method); else takes the last waiting message back.
  mutating func escape(_ effects: inout [Effect]) {
    if overlay != nil {
      overlay = nil
      return
    }
    if historySearch != nil { return historySearch = nil }
    if open.suggestion != nil {
      open.suggestion = nil
      return
    }
    if open.liveTurn != nil {
      if stopArmedUntil != nil { return stopReply(&effects) }
      stopArmedUntil = now + .seconds(2)
      return
    }
    if open.composer.isEmpty { _ = takeBackQueued() }
  }

  /// C-g: leaves what is open, as Esc does, but never touches a reply.
  mutating func leave(_ effects: inout [Effect]) {
    guard overlay != nil || historySearch != nil || open.suggestion != nil else { return }
    escape(&effects)
  }

  /// Ends the app; asks first when something would be lost.
  mutating func quit(_ effects: inout [Effect]) {
    guard let question = quitQuestion else {
      effects.append(.quit)
      return
    }
    overlay = .confirmQuit(question)
  }

  private var quitQuestion: Sentence? {
    if conversations.contains(where: { $0.liveTurn != nil || !$0.queue.isEmpty }) {
      return .quitWhileStreaming
    }
    if conversations.contains(where: { !$0.composer.isEmpty }) { return .quitWithDraft }
    return hasSent ? .quitUnsaved : nil
  }
}
