extension ActionWords {
  // The draft.
  package static let composerSend = ActionWords(
    ("Send", "Send the draft; while a reply streams it waits above the composer"),
    ("发送", "发送草稿；回复还在流式输出时先排队，显示在输入框上方"))
  package static let composerNewline = ActionWords(
    ("New line", "Start a new line; a \\ at the end of the line before Enter does the same"),
    ("换行", "另起一行；行末输入 \\ 再按 Enter 也可换行"))
  package static let composerComplete = ActionWords(
    ("Complete", "Complete a / command; in an empty draft, the next suggested question"),
    ("补全", "补全 / 命令；草稿为空时换到下一个建议的问题"))
  package static let composerCompletePrevious = ActionWords(
    ("Suggestion before", "In an empty draft, the suggested question before"),
    ("上一个建议", "草稿为空时换到上一个建议的问题"))
  package static let composerEditOutside = ActionWords(
    ("Editor", "Edit the draft in $VISUAL or $EDITOR"),
    ("外部编辑器", "用 $VISUAL 或 $EDITOR 编辑草稿"))
  package static let composerHistoryPrevious = ActionWords(
    ("Up, older prompt", "Move up in the draft; from its first row, the prompt sent before"),
    ("上移、上一条", "在草稿中上移；已在首行时取更早发送的消息"))
  package static let composerHistoryNext = ActionWords(
    ("Down, newer prompt", "Move down in the draft; from its last row, the prompt sent after"),
    ("下移、下一条", "在草稿中下移；已在末行时取更晚发送的消息，最后回到草稿"))
  package static let composerHistorySearch = ActionWords(
    ("Search prompts", "Search what was sent"), ("搜索历史", "搜索发送过的消息"))

  // Conversations.
  package static let conversationSwitch = ActionWords(
    ("Switch", "Choose a conversation, or a bot to begin one with"),
    ("切换", "选择会话，或选择智能体开始新会话"))
  package static let conversationNew = ActionWords(
    ("New conversation", "Start a new conversation with the same bot"),
    ("新会话", "与同一智能体开始新会话"))
  package static let conversationNext = ActionWords(
    ("Next conversation", "Go to the next conversation"), ("下一个会话", "转到下一个会话"))
  package static let conversationPrevious = ActionWords(
    ("Previous conversation", "Go to the previous conversation"),
    ("上一个会话", "转到上一个会话"))
  package static let conversationLast = ActionWords(
    ("Last conversation", "Go back to the conversation shown before"),
    ("刚才的会话", "回到刚才的会话"))

  /// Go to the Nth conversation.
  package static func conversationGo(_ number: Int) -> ActionWords {
    ActionWords(
      ("Conversation \(number)", "Go to conversation \(number)"),
      ("第 \(number) 个会话", "转到第 \(number) 个会话"))
  }

  // Reading.
  package static let transcriptPageUp = ActionWords(
    ("Page up", "Scroll back a page; the view stays there while a reply streams"),
    ("上翻页", "向上翻一页；流式输出时画面停在原处"))
  package static let transcriptPageDown = ActionWords(
    ("Page down", "Scroll forward a page; at the end the view follows again"),
    ("下翻页", "向下翻一页；翻到末尾后恢复跟随"))
  package static let transcriptTop = ActionWords(
    ("Start", "Go to the start of the conversation"), ("开头", "转到会话开头"))
  package static let transcriptBottom = ActionWords(
    ("End", "Go to the end of the conversation and follow it"),
    ("末尾", "转到会话末尾并跟随"))
  package static let copyReply = ActionWords(
    ("Copy reply", "Copy the last reply"), ("复制回复", "复制最后一条回复"))
  package static let viewMouse = ActionWords(
    ("Mouse on, off", "Give the mouse back to the terminal, or take it again"),
    ("鼠标开关", "把鼠标交还终端，或重新接管"))

  // The app.
  package static let appInterrupt = ActionWords(
    ("Stop", "Stop the reply; when none streams, clear the draft; never quits"),
    ("停止", "停止回复；没有回复时清空草稿；不会退出"))
  package static let appEscape = ActionWords(
    ("Leave", "Close what is open; twice: stop the reply; else take back what waits"),
    ("离开", "关闭打开的面板；按两次停止回复；否则取回排队的消息"))
  package static let appHelp = ActionWords(
    ("Help", "Show the keys; type to narrow the list"), ("帮助", "显示按键；输入文字可筛选"))
  package static let appQuit = ActionWords(
    ("Quit", "Quit; asks first when something would be lost"),
    ("退出", "退出；会丢失内容时先询问"))
  package static let appSuspend = ActionWords(
    ("Suspend", "Go back to the shell; fg returns"), ("挂起", "回到命令行；用 fg 返回"))
  package static let appRedraw = ActionWords(
    ("Redraw", "Draw the screen anew"), ("重画", "重新绘制屏幕"))
}
