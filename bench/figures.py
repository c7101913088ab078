"""The figures, by name. Each yields rows: what, unit, our values, the yardstick's (or none), how
they are compared and the budget."""
import re
import shutil
import subprocess
import time
from dataclasses import dataclass, field

from subjects import Arrival, BareFloor, Floor, Home, Rivulet, reply
from terminal import Terminal, wait_until

SHAPES = ("prose", "paragraph", "list", "fence", "chinese")
FRAME_END = b"\x1b[?2026l"


@dataclass
class Row:
    name: str
    unit: str
    ours: list
    floor: list = field(default_factory=list)
    # "ratio": ours/floor at most; "above": ours - floor at most; "most": ours at most; "" none.
    rule: str = ""
    budget: float = 0.0


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class Bench:
    def __init__(self, programs, source, runs, quick):
        self.programs, self.source, self.runs, self.quick = programs, source, runs, quick

    def each(self, make, measure):
        """Runs a measurement with a fresh subject each time."""
        values = []
        for _ in range(self.runs):
            subject = make(self.programs, self.source)
            try:
                values.append(measure(subject))
            finally:
                subject.close()
        return values

    # Start.

    def started(self, command, environment, sign):
        values = []
        for _ in range(self.runs * 3):
            with Terminal(command, environment) as terminal:
                values.append((terminal.wait_for(sign) - terminal.started) / 1e6)
            # The demo service that a bare start began is still ending.
            time.sleep(0.3)
        return values

    def start(self):
        floor = self.started([self.programs.hello], None, b"ready")
        for name, port in (("with a profile", self.source.port), ("bare", None)):
            home = Home(port)
            ours = self.started([self.programs.rivulet], home.environment, FRAME_END)
            home.close()
            yield Row(f"start to first frame, {name}", "ms", ours, floor, "ratio", 3)

    # Key to echo.

    def echoes(self, terminal, count):
        """The times from a key's write to its glyph's arrival, in ms. Four letters that no reply
        has, in turn."""
        times = []
        for index in range(count):
            terminal.settle(0.0005, 0.02)
            key = b"ZXQJ"[index % 4:index % 4 + 1]
            seen = len(terminal.output)
            pressed = terminal.write(key)
            times.append((terminal.wait_for(key, 5, seen) - pressed) / 1e6)
            # Not in step with any timer of 4, 16 or 25 ms.
            pause = time.monotonic() + 0.0083 + (index * 7 % 11) * 0.0013
            while time.monotonic() < pause:
                terminal.read(0.001)
        return times

    def echo(self):
        count = 30 if self.quick else 120

        def idle(subject):
            return self.echoes(subject.terminal, count)

        def plain(_):
            command = ["/bin/sh", "-c", "stty raw -echo; echo ok; exec cat"]
            with Terminal(command) as terminal:
                terminal.wait_for(b"ok")
                terminal.settle()
                return self.echoes(terminal, count)

        floor = [plain(None) for _ in range(self.runs)]
        yield from self.echo_rows("idle", self.each(Rivulet, idle), floor)
        for rate in (100, 1000, 10000):
            seconds = count * 0.03 + 1

            def busy(subject, rate=rate, seconds=seconds):
                subject.ask("prose", int(rate * seconds), rate)
                wait_until(lambda: self.pump(subject, "F"), 5, "the first token")
                return self.echoes(subject.terminal, count)

            ours, floor = self.each(Rivulet, busy), self.each(BareFloor, busy)
            yield from self.echo_rows(f"under {rate} tokens/s", ours, floor)
            self.source.events.clear()

    def pump(self, subject, kind):
        subject.terminal.read(0.002)
        return self.source.next(kind)

    def echo_rows(self, name, ours, floor):
        for share, title in ((0.5, "p50"), (0.99, "p99")):
            yield Row(
                f"key to echo, {name}, {title}", "ms", [quantile(run, share) for run in ours],
                [quantile(run, share) for run in floor], "above" if share > 0.9 else "", 1.0)

    # Server write to cells.

    def arrive(self):
        count = 60 if self.quick else 200

        def measure(subject):
            subject.ask("stamp", count, 40)
            times, terminal = [], subject.terminal
            seen = len(terminal.output)
            for index in range(count):
                came = terminal.wait_for(b"w%06d" % index, 10, seen)
                times.append(came)
            wait_until(lambda: self.pump(subject, "S"), 5, "the times of the source")
            stamps = self.source.taken
            self.frames = bytes(terminal.output[seen:])
            return [(came - sent) / 1e6 for came, sent in zip(times, stamps)]

        ours = self.each(Rivulet, measure)
        frames = self.frames
        floor = self.each(Arrival, measure)
        self.source.events.clear()
        yield Row("write to cells, p50", "ms", [quantile(run, 0.5) for run in ours],
                  [quantile(run, 0.5) for run in floor], "ratio", 3)
        yield Row("write to cells, p99", "ms", [quantile(run, 0.99) for run in ours],
                  [quantile(run, 0.99) for run in floor], "above", 16.0)
        # One token a frame: its text is 8 bytes.
        sizes = [
            len(frame) for frame in frames.split(FRAME_END) if re.search(rb"w\d{6}", frame)]
        sizes = [size + len(FRAME_END) - 8 for size in sizes if size < 2000]
        yield Row("bytes a frame beside its text, p50", "B", [quantile(sizes, 0.5)], [], "most", 64)
        yield Row("bytes a frame beside its text, p90", "B", [quantile(sizes, 0.9)])

    # CPU and wall.

    def cpu(self):
        count = 200 if self.quick else 1000

        def measure(subject):
            return reply(subject, "prose", count, 100)[1] * 1e3
        ours = self.each(Rivulet, measure)
        floor = self.each(Floor, measure)
        yield Row(f"CPU, {count} tokens at 100/s", "ms", ours, floor, "ratio", 2)
        yield Row("  beside their bare text", "ms", ours, self.each(BareFloor, measure))

    def burst(self, shape, count):
        def measure(subject):
            return reply(subject, shape, count)
        runs, self.runs = self.runs, min(self.runs, 2) if count >= 1_000_000 else self.runs
        ours, floor = self.each(Rivulet, measure), self.each(Floor, measure)
        bare = self.each(BareFloor, measure)
        self.runs = runs
        # What the 1,000 tokens cost is mostly the two frames: no budget.
        rule = "ratio" if count >= 10_000 else ""
        for index, kind in ((0, "wall"), (1, "CPU")):
            name = f"{kind}, {count} tokens at once, {shape}"
            values = [run[index] * 1e3 for run in ours]
            yield Row(name, "ms", values, [run[index] * 1e3 for run in floor], rule, 3)
            yield Row("  beside their bare text", "ms", values, [run[index] * 1e3 for run in bare])

    # Several conversations.

    def many(self, conversations):
        count, rate = (200, 100) if self.quick else (500, 100)

        def measure(subject):
            terminal, source = subject.terminal, self.source
            start = subject.cpu()
            for index in range(conversations):
                if index:
                    terminal.write(b"\x18n")
                    terminal.settle(0.03)
                terminal.write(f"bench prose {count} {rate} 1")
                terminal.settle(0.03)
                terminal.write("\r")
            wait_until(lambda: self.pump(subject, "F"), 20, "the first token")
            times = self.echoes(terminal, 40)
            for _ in range(conversations):
                wait_until(lambda: self.pump(subject, "L"), 60, "the end of the replies")
            terminal.settle(0.06)
            spent = subject.cpu() - start
            source.events.clear()
            return spent / 1e3 / (count * conversations), quantile(times, 0.99)

        runs = self.each(Rivulet, measure)
        self.source.events.clear()
        return [
            Row(f"CPU a token, {conversations} at once, at {rate}/s each", "us",
                [run[0] for run in runs]),
            Row(f"key to echo, {conversations} replies at once, p99", "ms",
                [run[1] for run in runs])]

    # Memory.

    def memory(self):
        starts, own, after = [], [], {}
        sizes = (1,) if self.quick else (1, 10)
        for size in sizes:
            def measure(subject, size=size):
                starts.append(subject.terminal.memory())
                own.append(subject.terminal.memory("RssAnon"))
                # Forty words are 177 to 213 bytes a token.
                reply(subject, "prose", size * 5300, 0, 40)
                subject.terminal.settle(0.3)
                return subject.terminal.memory()
            after[size] = self.each(Rivulet, measure)
        yield Row("memory at start", "MB", starts, [], "most", 16)
        yield Row("  of it no mapped file", "MB", own)
        for size, values in after.items():
            yield Row(f"memory after a reply of {size} MB", "MB", values, [], "most",
                      median(starts) + 6 * size)

    # Idle.

    def idle(self, seconds):
        strace = shutil.which("strace")
        if not strace:
            return

        def measure(subject):
            subject.terminal.settle(1.0)
            time.sleep(1)
            trace = subprocess.run(
                ["timeout", "-s", "INT", str(seconds), strace, "-f", "-c", "-p",
                 str(subject.terminal.pid)], capture_output=True, text=True, check=False).stderr
            # What the attaching itself interrupts is begun again, once.
            calls = 0
            for line in trace.splitlines():
                found = re.match(r"\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s+(?:\d+\s+)?(\w+)$", line)
                if found and found[2] not in ("restart_syscall", "total"):
                    calls += int(found[1])
            return calls
        runs, self.runs = self.runs, 1
        values = self.each(Rivulet, measure)
        self.runs = runs
        yield Row(f"system calls in {seconds} s of idling", "", values, [], "most", 0)

    # All of them.

    def table(self):
        """Name to function, in the order they run; those of the second table only by name."""
        large = 10_000 if self.quick else 100_000
        figures = {
            "start": self.start, "echo": self.echo, "arrive": self.arrive, "cpu": self.cpu,
            "memory": self.memory, "idle": lambda: self.idle(3 if self.quick else 10)}
        named = {"idle.minute": lambda: self.idle(60)}
        for shape in SHAPES:
            for count in (1000, 10_000, 100_000, 1_000_000):
                only_named = count > large or (self.quick and shape != "prose")
                (named if only_named else figures)[f"burst.{shape}.{count}"] = (
                    lambda shape=shape, count=count: self.burst(shape, count))
        for count in (1, 5, 20):
            only_named = self.quick and count == 20
            (named if only_named else figures)[f"many.{count}"] = (
                lambda count=count: self.many(count))
        return figures, named
