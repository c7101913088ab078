import Foundation
import Glibc
import Synchronization

/// A listener on 127.0.0.1 (or ::1) that runs a script for each connection, on a thread of its
/// own. Scripts speak bytes, so that a test can say exactly what goes over the wire and when.
/// Every read of a script gives up after `patience` seconds, so no thread outlives a test long.
final class LoopbackServer: Sendable {
  static let patience = 20

  let port: Int
  private let listener: Int32
  private let acceptedCount = Mutex(0)

  /// The script gets each connection and its number, from 0; the connection closes when it returns.
  init(ipv6: Bool = false, _ script: @escaping @Sendable (Connection, Int) -> Void) throws {
    (listener, port) = try BoundSocket.make(ipv6: ipv6)
    guard listen(listener, 128) == 0 else { throw POSIXError(.EINVAL) }
    Thread.detachNewThread { [listener, weak self] in
      // Closed here and nowhere else: a number closed elsewhere could be another server's by the
      // time of the next accept.
      defer { close(listener) }
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { return }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let number = self?.count() ?? 0
        Thread.detachNewThread {
          let connection = Connection(descriptor)
          script(connection, number)
          connection.close()
        }
      }
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  var connectionCount: Int { acceptedCount.withLock { $0 } }

  func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

  private func count() -> Int {
    acceptedCount.withLock {
      $0 += 1
      return $0 - 1
    }
  }
}

/// The server's end of one connection. Only its script's thread uses it.
final class Connection {
  private(set) var descriptor: Int32
  private var unread: [UInt8] = []

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    var limit = timeval(tv_sec: LoopbackServer.patience, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
    var one: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, 4)
  }

  /// The next request: its head as text, with line ends, and its body. Nil at the end.
  func readRequest() -> (head: String, body: [UInt8])? {
    while true {
      if let end = unread.firstRange(of: Array("\r\n\r\n".utf8)) {
        let head = String(decoding: unread[..<end.lowerBound], as: UTF8.self)
        let length = Self.contentLength(head)
        while unread.count < end.upperBound + length { guard readMore() else { return nil } }
        let body = Array(unread[end.upperBound..<end.upperBound + length])
        unread.removeFirst(end.upperBound + length)
        return (head, body)
      }
      guard readMore() else { return nil }
    }
  }

  /// True when the client closed the connection; false when it sent something or waited on.
  func seesEnd() -> Bool {
    var byte: UInt8 = 0
    return recv(descriptor, &byte, 1, 0) == 0 || errno == ECONNRESET
  }

  func write(_ text: String) { write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Writes one chunk of a chunked body (RFC 9112 §7.1).
  func writeChunk(_ text: String) { write(String(text.utf8.count, radix: 16) + "\r\n\(text)\r\n") }

  func close() {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }

  /// Closes with a TCP reset.
  func reset() {
    var value = linger(l_onoff: 1, l_linger: 0)
    let size = socklen_t(MemoryLayout<linger>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &value, size)
    close()
  }

  private func readMore() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    unread += buffer[..<count]
    return true
  }

  private static func contentLength(_ head: String) -> Int {
    for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix("content-length:") {
      return Int(line.dropFirst(15).trimmingCharacters(in: .whitespaces)) ?? 0
    }
    return 0
  }
}
