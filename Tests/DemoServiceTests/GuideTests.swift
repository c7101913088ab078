import DemoService
import Testing

@Suite("The bot that shows the app around")
struct GuideTests {
  private static let guide = DemoGuide(
    english: .init(
      keys: [
        .init(id: "copy.reply", keys: "C-x y", help: "copy the last reply"),
        .init(id: "app.help", keys: "C-x ?, F1", help: "help"),
      ], features: ["streams token by token"]),
    chinese: .init(
      keys: [.init(id: "copy.reply", keys: "C-x y", help: "复制最后一条回复")], features: ["流式显示"]))

  private func ask(_ text: String) async throws -> String {
    var answer = ""
    try await withService(guide: Self.guide) { client in
      let reply = try await client.v2(BotID.guide, text, stream: false).json
      answer =
        reply["messages"].list.first { $0["type"].string == "answer" }?["content"].string ?? ""
    }
    return answer
  }

  @Test("the key table is the one it was given, in the language of the question")
  func keys() async throws {
    let english = try await ask("Which keys are there?")
    #expect(english.contains("`C-x y` · copy the last reply"))
    #expect(english.contains("`C-x ?` `F1` · help"))
    let chinese = try await ask("有哪些按键？")
    #expect(chinese.contains("`C-x y` · 复制最后一条回复") && !chinese.contains("copy the last"))
  }

  @Test("an action that the table lacks is not told of, and steps are numbered anew")
  func missing() async throws {
    #expect(try await ask("hello").contains("every key: `C-x ?`\n"))
    let copying = try await ask("How do I copy?")
    #expect(copying.contains("`C-x y` copies the last reply"))
    #expect(!copying.contains("{") && !copying.contains("mouse back"))
    let tour = try await ask("give me a tour")
    #expect(tour.contains("1. **Copy.**") && !tour.contains("{"))
  }

  @Test(
    "a keyword finds its topic",
    arguments: [
      ("how do I change the theme", "# Themes"), ("怎样接上扣子？", "# 接上你自己的扣子智能体"),
      ("How do I use my own Coze bot?", "# Your own Coze bot"), ("How do I scroll?", "# Scrolling"),
      ("怎样停止回复", "# 停止回复"), ("带我逛一圈", "# 逛一圈"), ("my task is hard", "# Rivulet"),
    ])
  func topics(question: String, head: String) async throws {
    #expect(try await ask(question).hasPrefix(head))
  }

  @Test("every suggested question of every topic finds a topic")
  func suggestions() async throws {
    try await withService(guide: Self.guide) { client in
      let info = try await client.call("GET", "/v1/bots/\(BotID.guide)").json["data"]
      for question in info["onboarding_info"]["suggested_questions"].list {
        let text = try #require(question.string)
        let reply = try await client.v2(BotID.guide, text, stream: false)
        #expect(!reply.text.contains("# Rivulet"), "\(text) is answered with the overview")
      }
    }
  }
}
