"""Holds an assessment that an engine made against one from files: all but where things stand has to be the same.

    python3 Tests/engine_verdicts.py CHECK.json RUN.json
"""

import json
import sys


def facts(path):
    with open(path, encoding="utf-8") as file:
        assessment = json.load(file)
    rules = {rule["id"]: rule for rule in assessment["rules"]}
    verdicts = []
    for verdict in assessment["verdicts"]:
        subject = {key: value for key, value in verdict["subject"].items() if key != "row"}
        told = {key: value for key, value in verdict.items() if key not in ("locations", "subject")}
        told["missing"] = sorted(json.dumps(value, sort_keys=True) for value in verdict["missing"])
        # A message names what is missing in the order in which it was met.
        if told["missing"]:
            del told["message"]
        verdicts.append(json.dumps([subject, told], sort_keys=True, ensure_ascii=False))
    return rules, set(verdicts)


checked, run = facts(sys.argv[1]), facts(sys.argv[2])
differing = [name for name in checked[0] if checked[0][name] != run[0].get(name)]
lines = ["- " + line for line in sorted(checked[1] - run[1])] + ["+ " + line for line in sorted(run[1] - checked[1])]
for line in differing + lines[:20]:
    print(line[:300])
print(f"{len(checked[0])} rules, {len(checked[1])} verdicts, {len(differing) + len(lines)} differ")
sys.exit(1 if differing or lines or not checked[1] else 0)
