import Net
import Testing
import Wire

@Suite("response head")
struct ResponseHeadReaderTests {
  private func outcomes(_ lines: String..., limit: Int = 1000) -> [ResponseHeadReader.Outcome] {
    var reader = ResponseHeadReader(byteLimit: limit)
    return lines.map { reader.read(line: Array($0.utf8)) }
  }

  @Test("the empty line completes it, and only once")
  func complete() {
    let head = HTTPHead(status: 200, headers: [.init("a", "b:c")])
    let found = outcomes("HTTP/2 200 \r\n", "A:b:c\r\n", "\r\n", "T: 1\r\n", "\r\n")
    #expect(found == [.more, .more, .complete(head), .more, .more])
  }

  @Test("an interim response is forgotten")
  func interim() {
    let found = outcomes(
      "HTTP/1.1 100 Continue\r\n", "X: 1\r\n", "\r\n", "HTTP/1.1 500\r\n", "\r\n")
    #expect(found.last == .complete(HTTPHead(status: 500, headers: [])))
  }

  @Test("lines that are no headers are left out, and none of them traps")
  func nonsense() {
    let found = outcomes(
      " folded before any line\r\n", "HTTP/1.1\r\n", " folded onto nothing\r\n", "no colon\r\n",
      ":\r\n", "k:\r\n", "\n")
    #expect(
      found.last == .complete(HTTPHead(status: 0, headers: [.init("", ""), .init("k", "")])))
  }

  @Test("the limit counts all lines together")
  func limit() {
    #expect(outcomes("HTTP/1.1 200\r\n", "a: b\r\n", limit: 19).last == .tooLarge)
    #expect(outcomes("HTTP/1.1 200\r\n", "a: b\r\n", limit: 20).last == .more)
  }
}
