import Testing
import Wire

@Suite struct EventStreamDecoderTests {
  @Test("data lines are joined by LF, and an empty line ends the event")
  func joinsData() {
    #expect(decode("data: a\ndata: b\n\n") == [event("a\nb")])
  }

  @Test("one space after the colon is dropped, no more")
  func dropsOneSpace() {
    #expect(decode("data:a\n\ndata: a\n\ndata:  a\n\n") == [event("a"), event("a"), event(" a")])
  }

  @Test("the standard's own example: data without a colon is an empty line of data")
  func fieldsWithoutColon() {
    #expect(decode("data\n\ndata\ndata\n\ndata:") == [event(""), event("\n")])
  }

  @Test("an event without data is none, and its name is forgotten")
  func noData() {
    #expect(decode("event: a\n\ndata: b\n\n") == [event("b")])
  }

  @Test("the last event field counts, and an empty one means the default")
  func names() {
    #expect(decode("event: a\nevent: b\ndata: 1\n\n") == [event("1", name: "b")])
    #expect(decode("event: a\nevent\ndata: 1\n\n") == [event("1")])
  }

  @Test("an unfinished last event is dropped")
  func unfinished() {
    #expect(decode("data: a\n\ndata: b\n") == [event("a")])
    #expect(decode("data: a\n\ndata: b") == [event("a")])
  }

  @Test("CR, LF and CRLF end lines, mixed as they come")
  func lineEnds() {
    #expect(decode("data: a\r\rdata: b\r\n\r\ndata: c\n\r\ndata: d\r\n\n") == "abcd".map(event))
    #expect(decode("data: a\r\n\rdata: b\n\r") == "ab".map(event))
  }

  @Test("U+0085, U+2028, U+2029, VT and FF end no line")
  func otherSeparators() {
    let text = "a\u{85}b\u{2028}c\u{2029}d\u{0B}e\u{0C}f"
    #expect(decode("data: \(text)\n\n") == [event(text)])
  }

  @Test("a CR at the end of a chunk is a line end at once, and an LF after it is the same one")
  func carriageReturnAtCut() throws {
    var decoder = EventStreamDecoder()
    var items: [EventStreamItem] = []
    try decoder.input(Array("data: a\r\n\r".utf8), into: &items)
    #expect(items == [event("a")])
    try decoder.input(Array("\ndata: b\n\n".utf8), into: &items)
    #expect(items == [event("a"), event("b")])
  }

