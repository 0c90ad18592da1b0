#!/bin/sh
# Plumbline as one more peer of the benchmark kit: judges a folder that the kit's gen.py made, and prints the kit's result.
#
#     Tests/Benchmarks/peer.sh DIR
#
# DIR is one of w2 (microdata.csv: the twenty rules of Rules/enterprise-microdata) or of w3 (observations.csv: three rules
# stated once for every indicator, by a pack that is made of the file's names the first time). What it writes stands in
# DIR/plumbline. PLUMBLINE=FILE names the executable, PLUMBLINE_PACK=DIR another pack for w2; else the release is
# built where a source is newer than it.
#
# For sh, and with its own words where it can: bash and sed take milliseconds to start, and the kit counts them.
set -eu
benchmarks=${0%/*}
data=${1:?usage: peer.sh DIR}
# Beside this package; the last resort of a path with "..", which is right as it stands.
root=$benchmarks/../..
shape=$benchmarks/.build/release/peer-shape

# The executables' times are those of their builds.
if [ -z "${PLUMBLINE:-}" ]; then
  PLUMBLINE=$root/.build/release/plumbline
  if [ ! -x "$PLUMBLINE" ] ||
    [ -n "$(find "$root/Package.swift" "$root/Sources" -newer "$PLUMBLINE" -type f -print -quit)" ]
  then
    swift build --configuration release --package-path "$root" --product plumbline >&2
    touch "$PLUMBLINE"
  fi
fi
for source in "$benchmarks"/Sources/PeerShape/*; do
  [ "$source" -nt "$shape" ] || continue
  swift build --configuration release --static-swift-stdlib --package-path "$benchmarks" --product peer-shape >&2
  touch "$shape"
done
[ -d "$data/plumbline" ] || mkdir "$data/plumbline"

# The three rules over regions in the long form, for every indicator that the file names.
write_consistency_pack() { # folder
  mkdir -p "$1/rules"
  cat >"$1/pack.yaml" <<'YAML'
plumbline: 1
pack: consistency
version: 1.0.0
title: {zh: 上下级一致性, en: Consistency of regions}
years: {first: 2006, last: 2025}
levels: {province: provinces, city: cities, county: counties}
YAML
  # Parents before their children.
  awk -F , 'BEGIN { print "regions:\n  \"230000\": {name: \"230000\", level: province}" }
    NR > 1 { level = $2 ~ /0000$/ ? "city" : "county"
             line = sprintf("  \"%s\": {name: \"%s\", level: %s, in: \"%s\"}", $1, $1, level, $2)
             if (level == "city") print line; else rest = rest line "\n" }
    END { printf "%s", rest }' "$data/parents.csv" >"$1/regions.yaml"
  awk -F , 'BEGIN { print "indicators:" }
    NR > 1 && !($2 in seen) { seen[$2]; printf "  %s: {title: %s, unit: 万元, decimals: 2}\n", $2, $2 }
    ' "$data/observations.csv" >"$1/indicators.yaml"
  cat >"$1/rules/consistency.yaml" <<'YAML'
rules:
  - id: L1
    title: {zh: "${x}：市等于所属各县之和", en: "${x} of a city is the sum of its counties'"}
    for: city
    each: {x: indicators}
    value: x
    equals: counties.sum(c, c.x)
  - id: L2
    title: {zh: "${x}：省等于各市之和", en: "${x} of the province is the sum of its cities'"}
    for: province
    each: {x: indicators}
    value: x
    equals: cities.sum(c, c.x)
  - id: L3
    title: {zh: "${x}不低于上年", en: "${x} is not below the year before"}
    for: [province, city, county]
    each: {x: indicators}
    value: x
    at_least: previous.x
    from: 2007
YAML
  : >"$1/complete"
}

check() { # arguments of check...
  "$PLUMBLINE" check --format json --limit 0 --fail-on never --lang en "$@"
}

if [ -f "$data/microdata.csv" ]; then
  # What the province states beside the microdata, as the pack wants it.
  observations=$data/plumbline/observations.csv
  # Without a line feed at its end, `read` fails and has read all the same.
  read -r parameters <"$data/params.json" || [ -n "$parameters" ]
  quota=${parameters#*\"k_high_tech\": }
  quota=${quota%%[!0-9]*}
  {
    echo region,indicator,year,value
    for year in 2020 2021 2022 2023 2024 2025; do echo "230000,high_tech_quota,$year,$quota"; done
    {
      read -r header
      while IFS=, read -r year total; do echo "230000,revenue_total,$year,$total"; done
    } <"$data/province_totals.csv"
  } >"$observations"
  check --pack "${PLUMBLINE_PACK:-$root/Rules/enterprise-microdata}" --rows 1000 \
    --register "enterprises=$data/microdata.csv" --observations "$observations" | "$shape"
else
  pack=$data/plumbline/consistency
  [ -f "$pack/complete" ] || write_consistency_pack "$pack"
  check --pack "$pack" --observations "$data/observations.csv" | "$shape" --counts
fi
