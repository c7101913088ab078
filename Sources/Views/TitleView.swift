import AppCore
import Chat
import Screen
import Wording

/// The first row: the conversations with their numbers and marks, the one on the screen first in
/// brightness. Marks: `~` a reply comes, `+` something unread, `!` the last reply failed.
enum TitleView {
  static func draw(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
    guard rect.size.rows > 0 else { return }
    canvas.fill(rect, .title)
    canvas.put(
      line(for: state), column: 0, row: rect.origin.row, columns: rect.size.columns)
  }

  private static func line(for state: AppState) -> StyledLine {
    var line = StyledLine()
    line.append(" Rivulet ", .titleName)
    for index in order(of: state) {
      let open = state.conversations[index]
      let role = self.role(of: open, isCurrent: index == state.current)
      line.append(" \(index + 1) ", .title)
      line.append(name(of: open, in: state), role)
      line.append(mark(of: open), role)
    }
    return line
  }

  /// All in order where they fit, else from the one before the current on.
  private static func order(of state: AppState) -> [Int] {
    let all = Array(state.conversations.indices)
    let columns = all.reduce(9) { sum, index in
      sum + 5 + state.cellWidth.columns(of: name(of: state.conversations[index], in: state))
    }
    return columns <= state.size.columns ? all : Array(all[max(0, state.current - 1)...])
  }

  /// The bot's name; where several conversations have the same, what each is about.
  private static func name(of open: OpenConversation, in state: AppState) -> String {
    let bot = state.botName(of: open.conversation)
    let isAlone = state.conversations.count { state.botName(of: $0.conversation) == bot } == 1
    let name = Sanitizer.line(isAlone ? bot : open.conversation.title ?? bot)
    let columns = nameColumns(in: state)
    guard columns < 12 else { return cut(name, to: columns, state) }
    // So short a cut ends in `~`, which means something else here: it is left out.
    let short = cut(name, to: columns + 1, state)
    return short == name ? name : String(short.dropLast())
  }

  private static func cut(_ name: String, to columns: Int, _ state: AppState) -> String {
    StyledLine(name, .title).truncated(to: columns, width: state.cellWidth).text
  }

  /// Room for a name when all share the row; no less than says something, no more than is read.
  private static func nameColumns(in state: AppState) -> Int {
    let share = (state.size.columns - 9) / max(1, state.conversations.count) - 5
    return min(max(share, 8), 24)
  }

  private static func mark(of open: OpenConversation) -> String {
    if open.liveTurn != nil { return "~" }
    if open.hasFailed { return "!" }
    return open.isUnread ? "+" : ""
  }

  private static func role(of open: OpenConversation, isCurrent: Bool) -> Role {
    if isCurrent { return .listActive }
    if open.hasFailed { return .listFailed }
    if open.liveTurn != nil { return .listStreaming }
    return open.isUnread ? .listUnread : .title
  }
}
