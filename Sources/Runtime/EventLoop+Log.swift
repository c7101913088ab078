import AppCore
import Chat
import Net
import Screen
import Wire
import Wording

/// What `--log` tells of a session: which requests went, how replies ended, what failed. Never a
/// text of a person or a bot, and never a token: events that may quote one were struck out by
/// `ReplyRunner` before they came here.
extension EventLoop {
  func logStart() {
    let size = state.size
    log("notice start rivulet \(ProductVersion.current) \(size.columns)x\(size.rows)")
    for profile in state.profiles {
      log("notice profile \(profile.name) \(profile.api.rawValue) \(profile.baseURL)")
    }
  }

  func logSend(_ turn: Turn.ID, _ outgoing: Outgoing) {
    log(
      "info turn \(turn.rawValue) sent to \(outgoing.profile.name)"
        + " bot=\(outgoing.profile.botID) conversation=\(outgoing.conversationID ?? "-")"
        + " bytes=\(outgoing.query.utf8.count) history=\(outgoing.history.count)")
  }

  func log(_ event: TransferEvent, of transfer: TransferID) {
    switch event {
    case .head(let head):
      let type = head["content-type"] ?? "-"
      log("debug transfer \(transfer.rawValue) status \(head.status) \(type)")
    case .body(let bytes): log("debug transfer \(transfer.rawValue) \(bytes.count) bytes")
    case .end(nil): log("debug transfer \(transfer.rawValue) ended")
    case .end(let failure?): log("info transfer \(transfer.rawValue) failed: \(failure)")
    }
  }

  func log(_ events: [ReplyEvent], of turn: Turn.ID) {
    for event in events {
      switch event {
      case .started(let chat, let conversation):
        log(
          "info turn \(turn.rawValue) begun chat=\(chat ?? "-")"
            + " conversation=\(conversation ?? "-")")
      case .completed: log("notice turn \(turn.rawValue) completed")
      case .requiresAction: log("notice turn \(turn.rawValue) requires an action")
      case .usage(let usage): log("info turn \(turn.rawValue) tokens=\(usage.total)")
      case .failed(let failure):
        let sentence = sentence(for: failure, received: received(by: turn)).text(.english)
        log("error turn \(turn.rawValue) failed: \(sentence)")
      case .answerDelta, .answerCompleted, .reasoningDelta, .toolCall, .toolOutput, .followUp:
        break
      }
    }
  }

  private func received(by turn: Turn.ID) -> Int {
    state.conversations.lazy.compactMap { $0.conversation.turns.last }
      .first { $0.id == turn }?.answer.count ?? 0
  }

  func logStop(_ turn: Turn.ID) { log("notice turn \(turn.rawValue) stopped by the user") }

  func log(_ line: @autoclosure () -> String) {
    guard let log = parts.log else { return }
    log.append(line())
  }
}
