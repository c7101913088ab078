#define _GNU_SOURCE
#include "process.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <unistd.h>

int clinux_spawn(pid_t *pid, const char *program, char *const arguments[],
                 char *const environment[], const int standard[3], bool own_session) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int failure = posix_spawn_file_actions_init(&actions);
  if (failure) return failure;
  failure = posix_spawnattr_init(&attributes);
  if (failure) {
    posix_spawn_file_actions_destroy(&actions);
    return failure;
  }
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                               (own_session ? POSIX_SPAWN_SETSID : 0));
  for (int target = 0; target < 3 && !failure; target++)
    failure = posix_spawn_file_actions_adddup2(&actions, standard[target], target);
  // Libraries (curl, ncurses) open descriptors that are not close-on-exec.
  if (!failure) failure = posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  if (!failure)
    failure = posix_spawnp(pid, program, &actions, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failure;
}

int clinux_pidfd_open(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

// Moves a descriptor above the standard ones, where a dup2 for a child could overwrite it: one of
// them may be free when we were started with it closed.
static int raise_descriptor(int *descriptor) {
  if (*descriptor > 2) return 0;
  int raised = fcntl(*descriptor, F_DUPFD_CLOEXEC, 3);
  if (raised < 0) return errno;
  close(*descriptor);
  *descriptor = raised;
  return 0;
}

int clinux_pipe(int ends[2], int ours) {
  if (pipe2(ends, O_CLOEXEC) < 0) return errno;
  int failure = raise_descriptor(&ends[0]);
  if (!failure) failure = raise_descriptor(&ends[1]);
  if (!failure && fcntl(ends[ours], F_SETFL, O_NONBLOCK) < 0) failure = errno;
  if (failure) {
    close(ends[0]);
    close(ends[1]);
  }
  return failure;
}
