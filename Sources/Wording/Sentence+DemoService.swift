extension Sentence {
  /// The demo service's port belongs to another program.
  package static func demoPortTaken(_ port: UInt16) -> Sentence {
    Sentence(
      "Port \(port) is taken by another program; choose another with --port, or 0 for any.",
      "端口 \(port) 已被别的程序占用；请用 --port 换一个，0 表示任选。")
  }

  /// The demo service's port is one that only the system's own services may use.
  package static func demoPortNotAllowed(_ port: UInt16) -> Sentence {
    Sentence(
      "Port \(port) may not be used; choose one from 1024 on, or 0 for any.",
      "不允许使用端口 \(port)；请用 1024 及以上的端口，0 表示任选。")
  }

  /// The demo service did not start; the reason is the system's own words.
  package static func demoNotStarted(_ reason: String) -> Sentence {
    Sentence("The demo service could not start: \(reason).", "演示服务无法启动：\(reason)。")
  }
}
