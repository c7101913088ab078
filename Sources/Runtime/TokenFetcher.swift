package import Chat
package import Net
package import Settings
package import Wire

/// Brings tokens from where `TokenSource` says. A command runs at the first question for its
/// profile; its token is kept in memory, for this process only, until a fresh one is asked for.
///
/// Several may ask at once: questions for one profile share one run of its command. Put
/// `interests` and `deadline` into the loop's wait and call `advance` after it.
package final class TokenFetcher {
  /// A question under way.
  package struct Ticket: RawRepresentable, Hashable, Sendable {
    package var rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
  }

  package typealias Answer = Result<Secret, TokenFailure>

  /// How long a `token_command` may take; a person may have to unlock a key meanwhile.
  package static let timeLimit = Duration.seconds(30)
  /// No token is near this size.
  static let outputLimit = 64 << 10

  private let environment: [String: String]
  private let timeLimit: Duration
  private var lastTicket = 0
  private var kept: [String: Secret] = [:]
  private var runs: [String: Run] = [:]
  /// Commands that nobody waits for any more, until they are gone.
  private var dropped: [ChildProcess] = []
  private var answers: [Ticket: Answer] = [:]

  /// A command under way for one profile, and who waits for it.
  private struct Run {
    let program: String
    let child: ChildProcess
    var tickets: [Ticket]
  }

  /// `environment` is where `.environment` sources look and what commands get, without `COZE_*`.
  package init(
    environment: [String: String] = Surroundings.current().variables,
    timeLimit: Duration = TokenFetcher.timeLimit
  ) {
    self.environment = environment
    self.timeLimit = timeLimit
  }

  /// Asks for the token of `profile`. `isFresh` passes over the token in memory and asks its source
  /// anew: after the service called the token expired, once a request. `takeAnswer` has it.
  package func ask(
    _ source: TokenSource, profile: String, isFresh: Bool = false, at now: Duration
  ) -> Ticket {
    lastTicket += 1
    let ticket = Ticket(rawValue: lastTicket)
    switch source {
    case .given(let secret): answers[ticket] = .success(secret)
    case .environment(let name): answers[ticket] = readVariable(name)
    case .stored(let file, let name): answers[ticket] = readStored(file: file, profile: name)
    case .command(let arguments):
      if !isFresh, let secret = kept[profile] {
        answers[ticket] = .success(secret)
      } else {
        run(arguments, profile: profile, for: ticket, at: now)
      }
    }
    return ticket
  }

  /// The answer, once; nil while it is not there yet.
  package func takeAnswer(to ticket: Ticket) -> Answer? { answers.removeValue(forKey: ticket) }

  /// True when `ask` answers at once: no command has to run for it.
  package func isAtHand(_ source: TokenSource, profile: String) -> Bool {
    switch source {
    case .given, .environment, .stored: true
    case .command: kept[profile] != nil
    }
  }

  /// Nobody waits for this answer any more. A command that only it waited for is ended.
  package func drop(_ ticket: Ticket, at now: Duration) {
    answers[ticket] = nil
    for (profile, run) in runs where run.tickets.contains(ticket) {
      runs[profile]?.tickets.removeAll { $0 == ticket }
      guard run.tickets == [ticket] else { continue }
      runs[profile] = nil
      run.child.terminate(at: now)
      dropped.append(run.child)
    }
  }

  /// What to wait for: the commands under way.
  package var interests: [Interest] { children.flatMap(\.interests) }

  /// When `advance` must be called at the latest.
  package var deadline: Duration? { children.compactMap(\.deadline).min() }

  /// Sees what the commands have done. Never blocks.
  package func advance(at now: Duration) {
    for child in dropped { child.advance(at: now) }
    dropped.removeAll { $0.result != nil }
    for (profile, run) in runs {
      run.child.advance(at: now)
      guard let result = run.child.result else { continue }
      runs[profile] = nil
      let answer = read(result, of: run.program)
      if case .success(let secret) = answer { kept[profile] = secret }
      for ticket in run.tickets { answers[ticket] = answer }
    }
  }
}

extension TokenFetcher {
  private var children: [ChildProcess] { runs.values.map(\.child) + dropped }

  private func readVariable(_ name: String) -> Answer {
    guard let text = environment[name], !text.isEmpty else {
      return .failure(.variableMissing(name))
    }
    return Secret(text).map { .success($0) } ?? .failure(.unusable)
  }

  /// What is wrong with the file in detail was told at the start, with its line; one that went bad
  /// since then is told as one that cannot be used.
  private func readStored(file: String, profile: String) -> Answer {
    guard let secret = try? Credentials.token(profile: profile, file: file) else {
      return .failure(.notStored(profile: profile, file: file))
    }
    return .success(secret)
  }

  private func run(
    _ arguments: [String], profile: String, for ticket: Ticket, at now: Duration
  ) {
    if runs[profile] != nil {
      runs[profile]?.tickets.append(ticket)
      return
    }
    // Standard error is dropped: a password manager may print anything there.
    let command = ChildCommand(
      arguments, environment: environment, output: .captured(limit: Self.outputLimit),
      timeLimit: timeLimit)
    do {
      let child = try ChildProcess(command, at: now)
      runs[profile] = Run(program: arguments.first ?? "", child: child, tickets: [ticket])
    } catch {
      answers[ticket] = .failure(.notStarted(program: error.program, detail: error.detail))
    }
  }

  private func read(_ result: ChildResult, of program: String) -> Answer {
    switch result.ending {
    case .exited(0): break
    case .exited(let status): return .failure(.exited(program: program, status: status))
    case .killed(let signal): return .failure(.killed(program: program, signal: signal))
    case .timedOut: return .failure(.timedOut(program: program, timeLimit))
    }
    guard !result.hasOverflowed, let text = String(validating: result.output, as: UTF8.self) else {
      return .failure(.unusable)
    }
    // `Secret` refuses what is left of further lines.
    let line = text.hasSuffix("\r\n") || text.hasSuffix("\n") ? String(text.dropLast()) : text
    return Secret(line).map { .success($0) } ?? .failure(.unusable)
  }
}