  @Test("one byte order mark is dropped, a second or half of one is text")
  func byteOrderMark() {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let line = Array("data: a\n\n".utf8)
    #expect(decode(mark + line) == [event("a")])
    #expect(decode(mark + mark + line) == [field("\u{FEFF}data", "a")])
    #expect(
      decode(mark.prefix(2) + line)
        == [.unknownField(name: [0xEF, 0xBB] + Array("data".utf8)[...], value: bytes("a"))])
  }

  @Test("comments are nothing, but tell that this is an event stream")
  func comments() throws {
    var decoder = EventStreamDecoder()
    var items: [EventStreamItem] = []
    #expect(!decoder.hasRecognisedLine)
    try decoder.input(Array(": keep-alive\n:\n".utf8), into: &items)
    #expect(items.isEmpty && decoder.hasRecognisedLine)
  }

  @Test("an id stays for the events that follow; one with NUL is ignored; an empty one clears it")
  func ids() {
    let text = "id: 1\ndata: a\n\ndata: b\n\nid: 2\0\ndata: c\n\nid\ndata: d\n\n"
    #expect(
      decode(text) == [
        event("a", id: "1"), event("b", id: "1"), event("c", id: "1"), event("d", id: ""),
      ])
  }

  @Test("an id counts also when its event has no data")
  func idWithoutData() {
    #expect(decode("id: 1\n\ndata: a\n\n") == [event("a", id: "1")])
  }

  @Test(
    "retry takes digits only",
    arguments: [
      ("retry: 3000\n", 3000), ("retry:1x\n", nil), ("retry:-1\n", nil), ("retry\n", nil),
      ("retry: ٣\n", nil), ("retry:007\n", 7),
      ("retry:99999999999999999999999999\n", Int.max),
    ] as [(String, Int?)])
  func retry(_ text: String, _ milliseconds: Int?) throws {
    var decoder = EventStreamDecoder()
    var items: [EventStreamItem] = []
    try decoder.input(Array(text.utf8), into: &items)
    #expect(decoder.retryMilliseconds == milliseconds)
  }

  @Test("field names are compared exactly; unknown ones are handed out in order")
  func unknownFields() {
    #expect(
      decode("Data: a\nerror: {\"x\": 1}\n data: b\ndata: c\n\nlone\n") == [
        field("Data", "a"), field("error", "{\"x\": 1}"), field(" data", "b"), event("c"),
        field("lone", ""),
      ])
  }

  @Test("a line may be as long as the limit, and not a byte longer", arguments: [true, false])
  func lineLimit(isFinished: Bool) throws {
    var decoder = EventStreamDecoder(maximumLineBytes: 8)
    var items: [EventStreamItem] = []
    try decoder.input(Array("data: 12\n\n".utf8), into: &items)
    #expect(throws: EventStreamFailure.lineTooLong(limit: 8)) {
      try decoder.input(Array("data: 3\n\ndata: 123\(isFinished ? "\n" : "")".utf8), into: &items)
    }
    #expect(items == [event("12"), event("3")])
    #expect(throws: EventStreamFailure.lineTooLong(limit: 8)) {
      try decoder.input(Array("\n".utf8), into: &items)
    }
  }

  @Test("an event may be as large as the limit, its LFs counted")
  func eventLimit() throws {
    var decoder = EventStreamDecoder(maximumEventBytes: 3)
    var items: [EventStreamItem] = []
    try decoder.input(Array("data:1\ndata:2\n\n".utf8), into: &items)
    #expect(throws: EventStreamFailure.eventTooLarge(limit: 3)) {
      try decoder.input(Array("data:1\ndata:2\ndata\n\n".utf8), into: &items)
    }
    #expect(items == [event("1\n2")])
  }

  @Test("random bytes give the same items however they are cut")
  func randomBytes() {
    var random = SeededGenerator(seed: 11)
    let pieces = [
      "data", "data:", "data: ", "event:", "id:", "retry:", ":", "\n", "\r", "\r\n", "\n\n", "\0",
      "x", "é", "\u{FEFF}", "error: 1",
    ]
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0...12, using: &random))
        .compactMap { _ in pieces.randomElement(using: &random) }.joined()
      let whole = decode(text)
      let input = Array(text.utf8)
      #expect(decode(input.map { [$0] }) == whole, "\(text.debugDescription)")
      let cut = Int.random(in: 0...input.count, using: &random)
      #expect(decode([Array(input[..<cut]), Array(input[cut...])]) == whole)
    }
  }

  @Test("a long line one byte at a time is handed out whole")
  func longLine() throws {
    var decoder = EventStreamDecoder()
    var items: [EventStreamItem] = []
    let text = String(repeating: "x", count: 200_000)
    for byte in "data:\(text)\n\n".utf8 { try decoder.input([byte], into: &items) }
    #expect(items == [event(text)])
  }

  private func decode(_ text: String) -> [EventStreamItem] { decode(Array(text.utf8)) }
  private func decode(_ bytes: [UInt8]) -> [EventStreamItem] { decode([bytes]) }

  private func decode(_ chunks: [[UInt8]]) -> [EventStreamItem] {
    var decoder = EventStreamDecoder()
    var items: [EventStreamItem] = []
    for chunk in chunks {
      do { try decoder.input(chunk, into: &items) } catch { Issue.record(error) }
    }
    return items
  }

  private func event(_ character: Character) -> EventStreamItem { event(String(character)) }

  private func event(_ data: String, name: String = "", id: String = "") -> EventStreamItem {
    .event(ServerSentEvent(name: bytes(name), data: bytes(data), id: bytes(id)))
  }

  private func field(_ name: String, _ value: String) -> EventStreamItem {
    .unknownField(name: bytes(name), value: bytes(value))
  }

  private func bytes(_ text: String) -> Bytes { Array(text.utf8)[...] }
}
