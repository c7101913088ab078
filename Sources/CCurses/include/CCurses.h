// The parts of ncursesw that Swift cannot reach itself: macros, variadics and globals.
// Never putp, getch, pads or init_color (docs/decisions/0006-curses-into-memory.md).
#pragma once

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

// From term.h, which we do not include: its macros (lines, columns, tab, ...) spoil other headers.
struct term;
int setupterm(const char *term, int fd, int *error);
int del_curterm(struct term *terminal);
extern struct term *cur_term;

enum { CURSES_OK = OK, CURSES_ERR = ERR, CURSES_CELL_SCALARS = CCHARW_MAX };

// attr_t values; the macros are casts, which Swift does not import.
static const attr_t curses_bold = A_BOLD;
static const attr_t curses_dim = A_DIM;
static const attr_t curses_italic = A_ITALIC;
static const attr_t curses_underline = A_UNDERLINE;
static const attr_t curses_reverse = A_REVERSE;

// 1 when the entry was found; 0 not found, -1 no database. Frees nothing: see curses_term_forget.
static inline int curses_term_load(const char *term) {
  int error = -1;
  if (setupterm(term, 1, &error) == OK) return 1;
  return error > 0 ? -2 : error;  // 1 with ERR: a hardcopy terminal
}
static inline void curses_term_forget(void) {
  if (cur_term != NULL) del_curterm(cur_term);
}

// A string capability, or NULL when the entry lacks it.
static inline const char *curses_capability(const char *name) {
  const char *found = tigetstr(name);
  return found == (const char *)-1 ? NULL : found;
}
static inline int curses_flag(const char *name) { return tigetflag(name) > 0; }
// The capability with up to two numbers filled in. Valid until the next call.
static inline const char *curses_fill(const char *capability, int first, int second) {
  return tiparm(capability, first, second);
}

static inline WINDOW *curses_window(void) { return stdscr; }
static inline int curses_colors(void) { return COLORS; }
static inline int curses_lines(void) { return LINES; }
static inline int curses_columns(void) { return COLS; }

// One cell: a base character, its combining marks, NUL.
static inline void curses_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
  setcchar(cell, text, attributes, 0, &pair);
}
// Puts the cells (base cells only, no right halves) at the start of a row.
static inline int curses_put_row(int row, const cchar_t *cells, int count) {
  return mvwadd_wchnstr(stdscr, row, 0, cells, count);
}
static inline void curses_redraw_all(void) { clearok(curscr, TRUE); }

static inline void curses_no_signal(int number) { (void)number; }

// newterm installs handlers for INT, TERM, TSTP and WINCH where it finds the default action, and
// then ignores TSTP for the time of every doupdate (which loses a pending one). It leaves signals
// alone for good that have a handler when it first looks, so they have one while it looks.
// Entries without a size (linux, cygwin) it refuses when it may not ask for one; the descriptor is
// no terminal, so that asking gives 24 rows of 80.
static inline SCREEN *curses_newterm_quiet(const char *term, FILE *output, FILE *input) {
  static const int signals[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
  struct sigaction before[4], handler;
  memset(&handler, 0, sizeof handler);
  handler.sa_handler = curses_no_signal;
  for (int i = 0; i < 4; i++) sigaction(signals[i], &handler, &before[i]);
  use_tioctl(TRUE);
  SCREEN *screen = newterm(term, output, input);
  for (int i = 0; i < 4; i++) sigaction(signals[i], &before[i], NULL);
  return screen;
}
