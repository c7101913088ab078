/// What a piece of text means; a theme gives each role its style. The raw value is the name that
/// theme files use (`docs/THEMES.md`).
package enum Role: String, CaseIterable, Hashable, Sendable {
  // Base.
  case text
  case dim
  case accent
  case mark = "text.mark"
  // Chrome.
  case title
  case titleName = "title.name"
  case status
  case statusKey = "status.key"
  case statusError = "status.error"
  case statusBusy = "status.busy"
  case composer
  case composerPrompt = "composer.prompt"
  case composerGhost = "composer.ghost"
  case composerQueue = "composer.queue"
  case rule
  // Lists.
  case listItem = "list.item"
  case listSelected = "list.selected"
  case listActive = "list.active"
  case listUnread = "list.unread"
  case listStreaming = "list.streaming"
  case listFailed = "list.failed"
  // Speakers and what is said beside the answer.
  case userName = "user.name"
  case userText = "user.text"
  case botName = "bot.name"
  case reasoning
  case tool
  case followUp = "follow-up"
  case notice
  case failure
  case cut
  // Markdown.
  case heading = "md.heading"
  case emphasis = "md.emphasis"
  case strong = "md.strong"
  case codeInline = "code.inline"
  case codeBlock = "code.block"
  case codeFence = "code.fence"
  case quote = "md.quote"
  case listMarker = "md.list"
  case link = "md.link"
  // Overlays.
  case overlay
  case overlayTitle = "overlay.title"
  case overlayKey = "overlay.key"
  case searchHit = "search.hit"
  case selection
  case hint
  case toast
}
