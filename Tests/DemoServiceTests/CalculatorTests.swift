import Testing

@testable import DemoService

@Suite("The bot that computes")
struct CalculatorTests {
  /// What it answers on 2026-11-23, a Monday.
  private func answer(_ text: String) -> String {
    let bot = CalculatorBot(today: { try? CivilDay(2026, 11, 23) })
    let reply = bot.reply(to: Question(text: text, turn: 1))
    return reply.parts.compactMap {
      if case .answer(let text) = $0 { text } else { nil }
    }.joined()
  }

  @Test(
    "arithmetic is exact",
    arguments: [
      ("0.1+0.2", "`0.1 + 0.2` = **0.3**"), ("what is 0.1 + 0.2?", "`0.1 + 0.2` = **0.3**"),
      ("2+3*4", "= **14**"), ("(2+3)*4", "= **20**"), ("-2^2", "= **-4**"), ("2^3^2", "= **512**"),
      ("(-2)^2", "= **4**"), ("2^-2", "= **0.25**"), ("10 - 3 - 2", "= **5**"),
      ("100 / 10 / 2", "= **5**"), ("10% of 250", "= **25**"), ("17 % 5", "= **2**"),
      ("-7 % 3", "= **2**"), ("50%", "= **0.5**"), ("2(3+4)", "`2 × (3 + 4)` = **14**"),
      ("5!", "= **120**"), ("sqrt 16 + 1", "= **5**"), ("2 ** 10", "= **1024**"),
      ("1,234.5 + 1", "= **1235.5**"), ("3 x 4", "= **12**"), ("1e3 + 1", "= **1001**"),
      ("calculate 7", "`7` = **7**"), ("2 squared plus 3 cubed", "= **31**"),
      ("7 divided by 8 =", "= **0.875**"), ("square root of 2", "≈ **1.41421356237309504880168872"),
      ("1/3", "Exactly 1/3."), ("2/3", "≈ **0.666666666666666666666666666667**"),
      ("９＋１", "= **10**"), ("１２×（３－１）", "= **24**"), ("4^0.5", "= **2**"),
      ("2^100", "**1267650600228229401496703205376**"), ("100!", "158 digits."),
      ("1.1*1.1*1.1*1.1*1.1*1.1*1.1*1.1*1.1*1.1", "= **2.5937424601**"),
    ])
  func arithmetic(question: String, wanted: String) {
    let told = answer(question)
    #expect(told.contains(wanted), "\(question): \(told)")
  }

  @Test(
    "and in Chinese",
    arguments: [
      ("0.1 + 0.2 等于多少？", "= **0.3**"), ("计算 3 加 4 乘以 5", "= **23**"), ("250的10%", "= **25**"),
      ("2 的 10 次方是多少", "= **1024**"), ("9 的平方根", "= **3**"), ("根号 9 加 1", "= **4**"),
      ("百分之 20 乘 50", "= **10**"), ("4分之3加4分之1", "= **1**"), ("5 的阶乘", "= **120**"),
      ("1/7 等于多少", "准确值是 1/7。"), ("请帮我算一下：12 除以 5", "= **2.4**"),
    ])
  func chinese(question: String, wanted: String) {
    let told = answer(question)
    #expect(told.contains(wanted), "\(question): \(told)")
  }

  @Test(
    "what has no result is said kindly, in the language of the question",
    arguments: [
      ("1/0", "divided by zero"), ("1 除以 0", "不能除以零"), ("5 % 0", "divided by zero"),
      ("10^10000", "more than 3000 digits"), ("9^9^9^9", "more than 3000 digits"),
      ("2000!", "more than 3000"), ("1e99999 + 1", "more than 3000"), ("2^(1/3)", "whole numbers"),
      ("1.5!", "whole numbers"), ("sqrt(-1)", "no square root"), ("1 + ", "missing at the end"),
      ("1 + * 2", "expect `×`"), ("(1 + 2", "missing at the end"), ("1 + 2)", "expect `)`"),
      ("(1 + 2", "missing"), ("2026-02-30", "no 2026-2-30"), ("2026 年 2 月 30 日是星期几", "日历上没有"),
      ("9999999 days from today", "9999"), ("3 kg to km", "measure different"),
      ("3 斤是多少米", "不是同一种"), ("multiplication table 99", "20 is the most"),
      ("compare 1..999 squares", "100 is the most"), ("compare 0..3 reciprocals", "by zero"),
    ])
  func problems(question: String, wanted: String) {
    let told = answer(question)
    #expect(told.contains(wanted), "\(question): \(told)")
  }

