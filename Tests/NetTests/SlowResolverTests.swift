import Foundation
import Testing

@Suite("a name lookup that hangs")
struct SlowResolverTests {
  /// Stands before the C library by LD_PRELOAD: one name takes a minute.
  private static let slowResolver = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <fcntl.h>
    #include <netdb.h>
    #include <stdlib.h>
    #include <string.h>
    #include <unistd.h>
    int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
                    struct addrinfo **found) {
      if (node && strcmp(node, "slow.invalid") == 0) {
        close(open(getenv("SLOW_RESOLVER_MARK"), O_CREAT | O_WRONLY, 0600));
        sleep(60);
        return EAI_AGAIN;
      }
      int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **) =
          dlsym(RTLD_NEXT, "getaddrinfo");
      return real(node, service, hints, found);
    }
    """

  @Test("a cancel is through within 50 ms while its name resolves, and another stream goes on")
  func cancelWhileResolving() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let server = try steppedServer()

    let mark = folder.appending(path: "mark").path
    let output = try run(
      try probePath(), [server.url(), "http://slow.invalid/", mark],
      environment: [
        "LD_PRELOAD": try buildResolver(in: folder), "SLOW_RESOLVER_MARK": mark,
      ])

    let lines = output.split(separator: "\n")
    #expect(lines.count == 3, "the probe stopped early: \(output)")
    guard lines.count == 3 else { return }
    #expect(lines[0] == "one two ")
    #expect(try #require(Double(lines[1])) < 50_000, "microseconds on the program's own clock")
    #expect(lines[2] == "one two three ")
  }

  /// A stream in three parts; requests for `/go` and `/end` let the second and third out.
  private func steppedServer() throws -> LoopbackServer {
    let (mayGo, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    return try LoopbackServer { connection, _ in
      while let request = connection.readRequest() {
        switch request.head.split(separator: " ")[1] {
        case "/go": mayGo.signal()
        case "/end": mayEnd.signal()
        default:
          connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
          connection.writeChunk("one ")
          guard mayGo.wait(timeout: .now() + 20) == .success else { return }
          connection.writeChunk("two ")
          guard mayEnd.wait(timeout: .now() + 20) == .success else { return }
          connection.writeChunk("three ")
          connection.write("0\r\n\r\n")
          return
        }
        connection.write("HTTP/1.1 204 No Content\r\n\r\n")
      }
    }
  }

  private func buildResolver(in folder: URL) throws -> String {
    let (source, library) = (folder.appending(path: "slow.c"), folder.appending(path: "slow.so"))
    try Data(Self.slowResolver.utf8).write(to: source)
    _ = try run(
      "/usr/bin/env", ["cc", "-shared", "-fPIC", "-o", library.path, source.path, "-ldl"])
    return library.path
  }

  /// The probe lies beside the test bundle.
  private func probePath() throws -> String {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: tests).deletingLastPathComponent().appending(path: "NetProbe").path
  }

  /// Runs a program to its end and gives its standard output.
  private func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> String {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program)")
    return String(decoding: output, as: UTF8.self)
  }
}
