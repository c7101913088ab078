import FlyingFox
import FlyingSocks
import Foundation

/// A Coze-compatible service on loopback. Its facts about the wire are written down here a second
/// time on purpose and judged by an independent client: it imports nothing of ours.
package struct DemoService: Sendable {
  /// Why the service could not start.
  package enum StartFailure: Error, Equatable, Sendable {
    /// Another program listens there.
    case portTaken(UInt16)
    /// The port is kept for the system.
    case notAllowed(UInt16)
    /// Anything else, in the system's words.
    case other(String)
  }

  /// The rate where none is said, in tokens a second.
  package static let usualRate = 40.0

  private let port: UInt16
  private let server: HTTPServer

  /// - Parameters:
  ///   - token: what a request has to bring as its bearer token.
  ///   - port: where to listen; 0 takes any that is free.
  ///   - tokensPerSecond: the rate of a reply; nil or 0 means as fast as possible.
  ///   - guide: what the bot that shows the app around knows.
  package init(
    token: String, port: UInt16 = 0, tokensPerSecond: Double? = usualRate,
    guide: DemoGuide = DemoGuide()
  ) {
    self.port = port
    let endpoints = Endpoints(
      token: token, bots: [GuideBot(guide: guide), EchoBot(), MischiefBot(), CalculatorBot()],
      rate: tokensPerSecond)
    var address = sockaddr_in.inet(port: port)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let configuration = HTTPServer.Configuration(
      // An answer that is not streamed takes as long as its stream would.
      address: address, timeout: 24 * 3_600, pool: PromptPool(HTTPServer.defaultPool()),
      logger: .disabled)
    server = HTTPServer(config: configuration, handler: ClosureHTTPHandler(endpoints.handle))
  }

  /// Starts to listen and returns the base URL, such as `http://127.0.0.1:40123`. The service runs
  /// until `stop()`.
  package func start() async throws(StartFailure) -> String {
    let (events, continuation) = AsyncStream.makeStream(of: StartEvent.self)
    let server = server
    Task {
      do { try await server.run() } catch { continuation.yield(.failed(error)) }
    }
    Task {
      do {
        try await server.waitUntilListening(timeout: 30)
        continuation.yield(.listening)
      } catch {
        continuation.yield(.failed(error))
      }
    }
    for await event in events {
      switch event {
      case .failed(let error): throw failure(error)
      case .listening:
        guard case .ip4(let address, let port)? = await server.listeningAddress else { continue }
        return "http://\(address):\(port)"
      }
    }
    throw .other("cancelled")
  }

  /// Closes the port and every connection.
  package func stop() async { await server.stop() }

  private enum StartEvent: Sendable {
    case listening
    case failed(any Error)
  }

  private func failure(_ error: any Error) -> StartFailure {
    guard case SocketError.failed(_, let code, let message)? = error as? SocketError else {
      return .other(String(describing: error))
    }
    switch code {
    case EADDRINUSE: return .portTaken(port)
    case EACCES, EPERM: return .notAllowed(port)
    default: return .other(message)
    }
  }
}