  @Test(
    "dates",
    arguments: [
      ("days between 2026-01-01 and 2026-11-23", "**326 days**"),
      ("days between 2026-01-01 and 2026-11-23", "0 years, 10 months and 22 days"),
      ("how many days from 2024-02-28 to 2024-03-01?", "**2 days**"),
      ("what day is 100 days from today", "**2027-03-03**, a **Wednesday**"),
      ("what day was 3 weeks ago", "**2026-11-02**"), ("in 3 months", "**2027-02-23**"),
      ("1 year before 2024-02-29", "**2023-02-28**"),
      ("what weekday is 2000-01-01", "**Saturday**"),
      ("what day is today?", "**Monday**"), ("days until 2026-12-25", "**32 days**"),
      ("days until Dec 25", "**32 days**"),
      ("what day of the week is July 4, 1776", "**Thursday**"),
      ("2026-11-23", "**Monday**"), ("is 1900 a leap year?", "**No**"),
      ("2026-01-01 到 2026-11-23 有多少天", "**326 天**"), ("100 天后是几号？", "**2027-03-03**"),
      ("今天星期几", "**星期一**"), ("2026年10月1日是星期几？", "**星期四**"), ("3 个月前是几号", "**2026-08-23**"),
      ("距离2027年1月1日还有多少天", "**39 天**"), ("明天是星期几", "**星期二**"), ("10月1日是星期几", "**星期四**"),
      ("从今天到明天有几天", "**1 天**"), ("2000年是闰年吗", "**是**"), ("two weeks", "I did not find"),
    ])
  func dates(question: String, wanted: String) {
    let told = answer(question)
    #expect(told.contains(wanted), "\(question): \(told)")
  }

  @Test(
    "units",
    arguments: [
      ("5 km to miles", "5 km ≈ **3.10685596119 mi**"), ("1 mile in km", "= **1.609344 km**"),
      ("100 F to C", "≈ **37.7777777778 °C**"), ("-40 C to F", "= **-40 °F**"),
      ("0 K to C", "= **-273.15 °C**"), ("1 GiB to MB", "= **1073.741824 MB**"),
      ("how many bytes in 2 KiB", "= **2048 byte**"), ("how many days in 3 weeks", "= **21 d**"),
      ("convert 72 kg to lb", "≈ **158.732828773 lb**"), ("6 ft to cm", "= **182.88 cm**"),
      ("5 in to cm", "= **12.7 cm**"), ("1,500 m to km", "= **1.5 km**"),
      ("3 jin to kg", "= **1.5 kg**"), ("8 Mbit to MB", "= **1 MB**"),
      ("3 斤是多少公斤？", "3 斤 = **1.5 公斤**"), ("3斤多少克", "= **1500 克**"), ("5里等于多少公里", "= **2.5 公里**"),
      ("100 亩是多少公顷", "≈ **6.66666666667 公顷**"), ("15 亩换算成平方米", "= **10000 平方米**"),
      ("37摄氏度是多少华氏度", "= **98.6 华氏度**"), ("1 公顷 = ? 亩", "= **15 亩**"), ("1 公顷", "| 亩 | 15 |"),
      ("2 两", "| 克 | 100 |"), ("100 mu", "| ha | ≈ 6.66666666667 |"), ("1 小时有多少分钟", "= **60 分钟**"),
    ])
  func units(question: String, wanted: String) {
    let told = answer(question)
    #expect(told.contains(wanted), "\(question): \(told)")
  }

