// What the full-screen app says: names, marks, the status line, questions.

extension Sentence {
  // Transcript.
  package static let you = Sentence("You", "你")
  package static let reasoningMark = Sentence("thinks: ", "思考：")
  package static let toolMark = Sentence("tool: ", "工具：")
  package static let toolOutputMark = Sentence("result: ", "结果：")
  package static let followUpMark = Sentence("? ", "? ")
  package static let failureMark = Sentence("! ", "! ")
  package static let stoppedHere = Sentence(
    "[stopped here; what came is kept]", "[已在此停止；收到的内容已保留]")
  package static let emptyReply = Sentence(
    "[the bot answered nothing]", "[智能体没有回复任何内容]")

  // Status line.
  package static let ready = Sentence("ready", "就绪")
  package static let serviceStarting = Sentence(
    "the demo service is starting", "演示服务正在启动")
  package static let serviceGone = Sentence(
    "the demo service is not running", "演示服务没有运行")
  package static func replyWaiting(_ name: String) -> Sentence {
    Sentence("waiting for \(name)  (Ctrl+C stops)", "等待 \(name) 回复  (Ctrl+C 停止)")
  }
  package static func replyComing(_ name: String) -> Sentence {
    Sentence("\(name) is replying  (Ctrl+C stops)", "\(name) 正在回复  (Ctrl+C 停止)")
  }
  package static func replyQuiet(_ seconds: Int) -> Sentence {
    Sentence(
      "nothing new for \(seconds) s  (Ctrl+C stops)", "已 \(seconds) 秒没有新内容  (Ctrl+C 停止)")
  }
  package static let suggestionKeys = Sentence(
    "Enter sends it, Right takes it to edit", "Enter 直接发送，按 Right 键放入草稿编辑")
  package static let replyFailed = Sentence(
    "failed: Up brings the question back", "上一条回复失败；按 Up 取回问题")
  package static func tokensUsed(_ total: Int) -> Sentence {
    Sentence("done, \(total) tokens", "完成，\(total) 个 token")
  }
  package static let escAgainStops = Sentence(
    "Esc again stops the reply", "再按一次 Esc 停止回复")
  package static func newRowsBelow(_ rows: Int) -> Sentence {
    Sentence("\(rows) new below (End)", "下方有 \(rows) 行新内容 (End)")
  }
  package static func rowsBelow(_ rows: Int) -> Sentence {
    Sentence("\(rows) below (End)", "下方还有 \(rows) 行 (End)")
  }
  package static let notSaved = Sentence("not saved", "未保存")
  package static let helpHint = Sentence("keys", "按键")

  // Composer.
  package static let composerHint = Sentence(
    "Write a message, Enter sends, Ctrl+J makes a new line",
    "输入消息，Enter 发送，Ctrl+J 换行")
  package static let composerHintSuggestions = Sentence(
    "Write a message, or Tab for a suggested question", "输入消息，或按 Tab 选择推荐问题")
  package static let composerHintBusy = Sentence(
    "You can write on: Enter queues the message", "可以继续输入：Enter 会让消息排队")
  package static let composerHintShort = Sentence(
    "Enter sends, Ctrl+J: new line", "Enter 发送，Ctrl+J 换行")
  package static let composerHintSuggestionsShort = Sentence(
    "Tab for a suggested question", "按 Tab 选择推荐问题")
  package static let composerHintBusyShort = Sentence(
    "Enter queues the message", "Enter 会让消息排队")
  package static let queuedMark = Sentence("queued", "排队")
  package static let historySearchPrompt = Sentence("history search: ", "历史搜索：")

