import Chat
import Layout
import Screen
import Wording

extension AppState {
  static func conversation(
    id: Conversation.ID, profile: Profile, bot: Bot, _ size: Size, _ width: CellWidth,
    _ context: UpdateContext
  ) -> OpenConversation {
    // v2 keeps no conversations: the caller makes the label, one for good.
    let serviceID = profile.api.keepsHistory ? nil : context.freshID
    var open = OpenConversation(
      conversation: Conversation(id: id, profile: profile, bot: bot, serviceID: serviceID),
      layout: TranscriptLayout(columns: size.columns, width: width))
    open.fit(size)
    return open
  }

  /// Begins a conversation with a bot and shows it.
  mutating func newConversation(
    with bot: Bot, profile: Profile, _ context: UpdateContext, _ effects: inout [Effect]
  ) {
    var profile = profile
    profile.botID = bot.id
    lastConversationID += 1
    let id = Conversation.ID(rawValue: lastConversationID)
    var new = AppState.conversation(
      id: id, profile: profile, bot: bot, size, cellWidth, context)
    new.showOpening(name: botName(of: new.conversation), language: language)
    conversations.append(new)
    show(conversations.count - 1)
    let isDescribed = !bot.prologue.isEmpty || !bot.suggestedQuestions.isEmpty
    if !isDescribed, !pendingProfiles.contains(profile.name) {
      effects.append(.describeBot(profile: profile, bot: bot.id))
    }
  }

  /// Puts a conversation on the screen; each keeps its own draft and place.
  mutating func show(_ index: Int) {
    guard conversations.indices.contains(index), index != current else { return }
    previous = open.id
    let killRing = open.composer.killRing
    current = index
    // What was cut in one conversation can be yanked in another.
    open.composer.killRing = killRing
    open.isUnread = false
    open.fit(size)
    stopArmedUntil = nil
    historySearch = nil
  }

  /// Goes forward or back through the conversations, round the ends.
  mutating func step(by distance: Int) {
    overlay = nil
    let count = conversations.count
    show(((current + distance) % count + count) % count)
  }

  /// Goes to the conversation that was on the screen before.
  mutating func showPrevious() {
    overlay = nil
    guard let index = conversations.firstIndex(where: { $0.id == previous }) else { return }
    show(index)
  }

  /// Takes what the service says of a bot into every conversation with it.
  mutating func describe(_ bot: Bot, of profile: String) {
    for index in conversations.indices {
      let conversation = conversations[index].conversation
      guard conversation.profile.name == profile, conversation.profile.botID == bot.id else {
        continue
      }
      conversations[index].conversation.bot = bot
      let name = botName(of: conversations[index].conversation)
      conversations[index].showOpening(name: name, language: language)
    }
  }

  /// Takes the list of a profile's bots; the row that is selected in the switcher stays so.
  mutating func list(_ listed: [Bot], of profile: String) {
    guard case .switcher(var switcher) = overlay else {
      bots[profile] = listed
      return
    }
    let before = switcherRows(matching: switcher.filter.text)
    bots[profile] = listed
    let rows = switcherRows(matching: switcher.filter.text)
    let selected = before.indices.contains(switcher.selected) ? before[switcher.selected] : nil
    switcher.selected =
      rows.firstIndex { $0 == selected } ?? max(0, min(switcher.selected, rows.count - 1))
    overlay = .switcher(switcher)
  }

  /// Tells why a bot could not be looked up, where nothing was said yet: a wrong token, address or
  /// id shows at once and not with the first question. A token that may chat but not look up bots
  /// is no fault, nor is a service without that call.
  mutating func tell(_ failure: ReplyFailure, ofBot bot: String, of profile: String) {
    switch failure.kind {
    case .refused(let refusal):
      let isUnknown = refusal.cause == .notFound && refusal.code != nil
      guard refusal.cause == .token || isUnknown else { return }
    case .broken: return
    case .network, .noToken: break
    }
    for index in conversations.indices {
      let conversation = conversations[index].conversation
      guard conversation.profile.name == profile, conversation.profile.botID == bot,
        conversation.turns.isEmpty, conversations[index].blocks.opening.isEmpty
      else { continue }
      let text = sentence(for: failure, received: 0).text(language)
      let block = conversations[index].addBlock(
        .prefixed("! ", prefixRole: .failure, role: .failure), text, gap: true)
      conversations[index].blocks.opening.append(block)
    }
  }

  mutating func serviceReady(
    _ name: String, at baseURL: String, _ context: UpdateContext, _ effects: inout [Effect]
  ) {
    guard let place = profiles.firstIndex(where: { $0.name == name }) else { return }
    pendingProfiles.remove(name)
    failedServices[name] = nil
    profiles[place].baseURL = baseURL
    for index in conversations.indices
    where conversations[index].conversation.profile.name == name {
      conversations[index].conversation.profile.baseURL = baseURL
      let profile = conversations[index].conversation.profile
      effects.append(.describeBot(profile: profile, bot: profile.botID))
      sendQueued(of: index, context, &effects)
    }
    effects.append(.listBots(profile: profiles[place]))
  }

  /// A service that cannot be had: said in its conversations, and again at each try to send.
  mutating func serviceFailed(_ name: String, _ sentence: Sentence) {
    pendingProfiles.remove(name)
    failedServices[name] = sentence
    for index in conversations.indices
    where conversations[index].conversation.profile.name == name {
      let mark = Sentence.failureMark.text(language)
      conversations[index].addBlock(
        .prefixed(mark, prefixRole: .failure, role: .failure), sentence.text(language), gap: true)
      returnQueue(of: index)
    }
  }
}
