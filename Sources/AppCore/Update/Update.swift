import Chat
import Layout
import Screen
import Wording

/// The one place where anything happens: takes an event, changes the state, says what to do.
/// Total: any event may come in any state, and none traps.
package func update(
  _ state: inout AppState, _ event: Event, _ context: UpdateContext
) -> [Effect] {
  state.now = context.now
  var effects: [Effect] = []
  state.expire()
  switch event {
  case .input(let input): state.take(input, context, &effects)
  case .resized(let size): state.resize(to: size)
  case .reply(let turn, let events): state.take(events, of: turn, &effects)
  case .exchangeFinished(let turn): state.finishExchange(of: turn, context, &effects)
  case .woke: break
  case .serviceReady(let profile, let baseURL):
    state.serviceReady(profile, at: baseURL, context, &effects)
  case .serviceFailed(let profile, let sentence): state.serviceFailed(profile, sentence)
  case .botDescribed(let profile, let bot): state.describe(bot, of: profile)
  case .botUnavailable(let profile, let bot, let failure):
    state.tell(failure, ofBot: bot, of: profile)
  case .botsListed(let profile, let bots): state.list(bots, of: profile)
  case .editorClosed(let text): state.takeEdited(text)
  case .copied(let sentence): state.say(sentence)
  case .notice(let sentence): state.say(sentence)
  case .terminated: effects.append(.quit)
  }
  // Nothing to stop: the next reply must not end by one Esc.
  if state.open.liveTurn == nil { state.stopArmedUntil = nil }
  return effects
}

extension AppState {
  /// The state and the first effects of a session.
  package static func start(
    _ options: AppOptions, _ context: UpdateContext
  ) -> (state: AppState, effects: [Effect]) {
    precondition(!options.profiles.isEmpty, "the app needs a profile; the demo is one")
    let profile = options.profiles[0]
    var first = AppState.conversation(
      id: Conversation.ID(rawValue: 1), profile: profile, bot: Bot(id: profile.botID, name: ""),
      options.size, options.cellWidth, context)
    for (index, sentence) in options.greeting.enumerated() {
      first.addBlock(
        .markdown(base: .notice), sentence.text(options.language), gap: index > 0)
    }
    let state = AppState(options: options, first: first, now: context.now)
    var effects: [Effect] = []
    if options.isMouseOn { effects.append(.setMouse(true)) }
    if !options.pendingProfiles.contains(profile.name) {
      effects.append(.describeBot(profile: profile, bot: profile.botID))
      effects.append(.listBots(profile: profile))
    }
    return (state, effects)
  }

  private init(options: AppOptions, first: OpenConversation, now: Duration) {
    self.now = now
    size = options.size
    language = options.language
    cellWidth = options.cellWidth
    profiles = options.profiles
    pendingProfiles = options.pendingProfiles
    conversations = [first]
    keymap = options.keymap
    sequencer = KeySequencer(keymap: options.keymap)
    isMouseOn = options.isMouseOn
    lastConversationID = 1
  }

  /// Lets go what has had its time.
  mutating func expire() {
    if let toast, toast.until <= now { self.toast = nil }
    if let stopArmedUntil, stopArmedUntil <= now { self.stopArmedUntil = nil }
    sequencer.expire(at: now)
  }

  /// Says something for a few seconds, in the status line.
  mutating func say(_ sentence: Sentence, isError: Bool = false) {
    toast = Toast(sentence: sentence, until: now + .seconds(isError ? 8 : 4), isError: isError)
  }

  mutating func resize(to size: Size) {
    self.size = size
    // The others follow when they are shown.
    open.fit(size)
  }
}
