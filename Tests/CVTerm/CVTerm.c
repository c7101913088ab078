#include "CVTerm.h"

#include <stdlib.h>
#include <string.h>

static int on_property(VTermProp property, VTermValue *value, void *user) {
  CVTerm *self = user;
  switch (property) {
    case VTERM_PROP_CURSORVISIBLE: self->is_cursor_visible = value->boolean; break;
    case VTERM_PROP_ALTSCREEN: self->is_alternate = value->boolean; break;
    case VTERM_PROP_MOUSE: self->mouse = value->number; break;
    case VTERM_PROP_TITLE:
      strncpy(self->title, value->string, sizeof self->title - 1);
      break;
    default: break;
  }
  return 1;
}

static void on_output(const char *bytes, size_t count, void *user) {
  CVTerm *self = user;
  size_t room = sizeof self->output - self->output_count;
  if (count > room) count = room;
  memcpy(self->output + self->output_count, bytes, count);
  self->output_count += count;
}

// libvterm 0.3 crashes when a wide glyph comes to a terminal of one column.
static int at_least_two(int columns) { return columns < 2 ? 2 : columns; }

CVTerm *cvterm_new(int columns, int rows) {
  static const VTermScreenCallbacks callbacks = {.settermprop = on_property};
  CVTerm *self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  self->is_cursor_visible = 1;
  self->terminal = vterm_new(rows, at_least_two(columns));
  vterm_set_utf8(self->terminal, 1);
  vterm_output_set_callback(self->terminal, on_output, self);
  self->screen = vterm_obtain_screen(self->terminal);
  vterm_screen_set_callbacks(self->screen, &callbacks, self);
  vterm_screen_enable_altscreen(self->screen, 1);
  vterm_screen_reset(self->screen, 1);
  return self;
}

void cvterm_free(CVTerm *self) {
  vterm_free(self->terminal);
  free(self);
}

void cvterm_resize(CVTerm *self, int columns, int rows) {
  vterm_set_size(self->terminal, rows, at_least_two(columns));
}

void cvterm_write(CVTerm *self, const void *bytes, size_t count) {
  vterm_input_write(self->terminal, bytes, count);
}

static int32_t color(VTermColor color) {
  if (VTERM_COLOR_IS_DEFAULT_FG(&color) || VTERM_COLOR_IS_DEFAULT_BG(&color)) return -1;
  if (VTERM_COLOR_IS_INDEXED(&color)) return color.indexed.idx;
  return 0x1000000 | color.rgb.red << 16 | color.rgb.green << 8 | color.rgb.blue;
}

void cvterm_cell(const CVTerm *self, int column, int row, CVTermCell *cell) {
  VTermScreenCell found;
  memset(cell, 0, sizeof *cell);
  if (!vterm_screen_get_cell(self->screen, (VTermPos){.row = row, .col = column}, &found)) return;
  if (found.chars[0] == (uint32_t)-1) {
    cell->scalar_count = -1;
    return;
  }
  while (cell->scalar_count < VTERM_MAX_CHARS_PER_CELL && found.chars[cell->scalar_count] != 0) {
    cell->scalars[cell->scalar_count] = found.chars[cell->scalar_count];
    cell->scalar_count++;
  }
  cell->width = found.width;
  cell->attributes = (found.attrs.bold ? CVTERM_BOLD : 0) |
                     (found.attrs.italic ? CVTERM_ITALIC : 0) |
                     (found.attrs.underline ? CVTERM_UNDERLINE : 0) |
                     (found.attrs.reverse ? CVTERM_REVERSE : 0) |
                     (found.attrs.strike ? CVTERM_STRIKE : 0);
  cell->foreground = color(found.fg);
  cell->background = color(found.bg);
}

void cvterm_cursor(const CVTerm *self, int *column, int *row) {
  VTermPos position;
  vterm_state_get_cursorpos(vterm_obtain_state(self->terminal), &position);
  *column = position.col;
  *row = position.row;
}

// Lets the emulator send something, looks at it and takes it back.
static int sends(CVTerm *self, size_t before, const char *expected) {
  size_t count = self->output_count - before;
  int same = count == strlen(expected) && memcmp(self->output + before, expected, count) == 0;
  self->output_count = before;
  return same;
}

int cvterm_is_paste_on(CVTerm *self) {
  size_t before = self->output_count;
  vterm_keyboard_start_paste(self->terminal);
  return sends(self, before, "\033[200~");
}

int cvterm_is_keypad_on(CVTerm *self) {
  size_t before = self->output_count;
  vterm_keyboard_key(self->terminal, VTERM_KEY_UP, VTERM_MOD_NONE);
  return sends(self, before, "\033OA");
}

size_t cvterm_take_output(CVTerm *self, char *bytes, size_t limit) {
  size_t count = self->output_count < limit ? self->output_count : limit;
  memcpy(bytes, self->output, count);
  memmove(self->output, self->output + count, self->output_count - count);
  self->output_count -= count;
  return count;
}
