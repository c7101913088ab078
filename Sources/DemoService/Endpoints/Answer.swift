import FlyingFox
import FlyingSocks
import Foundation

/// Makes the responses to one request; all of them carry the same log id.
struct Answer: Sendable {
  /// v2 has codes of its own for the two commonest refusals.
  let isV2: Bool
  /// As the service makes them: the time, then hexadecimal digits.
  let logID: String

  init(isV2: Bool) {
    self.isV2 = isV2
    let seconds = Int(Date().timeIntervalSince1970)
    let tail = String(UInt64.random(in: .min ... .max), radix: 16, uppercase: true)
    logID = "\(seconds)" + String(repeating: "0", count: max(0, 16 - tail.count)) + tail
  }

  /// `{"code":0,"msg":"","data":…,"detail":{"logid":…}}`
  func success(_ data: JSON) -> HTTPResponse { success([("data", data)]) }

  /// The same with other members in the place of `data`, or none.
  func success(_ members: [(String, JSON)] = []) -> HTTPResponse {
    json(
      .members(
        [("code", 0), ("msg", "")] + members + [("detail", ["logid": .string(logID)])]))
  }

  /// The service's own refusal: mostly under HTTP 200.
  func failure(
    _ code: ServiceCode, _ message: String, _ status: Int = 200, retryAfter: Int? = nil
  ) -> HTTPResponse {
    let told = isV2 ? code.inV2 : code
    var response = json(
      [
        "code": .number(told.rawValue), "msg": .string(message),
        "detail": ["logid": .string(logID)],
      ], status: status)
    if let retryAfter { response.headers[HTTPHeader("Retry-After")] = String(retryAfter) }
    return response
  }

  func refusal(_ refusal: Refusal) -> HTTPResponse {
    switch refusal {
    case .envelope(let status, let code, let message, let retryAfter):
      return failure(code, message, status, retryAfter: retryAfter)
    case .page(let status, let html): return page(html, status: status)
    }
  }

  /// A page for a person's browser.
  func page(_ html: String, status: Int = 200, type: String = "text/html") -> HTTPResponse {
    HTTPResponse(
      statusCode: Answer.status(status), headers: [.contentType: type], body: Data(html.utf8))
  }

  func json(_ body: JSON, status: Int = 200) -> HTTPResponse {
    var bytes: [UInt8] = []
    body.write(to: &bytes)
    return raw(bytes, status: status)
  }

  /// A body that says it is JSON, whatever it is.
  func raw(_ bytes: [UInt8], status: Int = 200) -> HTTPResponse {
    HTTPResponse(
      statusCode: Answer.status(status), headers: headers("application/json; charset=utf-8"),
      body: Data(bytes))
  }

  /// A stream. It closes its connection, as one that may be broken off at any point should.
  func stream(_ body: some AsyncBufferedSequence<UInt8>) -> HTTPResponse {
    var headers = headers("text/event-stream; charset=utf-8")
    headers[.cacheControl] = "no-cache"
    headers[.connection] = "close"
    return HTTPResponse(
      statusCode: .ok, headers: headers, body: HTTPBodySequence(from: body))
  }

  /// A connection that breaks before the body has come.
  func broken() -> HTTPResponse {
    HTTPResponse(
      statusCode: .ok, headers: headers("application/json; charset=utf-8"),
      body: HTTPBodySequence(from: BrokenBody(), count: 4_096))
  }

  private func headers(_ contentType: String) -> HTTPHeaders {
    [.contentType: contentType, HTTPHeader("x-tt-logid"): logID]
  }

  private static func status(_ code: Int) -> HTTPStatusCode {
    let phrases = [
      200: "OK", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found",
      429: "Too Many Requests",
      500: "Internal Server Error", 502: "Bad Gateway",
    ]
    return HTTPStatusCode(code, phrase: phrases[code] ?? "Status")
  }
}

extension ServiceCode {
  /// The number that v2 uses for the same thing.
  var inV2: ServiceCode {
    switch self {
    case .badToken: .badTokenV2
    case .badParameter: .badParameterV2
    default: self
    }
  }
}

/// Promises a body and breaks the connection off.
private struct BrokenBody: AsyncBufferedSequence {
  typealias Element = UInt8
  func makeAsyncIterator() -> Iterator { Iterator() }

  struct Iterator: AsyncBufferedIteratorProtocol {
    func next() async throws -> UInt8? { throw ConnectionDropped() }
    func nextBuffer(suggested count: Int) async throws -> [UInt8]? { throw ConnectionDropped() }
  }
}
