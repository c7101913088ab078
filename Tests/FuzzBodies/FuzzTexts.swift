/// Texts to begin with where there is no fixture.
enum FuzzTexts {
  static let json = [
    #"{"a":1,"a":2,"b":{"c":"x","c":"y"}}"#, #"{"\u0061":"\ud83d\ude00\\\"\/","a":"\u0000"}"#,
    #" { "a" : [ 1 , -2.5e3 , "x" , { } , [ ] , null , true ] , "b":0 } "#,
    #"{"n":9223372036854775807,"m":-9223372036854775808,"o":9223372036854775808}"#,
    #"{"":"","é":"中😀\u4e2d"}"#, #"{"a":"{\"b\":[1,2]}"}"#,
  ]

  /// Create, retrieve twice, list; and a cancel after a stop.
  static let polling: [[UInt8]] = {
    let chat = #"{"code":0,"data":{"id":"k1","conversation_id":"c1","status":"#
    let list =
      #"{"code":0,"data":[{"id":"m1","role":"assistant","type":"answer","content":"hi"},"#
      + #"{"id":"m2","type":"follow_up","content":"more?"}]}"#
    let busy = #"{"code":4016,"msg":"busy"}"#
    let created = chat + #""created"}}"#
    let running = chat + #""in_progress"}}"#
    let completed = chat + #""completed","usage":{"token_count":3}}}"#
    let lists = [
      [created, running, completed, list], [busy, created, completed, list],
      [completed, list], [created, "{}", "<html>", completed, "[]", list], [created, running],
    ]
    return lists.flatMap { answers -> [[UInt8]] in
      let responses = answers.map { [1] + Array($0.utf8) }.joined(separator: [0x1E])
      return [[1, 0, 0] + responses, [1 | 4 | 3 << 3, 0, 0] + responses]
    }
  }()

  static let keys = [
    "abc\r", "你好😀", "\u{1B}", "\u{1B}\u{1B}", "\u{1B}a", "\u{1B}[A\u{1B}OB\u{1B}[1;5C",
    "\u{1B}[3;5~\u{1B}[15~\u{1B}[[A", "\u{1B}[13;2u\u{1B}[27;5;13~\u{1B}[97:65;2:1u",
    "\u{1B}[<0;1;1M\u{1B}[<64;3;4M\u{1B}[<0;9;9m\u{1B}[M !!", "\u{1B}[I\u{1B}[O",
    "\u{1B}[24;80R\u{1B}[?62;22c\u{1B}[>41;354;0c\u{1B}[?2026;2$y\u{1B}[?997;1n",
    "\u{1B}]11;rgb:ffff/8080/0000\u{7}x\u{1B}]10;#102030\u{1B}\\",
    "\u{1B}P>|xterm(354)\u{1B}\\\u{1B}_Gi=1;OK\u{1B}\\\u{1B}^x\u{1B}\\",
    "\u{1B}[200~a\r\u{1B}[31mb\u{1B}[201~x", "\u{1B}[200~\u{1B}[20\u{1B}\u{1B}[201~",
    "one\rtwo\rthree", "\u{18}\u{3}\u{0}\u{7F}\u{8}\t\n",
  ]

  static let texts = [
    """
    # A heading, **bold** inside

    The quick *fox*, "again"; 3.14 is 100% of it — don’t. It costs $5 or ¥30 at 20°C…
    - one
    - [x] two with `code` and ``two ` ticks``
    > quoted **text that goes on**, see [docs](https://example.com/a_(b)/c?d=e)
    ```swift
    let x = [1, 2].map { $0 * 2 }  // ** not strong **
    \tindented
    ```
    """,
    "“中文排版”需要避头尾——不许“，。！？”出现在行首……（【《在行尾。\n1. 价格￥30／件，约１２０‰。\n　　缩进。人々はコーヒー。한국어",
    "| 名称 | width |\n|:--|--:|\n| 甲乙 | `a|b` |\n\n~~~~md\n```\nnested\n```\n~~~~\n---\n1) x\n* * *\n",
    "👩‍👩‍👧‍👦 👍🏽 🇨🇳🇺🇸 1️⃣ ☁︎ ❤️‍🔥 🏴󠁧󠁢󠁥󠁮󠁧󠁿 é̂̃ ก็ กำ क्षि नमस्ते مرحبا می\u{200C}خواهم \u{1112}\u{1161}\u{11AB}",
    "\u{1B}[31mred\u{1B}]0;t\u{7}\r\n\r\r\n\u{202E}e\u{202C}\u{200B}\u{200D}\u{FEFF}a\u{0}\u{301}\u{301}"
      + "z\u{E0041}\u{E007F}\u{85}\u{2028}x****a```` https:// http://x **\n`\n*\n**a\n[x](y\n\\*\\",
    "见 https://example.com/path/to/somewhere,path?q=1&r=%E4 。averyveryverylongwordthatfitsnowhere\n─────",
  ]

  static let configurations = [
    """
    profile = "work"
    theme = "light:paper,dark:ink"
    language = "zh-CN"
    mouse = false
    ambiguous_width = 2
    [profiles.work]
    api = "coze-v3"
    base_url = "https://api.coze.cn"
    bot_id = "7379462189365198898"
    user = "me"
    token_command = ["pass", "show", "coze"]
    stream = true
    variables = { city = "Hangzhou", "a b" = "c" }
    history_messages = 40
    [profiles."another one"]
    bot_id = '1'
    token_env = "COZE_TOKEN"
    base_url = "http://127.0.0.1:8080/x"
    [network]
    allowed_hosts = ["api.coze.cn", "*.example.com"]
    proxy = "http://proxy.example:3128"
    connect_timeout = "10s"
    idle_timeout = "1500ms"
    [keys]
    "conversation.next" = ["f6", "ctrl-x right"]
    "app.quit" = "none"
    """,
    "theme = 3\nmouse = \"yes\"\nthem = 1\n[profiles.env]\n[profiles.w]\nbotid = 1\ntoken = \"pat_x\"\n",
    "a.b.c = [1, [2, {d = \"\"\"x\ny\"\"\"}], 1979-05-27T07:32:00Z, 0xff, inf, 1e3]\n[[t]]\n[[t]]\nk='''\n'''\n",
    "[profiles.w]\nbase_url = \"https://me:x@[::1]:99999/?t#f\"\nbot_id = \"\"\nhistory_messages = -1\n",
  ]

  static let themes = [
    """
    name = "X"
    variant = "dark"
    pair = "paper"
    inherits = "ink"
    [palette]
    red = ["#cc241d", 124, "red"]
    blue = 300
    [roles]
    text = "default"
    "md.heading" = { fg = "red", bg = "#00ff00", bold = true, reverse = false }
    md.code = { fg = "bleu", blink = true }
    overlay.key = ["#83a598", 109, "bright-blue"]
    """
  ]
}
