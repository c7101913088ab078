/* Opens curses, draws one screen, ends: the floor for a start. */
#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <ncurses.h>

int main(void) {
  setlocale(LC_ALL, "");
  if (!initscr()) return 1;
  raw();
  noecho();
  for (int row = 0; row < LINES - 1; row++) mvprintw(row, 0, "row %d of the first screen", row);
  mvaddstr(LINES - 1, 0, "ready");
  refresh();
  endwin();
  return 0;
}
