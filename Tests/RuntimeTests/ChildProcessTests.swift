import Foundation
import Glibc
import Net
import Runtime
import Testing

@Suite("child process", .serialized)
struct ChildProcessTests {
  private let driver: ChildDriver

  init() throws { driver = try ChildDriver() }

  private func shell(_ script: String) -> ChildCommand { ChildDriver.shell(script) }

  @Test("status, output and errors are kept apart")
  func result() throws {
    let command = ChildDriver.shell(
      "printf out; printf err >&2; exit 3", errors: .captured(limit: 100))
    let result = try driver.result(of: command)
    #expect(result.ending == .exited(3))
    #expect(result.output == Array("out".utf8))
    #expect(result.errors == Array("err".utf8))
    #expect(!result.hasOverflowed)
  }

  @Test("an end by a signal is told as one")
  func signalled() throws {
    #expect(try driver.result(of: shell("kill -9 $$")).ending == .killed(SIGKILL))
  }

  @Test("input larger than any pipe goes in while output comes out")
  func largeInput() throws {
    let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let result = try driver.result(of: ChildDriver.shell("cat", input: .bytes(bytes)))
    #expect(result.output == bytes)
  }

  @Test("empty input is an end, and a child that reads nothing of a large one does no harm")
  func unreadInput() throws {
    #expect(try driver.text(ChildDriver.shell("cat; echo end", input: .bytes([]))) == "end\n")
    let large = [UInt8](repeating: 1, count: 1 << 20)
    let result = try driver.result(of: ChildDriver.shell("exit 5", input: .bytes(large)))
    #expect(result.ending == .exited(5))
  }

  @Test("output beyond the limit is dropped, and the child is not held up by it")
  func overflow() throws {
    let command = ChildDriver.shell("head -c 300000 /dev/zero", output: .captured(limit: 1000))
    let result = try driver.result(of: command)
    #expect(result.ending == .exited(0))
    #expect(result.output.count == 1000)
    #expect(result.hasOverflowed)
  }

