extension GuideTopic {
  static let englishOverview = GuideTopic(
    words: [],
    lines: [
      "# Rivulet",
      "",
      "A chat app for the terminal: you type below, the reply appears above, **token by token**. "
        + "While it streams you can type, scroll and switch conversations.",
      "",
      "- Help with every key: {app.help}",
      "- Another bot or conversation: {conversation.switch}",
      "- Quit: {app.quit}",
      "",
      "Ask me for a *tour*, about *keys*, *copying*, *scrolling*, *conversations*, *stopping*, "
        + "*themes*, or how to *configure* a Coze bot of your own.",
    ],
    followUps: ["Give me a tour", "Which keys are there?", "How do I use my own Coze bot?"],
    hasFeatures: true)

  static let english: [GuideTopic] = [
    GuideTopic(
      words: ["tour", "show me around", "what can you do", "getting started"],
      thought: "They are new here. Six steps, each with something to try at once.",
      lines: [
        "# A short tour",
        "",
        "1. **Talk.** Type, then {composer.send}. {composer.newline} makes a new line.",
        "2. **Stop.** While a reply comes, {app.interrupt} stops it and keeps what came.",
        "3. **Read back.** {transcript.page-up} and {transcript.page-down} scroll, so does the "
          + "wheel. Nothing moves under you; the view follows again at the end.",
        "4. **Copy.** {copy.reply} puts the last reply on the clipboard.",
        "5. **Do two things.** {conversation.new} starts another conversation; the first goes on.",
        "6. **Meet the others.** {conversation.switch} lists the bots: *Echo* makes text of any "
          + "length, *Mischief* fails on request, the *Calculator* computes.",
        "",
        "```sh",
        "rivulet ask \"one question, no screen\" | less",
        "```",
      ],
      followUps: ["Which keys are there?", "What is the weather?", "How do I copy a reply?"]),
    GuideTopic(
      words: ["copy", "clipboard", "select"],
      lines: [
        "# Copying",
        "",
        "- {copy.reply} copies the last reply, as it was written, over any ssh.",
        "- {view.mouse} gives the mouse back to the terminal, to select with it.",
        "- Holding Shift while dragging selects in most terminals at any time.",
      ],
      followUps: ["How do I scroll?", "Which keys are there?"]),
    GuideTopic(
      words: ["scroll", "read back", "page up", "follow"],
      lines: [
        "# Scrolling",
        "",
        "- {transcript.page-up} and {transcript.page-down}, or the wheel.",
        "- {transcript.top} goes to the start, {transcript.bottom} to the end.",
        "",
        "The view follows a reply **only while you are at the end**. Scroll up and nothing moves; "
          + "a count tells how many rows came below.",
      ],
      followUps: ["How do I stop a reply?", "How do I copy a reply?"]),
    GuideTopic(
      words: ["stop", "cancel", "interrupt", "queue"],
      lines: [
        "# Stopping a reply",
        "",
        "- {app.interrupt} stops at once; what came stays and is marked.",
        "- {app.escape} twice does the same.",
        "- {composer.send} while a reply streams queues **one** message; it is sent afterwards.",
        "",
        "Try it: ask *Echo* for `5000 tokens at 30/s`.",
      ],
      followUps: ["How do I switch conversations?", "Which keys are there?"]),
    GuideTopic(
      words: ["conversation", "switch", "bots", "other bot", "echo", "mischief", "calculator"],
      lines: [
        "# Conversations and bots",
        "",
        "- {conversation.new} starts one with the same bot.",
        "- {conversation.switch} lists conversations and bots; type to narrow the list.",
        "- {conversation.next} and {conversation.previous} go round, {conversation.go-1} jumps.",
        "",
        "Each streams on its own and has its own draft. This demo has four bots: the **guide** "
          + "(me), **Echo** (`1000 tokens at 50/s`), **Mischief** (`drop`, `stall 5`, `429`) and "
          + "the **Calculator** (`0.1 + 0.2`, `5 km to miles`).",
      ],
      followUps: ["How do I stop a reply?", "Give me a tour"]),
    GuideTopic(
      words: ["theme", "colour", "color", "dark", "light"],
      lines: [
        "# Themes",
        "",
        "`default` uses the terminal's own 16 colours, `ink` is dark, `paper` is light, `mono` "
          + "has no colour at all.",
        "",
        "```sh",
        "rivulet --theme ink",
        "```",
        "",
        "or `theme = \"ink\"` in `config.toml`. `NO_COLOR` and `--no-color` are obeyed.",
      ],
      followUps: ["How do I configure Rivulet?", "Which keys are there?"]),
    GuideTopic(
      words: ["config", "coze", "own bot", "token", "set up", "setup", "login", "account"],
      thought: "Four things are needed: a published bot, its id, a token, and the right host.",
      lines: [
        "# Your own Coze bot",
        "",
        "1. **Publish** the bot to the *API* channel.",
        "2. Its **id** is the last number in the address of its page.",
        "3. Make a **personal access token** there; let it *chat*, *getChat*, *cancelChat*, "
          + "*listMessage* and *getMetadata*.",
        "4. Write `~/.config/rivulet/config.toml`:",
        "",
        "```toml",
        "[profiles.work]",
        "base_url = \"https://api.coze.cn\"   # or https://api.coze.com",
        "bot_id = \"7379462189365198898\"",
        "token_env = \"COZE_API_TOKEN\"       # or token_command = [\"pass\", \"show\", \"coze\"]",
        "```",
        "",
        "`.cn` and `.com` are separate accounts: a token of one is refused by the other.",
      ],
      followUps: ["Which keys are there?", "How do I change the theme?"]),
    GuideTopic(
      words: ["language", "chinese", "english"],
      lines: [
        "# Languages",
        "",
        "The interface speaks English and Chinese, by the locale, `--language en|zh-CN`, or "
          + "`language` in `config.toml`. I answer in the language you write: 试试用中文问我。",
      ],
      followUps: ["带我逛一圈", "How do I configure Rivulet?"]),
    GuideTopic(
      words: ["edit", "newline", "new line", "readline", "paste", "draft", "type"],
      lines: [
        "# Writing",
        "",
        "- {composer.send} sends, {composer.newline} makes a new line.",
        "- {composer.edit-outside} opens your `$EDITOR` on the draft.",
        "- {composer.history-previous} and {composer.history-next} walk through what you sent; "
          + "{composer.history-search} searches it.",
        "- The readline keys work: kill, yank, undo, words.",
      ],
      followUps: ["Which keys are there?", "How do I stop a reply?"]),
    GuideTopic(
      words: ["ask", "script", "pipe", "command line", "shell"],
      lines: [
        "# Without a screen",
        "",
        "```sh",
        "rivulet ask \"Why is the sky blue?\"",
        "git diff | rivulet ask \"Review this\"",
        "rivulet ask --json \"Hello\" | jq .",
        "```",
        "",
        "The answer goes to standard output as it comes; the exit status tells what went wrong.",
      ],
      followUps: ["How do I use my own Coze bot?", "Give me a tour"]),
    GuideTopic(
      words: ["quit", "exit", "leave", "close"],
      lines: [
        "# Leaving",
        "",
        "{app.quit} quits. {app.suspend} suspends; `fg` brings it back.",
      ],
      followUps: ["Which keys are there?"]),
    GuideTopic(
      words: ["key", "shortcut", "help", "binding"],
      thought: "The table of the app itself is the best answer.",
      lines: [
        "# Keys", "", "`C-x` is Ctrl+X, pressed before the next key. {app.help} shows this too.",
      ],
      followUps: ["How do I copy a reply?", "How do I switch conversations?"], hasKeyTable: true),
  ]
}
