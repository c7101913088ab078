import Chat
import Testing
import Wire

@Suite struct CozeV3StreamTests {
  private static let created =
    "event:conversation.chat.created\ndata:{\"id\":\"k1\",\"conversation_id\":\"c1\"}\n\n"
  private static let delta =
    "event:conversation.message.delta\n"
    + "data:{\"id\":\"m1\",\"type\":\"answer\",\"content\":\"a\"}\n\n"
  private static let completed = "event:conversation.chat.completed\ndata:{\"id\":\"k1\"}\n\n"
  private static let busy = "event:error\ndata:{\"code\":4016,\"msg\":\"busy\"}\n\n"
  private static let cancel = "POST https://coze.example/v3/chat/cancel"
  private static let chat = "POST https://coze.example/v3/chat?conversation_id=c0"

  private func begun() -> ExchangeDriver {
    var driver = ExchangeDriver(.cozeV3)
    #expect(driver.begin() == ["request 0 \(Self.chat)"])
    return driver
  }

  @Test("a stop closes the stream, asks the service to cancel and waits for its answer")
  func stop() throws {
    var driver = begun()
    _ = driver.stream(Self.created + Self.delta)
    #expect(driver.stop() == ["abort 0", "request 1 \(Self.cancel)"])
    let body = String(decoding: try #require(driver.requests.last).body, as: UTF8.self)
    #expect(body == #"{"chat_id":"k1","conversation_id":"c1"}"#)
    #expect(driver.input(.body(RequestTag(rawValue: 0), Array(Self.delta.utf8))) == [])
    #expect(driver.stop() == [])
    #expect(driver.answer(#"{"code":4104,"msg":"cannot"}"#) == ["finished"])
    #expect(driver.stop() == [] && driver.sleep() == [])
  }

  @Test("the answer to a cancel is waited for five seconds, whatever drips")
  func stopBounded() {
    var driver = begun()
    _ = driver.stream(Self.created)
    _ = driver.stop()
    driver.pass(.seconds(4))
    #expect(driver.head(200, "application/json") + driver.body("{") == [])
    #expect(driver.wakeTime == .seconds(5))
    #expect(driver.sleep() == ["abort 1", "finished"])
  }

  @Test("a stop before the ids reads on for them, tells nothing, and cancels")
  func stopEarly() {
    var driver = begun()
    #expect(driver.stop() == [])
    #expect(
      driver.stream(Self.created + Self.delta + Self.completed)
        == ["abort 0", "request 1 \(Self.cancel)"])
    #expect(driver.end(.lost(detail: "")) == ["finished"])
  }

  @Test("a stop before the ids ends after three seconds without them")
  func stopEarlyBounded() {
    var driver = begun()
    driver.pass(.seconds(1))
    #expect(driver.stop() == [])
    _ = driver.stream(": still thinking\n\n")
    #expect(driver.wakeTime == .seconds(4))
    #expect(driver.sleep() == ["abort 0", "finished"])
  }

  @Test("a stop before the ids ends with a refusal or the network, untold")
  func stopEarlyRefused() {
    var driver = begun()
    _ = driver.stop()
    #expect(driver.answer(#"{"code":4016,"msg":"busy"}"#) == ["finished"])
    driver = begun()
    _ = driver.stop()
    #expect(driver.end(.lost(detail: "x")) == ["finished"])
    driver = begun()
    _ = driver.stop()
    #expect(driver.stream(Self.busy) == ["abort 0", "finished"])
  }

  @Test("a stop of a reply that is complete cancels nothing")
  func stopAfterCompleted() {
    var driver = begun()
    _ = driver.stream(Self.created + Self.delta + Self.completed)
    #expect(driver.stop() == ["abort 0", "finished"])
  }

