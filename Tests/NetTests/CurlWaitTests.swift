import Chat
import Foundation
import Glibc
import Net
import Testing
import Wire

@Suite("the one wait of the curl transport, and cancelling")
struct CurlWaitTests {
  /// The limit for a cancel, on the program's own clock.
  private static let cancelLimit = Duration.milliseconds(50)

  @Test("a cancelled stream is closed at once, and nothing of it comes any more")
  func cancel() throws {
    let sawEnd = DispatchSemaphore(value: 0)
    let server = try LoopbackServer { connection, _ in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      connection.writeChunk("data: 1\n\n")
      if connection.seesEnd() { sawEnd.signal() }
    }
    let transport = try #require(CurlTransport())
    var collector = Collector(transport)
    let id = transport.start(HTTPRequest(.get, server.url()), secret: nil)
    collector.run { !$0[id].body.isEmpty }
    let time = ContinuousClock().measure { transport.cancel(id) }
    #expect(time < Self.cancelLimit)
    #expect(sawEnd.wait(timeout: .now() + 20) == .success)
    _ = transport.wait(for: [], timeout: .zero)
    #expect(transport.takeEvents().isEmpty)
  }

  @Test("what came before a cancel and was not taken is dropped")
  func cancelDropsInbox() throws {
    let transport = try #require(CurlTransport())
    let id = transport.start(HTTPRequest(.get, "http://nonexistent.invalid/"), secret: nil)
    let other = transport.start(
      HTTPRequest(.get, "http://a/", headers: [.init("bad name", "")]), secret: nil)
    transport.cancel(other)
    transport.cancel(id)
    transport.cancel(id)
    _ = transport.wait(for: [], timeout: .zero)
    #expect(transport.takeEvents().isEmpty)
  }

  @Test("a ready descriptor ends the wait and is named, an idle one is not")
  func descriptors() throws {
    let (idle, ready) = (Pipe(), Pipe())
    defer { withExtendedLifetime((idle, ready)) {} }
    try ready.fileHandleForWriting.write(contentsOf: Data([1]))
    let interests = [
      Interest(idle.fileHandleForReading.fileDescriptor),
      Interest(ready.fileHandleForReading.fileDescriptor),
      Interest(idle.fileHandleForWriting.fileDescriptor, writable: true),
    ]
    let transport = try #require(CurlTransport())
    #expect(transport.wait(for: interests, timeout: .seconds(20)) == [interests[1], interests[2]])
  }

  @Test("the closed end of a pipe counts as ready")
  func hangUp() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.close()
    let interest = Interest(pipe.fileHandleForReading.fileDescriptor)
    let transport = try #require(CurlTransport())
    #expect(transport.wait(for: [interest], timeout: .seconds(20)) == [interest])
    withExtendedLifetime(pipe) {}
  }

  @Test("a wake-up from another thread ends a wait without limit, also when it came before it")
  func wakeUp() throws {
    let transport = try #require(CurlTransport())
    let waker = transport.waker
    waker.wakeUp()
    _ = transport.wait(for: [], timeout: nil)
    Thread.detachNewThread { waker.wakeUp() }
    _ = transport.wait(for: [], timeout: nil)
  }

  @Test("a waker may outlive its transport")
  func lateWakeUp() throws {
    let waker: any Waker
    do { waker = try #require(CurlTransport()).waker }
    waker.wakeUp()
  }

  @Test("a wait lasts its time-out, never less, and ends at once while events wait")
  func timeout() throws {
    let transport = try #require(CurlTransport())
    let timeout = Duration.microseconds(1500)
    let waited = ContinuousClock().measure { _ = transport.wait(for: [], timeout: timeout) }
    #expect(waited >= timeout)
    _ = transport.start(HTTPRequest(.get, "", headers: [.init("", "")]), secret: nil)
    _ = transport.wait(for: [], timeout: nil)
    #expect(transport.takeEvents().count == 1)
  }

  @Test("a signal during the wait is no error")
  func interrupted() throws {
    signal(SIGUSR2) { _ in }
    let transport = try #require(CurlTransport())
    let thread = pthread_self()
    let isOver = Box(false)
    Thread.detachNewThread {
      while !isOver.value {
        pthread_kill(thread, SIGUSR2)
        usleep(1000)
      }
    }
    _ = transport.wait(for: [], timeout: .milliseconds(30))
    isOver.value = true
  }
}
