"""Instruction counts of the micro-benchmarks by callgrind, beside the committed baseline.

usage: count.py PROGRAM BASELINE [--write]

They repeat, unlike times; but they belong to a toolchain, a C library, a valgrind and the kinds of
instructions the processor has: where these differ from the baseline's, the counts are only shown.
Exit 1 where a count grew by more than 5 %; the mend is a mend, or a new baseline in the same commit
(scripts/bench-count --write) and the reason in its message.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

LIMIT = 1.05


def first_line(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0]


def circumstances():
    """All that a count depends on beside the sources."""
    with open("/proc/cpuinfo") as file:
        flags = set(re.search(r"^flags\s*:(.*)$", file.read(), re.M)[1].split())
    return {
        "swift": re.search(r"Swift version \S+", first_line("swift", "--version"))[0],
        "valgrind": first_line("valgrind", "--version"),
        "libc": os.confstr("CS_GNU_LIBC_VERSION"),
        "machine": os.uname().machine,
        "features": " ".join(sorted(flags & {"avx2", "bmi2", "sse4_2", "erms"})),
    }


def count(program, name):
    """The instructions of the benchmark's own work."""
    with tempfile.TemporaryDirectory() as folder:
        result = subprocess.run(
            ["valgrind", "--tool=callgrind", "--demangle=no", "--collect-atstart=no",
             "--toggle-collect=*8measured*", f"--callgrind-out-file={folder}/out",
             program, "--count", name],
            capture_output=True, text=True, check=False,
            env={**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"})
        found = re.search(r"Collected : (\d+)", result.stderr)
        if result.returncode != 0 or not found or int(found[1]) == 0:
            sys.exit(f"{name} could not be counted:\n{result.stderr}")
        return int(found[1])


def main():
    program, path = sys.argv[1:3]
    names = subprocess.run(
        [program, "--list"], capture_output=True, text=True, check=True).stdout.split()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        counts = dict(zip(names, pool.map(lambda name: count(program, name), names)))
    now = circumstances()
    if "--write" in sys.argv:
        with open(path, "w") as file:
            json.dump({"circumstances": now, "counts": counts}, file, indent=2)
            file.write("\n")
        return
    with open(path) as file:
        baseline = json.load(file)
    known = baseline["counts"]
    grown = []
    for name, value in counts.items():
        ratio = value / known[name] if name in known else None
        print(f"{name:16} {value:>12} instructions" + (f" {ratio - 1:+8.2%}" if ratio else "  new"))
        if ratio is None or ratio > LIMIT:
            grown.append(name)
    gone = sorted(known.keys() - counts.keys())
    differing = [
        f"{key} is {value}, the baseline's {baseline['circumstances'].get(key)}"
        for key, value in now.items() if value != baseline["circumstances"].get(key)]
    if differing:
        print("Only shown, not judged, as this is another system: " + "; ".join(differing) + ".")
        return
    if grown or gone:
        print("Instructions by more than 5 % over the baseline, or not in it: "
              + ", ".join(grown + gone) + ". scripts/bench-count --write makes a new baseline.")
        sys.exit(1)
    print("Instructions are within 5 % of the baseline.")


main()
