/// What is said about mistakes in the configuration, themes and credentials. Each gives the part
/// after the place; `settings(at:_:)` puts the place before it.
extension Sentence {
  /// "config.toml:12: profiles.work.api: …".
  package static func settings(at place: String, _ problem: Sentence) -> Sentence {
    guard !place.isEmpty else { return problem }
    return Sentence("\(place): \(problem.english)", "\(place)：\(problem.chinese)")
  }

  package static func settingsSyntax(_ detail: String) -> Sentence {
    let tail = detail.isEmpty ? "" : " (\(detail))"
    return Sentence("this is not valid TOML\(tail)", "不是有效的 TOML\(tail)")
  }

  package static func settingsUnreadable(_ reason: String) -> Sentence {
    Sentence("the file cannot be read: \(reason)", "无法读取该文件：\(reason)")
  }

  package static var settingsMissingFile: Sentence {
    Sentence("there is no such file", "没有这个文件")
  }

  package static func settingsTooLarge(kilobytes: Int) -> Sentence {
    Sentence(
      "the file is larger than \(kilobytes) KB, which no file of settings is",
      "文件超过 \(kilobytes) KB，不像是设置文件")
  }

  package static func settingsExposed(mode: String, file: String) -> Sentence {
    Sentence(
      "other users may open this file of tokens (mode \(mode)), so it was not used; "
        + "run: chmod 600 \(file)",
      "其他用户可以打开这个保存令牌的文件（权限 \(mode)），因此没有使用；请运行：chmod 600 \(file)")
  }

  package static func settingsUnknownKey(nearest: String?, allowed: [String]) -> Sentence {
    let list = allowed.joined(separator: ", ")
    return Sentence(
      "unknown key\(meant(nearest)); allowed here: \(list)",
      "未知的键\(meantInChinese(nearest))；这里可用：\(list)")
  }

  package static func settingsTokenInConfiguration(credentials: String) -> Sentence {
    Sentence(
      "unknown key; a token does not belong in this file: put it into \(credentials) (mode 600), "
        + "or use token_command or token_env",
      "未知的键；令牌不应写在这个文件里：请写入 \(credentials)（权限 600），或使用 token_command、token_env")
  }

  package static func settingsWrongType(found: Sentence, expected: Sentence) -> Sentence {
    Sentence(
      "found \(found.english), but this must be \(expected.english)",
      "这里是\(found.chinese)，应为\(expected.chinese)")
  }

  package static func settingsBadValue(
    _ found: String, allowed: Sentence, nearest: String?
  ) -> Sentence {
    Sentence(
      "\"\(found)\" will not do\(meant(nearest)); allowed: \(allowed.english)",
      "“\(found)”不可用\(meantInChinese(nearest))；可用：\(allowed.chinese)")
  }

  package static func settingsMissing(_ key: String) -> Sentence {
    Sentence("\(key) is missing", "缺少 \(key)")
  }

  package static var settingsMissingBotID: Sentence {
    Sentence(
      "bot_id is missing: it is the last number in the address of the bot's page on Coze",
      "缺少 bot_id：即扣子上该智能体页面地址中的最后一串数字")
  }

  package static func settingsBoth(_ first: String, _ second: String) -> Sentence {
    Sentence(
      "\(first) and \(second) are both set; keep one of them",
      "同时设置了 \(first) 和 \(second)；请只保留一个")
  }

  package static func settingsUnknownProfile(
    _ name: String, nearest: String?, known: [String]
  ) -> Sentence {
    let list = known.joined(separator: ", ")
    return Sentence(
      "there is no profile \"\(name)\"\(meant(nearest)); "
        + (known.isEmpty ? "none is configured" : "profiles: \(list)"),
      "没有名为“\(name)”的 profile\(meantInChinese(nearest))；"
        + (known.isEmpty ? "尚未配置任何 profile" : "现有：\(list)"))
  }

  package static func settingsNoProfileChosen(known: [String]) -> Sentence {
    let list = known.joined(separator: ", ")
    let first = known.first ?? ""
    return Sentence(
      "there are several profiles (\(list)); say which opens: profile = \"\(first)\", "
        + "or --profile \(first)",
      "有多个 profile（\(list)）；请指定打开哪一个：profile = \"\(first)\"，或 --profile \(first)")
  }

