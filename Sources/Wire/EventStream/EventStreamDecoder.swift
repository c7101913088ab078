/// Turns the bytes of a `text/event-stream` body into events, as the WHATWG HTML standard §9.2.5
/// and §9.2.6 say: <https://html.spec.whatwg.org/multipage/server-sent-events.html>.
///
/// However the bytes are cut, the items are the same. Lines are found by `memchr`; a line inside
/// one chunk is never copied, a line over several chunks is gathered once; so the work is linear
/// in the bytes, whatever their shape. Two additions to the standard: limits, and unknown fields
/// are handed out instead of dropped. Reconnecting is not its business; `retry` is only noted.
package struct EventStreamDecoder: Sendable {
  /// The longest line taken, its end not counted.
  package let maximumLineBytes: Int
  /// The most data, LFs included, that one event may gather.
  package let maximumEventBytes: Int
  /// The last valid `retry` field, in milliseconds (at most `Int.max`).
  package private(set) var retryMilliseconds: Int?
  /// Whether a line came that an event stream has: a comment or a field of the standard. A body
  /// without one was something else under a wrong Content-Type.
  package private(set) var hasRecognisedLine = false

  /// Bytes of the byte order mark matched so far; 3 once that is settled.
  private var markBytes = 0
  /// A CR ended the last chunk: an LF that comes next belongs to it.
  private var skipsLineFeed = false
  /// The line that has not ended yet.
  private var unfinished: [UInt8] = []
  private var event = EventBuffer()
  private var failure: EventStreamFailure?

  package init(maximumLineBytes: Int = 32 << 20, maximumEventBytes: Int = 32 << 20) {
    self.maximumLineBytes = maximumLineBytes
    self.maximumEventBytes = maximumEventBytes
  }

  /// The line that has not ended. The standard drops it at the end of the body; a caller may look
  /// whether an error without a line end stands in it.
  package var remainder: Bytes { unfinished[...] }

  /// Takes the next bytes and appends what they complete. After a failure it throws it again for
  /// every further chunk.
  package mutating func input(
    _ chunk: [UInt8], into items: inout [EventStreamItem]
  ) throws(EventStreamFailure) {
    if let failure { throw failure }
    do {
      try read(chunk, &items)
    } catch {
      failure = error
      throw error
    }
  }

  private mutating func read(
    _ chunk: [UInt8], _ items: inout [EventStreamItem]
  ) throws(EventStreamFailure) {
    var start = skipByteOrderMark(chunk)
    guard start < chunk.count else { return }
    if skipsLineFeed {
      skipsLineFeed = false
      if chunk[start] == .lineFeed { start += 1 }
    }
    var ends = LineEnds()
    while let end = ends.next(in: chunk, from: start) {
      let line = finish(chunk[start..<end])
      start = end + 1
      if chunk[end] == .carriageReturn {
        if start == chunk.count {
          skipsLineFeed = true
        } else if chunk[start] == .lineFeed {
          start += 1
        }
      }
      guard line.count <= maximumLineBytes else { throw .lineTooLong(limit: maximumLineBytes) }
      try take(line, &items)
    }
    guard start < chunk.count else { return }
    unfinished.append(contentsOf: chunk[start...])
    guard unfinished.count <= maximumLineBytes else {
      throw .lineTooLong(limit: maximumLineBytes)
    }
  }

  /// Where the text begins in this chunk. Bytes that looked like a mark and were none are put
  /// back in front.
  private mutating func skipByteOrderMark(_ chunk: [UInt8]) -> Int {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var index = 0
    while markBytes < mark.count, index < chunk.count {
      guard chunk[index] == mark[markBytes] else {
        unfinished = Array(mark[..<markBytes])
        markBytes = mark.count
        return index
      }
      index += 1
      markBytes += 1
    }
    return index
  }

  /// The whole line whose last piece this is.
  private mutating func finish(_ piece: Bytes) -> Bytes {
    guard !unfinished.isEmpty else { return piece }
    unfinished.append(contentsOf: piece)
    defer { unfinished = [] }
    return unfinished[...]
  }

  private mutating func take(
    _ line: Bytes, _ items: inout [EventStreamItem]
  ) throws(EventStreamFailure) {
    guard let first = line.first else {
      if let event = event.dispatch() { items.append(.event(event)) }
      return
    }
    guard first != .colon else {
      hasRecognisedLine = true
      return
    }
    let nameEnd = line.firstIndex(ofByte: .colon) ?? line.endIndex
    var valueStart = min(nameEnd + 1, line.endIndex)
    if valueStart < line.endIndex, line[valueStart] == .space { valueStart += 1 }
    try setField(line, nameEnd: nameEnd, line[valueStart...], &items)
  }

  /// The name is compared where it lies: a slice of its own would be counted up and down for
  /// nothing, once a line.
  private mutating func setField(
    _ line: Bytes, nameEnd: Int, _ value: Bytes, _ items: inout [EventStreamItem]
  ) throws(EventStreamFailure) {
    let nameCount = nameEnd - line.startIndex
    if nameCount == 4, line.begins(with: "data") {
      event.appendLine(value)
      guard event.byteCount <= maximumEventBytes else {
        throw .eventTooLarge(limit: maximumEventBytes)
      }
    } else if nameCount == 5, line.begins(with: "event") {
      event.name = value
    } else if nameCount == 2, line.begins(with: "id") {
      if value.firstIndex(ofByte: 0) == nil { event.id = value }
    } else if nameCount == 5, line.begins(with: "retry") {
      if let milliseconds = Self.milliseconds(value) { retryMilliseconds = milliseconds }
    } else {
      items.append(.unknownField(name: line[..<nameEnd], value: value))
      return
    }
    hasRecognisedLine = true
  }

  /// A number of ASCII digits only; one beyond `Int.max` is cut to it.
  private static func milliseconds(_ digits: Bytes) -> Int? {
    guard !digits.isEmpty else { return nil }
    var sum = 0
    for byte in digits {
      guard (0x30...0x39).contains(byte) else { return nil }
      let (product, high) = sum.multipliedReportingOverflow(by: 10)
      let (next, carry) = product.addingReportingOverflow(Int(byte - 0x30))
      sum = high || carry || sum == .max ? .max : next
    }
    return sum
  }
}

