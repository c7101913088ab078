import Foundation
import Testing

@Suite("the real rivulet", .serialized)
final class BinaryTests {
  private let folder: String
  private let bare: RealProgram

  init() throws {
    folder = NSTemporaryDirectory() + "rivulet-home-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    bare = RealProgram(environment: ["HOME": folder, "PATH": "/usr/bin:/bin"])
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func program(_ service: DemoServiceProcess, _ bot: String) -> RealProgram {
    RealProgram(
      environment: bare.environment.merging([
        "COZE_API_TOKEN": DemoServiceProcess.token, "COZE_API_BASE": service.address,
        "COZE_BOT_ID": bot, "http_proxy": "http://127.0.0.1:9",
      ]) { $1 })
  }

  @Test("the version, and help that names nothing which is not built")
  func help() throws {
    #expect(try bare.run(["--version"]).output == "rivulet 0.1.0\n")
    for command in [[], ["ask"], ["demo"], ["demo-service"]] {
      let help = try bare.run(command + ["--help"])
      #expect(help.status == 0)
      for flag in ["--profile", "--config", "--theme", "--language", "--log", "--no-color"] {
        #expect(help.output.contains(flag))
      }
      for word in ["--plain", "--record", "--save", "--conversation", "login", "doctor", "keep"] {
        #expect(!help.output.contains(word))
      }
    }
  }

  @Test(
    "a wrong command line leaves with 64",
    arguments: [
      ["--plain"], ["login"], ["ask", "--save", "x"], ["--language", "fr"], ["demo", "--keep"],
      ["demo-service", "--port", "70000"], ["demo-service", "--rate", "-1"], ["ask"], ["ask", " "],
    ])
  func usage(arguments: [String]) throws {
    let outcome = try bare.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty && !outcome.errors.isEmpty)
  }

  @Test("without a bot, and with mistakes in the file, it leaves with 78 and tells them")
  func configuration() throws {
    #expect(try bare.run(["ask", "hi"]).status == 78)
    let file = folder + "/wrong.toml"
    try "mouse = 1\nthem = 2\n".write(toFile: file, atomically: true, encoding: .utf8)
    let outcome = try bare.run(["--config", file, "ask", "hi", "--language", "zh-CN"])
    #expect(outcome.status == 78)
    #expect(outcome.errors.split(separator: "\n").count == 2)
    #expect(outcome.errors.hasPrefix("rivulet: \(file):1: mouse：这里是整数"))
  }

  @Test(
    "words and stdin are asked, v2 and v3, streamed and whole",
    arguments: [
      ["ask", "hello", "there"], ["ask", "--no-stream", "hello there"],
    ], ["coze-v2", "coze-v3"])
  func answers(arguments: [String], api: String) throws {
    let service = try DemoServiceProcess()
    var program = program(service, DemoServiceProcess.echo)
    program.environment["COZE_API"] = api
    let outcome = try program.run(arguments, input: "杭州 👩‍🚀\n")
    #expect(outcome.status == 0)
    #expect(outcome.output == "hello there\n\n杭州 👩‍🚀")
    #expect(outcome.errors.isEmpty)
  }

  @Test(
    "the exit status tells what went wrong",
    arguments: [
      ("429", 75, "4013"), ("401", 77, "refused the token"), ("html", 76, "HTTP 502"),
      ("drop", 74, "broke off after"), ("failed", 74, "701231"), ("truncate", 74, "end mark"),
    ])
  func failures(question: String, status: Int, part: String) throws {
    let service = try DemoServiceProcess()
    let outcome = try program(service, DemoServiceProcess.mischief).run(["ask", question])
    #expect(outcome.status == Int32(status))
    #expect(outcome.errors.contains(part))
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect((status == 74) == !outcome.output.isEmpty)
  }

  @Test("the network that is not there is 69")
  func network() throws {
    var program = bare
    program.environment.merge([
      "COZE_API_TOKEN": "t", "COZE_BOT_ID": "1", "COZE_API_BASE": "http://127.0.0.1:9",
    ]) { $1 }
    #expect(try program.run(["ask", "x"]).status == 69)
  }

  @Test(
    "a signal stops the reply, keeps what came and names itself",
    arguments: [
      (SIGINT, Int32(130)), (SIGTERM, Int32(143)),
    ])
  func signals(signal: Int32, status: Int32) throws {
    let service = try DemoServiceProcess()
    let run = try program(service, DemoServiceProcess.echo).start(
      ["ask", "100000 tokens at 50/s"])
    run.waitForOutput()
    kill(run.process.processIdentifier, signal)
    let outcome = run.finish()
    #expect(outcome.status == status)
    #expect(!outcome.output.isEmpty)
  }

  @Test("a reader that leaves is 141, a full disk 73")
  func outputs() throws {
    let service = try DemoServiceProcess()
    let program = program(service, DemoServiceProcess.echo)
    let run = try program.start(["ask", "100000 tokens at 500/s"])
    run.waitForOutput()
    try run.stopReading()
    #expect(run.finish().status == 141)
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let outcome = try program.run(["ask", "x"], output: full)
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("No space left"))
  }

  @Test("a token command is run again, once, when its token has expired")
  func tokenCommand() throws {
    let service = try DemoServiceProcess()
    let script = """
      echo x >> \(folder)/runs
      [ $(wc -l < \(folder)/runs) -gt 1 ] && echo \(DemoServiceProcess.token) || echo stale
      """
    let file = folder + "/config.toml"
    try """
    [profiles.demo]
    base_url = "\(service.address)"
    bot_id = "\(DemoServiceProcess.echo)"
    token_command = ["sh", "-c", '''\(script)''']
    """.write(toFile: file, atomically: true, encoding: .utf8)
    let outcome = try bare.run(["ask", "--config", file, "again"])
    #expect(outcome.output == "again")
    #expect(try String(contentsOfFile: folder + "/runs", encoding: .utf8) == "x\nx\n")
  }

  @Test("the stored token works, and not when others can read it")
  func stored() throws {
    let service = try DemoServiceProcess()
    let config = folder + "/.config/rivulet"
    try FileManager.default.createDirectory(atPath: config, withIntermediateDirectories: true)
    try "[profiles.d]\nbase_url = \"\(service.address)\"\nbot_id = \"\(DemoServiceProcess.echo)\""
      .write(toFile: config + "/config.toml", atomically: true, encoding: .utf8)
    let credentials = config + "/credentials.toml"
    try "[d]\ntoken = \"\(DemoServiceProcess.token)\""
      .write(toFile: credentials, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: credentials)
    #expect(try bare.run(["ask", "kept"]).output == "kept")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: credentials)
    let outcome = try bare.run(["ask", "kept"])
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("chmod 600"))
    #expect(!outcome.errors.contains(DemoServiceProcess.token))
  }

  @Test("a log is ours alone; one that cannot be written is 73")
  func log() throws {
    let service = try DemoServiceProcess()
    let program = program(service, DemoServiceProcess.echo)
    let file = folder + "/log"
    #expect(try program.run(["ask", "--log", file, "x"]).status == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(try !String(contentsOfFile: file, encoding: .utf8).contains("pat_demo"))
    #expect(try program.run(["ask", "--log", folder + "/no/where", "x"]).status == 73)
  }

  @Test("JSON is one object a line")
  func json() throws {
    let service = try DemoServiceProcess()
    let outcome = try program(service, DemoServiceProcess.echo).run(["ask", "--json", "a b"])
    let types = try outcome.output.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["type"] as? String
    }
    #expect(types.last == "done")
    #expect(types.contains("delta"))
  }
}
