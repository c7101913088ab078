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

  /// Asks and prints; every failure is one sentence on standard error.
  package static func run(_ options: Options) -> ExitStatus {
    // A reader that leaves is an error of `write`, not the end of us.
    signal(SIGPIPE, SIG_IGN)
    let settings: LaunchSettings
    do {
      settings = try LaunchSettings.load(options.launch)
    } catch {
      StandardError.say(error)
      return .badConfiguration
    }
    func say(_ sentence: Sentence, _ status: ExitStatus) -> ExitStatus {
      StandardError.say(sentence, in: settings.language)
      return status
    }
    guard let configured = settings.profile else { return say(.askNoProfile, .badConfiguration) }
    let question: String
    do {
      question = try AskQuestion.read(words: options.words)
    } catch {
      return say(error.sentence, error.exitStatus)
    }
    guard let transport = CurlTransport(settings.transportOptions) else {
      return say(.networkUnavailable, .networkFailed)
    }
    return ask(question, configured, settings, options, transport)
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
