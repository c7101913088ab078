extension Sentence {
  /// The strip's name for the keys 1 to 9.
  package static let conversationByNumber = Sentence("Conversation by number", "按编号转到会话")

  // Mistakes in [keys].

  package static func keyUnknownAction(_ id: String, nearest: String?) -> Sentence {
    Sentence(
      "[keys]: there is no action \"\(id)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? "."),
      "[keys]：没有名为“\(id)”的操作" + (nearest.map { "；是不是“\($0)”？" } ?? "。"))
  }

  package static func keyUnreadable(_ key: String, _ id: String) -> Sentence {
    Sentence(
      "[keys]: \"\(key)\" for \(id) is no key that a terminal sends; "
        + "write it like \"f6\", \"alt-1\" or \"ctrl-x right\".",
      "[keys]：\(id) 的“\(key)”不是终端能发送的按键；写法如 \"f6\"、\"alt-1\"、\"ctrl-x right\"。")
  }

  package static func keyTypesText(_ key: String, _ id: String) -> Sentence {
    Sentence(
      "[keys]: \"\(key)\" for \(id) would make that character impossible to type; it is ignored.",
      "[keys]：\(id) 的“\(key)”会使该字符无法输入，已忽略。")
  }

  package static func keyConflict(_ key: String, kept: String, lost: String) -> Sentence {
    Sentence(
      "[keys]: \"\(key)\" is wanted by \(kept) and \(lost); \(kept) has it.",
      "[keys]：“\(key)”同时用于 \(kept) 和 \(lost)；归 \(kept)。")
  }

  package static func keyShadowed(
    _ key: String, _ id: String, by other: String, _ otherID: String
  ) -> Sentence {
    Sentence(
      "[keys]: \"\(key)\" for \(id) cannot be reached beside \"\(other)\" for \(otherID).",
      "[keys]：\(otherID) 占用了“\(other)”，\(id) 的“\(key)”按不到。")
  }

  package static func keyUnreachable(_ id: String) -> Sentence {
    Sentence(
      "[keys]: no key leads to \(id) any more; give it one, or \"none\" to unbind it.",
      "[keys]：\(id) 已没有按键；请为它指定按键，或写 \"none\" 取消。")
  }
}

extension Sentence {
  // The page of all keys.
  package static let keysPageTitle = Sentence("Keys", "按键")
  package static let keysPageHead = Sentence(
    "| keys | what it does | id |", "| 按键 | 作用 | 名称 |")
  package static let keysPageWhenEmpty = Sentence("(empty draft)", "（草稿为空时）")
  package static let keysPageIntroduction = Sentence(
    """
    Written from the action table by a test; do not edit by hand.

    `Ctrl+O` is one key with Control held. `C-x n` is Ctrl+X, then `n`; after Ctrl+X a letter also
    counts with Control held (`C-x C-n`), and so do full-width forms and the marks that an input
    method gives for `/ , . ? [ ] < >`. Esc or Ctrl+G leaves an unfinished one. What may follow
    shows after a moment. The mouse wheel scrolls; Shift and the mouse select, as without an app.

    Other keys, in the configuration, by id; `"none"` unbinds:

    ```toml
    [keys]
    "conversation.next" = ["f6", "ctrl-x right"]
    "view.mouse"        = "none"
    ```
    """,
    """
    本页由测试根据操作表生成，请勿手工修改。

    `Ctrl+O` 表示按住 Control 的一个键。`C-x n` 表示先按 Ctrl+X，再按 `n`；在 Ctrl+X 之后，按住 Control
    的字母（`C-x C-n`）、全角字符以及输入法为 `/ , . ? [ ] < >` 给出的标点同样有效。Esc 或 Ctrl+G
    取消未按完的组合。稍候会显示接下来可按的键。鼠标滚轮滚动；按住 Shift 可照常用鼠标选取文字。

    可在配置中按名称改键；`"none"` 取消按键：

    ```toml
    [keys]
    "conversation.next" = ["f6", "ctrl-x right"]
    "view.mouse"        = "none"
    ```
    """)
}
