/// Misbehaves on request, so that every failure can be seen by hand.
struct MischiefBot: Bot {
  let id = "7379462189365190003"
  let name = "捣蛋鬼 Mischief"
  let description = "Misbehaves on request: 429, drop, stall, garbage … 专门出错：限流、断线、卡住、乱码……"

  func opening(in language: BotLanguage) -> Opening {
    switch language {
    case .english:
      Opening(
        prologue: "I misbehave on request. Say what should go wrong, or `menu` for the list.",
        suggestions: ["drop", "stall 5", "429"])
    case .chinese:
      Opening(
        prologue: "我专门出错。告诉我出什么错，或者说“菜单”看看有哪些。",
        suggestions: ["断线", "卡住 5", "限流"])
    }
  }

  func reply(to question: Question) -> Reply {
    guard let mischief = Mischief(question.text) else {
      return Reply(answer: Mischief.menu(in: question.language), followUps: ["drop", "stall 5"])
    }
    return mischief.reply(in: question.language)
  }

  func reply(to question: Question, afterTools outputs: [ToolOutput]) -> Reply {
    let told = outputs.map { "`\($0.output)`" }.joined(separator: ", ")
    let text = question.language.choose(
      "Your tool answered \(told). Now I can go on to my end.", "你的工具答了 \(told)，这下可以说完了。")
    return Reply(parts: outputs.map { .toolOutput($0.output) } + [.answer(text)])
  }
}
