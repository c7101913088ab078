"""Programs on a pseudo-terminal, their bytes with the times they came, and their CPU time."""
import fcntl
import os
import select
import signal
import struct
import subprocess
import termios
import time

COLUMNS, ROWS = 200, 60


def now():
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC)


def cpu(pid):
    """The CPU time of a process, all its threads, in ns (the kernel's id of another's clock)."""
    return int(time.clock_gettime((~pid << 3) | 2) * 1e9)


def wait_until(condition, seconds, what):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"gave up after {seconds} s: {what}")


class Terminal:
    """A program on a terminal of its own, 200x60."""

    def __init__(self, command, environment=None, stdin=None):
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        path = os.ttyname(slave)
        # The first open in a new session makes it the controlling terminal.
        actions = [(os.POSIX_SPAWN_OPEN, 1, path, os.O_RDWR, 0), (os.POSIX_SPAWN_DUP2, 1, 2)]
        actions.append((os.POSIX_SPAWN_DUP2, 1 if stdin is None else stdin, 0))
        surroundings = {
            "PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "HOME": "/nonexistent", **(environment or {})}
        self.started = now()
        self.pid = os.posix_spawn(
            command[0], command, surroundings, file_actions=actions, setsid=True,
            setsigmask=[], setsigdef=[signal.SIGPIPE])
        os.close(slave)
        os.set_blocking(self.master, False)
        self.output = bytearray()
        self.is_open = True

    def read(self, seconds):
        """Takes what comes within this time; the time it came, or None."""
        if not self.is_open:
            time.sleep(min(seconds, 0.01))
            return None
        poll = select.poll()
        poll.register(self.master, select.POLLIN)
        if not poll.poll(seconds * 1000):
            return None
        try:
            read = os.read(self.master, 1 << 16)
        except OSError:
            read = b""
        came = now()
        if not read:
            self.is_open = False
            return None
        self.output += read
        return came

    def wait_for(self, wanted, seconds=20, start=0):
        """The time at which these bytes were there, counted from an offset in the output."""
        end = time.monotonic() + seconds
        came = now()
        while True:
            at = self.output.find(wanted, start)
            if at >= 0:
                return came
            start = max(start, len(self.output) - len(wanted))
            left = end - time.monotonic()
            if left <= 0 or not self.is_open:
                raise TimeoutError(f"{wanted!r} did not come to the terminal")
            came = self.read(min(left, 0.5)) or came

    def settle(self, quiet=0.05, most=20):
        """Reads until nothing has come for a while."""
        end = time.monotonic() + most
        while time.monotonic() < end and self.read(quiet) is not None:
            pass

    def write(self, text):
        """Types; gives the time just before."""
        at = now()
        os.write(self.master, text if isinstance(text, bytes) else text.encode())
        return at

    def memory(self, field="VmRSS"):
        """Resident memory in MB: all, or `RssAnon`, what is no file's."""
        with open(f"/proc/{self.pid}/status") as status:
            for line in status:
                if line.startswith(field + ":"):
                    return int(line.split()[1]) / 1024
        return 0

    def close(self):
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.kill(self.pid, number)
            except ProcessLookupError:
                break
            end = time.monotonic() + 2
            while time.monotonic() < end:
                self.read(0.01)
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self.master)
                    return
        os.close(self.master)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Source:
    """The source of tokens, and what it tells."""

    def __init__(self, program):
        self.process = subprocess.Popen(
            [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self.lines = b""
        self.events = []
        wait_until(lambda: self.next("port"), 5, "the source of tokens")
        self.port = self.taken[0]

    def next(self, kind):
        """Takes the oldest event of a kind; its numbers are then in `taken`."""
        if select.select([self.process.stdout], [], [], 0)[0]:
            self.lines += os.read(self.process.stdout.fileno(), 1 << 20)
            *whole, self.lines = self.lines.split(b"\n")
            for line in whole:
                name, *numbers = line.decode().split()
                self.events.append((name, [int(number) for number in numbers]))
        for index, (name, numbers) in enumerate(self.events):
            if name == kind:
                del self.events[index]
                self.taken = numbers
                return True
        return False

    def close(self):
        self.process.stdin.close()
        self.process.wait()
