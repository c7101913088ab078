import Chat
import FoundationEssentials

/// How a call to a Coze service is written, whichever version: address, headers, body.
struct CozeCalls: Hashable, Sendable {
  /// The profile's, without a slash at its end.
  let base: String

  init(_ profile: Profile) {
    var base = profile.baseURL[...]
    while base.hasSuffix("/") { base.removeLast() }
    self.base = String(base)
  }

  /// A POST with a JSON body. `accept` is the media type that is hoped for.
  func post(
    _ path: String, query: [(String, String)] = [], body: some Encodable, accepting accept: String
  ) -> HTTPRequest {
    var headers = Self.headers(accepting: accept)
    headers.insert(.init("Content-Type", "application/json"), at: 0)
    return HTTPRequest(
      .post, url(path, query), headers: headers, body: Self.json(body))
  }

  func get(_ path: String, query: [(String, String)] = []) -> HTTPRequest {
    HTTPRequest(.get, url(path, query), headers: Self.headers(accepting: Self.jsonType))
  }

  static let jsonType = "application/json"
  static let streamType = "text/event-stream"

  private static func headers(accepting accept: String) -> [HTTPRequest.Header] {
    [.init("Accept", accept), .init("User-Agent", "rivulet/\(ProductVersion.current)")]
  }

  private func url(_ path: String, _ query: [(String, String)]) -> String {
    guard !query.isEmpty else { return base + path }
    let pairs = query.map { "\($0)=\(Self.percentEncoded($1))" }
    return base + path + "?" + pairs.joined(separator: "&")
  }

  /// All but the unreserved characters of RFC 3986 §2.3 as %XX.
  static func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Keys sorted, so that a request is the same bytes every time; property names in snake case,
  /// keys of maps as they are.
  private static func json(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Our bodies are strings, booleans, arrays and string maps: all of them can be written.
    return (try? encoder.encode(value)).map { Array($0) } ?? []
  }
}
