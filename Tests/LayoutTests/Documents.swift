/// Texts for the property tests: what bots write, and what nobody should.
enum Documents {
  static let english = """
    # A heading, **bold** inside

    The quick brown fox jumps over the *lazy* dog, "again" (and again); 3.14 is 100% of it.
    It costs $5 or ¥30 at 20°C… don’t ask — snake_case and 2 * 3 * 4 stay.

    - one
    - [x] two with `code` and ``two ` ticks``
    123456789. nine digits
    10. ten, see [the docs](https://example.com/a_(b)/c?d=e) or https://example.com/x.
    > quoted **text that goes on and on and on and on**
    ```swift
    let x = [1, 2, 3].map { $0 * 2 }  // ** not strong **
    \tindented\twith\ttabs
    ```
    trailing spaces      \u{20}
    ___
    """

  static let chinese = """
    ## 标题：你好，世界！

    “中文排版”需要避头尾——不许“，。！？”出现在行首……也不许（【《出现在行尾。
    混排 English 单词与数字 100%、30℃、5km、第3章；**重点**，*强调*，`代码`。
    1. 第一条：价格￥30／件，约１２０‰。
    2. 第二条：人々はコーヒーを飲む。한국어도 됩니다.
    > 引用：他说「走吧」。
    　　首行缩进的段落，用了全角空格。
    """

  static let table = """
    | 名称 | width | note |
    |:-----|------:|------|
    | 甲乙丙 | 12 | `a|b` |
    | long long cell text here | 3.5% | **x** |

    ~~~~markdown
    ```
    nested
    ```
    ~~~~
    > ```c
    > int main(void) { return 0; }
    > ```
    > after
    after
    """

  static let emoji = """
    👩‍👩‍👧‍👦 family, 👍🏽 skin, 🇨🇳🇺🇸🇯🇵 flags, 1️⃣2️⃣ keys, ☀️☁︎ ❤️‍🔥, 🏴󠁧󠁢󠁥󠁮󠁧󠁿 England
    é̂̃ ñ ก็ กำ ही क्षि नमस्ते สวัสดีครับ العربية العربية مرحبا بالعالم
    e\u{301}\u{302}\u{303} a\u{30A} \u{1100}\u{1161}\u{11A8} 가나다 が か\u{3099}
    """

  static let hostile =
    "\u{1B}[31mred\u{1B}]0;title\u{7}\r\n\r\r\n\u{202E}evil\u{202C} \u{200B}\u{200D}\u{FEFF}a\u{0}"
    + String(repeating: "\u{301}", count: 200) + "z\u{E0041}\u{E007F}\u{FFFF}\u{85}\u{2028}x"
    + String(repeating: "*", count: 20) + "a" + String(repeating: "`", count: 20)
    + " https:// http://x **\n`\n*\n**a\n~~~~~~~~~~~~\n~~~\n~~~~~~~~~\n[x](y\n[x](((y))) \\*\\"
    + "\u{1F3F4}\u{E0067}\u{E0062}\u{1F468}\u{200D}\u{1F3FD}\u{FE0F}\u{FE0E}\u{600}1\u{600}"

  static let longWord =
    "见 https://example.com/" + String(repeating: "path/to/somewhere,", count: 20) + "?q=1&r=%E4 。\n"
    + String(repeating: "─", count: 90) + "\n" + String(repeating: "字", count: 70) + "\n"
    + String(repeating: " ", count: 90) + "x" + String(repeating: "，", count: 30)

  static let all = [english, chinese, table, emoji, hostile, longWord]

  /// Bytes that are not UTF-8, among some that are.
  static let brokenBytes: [UInt8] =
    [0xFF, 0xC3, 0x28, 0xE4, 0xB8, 0x61, 0xF0, 0x9F, 0x91, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0xF4]
    + [0x90, 0x80, 0x80, 0x0A, 0x80, 0x80, 0xE4, 0xB8, 0xAD, 0xCC, 0x81, 0xE2, 0x80]
    + Array("** 中文 **，".utf8).dropLast() + [0x0D, 0x0A, 0x0D]
}

/// Repeatable pseudo-random numbers (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Pieces of the documents, thrown together; about `count` bytes.
  mutating func text(_ count: Int) -> [UInt8] {
    let scraps: [[UInt8]] = [
      Array("\n".utf8), Array(" ".utf8), Array("**".utf8), Array("`".utf8), Array("```\n".utf8),
      Array("\u{200D}".utf8), Array("\u{FE0F}".utf8), Array("\u{301}".utf8), Array("\r".utf8),
      Array("……".utf8), Array("——".utf8), Array("_".utf8), Array("> ".utf8), Array("9".utf8),
      Array("\u{1F1E8}".utf8), Array("👩".utf8), Array("\t".utf8), Array("](".utf8),
    ]
    var text: [UInt8] = []
    while text.count < count {
      if Bool.random(using: &self), let scrap = scraps.randomElement(using: &self) {
        text += scrap
        continue
      }
      let source = Int.random(in: 0...Documents.all.count, using: &self)
      let bytes =
        source < Documents.all.count ? Array(Documents.all[source].utf8) : Documents.brokenBytes
      let start = Int.random(in: 0..<bytes.count, using: &self)
      text += bytes[start..<min(bytes.count, start + Int.random(in: 1...24, using: &self))]
    }
    return text
  }
}
