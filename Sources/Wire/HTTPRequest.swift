/// A request without its token: `Transport.start` adds the `Authorization` header from a `Secret`.
package struct HTTPRequest: Hashable, Sendable {
  package enum Method: String, Sendable { case get = "GET", post = "POST" }
  package var method: Method
  /// Absolute; query values are already percent-encoded.
  package var url: String
  /// Without `Authorization` and without what the transport sets (Host, Content-Length).
  package var headers: [Header]
  package var body: [UInt8]

  /// One header line.
  package struct Header: Hashable, Sendable {
    package var name: String
    package var value: String
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(_ method: Method, _ url: String, headers: [Header] = [], body: [UInt8] = []) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// The status and headers of a response, interim (1xx) ones left out.
package struct HTTPHead: Hashable, Sendable {
  package var status: Int
  /// Names in lower case, values trimmed, in order of arrival.
  package var headers: [HTTPRequest.Header]

  package init(status: Int, headers: [HTTPRequest.Header]) {
    self.status = status
    self.headers = headers
  }

  /// The first value of a header; the name in lower case.
  package subscript(_ name: String) -> String? {
    headers.first { $0.name == name }?.value
  }
}
