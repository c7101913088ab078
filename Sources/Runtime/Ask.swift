import Chat
import Glibc
import Net
import Settings
import Wire
import Wording

/// `rivulet ask`: one question, no screen.
package enum Ask {
  /// What the command line says.
  package struct Options: Hashable, Sendable {
    package var launch: LaunchOptions
    package var words: [String]
    /// False for `--no-stream`: the whole answer at once, whatever the profile says.
    package var streams: Bool
    package var isJSON: Bool

    package init(launch: LaunchOptions, words: [String], streams: Bool, isJSON: Bool) {
      self.launch = launch
      self.words = words
      self.streams = streams
      self.isJSON = isJSON
    }
  }

  /// Why nothing was asked: what to say, and how to end.
  private struct Refusal: Error {
    var sentences: [Sentence]
    var status: ExitStatus
    var language: Language
  }

  /// Asks and prints; every failure is one sentence on standard error.
  package static func run(_ options: Options) -> ExitStatus {
    // A reader that leaves is an error of `write`, not the end of us.
    signal(SIGPIPE, SIG_IGN)
    do throws(Refusal) {
      return try runChecked(options)
    } catch {
      for sentence in error.sentences { StandardError.say(sentence, in: error.language) }
      return error.status
    }
  }

  private static func runChecked(_ options: Options) throws(Refusal) -> ExitStatus {
    let loaded = Result { () throws(LaunchSettings.Failure) in
      try LaunchSettings.load(options.launch)
    }
    let language = (try? loaded.get())?.language ?? options.launch.resolvedLanguage()
    func refusal(_ status: ExitStatus, _ sentences: Sentence...) -> Refusal {
      Refusal(sentences: sentences, status: status, language: language)
    }
    // A question that is missing is told first: that is the nearer mistake.
    let question: String
    do {
      question = try AskQuestion.read(words: options.words)
    } catch {
      throw refusal(error.exitStatus, error.sentence)
    }
    let settings: LaunchSettings
    do {
      settings = try loaded.get()
    } catch {
      throw Refusal(
        sentences: error.mistakes.map { Sentence($0) }, status: .badConfiguration,
        language: error.language)
    }
    guard let configured = settings.profile else {
      throw refusal(.badConfiguration, .askNoProfile)
    }
    var log: LogFile?
    do {
      if let path = options.launch.logFile { log = try LogFile(path: path) }
    } catch {
      throw refusal(.cannotWrite, .logCannotOpen(error.path, error.detail))
    }
    guard let transport = CurlTransport(settings.transportOptions) else {
      throw refusal(.networkFailed, .networkUnavailable)
    }
    log?.append("notice ask profile=\(configured.profile.name) \(configured.profile.baseURL)")
    let status = ask(question, configured, settings, options, transport)
    log?.append("notice ask ended with \(status.rawValue)")
    return status
  }

  private static func ask(
    _ question: String, _ configured: ConfiguredProfile, _ settings: LaunchSettings,
    _ options: Options, _ transport: CurlTransport
  ) -> ExitStatus {
    var profile = configured.profile
    profile.stream = profile.stream && options.streams
    let clock = ContinuousClock()
    let start = clock.now
    let run = AskRun(
      AskRun.Parts(
        transport: transport, tokens: TokenFetcher(),
        now: { clock.now - start }, signals: AskSignals(),
        output: AskOutput(descriptor: STDOUT_FILENO, isTerminal: isatty(STDOUT_FILENO) == 1),
        errors: STDERR_FILENO, language: settings.language),
      isJSON: options.isJSON, api: profile.api)
    let dialect = dialect(
      for: profile.api, idleTimeout: settings.configuration.network.idleTimeout)
    return run.run(
      ReplyRequest(
        profile: profile, query: question, conversationID: conversationID(for: profile.api)),
      dialect: dialect, source: configured.token)
  }

  /// v2 takes any name of ours; v3 opens a conversation by itself.
  private static func conversationID(for api: API) -> String? {
    switch api {
    case .cozeV2: "rivulet-ask-" + String(UInt64.random(in: .min ... .max), radix: 16)
    case .cozeV3: nil
    }
  }
}

extension AskQuestion.Failure {
  fileprivate var sentence: Sentence {
    switch self {
    case .nothing: .askNothing
    case .tooLarge: .askInputTooLarge(megabytes: AskQuestion.byteLimit >> 20)
    case .notText: .askInputNotText
    case .unreadable(let reason): .askInputUnreadable(reason)
    }
  }

  fileprivate var exitStatus: ExitStatus {
    switch self {
    case .nothing: .usage
    case .tooLarge, .notText, .unreadable: .badInput
    }
  }
}
