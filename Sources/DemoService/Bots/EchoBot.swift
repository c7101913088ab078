/// Says again what it is told, or makes text of any length at any speed.
struct EchoBot: Bot {
  let id = "7379462189365190002"
  let name = "复读机 Echo"
  let description = "Repeats what it is told, at any length and speed. 你说什么，它就说什么，多长多快都行。"

  func opening(in language: BotLanguage) -> Opening {
    switch language {
    case .english:
      Opening(
        prologue: """
          I say again what you say. Ask for an amount and I make text: "1000 tokens at 50/s", \
          "300 tokens of code", "2000 tokens of chinese at 200/s". 0/s is as fast as I can.
          """,
        suggestions: ["1000 tokens at 50/s", "300 tokens of code at 100/s"])
    case .chinese:
      Opening(
        prologue: "你说什么，我就说什么。也可以要一段文字：“200 字 每秒 20”“500 字 代码 每秒 100”。每秒 0 就是尽快。",
        suggestions: ["200 字 每秒 20", "500 字 代码 每秒 100"])
    }
  }

  func reply(to question: Question) -> Reply {
    guard let order = EchoOrder(question.text) else { return Reply(answer: question.text) }
    var parts: [ReplyPart] = []
    if order.isOverLimit {
      let most = EchoOrder.mostTokens
      parts.append(
        .answer(
          question.language.choose(
            "That is more than I can say in one go; here are \(most) tokens.\n\n",
            "这超过了一次能说的量，先来 \(most) 个。\n\n")))
    }
    parts.append(.filler(Filler(order.kind), count: order.count))
    return Reply(parts: parts, rate: order.rate)
  }
}
