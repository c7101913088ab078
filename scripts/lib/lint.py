"""The checks of scripts/lint that are not swift-format's. Prints one line a finding.

usage: lint.py PACKAGE.json    as `swift package dump-package` writes it
"""
import json
import re
import subprocess
import sys
from pathlib import Path

PURE = {"Wording", "Screen", "Markdown", "Chat", "Wire", "Layout", "AppCore", "Views"}
PURE_MAY = PURE | {"CBytes", "CWidth", "CMD4C", "FoundationEssentials"}
# What Swift and the system bring; every other module has to be declared in Package.swift.
SYSTEM = {
    "Dispatch", "Foundation", "FoundationEssentials", "FoundationNetworking", "Glibc", "Swift",
    "Synchronization", "Testing", "XCTest",
}
IMPORT = re.compile(
    r"^\s*(?:@\w+\s+)*(?:package |internal |private |fileprivate |public )?import "
    r"(?:(?:struct|class|enum|protocol|func|var|let|typealias) )?(\w+)")
LITERAL = re.compile(r'"""(.*?)"""|#"(.*?)"#|"((?:\\.|[^"\\])*)"', re.S)
ESCAPES = re.compile(r"try!|\bas!|@unchecked Sendable|nonisolated\(unsafe\)|\bfatalError\(")

findings = []


def find(path, line, what):
    findings.append(f"{path}:{line}: {what}")


def sources(folder):
    return sorted(path for path in Path(folder).rglob("*.swift"))


def declared(target):
    """The modules that a target says it depends on."""
    names = set()
    for dependency in target["dependencies"]:
        for value in dependency.values():
            names.add(value[0])
    return names


def check_arrows(package):
    """Each import is declared; pure modules import nothing that touches the outside."""
    for target in package["targets"]:
        name = target["name"]
        kind = "Tests" if target["type"] == "test" else "Sources"
        allowed = declared(target) | SYSTEM | {name}
        for path in sources(target.get("path") or f"{kind}/{name}"):
            for number, line in enumerate(path.read_text().splitlines(), 1):
                match = IMPORT.match(line)
                if not match:
                    continue
                module = match.group(1)
                if module not in allowed:
                    find(path, number, f"{name} imports {module}, which Package.swift does not say")
                if name in PURE and module not in PURE_MAY:
                    find(path, number, f"{name} is pure and may not import {module}")


def check_package(package):
    """Nothing of ours below the modules that are to stand alone."""
    own = {target["name"] for target in package["targets"]}
    for target in package["targets"]:
        for name in declared(target) & own:
            if target["name"] in PURE and name not in PURE_MAY:
                find("Package.swift", 1, f"{target['name']} is pure and may not depend on {name}")
            if target["name"] == "DemoService":
                find("Package.swift", 1, f"DemoService imports nothing of ours, not even {name}")


def without_comments(text):
    """The text with its comments blanked, its lines kept."""
    return re.sub(r"(?m)^\s*//.*$|\s//[^\"\n]*$", "", text)


def check_literals():
    """Views have no words of their own: what a person reads is in Wording."""
    for path in sources("Sources/Views"):
        text = without_comments(path.read_text())
        for match in LITERAL.finditer(text):
            literal = next(group for group in match.groups() if group is not None)
            # The program's own name is the same in every language.
            plain = re.sub(r"\\\(.*?\)|\\u\{\w+\}|\\.|Rivulet", "", literal)
            if any(character.isalpha() for character in plain):
                line = text[: match.start()].count("\n") + 1
                find(path, line, f"words in a view, for Wording: {literal!r}")


def check_escapes():
    """What the compiler was told to believe has its reason beside it."""
    for path in sources("Sources"):
        lines = path.read_text().splitlines()
        for index, line in enumerate(lines):
            code = line.split("//")[0]
            if ESCAPES.search(code) and "//" not in "".join(lines[max(0, index - 3): index + 4]):
                find(path, index + 1, "an escape from the compiler without a reason beside it")
            if re.search(r"\b(TODO|FIXME|XXX)\b", line):
                find(path, index + 1, "something left for later")


def tracked():
    """The project's text files: those git has or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True, check=True)
    return [Path(name) for name in listed.stdout.splitlines() if Path(name).is_file()]


def check_words(paths):
    """No folder of one person's machine."""
    # Written so that it does not find itself.
    machine = re.compile(r"(^|[^A-Za-z0-9_.])/(?:wor[k]|Users/\w+|tmp/min[i])/")
    for path in paths:
        try:
            lines = path.read_text().splitlines()
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(lines, 1):
            if machine.search(line):
                find(path, number, "a path of one machine")


def check_links(paths):
    """Every relative link of a document leads to a file."""
    for path in paths:
        if path.suffix != ".md":
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`", "", line)):
                if re.match(r"[a-z]+:|#", target):
                    continue
                if not (path.parent / target.split("#")[0]).exists():
                    find(path, number, f"a link that leads nowhere: {target}")


def main():
    package = json.loads(Path(sys.argv[1]).read_text())
    paths = tracked()
    check_arrows(package)
    check_package(package)
    check_literals()
    check_escapes()
    check_words(paths)
    check_links(paths)
    for finding in findings:
        print(finding)
    print(f"{len(findings)} findings", file=sys.stderr)
    sys.exit(1 if findings else 0)


main()
