/// Why a reply did not come whole: one sentence each, with a mend and the log id.
extension Sentence {
  // MARK: The service refused

  package static func refusedToken(_ details: FailureDetails) -> Sentence {
    Sentence(
      "The service refused the token\(details.english): make a new one, and mind that api.coze.cn and "
        + "api.coze.com have separate accounts.",
      "服务拒绝了个人访问令牌\(details.chinese)：请换一个新的，并注意 api.coze.cn 与 api.coze.com 的账户互不相通。")
  }

  package static func refusedPermission(_ details: FailureDetails) -> Sentence {
    Sentence(
      "The service says that the token may not do this\(details.english): give it the chat permissions "
        + "and the workspace of this bot.",
      "服务表示该令牌无权进行此操作\(details.chinese)：请为它授予对话权限，并包含该智能体所在的空间。")
  }

  package static func refusedRateLimit(_ details: FailureDetails) -> Sentence {
    Sentence(
      "The service asks for a pause, too many requests\(details.english): try again in a minute.",
      "请求过于频繁，服务要求稍候\(details.chinese)：请一分钟后再试。")
  }

  package static func refusedBusy(_ details: FailureDetails) -> Sentence {
    Sentence(
      "Another reply still runs in this conversation\(details.english): wait for its end, then send again.",
      "此会话中另一条回复仍在进行\(details.chinese)：请等它结束后再发送。")
  }

  package static func refusedNotFound(_ details: FailureDetails) -> Sentence {
    Sentence(
      "The service knows no such bot or path\(details.english): check bot_id, base_url, and that the bot is "
        + "published to the API channel.",
      "服务找不到该智能体或路径\(details.chinese)：请检查 bot_id、base_url，以及智能体是否已发布到 API 渠道。")
  }

  package static func refusedParameter(_ details: FailureDetails) -> Sentence {
    Sentence(
      "The service did not accept the request\(details.english): check bot_id and user, and that the bot is "
        + "published to the API channel.",
      "服务不接受此请求\(details.chinese)：请检查 bot_id 和 user，以及智能体是否已发布到 API 渠道。")
  }

  package static func refusedByFault(_ details: FailureDetails) -> Sentence {
    Sentence(
      "The service has a fault of its own\(details.english): try again later.",
      "服务自身出现故障\(details.chinese)：请稍后再试。")
  }

  package static func refusedNonsense(_ details: FailureDetails) -> Sentence {
    Sentence(
      "What came is no answer of this API\(details.english): check base_url and api, and whether a proxy or "
        + "a login page stands between.",
      "收到的内容不是该 API 的回答\(details.chinese)：请检查 base_url 和 api，以及中间是否有代理或登录页面。")
  }

  package static func refusedOther(_ details: FailureDetails) -> Sentence {
    Sentence(
      "The service refused\(details.english): its own words say why; the log id helps its support.",
      "服务拒绝了请求\(details.chinese)：原因见其说明；日志 ID 可提供给客服。")
  }

  package static var requiresAction: Sentence {
    Sentence(
      "The bot waits for a tool on this side, which Rivulet does not run yet: ask it without that "
        + "tool, or use a bot whose plugins run on the service.",
      "该智能体在等待本地工具，而 Rivulet 尚不支持：请换个不需要该工具的问题，或使用插件在服务端运行的智能体。")
  }

  // MARK: The network failed

  package static func networkName(_ host: String, _ details: FailureDetails) -> Sentence {
    Sentence(
      "The network failed at the name: no address was found for \(host)\(details.english); check the "
        + "connection and base_url.",
      "网络故障（域名解析）：找不到 \(host) 的地址\(details.chinese)；请检查网络连接和 base_url。")
  }

  package static func networkConnect(_ host: String, _ details: FailureDetails) -> Sentence {
    Sentence(
      "The network failed at the connection: \(host) could not be reached\(details.english); check the "
        + "connection, the proxy and base_url.",
      "网络故障（连接）：无法连接 \(host)\(details.chinese)；请检查网络、代理和 base_url。")
  }

  package static func networkTLS(_ host: String, _ details: FailureDetails) -> Sentence {
    Sentence(
      "The network failed at TLS: no trusted connection to \(host)\(details.english); check this machine's "
        + "clock, and set network.ca_file where a company's proxy signs.",
      "网络故障（TLS）：无法与 \(host) 建立可信连接\(details.chinese)；请检查本机时间，若公司代理自行签发证书，请设置 network.ca_file。")
  }

  package static func networkProxy(_ details: FailureDetails) -> Sentence {
    Sentence(
      "The network failed at the proxy\(details.english); check network.proxy and the proxy variables.",
      "网络故障（代理）\(details.chinese)；请检查 network.proxy 和代理环境变量。")
  }

