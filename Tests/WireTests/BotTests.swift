import Chat
import Testing
import Wire

@Suite struct BotTests {
  private let profile = ReplyRequest.sample(.cozeV3).profile
  private let ok = HTTPHead(status: 200, headers: [.init("content-type", "application/json")])

  @Test("a bot is asked for by its id, in both versions", arguments: API.allCases)
  func describe(_ api: API) throws {
    let query = dialect(for: api).describeBot("73/1", profile: profile)
    #expect(query.request.method == .get)
    #expect(query.request.url == "https://coze.example/v1/bots/73%2F1")
    let json = """
      {"code":0,"msg":"","data":{"bot_id":"7379","name":"Guide","description":"Shows around",
      "onboarding_info":{"prologue":"你好，{{user_name}}！","suggested_questions":["a?","",7,"b?"]}}}
      """
    #expect(
      try query.read(ok, Array(json.utf8)).get()
        == Bot(
          id: "7379", name: "Guide", description: "Shows around", prologue: "你好！",
          suggestedQuestions: ["a?", "b?"]))
  }

  @Test("a bot without anything but an id is one")
  func bare() throws {
    let query = dialect(for: .cozeV3).describeBot("7", profile: profile)
    #expect(
      try query.read(ok, Array(#"{"code":0,"data":{}}"#.utf8)).get() == Bot(id: "7", name: ""))
  }

  @Test("a refusal is told with its cause and log id")
  func refused() {
    let query = dialect(for: .cozeV3).describeBot("7", profile: profile)
    let body = Array(#"{"code":4200,"msg":"no such bot","detail":{"logid":"L"}}"#.utf8)
    let refusal = Refusal(cause: .notFound, code: "4200", message: "no such bot", status: 200)
    #expect(query.read(ok, body) == .failure(ReplyFailure(.refused(refusal), logID: "L")))
  }

  @Test("bots are listed; a refusal is an empty list")
  func list() throws {
    let query = try #require(dialect(for: .cozeV2).listBots(profile: profile))
    #expect(query.request.url == "https://coze.example/v1/bots?page_num=1&page_size=50")
    let json = """
      {"code":0,"data":{"total":3,"items":[{"id":"1","name":"A","description":"x"},{"name":"no id"},
      {"bot_id":2,"bot_name":"B"}]}}
      """
    #expect(
      try query.read(ok, Array(json.utf8)).get()
        == [Bot(id: "1", name: "A", description: "x"), Bot(id: "2", name: "B")])
    let refusal = #"{"code":4000,"msg":"workspace_id required"}"#
    #expect(try query.read(ok, Array(refusal.utf8)).get() == [])
    #expect(try query.read(HTTPHead(status: 404, headers: []), []).get() == [])
  }

  @Test("what a bot says of itself is bounded, its name in the middle of a cluster too")
  func bounded() throws {
    let query = dialect(for: .cozeV3).describeBot("7", profile: profile)
    let zalgo = "a" + String(repeating: "\u{301}", count: 100_000)
    let questions = String(repeating: "\"\(zalgo)\",", count: 60) + "\"\""
    let json = """
      {"data":{"name":"\(zalgo)","description":"\(zalgo)",
      "onboarding_info":{"prologue":"\(zalgo)","suggested_questions":[\(questions)]}}}
      """
    let bot = try query.read(ok, Array(json.utf8)).get()
    #expect(bot.name.unicodeScalars.count == 200)
    #expect(bot.description.unicodeScalars.count == 1000)
    #expect(bot.prologue.unicodeScalars.count == 20_000)
    #expect(bot.suggestedQuestions.map(\.unicodeScalars.count) == Array(repeating: 1000, count: 50))
  }

  @Test("of a list without an end, only so many bots are taken, and none with an endless id")
  func boundedList() throws {
    let query = try #require(dialect(for: .cozeV3).listBots(profile: profile))
    let long = String(repeating: "1", count: 257)
    let items = (0..<2000).map { "{\"id\":\"\($0)\"}" }.joined(separator: ",")
    let json = "{\"data\":{\"items\":[{\"id\":\"\(long)\"},\(items)]}}"
    let bots = try query.read(ok, Array(json.utf8)).get()
    #expect(bots.count == 999)
    #expect(bots.first?.id == "0")
  }
}
