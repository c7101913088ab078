import Chat
import Net
import Testing
import Wire

@Suite("replay transport")
struct ReplayTransportTests {
  private let request = HTTPRequest(.get, "http://a/")

  private func text(_ events: [(TransferID, TransferEvent)]) -> [String] {
    events.map { id, event in
      switch event {
      case .head(let head): "\(id.rawValue) head \(head.status)"
      case .body(let bytes): "\(id.rawValue) " + String(decoding: bytes, as: UTF8.self)
      case .end(let failure): "\(id.rawValue) end\(failure.map { " \($0)" } ?? "")"
      }
    }
  }

  @Test("chunks come at their times, and the wait moves the clock no further than needed")
  func pace() {
    let transport = ReplayTransport([.stream(["a", "b"], pace: .seconds(1))])
    _ = transport.start(request, secret: nil)
    var log: [String] = []
    while transport.nextStepTime != nil {
      _ = transport.wait(for: [], timeout: .seconds(60))
      log += text(transport.takeEvents()).map { "\(transport.now.components.seconds)s \($0)" }
    }
    #expect(log == ["0s 1 head 200", "1s 1 a", "2s 1 b", "2s 1 end"])
    #expect(transport.openIDs.isEmpty)
  }

  @Test("a wait ends at its time-out when that comes first, and is counted when endless")
  func timeout() {
    let transport = ReplayTransport([.stream(["a"], pace: .seconds(1))])
    _ = transport.wait(for: [], timeout: nil)
    #expect(transport.endlessWaitCount == 1)
    _ = transport.wait(for: [], timeout: .milliseconds(16))
    #expect(transport.now == .milliseconds(16))
  }

  @Test("a test holds a stream open, sends, ends; after the end nothing is delivered")
  func byHand() {
    let transport = ReplayTransport([.head()])
    let id = transport.start(request, secret: nil)
    transport.advance(by: .zero)
    transport.deliver("x", to: id)
    #expect(text(transport.takeEvents()) == ["1 head 200", "1 x"])
    transport.deliver(.end(.lost(detail: "gone")), to: id)
    #expect(text(transport.takeEvents()) == [#"1 end lost(detail: "gone")"#])
    transport.deliver("late", to: id)
    #expect(transport.takeEvents().isEmpty)
  }

  @Test("a cancelled request brings nothing more, also nothing that had arrived")
  func cancel() {
    let transport = ReplayTransport { _, number in
      .whole(chunks: ["answer \(number)"], pace: .seconds(1))
    }
    let first = transport.start(request, secret: nil)
    _ = transport.start(request, secret: Secret("t"))
    transport.advance(by: .zero)
    transport.cancel(first)
    transport.advance(by: .seconds(5))
    #expect(text(transport.takeEvents()) == ["2 head 200", "2 answer 1", "2 end"])
    #expect(transport.records.map(\.isCancelled) == [true, false])
    #expect(transport.records.map { $0.secret != nil } == [false, true])
  }

  @Test("ready descriptors and a wake-up end a wait before time moves")
  func ready() {
    let transport = ReplayTransport()
    transport.readyDescriptors = [7]
    let ready = transport.wait(for: [Interest(6), Interest(7)], timeout: .seconds(1))
    #expect(ready == [Interest(7)])
    transport.readyDescriptors = []
    transport.waker.wakeUp()
    _ = transport.wait(for: [], timeout: .seconds(1))
    #expect(transport.now == .zero)
  }
}
