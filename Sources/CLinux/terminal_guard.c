// The handler of last resort. Everything it touches was made beforehand and lies in static memory;
// it calls only functions that signal-safety(7) lists.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "include/terminal.h"

static struct {
  atomic_int covered;  // 1: the terminal is ours and must be given back
  int fd;
  struct termios modes;
  char bytes[1024];
  size_t count;
} state;

static struct {
  atomic_int ready;
  int original, file;
  char notice[512];
  size_t count;
} errors;

static char alternate_stack[64 * 1024];
// What ends the program by default: its own faults, and what others may send or a limit brings.
static const int faults[] = {SIGILL,  SIGTRAP, SIGABRT,   SIGSEGV, SIGBUS,  SIGFPE,
                             SIGSYS,  SIGXCPU, SIGXFSZ,   SIGALRM, SIGPROF, SIGVTALRM,
                             SIGUSR1, SIGUSR2, SIGSTKFLT, SIGPOLL, SIGPWR};
static const int endings[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};

// Writes everything, or gives up when the terminal takes nothing for 300 ms.
static void write_all(int fd, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(fd, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
      continue;
    }
    if (written < 0 && errno == EINTR) continue;
    struct pollfd wait = {.fd = fd, .events = POLLOUT};
    if (written < 0 && errno == EAGAIN && poll(&wait, 1, 300) > 0 && (wait.revents & POLLOUT))
      continue;
    return;
  }
}

// Copies the last 4 KiB of what was said on standard error; controls become '?', C1 too.
static void tell_errors(void) {
  static char tail[4096];
  if (!atomic_exchange(&errors.ready, 0)) return;
  off_t end = errors.file < 0 ? 0 : lseek(errors.file, 0, SEEK_END);
  off_t start = end > (off_t)sizeof tail ? end - (off_t)sizeof tail : 0;
  ssize_t count = end > 0 ? pread(errors.file, tail, (size_t)(end - start), start) : 0;
  for (ssize_t i = 0; i < count; i++) {
    unsigned char byte = (unsigned char)tail[i];
    int afterC2 = i > 0 && (unsigned char)tail[i - 1] == 0xC2;
    if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) tail[i] = '?';
    if (afterC2 && byte >= 0x80 && byte < 0xA0) tail[i - 1] = tail[i] = '?';
  }
  if (count > 0) write_all(errors.original, tail, (size_t)count);
  write_all(errors.original, errors.notice, errors.count);
}

// Gives the terminal back, once.
static void restore(void) {
  if (!atomic_exchange(&state.covered, 0)) return;
  int saved = errno;
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTTOU);
  sigprocmask(SIG_BLOCK, &stop, NULL);
  write_all(state.fd, state.bytes, state.count);
  tcsetattr(state.fd, TCSANOW, &state.modes);
  errno = saved;
}

// exit() called in the middle of things, by a library perhaps.
static void on_exit_while_covered(void) {
  if (!atomic_load(&state.covered)) return;
  restore();
  tell_errors();
}

static void end_by(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(number, &action, NULL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  raise(number);
  _exit(128 + number);
}

static void on_fault(int number) {
  restore();
  tell_errors();
  end_by(number);
}

// Waits for the loop to read TERM, HUP, INT or QUIT; when it does not, the loop is stuck and the
// signal does here what it does by default, after the terminal was given back.
static void *watch(void *argument) {
  int patience = (int)(intptr_t)argument;
  sigset_t set, all;
  sigfillset(&all);
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) sigdelset(&all, faults[i]);
  pthread_sigmask(SIG_SETMASK, &all, NULL);
  sigemptyset(&set);
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) sigaddset(&set, endings[i]);
  int fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
  struct pollfd wait = {.fd = fd, .events = POLLIN};
  while (fd >= 0) {
    if (poll(&wait, 1, -1) <= 0) continue;
    int waited = 0;
    for (; waited < patience && poll(&wait, 1, 0) > 0; waited += 50)
      nanosleep(&(struct timespec){.tv_nsec = 50 * 1000 * 1000}, NULL);
    struct signalfd_siginfo record;
    if (waited < patience || read(fd, &record, sizeof record) != (ssize_t)sizeof record) continue;
    restore();
    tell_errors();
    end_by((int)record.ssi_signo);
  }
  return NULL;
}

void guard_cover(int fd, const struct termios *modes, const void *bytes, size_t count) {
  atomic_store(&state.covered, 0);
  state.fd = fd;
  state.modes = *modes;
  state.count = count < sizeof state.bytes ? count : sizeof state.bytes;
  memcpy(state.bytes, bytes, state.count);
  atomic_store(&state.covered, 1);
}

void guard_uncover(void) { atomic_store(&state.covered, 0); }

void guard_errors(int original, int file, const void *notice, size_t count) {
  atomic_store(&errors.ready, 0);
  errors.original = original;
  errors.file = file;
  errors.count = count < sizeof errors.notice ? count : sizeof errors.notice;
  if (errors.count > 0) memcpy(errors.notice, notice, errors.count);
  atomic_store(&errors.ready, original >= 0);
}

void guard_install(int patience_ms) {
  static atomic_int installed;
  if (atomic_exchange(&installed, 1)) return;
  stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
  sigaltstack(&stack, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_fault;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) sigaction(faults[i], &action, NULL);
  atexit(on_exit_while_covered);
  pthread_t thread;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, 64 * 1024);
  pthread_create(&thread, &attributes, watch, (void *)(intptr_t)patience_ms);
  pthread_attr_destroy(&attributes);
}
