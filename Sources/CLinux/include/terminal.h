// Linux calls for the terminal that Swift cannot make itself, and the handler that gives the
// terminal back when a fault or a deadly signal ends the program.
#pragma once

#include <stddef.h>
#include <sys/types.h>
#include <termios.h>

// Columns and rows by TIOCGWINSZ; 0, or -1 with errno.
int terminal_get_size(int fd, int *columns, int *rows);
// TIOCSWINSZ; for test harnesses.
int terminal_set_size(int fd, int columns, int rows);
// An anonymous file in memory, closed on exec; -1 with errno.
int terminal_memory_file(const char *name);
// open(2), which is variadic, with O_CLOEXEC added; mode 0600.
int terminal_open(const char *path, int flags);
// Saves the modes in *saved and makes every byte a key: no echo, no line editing, no signals, no
// flow control, no CR to LF, nothing changed on the way out. tcsetattr with TCSANOW. In the background it
// stops the process by SIGTTOU until it is in the foreground. 0, or -1 with errno.
int terminal_make_raw(int fd, struct termios *saved);
// tcsetattr with TCSANOW and SIGTTOU blocked, so that a background process is not stopped by it.
int terminal_set_modes(int fd, const struct termios *modes);

// Blocks the signals in this thread (and those it starts later) and gives a descriptor that is
// readable when one waits; SIGPIPE becomes ignored. -1 with errno.
int signals_open(const int *numbers, int count);
// Fills numbers with what waits, at most maximum; the count, 0 when nothing waits.
int signals_read(int fd, int *numbers, int maximum);
// Lets the signals through again.
void signals_unblock(const int *numbers, int count);
// Stops the process group as Ctrl+Z does (default action of SIGTSTP); returns when continued.
void signals_stop_group(void);
// Ends the process by the default action of a signal, so that the exit status names it.
void signals_die(int number) __attribute__((noreturn));

// What the handler needs; all made beforehand. The bytes are copied, at most 1024 of them.
// Covers from now on: ILL TRAP ABRT SEGV BUS FPE and whatever else ends a program by default (SYS XCPU
// XFSZ ALRM PROF VTALRM USR1 USR2 STKFLT POLL PWR), exit(), and TERM HUP INT QUIT when nobody reads
// them from the signal descriptor for patience_ms.
void guard_cover(int fd, const struct termios *modes, const void *bytes, size_t count);
// The terminal is the shell's again: nothing to restore.
void guard_uncover(void);
// Installs the handlers on an alternate stack, for the life of the process; once.
void guard_install(int patience_ms);
// Where standard error really goes, the file it goes to meanwhile, and one sentence for a crash;
// the handler copies the tail of the file to `original`, controls made harmless. -1: nothing.
void guard_errors(int original, int file, const void *notice, size_t count);
