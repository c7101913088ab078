"""Measures Rivulet beside its yardsticks on a real pseudo-terminal; scripts/bench calls it.

usage: measure.py PROGRAM FOLDER [--quick] [--runs N] [--list] [NAME…]
"""
import argparse
import os
import sys
import time

from figures import Bench, median
from subjects import Programs
from terminal import Source


def spread(values, digits):
    if not values:
        return "-"
    text = f"{median(values):.{digits}f}"
    if len(values) > 1:
        text += f" ({min(values):.{digits}f}..{max(values):.{digits}f})"
    return text


def verdict(row):
    """How the figure compares, and whether that is within its budget."""
    ours = median(row.ours)
    floor = median(row.floor) if row.floor else None
    ratio = f"{ours / floor:.2f}x" if floor else ""
    if row.rule == "ratio":
        return f"{ratio}", f"{row.budget:g}x", ours <= row.budget * floor
    if row.rule == "above":
        return f"{ours - floor:+.2f}", f"+{row.budget:g} {row.unit}", ours - floor <= row.budget
    if row.rule == "most":
        return "", f"{row.budget:.0f} {row.unit}", ours <= row.budget
    return ratio, "", True


def show(row):
    digits = 0 if row.unit in ("B", "") else 2 if median(row.ours) < 20 else 1
    compared, budget, is_met = verdict(row)
    print(
        f"{row.name:46} {row.unit:3} {spread(row.ours, digits):>27} "
        f"{spread(row.floor, digits):>27} {compared:>8} {budget:>8}"
        f"{'' if not budget else '  ok' if is_met else '  MISSED'}", flush=True)
    return is_met


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--runs", type=int)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_intermixed_args()
    source = Source(f"{options.folder}/token-source")
    runs = options.runs or (1 if options.quick else 5)
    bench = Bench(Programs(options.program, options.folder), source, runs, options.quick)
    figures, named = bench.table()
    if options.list:
        print("\n".join([*figures, *(f"{name}    (by name only)" for name in named)]))
        return 0
    wanted = figures
    if options.names:
        known = figures | named
        wanted = {
            name: known[name] for name in known
            if any(name == asked or (name in figures and name.startswith(asked + "."))
                   for asked in options.names)}
        if not wanted:
            print("no figure has that name; --list shows them", file=sys.stderr)
            return 64
    load = os.getloadavg()[0]
    print(f"{runs} runs each, median (least..most); {os.cpu_count()} cores, load {load:.1f} at the start")
    print(f"{'figure':46} {'':3} {'rivulet':>27} {'yardstick':>27} {'compared':>8} {'budget':>8}")
    missed, began = 0, time.monotonic()
    for name, figure in wanted.items():
        try:
            missed += sum(not show(row) for row in figure())
        except (TimeoutError, OSError, ValueError) as problem:
            print(f"{name}: no figure: {problem}", flush=True)
            missed += 1
        source.events.clear()
    source.close()
    print(f"{missed} not within budget; {time.monotonic() - began:.0f} s")
    return 0


sys.exit(main())
