/// The figures of a failure that support asks for: the service's code and message and its log
/// id, as a part of a sentence.
package struct FailureDetails: Hashable, Sendable {
  /// " (4100, \"message\", log id X)", of what there is; empty for nothing.
  package let english: String
  package let chinese: String

  /// A message longer than this is cut: some services answer whole pages.
  private static let longestMessage = 300

  package init(code: String? = nil, message: String = "", logID: String? = nil) {
    let said = message.isEmpty ? nil : Self.cut(message)
    let words = [code, said.map { "\"\($0)\"" }, logID.map { "log id \($0)" }]
    let chineseWords = [code, said.map { "“\($0)”" }, logID.map { "日志 ID \($0)" }]
    english = Self.joined(words, " (", ", ", ")")
    chinese = Self.joined(chineseWords, "（", "，", "）")
  }

  private static func cut(_ message: String) -> String {
    let start = message.prefix(longestMessage)
    return start.endIndex == message.endIndex ? message : start + "…"
  }

  private static func joined(
    _ parts: [String?], _ open: String, _ separator: String, _ close: String
  ) -> String {
    let present = parts.compactMap(\.self)
    return present.isEmpty ? "" : open + present.joined(separator: separator) + close
  }
}
