import Testing

@Suite("Installing the packages that are missing")
struct PackagesTests {
  /// A Debian with these packages installed, and this user.
  private func debian(
    having installed: [String], user: Int, sudo: Bool = true, aptGet: String = "exit 0"
  ) throws -> StandIns {
    let programs = try StandIns()
    let names = installed.joined(separator: "|")
    try programs.add(
      "dpkg-query",
      doing: """
        for last; do :; done
        case "$last" in \(names.isEmpty ? "no-such" : names)) printf 'ii ' ;; *) exit 1 ;; esac
        """)
    try programs.add("id", doing: "echo \(user)")
    try programs.add("apt-get", doing: aptGet)
    if sudo { try programs.add("sudo", doing: #"exec "$@""#) }
    return programs
  }

  private let build = ["libncurses-dev", "libcurl4-openssl-dev"]
  private let all = [
    "libncurses-dev", "libcurl4-openssl-dev", "libvterm-dev", "tmux", "nginx", "openssl",
    "python3", "python3-venv",
  ]

  @Test("root installs what is missing, and nothing else, without sudo")
  func root() throws {
    let programs = try debian(having: ["libncurses-dev", "tmux"], user: 0)
    let outcome = try programs.run("scripts/packages", ["test"])
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.errors.contains(
        "libcurl4-openssl-dev libvterm-dev nginx openssl python3 python3-venv"))
    #expect(
      try programs.changes() == [
        "apt-get update -qq",
        "apt-get install -y --no-install-recommends libcurl4-openssl-dev libvterm-dev nginx openssl "
          + "python3 python3-venv",
      ])
  }

  @Test("another user goes through sudo")
  func notRoot() throws {
    let programs = try debian(having: ["libncurses-dev"], user: 1_000)
    let outcome = try programs.run("scripts/packages", ["build"])
    #expect(outcome.status == 0)
    let install =
      "apt-get install -y --no-install-recommends libcurl4-openssl-dev"
    #expect(
      try programs.changes() == [
        "sudo env DEBIAN_FRONTEND=noninteractive apt-get update -qq", "apt-get update -qq",
        "sudo env DEBIAN_FRONTEND=noninteractive \(install)", install,
      ])
  }

  @Test("measuring has packages of its own")
  func bench() throws {
    let there = build + ["curl", "gcc", "libc6-dev", "python3", "strace"]
    let programs = try debian(having: there, user: 0)
    let outcome = try programs.run("scripts/packages", ["bench"])
    #expect(outcome.status == 0)
    #expect(
      try programs.changes() == [
        "apt-get update -qq", "apt-get install -y --no-install-recommends valgrind",
      ])
  }

  @Test("without sudo another user is told the one command, and nothing is tried")
  func noSudo() throws {
    let programs = try debian(having: [], user: 1_000, sudo: false)
    let outcome = try programs.run("scripts/packages", ["build"])
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.contains("as root: apt-get install libncurses-dev libcurl4-openssl-dev"))
    #expect(try programs.changes().isEmpty)
  }

  @Test("a failing apt-get is told in one sentence")
  func aptFails() throws {
    let programs = try debian(
      having: ["tmux"], user: 0, aptGet: "echo E: no network >&2; exit 100")
    let outcome = try programs.run("scripts/packages", ["build"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("apt-get could not install libncurses-dev"))
    #expect(outcome.errors.contains("E: no network"))
  }

  @Test("an update that fails does not keep the install from being tried")
  func updateFails() throws {
    let programs = try debian(
      having: [], user: 0, aptGet: #"[ "$1" != update ] || exit 100"#)
    let outcome = try programs.run("scripts/packages", ["build"])
    #expect(outcome.status == 0)
    #expect(try programs.changes().last?.hasPrefix("apt-get install") == true)
  }

  @Test("where nothing is missing nothing is done and nothing is said")
  func nothingMissing() throws {
    let programs = try debian(having: all, user: 1_000, sudo: false)
    for kind in ["build", "test"] {
      let outcome = try programs.run("scripts/packages", [kind])
      #expect(outcome.status == 0 && outcome.errors.isEmpty && outcome.output.isEmpty)
    }
    #expect(try programs.changes().isEmpty)
  }

  @Test("a system that is not Debian's is told so, and can be left alone")
  func notDebian() throws {
    let programs = try StandIns()
    let outcome = try programs.run("scripts/packages", ["build"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("no Debian system"))
    let skipped = try programs.run(
      "scripts/packages", ["build"], environment: ["RIVULET_SKIP_PACKAGES": "1"])
    #expect(skipped.status == 0 && skipped.errors.isEmpty)
  }

  @Test("a wrong argument is a usage error")
  func usage() throws {
    let outcome = try StandIns().run("scripts/packages", ["everything"])
    #expect(outcome.status == 64)
  }
}
