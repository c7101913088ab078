package import Screen

/// Draws surfaces on a terminal and reads its bytes. All calls come from the event loop's thread.
package protocol TerminalDriver: AnyObject {
  /// The terminal's size in cells, read anew.
  func readSize() -> Size
  /// Readable when input waits; nil for a terminal without a descriptor.
  var inputDescriptor: Int32? { get }
  /// Reads what waits, without blocking. Nil at the end of input (the terminal is gone).
  func readInput() -> [UInt8]?
  /// Draws one frame. Must not be called while `hasPendingOutput`.
  func present(_ frame: Frame)
  /// Bytes that the terminal has not taken yet; wait for `outputDescriptor` to be writable and
  /// call `flush`.
  var hasPendingOutput: Bool { get }
  var outputDescriptor: Int32? { get }
  func flush()
  /// Sends bytes made by us (OSC 52, mode switches) after what is pending.
  func send(_ bytes: [UInt8])
  /// Forgets what the terminal shows: the next frame is drawn whole.
  func invalidate()
  /// The terminal has this size now; the next frame will have it too.
  func resize(to size: Size)
  /// Mouse reports on or off.
  func setMouse(_ isOn: Bool)
  /// Gives the terminal back to the shell (modes, termios) and takes it again.
  func suspend()
  func resume()
}

/// One picture of the whole screen.
package struct Frame: Hashable, Sendable {
  package var surface: Surface
  /// Where the hardware cursor stands; nil hides it. Input methods draw here.
  package var cursor: Point?
  /// The terminal's title; already sanitised.
  package var title: String

  package init(surface: Surface, cursor: Point?, title: String) {
    self.surface = surface
    self.cursor = cursor
    self.title = title
  }
}
