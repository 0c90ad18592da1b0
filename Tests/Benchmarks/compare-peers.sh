#!/usr/bin/env bash
# Plumbline beside the programs of the peer benchmark kit, and how its time grows with rows and rules, as Markdown.
#
#     Tests/Benchmarks/compare-peers.sh [KIT_DIR [RUNS]]
#
# KIT_DIR (default: $PLUMBLINE_BENCH) is the kit's folder after its setup.sh; nothing in it is changed but for what peer.sh
# keeps beside the data. RUNS (default 7) are counted for each program, at most 3 of ten million rows. All programs of a
# table take turns in one run, so that a busy machine slows all of them; ratios are taken round by round to the first.
#
#     WORKLOADS="w2_1m scaling"      some of w1 w2_100k w2_1m w2_10m w3 scaling (default: all)
#     PEERS="duckdb pandas-c"        other programs for W2 than DuckDB and Polars
#     PLUMBLINE=FILE                 the executable; without it the release is built
set -euo pipefail
benchmarks=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export LC_ALL=C

kit=${1:-${PLUMBLINE_BENCH:-}}
runs=${2:-7}
if [[ ! -f "$kit/bench.py" || ! -d "$kit/work" ]]; then
  echo "skipped: no benchmark kit that is set up in '${kit:-\$PLUMBLINE_BENCH}'"
  exit 0
fi
kit=$(cd "$kit" && pwd)
read -ra workloads <<<"${WORKLOADS:-w1 w2_100k w2_1m w2_10m w3 scaling}"
read -ra peers <<<"${PEERS:-duckdb polars-memory polars-streaming}"
python=$kit/work/v1/bin/python
[[ -x "$python" ]] || python=python3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# What peer.sh would build in the first round, which is not counted; here, so that a failure is seen.
if [[ -z "${PLUMBLINE:-}" ]]; then
  swift build --configuration release --package-path "$benchmarks/../.." --product plumbline >&2
  PLUMBLINE=$(swift build --configuration release --package-path "$benchmarks/../.." --show-bin-path)/plumbline
fi
PLUMBLINE=$(readlink -f "$PLUMBLINE")
export PLUMBLINE

# The pack with fewer rules or more: five that stand for records, groups, growth and uniqueness; all but what has to
# remember every key; and the twenty stated four times under other ids.
pack=$benchmarks/../../Rules/enterprise-microdata

copy_pack() { # name
  mkdir -p "$scratch/packs/$1/rules"
  cp "$pack"/*.yaml "$scratch/packs/$1/"
}

keep_rules() { # name, whether the ids are kept or left out, ids...
  local name=$1 kept=$2 file
  shift 2
  copy_pack "$name"
  for file in "$pack"/rules/*.yaml; do
    awk -v ids=" $* " -v kept="$kept" '
      /^ *- id: / { keep = (index(ids, " " $3 " ") > 0) == kept }
      /^rules:/ || /^  - (for|severity):/ || /^ *- \{/ { keep = 1 }
      keep' "$file" >"$scratch/packs/$name/rules/${file##*/}"
  done
}

write_packs() {
  local file copy
  keep_rules 5 1 R04 R09 U19 G13 G17
  keep_rules 19 0 U19
  # With a key that the file has no column for: the register's own asks for the same as U19.
  sed -i -e 's/^    key: .*/    key: [record_id]/' -e 's/^    fields:$/&\n      record_id: {type: string}/' \
    "$scratch/packs/19/registers.yaml"
  copy_pack 80
  cp "$pack"/rules/*.yaml "$scratch/packs/80/rules/"
  for copy in 2 3 4; do
    for file in "$pack"/rules/*.yaml; do
      # A finding that comes without a rule is stated once.
      sed -E "s/^( *- id: [A-Z][0-9]+)\$/\\1-$copy/; /^ *- \\{id:/d" "$file" >"$scratch/packs/80/rules/$copy-${file##*/}"
    done
  done
}

