"""What is measured: Rivulet, and the floor that stands beside it, behind one face."""
import json
import os
import subprocess
import tempfile

from terminal import Terminal, cpu, wait_until


class Programs:
    """Where everything is."""

    def __init__(self, rivulet, folder):
        self.rivulet = rivulet
        self.hello = f"{folder}/curses-hello"
        self.stream = f"{folder}/curses-stream"
        self.source = f"{folder}/token-source"
        self.curl = next(
            path for path in ("/usr/bin/curl", "/usr/local/bin/curl") if os.path.exists(path))


class Home:
    """A home folder with a profile that talks to the source, or with nothing."""

    def __init__(self, port=None):
        self.folder = tempfile.TemporaryDirectory(prefix="rivulet-bench")
        self.environment = {"HOME": self.folder.name}
        if port is None:
            return
        settings = f"{self.folder.name}/.config/rivulet"
        os.makedirs(settings)
        with open(f"{settings}/config.toml", "w") as file:
            file.write(
                'profile = "bench"\n[profiles.bench]\napi = "coze-v3"\n'
                f'base_url = "http://127.0.0.1:{port}"\nbot_id = "7379462189365190001"\n'
                'token_env = "BENCH_TOKEN"\n')
        self.environment["BENCH_TOKEN"] = "bench"

    def close(self):
        self.folder.cleanup()


def order(shape, count, rate=0, words=1, kind="bench"):
    return f"{kind} {shape} {count} {rate} {words}"


class Rivulet:
    """The app with a profile."""

    def __init__(self, programs, source):
        self.home = Home(source.port)
        self.source = source
        self.terminal = Terminal([programs.rivulet], self.home.environment)
        self.terminal.wait_for(b"\x1b[?2026l")
        self.terminal.settle(0.3)

    def ask(self, shape, count, rate=0, words=1):
        """Sends a question and waits until its answer is on the way, its tokens still to come."""
        self.terminal.write(order(shape, count, rate, words))
        self.terminal.settle()
        self.terminal.write("\r")
        self._wait_for_begin()
        self.terminal.settle()

    def _wait_for_begin(self):
        def begun():
            self.terminal.read(0.005)
            return self.source.next("B")
        wait_until(begun, 10, "the request")

    def cpu(self):
        return cpu(self.terminal.pid)

    def close(self):
        self.terminal.close()
        self.home.close()


class Floor:
    """`curl -sN | curses-stream`, brought the same bytes, which it shows as they are. Its CPU time
    is that of both."""

    kind = "bench"

    def __init__(self, programs, source):
        self.programs, self.source = programs, source
        self.curl = self.terminal = None

    def ask(self, shape, count, rate=0, words=1):
        body = json.dumps({"content": order(shape, count, rate, words, self.kind)})
        reading, writing = os.pipe()
        self.terminal = Terminal([self.programs.stream], stdin=reading)
        self.curl = subprocess.Popen(
            [self.programs.curl, "-sN", "--noproxy", "*", "-d", body,
             f"http://127.0.0.1:{self.source.port}/"],
            stdout=writing)
        os.close(reading)
        os.close(writing)
        wait_until(lambda: self.source.next("B"), 10, "the request of curl")
        self.terminal.settle(0.1)

    def cpu(self):
        return cpu(self.terminal.pid) + cpu(self.curl.pid)

    def close(self):
        if self.terminal:
            self.terminal.close()
            self.curl.kill()
            self.curl.wait()


class BareFloor(Floor):
    """The same, brought the text of the tokens alone: stricter, as nothing is to be decoded, and
    what is shown is what Rivulet shows."""

    kind = "plain"


class Arrival:
    """`curl -N` alone on a terminal: when the bytes of a token can be there at all."""

    def __init__(self, programs, source):
        self.programs, self.source = programs, source
        self.terminal = None

    def ask(self, shape, count, rate=0, words=1):
        body = json.dumps({"content": order(shape, count, rate, words)})
        self.terminal = Terminal(
            [self.programs.curl, "-sN", "--noproxy", "*", "-d", body,
             f"http://127.0.0.1:{self.source.port}/"])
        wait_until(lambda: self.source.next("B"), 10, "the request of curl")
        self.terminal.settle(0.1)

    def close(self):
        if self.terminal:
            self.terminal.close()


def reply(subject, shape, count, rate=0, words=1, most=120):
    """Brings one reply; wall (from the first token's write to the last cell) and CPU time, in s."""
    subject.ask(shape, count, rate, words)
    before = subject.cpu()
    terminal, source = subject.terminal, subject.source
    seen = len(terminal.output)
    end = terminal.wait_for(b"QXZJ", most, seen)
    wait_until(lambda: source.next("F"), 2, "the first token")
    begun = source.taken[0]

    def is_over():
        terminal.read(0.01)
        return source.next("L")
    wait_until(is_over, 60, "the end of the reply")
    terminal.settle(0.06)
    after = subject.cpu()
    source.next("S")
    while source.next("S"):
        pass
    return (end - begun) / 1e9, (after - before) / 1e9
