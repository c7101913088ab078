/// Reads one HTTP response, whatever it turns out to be: an event stream as it comes, or a plain
/// body (a JSON answer, an error page) that counts when it is whole.
///
/// Status and Content-Type decide, and are not trusted: a stream is often announced as plain
/// text, and a stream call is often answered with a JSON error, at times under
/// `text/event-stream`. So the first bytes of a body announced as JSON are looked at, and a
/// stream in which no line was one of an event stream is given out whole as a plain body.
struct ResponseReader: Sendable {
  /// What a response was, told at its end.
  enum Ending: Hashable, Sendable {
    /// An event stream; its items have been handed out. `remainder` is its unfinished last line.
    case stream(remainder: Bytes)
    case plain(Bytes)
  }

  /// A plain body beyond this is a failure, unless it is that of an HTTP error: then it is cut.
  static let maximumPlainBytes = 64 << 20
  static let maximumErrorBytes = 256 << 10
  /// As much of a stream without an event is kept, to be read as something else at the end.
  static let maximumDoubtBytes = 256 << 10

  private enum Form { case undecided, stream, plain }

  private(set) var head: HTTPHead?
  private var form = Form.undecided
  private var decoder = EventStreamDecoder()
  private var isSettled = false
  /// The plain body, or that of a stream which may yet turn out to be none.
  private var kept: [UInt8] = []

  /// The response's status; 200 before the head has come.
  var status: Int { head?.status ?? 200 }
  var isSuccess: Bool { (200...299).contains(status) }
  /// The service's log id from the headers; JSON bodies may carry another.
  var logID: String? {
    [head?["x-tt-logid"], head?["x-log-id"]].lazy.compactMap { $0 }.first { !$0.isEmpty }
  }

  mutating func take(_ head: HTTPHead) {
    self.head = head
    let type = (head["content-type"] ?? "").lowercased()
    if !isSuccess || type.hasPrefix("text/html") {
      form = .plain
    } else if !type.contains("json") {
      form = .stream
    }
  }

  /// Takes a piece of the body and appends what an event stream told. Throws when a limit is
  /// passed; nothing more may be fed then.
  mutating func take(
    _ body: [UInt8], into items: inout [EventStreamItem]
  ) throws(EventStreamFailure) {
    switch form {
    case .plain: try keepPlain(body)
    case .stream: try decode(body, into: &items)
    case .undecided:
      // Blanks decide nothing, and still belong to the first line of a stream.
      guard let first = body[...].trimmed.first else { return try decode(body, into: &items) }
      form = Self.beginsPlainText(first) ? .plain : .stream
      try take(body, into: &items)
    }
  }

  /// What the response was, now that it is whole.
  func ending() -> Ending {
    guard form == .stream else { return .plain(kept[...]) }
    let remainder = decoder.remainder
    if isSettled || decoder.hasRecognisedLine || Self.beginsStream(remainder) {
      return .stream(remainder: remainder)
    }
    return .plain(kept[...])
  }

  private mutating func keepPlain(_ body: [UInt8]) throws(EventStreamFailure) {
    let limit = isSuccess ? Self.maximumPlainBytes : Self.maximumErrorBytes
    let room = limit - kept.count
    kept.append(contentsOf: body.prefix(room))
    if isSuccess, body.count > room { throw .eventTooLarge(limit: limit) }
  }

  private mutating func decode(
    _ body: [UInt8], into items: inout [EventStreamItem]
  ) throws(EventStreamFailure) {
    try decoder.input(body, into: &items)
    guard !isSettled else { return }
    if decoder.hasRecognisedLine {
      isSettled = true
      kept = []
    } else {
      kept.append(contentsOf: body.prefix(Self.maximumDoubtBytes - kept.count))
    }
  }

  private static func beginsPlainText(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<")
  }

  /// Whether an unfinished line is the beginning of one of an event stream.
  private static func beginsStream(_ line: Bytes) -> Bool {
    line.begins(with: "data:") || line.begins(with: "event:") || line.begins(with: ":")
      || line.begins(with: "id:") || line.begins(with: "retry:")
  }
}
