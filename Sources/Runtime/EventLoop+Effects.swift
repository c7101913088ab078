import AppCore
import CLinux
import Chat
import Glibc
import Net
import Screen
import Terminal
import Wire
import Wording

/// Doing what `update` asked for.
extension EventLoop {
  func perform(_ effect: Effect) {
    switch effect {
    case .send(let turn, let outgoing):
      logSend(turn, outgoing)
      send(turn, outgoing)
    case .stop(let turn):
      logStop(turn)
      replies.stop(turn, at: parts.now())
      deliver()
    case .describeBot(let profile, let bot):
      guard let source = parts.tokens[profile.name] else { return }
      queries.describe(bot: bot, profile: profile, source: source, at: parts.now())
    case .listBots(let profile):
      guard let source = parts.tokens[profile.name] else { return }
      queries.listBots(profile: profile, source: source, at: parts.now())
    case .copy(let text): copy(text)
    case .openEditor(let draft): openEditor(on: draft)
    case .setMouse(let isOn): parts.driver.setMouse(isOn)
    case .suspend: suspend()
    case .redraw: redraw()
    case .quit:
      log("notice end")
      exitStatus = endingSignal == nil ? .done : .terminated
    }
  }

  private func send(_ turn: Turn.ID, _ outgoing: Outgoing) {
    guard let source = parts.tokens[outgoing.profile.name] else {
      let failure = ReplyFailure(.noToken(.notStored(profile: outgoing.profile.name, file: "")))
      dispatch(.reply(turn, [.failed(failure)]))
      return dispatch(.exchangeFinished(turn))
    }
    let history = outgoing.history.map { HistoryMessage($0.isUser ? .user : .assistant, $0.text) }
    let request = ReplyRequest(
      profile: outgoing.profile, query: outgoing.query,
      conversationID: outgoing.conversationID, history: history)
    replies.start(
      turn, request: request,
      dialect: dialect(for: outgoing.profile.api, idleTimeout: parts.idleTimeout),
      source: source, at: parts.now())
    deliver()
  }

  /// The clipboard of the terminal is the only route yet. Whether it took the text is not known,
  /// and the toast does not claim it.
  private func copy(_ text: String) {
    guard let bytes = OSC52.copy(text, through: parts.multiplexer) else {
      return dispatch(.notice(.tooLongToCopy))
    }
    parts.driver.send(bytes)
    dispatch(
      .copied(
        parts.multiplexer == .tmux
          ? .copiedThroughTmux(text.count) : .copiedByOSC52(text.count)))
  }

  /// Gives the terminal back and stops, as Ctrl+Z does everywhere; comes back with `fg`.
  func suspend() {
    guard let signals = parts.signals else { return }
    guard !isAway else { return signals.stop() }
    parts.driver.suspend()
    signals.stop()
    parts.driver.resume()
    redraw()
  }
}

// MARK: - Children

extension EventLoop {
  private func openEditor(on draft: String) {
    guard !isAway, let file = DraftFile.write(draft) else {
      return dispatch(.editorClosed(nil))
    }
    let terminal = openTerminal()
    defer { close(terminal) }
    let command = ChildCommand(
      ["/bin/sh", "-c", parts.editor + " \"$1\"", "sh", file], environment: parts.environment,
      input: .descriptor(terminal), output: .descriptor(terminal), errors: .descriptor(terminal),
      ownSession: false)
    parts.driver.suspend()
    isAway = true
    if let happening = children.startEditor(on: file, command: command, at: parts.now()) {
      take(happening)
    }
  }

  /// The terminal as a child may have it: an open file of its own, for ours does not block, and
  /// neither would any copy of it. A shell that reads from such a one reads nothing.
  private func openTerminal() -> Int32 {
    let ours = parts.driver.inputDescriptor ?? STDIN_FILENO
    let own = terminal_open("/proc/self/fd/\(ours)", O_RDWR | O_NOCTTY)
    return own >= 0 ? own : fcntl(ours, F_DUPFD_CLOEXEC, 3)
  }

  /// Starts the demo service that this session was promised; called after the first frame.
  func startDemo() {
    guard let demo = parts.demo else { return }
    parts.demo = nil
    if let happening = children.startDemo(demo.command, at: parts.now()) { take(happening) }
    demoProfile = demo.profile
  }

  func takeChildren() {
    for happening in children.advance(at: parts.now()) { take(happening) }
  }

  private func take(_ happening: LoopChildren.Happening) {
    switch happening {
    case .demoReady(let baseURL): dispatch(.serviceReady(profile: demoProfile, baseURL: baseURL))
    case .demoFailed(let detail):
      let line = detail.split(whereSeparator: \.isNewline).last.map { Sanitizer.line(String($0)) }
      dispatch(.serviceFailed(profile: demoProfile, .demoFailed(line ?? "")))
    case .editorClosed(let text):
      isAway = false
      parts.driver.resume()
      dispatch(.editorClosed(text), .input)
      redraw()
    }
  }
}
