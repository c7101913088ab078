import Chat
import Testing
import Wire

@Suite struct RefusalCauseTests {
  @Test(
    "the code tells the cause, then the status",
    arguments: [
      (200, #"{"code":4100}"#, .token), (200, #"{"code":"700012006"}"#, .token),
      (401, "", .token), (401, #"{"code":1,"msg":"?"}"#, .token),
      (200, #"{"code":4101}"#, .permission), (403, "", .permission),
      (200, #"{"code":103000001}"#, .permission),
      (200, #"{"code":4013}"#, .rateLimit), (429, "<html>", .rateLimit),
      (200, #"{"code":4016}"#, .busy), (200, #"{"code":4200}"#, .notFound), (404, "", .notFound),
      (200, #"{"code":103100002}"#, .notFound), (200, #"{"code":103000002}"#, .notFound),
      (200, #"{"code":4000}"#, .parameter), (200, #"{"code":702242001}"#, .parameter),
      (400, #"{"code":4100}"#, .token), (400, #"{"msg":"x"}"#, .parameter),
      (200, #"{"code":5000}"#, .service), (200, #"{"code":720702222}"#, .service),
      (200, #"{"code":720701013}"#, .service), (500, "", .service), (503, "{}", .service),
      (200, #"{"code":-3}"#, .other), (418, "", .other), (302, "", .other),
      (200, "", .nonsense), (200, "hello", .nonsense), (200, "[1]", .nonsense),
    ] as [(Int, String, Refusal.Cause)])
  func causes(_ status: Int, _ body: String, _ cause: Refusal.Cause) throws {
    var driver = ExchangeDriver(.cozeV2)
    _ = driver.begin()
    let line = try #require(driver.answer(body, status: status).first)
    #expect(line.hasPrefix("failed: refused \(cause) "))
  }
}
