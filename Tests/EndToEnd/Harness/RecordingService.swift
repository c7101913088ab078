import Glibc

/// A service of the test's own that speaks just enough of Coze v2 and tells what it was asked and
/// when. Nothing happens in it but in `turn`: it has no thread.
final class RecordingService {
  private struct Connection {
    var descriptor: Int32
    var received: [UInt8] = []
    var pending: [UInt8] = []
    var isStream = false
    var closesWhenSent = false
  }

  private let listener: Int32
  let baseURL: String
  private var connections: [Connection] = []
  /// The bodies of the chats asked for, in order.
  private(set) var chats: [String] = []
  /// Streams that the client closed before their end.
  private(set) var streamsLeft = 0

  init() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 8) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    self.listener = listener
    guard isBound else { throw PipedProgram.Failure(call: "bind") }
    baseURL = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
  }

  deinit {
    for connection in connections { close(connection.descriptor) }
    close(listener)
  }

  /// True while a client listens to a stream.
  var isStreaming: Bool { connections.contains(where: \.isStream) }
  /// Bytes that the client has not taken yet.
  var backlog: Int { connections.reduce(0) { $0 + $1.pending.count } }

  /// Streams a piece of the answer to whoever listens.
  func stream(_ text: String) {
    write(
      #"{"event":"message","message":{"role":"assistant","type":"answer","content":"\#(text)","#
        + #""content_type":"text"},"index":0,"is_finish":false}"#)
  }

  /// Ends the answer.
  func finish() {
    write(#"{"event":"done"}"#)
    for index in connections.indices where connections[index].isStream {
      connections[index].isStream = false
      connections[index].closesWhenSent = true
    }
  }

  private func write(_ data: String) {
    for index in connections.indices where connections[index].isStream {
      connections[index].pending += Array("data:\(data)\n\n".utf8)
    }
  }

  /// Takes what clients sent and sends what they take; waits for nothing.
  func turn() {
    let accepted = accept(listener, nil, nil)
    if accepted >= 0 {
      _ = fcntl(accepted, F_SETFL, O_NONBLOCK)
      connections.append(Connection(descriptor: accepted))
    }
    connections = connections.compactMap { connection in
      var connection = connection
      guard receive(&connection), send(&connection) else {
        if connection.isStream { streamsLeft += 1 }
        close(connection.descriptor)
        return nil
      }
      return connection
    }
  }

  /// False when the client left.
  private func receive(_ connection: inout Connection) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(connection.descriptor, &chunk, chunk.count)
      if count == 0 || (count < 0 && errno != EAGAIN) { return false }
      guard count > 0 else { break }
      connection.received += chunk.prefix(count)
    }
    if let request = takeRequest(&connection.received) { answer(request, &connection) }
    return true
  }

  /// A whole request, once it has come.
  private func takeRequest(_ bytes: inout [UInt8]) -> (head: String, body: String)? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
    let head = String(text[..<end.lowerBound])
    let lengths = head.split(separator: "\r\n").compactMap { line -> Int? in
      let parts = line.split(separator: ":")
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { return nil }
      return Int(parts[1].drop(while: \.isWhitespace))
    }
    let body = String(text[end.upperBound...])
    guard body.utf8.count >= lengths.first ?? 0 else { return nil }
    bytes = []
    return (head, body)
  }

  private func answer(_ request: (head: String, body: String), _ connection: inout Connection) {
    guard request.head.hasPrefix("POST /open_api/v2/chat") else {
      connection.pending += Array(
        "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}"
          .utf8)
      return
    }
    chats.append(request.body)
    connection.isStream = true
    connection.pending += Array(
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n".utf8)
  }

  /// False when the connection is to be closed.
  private func send(_ connection: inout Connection) -> Bool {
    while !connection.pending.isEmpty {
      let count = Glibc.send(
        connection.descriptor, connection.pending, connection.pending.count,
        Int32(MSG_NOSIGNAL))
      if count < 0 { return errno == EAGAIN }
      connection.pending.removeFirst(count)
    }
    return !connection.closesWhenSent
  }
}
