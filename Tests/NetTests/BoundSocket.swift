import Foundation
import Glibc

/// Sockets on a loopback port that the system chose.
enum BoundSocket {
  /// Bound, not listening. The caller closes it.
  static func make(ipv6: Bool = false) throws -> (descriptor: Int32, port: Int) {
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(ipv6 ? AF_INET6 : AF_INET, type, 0)
    return (descriptor, try ipv6 ? bindIPv6(descriptor) : bindIPv4(descriptor))
  }

  private static func bindIPv4(_ descriptor: Int32) throws -> Int {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    try bind(descriptor, &address)
    return Int(address.sin_port.bigEndian)
  }

  private static func bindIPv6(_ descriptor: Int32) throws -> Int {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_addr = in6addr_loopback
    try bind(descriptor, &address)
    return Int(address.sin6_port.bigEndian)
  }

  private static func bind<Address>(_ descriptor: Int32, _ address: inout Address) throws {
    var size = socklen_t(MemoryLayout<Address>.size)
    let result = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.bind(descriptor, $0, size) == 0 ? getsockname(descriptor, $0, &size) : -1
      }
    }
    guard result == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
  }
}

/// A port that refuses connections, and that nobody else gets while this lives.
final class RefusingPort {
  let number: Int
  private let descriptor: Int32

  init() throws { (descriptor, number) = try BoundSocket.make() }

  deinit { close(descriptor) }
}