  @Test("texts are counted, in both languages")
  func texts() {
    let english = answer("count: Don't stop me now,\nI'm well-known.")
    for row in ["characters | 34", "words | 6", "Chinese characters | 0", "lines | 2"] {
      #expect(english.contains(row), "\(english)")
    }
    let chinese = answer("统计：你好，world！\n第二行")
    for row in ["字符 | 13", "不含空白 | 12", "单词 | 1", "汉字 | 5", "行 | 2", "字节（UTF-8） | 27"] {
      #expect(chinese.contains(row), "\(chinese)")
    }
    #expect(answer("how many words are in \"to be or not\"?").contains("words | 4"))
    #expect(answer("“床前明月光”有多少个字").contains("汉字 | 5"))
    #expect(TextStatistics("") == TextStatistics("") && TextStatistics("").lines == 0)
    #expect(TextStatistics("👩‍👩‍👧e\u{301}\n\n").characters == 4)
    #expect(TextStatistics(String(repeating: "字", count: 700)).readingSeconds == 120)
  }

  @Test("tables are Markdown")
  func tables() {
    let products = answer("multiplication table 9").split(separator: "\n")
    #expect(products.count == 11 && products[1].hasPrefix("| --- | ---: |"))
    #expect(products.last?.hasSuffix("| 72 | 81 |") == true)
    #expect(answer("九九乘法表") == answer("multiplication table 9"))
    let squares = answer("compare 1..10 squares").split(separator: "\n")
    #expect(squares.count == 12 && squares[0] == "| n | n² |" && squares[11] == "| 10 | 100 |")
    let both = answer("2 到 4 的平方、立方、倒数、平方根")
    #expect(both.contains("| 4 | 2 | 16 | 64 | 0.25 |"))
    #expect(both.contains("| 3 | ≈ 1.732050808 | 9 | 27 | ≈ 0.3333333333 |"))
  }

  @Test(
    "anything else is answered with what it can do",
    arguments: [
      "hello", "", "tell me about 42", "the 5 km/h of it all", "c++", "a+b", "???", "2026",
      "version 1.2.3.4", "\u{0}\u{1B}[2J",
    ])
  func menu(question: String) {
    #expect(answer(question).contains("I did not find anything to compute"), "\(question)")
  }

  @Test("the menu speaks Chinese too, and everything that it offers works")
  func menuWorks() throws {
    for (menu, no) in [(answer("hello"), "did not find"), (answer("你好"), "没看出")] {
      #expect(menu.contains(no))
      for match in menu.matches(of: /`([^`]+)`/) where !match.output.1.contains(/: $|：/) {
        let told = answer(String(match.output.1))
        #expect(!told.contains("did not find") && !told.contains("没看出"), "\(match.output.1)")
      }
    }
    for language in BotLanguage.allCases {
      for question in CalculatorBot().opening(in: language).suggestions {
        let told = answer(question)
        #expect(!told.contains("did not find") && !told.contains("没看出"), "\(question)")
      }
    }
  }

  @Test("nothing that is typed makes it fall over")
  func hostile() {
    let pieces = [
      "9", "0", ".", ",", "e", "-", "+", "*", "/", "^", "%", "!", "(", ")", "√", " ", "天", "前", "年",
      "-31", "2026-", "km", "到", "斤", "平方", "1..9", "count:", "的", "次方", "§", "e-9999999999",
      "99999999999999999999", "today", "in", "leap ",
    ]
    var dice = SystemRandomNumberGenerator()
    for _ in 0..<400 {
      let count = Int.random(in: 1...12, using: &dice)
      let text = (0..<count).compactMap { _ in pieces.randomElement(using: &dice) }.joined()
      #expect(!answer(text).isEmpty, "\(text)")
    }
    #expect(answer(String(repeating: "(", count: 300) + "1").contains("dizzy"))
    #expect(answer(String(repeating: "-", count: 1_500) + "1").contains("dizzy"))
    #expect(!answer(String(repeating: "9^", count: 900) + "1").isEmpty)
  }
}
