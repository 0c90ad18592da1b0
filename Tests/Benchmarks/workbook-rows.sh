#!/usr/bin/env bash
# How fast a workbook of 100,000 rows is read, beside openpyxl's read-only mode.
#
#     Tests/Benchmarks/workbook-rows.sh [ROUNDS]
#
# Both take turns, so that a busy machine slows both. The workbooks are written by openpyxl (texts in the cells, as it
# does) and by XlsxWriter (texts shared, as Excel does). Exit status 1 where openpyxl takes less than five times as
# long as we do, or where we take more than 64 MB above the packed file and the shared texts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

swift build --configuration release --product workbook-rows
executable=$(swift build --configuration release --show-bin-path)/workbook-rows

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl xlsxwriter
"$scratch/venv/bin/python" workbook_rows.py "$executable" "$scratch" "$@"
