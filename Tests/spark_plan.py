"""Reads Spark's plan of a statement (EXPLAIN FORMATTED): whether everything is counted where the records are.

    python3 Tests/spark_plan.py PLAN.txt

Every sum has to be made in part before its rows are brought together, every list of first records cut before, and no row
collected by the driver alone.
"""

import re
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    plan = file.read().replace("\\n", "\n")
tree = plan[plan.index("== Physical Plan ==") :].split("\n\n")[0].splitlines()[1:]
operators = [(len(match.group(1)), match.group(2)) for match in (re.match(r"([ :+|*-]*)(\w+)", line) for line in tree) if match]


def below(index):
    """The operators from one down to its first leaf."""
    chain = [operators[index][1]]
    depth = operators[index][0]
    for next_depth, name in operators[index + 1 :]:
        if next_depth <= depth:
            break
        chain.append(name)
        depth = next_depth
    return chain


faults = []
partial = 0
for index, (_, name) in enumerate(operators):
    if name != "Exchange":
        continue
    above = operators[index - 1][1]
    chain = below(index)
    if above == "HashAggregate":
        if chain[1] != "HashAggregate":
            faults.append("rows are brought together before any of them are counted")
        partial += 1
limits = [below(index) for index, (_, name) in enumerate(operators) if name == "Exchange" and "Generate" in below(index)]
if not limits or any(chain[1] != "WindowGroupLimit" for chain in limits):
    faults.append("all records that are findings are brought together before the first of them are taken")
if partial == 0:
    faults.append("nothing is counted in part")
for name in ("CollectLimit", "CollectTail", "CartesianProduct"):
    if any(operator == name for _, operator in operators):
        faults.append(f"the plan has a {name}")
for fault in faults:
    print(fault)
scans = sum(operator == "Scan" for _, operator in operators)
print(f"{len(operators)} operators, {scans} scans, {partial} aggregations in two steps, {len(faults)} faults")
sys.exit(1 if faults else 0)
