package import AppCore
import Chat
package import Net
import Screen
package import Settings
package import Terminal
package import Views
import Wire

/// The one loop of the app: waits in one place, turns everything that is ready into events, calls
/// `update` for each, does the effects, then draws at most one frame. It holds no behaviour: what
/// happens is decided in `AppCore`.
///
/// Headless tests run the same loop on the in-memory driver, the replay transport and a clock of
/// their own, a turn at a time.
package final class EventLoop {
  /// What the loop stands on.
  package struct Parts {
    package var driver: any TerminalDriver
    package var transport: any Transport
    package var renderer: Renderer
    /// Monotonic time since the start of the program.
    package var now: () -> Duration
    /// A fresh random UUID.
    package var freshID: () -> String
    /// Signals; nil in a headless run.
    package var signals: SignalSource?
    /// Where the tokens of profiles come from, by profile name.
    package var tokens: [String: TokenSource]
    /// The idle limit of a reply's connection.
    package var idleTimeout: Duration
    /// The demo service to start after the first frame; nil when none is wanted.
    package var demo: DemoLaunch?
    /// The command line of the editor, for the shell.
    package var editor = "editor"
    /// What children get.
    package var environment: [String: String] = [:]
    package var multiplexer = Multiplexer.none
    /// The language that services are asked to speak, as `Accept-Language` has it.
    package var language = "en"
    /// Where `--log` writes; nil without it.
    package var log: LogFile?

    /// The demo service as a child, and the profile that talks to it.
    package struct DemoLaunch {
      package var command: ChildCommand
      package var profile: String
    }

    package init(
      driver: any TerminalDriver, transport: any Transport, renderer: Renderer,
      now: @escaping () -> Duration, freshID: @escaping () -> String,
      signals: SignalSource? = nil, tokens: [String: TokenSource] = [:],
      idleTimeout: Duration = .seconds(90)
    ) {
      self.driver = driver
      self.transport = transport
      self.renderer = renderer
      self.now = now
      self.freshID = freshID
      self.signals = signals
      self.tokens = tokens
      self.idleTimeout = idleTimeout
    }
  }

  package private(set) var state: AppState
  /// Set when the loop is to end.
  package var exitStatus: ExitStatus?
  /// A signal that asked for the end: the program dies by it once the terminal is restored.
  package private(set) var endingSignal: Signal?
  var parts: Parts
  let replies: ReplyRunner
  let queries: QueryRunner
  let children = LoopChildren()
  /// True while `$EDITOR` has the terminal: nothing is read or drawn.
  var isAway = false
  var demoProfile = ""
  private var frames = FrameClock()
  private var decoder = KeyDecoder()
  private var started: [Effect]
  private var hasBegun = false

  package init(_ parts: Parts, options: AppOptions) {
    self.parts = parts
    let tokens = TokenFetcher()
    replies = ReplyRunner(transport: parts.transport, tokens: tokens)
    queries = QueryRunner(
      transport: parts.transport, tokens: tokens, language: parts.language)
    let context = UpdateContext(now: parts.now(), freshID: parts.freshID())
    (state, started) = AppState.start(options, context)
    frames.request(.input, at: context.now)
  }

  /// Runs until the app ends, and says how.
  package func run() -> ExitStatus {
    while true {
      turn()
      if let exitStatus { return exitStatus }
    }
  }

  /// One turn: draw what is due, wait, take what came.
  package func turn() {
    draw()
    guard exitStatus == nil else { return }
    let ready = parts.transport.wait(for: interests, timeout: timeout)
    if let signals = parts.signals, ready.contains(Interest(signals.descriptor)) {
      take(signals.read())
    }
    flushOutput()
    takeInput(ready)
    takeNetwork()
    takeChildren()
    takeTime()
  }

  /// Takes one event to the state and does what follows from it.
  package func dispatch(_ event: Event, _ cause: FrameClock.Cause = .stream) {
    let now = parts.now()
    let effects = update(
      &state, event, UpdateContext(now: now, freshID: parts.freshID()))
    frames.request(cause, at: now)
    perform(effects)
  }

  func perform(_ effects: [Effect]) {
    for effect in effects { perform(effect) }
  }
}

// MARK: - Waiting

