import Chat
import Glibc
import Net
@testable import Runtime
import Settings
import Testing
import Wire
import Wording

/// Swift Testing has an `ExitStatus` of its own.
typealias Status = Runtime.ExitStatus

/// What one run of `ask` left: its status and both outputs.
struct AskResult: Equatable {
  var status: Status
  var output: String
  var errors: String
}

/// A pipe whose written bytes are read at the end.
private final class Pipe {
  let reading: Int32
  let writing: Int32

  init() {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    close(reading)
    close(writing)
  }

  /// What has been written so far.
  var text: String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(reading, $0.baseAddress, $0.count) }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }
}

private func ask(
  _ response: ReplayResponse, isJSON: Bool = false, isTerminal: Bool = false,
  api: API = .cozeV3, limit: Duration? = nil
) -> AskResult {
  let transport = ReplayTransport([response])
  let (output, errors) = (Pipe(), Pipe())
  let run = AskRun(
    AskRun.Parts(
      transport: transport, tokens: TokenFetcher(environment: ["T": "tok"]),
      now: { transport.now }, signals: nil,
      output: AskOutput(descriptor: output.writing, isTerminal: isTerminal),
      errors: errors.writing, language: .english),
    isJSON: isJSON, api: api)
  let profile = Profile(
    name: "p", api: api, baseURL: "https://bot.example", botID: "1", user: "u")
  let status = run.run(
    ReplyRequest(profile: profile, query: "q", conversationID: nil),
    dialect: ScriptedDialect(limit: limit), source: .environment("T"))
  return AskResult(status: status, output: output.text, errors: errors.text)
}

private func ask(lines: String..., isJSON: Bool = false, isTerminal: Bool = false) -> AskResult {
  ask(.stream(lines.map { $0 + "\n" }), isJSON: isJSON, isTerminal: isTerminal)
}

@Suite("ask")
struct AskTests {
  @Test("the answer's text alone goes to standard output, unchanged")
  func text() {
    #expect(
      ask(lines: "think hm", "a Hel\u{1B}[31m", "tool weather", "a lo", "end")
        == AskResult(status: .done, output: "Hel\u{1B}[31mlo", errors: ""))
  }

  @Test("several answers are separated by a blank line")
  func several() {
    #expect(
      ask(lines: "a one", "A one", "b two", "end")
        == AskResult(status: .done, output: "one\n\ntwo", errors: ""))
  }

  @Test("the missing end of a finished message is printed")
  func missingEnd() {
    #expect(
      ask(lines: "a Hel", "A Hello", "B whole", "end")
        == AskResult(status: .done, output: "Hello\n\nwhole", errors: ""))
  }

  @Test("a finished message that does not begin as printed is one line on standard error")
  func differs() {
    #expect(
      ask(lines: "a Hallo", "A Hello", "end")
        == AskResult(
          status: .done, output: "Hallo",
          errors: "rivulet: the finished message differs from what was streamed and printed\n"))
  }

  @Test("text that comes late for an earlier answer is not lost")
  func interleaved() {
    #expect(ask(lines: "a one", "b two", "a more", "end").output == "one\n\ntwo\n\nmore")
  }

  @Test("on a terminal nothing acts, clusters stay whole and the last line ends")
  func terminal() {
    #expect(
      ask(lines: "a x\u{1B}[2J", "a e", "a \u{301}\\n", "a \u{202E}y", "end", isTerminal: true)
        .output == "x\u{241B}[2Je\u{301}\n<U+202E>y\n")
  }

  @Test(
    "each kind of failure has its own status and sentence",
    arguments: [
      (ReplayResponse.stream(["a Hel\n"]), Status.replyBroken, "Hel", "after 3 characters"),
      (.stream(["limit slow down\n"]), .tryLater, "", "(4013, \"slow down\", log id L1)"),
      (.whole(status: 401, chunks: []), .notAllowed, "", "refused the token"),
      (.failure(.nameLookup(host: "h")), .networkFailed, "", "at the name"),
      (.stream(["a x\n", "action\n"]), .refused, "x", "waits for a tool"),
    ])
  func failures(
    response: ReplayResponse, status: Status, output: String, part: String
  ) {
    let result = ask(response)
    #expect(result.status == status)
    #expect(result.output == output)
    #expect(result.errors.contains(part))
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test("silence ends a reply without any byte moving")
  func silence() {
    let result = ask(.stream(["a x\n"], pace: .seconds(60)), limit: .seconds(30))
    #expect(result.status == .replyBroken)
    #expect(result.errors.contains("nothing came for 30 s"))
  }

  @Test("a reader that leaves ends it with 141")
  func pipeClosed() {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    close(ends[0])
    let output = AskOutput(descriptor: ends[1], isTerminal: false)
    output.append("x")
    output.flush()
    #expect(output.trouble == .readerLeft)
    close(ends[1])
  }

  @Test("on a terminal, marks upon marks without an end are shown as they come")
  func endlessCluster() {
    let pipe = Pipe()
    let output = AskOutput(descriptor: pipe.writing, isTerminal: true)
    output.append("a")
    for _ in 0..<1000 { output.append("\u{301}") }
    output.flush()
    #expect(pipe.text.utf8.count > 1000)
  }

  @Test("a full disk is told with 73")
  func fullDisk() {
    let descriptor = open("/dev/full", O_WRONLY | O_CLOEXEC)
    let output = AskOutput(descriptor: descriptor, isTerminal: false)
    output.append("x")
    output.flush()
    #expect(output.trouble == .failed("No space left on device"))
    close(descriptor)
  }
}