  @Test("a child has no blocked and no ignored signal, whatever we block and ignore")
  func signals() throws {
    var (blocked, before) = (sigset_t(), sigset_t())
    sigemptyset(&blocked)
    sigaddset(&blocked, SIGWINCH)
    sigaddset(&blocked, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &blocked, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let masks = try driver.text(shell("grep -E 'SigBlk|SigIgn' /proc/self/status"))
      .split(separator: "\n").map { UInt64($0.suffix(16), radix: 16) }
    // glibc's posix_spawn leaves 32 and 33 ignored, which it keeps for itself.
    let internalSignals: UInt64 = 0x1_8000_0000
    #expect(masks.count == 2)
    #expect(masks.allSatisfy { $0.map { $0 & ~internalSignals } == 0 })
  }

  @Test("a child gets three descriptors and no other, and reads the end")
  func descriptors() throws {
    let open = Pipe()  // not close-on-exec after this
    _ = fcntl(open.fileHandleForWriting.fileDescriptor, F_SETFD, 0)
    let listing = try driver.text(
      ChildCommand(
        ["ls", "/proc/self/fd"], environment: [:], output: .captured(limit: 1000)))
    #expect(listing == "0\n1\n2\n3\n", "3 is the folder that ls reads")
    #expect(try driver.text(shell("readlink /proc/self/fd/0")) == "/dev/null\n")
    withExtendedLifetime(open) {}
  }

  @Test("a child leads a session of its own, or stays in ours", arguments: [true, false])
  func session(isOwn: Bool) throws {
    let fields = try driver.text(
      ChildDriver.shell("read -r stat < /proc/$$/stat; echo $$ $stat", ownSession: isOwn)
    ).split(separator: " ").map(String.init)
    // pid, then proc_pid_stat(5): pid, comm, state, ppid, pgrp, session.
    #expect(fields[6] == (isOwn ? fields[0] : "\(getsid(0))"))
    #expect(fields[5] == (isOwn ? fields[0] : "\(getpgid(0))"))
  }

  @Test("no COZE_ variable reaches a child unless told", arguments: [false, true])
  func environment(keeps: Bool) throws {
    let command = ChildCommand(
      ["env"], environment: ["COZE_API_TOKEN": "t", "COZE": "kept", "A": "b=c"],
      keepsCozeVariables: keeps, output: .captured(limit: 1000))
    let lines = try driver.text(command).split(separator: "\n").sorted()
    #expect(lines == ["A=b=c", "COZE=kept"] + (keeps ? ["COZE_API_TOKEN=t"] : []))
  }

  @Test("a child that overstays is asked to end, then killed, with all of its group")
  func timeLimit() throws {
    let lifeline = Lifeline()
    let command = ChildDriver.shell(
      "trap '' TERM; sleep 60 & echo ready; while :; do sleep 60; done",
      errors: .descriptor(lifeline.descriptor), timeLimit: .seconds(30))
    let child = try ChildProcess(command, at: driver.now)
    driver.turn(child) { !child.takeOutput().isEmpty }
    #expect(child.deadline == .seconds(30))
    driver.now = .seconds(30)
    child.advance(at: driver.now)
    #expect(child.deadline == .milliseconds(30_500))
    #expect(child.result == nil)
    driver.now = .milliseconds(30_500)
    driver.turn(child) { child.result != nil }
    #expect(child.result?.ending == .timedOut)
    #expect(child.interests.isEmpty && child.deadline == nil)
    #expect(try lifeline.ends())
  }

  @Test("terminate ends a child that listens")
  func terminate() throws {
    let child = try ChildProcess(shell("echo ready; exec sleep 60"), at: .zero)
    driver.turn(child) { !child.takeOutput().isEmpty }
    child.terminate(at: .zero)
    driver.turn(child) { child.result != nil }
    #expect(child.result?.ending == .killed(SIGTERM))
  }

  @Test("a child that is let go is killed")
  func letGo() throws {
    let lifeline = Lifeline()
    do {
      let command = ChildDriver.shell("exec sleep 60", errors: .descriptor(lifeline.descriptor))
      _ = try ChildProcess(command, at: .zero)
    }
    #expect(try lifeline.ends())
  }

  @Test("a process left behind with our pipe in hand is not waited for")
  func leftBehind() throws {
    let text = try driver.text(shell("sleep 60 & echo $!"))
    let left = try #require(pid_t(text.dropLast()))
    #expect(kill(left, SIGKILL) == 0)
  }

  @Test("a held input keeps a service running, its lines come as it writes them, closing ends it")
  func held() throws {
    let child = try ChildProcess(
      ChildDriver.shell("echo http://127.0.0.1:1; cat", input: .held), at: .zero)
    var text = ""
    driver.turn(child) {
      text += String(decoding: child.takeOutput(), as: UTF8.self)
      return text == "http://127.0.0.1:1\n"
    }
    #expect(child.result == nil)
    child.closeInput()
    driver.turn(child) { child.result != nil }
    #expect(child.result?.ending == .exited(0))
  }

  @Test("what cannot be started says why")
  func notStarted() throws {
    let failures: [([String], Int32)] = [
      (["no-such-program-here"], ENOENT), (["/etc/passwd"], EACCES), (["/"], EACCES), ([], EINVAL),
      ([""], EINVAL), (["sh", "a\0b"], EINVAL),
    ]
    for (arguments, code) in failures {
      let command = ChildCommand(arguments, environment: [:], output: .captured(limit: 1))
      let failure = #expect(throws: ChildStartFailure.self) {
        _ = try ChildProcess(command, at: .zero)
      }
      #expect(failure?.program == arguments.first ?? "")
      #expect(failure?.errno == code, "\(arguments)")
    }
  }

  @Test("a hundred children, started and failed, leave no descriptor open")
  func noLeak() throws {
    let before = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    for number in 0..<100 {
      let program = number % 2 == 0 ? "true" : "no-such-program-here"
      let command = ChildCommand(
        [program], environment: [:], input: .held, output: .captured(limit: 1),
        errors: .captured(limit: 1))
      _ = try? driver.result(of: command)
    }
    let after = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    #expect(after < before + 50)
  }
}
