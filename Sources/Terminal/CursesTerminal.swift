import CCurses
import Glibc
package import Screen

/// The real terminal, drawn by curses.
///
/// A frame goes through three hands: rows that differ from the last frame go to `CursesScreen`,
/// which gives bytes; rows that curses cannot draw go through `RowPainter`; and all of it, with the
/// modes and the cursor, is written by `TerminalDevice`, which never blocks. True colours are
/// reduced to the 256 (`ColorReduction`).
package final class CursesTerminal: TerminalDriver {
  /// What the caller knows about the terminal.
  package struct Options: Sendable {
    /// The terminal's device; the controlling terminal when not told.
    package var path: String
    /// The entry's name, from `TERM`.
    package var term: String?
    package var isMouseOn: Bool

    package init(path: String = "/dev/tty", term: String?, isMouseOn: Bool = true) {
      (self.path, self.term, self.isMouseOn) = (path, term, isMouseOn)
    }
  }

  let device: TerminalDevice
  let screen: CursesScreen
  let capabilities: Capabilities
  private let guarding: TerminalGuard?
  private var painter: RowPainter
  private var shown: Frame?
  /// Which rows of the last frame were drawn by us and not by curses.
  private var ownRows: Set<Int> = []
  private var isCursorVisible = true
  private var shownTitle: String?
  private(set) var isMouseOn: Bool
  /// Whose the terminal is.
  private enum Phase { case ours, suspended, closed }
  private var phase = Phase.suspended

  /// Opens the terminal and makes it ours: raw modes, alternate screen, bracketed paste, mouse.
  /// With a guard, it is given back also when the program dies.
  package init(_ options: Options, guarding: TerminalGuard? = nil) throws(TerminalError) {
    guard let term = options.term, !term.isEmpty else { throw .termUnset }
    device = try TerminalDevice(path: options.path)
    Self.chooseLocale()
    try Capabilities.check(term: term)
    screen = try CursesScreen(term: term, size: device.readSize())
    capabilities = Capabilities()
    painter = RowPainter(capabilities: capabilities, colorCount: screen.colorCount)
    isMouseOn = options.isMouseOn
    self.guarding = guarding
    try device.makeRaw()
    enter()
  }

  /// Curses writes UTF-8 only in a UTF-8 locale.
  private static func chooseLocale() {
    setlocale(LC_CTYPE, "")
    let codeset = nl_langinfo(Int32(CODESET)).map { String(cString: $0) }
    if codeset != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  /// How many bytes were sent to the terminal since it was opened.
  package var byteCount: Int { device.byteCount }

  package func readSize() -> Size { device.readSize() }

  package var inputDescriptor: Int32? { device.descriptor }

  package func readInput() -> [UInt8]? { device.read() }

  package var hasPendingOutput: Bool { device.hasPending }

  package var outputDescriptor: Int32? { device.descriptor }

  package func flush() { device.flush() }

  package func send(_ bytes: [UInt8]) { device.send(bytes) }

  package func invalidate() {
    shown = nil
    shownTitle = nil
    ownRows = []
    screen.select()
    screen.redrawAll()
  }

  package func resize(to size: Size) {
    invalidate()
    screen.resize(to: size)
    if phase == .ours { device.send(ModeBytes.wholeRegion(capabilities)) }
  }

  package func setMouse(_ isOn: Bool) {
    isMouseOn = isOn
    if phase == .ours { device.send(isOn ? ModeBytes.mouseOn : ModeBytes.mouseOff) }
  }

  /// Gives the terminal back as it was, after what is pending; waits at most about a second for a
  /// terminal that does not read.
  package func suspend() {
    guard phase == .ours else { return }
    leave()
    phase = .suspended
  }

  /// Takes the terminal, again also when it is ours already (someone else may have changed its
  /// modes while we were stopped); the next frame is drawn whole, at the size read anew.
  package func resume() {
    guard phase != .closed else { return }
    // A terminal that is gone says so when it is read.
    try? device.makeRaw()
    resize(to: device.readSize())
    enter()
  }

  /// Gives the terminal back for good. Nothing may be called afterwards.
  package func close() {
    guard phase != .closed else { return }
    if phase == .ours { leave() }
    phase = .closed
    screen.close()
  }

  private func enter() {
    phase = .ours
    guarding?.cover(device, rescue: ModeBytes.rescue(capabilities))
    screen.select()
    screen.erase()
    // Curses enters the alternate screen with its first bytes; the modes come after.
    device.send(screen.update() + ModeBytes.enter(capabilities, mouse: isMouseOn))
    isCursorVisible = true
    // Coming back, curses looks the size up anew, and not where we would.
    resize(to: device.readSize())
  }

  private func leave() {
    screen.select()
    device.send(ModeBytes.leave(capabilities) + screen.leave())
    device.drain()
    device.restoreModes()
    guarding?.uncover()
    isCursorVisible = true
  }

  /// Draws a frame of any size; what does not fit the terminal is cut off.
  package func present(_ frame: Frame) {
    guard phase == .ours else { return }
    screen.select()
    painter.startFrame()
    let changed = (0..<screen.size.rows).filter { isChanged($0, in: frame) }
    var bytes =
      shown != nil && changed.count <= Self.separateRows
      ? drawSeparately(changed, of: frame.surface) : drawTogether(changed, of: frame.surface)
    bytes += cursorBytes(frame.cursor, hasMoved: !bytes.isEmpty)
    if !bytes.isEmpty { bytes = ModeBytes.frameStart + bytes + ModeBytes.frameEnd }
    if capabilities.hasTitle, frame.title != shownTitle {
      bytes += ModeBytes.title(frame.title)
      shownTitle = frame.title
    }
    shown = frame
    if !bytes.isEmpty { device.send(bytes) }
  }

  /// So many changed rows are drawn one by one.
  private static let separateRows = 4

  /// Draws rows one by one. Curses scrolls the terminal when it finds rows moved, which must not
  /// happen behind rows that it did not draw; and it cannot find one moved when one has changed.
  private func drawSeparately(_ rows: [Int], of surface: Surface) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      let cells = visibleCells(row, of: surface)[...]
      let isOwn = !painter.isForCurses(cells)
      let wasOwn = ownRows.contains(row)
      if isOwn && wasOwn {
        bytes += painter.bytes(cells, at: row)
        continue
      }
      if wasOwn { bytes += painter.placeholderBytes(row: row) }
      screen.put(isOwn ? placeholder : painter.cursesCells(cells), row: row)
      bytes += cursesBytes()
      if isOwn { bytes += painter.bytes(cells, at: row) }
      mark(row, isOwn: isOwn)
    }
    return bytes
  }

  /// Draws many rows at once. Curses may scroll here, so the rows that it did not draw are first
  /// made what it believes of them, and all such rows are drawn anew afterwards.
  private func drawTogether(_ rows: [Int], of surface: Surface) -> [UInt8] {
    var bytes = ownRows.sorted().flatMap { painter.placeholderBytes(row: $0) }
    for row in rows {
      let cells = visibleCells(row, of: surface)[...]
      let isOwn = !painter.isForCurses(cells)
      screen.put(isOwn ? placeholder : painter.cursesCells(cells), row: row)
      mark(row, isOwn: isOwn)
    }
    bytes += cursesBytes()
    for row in ownRows.sorted() {
      bytes += painter.bytes(visibleCells(row, of: surface)[...], at: row)
    }
    return bytes
  }

  private func mark(_ row: Int, isOwn: Bool) {
    if isOwn { ownRows.insert(row) } else { ownRows.remove(row) }
  }

  private var placeholder: [cchar_t] { painter.placeholder(columns: screen.size.columns) }

  /// What curses writes, from where it believes its cursor to be.
  private func cursesBytes() -> [UInt8] {
    let drawn = screen.update()
    return drawn.isEmpty ? [] : capabilities.move(toRow: 0, column: 0) + drawn
  }

  private func isChanged(_ row: Int, in frame: Frame) -> Bool {
    guard let shown, shown.surface.size == frame.surface.size else { return true }
    return row < frame.surface.size.rows && shown.surface.row(row) != frame.surface.row(row)
  }

  /// Exactly as many cells as the terminal has columns; a wide glyph cut by the edge is a blank.
  private func visibleCells(_ row: Int, of surface: Surface) -> [Cell] {
    var cells = row < surface.size.rows ? Array(surface.row(row)) : []
    let columns = screen.size.columns
    if cells.count > columns {
      let isCut = columns > 0 && cells[columns].glyph == .continuation
      cells.removeLast(cells.count - columns)
      if isCut { cells[columns - 1].glyph = .blank }
    }
    return cells + Array(repeating: Cell(), count: columns - cells.count)
  }

  /// Places and shows the cursor, or hides it.
  private func cursorBytes(_ cursor: Point?, hasMoved: Bool) -> [UInt8] {
    guard let cursor else {
      defer { isCursorVisible = false }
      return isCursorVisible ? capabilities[.civis] : []
    }
    var bytes: [UInt8] = []
    if hasMoved || shown?.cursor != cursor {
      let row = min(max(0, cursor.row), screen.size.rows - 1)
      let column = min(max(0, cursor.column), screen.size.columns - 1)
      bytes += capabilities.move(toRow: row, column: column)
    }
    if !isCursorVisible { bytes += capabilities[.cnorm] }
    isCursorVisible = true
    return bytes
  }
}
