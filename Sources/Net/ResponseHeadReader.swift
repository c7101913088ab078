package import Wire

/// Builds the head of the final response from the lines that `CURLOPT_HEADERFUNCTION` hands over.
///
/// libcurl gives the lines of every response of a transfer: interim ones (1xx), the final one and
/// the trailer of a chunked body. Only the final one counts (RFC 9110 §15.2, RFC 9112 §7.1.2).
package struct ResponseHeadReader: Hashable, Sendable {
  /// What one line did.
  package enum Outcome: Hashable, Sendable {
    case more
    case complete(HTTPHead)
    /// The lines together passed the limit.
    case tooLarge
  }

  private let byteLimit: Int
  private var byteCount = 0
  private var head: HTTPHead?
  private var isComplete = false

  /// `byteLimit` counts all lines, interim responses and trailer too.
  package init(byteLimit: Int) { self.byteLimit = byteLimit }

  /// Takes one line with its line end. Invalid UTF-8 is replaced; a line that is no header is left
  /// out.
  package mutating func read(line: some Collection<UInt8>) -> Outcome {
    byteCount += line.count
    guard byteCount <= byteLimit else { return .tooLarge }
    guard !isComplete else { return .more }
    let text = String(decoding: line, as: UTF8.self)
    if text.hasPrefix("HTTP/") {
      head = HTTPHead(status: Self.status(of: text), headers: [])
      return .more
    }
    guard let head else { return .more }
    guard text.trimmedASCII.isEmpty else {
      readHeader(text)
      return .more
    }
    // An interim response is over: the next status line starts another.
    guard !(100...199).contains(head.status) else { return .more }
    isComplete = true
    return .complete(head)
  }

  private mutating func readHeader(_ line: String) {
    if line.first == " " || line.first == "\t" {
      // RFC 9112 §5.2: a folded line goes on with the value before it.
      guard let last = head?.headers.indices.last else { return }
      head?.headers[last].value += " " + line.trimmedASCII
      return
    }
    guard let colon = line.firstIndex(of: ":") else { return }
    let name = line[..<colon].trimmedASCII.lowercased()
    let value = String(line[line.index(after: colon)...].trimmedASCII)
    head?.headers.append(HTTPRequest.Header(name, value))
  }

  /// The three digits after the version; 0 where there are none.
  private static func status(of line: String) -> Int {
    let parts = line.split(whereSeparator: { $0 == " " || $0.isNewline })
    return parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  }
}

extension StringProtocol {
  /// Without spaces, tabs and line ends at both ends.
  fileprivate var trimmedASCII: SubSequence {
    let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n" }
    let scalars = unicodeScalars
    guard let start = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return self[endIndex...] }
    return self[start..<scalars.index(after: last)]
  }
}
