extension Composer {
  /// Does one of readline's commands.
  @discardableResult
  package mutating func perform(_ command: EditCommand) -> EditOutcome {
    let before = last
    last = .other
    switch command {
    case .newline:
      insert("\n" as Character)
      return .changed
    case .lineStart: return move(to: lineStart(from: cursor))
    case .lineEnd: return move(to: lineEnd(from: cursor))
    case .characterForward: return move(to: characterAfter(cursor))
    case .characterBackward: return move(to: characterBefore(cursor))
    case .wordForward: return move(to: wordEnd(from: cursor))
    case .wordBackward: return move(to: wordStart(from: cursor))
    case .deleteForward: return delete(cursor..<characterAfter(cursor))
    case .deleteBackward: return delete(characterBefore(cursor)..<cursor)
    case .killLine: return kill(cursor..<lineKillEnd, joins: before)
    case .killToStart: return kill(lineKillStart..<cursor, joins: before)
    case .killWord: return kill(cursor..<wordEnd(from: cursor), joins: before)
    case .killWordBackward: return kill(wordStart(from: cursor)..<cursor, joins: before)
    case .killBlankWord: return kill(blankWordStart(from: cursor)..<cursor, joins: before)
    case .yank: return yank()
    case .yankPop: return yankPop(after: before)
    case .transposeCharacters: return transposeCharacters()
    case .transposeWords: return transposeWords()
    case .upcaseWord: return changeWord { $0.uppercased() }
    case .downcaseWord: return changeWord { $0.lowercased() }
    case .capitalizeWord: return changeWord(Self.capitalized)
    case .undo: return undo() ? .changed : .none
    }
  }

  mutating func move(to offset: Int) -> EditOutcome {
    undoLog.endRun()
    guard offset != cursor else { return .none }
    cursor = offset
    return .moved
  }

  private mutating func delete(_ range: Range<Int>) -> EditOutcome {
    guard !range.isEmpty else { return .none }
    replace(range, with: "", undo: .deleting)
    return .changed
  }
}

// Cutting and yanking.
extension Composer {
  /// To the end of the line; at its end, its LF, so that repeating goes on.
  private var lineKillEnd: Int {
    let end = lineEnd(from: cursor)
    return end == cursor ? characterAfter(end) : end
  }

  private var lineKillStart: Int {
    let start = lineStart(from: cursor)
    return start == cursor ? characterBefore(start) : start
  }

  /// Cuts a range that begins or ends at the cursor. Cuts one after another are one in the ring.
  private mutating func kill(_ range: Range<Int>, joins before: LastCommand) -> EditOutcome {
    guard !range.isEmpty else {
      // A cut that found nothing does not break a run of cuts.
      last = before
      return .none
    }
    let cut = String(text[index(range.lowerBound)..<index(range.upperBound)])
    if before == .kill {
      killRing.join(cut, after: range.lowerBound == cursor)
    } else {
      killRing.push(cut)
    }
    replace(range, with: "")
    last = .kill
    return .changed
  }

  private mutating func yank() -> EditOutcome {
    guard let text = killRing.current else { return .none }
    return putYank(text, in: cursor..<cursor)
  }

  /// Only after a yank: puts the cut before in its place.
  private mutating func yankPop(after before: LastCommand) -> EditOutcome {
    guard case .yank(let range) = before else { return .none }
    killRing.rotate()
    guard let text = killRing.current else { return .none }
    return putYank(text, in: range)
  }

  private mutating func putYank(_ yanked: String, in range: Range<Int>) -> EditOutcome {
    let isRoom =
      text.utf8.count - range.count + yanked.utf8.count <= Self.maximumBytes
    guard isRoom else { return .none }
    replace(range, with: yanked)
    last = .yank(range.lowerBound..<range.lowerBound + yanked.utf8.count)
    return .changed
  }
}

// Exchanging and letter case.
extension Composer {
  /// Exchanges the characters around the cursor and goes on; at the end of the line the two before
  /// it.
  private mutating func transposeCharacters() -> EditOutcome {
    let start = lineStart(from: cursor)
    let middle = cursor == lineEnd(from: cursor) ? characterBefore(cursor) : cursor
    guard middle > start else { return .none }
    let first = characterBefore(middle)
    let end = characterAfter(middle)
    let left = text[index(first)..<index(middle)]
    let right = text[index(middle)..<index(end)]
    replace(first..<end, with: String(right + left))
    return .changed
  }

  /// Exchanges the word at or before the cursor with the one after it, and goes behind both.
  private mutating func transposeWords() -> EditOutcome {
    let rightEnd = wordEnd(from: cursor)
    let rightStart = wordStart(from: rightEnd)
    let leftStart = wordStart(from: rightStart)
    let leftEnd = wordEnd(from: leftStart)
    guard leftStart < leftEnd, leftEnd <= rightStart, rightStart < rightEnd else { return .none }
    func piece(_ range: Range<Int>) -> Substring {
      text[index(range.lowerBound)..<index(range.upperBound)]
    }
    let exchanged =
      piece(rightStart..<rightEnd) + piece(leftEnd..<rightStart) + piece(leftStart..<leftEnd)
    replace(leftStart..<rightEnd, with: String(exchanged))
    return .changed
  }

  private mutating func changeWord(_ change: (Substring) -> String) -> EditOutcome {
    let end = wordEnd(from: cursor)
    guard end > cursor else { return .none }
    let old = text[index(cursor)..<index(end)]
    let new = change(old)
    guard new != old else { return move(to: end) }
    replace(cursor..<end, with: new)
    return .changed
  }

  /// The first letter as a capital, the others small.
  private static func capitalized(_ word: Substring) -> String {
    guard let first = word.firstIndex(where: { $0.isLetter || $0.isNumber }) else {
      return String(word)
    }
    let rest = word[word.index(after: first)...]
    return word[..<first] + word[first].uppercased() + rest.lowercased()
  }
}
