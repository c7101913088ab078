import Foundation
import Testing

@Suite("The script that runs the tests")
struct TestScriptTests {
  /// Runs it with a compiler that only pretends: `test` says these words and ends so.
  private func outcome(
    building: String = "exit 0", testing: String, arguments: [String] = []
  ) throws -> (outcome: ScriptOutcome, calls: [String]) {
    let programs = try StandIns()
    try programs.add(
      "swift",
      doing: """
        case "$*" in *--show-bin-path*) echo /bin; exit 0 ;; esac
        case "$1" in build) \(building) ;; test) \(testing) ;; esac
        """)
    try programs.add("git", doing: "echo ' screen.txt | 2 +-'")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    try programs.add("python3", doing: #"PATH="\#(path)" exec python3 "$@""#)
    let outcome = try programs.run(
      "scripts/test", arguments,
      environment: ["RIVULET_SKIP_PACKAGES": "1", "RIVULET_SKIP_SDK": "1"])
    return (outcome, try programs.changes())
  }

  private let one = #"echo '✔ Test "one" passed after 0.1 seconds.'"#

  @Test("closes with the count and gives the verdict")
  func green() throws {
    let outcome = try outcome(testing: "\(one); exit 0").outcome
    #expect(outcome.output == "1 passed, 0 failed\n" && outcome.status == 0)
    #expect(outcome.errors.contains("one"))
  }

  @Test("a crash of the tests is a failure, whatever passed before")
  func crash() throws {
    let outcome = try outcome(testing: "\(one); exit 139").outcome
    #expect(outcome.output == "1 passed, 1 failed\n" && outcome.status == 1)
  }

  @Test("a build that fails is a failure, and no test is run")
  func failingBuild() throws {
    let (outcome, calls) = try outcome(building: "exit 1", testing: "exit 0")
    #expect(outcome.output == "0 passed, 1 failed\n" && outcome.status == 1)
    #expect(!calls.contains { $0.hasPrefix("swift test") })
  }

  @Test("a filter goes to the runner")
  func filter() throws {
    let calls = try outcome(testing: one, arguments: ["WireTests"]).calls
    #expect(calls.contains { $0.hasPrefix("swift test") && $0.hasSuffix("--filter WireTests") })
  }

  @Test("updating snapshots shows what changed and fails on purpose")
  func update() throws {
    let testing = #"echo "✔ Test \"update $UPDATE_SNAPSHOTS $RIVULET_BINARY\" passed after 1 s""#
    let outcome = try outcome(testing: testing, arguments: ["--update-snapshots"]).outcome
    #expect(outcome.errors.contains("update 1 /bin/rivulet"))
    #expect(outcome.errors.contains("screen.txt | 2 +-"))
    #expect(outcome.status == 1)
  }

  @Test("a sanitizer has a build of its own, and the runner knows of it")
  func sanitizer() throws {
    let calls = try outcome(testing: one, arguments: ["--sanitize", "thread", "WireTests"]).calls
    let own = calls.filter { $0.contains("--sanitize thread --scratch-path") }
    #expect(own.contains { $0.hasPrefix("swift build") && $0.contains("tsan --build-tests") })
    #expect(own.contains { $0.hasPrefix("swift test") && $0.contains("--filter WireTests") })
  }

  @Test("each test that a sanitizer skips has its reason")
  func reasons() throws {
    let list = try String(
      contentsOf: Project.root.appending(path: "scripts/lib/unsanitized"), encoding: .utf8)
    for line in list.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ")
      #expect(["address", "thread", "both"].contains(words[0]) && words.count > 4, "\(line)")
    }
  }

  @Test(
    "a flag nobody knows is a usage error",
    arguments: [["--quick"], ["--sanitize"], ["--sanitize", "memory"]])
  func usage(arguments: [String]) throws {
    #expect(try outcome(testing: one, arguments: arguments).outcome.status == 64)
  }
}
