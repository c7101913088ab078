/// Shows the app around, in the language it is addressed in.
struct GuideBot: Bot {
  let id = "7379462189365190001"
  let name = "Rivulet 向导 Guide"
  let description = "Shows Rivulet around: keys, features, configuration. 介绍 Rivulet 的按键、功能和配置。"
  let guide: DemoGuide

  func opening(in language: BotLanguage) -> Opening {
    switch language {
    case .english:
      Opening(
        prologue: """
          Hello! I live in the demo service inside Rivulet and show the app around. Ask me about \
          keys, copying, conversations, or how to talk to a Coze bot of your own.
          """,
        suggestions: ["Give me a tour", "Which keys are there?", "How do I use my own Coze bot?"])
    case .chinese:
      Opening(
        prologue: "你好！我住在 Rivulet 自带的演示服务里，带你看看这个程序。可以问按键、复制、会话，或者怎样接上你自己的扣子智能体。",
        suggestions: ["带我逛一圈", "有哪些按键？", "怎样接上我自己的扣子智能体？"])
    }
  }

  func reply(to question: Question) -> Reply {
    let language = question.language
    let text = question.text.lowercased()
    if GuideBot.asksForWeather(text) { return weather(in: language) }
    let topics = GuideTopic.all(in: language)
    let topic = topics.first { $0.isMeant(by: text) }
    return reply(topic ?? GuideTopic.overview(in: language), question)
  }

  private func reply(_ topic: GuideTopic, _ question: Question) -> Reply {
    var parts: [ReplyPart] = []
    if let thought = topic.thought { parts.append(.reasoning(thought)) }
    let page = question.language == .chinese ? guide.chinese : guide.english
    var text = topic.text(page)
    if question.turn > 1 {
      let turn = question.turn
      text += question.language.choose(
        "\n\n*This was question \(turn) in this conversation; the service remembers.*",
        "\n\n*这是本会话的第 \(turn) 个问题，服务端记着呢。*")
    }
    parts.append(.answer(text))
    return Reply(parts: parts + topic.followUps.map(ReplyPart.followUp))
  }

  private static func asksForWeather(_ text: String) -> Bool {
    text.contains("weather") || text.contains("天气")
  }

  /// The one answer for which a tool is called. The weather is made up, and says so.
  private func weather(in language: BotLanguage) -> Reply {
    let arguments: JSON = ["city": .string(language.choose("Hangzhou", "杭州")), "days": 1]
    let output: JSON = [
      "sky": .string(language.choose("light rain", "小雨")), "low": 18, "high": 23,
      "source": "demo",
    ]
    return Reply(parts: [
      .reasoning(language.choose("I should ask the weather tool.", "得先查一下天气工具。")),
      .tool(name: "weather-get_weather", arguments: arguments.text, output: output.text),
      .answer(
        language.choose(
          "Light rain in Hangzhou, **18–23 ℃**. Take an umbrella ☂️\n\nThis weather is made up: "
            + "the question shows how a *tool call* and its answer look.",
          "杭州小雨，**18～23℃**，记得带伞 ☂️\n\n这天气是编的：这一问是为了让你看看*工具调用*和它的结果长什么样。")),
      .followUp(language.choose("Which keys are there?", "有哪些按键？")),
      .followUp(language.choose("How do I stop a reply?", "怎样停止回复？")),
    ])
  }
}

extension GuideTopic {
  /// What the guide can tell in one language; the first whose word is in the question is told.
  static func all(in language: BotLanguage) -> [GuideTopic] {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }

  /// Told when no word of the question is known.
  static func overview(in language: BotLanguage) -> GuideTopic {
    switch language {
    case .english: englishOverview
    case .chinese: chineseOverview
    }
  }
}