/// What the lines since the last empty one have set. One data line stays a slice of its chunk;
/// only a second one makes a buffer.
private struct EventBuffer: Sendable {
  var name: Bytes = []
  /// Survives the dispatch, as the standard says.
  var id: Bytes = []
  private var lines = 0
  private var first: Bytes = []
  private var joined: [UInt8] = []

  var byteCount: Int { lines > 1 ? joined.count : first.count }

  mutating func appendLine(_ line: Bytes) {
    lines += 1
    if lines == 1 {
      first = line
      return
    }
    if lines == 2 { joined = Array(first) }
    joined.append(.lineFeed)
    joined.append(contentsOf: line)
  }

  /// The event, or nil when no data line came: the name is forgotten in either case.
  mutating func dispatch() -> ServerSentEvent? {
    defer {
      name = []
      first = []
      joined = []
      lines = 0
    }
    guard lines > 0 else { return nil }
    return ServerSentEvent(name: name, data: lines > 1 ? joined[...] : first, id: id)
  }
}

/// The line ends of one chunk, in order. It remembers where the next LF and the next CR are, so
/// that a chunk full of one of them is not searched for the other again and again.
private struct LineEnds {
  private var nextLineFeed = -1
  private var nextCarriageReturn = -1

  /// The index of the first CR or LF at or after `start`.
  mutating func next(in chunk: [UInt8], from start: Int) -> Int? {
    guard start < chunk.count else { return nil }
    if nextLineFeed < start {
      nextLineFeed = chunk[start...].firstIndex(ofByte: .lineFeed) ?? .max
    }
    if nextCarriageReturn < start {
      nextCarriageReturn = chunk[start...].firstIndex(ofByte: .carriageReturn) ?? .max
    }
    let end = min(nextLineFeed, nextCarriageReturn)
    return end == .max ? nil : end
  }
}

extension UInt8 {
  fileprivate static let lineFeed: UInt8 = 0x0A
  fileprivate static let carriageReturn: UInt8 = 0x0D
  fileprivate static let colon: UInt8 = 0x3A
  fileprivate static let space: UInt8 = 0x20
}