  @Test("busy is waited out for a second, once")
  func busyTwice() {
    var driver = begun()
    #expect(driver.stream(Self.busy) == ["abort 0"])
    #expect(driver.wakeTime == .seconds(1))
    #expect(driver.sleep() == ["request 1 \(Self.chat)"])
    #expect(driver.requests[0] == driver.requests[1])
    #expect(
      driver.answer(#"{"code":"4016","msg":"still busy"}"#)
        == [#"failed: refused busy code=4016 status=200 "still busy" log=-"#, "finished"])
  }

  @Test("after a wait for a busy conversation the reply comes as ever")
  func busyThenReply() {
    var driver = begun()
    #expect(driver.answer(#"{"code":4016,"msg":"busy"}"#) == [])
    _ = driver.sleep()
    #expect(
      driver.stream(Self.created + Self.delta + Self.completed) == [
        "started chat=k1 conversation=c1", #"answer + [m1] "a""#, "completed",
      ])
    #expect(driver.end() == ["finished"])
  }

  @Test("a stop during the wait for a busy conversation just ends")
  func busyStopped() {
    var driver = begun()
    _ = driver.stream(Self.busy)
    #expect(driver.stop() == ["finished"])
  }

  @Test("busy after the reply has begun is not repeated: it would be paid for twice")
  func busyLate() {
    var driver = begun()
    _ = driver.stream(Self.created + Self.delta)
    #expect(
      driver.body(Self.busy) == [
        #"failed: broken off by the service code=4016 "busy" log=-"#, "abort 0", "finished",
      ])
  }

  @Test("completed is told at once; the end mark is waited for five seconds")
  func completedBeforeDone() {
    var driver = begun()
    #expect(driver.stream(Self.created + Self.completed).last == "completed")
    driver.pass(.seconds(3))
    #expect(driver.body(": ping\n\n" + Self.completed) == [])
    #expect(driver.wakeTime == .seconds(5))
    #expect(driver.sleep() == ["abort 0", "finished"])
  }

  @Test("silence before the reply is the network's, after it the reply broke off")
  func silence() {
    var driver = begun()
    #expect(driver.wakeTime == .seconds(90))
    #expect(
      driver.sleep()
        == ["failed: network idleTimeout(90.0 seconds) log=-", "abort 0", "finished"])
    driver = begun()
    driver.pass(.seconds(60))
    _ = driver.stream(Self.created + Self.delta)
    driver.pass(.seconds(30))
    #expect(driver.input(.woke) == [] && driver.wakeTime == .seconds(150))
    #expect(
      driver.sleep()
        == ["failed: broken off: silence(90.0 seconds) log=-", "abort 0", "finished"])
  }

  @Test("the network's failure before the head is told as it is")
  func network() {
    var driver = begun()
    #expect(
      driver.end(.nameLookup(host: "coze.example"))
        == [#"failed: network nameLookup(host: "coze.example") log=-"#, "finished"])
  }

  @Test("a reply has a largest size")
  func tooLarge() {
    var driver = begun()
    _ = driver.stream(Self.created)
    let text = String(repeating: "x", count: 1 << 20)
    let frame = Self.delta.replacing("\"a\"", with: "\"\(text)\"")
    for _ in 0..<16 { #expect(driver.body(frame).count == 1) }
    #expect(
      driver.body(frame) == ["failed: broken off: tooLarge log=-", "abort 0", "finished"])
  }

  @Test(
    "a reply of more parts than anyone reads ends, whatever they are",
    arguments: ["answer", "tool_response"])
  func tooManyParts(type: String) {
    var driver = ExchangeDriver(.cozeV3)
    _ = driver.begin()
    func frame(_ number: Int) -> String {
      """
      event:conversation.message.completed
      data:{"id":"m\(number)","type":"\(type)","content":"x"}


      """
    }
    let told = driver.stream((0..<10_000).map(frame).joined())
    #expect(told.last?.contains("tooLarge") == false)
    #expect(
      driver.body(frame(10_000)) == ["failed: broken off: tooLarge log=-", "abort 0", "finished"])
  }
}
