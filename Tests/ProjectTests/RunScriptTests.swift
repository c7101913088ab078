import Testing

@Suite("The script that opens the app")
struct RunScriptTests {
  @Test("builds a release with the libraries it needs and says where it is")
  func build() throws {
    let programs = try StandIns()
    try programs.add("swift", doing: "echo swift speaks")
    let outcome = try programs.run(
      "scripts/run", [],
      environment: ["RIVULET_SKIP_PACKAGES": "1", "RIVULET_BUILD_ONLY": "1"])
    #expect(outcome.status == 0)
    // Standard output is the app's: what the build says goes elsewhere.
    #expect(outcome.output.hasSuffix("/.build/release/rivulet\n"))
    #expect(!outcome.output.contains("swift speaks") && outcome.errors.contains("swift speaks"))
    let call = try #require(try programs.changes().first)
    #expect(call.contains("-c release --static-swift-stdlib --product rivulet"))
  }

  @Test("a failing build is not followed by an old program")
  func failingBuild() throws {
    let programs = try StandIns()
    try programs.add("swift", doing: "exit 1")
    let outcome = try programs.run(
      "scripts/run", ["--version"], environment: ["RIVULET_SKIP_PACKAGES": "1"])
    #expect(outcome.status == 1 && outcome.output.isEmpty)
  }

  @Test("a machine without Swift is told so in one sentence")
  func noSwift() throws {
    let outcome = try StandIns().run("scripts/run", [])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("install a Swift toolchain"))
  }
}
