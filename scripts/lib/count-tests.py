"""Counts tests from what the runner wrote; prints "N passed, N failed" and exits with the verdict.

usage: count-tests.py STATUS FOLDER

STATUS is the runner's exit status. FOLDER holds `output`, its words, and, where the process lived
to write them, its reports as xUnit files. A process that died wrote none: then its words are
counted, and its death is one more failure.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def from_reports(folder):
    """(passed, failed) of all reports, or None where there is none that can be read."""
    passed = failed = 0
    reports = sorted(folder.glob("*.xml"))
    for report in reports:
        try:
            cases = list(ElementTree.parse(report).iter("testcase"))
        except ElementTree.ParseError:
            return None
        for case in cases:
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
            elif case.find("skipped") is None:
                passed += 1
    return (passed, failed) if reports else None


def from_words(folder):
    """(passed, failed) as far as the runner came."""
    words = (folder / "output").read_text(errors="replace")
    passed = len(re.findall(r"^✔ Test (?!run with|case ).* passed after ", words, re.M))
    failed = len(re.findall(r"^✘ Test (?!run with|case ).* failed after ", words, re.M))
    return passed, failed


def main():
    status, folder = int(sys.argv[1]), Path(sys.argv[2])
    passed, failed = from_reports(folder) or from_words(folder)
    if status == 0 and passed + failed == 0:
        print("No test was chosen.", file=sys.stderr)
        status = 1
    elif status != 0 and failed == 0:
        failed = 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if status != 0 or failed > 0 else 0)


main()
