import FlyingSocks
import Glibc

/// A socket pool that switches Nagle's algorithm off. Accepted sockets inherit `TCP_NODELAY` from
/// the listening one (tcp(7)), which the pool sees when the server waits for connections; without
/// it the first tokens on a connection that was used before come 40 ms late.
struct PromptPool: AsyncSocketPool {
  private let base: any AsyncSocketPool

  init(_ base: any AsyncSocketPool) { self.base = base }

  func prepare() async throws { try await base.prepare() }

  func run() async throws { try await base.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    let noDelay = BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY)
    // A reply that comes late is still a reply: nothing is lost where this is refused.
    if events == .connection { try? socket.setValue(true, for: noDelay) }
    try await base.suspendSocket(socket, untilReadyFor: events)
  }
}
