import Foundation

/// An HTTP client of its own: sockets and nothing else, so that what the service sends is judged
/// byte by byte. Each call runs on a thread of its own, since it blocks.
struct DemoClient: Sendable {
  static let token = "pat_demo_test"
  let port: UInt16

  /// Sends one request and reads the whole answer.
  func call(
    _ method: String, _ path: String, _ body: String = "", token: String = DemoClient.token,
    headers: [String] = []
  ) async throws -> DemoAnswer {
    let connection = try DemoConnection(port: port)
    let text = DemoClient.request(method, path, body, token: token, headers: headers)
    return try await onThread {
      try connection.write(text)
      return DemoAnswer(try connection.readToEnd())
    }
  }

  /// Sends one request and leaves its answer to be read piece by piece.
  func open(_ method: String, _ path: String, _ body: String) throws -> DemoStream {
    let connection = try DemoConnection(port: port)
    try connection.write(
      DemoClient.request(method, path, body, token: DemoClient.token, headers: []))
    return DemoStream(connection: connection)
  }

  static func request(
    _ method: String, _ path: String, _ body: String, token: String, headers: [String]
  ) -> String {
    var lines = [
      "\(method) \(path) HTTP/1.1", "Host: 127.0.0.1", "Authorization: Bearer \(token)",
      "Connection: close",
    ]
    if !body.isEmpty {
      lines += ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"]
    }
    return (lines + headers).joined(separator: "\r\n") + "\r\n\r\n" + body
  }
}

/// An answer that is still coming. Letting go of it hangs up.
struct DemoStream: Sendable {
  let connection: DemoConnection

  /// All that came until `isEnough` says so, or the end.
  func read(until isEnough: @escaping @Sendable (String) -> Bool) async throws -> String {
    try await onThread { try connection.read(until: isEnough) }
  }

  func readToEnd() async throws -> String {
    try await onThread { String(decoding: try connection.readToEnd(), as: UTF8.self) }
  }
}

/// Runs what blocks on a thread of its own: the service shares this process's few.
private func onThread<Result: Sendable>(
  _ body: @escaping @Sendable () throws -> Result
) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Swift.Result(catching: body)) }
  }
}

/// A TCP connection to the service, closed when it goes away.
final class DemoConnection: Sendable {
  struct Failure: Error { let errno: Int32 }
  private let descriptor: Int32

  init(port: UInt16) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw Failure(errno: errno) }
  }

  deinit { close(descriptor) }

  func write(_ text: String) throws {
    let bytes = Array(text.utf8)
    guard send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
      throw Failure(errno: errno)
    }
  }

  /// What one `recv` brings; empty at the end.
  func receive() throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    if count < 0, errno == ECONNRESET { return [] }
    guard count >= 0 else { throw Failure(errno: errno) }
    return Array(buffer[..<count])
  }

  func readToEnd() throws -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let more = try receive()
      if more.isEmpty { return bytes }
      bytes += more
    }
  }

  func read(until isEnough: (String) -> Bool) throws -> String {
    var bytes: [UInt8] = []
    while true {
      let more = try receive()
      bytes += more
      let text = String(decoding: bytes, as: UTF8.self)
      if more.isEmpty || isEnough(text) { return text }
    }
  }
}
