# Sourced by the scripts beside it: where the project is, and how they speak.
# All of it goes to standard error, so that standard output belongs to what a script runs.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# One line for a person.
say() { printf '%s\n' "$*" >&2; }

# One sentence, and the end.
fail() {
  say "$(basename "$0"): $*"
  exit 1
}

# Prints a command, then runs it.
run() {
  local shown
  printf -v shown ' %q' "$@"
  say "+$shown"
  "$@"
}
