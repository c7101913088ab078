"""The numbers of scripts/shape: lines of files and functions, comments, tests."""
import re
import sys
from pathlib import Path

FILE_LIMIT, FUNCTION_LIMIT, TABLE_LIMIT = 400, 60, 90
START = re.compile(
    r"^(\s*)(?:@\w+(?:\([^)]*\))?\s+)*"
    r"(?:(?:package|private|fileprivate|public|internal|static|final|override|mutating|nonmutating"
    r"|convenience|required|nonisolated|isolated|borrowing|consuming|class|indirect|prefix|postfix"
    r"|infix)\s+)*(?:func\s+(\S+?)[(<]|(init)[?(<]|(deinit)\b|(subscript)[(<])")


def is_generated(path, lines):
    return path.stem.endswith("Table") or any("generated" in line.lower() for line in lines[:5])


def functions(lines):
    """(name, first line, length, whether it is mostly a switch) of each function with a body. The
    sources are formatted: a body ends at the first `}` as deep as its beginning."""
    for index, line in enumerate(lines):
        match = START.match(line)
        if not match:
            continue
        name = next(group for group in match.groups()[1:] if group)
        indent = match.group(1)
        opening = index
        while opening < len(lines) and not re.search(r"[{}]\s*$", lines[opening]):
            # A requirement of a protocol has no body: the next line is not part of it.
            if opening > index and not lines[opening].startswith((indent + " ", indent + ")")):
                break
            opening += 1
        if opening >= len(lines) or not lines[opening].rstrip().endswith("{"):
            continue
        end = opening
        while end < len(lines) and lines[end] != indent + "}":
            end += 1
        body = lines[opening + 1: end]
        cases = sum(1 for row in body if re.match(r"\s*(case|default)\b", row))
        yield name, index + 1, end - index + 1, cases * 3 >= len(body)


def quantiles(numbers):
    ordered = sorted(numbers) or [0]
    return ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.9)], ordered[-1]


def measure(folder):
    """Prints the numbers of one folder; gives its lines, and what is over a limit."""
    over, files, lengths, comments, filled = [], [], [], 0, 0
    for path in sorted(Path(folder).rglob("*")):
        if path.suffix not in {".swift", ".c", ".h"}:
            continue
        lines = path.read_text().splitlines()
        if is_generated(path, lines):
            continue
        files.append(len(lines))
        filled += sum(1 for line in lines if line.strip())
        comments += sum(1 for line in lines if line.strip().startswith("//"))
        if len(lines) > FILE_LIMIT:
            over.append(f"{path}: {len(lines)} lines, at most {FILE_LIMIT}")
        if path.suffix != ".swift":
            continue
        for name, line, length, is_table in functions(lines):
            lengths.append(length)
            limit = TABLE_LIMIT if is_table else FUNCTION_LIMIT
            if length > limit:
                over.append(f"{path}:{line}: {name} has {length} lines, at most {limit}")
    share = 100 * comments / max(filled, 1)
    print(
        f"{folder:8} {len(files)} files of {'/'.join(map(str, quantiles(files)))} lines, "
        f"{len(lengths)} functions of {'/'.join(map(str, quantiles(lengths)))} "
        f"(median/90 %/most), {share:.0f} % comments")
    return sum(files), over


def main():
    source_lines, over = measure("Sources")
    test_lines, over_in_tests = measure("Tests")
    print(f"{test_lines / max(source_lines, 1):.2f} lines of test for a line of source")
    over += over_in_tests
    for finding in over:
        print(finding)
    sys.exit(1 if over else 0)


main()