  package static func settingsReservedProfile(_ name: String) -> Sentence {
    Sentence(
      "the name \"\(name)\" stands for the COZE_* variables; give this profile another",
      "“\(name)”专指 COZE_* 环境变量；请换一个名称")
  }

  package static func settingsMissingVariable(_ name: String) -> Sentence {
    Sentence(
      "the environment variable \(name) is not set or empty", "环境变量 \(name) 未设置或为空")
  }

  package static var settingsTokenWithoutBot: Sentence {
    Sentence(
      "COZE_API_TOKEN is set, but COZE_BOT_ID is not: set it to the bot's id, "
        + "the last number in the address of its page on Coze",
      "已设置 COZE_API_TOKEN，但没有设置 COZE_BOT_ID：请设为智能体的 ID，即其扣子页面地址中的最后一串数字")
  }

  package static func settingsHostNotAllowed(_ host: String, allowed: [String]) -> Sentence {
    let list = allowed.joined(separator: ", ")
    return Sentence(
      "\(host) is not among network.allowed_hosts (\(list)); nothing is sent there",
      "\(host) 不在 network.allowed_hosts（\(list)）中；不会向它发送任何内容")
  }

  package static func settingsNoToken(profile: String, credentials: String) -> Sentence {
    Sentence(
      "profile \"\(profile)\" has no token: write [\(profile)] token = \"…\" into \(credentials) "
        + "(mode 600), or set token_command or token_env",
      "profile“\(profile)”没有令牌：请在 \(credentials)（权限 600）中写入 [\(profile)] token = \"…\"，"
        + "或设置 token_command、token_env")
  }

  package static var settingsUnusableToken: Sentence {
    Sentence(
      "this is no token: it is empty, or has a space, a line end or another character "
        + "that no header carries",
      "这不是有效的令牌：为空，或含有空格、换行等请求头无法携带的字符")
  }

  package static func settingsUnknownAction(_ id: String, nearest: String?) -> Sentence {
    Sentence(
      "there is no action \"\(id)\"\(meant(nearest)); docs/KEYS.md lists them all",
      "没有名为“\(id)”的操作\(meantInChinese(nearest))；全部操作见 docs/KEYS.md")
  }

  package static func settingsUnknownRole(_ name: String, nearest: String?) -> Sentence {
    Sentence(
      "there is no role \"\(name)\"\(meant(nearest)); docs/THEMES.md lists them all",
      "没有名为“\(name)”的角色\(meantInChinese(nearest))；docs/THEMES.md 列出了全部角色")
  }

  package static func settingsUnknownColor(_ name: String, nearest: String?) -> Sentence {
    Sentence(
      "\"\(name)\" is no colour\(meant(nearest)); allowed: default, an ANSI name, 0 to 255, "
        + "#rrggbb or a name of [palette]",
      "“\(name)”不是颜色\(meantInChinese(nearest))；可用：default、ANSI 颜色名、0 到 255、#rrggbb 或 [palette] 中的名称"
    )
  }

  package static func settingsUnknownTheme(
    _ name: String, nearest: String?, known: [String]
  ) -> Sentence {
    let list = known.joined(separator: ", ")
    return Sentence(
      "there is no theme \"\(name)\"\(meant(nearest)); built in: \(list)",
      "没有名为“\(name)”的主题\(meantInChinese(nearest))；内置：\(list)")
  }

  package static func settingsInheritanceLoop(_ name: String) -> Sentence {
    Sentence(
      "the theme \"\(name)\" inherits from itself, in a circle", "主题“\(name)”循环继承了自身")
  }

  package static var settingsNoHome: Sentence {
    Sentence(
      "HOME is not set and the account has no folder: set HOME, or XDG_CONFIG_HOME and "
        + "XDG_STATE_HOME",
      "未设置 HOME，账户也没有主目录：请设置 HOME，或 XDG_CONFIG_HOME 和 XDG_STATE_HOME")
  }

  private static func meant(_ nearest: String?) -> String {
    nearest.map { " (did you mean \"\($0)\"?)" } ?? ""
  }

  private static func meantInChinese(_ nearest: String?) -> String {
    nearest.map { "（是否指“\($0)”？）" } ?? ""
  }
}
