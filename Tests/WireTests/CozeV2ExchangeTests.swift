import Chat
import Testing
import Wire

@Suite struct CozeV2ExchangeTests {
  private static let frame =
    "data:{\"event\":\"message\",\"message\":{\"type\":\"answer\",\"content\":\"a\"},\"index\":0}\n\n"

  private func begun() -> ExchangeDriver {
    var driver = ExchangeDriver(.cozeV2)
    #expect(driver.begin() == ["request 0 POST https://coze.example/open_api/v2/chat"])
    return driver
  }

  @Test("a stop closes the connection, and nothing more is told")
  func stop() {
    var driver = begun()
    _ = driver.stream(Self.frame)
    #expect(driver.stop() == ["abort 0", "finished"])
    #expect(driver.body(Self.frame) == [] && driver.end() == [] && driver.sleep() == [])
  }

  @Test("silence is counted from the last byte")
  func silence() {
    var driver = begun()
    driver.pass(.seconds(80))
    _ = driver.stream(": thinking\n")
    #expect(driver.sleep() == [] && driver.now == .seconds(90))
    #expect(
      driver.sleep()
        == ["failed: network idleTimeout(90.0 seconds) log=-", "abort 0", "finished"])
    driver = begun()
    _ = driver.stream(Self.frame)
    #expect(
      driver.sleep()
        == ["failed: broken off: silence(90.0 seconds) log=-", "abort 0", "finished"])
  }

  @Test("the end mark ends it at once; what comes after it does not count")
  func done() {
    var driver = begun()
    #expect(
      driver.stream(Self.frame + "data:{\"event\":\"done\"}\n\n" + Self.frame)
        == [
          "started chat=- conversation=-", #"answer + [0] "a""#, "completed", "abort 0", "finished",
        ])
  }

  @Test("inputs of requests it never made are ignored")
  func otherTag() {
    var driver = begun()
    #expect(driver.input(.end(RequestTag(rawValue: 5), nil)) == [])
  }
}
