import ArgumentParser
import Runtime

/// `rivulet ask`: one question, no screen.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Ask one question; the reply goes to standard output as it arrives.",
    discussion: """
      What is piped in is added to the question. Put -- before a text that begins with a dash.
      Exit status: 0 done, 64 usage, 65 bad data, 69 the network failed, 73 cannot write, \
      74 the reply broke off, 75 try again later, 76 the service refused, 77 not allowed, \
      78 bad configuration, 130 interrupted, 141 the reader left, 143 terminated.
      """)

  @ParentCommand var parent: RivuletCommand
  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The question.", valueName: "text"))
  var text: [String] = []

  @Flag(name: .customLong("no-stream"), help: "Ask for the whole answer at once.")
  var isWhole = false

  @Flag(help: "Print one JSON object a line.")
  var json = false

  func run() throws {
    let launch = global.launchOptions(parent: parent.global)
    try leave(
      Ask.run(Ask.Options(launch: launch, words: text, streams: !isWhole, isJSON: json)))
  }
}
