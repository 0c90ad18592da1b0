#!/usr/bin/env bash
# How many instructions one report costs, beside what libyaml alone spends on the same files.
#
#     Tests/Benchmarks/instructions.sh EXECUTABLE [REPORT]
#
# Counted by callgrind, which is the same on a busy machine. From each program the cost of its start is taken off:
# from the checker, the same command line with a report that does not exist (loading, arguments, one message); from
# the C program, no file. `check --help` would be unfair to the floor: laying out the help costs more than reading
# arguments. What is left is the work: reading the pack and the report, judging, and writing JSON against reading
# the same YAML files as events.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export LC_ALL=C

executable=${1:?usage: instructions.sh EXECUTABLE [REPORT]}
report=${2:-Examples/heilongjiang-2025/230000-heilongjiang.yaml}
pack=Rules/heilongjiang-14fyp
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Without symbols for debugging, which callgrind would read and no user has.
strip -g -o "$scratch/plumbline" "$executable"
read -ra yaml < <(pkg-config --cflags --libs yaml-0.1)
gcc -O2 -Wall -Wextra -Werror -o "$scratch/yaml-events" Tests/Benchmarks/yaml-events.c "${yaml[@]}"
mapfile -t files < <(find "$pack" -name '*.yaml' -not -path '*/tests/*' | sort)

instructions() { # expected exit status, command...
  local expected=$1 status=0
  shift
  valgrind --tool=callgrind --callgrind-out-file="$scratch/callgrind" "$@" >"$scratch/out" 2>"$scratch/err" || status=$?
  if [[ $status -ne $expected ]]; then
    echo "exit status $status instead of $expected: $*" >&2
    cat "$scratch/err" >&2
    return 1
  fi
  awk '/^(summary|totals):/ { total = $2 } END { print total + 0 }' "$scratch/callgrind"
}

# Both command lines ask for the same thing; the second finds nothing to read.
check=("$scratch/plumbline" check --as-of 2026-03-31 --lang en --fail-on never)
whole=$(instructions 0 "${check[@]}" "$report")
start=$(instructions 2 "${check[@]}" "$scratch/none.yaml")
floor=$(instructions 0 "$scratch/yaml-events" "${files[@]}" "$report")
floor_start=$(instructions 0 "$scratch/yaml-events")

awk -v whole="$whole" -v start="$start" -v floor="$floor" -v floor_start="$floor_start" 'BEGIN {
  printf "plumbline check   %12d instructions, %d of them to start\n", whole - start, start
  printf "libyaml events    %12d instructions, %d of them to start\n", floor - floor_start, floor_start
  printf "ratio             %12.2f\n", (whole - start) / (floor - floor_start)
}'
