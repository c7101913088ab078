// libvterm as the tests need it: one emulator with its modes remembered, cells without bit fields.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <vterm.h>

#include "PseudoTerminal.h"

enum { CVTERM_BOLD = 1, CVTERM_ITALIC = 4, CVTERM_UNDERLINE = 8, CVTERM_REVERSE = 16,
       CVTERM_STRIKE = 32 };

// A colour: -1 the terminal's own, 0...255 an index, 0x1000000 | RGB.
typedef struct {
  uint32_t scalars[VTERM_MAX_CHARS_PER_CELL];
  int scalar_count;
  int width;
  int attributes;
  int32_t foreground;
  int32_t background;
} CVTermCell;

typedef struct {
  VTerm *terminal;
  VTermScreen *screen;
  int is_cursor_visible;
  int is_alternate;
  int mouse;  // VTERM_PROP_MOUSE_*
  char title[512];
  // What the emulator answers, until it is taken.
  char output[4096];
  size_t output_count;
} CVTerm;

CVTerm *cvterm_new(int columns, int rows);
void cvterm_free(CVTerm *self);
void cvterm_resize(CVTerm *self, int columns, int rows);
void cvterm_write(CVTerm *self, const void *bytes, size_t count);
// The cell at a place; scalar_count 0 when empty, -1 for the right half of a wide glyph.
void cvterm_cell(const CVTerm *self, int column, int row, CVTermCell *cell);
void cvterm_cursor(const CVTerm *self, int *column, int *row);
// Modes that libvterm does not tell are found by what a key, a paste or a button sends.
int cvterm_is_paste_on(CVTerm *self);
int cvterm_is_keypad_on(CVTerm *self);
// What the up arrow, a paste bracket, ... would send is not kept; answers to queries are.
size_t cvterm_take_output(CVTerm *self, char *bytes, size_t limit);
