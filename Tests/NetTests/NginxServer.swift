import Foundation
import Glibc

/// A real server: nginx in the foreground as a child, on loopback, with all its files in a folder
/// of its own. It ends with this object.
///
/// Its answers tell `x-protocol` and `x-connection`, the number of the connection they came by.
/// `/text.txt` is `text`, compressed for who asks; `/upstream/` is whatever `upstream` answers.
final class NginxServer {
  /// One listener each, in this order.
  enum Door: String, CaseIterable {
    /// A good certificate, HTTP/2.
    case good
    /// A good certificate, HTTP/1.1 only.
    case http1
    /// A certificate whose time is over.
    case expired
    /// A certificate for another name.
    case misnamed
    /// A certificate that nobody signed.
    case selfSigned
    /// A good certificate, and nothing newer than TLS 1.1.
    case old
  }

  static let text = String(repeating: "Streaming, 流式。", count: 5_000)

  /// The PEM file with the authority of all certificates but `selfSigned`.
  let authorityFile: String
  private let folder: URL
  private let process: Process
  private let ports: [Int]

  init(upstream: LoopbackServer? = nil) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let program = try Command.find("nginx")
    authorityFile = try Self.makeCertificates(in: folder)
    try Data(Self.text.utf8).write(to: folder.appending(path: "text.txt"))
    ports = try Self.freePorts(Door.allCases.count)
    let doors = zip(Door.allCases, ports).map { Self.server($0, port: $1, upstream: upstream) }
    let configuration = folder.appending(path: "nginx.conf")
    try Data((Self.head + doors.joined() + "}\n").utf8).write(to: configuration)
    process = Process()
    process.executableURL = program
    process.arguments = ["-p", folder.path, "-e", "error.log", "-c", configuration.path]
    process.standardError = FileHandle.nullDevice
    try process.run()
    try waitUntilReady()
  }

  deinit {
    // Not by TERM: a thread of the test runner may have left that one blocked for its children.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  func port(_ door: Door) -> Int { zip(Door.allCases, ports).first { $0.0 == door }?.1 ?? 0 }

  func url(_ door: Door, _ path: String = "/text.txt") -> String {
    "https://127.0.0.1:\(port(door))\(path)"
  }

  /// The pid file is written when all listeners stand.
  private func waitUntilReady() throws {
    let mark = folder.appending(path: "pid").path
    let deadline = ContinuousClock.now + .seconds(20)
    while !FileManager.default.fileExists(atPath: mark) {
      guard process.isRunning, ContinuousClock.now < deadline else {
        let log = try? String(contentsOf: folder.appending(path: "error.log"), encoding: .utf8)
        process.terminate()
        throw Command.Failure(description: "nginx did not start: " + (log ?? ""))
      }
      usleep(1_000)
    }
  }
}

extension NginxServer {
  private static func makeCertificates(in folder: URL) throws -> String {
    let authority = try TLSAuthority(in: folder)
    let names = "IP:127.0.0.1,DNS:localhost,DNS:service.test"
    try authority.issue("good", names: names)
    try authority.issueExpired("expired", names: names)
    try authority.issue("misnamed", names: "DNS:other.test")
    try authority.issueSelfSigned("selfSigned", names: names)
    return authority.file
  }

  /// Ports that were free a moment ago.
  private static func freePorts(_ count: Int) throws -> [Int] {
    let sockets = try (0..<count).map { _ in try BoundSocket.make() }
    for socket in sockets { close(socket.descriptor) }
    return sockets.map(\.port)
  }

  private static let head = """
    daemon off; master_process off; pid pid; error_log error.log;
    events { worker_connections 256; }
    http {
      access_log off; root .; default_type text/plain;
      client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
      uwsgi_temp_path uwsgi; scgi_temp_path scgi;
      gzip on; gzip_types text/plain;
      add_header x-protocol $server_protocol always; add_header x-connection $connection always;

    """

  private static func server(_ door: Door, port: Int, upstream: LoopbackServer?) -> String {
    let certificate =
      switch door {
      case .good, .http1, .old: Door.good.rawValue
      case .expired, .misnamed, .selfSigned: door.rawValue
      }
    let versions = door == .old ? "TLSv1 TLSv1.1; ssl_ciphers DEFAULT:@SECLEVEL=0" : "TLSv1.2"
    let back = upstream.map {
      """
      location /upstream/ {
        proxy_pass http://127.0.0.1:\($0.port); proxy_http_version 1.1; proxy_buffering off;
      }
      """
    }
    return """
      server {
        listen 127.0.0.1:\(port) ssl\(door == .http1 ? "" : " http2");
        ssl_certificate \(certificate).crt; ssl_certificate_key \(certificate).key;
        ssl_protocols \(versions);
        \(back ?? "")
      }

      """
  }
}
