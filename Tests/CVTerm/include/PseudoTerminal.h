// Pseudo-terminals and programs in them, for tests.
#pragma once

#include <stddef.h>
#include <sys/types.h>

// The near end of a new pseudo-terminal, close-on-exec and non-blocking; the name of the far end.
int pty_open(char *name, size_t limit);
// Starts a program in a session of its own with the far end as its controlling terminal and its
// descriptors 0, 1 and 2, default signals, in `directory` when not NULL. -1 on failure.
pid_t pty_spawn(char *const argv[], char *const envp[], const char *terminal,
                const char *directory);
