/* Shows what comes on standard input as it comes, and echoes keys in the last row: the floor for a
 * chat on a terminal. No parser, no history. `curl -sN … | curses-stream` */
#define NCURSES_WIDECHAR 1
#include <fcntl.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <unistd.h>

int main(void) {
  setlocale(LC_ALL, "");
  int tty = open("/dev/tty", O_RDWR);
  if (tty < 0 || !initscr()) return 1;
  raw();
  noecho();
  WINDOW *text = newwin(LINES - 1, COLS, 0, 0), *line = newwin(1, COLS, LINES - 1, 0);
  scrollok(text, TRUE);
  struct pollfd ready[] = {{.fd = 0, .events = POLLIN}, {.fd = tty, .events = POLLIN}};
  char bytes[65536];
  while (poll(ready, 2, -1) > 0) {
    if (ready[1].revents) {
      ssize_t count = read(tty, bytes, sizeof bytes);
      if (count <= 0 || bytes[0] == 3) break;
      if (getcurx(line) > COLS - 40) werase(line), wmove(line, 0, 0);
      waddnstr(line, bytes, (int)count);
    }
    if (ready[0].revents) {
      ssize_t count = read(0, bytes, sizeof bytes);
      if (count <= 0) ready[0].fd = -1;
      if (count > 0) waddnstr(text, bytes, (int)count);
    }
    wnoutrefresh(text);
    wnoutrefresh(line);
    doupdate();
  }
  endwin();
  return 0;
}
