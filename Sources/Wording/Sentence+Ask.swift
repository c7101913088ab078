/// What `rivulet ask` and the command line say on standard error.
extension Sentence {
  package static var askNothing: Sentence {
    Sentence(
      "there is no question: rivulet ask \"TEXT\", or pipe one in",
      "没有给出问题：请用 rivulet ask \"问题\"，或从管道输入")
  }

  package static func askInputTooLarge(megabytes: Int) -> Sentence {
    Sentence(
      "the question is larger than \(megabytes) MB", "问题超过 \(megabytes) MB")
  }

  package static var askInputNotText: Sentence {
    Sentence("what was piped in is not UTF-8 text", "管道输入的内容不是 UTF-8 文本")
  }

  package static func askInputUnreadable(_ reason: String) -> Sentence {
    Sentence("standard input cannot be read: \(reason)", "无法读取标准输入：\(reason)")
  }

  package static var askNoProfile: Sentence {
    Sentence(
      "no bot is configured: set COZE_API_TOKEN and COZE_BOT_ID, or write config.toml; "
        + "\"rivulet demo\" works without",
      "尚未配置智能体：请设置 COZE_API_TOKEN 和 COZE_BOT_ID，或编写 config.toml；“rivulet demo”无需配置")
  }

  package static var askDiffers: Sentence {
    Sentence(
      "the finished message differs from what was streamed and printed",
      "最终消息与已输出的流式内容不同")
  }

  package static func askCannotWrite(_ reason: String) -> Sentence {
    Sentence("the answer cannot be written: \(reason)", "无法写出回答：\(reason)")
  }

  package static func logCannotOpen(_ path: String, _ reason: String) -> Sentence {
    Sentence("--log: \(path) cannot be written: \(reason)", "--log：无法写入 \(path)：\(reason)")
  }

  package static var networkUnavailable: Sentence {
    Sentence("libcurl cannot start: there is no memory", "libcurl 无法启动：内存不足")
  }
}
