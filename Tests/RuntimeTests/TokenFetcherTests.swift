import Chat
import Foundation
import Runtime
import Settings
import Testing
import Wire

@Suite("token fetcher", .serialized)
struct TokenFetcherTests {
  private let driver: ChildDriver
  private let folder: URL

  init() throws {
    driver = try ChildDriver()
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func makeFetcher(_ variables: [String: String] = [:]) -> TokenFetcher {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return TokenFetcher(environment: variables.merging(["PATH": path]) { old, _ in old })
  }

  /// The answer to one question: the header's value, or how it failed.
  private func ask(
    _ fetcher: TokenFetcher, _ source: TokenSource, isFresh: Bool = false
  ) throws -> Result<String, TokenFailure> {
    let ticket = fetcher.ask(source, profile: "work", isFresh: isFresh, at: driver.now)
    return try answer(fetcher, ticket)
  }

  private func answer(
    _ fetcher: TokenFetcher, _ ticket: TokenFetcher.Ticket
  ) throws -> Result<String, TokenFailure> {
    var answer = fetcher.takeAnswer(to: ticket)
    driver.turn({ fetcher.interests }, { fetcher.advance(at: $0) }) {
      answer = answer ?? fetcher.takeAnswer(to: ticket)
      return answer != nil
    }
    return try #require(answer).map { $0.withHeaderValue { $0 } }
  }

  private func shell(_ script: String) -> TokenSource { .command(["sh", "-c", script]) }

  @Test("a command runs once, its token is kept, and a fresh one runs it again")
  func runsOnce() throws {
    let count = folder.appending(path: "count").path
    let source = shell("echo x >> '\(count)'; printf 'pat_%s\\n' $(wc -l < '\(count)')")
    let fetcher = makeFetcher()
    #expect(try ask(fetcher, source) == .success("Bearer pat_1"))
    #expect(try ask(fetcher, source) == .success("Bearer pat_1"))
    #expect(try ask(fetcher, source, isFresh: true) == .success("Bearer pat_2"))
    #expect(try ask(fetcher, source) == .success("Bearer pat_2"))
  }

  @Test("questions at the same time share one run")
  func shared() throws {
    let count = folder.appending(path: "count").path
    let source = shell("echo x >> '\(count)'; printf 'pat_%s' $(wc -l < '\(count)')")
    let fetcher = makeFetcher()
    let tickets = [false, true, false].map {
      fetcher.ask(source, profile: "work", isFresh: $0, at: .zero)
    }
    #expect(
      try tickets.map { try answer(fetcher, $0) }
        == .init(repeating: .success("Bearer pat_1"), count: 3))
  }

  @Test("the end of a line is cut off, of whichever kind", arguments: ["", "\\n", "\\r\\n"])
  func lineEnd(end: String) throws {
    #expect(try ask(makeFetcher(), shell("printf 'pat_x\(end)'")) == .success("Bearer pat_x"))
  }

  @Test(
    "what is no token is refused, and not told",
    arguments: [
      "true", "echo", "printf 'pat_a\\npat_b\\n'", "printf 'pat_a\\n\\n'", "printf 'pat_\\033x'",
      "printf 'pat_ x'", "printf 'pat_\\377'", "printf 'pat_你好'",
      "head -c 100000 /dev/zero | tr '\\0' a",
    ])
  func unusable(script: String) throws {
    #expect(try ask(makeFetcher(), shell(script)) == .failure(.unusable))
  }

  @Test("a failing command is told by its status or signal, without what it printed")
  func failing() throws {
    let fetcher = makeFetcher()
    #expect(
      try ask(fetcher, shell("echo pat_x; exit 3")) == .failure(.exited(program: "sh", status: 3)))
    #expect(
      try ask(fetcher, shell("echo pat_x; kill -9 $$"))
        == .failure(.killed(program: "sh", signal: 9)))
    let missing = try ask(fetcher, .command(["no-such-program-here"]))
    #expect(
      missing
        == .failure(
          .notStarted(program: "no-such-program-here", detail: "No such file or directory")))
  }

  @Test("a failure is not kept: the next question runs the command again")
  func failureIsNotKept() throws {
    let mark = folder.appending(path: "mark").path
    let source = shell("test -e '\(mark)' && echo pat_x || { touch '\(mark)'; exit 1; }")
    let fetcher = makeFetcher()
    #expect(try ask(fetcher, source) == .failure(.exited(program: "sh", status: 1)))
    #expect(try ask(fetcher, source) == .success("Bearer pat_x"))
  }

  @Test("a command that takes longer than 30 s is ended")
  func timeLimit() throws {
    let fetcher = makeFetcher()
    let ticket = fetcher.ask(shell("exec sleep 60"), profile: "work", at: .zero)
    #expect(fetcher.deadline == .seconds(30))
    driver.now = .seconds(30)
    #expect(
      try answer(fetcher, ticket) == .failure(.timedOut(program: "sh", .seconds(30))))
    #expect(fetcher.interests.isEmpty)
  }

  @Test("a dropped question ends its command, and its answer never comes")
  func dropped() throws {
    let fetcher = makeFetcher()
    let ticket = fetcher.ask(shell("exec sleep 60"), profile: "work", at: .zero)
    fetcher.drop(ticket, at: .zero)
    driver.turn({ fetcher.interests }, { fetcher.advance(at: $0) }) { fetcher.interests.isEmpty }
    #expect(fetcher.takeAnswer(to: ticket) == nil)
  }

  @Test("a question after a drop starts a command of its own")
  func askAfterDrop() throws {
    let fetcher = makeFetcher()
    let first = fetcher.ask(shell("exec sleep 60"), profile: "work", at: .zero)
    fetcher.drop(first, at: .zero)
    #expect(try ask(fetcher, shell("echo pat_x")) == .success("Bearer pat_x"))
  }

  @Test("a command does not see COZE_ variables; a variable is read from our environment")
  func variables() throws {
    let fetcher = makeFetcher(["COZE_API_TOKEN": "pat_env", "EMPTY": "", "BAD": "a b"])
    #expect(
      try ask(fetcher, shell("echo pat_${COZE_API_TOKEN:-none}")) == .success("Bearer pat_none"))
    #expect(try ask(fetcher, .environment("COZE_API_TOKEN")) == .success("Bearer pat_env"))
    #expect(try ask(fetcher, .environment("EMPTY")) == .failure(.variableMissing("EMPTY")))
    #expect(try ask(fetcher, .environment("NONE")) == .failure(.variableMissing("NONE")))
    #expect(try ask(fetcher, .environment("BAD")) == .failure(.unusable))
  }

  @Test("a stored token comes from a file that is ours alone", arguments: [0o600, 0o644])
  func stored(mode: Int) throws {
    let file = folder.appending(path: "credentials.toml").path
    try Data("[work]\ntoken = \"pat_x\"\n".utf8).write(to: URL(filePath: file))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    let found = try ask(makeFetcher(), .stored(file: file, profile: "work"))
    let missing = TokenFailure.notStored(profile: "work", file: file)
    #expect(found == (mode == 0o600 ? .success("Bearer pat_x") : .failure(missing)))
    #expect(
      try ask(makeFetcher(), .stored(file: file, profile: "home"))
        == .failure(.notStored(profile: "home", file: file)))
  }
}
