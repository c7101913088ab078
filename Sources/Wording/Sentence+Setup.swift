// What a first run without configuration is told, as messages above the demo's own words.

extension Sentence {
  package static let setupDemo = Sentence(
    "This is the built-in demo: its bots answer from a service on this machine, without a token "
      + "or the network. Ctrl+O lists them.",
    "这是内置演示：智能体由本机上的服务回答，不需要令牌，也不需要网络。Ctrl+O 列出它们。")
  package static func setupSteps(_ file: String) -> Sentence {
    Sentence(
      """
      To talk to your own Coze bot:
      1. On coze.cn or coze.com publish the bot to the API channel.
      2. Make a personal access token that may chat, list messages and cancel chats.
      3. Write `\(file)`:
      ```toml
      [profiles.work]
      base_url = "https://api.coze.cn"
      bot_id   = "the number after /bot/ in its address"
      token_command = ["pass", "show", "coze"]
      ```
      """,
      """
      接入自己的扣子智能体：
      1. 在 coze.cn 或 coze.com 把智能体发布到 API 渠道。
      2. 创建个人访问令牌，权限包括对话、查看消息和取消对话。
      3. 写入 `\(file)`：
      ```toml
      [profiles.work]
      base_url = "https://api.coze.cn"
      bot_id   = "智能体网址中 /bot/ 之后的数字"
      token_command = ["pass", "show", "coze"]
      ```
      """)
  }
  /// It did not start, or has ended; `detail` is its last line, empty when it said nothing.
  package static func demoFailed(_ detail: String) -> Sentence {
    let english = detail.isEmpty ? "" : " (\(detail))"
    let chinese = detail.isEmpty ? "" : "（\(detail)）"
    return Sentence(
      "The demo service is not running\(english); quit and run `rivulet demo-service` to see why",
      "演示服务没有运行\(chinese)；请退出后运行 `rivulet demo-service` 查看原因")
  }
}