# The kit as it is, but for a list of programs with Plumbline's lines.
write_kit() {
  local peer="'$benchmarks/peer.sh' {D}" report="check --pack '$benchmarks/w1/pack' --format json --fail-on never"
  local count lines="\"plumbline\": \"$peer\","
  ln -s "$kit"/* "$scratch/"
  rm "$scratch/peers.json"
  for count in 5 19 80; do
    lines+=" \"plumbline-$count\": \"env PLUMBLINE_PACK='$scratch/packs/$count' $peer\","
  done
  sed -e "s|^ \"w2\": {|&\n  $lines|" -e "s|^ \"w3\": {|&\n  \"plumbline\": \"$peer\",|" \
    -e "s|^ \"w1\": {|&\n  \"plumbline-json\": \"'$PLUMBLINE' $report '$benchmarks/w1/report.json'\",|" \
    -e "s|^ \"w1\": {|&\n  \"plumbline-yaml\": \"'$PLUMBLINE' $report '$benchmarks/w1/report.yaml'\",|" \
    "$kit/peers.json" >"$scratch/peers.json"
}

# Lines of bench.py: name, wall, min, max, cpu, MiB, rows x rules, ratio, rc; or how a program ended.
measure() { # data folder, most runs, names...
  local count=$((runs < $2 ? runs : $2)) data=$kit/work/$1
  shift 2
  "$python" -B "$scratch/bench.py" "$data" -n "$count" -t 600 -o "$scratch/out" "$@" | tail -n +2
}

# Whether a program's result is the truth.
agreement() { # data folder, name
  [[ -f "$kit/work/$1/truth.json" ]] || return 0
  "$python" -B "$kit/compare.py" "$kit/work/$1" "$scratch/out/$2.json" 2>&1 |
    sed -e "s/^$2.json: //" -e 's/.* 0 differ, 0 absent.*/all/' -e 's/ agree fully.* differ, / agree; /' | head -n 1
}

table() { # title, data folder, most runs, names...
  local title=$1 data=$2 line answer
  shift
  if [[ ! -d "$kit/work/$data" ]]; then
    echo "skipped $title: the kit has no $data" >&2
    return 0
  fi
  printf '\n%s\n\n| program | wall s (min) | CPU s | peak MiB | wall / %s | agrees |\n' "$title" "$3"
  echo '| --- | --- | --- | --- | --- | --- |'
  measure "$@" | while read -r line; do
    set -- $line
    if [[ $1 == *: ]]; then
      echo "| ${1%:} | ${line#*: } | | | | |"
    elif [[ $1 =~ ^(wc-l|memchr|read|true)$ ]]; then
      echo "| $1 | $2 ($3) | $5 | $6 | $8 | |"
    else
      [[ $9 == 0 ]] && answer=$(agreement "$data" "$1") || answer="exit status $9"
      echo "| $1 | $2 ($3) | $5 | $6 | $8 | $answer |"
    fi
  done
}

scaling() {
  local data
  printf '\nRows and rules: wall s (CPU s, peak MiB)\n\n'
  printf '| rows | 5 rules | 20 rules | 80 rules | 19 rules, none for keys |\n| --- | --- | --- | --- | --- |\n'
  for data in w2_100k w2_1m w2_10m; do
    [[ -d "$kit/work/$data" ]] || continue
    measure "$data" 3 plumbline-5 plumbline plumbline-80 plumbline-19 |
      awk -v rows="${data#w2_}" '{ cells = cells sprintf(" %s (%s, %s) |", $2, $5, $6) } END { print "| " rows " |" cells }'
  done
}

write_packs
write_kit
model=$(awk -F ': ' '/^model name/ { print $2; exit }' /proc/cpuinfo)
echo "$(date -u +%F), ${model:-unknown processor}, $(nproc) cores; $(uname -sr); the load before: $(cut -d ' ' -f 1 /proc/loadavg)"
for workload in "${workloads[@]}"; do
  case $workload in
    w1) table 'W1: one report, 20 rules' w1 20 true plumbline-yaml plumbline-json jq python-json python-yaml ;;
    w2_100k) table 'W2: 100,000 rows, 20 rules' w2_100k 100 ref-1 plumbline "${peers[@]}" wc-l ;;
    w2_1m) table 'W2: 1 million rows, 20 rules' w2_1m 100 ref-1 plumbline "${peers[@]}" wc-l ;;
    w2_10m) table 'W2: 10 million rows, 20 rules' w2_10m 3 ref-1 plumbline "${peers[@]}" wc-l ;;
    w3) table 'W3: 1 million observations, 3 rules for each of 360 indicators' w3 100 duckdb plumbline polars wc-l ;;
    scaling) scaling ;;
    *) echo "no workload '$workload'; see the head of $0" >&2; exit 64 ;;
  esac
done