@Suite("ask --json")
struct AskJSONTests {
  @Test("one object a line, as interface.md names them")
  func lines() {
    let result = ask(
      lines: "started c9", "think hm", "tool weather", "a Hi \"x\"", "usage", "end", isJSON: true)
    #expect(
      result.output == """
        {"type":"reasoning","text":"hm"}
        {"type":"tool_call","name":"weather","arguments":"{}"}
        {"type":"delta","text":"Hi \\"x\\""}
        {"type":"done","conversation_id":"c9","message_id":"a",\
        "usage":{"input":1,"output":2,"total":3},"log_id":null}

        """)
  }

  @Test("a failure is an object too, and the sentence still stands on standard error")
  func failure() {
    let result = ask(lines: "a x", "limit slow", isJSON: true)
    #expect(
      result.output == """
        {"type":"delta","text":"x"}
        {"type":"error","kind":"refused","code":"4013","message":"slow","log_id":"L1"}

        """)
    #expect(result.status == .tryLater)
    #expect(!result.errors.isEmpty)
  }

  @Test("controls, line separators and bidi controls are escaped, everything else stays")
  func escapes() {
    #expect(
      JSONText.text("a\u{1B}\u{7F}\u{85}\u{2028}\u{202E}\u{E0041}杭😀\n").source
        == #""a\u001b\u007f\u0085\u2028\u202e\udb40\udc41杭😀\n""#)
  }
}

@Suite("the question")
struct AskQuestionTests {
  @Test(
    "words and what is piped in are joined by a blank line",
    arguments: [
      (["what", "is"], "", "what is"), ([], "piped\n\n", "piped"),
      (["sum up"], "line 1\nline 2\n", "sum up\n\nline 1\nline 2"), (["", "x"], " \n", " x"),
    ])
  func join(words: [String], piped: String, expected: String) throws {
    #expect(try AskQuestion.join(words: words, piped: piped) == expected)
  }

  @Test("no text at all is no question", arguments: [[], [""], [" ", "\t"]])
  func nothing(words: [String]) {
    #expect(throws: AskQuestion.Failure.nothing) {
      try AskQuestion.join(words: words, piped: "\n")
    }
  }

  @Test("bytes that are no UTF-8 are bad data")
  func notText() {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    _ = write(ends[1], [0x61, 0xFF] as [UInt8], 2)
    close(ends[1])
    #expect(throws: AskQuestion.Failure.notText) {
      try AskQuestion.read(words: [], input: ends[0])
    }
    close(ends[0])
  }
}
