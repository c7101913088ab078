/// What the demo's guide says the app can do: one short line each. Only what is built.
extension Sentence {
  package static var features: [Sentence] {
    [
      Sentence(
        "Replies appear token by token, from a real HTTP stream.",
        "回复通过真实的 HTTP 流逐字显示。"),
      Sentence(
        "Several conversations stream at once, each with its own draft and place.",
        "多个会话可同时接收回复，各自保留草稿和阅读位置。"),
      Sentence(
        "Scrolling up holds the text still; the rows that come below are counted.",
        "向上滚动后画面不再移动，下方新增的行数会显示出来。"),
      Sentence(
        "Esc twice or Ctrl+C stops a reply and keeps what came.",
        "连按两次 Esc 或按 Ctrl+C 可停止回复，已收到的内容会保留。"),
      Sentence(
        "The composer knows readline's keys, several lines, history and your editor.",
        "输入框支持 readline 按键、多行、历史记录和外部编辑器。"),
      Sentence(
        "Coze v2 and v3 bots work from three lines of configuration, or from two variables.",
        "只需三行配置或两个环境变量，即可使用扣子 v2、v3 智能体。"),
      Sentence(
        "`rivulet ask` answers in a pipe, without the screen.",
        "`rivulet ask` 可在管道中提问，无需全屏界面。"),
    ]
  }
}