extension EventLoop {
  private var interests: [Interest] {
    var interests: [Interest] = []
    if !isAway, let descriptor = parts.driver.inputDescriptor {
      interests.append(Interest(descriptor))
    }
    if parts.driver.hasPendingOutput, let descriptor = parts.driver.outputDescriptor {
      interests.append(Interest(descriptor, writable: true))
    }
    if let signals = parts.signals { interests.append(Interest(signals.descriptor)) }
    return interests + replies.interests + children.interests
  }

  /// How long the wait may last: nil when nothing waits for time.
  private var timeout: Duration? {
    let now = parts.now()
    // A frame cannot be drawn while the terminal takes no bytes: do not spin on its time.
    let frame = parts.driver.hasPendingOutput || isAway ? nil : frames.deadline
    let deadlines = [
      frame, state.nextDeadline, decoder.deadline, replies.nextDeadline, children.deadline,
    ]
    return deadlines.compactMap(\.self).min().map { max(.zero, $0 - now) }
  }
}

// MARK: - Taking what came

extension EventLoop {
  private func take(_ signals: [Signal]) {
    for signal in signals {
      switch signal {
      case .windowChanged: takeSize()
      case .stop: suspend()
      // The editor's, still.
      case .continued where isAway: break
      case .continued:
        parts.driver.resume()
        redraw()
      // Keys of the editor's own while it has the terminal.
      case .interrupt where isAway, .quit where isAway: break
      case .terminate, .hangUp, .interrupt, .quit:
        endingSignal = signal
        dispatch(.terminated)
      }
    }
  }

  /// Takes the terminal's size anew.
  package func takeSize() {
    let size = parts.driver.readSize()
    guard size != state.size else { return }
    parts.driver.resize(to: size)
    dispatch(.resized(size), .stream)
  }

  private func flushOutput() {
    if parts.driver.hasPendingOutput { parts.driver.flush() }
  }

  private func takeInput(_ ready: [Interest]) {
    guard !isAway else { return }
    if let descriptor = parts.driver.inputDescriptor, !ready.contains(Interest(descriptor)) {
      return
    }
    guard let bytes = parts.driver.readInput() else {
      // The terminal is gone: nobody can be asked anything.
      exitStatus = .terminated
      return
    }
    guard !bytes.isEmpty else { return }
    for input in decoder.input(bytes, at: parts.now()) { dispatch(.input(input), .input) }
  }

  private func takeNetwork() {
    let now = parts.now()
    for (transfer, event) in parts.transport.takeEvents() {
      log(event, of: transfer)
      if queries.owns(transfer) {
        queries.take(event, of: transfer, at: now)
      } else {
        replies.take(event, of: transfer, at: now)
      }
    }
    deliver()
  }

  /// Hands on what replies and queries made of what came.
  func deliver() {
    for outcome in replies.takeOutcomes() {
      switch outcome {
      case .events(let turn, let events):
        dispatch(.reply(turn, events))
        log(events, of: turn)
      case .finished(let turn): dispatch(.exchangeFinished(turn))
      }
    }
    for event in queries.takeEvents() { dispatch(event) }
  }

  private func takeTime() {
    let now = parts.now()
    if let deadline = decoder.deadline, deadline <= now {
      for input in decoder.expire(at: now) { dispatch(.input(input), .input) }
    }
    if let deadline = state.nextDeadline, deadline <= now { dispatch(.woke, .input) }
    replies.expire(at: now)
    queries.advance(at: now)
    deliver()
  }
}

// MARK: - Drawing

extension EventLoop {
  private func draw() {
    let now = parts.now()
    guard !isAway, frames.isDue(at: now), !parts.driver.hasPendingOutput else { return }
    let (surface, cursor) = parts.renderer.render(state)
    parts.driver.present(
      Frame(surface: surface, cursor: cursor, title: parts.renderer.title(of: state)))
    frames.drew(at: parts.now())
    begin()
  }

  /// What waits for the first frame: nothing may stand between a start and something to see.
  private func begin() {
    guard !hasBegun else { return }
    hasBegun = true
    logStart()
    let effects = started
    started = []
    perform(effects)
    startDemo()
  }

  /// Draws everything anew, at the terminal's size.
  func redraw() {
    parts.driver.invalidate()
    let size = parts.driver.readSize()
    parts.driver.resize(to: size)
    dispatch(.resized(size), .input)
  }
}
