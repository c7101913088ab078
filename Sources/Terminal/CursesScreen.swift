import CCurses
import CLinux
import Glibc
import Screen

/// One curses screen whose output goes to a file in memory: every `update` gives the bytes.
///
/// Curses keeps its screen in globals, so all screens of a process live on one thread at a time;
/// `select` makes this one current. Curses believes that its cursor rests in the upper left corner
/// between updates: who moves the terminal's cursor puts it back there before the next bytes.
final class CursesScreen {
  private let screen: OpaquePointer
  private let memory: Int32
  private let output: UnsafeMutablePointer<FILE>
  private let input: UnsafeMutablePointer<FILE>
  /// The size that curses has now.
  var size: Size { Size(columns: Int(curses_columns()), rows: Int(curses_lines())) }
  /// How many colours; 0 when none.
  let colorCount: Int

  /// The entry must have passed `Capabilities.check`.
  init(term: String, size: Size) throws(TerminalError) {
    let memory = terminal_memory_file("curses")
    guard memory >= 0 else { throw .system(call: "memfd_create", errno: errno) }
    guard let output = fdopen(memory, "w") else { throw .system(call: "fdopen", errno: errno) }
    guard let input = fopen("/dev/null", "re") else {
      fclose(output)
      throw .system(call: "fopen", errno: errno)
    }
    // Neither LINES and COLUMNS nor the descriptor tell the size: we do, by resizeterm.
    use_env(false)
    guard let screen = curses_newterm_quiet(term, output, input) else {
      fclose(output)
      fclose(input)
      throw .cursesRefused(term: term)
    }
    (self.screen, self.memory, self.output, self.input) = (screen, memory, output, input)
    colorCount = Int(start_color()) == CURSES_OK ? Int(curses_colors()) : 0
    if colorCount > 0 { use_default_colors() }
    typeahead(-1)
    // No line or character shifting by the terminal: it goes wrong where the terminal measures a
    // glyph otherwise. (Curses scrolls the whole screen in spite of this.)
    idlok(curses_window(), false)
    idcok(curses_window(), false)
    resize(to: size)
  }

  /// Corresponds to `delscreen`. `leave` must have come before.
  func close() {
    select()
    delscreen(screen)
    fclose(output)
    fclose(input)
  }

  /// Corresponds to `set_term`.
  func select() { set_term(screen) }

  /// Corresponds to `resizeterm`; at least one cell.
  func resize(to wanted: Size) {
    let wanted = Size(columns: max(1, wanted.columns), rows: max(1, wanted.rows))
    if wanted != size {
      resizeterm(Int32(clamping: wanted.rows), Int32(clamping: wanted.columns))
    }
    redrawAll()
  }

  /// The next update clears the terminal and draws everything.
  func redrawAll() { curses_redraw_all() }

  /// Blanks every row. Corresponds to `werase`.
  func erase() { werase(curses_window()) }

  /// Puts a row; base cells only.
  func put(_ cells: [cchar_t], row: Int) {
    _ = curses_put_row(Int32(clamping: row), cells, Int32(clamping: cells.count))
  }

  /// The bytes that bring the terminal from the last frame to this one; empty when nothing changed.
  func update() -> [UInt8] {
    wmove(curses_window(), 0, 0)
    wnoutrefresh(curses_window())
    doupdate()
    return takeBytes()
  }

  /// The bytes that leave the alternate screen. The next `update` enters it again, and draws all.
  func leave() -> [UInt8] {
    endwin()
    redrawAll()
    return takeBytes()
  }

  private func takeBytes() -> [UInt8] {
    let length = lseek(memory, 0, SEEK_CUR)
    guard length > 0 else { return [] }
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      count = max(0, pread(memory, buffer.baseAddress, length, 0))
    }
    ftruncate(memory, 0)
    lseek(memory, 0, SEEK_SET)
    return bytes
  }
}
