// Why the screen cannot be opened, and what to do about it.

extension Sentence {
  package static let needsTerminal = Sentence(
    "The app needs a terminal and has none here; `rivulet ask` works without one",
    "应用只能在终端里运行，而这里不是终端；可改用 `rivulet ask`")
  package static let termUnset = Sentence(
    "TERM is not set, so the terminal's kind is unknown; set it (TERM=xterm-256color), or use "
      + "`rivulet ask`",
    "未设置 TERM，无法得知终端类型；请设置它（TERM=xterm-256color），或使用 `rivulet ask`")
  package static func termUnknown(_ term: String) -> Sentence {
    Sentence(
      "TERM is \(term), which this machine's terminal database does not know; install "
        + "ncurses-term, set TERM=xterm-256color, or use `rivulet ask`",
      "TERM 是 \(term)，本机的终端数据库中没有；请安装 ncurses-term、设置 TERM=xterm-256color，"
        + "或使用 `rivulet ask`")
  }
  package static func termDumb(_ term: String) -> Sentence {
    Sentence(
      "TERM is \(term): such a terminal cannot show a full screen; use `rivulet ask`",
      "TERM 是 \(term)：这种终端无法显示全屏界面；请使用 `rivulet ask`")
  }
  package static let noTerminalDatabase = Sentence(
    "This machine has no terminal database; install ncurses-base, or use `rivulet ask`",
    "本机没有终端数据库；请安装 ncurses-base，或使用 `rivulet ask`")
  package static func screenFailed(_ detail: String) -> Sentence {
    Sentence(
      "The screen could not be opened (\(detail)); `rivulet ask` works without it",
      "无法打开全屏界面（\(detail)）；可改用 `rivulet ask`")
  }
  package static let crashed = Sentence(
    "rivulet: the program failed; the terminal was restored. Please report what follows.",
    "rivulet：程序出错；终端已恢复。请报告以下内容。")
}

extension Sentence {
  /// What libraries wrote on standard error while the screen was open.
  package static func librariesSaid(_ text: String) -> Sentence {
    Sentence(
      "while the screen was open, this was said on standard error: \(text)",
      "屏幕打开期间，标准错误输出了：\(text)")
  }
}
