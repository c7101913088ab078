#pragma once
// Starting and watching a child: a C function, because Swift sees neither what glibc declares
// only under _GNU_SOURCE nor variadic system calls.
#include <stdbool.h>
#include <sys/types.h>

// Starts `program` (searched in our PATH), with an empty signal mask, every signal at its default
// action, `standard` as descriptors 0, 1 and 2, and no other descriptor open. With `own_session`
// it leads a session and a process group of its own and has no controlling terminal.
// Gives 0 and the process id, or an errno.
int clinux_spawn(pid_t *pid, const char *program, char *const arguments[],
                 char *const environment[], const int standard[3], bool own_session);

// pidfd_open(2): readable once the process has ended; closed on exec. -1 and errno on failure.
int clinux_pidfd_open(pid_t pid);

// pipe2(2) with O_CLOEXEC, both ends above 2, the end at `ours` (0 or 1) non-blocking. 0 or an
// errno.
int clinux_pipe(int ends[2], int ours);
