import Chat
import Testing
import Wire

/// `stream = false`: create, retrieve once a second, list.
@Suite struct CozeV3PollingTests {
  private static let created = #"{"code":0,"msg":"","data":{"id":"k1","conversation_id":"c1","#
  private static let retrieve =
    "GET https://coze.example/v3/chat/retrieve?conversation_id=c1&chat_id=k1"
  private static let list =
    "GET https://coze.example/v3/chat/message/list?conversation_id=c1&chat_id=k1"

  /// An exchange whose chat runs and which waits for its first poll.
  private func running(status: String = "in_progress") -> ExchangeDriver {
    var driver = ExchangeDriver(.cozeV3, stream: false)
    _ = driver.begin()
    #expect(
      driver.answer(Self.created + #""status":"\#(status)"}}"#)
        == ["started chat=k1 conversation=c1"])
    return driver
  }

  @Test("a chat is polled once a second until it has ended, and its messages told in order")
  func whole() {
    var driver = running(status: "created")
    #expect(driver.wakeTime == .seconds(1))
    #expect(driver.sleep() == ["request 1 \(Self.retrieve)"])
    driver.pass(.milliseconds(200))
    #expect(driver.answer(#"{"code":0,"data":{"id":"k1","status":"in_progress"}}"#) == [])
    #expect(driver.wakeTime == .milliseconds(2200))
    #expect(driver.sleep() == ["request 2 \(Self.retrieve)"])
    let done =
      #"{"code":0,"data":{"status":"completed","usage":{"token_count":3,"input_count":1}}}"#
    #expect(driver.answer(done) == ["usage in 1 out 0 total 3", "request 3 \(Self.list)"])
    let messages = """
      {"code":0,"data":[{"id":"m9","type":"verbose","content":"{}"},
      {"id":"m4","type":"follow_up","content":"more?"},
      {"id":"m3","type":"answer","content":"second","created_at":12},
      {"id":"m2","type":"answer","content":"first","created_at":"11","reasoning_content":"hm"},
      {"id":"m1","type":"function_call","content":"{\\"name\\":\\"f\\",\\"arguments\\":{}}"}]}
      """
    #expect(
      driver.answer(messages) == [
        #"tool call "f" "{}""#, #"reasoning + [m2] "hm""#, #"answer = [m2] "first""#,
        #"answer = [m3] "second""#, #"follow-up "more?""#, "completed", "finished",
      ])
    #expect(driver.sleep() == [])
  }

  @Test(
    "a chat that ends otherwise is told so",
    arguments: [
      (
        #""status":"failed","last_error":{"code":4013,"msg":"busy day"}"#,
        #"failed: refused rateLimit code=4013 status=200 "busy day" log=-"#
      ),
      (#""status":"canceled""#, #"failed: refused other code=canceled status=200 "" log=-"#),
      (#""status":"cancelled""#, #"failed: refused other code=canceled status=200 "" log=-"#),
      (#""status":"requires_action""#, "requires action"),
    ])
  func otherEnds(_ fields: String, _ line: String) {
    var driver = running()
    _ = driver.sleep()
    #expect(driver.answer(#"{"code":0,"data":{\#(fields)}}"#) == [line, "finished"])
  }

  @Test("a chat that is complete at once is listed at once")
  func completedAtOnce() {
    var driver = ExchangeDriver(.cozeV3, stream: false)
    _ = driver.begin()
    #expect(
      driver.answer(Self.created + #""status":"completed"}}"#)
        == ["started chat=k1 conversation=c1", "request 1 \(Self.list)"])
  }

  @Test("a failed poll is repeated three times, then it is the end")
  func pollFailures() {
    var driver = running()
    for _ in 0..<3 {
      _ = driver.sleep()
      #expect(driver.end(.lost(detail: "reset")) == [])
    }
    _ = driver.sleep()
    #expect(
      driver.end(.lost(detail: "reset"))
        == [#"failed: broken off: connection(detail: "reset") log=-"#, "finished"])
  }

  @Test("a poll that is refused for good ends the reply")
  func pollRefused() {
    var driver = running()
    _ = driver.sleep()
    #expect(
      driver.answer(#"{"code":4100,"msg":"no"}"#)
        == [#"failed: refused token code=4100 status=200 "no" log=-"#, "finished"])
  }

  @Test("a silent poll is closed and repeated; polling has an end")
  func silence() {
    var driver = running()
    _ = driver.sleep()
    #expect(driver.sleep() == ["abort 1"])
    _ = driver.sleep()
    driver.pass(.seconds(700))
    #expect(
      driver.answer(#"{"code":0,"data":{"status":"in_progress"}}"#)
        == ["failed: broken off: silence(600.0 seconds) log=-", "finished"])
  }

  @Test("an answer that is a success and no chat makes no sense")
  func noChat() {
    var driver = ExchangeDriver(.cozeV3, stream: false)
    _ = driver.begin()
    #expect(
      driver.answer(#"{"code":0}"#)
        == [#"failed: refused nonsense code=- status=200 "{\"code\":0}" log=-"#, "finished"])
  }

  @Test("a stop while the chat runs cancels it")
  func stop() {
    var driver = running()
    #expect(driver.stop() == ["request 1 POST https://coze.example/v3/chat/cancel"])
    #expect(driver.answer(#"{"code":0,"data":{"status":"canceled"}}"#) == ["finished"])
  }

  @Test("a stop during a poll closes the poll and cancels")
  func stopDuringPoll() {
    var driver = running()
    _ = driver.sleep()
    #expect(
      driver.stop() == ["abort 1", "request 2 POST https://coze.example/v3/chat/cancel"])
  }

  @Test("a stop before the service told the ids waits for them, then cancels")
  func stopBeforeIDs() {
    var driver = ExchangeDriver(.cozeV3, stream: false)
    _ = driver.begin()
    #expect(driver.stop() == [])
    #expect(
      driver.answer(Self.created + #""status":"in_progress"}}"#)
        == ["request 1 POST https://coze.example/v3/chat/cancel"])
  }
}
