import Foundation

/// An HTTP answer, taken apart.
struct DemoAnswer: Sendable {
  var status = 0
  /// Names in lower case.
  var headers: [String: String] = [:]
  var body: [UInt8] = []
  /// Whether the body came to its end in order.
  var isWhole = false

  init(_ bytes: [UInt8]) {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(
      separatedBy: "\r\n")
    status = Int(lines[0].split(separator: " ")[1]) ?? 0
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    let rest = bytes[end.upperBound...]
    if headers["transfer-encoding"] == "chunked" {
      unchunk(rest)
    } else {
      body = Array(rest)
      isWhole = body.count == headers["content-length"].flatMap { Int($0) }
    }
  }

  private mutating func unchunk(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while let line = rest.firstIndex(of: 10) {
      let size = Int(String(decoding: rest[..<line].dropLast(), as: UTF8.self), radix: 16) ?? -1
      let start = line + 1
      if size == 0 { isWhole = true }
      guard size > 0, start + size + 2 <= rest.endIndex else { return }
      body += rest[start..<start + size]
      rest = rest[(start + size + 2)...]
    }
  }

  var text: String { String(decoding: body, as: UTF8.self) }
  var json: Value { Value(text) }

  /// The frames of a stream in their order.
  var frames: [Frame] {
    text.components(separatedBy: "\n\n").filter { !$0.isEmpty }.map(Frame.init)
  }
}

/// One frame of a stream.
struct Frame: Sendable {
  var event = ""
  var data = ""
  /// The lines as they came.
  var lines: [String]

  init(_ text: String) {
    lines = text.components(separatedBy: "\n")
    for line in lines {
      if line.hasPrefix("event:") { event = String(line.dropFirst(6)) }
      if line.hasPrefix("data:") { data = String(line.dropFirst(5)) }
    }
  }

  var json: Value { Value(data) }
}

/// A JSON value, read with Foundation.
struct Value: @unchecked Sendable {
  // Sound: what JSONSerialization makes without the mutable options is never changed.
  let any: Any?

  init(_ text: String) {
    any = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
  }

  private init(any: Any?) { self.any = any }

  subscript(name: String) -> Value { Value(any: (any as? [String: Any])?[name]) }
  subscript(index: Int) -> Value {
    let list = any as? [Any] ?? []
    return Value(any: list.indices.contains(index) ? list[index] : nil)
  }

  var string: String? { any as? String }
  var int: Int? { any as? String == nil ? any as? Int : nil }
  var list: [Value] { (any as? [Any] ?? []).map { Value(any: $0) } }
  var exists: Bool { any != nil }
}
