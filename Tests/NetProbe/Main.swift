import Glibc
import Net
import Wire

/// A program of its own for the test with a slow resolver: `NetProbe BASE_URL SLOW_URL MARK`.
///
/// It holds a stream open, starts a request whose name lookup hangs, sees the stream go on
/// meanwhile, cancels the hanging request, sees the stream end, and prints three lines: what
/// came while the lookup hung, how long the cancel took in microseconds, the whole stream.
@main enum Main {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let transport = CurlTransport() else { exit(64) }
    let probe = Probe(transport: transport, base: arguments[1])
    probe.run(slowURL: arguments[2], mark: arguments[3])
  }
}

/// The steps of the test.
private final class Probe {
  private let transport: CurlTransport
  private let base: String
  private var stream = ""
  private var hasEnded = false
  private lazy var streamID = transport.start(HTTPRequest(.get, base + "stream"), secret: nil)

  init(transport: CurlTransport, base: String) {
    self.transport = transport
    self.base = base
  }

  func run(slowURL: String, mark: String) {
    _ = streamID
    turn { self.stream == "one " }
    let slow = transport.start(HTTPRequest(.get, slowURL), secret: nil)
    // The resolver makes this file when it begins to hang.
    turn { access(mark, F_OK) == 0 }
    _ = transport.start(HTTPRequest(.get, base + "go"), secret: nil)
    turn { self.stream == "one two " }
    print(stream)
    let cancelTime = ContinuousClock().measure { transport.cancel(slow) }
    print(cancelTime / .microseconds(1))
    _ = transport.start(HTTPRequest(.get, base + "end"), secret: nil)
    turn { self.hasEnded }
    print(stream)
  }

  private func turn(until isDone: () -> Bool) {
    let deadline = ContinuousClock.now + .seconds(15)
    while !isDone() {
      guard ContinuousClock.now < deadline else { exit(70) }
      _ = transport.wait(for: [], timeout: .milliseconds(10))
      for (id, event) in transport.takeEvents() where id == streamID {
        switch event {
        case .head: break
        case .body(let bytes): stream += String(decoding: bytes, as: UTF8.self)
        case .end: hasEnded = true
        }
      }
    }
  }
}
