extension ActionWords {
  // Moving.
  package static let editLineStart = ActionWords(
    ("Line start", "Move to the start of the line"), ("行首", "移到行首"))
  package static let editLineEnd = ActionWords(
    ("Line end", "Move to the end of the line"), ("行尾", "移到行尾"))
  package static let editCharacterForward = ActionWords(
    ("Character forward", "Move forward a character"), ("右移一字", "右移一个字符"))
  package static let editCharacterBackward = ActionWords(
    ("Character back", "Move back a character"), ("左移一字", "左移一个字符"))
  package static let editWordForward = ActionWords(
    ("Word forward", "Move to the end of the word"), ("下一词", "移到词尾"))
  package static let editWordBackward = ActionWords(
    ("Word back", "Move to the start of the word"), ("上一词", "移到词首"))

  // Deleting.
  package static let editDeleteForward = ActionWords(
    ("Delete", "Delete the character under the cursor"), ("删除", "删除光标处的字符"))
  package static let editDeleteBackward = ActionWords(
    ("Delete back", "Delete the character before the cursor"), ("退格", "删除光标前的字符"))
  package static let editKillLine = ActionWords(
    ("Kill line", "Cut to the end of the line"), ("剪切到行尾", "剪切到行尾"))
  package static let editKillToStart = ActionWords(
    ("Kill to start", "Cut to the start of the line"), ("剪切到行首", "剪切到行首"))
  package static let editKillWord = ActionWords(
    ("Kill word", "Cut to the end of the word"), ("剪切到词尾", "剪切到词尾"))
  package static let editKillWordBackward = ActionWords(
    ("Kill word back", "Cut to the start of the word"), ("剪切到词首", "剪切到词首"))
  package static let editKillBlankWord = ActionWords(
    ("Kill back to blank", "Cut back to the blank or Chinese punctuation before"),
    ("剪切到空白", "向前剪切到空白或中文标点"))
  package static let editYank = ActionWords(
    ("Yank", "Put back what was cut"), ("粘贴剪切", "插入剪切的文字"))
  package static let editYankPop = ActionWords(
    ("Rotate yank", "After yank: take what was cut before instead"),
    ("轮换剪切", "粘贴后换成更早剪切的文字"))

  // Changing.
  package static let editTransposeCharacters = ActionWords(
    ("Swap characters", "Exchange the characters around the cursor"),
    ("交换字符", "交换光标两边的字符"))
  package static let editTransposeWords = ActionWords(
    ("Swap words", "Exchange the words around the cursor"), ("交换词", "交换光标两边的词"))
  package static let editUpcaseWord = ActionWords(
    ("Upper case", "Write the word in capitals"), ("大写", "把词改为大写"))
  package static let editDowncaseWord = ActionWords(
    ("Lower case", "Write the word in small letters"), ("小写", "把词改为小写"))
  package static let editCapitalizeWord = ActionWords(
    ("Capitalize", "Begin the word with a capital"), ("首字母大写", "把词的首字母改为大写"))
  package static let editUndo = ActionWords(
    ("Undo", "Undo the last change of the draft"), ("撤销", "撤销草稿的上一处改动"))
  package static let editLeave = ActionWords(
    ("Leave", "Leave what was begun, without effect"), ("放弃", "放弃进行中的操作"))

  // Search in the prompt history.
  package static let searchOlder = ActionWords(
    ("Older", "The next older match"), ("更早", "更早的匹配"))
  package static let searchNewer = ActionWords(
    ("Newer", "The next newer match"), ("更晚", "更晚的匹配"))
  package static let searchAccept = ActionWords(
    ("Take", "Take the match as the draft"), ("采用", "把匹配的消息取为草稿"))
  package static let searchCancel = ActionWords(
    ("Cancel", "Leave the search; the draft is as before"), ("取消", "离开搜索，恢复原草稿"))

  // Overlays.
  package static let switcherUp = ActionWords(
    ("Up", "Switcher: the row above"), ("上移", "切换面板：上一行"))
  package static let switcherDown = ActionWords(
    ("Down", "Switcher: the row below"), ("下移", "切换面板：下一行"))
  package static let switcherAccept = ActionWords(
    ("Open", "Switcher: open the chosen conversation or bot"),
    ("打开", "切换面板：打开选中的会话或智能体"))
  package static let switcherCancel = ActionWords(
    ("Close", "Switcher: close, change nothing"), ("关闭", "切换面板：关闭，不切换"))
  package static let helpUp = ActionWords(
    ("Up", "Help: a row up"), ("上移", "帮助：上移一行"))
  package static let helpDown = ActionWords(
    ("Down", "Help: a row down"), ("下移", "帮助：下移一行"))
  package static let helpPageUp = ActionWords(
    ("Page up", "Help: a page up"), ("上翻页", "帮助：上翻一页"))
  package static let helpPageDown = ActionWords(
    ("Page down", "Help: a page down"), ("下翻页", "帮助：下翻一页"))
  package static let helpClose = ActionWords(
    ("Close", "Help: close"), ("关闭", "帮助：关闭"))
  package static let promptAccept = ActionWords(
    ("Yes", "Question: yes"), ("是", "提问：是"))
  package static let promptCancel = ActionWords(
    ("No", "Question: no"), ("否", "提问：否"))
}

extension Sentence {
  // The headings of the help.
  package static let groupWriting = Sentence("Writing", "书写")
  package static let groupConversations = Sentence("Conversations", "会话")
  package static let groupReading = Sentence("Reading and copying", "阅读与复制")
  package static let groupApp = Sentence("The app", "应用")
  package static let groupEditing = Sentence("Editing, as in readline", "编辑（同 readline）")
  package static let groupSearch = Sentence("Searching prompts", "搜索发送过的消息")
  package static let groupOverlays = Sentence("Lists and questions", "列表与提问")
}
