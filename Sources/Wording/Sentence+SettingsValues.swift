/// The kinds of values and what a value may be, as parts of the sentences about settings.
extension Sentence {
  package static var kindString: Sentence { Sentence("a string", "字符串") }
  package static var kindWholeNumber: Sentence { Sentence("a whole number", "整数") }
  package static var kindNumber: Sentence { Sentence("a number with a fraction", "小数") }
  package static var kindTrueOrFalse: Sentence { Sentence("true or false", "true 或 false") }
  package static var kindDate: Sentence { Sentence("a date or time", "日期或时间") }
  package static var kindList: Sentence { Sentence("a list", "列表") }
  package static var kindListOfStrings: Sentence { Sentence("a list of strings", "字符串列表") }
  package static var kindTable: Sentence { Sentence("a table", "表") }

  package static func allowedOneOf(_ words: [String]) -> Sentence {
    let list = words.joined(separator: ", ")
    return Sentence(list, list)
  }

  package static func allowedWholeNumber(_ range: ClosedRange<Int>) -> Sentence {
    Sentence(
      "\(range.lowerBound) to \(range.upperBound)", "\(range.lowerBound) 到 \(range.upperBound)")
  }

  package static var allowedDuration: Sentence {
    Sentence(
      "a whole number and a unit, as \"500ms\", \"10s\" or \"2m\"",
      "整数加单位，例如 \"500ms\"、\"10s\"、\"2m\"")
  }

  package static var allowedURL: Sentence {
    Sentence(
      "https://HOST, with a port or a path if need be, without user, query or fragment",
      "https://主机，可带端口和路径，不带用户名、查询和片段")
  }

  package static var allowedEncryptedURL: Sentence {
    Sentence(
      "https; plain http only to this machine, or with allow_http = true",
      "https；http 只能用于本机，或设置 allow_http = true")
  }

  package static var allowedProxy: Sentence {
    Sentence(
      "http://, https://, socks4://, socks5:// or socks5h:// and a host",
      "http://、https://、socks4://、socks5:// 或 socks5h:// 加主机")
  }

  package static var allowedHost: Sentence {
    Sentence("a host alone, as api.coze.cn", "只写主机名，例如 api.coze.cn")
  }

  package static var allowedNotEmpty: Sentence {
    Sentence("anything that is not empty", "任何非空的内容")
  }

  package static var allowedVariableName: Sentence {
    Sentence(
      "the name of an environment variable, as COZE_TOKEN", "环境变量的名称，例如 COZE_TOKEN")
  }

  package static var allowedReadableFile: Sentence {
    Sentence("a file that can be read", "可以读取的文件")
  }

  package static var allowedKeyChord: Sentence {
    Sentence(
      "\"none\", or keys as \"f6\", \"alt-1\" or \"ctrl-x right\"",
      "\"none\"，或按键，例如 \"f6\"、\"alt-1\"、\"ctrl-x right\"")
  }

  package static var allowedTheme: Sentence {
    Sentence(
      "a name, \"auto\" or \"light:NAME,dark:NAME\"",
      "主题名、\"auto\" 或 \"light:主题名,dark:主题名\"")
  }

  package static var allowedColor: Sentence {
    Sentence(
      "default, an ANSI name, 0 to 255, #rrggbb or a name of [palette]",
      "default、ANSI 颜色名、0 到 255、#rrggbb 或 [palette] 中的名称")
  }
}