  package static func networkConnectTimeout(
    _ host: String, seconds: String, _ details: FailureDetails
  ) -> Sentence {
    Sentence(
      "The network timed out: \(host) did not answer within \(seconds) s\(details.english); check the "
        + "connection, or raise network.connect_timeout.",
      "网络超时：\(host) 在 \(seconds) 秒内没有应答\(details.chinese)；请检查网络，或增大 network.connect_timeout。")
  }

  package static func networkIdle(seconds: String, _ details: FailureDetails) -> Sentence {
    Sentence(
      "The network timed out: nothing came for \(seconds) s\(details.english); ask again, or raise "
        + "network.idle_timeout.",
      "网络超时：\(seconds) 秒内没有收到任何内容\(details.chinese)；请重新提问，或增大 network.idle_timeout。")
  }

  package static func networkLost(_ details: FailureDetails) -> Sentence {
    Sentence(
      "The network failed: the connection was lost before the reply began\(details.english); ask again.",
      "网络故障：回复开始之前连接就断开了\(details.chinese)；请重新提问。")
  }

  package static func networkOther(_ details: FailureDetails) -> Sentence {
    Sentence(
      "The network failed\(details.english); check the connection and ask again.",
      "网络故障\(details.chinese)；请检查网络后重新提问。")
  }

  // MARK: The reply broke off

  /// `why` is one of the reasons below.
  package static func brokenOff(
    after characters: Int, why: Sentence, _ details: FailureDetails
  ) -> Sentence {
    let unit = characters == 1 ? "character" : "characters"
    return Sentence(
      "The reply broke off after \(characters) \(unit): \(why.english)\(details.english); what came is kept, "
        + "ask again for the whole.",
      "回复在 \(characters) 个字符后中断：\(why.chinese)\(details.chinese)；已收到的内容会保留，可重新提问以获得完整回复。")
  }

  package static var brokenTruncated: Sentence {
    Sentence("it ended without its end mark", "没有收到结束标记")
  }
  package static var brokenConnection: Sentence {
    Sentence("the connection was lost", "连接断开")
  }
  package static func brokenSilence(seconds: String) -> Sentence {
    Sentence("nothing came for \(seconds) s", "\(seconds) 秒内没有新内容")
  }
  package static var brokenService: Sentence {
    Sentence("the service reported a failure", "服务报告了错误")
  }
  package static var brokenTooLarge: Sentence {
    Sentence("it grew past the limit", "超出了长度上限")
  }

  // MARK: No token

  package static func tokenNotStarted(_ program: String, _ details: FailureDetails) -> Sentence {
    Sentence(
      "No token: token_command could not start \"\(program)\"\(details.english); nothing was sent.",
      "没有令牌：token_command 无法启动“\(program)”\(details.chinese)；没有发送任何内容。")
  }

  package static func tokenExited(_ program: String, status: Int) -> Sentence {
    Sentence(
      "No token: token_command \"\(program)\" ended with status \(status); run it by hand to see "
        + "why. Nothing was sent.",
      "没有令牌：token_command“\(program)”以状态 \(status) 退出；请手动运行以查看原因。没有发送任何内容。")
  }

  package static func tokenKilled(_ program: String, signal: Int) -> Sentence {
    Sentence(
      "No token: token_command \"\(program)\" was ended by signal \(signal); nothing was sent.",
      "没有令牌：token_command“\(program)”被信号 \(signal) 终止；没有发送任何内容。")
  }

  package static func tokenTimedOut(_ program: String, seconds: String) -> Sentence {
    Sentence(
      "No token: token_command \"\(program)\" took longer than \(seconds) s, perhaps it waits for "
        + "input; nothing was sent.",
      "没有令牌：token_command“\(program)”超过 \(seconds) 秒未结束，可能在等待输入；没有发送任何内容。")
  }

  package static func tokenVariableMissing(_ name: String) -> Sentence {
    Sentence(
      "No token: the environment variable \(name) is not set; nothing was sent.",
      "没有令牌：未设置环境变量 \(name)；没有发送任何内容。")
  }

  package static func tokenNotStored(profile: String, file: String) -> Sentence {
    Sentence(
      "No token: \(file) has no usable entry for \"\(profile)\"; write [\(profile)] token = \"…\" "
        + "into it (mode 600).",
      "没有令牌：\(file) 中没有“\(profile)”的可用条目；请写入 [\(profile)] token = \"…\"（权限 600）。")
  }

  package static var tokenUnusable: Sentence {
    Sentence(
      "No token: what was found is empty, has several lines or a character that no header carries; "
        + "nothing was sent.",
      "没有令牌：得到的内容为空、有多行，或含有请求头无法携带的字符；没有发送任何内容。")
  }
}
