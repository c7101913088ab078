#pragma once
// How a scalar is shown in a terminal: one generated table (CWidthTable.c, Unicode 17) for Swift
// and for C. Our `wcwidth` replaces libc's for the whole program: ncursesw calls it, so curses and
// we always agree. docs/decisions/0003-width-table.md tells the rules.
#include <wchar.h>

// One byte a scalar:
#define CWIDTH_COLUMNS 3          // 0, 1 or 2, an ambiguous scalar counted as 1
#define CWIDTH_AMBIGUOUS 4        // 1 or 2 columns, as the terminal is set
#define CWIDTH_NARROW_TO_WIDE 8   // with VS16 after it, 2 columns
#define CWIDTH_JOINS 16           // may share a grapheme cluster with what stands beside it
#define CWIDTH_MARK 32            // never shown as itself, or only by context (sanitiser)
#define CWIDTH_PICTOGRAPHIC 64    // Extended_Pictographic
#define CWIDTH_SPACING 128        // spacing combining mark: adds a column to its base

extern const unsigned char cwidth_index[0x110000 >> 7];
extern const unsigned char cwidth_blocks[][128];

/// The byte of a scalar; of what is no scalar, that of a noncharacter.
static inline unsigned char cwidth_properties(unsigned scalar) {
  if (scalar > 0x10FFFF) scalar = 0xFFFF;
  return cwidth_blocks[cwidth_index[scalar >> 7]][scalar & 127];
}

/// Sets how many columns (1 or 2) `wcwidth` gives ambiguous scalars, for the whole program. 1 until
/// it is called. Any thread may call it; set it before the first frame or repaint after it.
void cwidth_set_ambiguous(int columns);

/// Replaces wcwidth(3) in the whole program: -1 for controls and what is no character, else 0, 1
/// or 2. Linkers export it from an executable linked against ncursesw, whose reference it meets: no
/// flag is needed.
int wcwidth(wchar_t character);
