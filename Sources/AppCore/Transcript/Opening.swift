import Chat
import Layout
import Screen
import Wording

extension OpenConversation {
  /// Shows a bot's opening words and questions as the first message, once, and only while nothing
  /// was said: text never moves what the reader already reads.
  mutating func showOpening(name: String, language: Language) {
    let bot = conversation.bot
    guard blocks.opening.isEmpty, conversation.turns.isEmpty else { return }
    guard !bot.prologue.isEmpty || !bot.suggestedQuestions.isEmpty else { return }
    blocks.opening.append(addBlock(.plain(.botName), name, gap: true))
    if !bot.prologue.isEmpty {
      blocks.opening.append(addBlock(.markdown(base: .text), bot.prologue))
    }
    for (index, question) in bot.suggestedQuestions.enumerated() {
      let kind = Block.Kind.prefixed(
        Sentence.followUpMark.text(language), prefixRole: .dim, role: .followUp)
      blocks.opening.append(addBlock(kind, question, gap: index == 0))
    }
    suggestions = bot.suggestedQuestions
    suggestion = nil
  }
}
