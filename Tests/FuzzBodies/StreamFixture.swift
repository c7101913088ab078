package import Foundation
package import Wire

/// One file of `Tests/Fixtures/streams`; `README.txt` there tells the form.
package struct StreamFixture: Sendable {
  package let name: String
  package let head: HTTPHead
  package let body: [UInt8]
  package let end: NetworkFailureText?

  package typealias NetworkFailureText = String

  package static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/streams")

  /// All fixtures, by name.
  package static let all: [StreamFixture] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".http") }.sorted().compactMap { file in
      (try? String(contentsOf: folder.appending(path: file), encoding: .utf8))
        .map { StreamFixture(name: String(file.dropLast(5)), text: $0) }
    }
  }()

  private init(name: String, text: String) {
    self.name = name
    var lines = text[...]
    func line() -> Substring {
      let end = lines.firstIndex(of: "\n") ?? lines.endIndex
      defer { lines = lines[end...].dropFirst() }
      return lines[..<end]
    }
    var end: String?
    var current = line()
    while current.hasPrefix("#") || current.hasPrefix("@") {
      if current.hasPrefix("@end lost ") { end = String(current.dropFirst(10)) }
      current = line()
    }
    let status = Int(current.split(separator: " ")[1]) ?? 0
    var headers: [HTTPRequest.Header] = []
    current = line()
    while !current.isEmpty {
      let parts = current.split(separator: ":", maxSplits: 1)
      headers.append(.init(String(parts[0]), parts[1].trimmingCharacters(in: .whitespaces)))
      current = line()
    }
    head = HTTPHead(status: status, headers: headers)
    body = Self.bytes(String(lines))
    self.end = end
  }

  private static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, part) in text.split(separator: "⟦", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let end = part.firstIndex(of: "⟧") else {
        bytes += part.utf8
        continue
      }
      let digits = part[..<end].split(separator: " ")
      bytes += digits.compactMap { UInt8($0, radix: 16) }
      let rest = part[part.index(after: end)...]
      bytes += (digits.isEmpty && rest.hasPrefix("\n") ? rest.dropFirst() : rest).utf8
    }
    return bytes
  }
}
