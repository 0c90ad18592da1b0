#!/usr/bin/env bash
# How fast compiled expressions are evaluated, beside the Rust engine of PyPI's common-expression-language.
#
#     Tests/Benchmarks/cel-speed.sh [BATCHES [BATCH_SECONDS]]
#
# Both engines take turns, batch by batch in one run, so that a busy machine slows both. Prints for each expression the
# medians of both, their ratio and its limit; exit status 1 where a ratio is above. Values are declared with their types,
# but for the list of c, which is of `dyn` since a double meets an int there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

swift build --configuration release --product cel-speed
executable=$(swift build --configuration release --show-bin-path)/cel-speed

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check common-expression-language
"$scratch/venv/bin/python" cel_speed.py "$executable" "$@"
