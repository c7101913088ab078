import AppCore
import Screen
import Testing

@Suite struct ComposerHistoryTests {
  private func driver(_ prompts: String...) -> ComposerDriver {
    var driver = ComposerDriver()
    for prompt in prompts { driver.history.append(prompt) }
    return driver
  }

  @Test("up goes to older prompts, down back to the draft")
  func walking() {
    var driver = driver("one", "two")
    driver.press("dra<Left>")
    for (key, shown) in [
      ("<Up>", "two|"), ("<C-p>", "one|"), ("<Up>", "one|"), ("<Down>", "two|"),
      ("<C-n>", "dr|a"), ("<Down>", "dr|a"),
    ] {
      driver.press(key)
      #expect(driver.shown == shown, "\(key)")
    }
  }

  @Test("up moves in a draft of several rows first")
  func rowsFirst() {
    var driver = driver("one")
    driver.press("a<C-j>b<Up>")
    #expect(driver.shown == "a|\nb")
    driver.press("<Up>")
    #expect(driver.shown == "one|")
    driver.press("<Down>")
    #expect(driver.shown == "a|\nb")
  }

  @Test("a changed entry keeps its change during the walk, and undo is the draft's own after it")
  func changedEntry() {
    var driver = driver("one", "two")
    driver.press("x<Up>!<Up><Down>")
    #expect(driver.shown == "two!|")
    driver.press("<Down><C-_>")
    #expect(driver.shown == "|")
    #expect(driver.history.entries.map(\.text) == ["one", "two"])
  }

  @Test("sending ends the walk")
  func sending() {
    var driver = driver("one", "two")
    driver.press("<Up><Up>\n")
    #expect(driver.sent == ["one"])
    driver.press("<Down>")
    #expect(driver.shown == "|")
    driver.press("<Up>")
    #expect(driver.shown == "one|")
  }

  @Test("a conversation's own prompts come before those of others")
  func ownFirst() {
    var history = PromptHistory()
    history.append("mine", in: 1)
    history.append("theirs", in: 2)
    var composer = Composer()
    var seen: [String] = []
    while composer.moveUp(
      columns: 20, width: CellWidth(), history: history, conversation: 1)
    {
      seen.append(composer.text)
    }
    #expect(seen == ["mine", "theirs"])
  }

  @Test("blank prompts and repetitions are not kept, and the list has an end")
  func limits() {
    var history = PromptHistory()
    for prompt in ["a", "a", " \n", "b", "a"] { history.append(prompt) }
    #expect(history.entries.map(\.text) == ["a", "b", "a"])
    for number in 0..<3000 { history.append("\(number)") }
    #expect(history.entries.count == PromptHistory.maximumEntries)
    #expect(history.entries.last?.text == "2999")
  }

  @Test("an entry that fell out of the history while it was shown leads back to the draft")
  func lostEntry() {
    var driver = driver("old")
    driver.press("d<Up>")
    for number in 0..<2000 { driver.history.append("\(number)") }
    driver.press("<Down>")
    #expect(driver.shown == "d|")
  }
}

@Suite struct HistorySearchTests {
  private func search(_ query: String, in prompts: [String]) -> HistorySearch {
    var history = PromptHistory()
    for prompt in prompts { history.append(prompt) }
    var search = HistorySearch(history)
    for character in query { search.edit { $0.insert(character) } }
    return search
  }

  @Test("the newest match first, then older ones, then back")
  func stepping() {
    var search = search("b", in: ["ab1", "x", "ab2", "ab3"])
    #expect(search.match == "ab3")
    #expect(search.matchRange == 1..<2)
    search.older()
    search.older()
    #expect(search.match == "ab1")
    search.older()
    #expect(search.match == "ab1" && search.hasFailed)
    search.newer()
    #expect(search.match == "ab2" && !search.hasFailed)
  }

  @Test("typing more narrows from the match on; taking back starts again")
  func narrowing() {
    var search = search("a", in: ["abc", "ax", "ab"])
    #expect(search.match == "ab")
    search.edit { $0.insert("x" as Character) }
    #expect(search.match == "ax")
    search.edit { $0.perform(.deleteBackward) }
    #expect(search.match == "ab")
    search.edit { $0.perform(.killToStart) }
    #expect(search.match == nil && !search.hasFailed)
  }

  @Test(
    "Chinese, full-width forms and capitals are found",
    arguments: [
      ("程序", "写一个程序"), ("swift", "用ＳＷＩＦＴ写"), ("ＣＯＺＥ", "ask coze"), ("?", "为什么？"),
      ("👨‍👩‍👧‍👦", "a 👨‍👩‍👧‍👦 b"),
    ])
  func folding(_ query: String, _ prompt: String) {
    #expect(search(query, in: ["other", prompt, "last"]).match == prompt)
  }

  @Test("what matches nothing takes nothing")
  func nothing() {
    let search = search("zz", in: ["one", "z"])
    #expect(search.match == nil && search.hasFailed)
  }

  @Test("a prompt that was sent twice is found once")
  func twice() {
    var search = search("a", in: ["a", "b", "a"])
    search.older()
    #expect(search.hasFailed)
  }
}
