import Foundation
import Testing

@Suite("Counting tests")
struct CountTests {
  /// Runs the counter over what a runner left: its words, its reports, its exit status.
  private func count(
    status: Int, words: String = "", reports: [String] = []
  ) throws -> ScriptOutcome {
    let temporary = try TemporaryFolder()
    let folder = temporary.url
    try words.write(to: folder.appending(path: "output"), atomically: true, encoding: .utf8)
    for (index, report) in reports.enumerated() {
      try report.write(
        to: folder.appending(path: "tests-\(index).xml"), atomically: true, encoding: .utf8)
    }
    return try withExtendedLifetime(temporary) {
      try runScript(
        "/usr/bin/env",
        [
          "python3", Project.root.appending(path: "scripts/lib/count-tests.py").path, "\(status)",
          folder.path,
        ], environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""])
    }
  }

  private let report = """
    <?xml version="1.0"?><testsuites><testsuite tests="4" failures="2">
    <testcase name="a"/><testcase name="b"/><testcase name="c"><failure/><failure/></testcase>
    <testcase name="d"><skipped/></testcase></testsuite></testsuites>
    """

  @Test("a test with two failures is one failed test, a skipped one is none")
  func failures() throws {
    let outcome = try count(status: 1, reports: [report])
    #expect(outcome.output == "2 passed, 1 failed\n" && outcome.status == 1)
  }

  @Test("several reports add up")
  func several() throws {
    let green = #"<testsuites><testcase name="a"/></testsuites>"#
    let outcome = try count(status: 0, reports: [green, green])
    #expect(outcome.output == "2 passed, 0 failed\n" && outcome.status == 0)
  }

  @Test("a process that died counts what it said, and its death as a failure")
  func crash() throws {
    let words = """
      ✔ Test "one" passed after 0.1 seconds.
      ✔ Test two() with 3 test cases passed after 0.1 seconds.
      ✔ Test case passing 1 argument x → 1 to "two" passed after 0.1 seconds.
      ✔ Suite "s" passed after 0.1 seconds.
      error: Exited with unexpected signal code 11
      """
    let outcome = try count(status: 1, words: words)
    #expect(outcome.output == "2 passed, 1 failed\n" && outcome.status == 1)
  }

  @Test("a runner that failed without a failed test is a failure all the same")
  func silent() throws {
    let green = #"<testsuites><testcase name="a"/></testsuites>"#
    let outcome = try count(status: 1, reports: [green])
    #expect(outcome.output == "1 passed, 1 failed\n" && outcome.status == 1)
  }

  @Test("a filter that chooses nothing is not a success")
  func none() throws {
    let outcome = try count(status: 0, reports: ["<testsuites/>"])
    #expect(outcome.output == "0 passed, 0 failed\n" && outcome.status == 1)
  }
}
