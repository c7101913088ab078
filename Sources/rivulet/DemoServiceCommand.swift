import ArgumentParser
import DemoService
import Runtime
import Wording

/// `rivulet demo-service`: only the demo service, for any Coze client.
struct DemoServiceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo-service",
    abstract: "Run only the demo service: a Coze-compatible API on this machine.",
    discussion: """
      Prints its base URL and its token, one a line, and runs until it is ended.
      The token is RIVULET_DEMO_TOKEN, or one made for this run.
      """)

  @ParentCommand var parent: RivuletCommand
  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("The port to listen on; 0 for any.", valueName: "n"))
  var port: UInt16 = 0

  @Option(
    help: ArgumentHelp(
      "How fast replies stream; 0 as fast as possible.", valueName: "tokens/s"))
  var rate: Double?

  @Flag(help: "End when standard input closes.")
  var withParent = false

  func validate() throws {
    guard let rate else { return }
    guard rate.isFinite, rate >= 0, rate <= 1_000_000 else {
      throw ValidationError("--rate must be from 0 (as fast as possible) to 1000000.")
    }
  }

  func run() throws {
    let launch = global.launchOptions(parent: parent.global)
    let language = launch.resolvedLanguage()
    let status = DemoService.runProcess(
      port: port, rate: rate, token: launch.demoToken(), withParent: withParent, guide: .ofTheApp
    ) { failure in
      failure.sentence.text(language)
    }
    guard status == 0 else { throw ExitCode(status) }
  }
}

extension DemoService.StartFailure {
  fileprivate var sentence: Sentence {
    switch self {
    case .portTaken(let port): .demoPortTaken(port)
    case .notAllowed(let port): .demoPortNotAllowed(port)
    case .other(let reason): .demoNotStarted(reason)
    }
  }
}

extension DemoGuide {
  /// The keys and features that really exist.
  fileprivate static var ofTheApp: DemoGuide {
    DemoGuide(english: page(.english), chinese: page(.chinese))
  }

  private static func page(_ language: Language) -> Page {
    let keys = KeyTable.rows.map { row in
      Row(id: row.id, keys: row.keys, help: row.help.text(language))
    }
    return Page(keys: keys, features: Sentence.features.map { $0.text(language) })
  }
}