  // Toasts.
  package static func unknownKeys(_ keys: String) -> Sentence {
    Sentence("\(keys) does nothing; C-x ? lists the keys", "\(keys) 没有作用；C-x ? 列出按键")
  }
  package static let pasteCut = Sentence(
    "The paste was longer than a message may be: its end is missing",
    "粘贴内容超过消息长度上限：末尾已被截去")
  package static func pasteDropped(_ count: Int) -> Sentence {
    Sentence(
      "\(count) control character\(count == 1 ? "" : "s") of the paste left out",
      "已去掉粘贴内容中的 \(count) 个控制字符")
  }
  package static let editorFailed = Sentence(
    "The editor gave nothing back; the draft is as it was", "编辑器未能启动或异常退出；草稿未改动")
  package static let editorMissing = Sentence(
    "No editor: set $EDITOR or $VISUAL", "没有编辑器：请设置 $EDITOR 或 $VISUAL")
  package static let quitHint = Sentence(
    "Ctrl+D quits", "Ctrl+D 退出")
  package static let nothingToCopy = Sentence(
    "There is no reply to copy yet", "还没有可以复制的回复")
  package static func copiedByOSC52(_ characters: Int) -> Sentence {
    Sentence(
      "\(characters) characters sent to the terminal's clipboard (OSC 52)",
      "已将 \(characters) 个字符送往终端剪贴板 (OSC 52)")
  }
  package static func copiedThroughTmux(_ characters: Int) -> Sentence {
    Sentence(
      "\(characters) characters sent by OSC 52; tmux passes it on with set-clipboard on",
      "已用 OSC 52 送出 \(characters) 个字符；tmux 需要 set-clipboard on 才会转交")
  }
  package static let tooLongToCopy = Sentence(
    "The reply is too long for the terminal's clipboard (OSC 52): nothing was copied",
    "回复太长，无法送往终端剪贴板 (OSC 52)：未复制")
  package static let mouseOn = Sentence(
    "Mouse on: the wheel scrolls; Shift+drag selects", "鼠标已开启：滚轮翻看；按住 Shift 拖动可选取文字")
  package static let mouseOff = Sentence(
    "Mouse off: it is the terminal's own again", "鼠标已关闭：由终端处理")
  package static func noSuchConversation(_ number: Int) -> Sentence {
    Sentence("There is no conversation \(number)", "没有第 \(number) 个会话")
  }
  package static func unknownCommand(_ name: String, nearest: [String]) -> Sentence {
    let english = nearest.isEmpty ? "" : "; did you mean \(nearest.joined(separator: ", "))?"
    let chinese = nearest.isEmpty ? "" : "；是否想输入 \(nearest.joined(separator: "、"))？"
    return Sentence(
      "There is no command \(name)\(english) Not sent; // sends a slash",
      "没有命令 \(name)\(chinese) 未发送；用 // 发送斜杠")
  }

  package static func commandCandidates(_ names: [String]) -> Sentence {
    Sentence(names.joined(separator: "  "), names.joined(separator: "  "))
  }
  package static let queueInHistory = Sentence(
    "What waited is too long for one draft: Up brings the messages back one by one",
    "排队的消息合起来太长，放不进一条草稿：按 Up 逐条取回")

  // Questions.
  package static let quitWhileStreaming = Sentence(
    "A reply is still coming. Quit all the same?", "还有回复正在接收。仍要退出？")
  package static let quitWithDraft = Sentence(
    "A draft would be lost. Quit all the same?", "草稿会丢失。仍要退出？")
  package static let quitUnsaved = Sentence(
    "Nothing is saved yet: the conversations end here. Quit?", "会话不会保存，退出即丢失。仍要退出？")
  package static let quitKeys = Sentence("Enter quits, Esc stays", "Enter 退出，Esc 留下")

  // Overlays.
  package static let helpTitle = Sentence("Keys", "按键")
  package static let helpFilter = Sentence("type to narrow, Esc closes", "输入以筛选，Esc 关闭")
  package static let switcherTitle = Sentence(
    "Conversations and bots", "会话与智能体")
  package static let switcherKeys = Sentence(
    "Enter opens, Esc closes", "Enter 打开，Esc 关闭")
  package static let nothingMatches = Sentence("nothing matches", "没有匹配项")
  package static let nothingSaid = Sentence("nothing said yet", "尚未发言")
  package static let newWithBot = Sentence("new", "新建")
}
