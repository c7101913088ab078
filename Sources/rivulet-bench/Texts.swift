/// The texts that are measured with: the same every time.
enum Texts {
  static let shapes = ["prose", "paragraph", "list", "fence", "chinese"]

  private static let english = [
    "the", "river", "runs", "over", "stones", "and", "under", "bridges", "where", "people", "stand",
    "to", "watch", "it", "go", "down", "slowly",
  ]
  private static let chinese = [
    "河水", "流过", "石头", "，", "人们", "站在", "桥上", "看着", "它", "慢慢", "流走", "。",
  ]

  /// One token of a reply of this shape, as `bench/token-source.c` writes it.
  static func token(_ shape: String, _ index: Int) -> String {
    if shape == "chinese" { return chinese[index % 12] + (index % 96 == 95 ? "\n\n" : "") }
    let word = english[(index * 7 + index / 17) % 17] + " "
    switch shape {
    case "list": return (index % 12 == 0 ? (index > 0 ? "\n- " : "- ") : "") + word
    case "fence": return (index == 0 ? "```c\n" : "") + word + (index % 9 == 8 ? "\n" : "")
    case "prose":
      let end = index % 400 == 399 ? "\n\n## a heading\n\n" : index % 80 == 79 ? "\n\n" : ""
      return word + end
    default: return word
    }
  }

  /// A whole text of so many tokens.
  static func text(_ shape: String, tokens: Int) -> String {
    (0..<tokens).reduce(into: "") { $0 += token(shape, $1) }
  }

  /// A stream of Coze v3 with so many tokens, and no end.
  static func stream(_ shape: String, tokens: Int) -> [UInt8] {
    var stream: [UInt8] = []
    for index in 0..<tokens {
      let content = token(shape, index).split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\\n")
      stream += Array(
        """
        event:conversation.message.delta
        data:{"id":"7400000000000000002","conversation_id":"7400000000000000003",\
        "bot_id":"7379462189365190001","chat_id":"7400000000000000001","role":"assistant",\
        "type":"answer","content":"\(content)","content_type":"text"}\n\n
        """.utf8)
    }
    return stream
  }

  /// Pieces of the size that a socket gives.
  static func chunks(_ bytes: [UInt8], size: Int = 16 << 10) -> [[UInt8]] {
    stride(from: 0, to: bytes.count, by: size).map {
      Array(bytes[$0..<min($0 + size, bytes.count)])
    }
  }
}
