import Foundation
import Testing

@Suite("The environment of the SDK test")
struct SDKVenvTests {
  /// A Python that only pretends, of one version, whose pip ends so.
  private func python(_ version: String = "3.11.2", pip: Int = 0) throws -> StandIns {
    let programs = try StandIns()
    try programs.add(
      "python3",
      doing: """
        [ "$1" != --version ] || { echo Python \(version); exit 0; }
        /bin/mkdir -p "$3/bin"
        printf '#!/bin/bash\\nexit \(pip)\\n' >"$3/bin/python"
        /bin/chmod +x "$3/bin/python"
        """)
    return programs
  }

  private func make(_ folder: TemporaryFolder, _ programs: StandIns) throws -> ScriptOutcome {
    try programs.run("scripts/lib/sdk-venv", [folder.url.appending(path: "venv").path])
  }

  private func made(_ programs: StandIns) throws -> Bool {
    try programs.changes().contains { $0.hasPrefix("python3 -m venv") }
  }

  @Test("is made once, and anew for another Python")
  func once() throws {
    let folder = try TemporaryFolder()
    for (version, isMade) in [("3.11.2", true), ("3.11.2", false), ("3.13.0", true)] {
      let programs = try python(version)
      let outcome = try make(folder, programs)
      #expect(outcome.status == 0 && outcome.output.isEmpty)
      #expect(try made(programs) == isMade)
      #expect(outcome.errors.contains("requirements.txt") == isMade)
    }
  }

  @Test("where pip fails one sentence says so, and the next run tries again")
  func offline() throws {
    let folder = try TemporaryFolder()
    let outcome = try make(folder, python(pip: 1))
    #expect(outcome.status == 1)
    let told = outcome.errors.split(separator: "\n").filter { !$0.hasPrefix("+") }
    #expect(told.count == 1 && told[0].contains("from PyPI"))
    let again = try python()
    _ = try make(folder, again)
    #expect(try made(again))
  }

  @Test("the requirements pin every package to one version")
  func pins() throws {
    let lines = try Project.text("Tests/SDKTests/requirements.txt").split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    #expect(lines.contains("cozepy==0.20.0"))
    #expect(lines.allSatisfy { $0.contains(/^[A-Za-z0-9_.-]+==[0-9.]+$/) })
  }
}
