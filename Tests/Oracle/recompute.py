#!/usr/bin/env python3
"""Recompute the headline verdicts of heilongjiang-14fyp and hold an assessment against them.

    recompute.py ASSESSMENT.json REPORTS

ASSESSMENT.json is what `plumbline check --format json REPORTS` wrote, REPORTS the folder (or file) of reports it
read; run it from the folder in which the command ran, so that the paths in the assessment lead to the files.

Independent of the checker on purpose: no rule, indicator or region is read from the pack. What the plan asks is
written down in plan.py from its text, and every number is a fraction or a root to 120 digits. One line is printed for
each check that fails, and `N passed, N failed` last; the exit status is 1 if any failed.

Needs PyYAML. Reads reports in YAML and JSON.
"""
import hashlib
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from pathlib import Path

import yaml

from plan import CITIES, HEADLINE, INDICATORS, INDICATOR_NAMES, PROVINCE, RATIOS, Requirement, TIERS, ZONE_FIELDS, \
    path_value, significant
from values import Values, read_reports

FINDINGS = {"fail", "behind", "undetermined", "waived"}
OUTCOMES = ["pass", "fail", "behind", "undetermined", "not_due", "not_applicable", "waived"]


@dataclass
class Expectation:
    """What a verdict must say; `outcomes` holds more than one where the format leaves the word open."""
    outcomes: set
    severity: str
    actual: Fraction = None
    required: Fraction = None
    unit: str = ""
    names: tuple = ()


def judge(value, requirement, year, as_of):
    """The verdict on a value known or not, in a year, by a requirement."""
    unit = requirement.unit
    if year > requirement.last or (requirement.last == 2023 and as_of < "2021-09-08"):
        return Expectation({"not_applicable"}, requirement.severity)
    severity = requirement.severity if year >= requirement.due else "note"
    asked = path_value(requirement, year)
    if value is None:
        open_before_due = {"undetermined", "not_due"} if asked is None else {"undetermined"}
        return Expectation(open_before_due, severity, None, asked, unit)
    limit = Fraction(requirement.limit) if asked is None else asked
    holds = value > limit if requirement.comparison == "more_than" else value >= limit
    short = "fail" if year >= requirement.due else "not_due" if asked is None else "behind"
    return Expectation({"pass" if holds else short}, severity, value, limit, unit)


def expected_verdicts(values, as_of):
    """(rule, region, year) -> Expectation for every headline rule."""
    expected, reports = {}, values.reports
    years = sorted({year for _, year in reports if 2021 <= year <= 2025})
    coverage = Requirement("", "1", "")
    for year in years:
        for city in (c for c in CITIES if (c, year) in reports):
            count = values.covered(city, year)
            expected["HLJ-016", city, year] = judge(None if count is None else Fraction(count), coverage, year, as_of)
        if (PROVINCE, year) in reports or values.together(year):
            counts = [values.covered(city, year) for city in CITIES]
            share = None if None in counts else Fraction(sum(c >= 1 for c in counts) * 100, len(CITIES))
            expected["HLJ-016-province", PROVINCE, year] = judge(share, Requirement("", "100", "%"), year, as_of)
        if (PROVINCE, year) not in reports:
            continue
        for rule, requirement in HEADLINE.items():
            verdict = judge(values.headline(requirement, year), requirement, year, as_of)
            if rule == "HLJ-025" and year != 2025 and verdict.actual is None:
                verdict = Expectation({"not_applicable"}, "warning")
            if verdict.actual is not None:
                verdict.names = RATIOS.get(requirement.value, (requirement.value.split()[-1],))[:2]
            expected[rule, PROVINCE, year] = verdict
        expected["HLJ-292", PROVINCE, year] = Expectation({ordered(values, year)}, "warning")
    return expected


def ordered(values, year):
    """HLJ-292: leading enterprises <= high-tech enterprises <= technology enterprises."""
    names = ("leading_enterprises", "high_tech_enterprises", "technology_enterprises")
    low, middle, high = (values.figure(PROVINCE, year, name) for name in names)
    if (low and middle and low.value > middle.value) or (middle and high and middle.value > high.value):
        return "fail"
    return "pass" if low and middle and high else "undetermined"


def expected_mismatches(values):
    """(rule, region, year, indicator) -> (reported, recomputed), and the ones that cannot be recomputed."""
    wrong, unknown = {}, set()
    for (region, year), report in values.reports.items():
        for key, stated in report.figures.items():
            checks = {}
            if key in RATIOS or key == "high_tech_enterprises_increment":
                checks["derived-mismatch"] = values.derived(region, year, key, year)
            if region == PROVINCE and INDICATORS.get(key, ("", "", False))[2]:
                checks["total-mismatch"] = values.total(year, key)
            for rule, other in checks.items():
                if not stated or not other:
                    unknown.add((rule, region, year, key))
                elif abs(stated.value - other.value) > stated.half + other.half:
                    wrong[rule, region, year, key] = (stated.value, other.value)
    return wrong, unknown


def expected_invalid(reports):
    """(region, year, indicator) and (region, year, register, row, field) of what is no value."""
    found = set()
    for (region, year), report in reports.items():
        found |= {(region, year, key) for key, figure in report.figures.items() if figure is None}
        for row, zone in enumerate(report.zones or [], 1):
            if zone.get("tier") and zone["tier"] not in TIERS:
                found.add((region, year, "high_tech_zones", row, "tier"))
    return found


def expected_duplicates(reports):
    """(region, year, zone's name) -> how many records bear it, for two or more."""
    found = {}
    for (region, year), report in reports.items():
        names = Counter(zone.get("name") for zone in report.zones or [])
        found |= {(region, year, name): count for name, count in names.items() if name and count > 1}
    return found


class Checks:
    """Counts what passes and prints what fails."""

    def __init__(self):
        self.passed = self.failed = 0

    def __call__(self, holds, *words):
        self.passed += bool(holds)
        if not holds:
            self.failed += 1
            print(*words)


def number(quantity):
    """The number of {"value", "unit"}, None where there is none."""
    if not quantity or quantity.get("value") is None:
        return None
    return Fraction(quantity["value"])


def check_number(check, label, quantity, value, unit):
    got = number(quantity)
    if value is None:
        check(got is None, label, "should be absent, is", got)
        return
    check(got == significant(value), label, "is", quantity and quantity.get("value"), "instead of", shown(value))
    check((quantity or {}).get("unit") in ({unit} if unit else {None, "", "1"}),
          label, "has the unit", (quantity or {}).get("unit"), "instead of", unit or "none")


def shown(value):
    value = significant(value)
    return str(Decimal(value.numerator) / Decimal(value.denominator)) if value.denominator < 10**20 else \
        str(Context(prec=34).divide(Decimal(value.numerator), Decimal(value.denominator)))


def check_verdict(check, label, verdict, wanted):
    """Outcome, severity, and the three numbers."""
    outcome = verdict["outcome"]
    waived = outcome == "waived" and "waiver" in verdict and wanted.outcomes & FINDINGS
    check(outcome in wanted.outcomes or waived,
          label, "is", outcome, "instead of", " or ".join(sorted(wanted.outcomes)))
    if outcome in ("fail", "behind", "undetermined"):
        severity = "note" if "explanation" in verdict and wanted.severity == "warning" else wanted.severity
        check(verdict.get("severity") == severity,
              label, "severity is", verdict.get("severity"), "instead of", severity)
    if outcome == "undetermined":
        check(verdict.get("missing"), label, "is undetermined and names nothing as missing")
    if outcome not in wanted.outcomes or wanted.required is None or outcome == "not_applicable":
        return
    check_number(check, label + " actual", verdict.get("actual"), wanted.actual, wanted.unit)
    if wanted.actual is None:
        return
    check_number(check, label + " required", verdict.get("required"), wanted.required, wanted.unit)
    margin_unit = "个百分点" if wanted.unit == "%" else wanted.unit
    check_number(check, label + " margin", verdict.get("margin"), wanted.actual - wanted.required, margin_unit)
    used = {place.get("name") for place in verdict.get("locations", [])}
    check(set(wanted.names) <= used, label, "does not point at", ", ".join(sorted(set(wanted.names) - used)))


def subject(verdict):
    return verdict["subject"].get("region"), verdict["subject"].get("year")


def check_headline(check, verdicts, values, as_of):
    expected, seen = expected_verdicts(values, as_of), Counter()
    rules = {rule for rule, _, _ in expected} | set(HEADLINE)
    for verdict in (v for v in verdicts if v["rule"] in rules):
        key = (verdict["rule"], *subject(verdict))
        seen[key] += 1
        label = f"{key[0]} {key[1]} {key[2]}"
        check(key in expected, label, "is judged and should not be")
        if key in expected:
            check_verdict(check, label, verdict, expected[key])
    for key in expected:
        check(seen[key] == 1, *key, "has", seen[key], "verdicts instead of 1")


def check_mismatches(check, verdicts, values):
    wrong, unknown = expected_mismatches(values)
    found = {}
    for v in verdicts:
        if v["rule"] in ("total-mismatch", "derived-mismatch") and v["outcome"] in FINDINGS:
            found[(v["rule"], *subject(v), v["subject"].get("indicator"))] = v
    for key, verdict in found.items():
        undecided = key in unknown and verdict["outcome"] == "undetermined"
        check(key in wrong or undecided, *key, "is", verdict["outcome"], "and should not be")
    for key, (reported, recomputed) in wrong.items():
        verdict = found.get(key, {})
        label = " ".join(map(str, key))
        check(verdict.get("outcome") in ("fail", "waived"), label, "is", verdict.get("outcome"), "instead of fail")
        if verdict.get("outcome") == "fail":
            check(verdict.get("severity") == "error", label, "severity is", verdict.get("severity"), "instead of error")
            unit = INDICATORS[key[3]][1]
            check_number(check, label + " actual", verdict.get("actual"), reported, unit)
            check_number(check, label + " required", verdict.get("required"), recomputed, unit)


def check_set(check, rule, found, expected):
    for key in found - expected:
        check(False, rule, *key, "is found and should not be")
    for key in expected:
        check(key in found, rule, *key, "is not found")


def check_plain_findings(check, verdicts, reports, values):
    """value-invalid, duplicate-key and report-missing: the same subjects, all errors."""
    found = defaultdict(Counter)
    for v in (v for v in verdicts if v["outcome"] in FINDINGS):
        s = v["subject"]
        place = subject(v)
        if v["rule"] == "value-invalid":
            place += (s["register"], s.get("row"), s.get("field")) if "register" in s else (s.get("indicator"),)
        elif v["rule"] == "duplicate-key":
            keys = s.get("key") if isinstance(s.get("key"), list) else [s.get("key")]
            place += tuple(k if isinstance(k, str) else next(iter(k.values())) for k in keys if k)
        elif v["rule"] != "report-missing":
            continue
        found[v["rule"]][place] += 1
        if v["outcome"] != "waived":
            check(v.get("severity") == "error", v["rule"], *place, "severity is", v.get("severity"))
    check_set(check, "value-invalid", set(found["value-invalid"]), expected_invalid(reports))
    duplicates = expected_duplicates(reports)
    check_set(check, "duplicate-key", set(found["duplicate-key"]), set(duplicates))
    for key, count in duplicates.items():
        check(found["duplicate-key"][key] in (count - 1, count), "duplicate-key", *key, "has",
              found["duplicate-key"][key], "verdicts for", count, "records")
    years = {year for _, year in reports if 2021 <= year <= 2025}
    absent = {(c, y) for y in years if values.together(y) for c in CITIES if (c, y) not in reports}
    check_set(check, "report-missing", set(found["report-missing"]), absent)


def check_counts(check, assessment):
    """The summary is the sum of the rules' counts, and a rule's counts are its verdicts."""
    counted = defaultdict(Counter)
    over_records = {v["rule"] for v in assessment["verdicts"] if "register" in v["subject"]}
    for v in assessment["verdicts"]:
        counted[v["rule"]][v["outcome"]] += 1
    for outcome in OUTCOMES:
        total = sum(rule.get(outcome, 0) for rule in assessment["rules"])
        check(assessment["summary"].get(outcome, 0) == total, "summary", outcome, "is",
              assessment["summary"].get(outcome), "and the rules add up to", total)
    for rule in assessment["rules"]:
        for outcome in OUTCOMES:
            said, listed = rule.get(outcome, 0), counted[rule["id"]][outcome]
            if rule["id"] in over_records:  # passes on records are counted, not listed; findings up to a limit
                holds = listed <= said and (outcome not in FINDINGS or listed == min(said, 1000) or listed == said)
            else:
                holds = said == listed or (listed == 0 and outcome not in FINDINGS)
            check(holds, rule["id"], outcome, "is", said, "and", listed, "verdicts are listed")
    check(set(counted) <= {rule["id"] for rule in assessment["rules"]}, "a verdict's rule is not among the rules")


def scalars(node, names, places):
    """Every value of a document by its place: (line, column) -> [(names of the keys above it, texts)]."""
    at = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        places[at].append((names, {node.value, node.value.strip()}))
    elif isinstance(node, yaml.SequenceNode):
        places[at].append((names, {"", "[]"}))
        for item in node.value:
            scalars(item, names, places)
    else:
        parts = {key.value: value for key, value in node.value}
        texts = {""}
        if isinstance(parts.get("value"), yaml.ScalarNode):
            unit = parts["unit"].value if "unit" in parts else ""
            texts |= {parts["value"].value, f"{parts['value'].value} {unit}".strip(), parts["value"].value + unit}
            inner = parts["value"].start_mark
            places[inner.line + 1, inner.column + 1].append((names, texts))
        places[at].append((names, texts))
        for key, value in node.value:
            name = INDICATOR_NAMES.get(key.value, ZONE_FIELDS.get(key.value, key.value))
            scalars(value, names + (name,), places)


def check_locations(check, assessment):
    """At each location's line and column stands the text it gives, under the name it gives; a record is called by its key."""
    documents = {}
    for verdict in assessment["verdicts"]:
        for place in (p for p in verdict.get("locations", []) if "line" in p):
            path, at = place["path"], (place["line"], place["column"])
            label = f"{verdict['rule']} {path}:{at[0]}:{at[1]}"
            if path not in documents:
                documents[path] = defaultdict(list)
                if Path(path).is_file():
                    scalars(yaml.compose(Path(path).read_text(encoding="utf-8")), (), documents[path])
            held = documents[path].get(at, [])
            check(held, label, "is not the place of a value")
            subject = verdict["subject"]
            if held and place.get("name") == subject.get("register"):
                # A record has no text of its own: its key, else its number in the list, says which one it is.
                key = " / ".join(text for text in subject.get("key", {}).values() if text)
                check(place.get("text") == (key or str(subject.get("row"))), label, "calls the record", place.get("text"))
            elif held:
                fitting = [names for names, texts in held if place.get("text", "") in texts]
                check(fitting, label, "holds", held[0][1], "and not", place.get("text"))
                name = place.get("name")
                check(not fitting or name not in INDICATORS or any(name in names for names in fitting),
                      label, "is not a value of", name)


def check_inputs(check, assessment, reports):
    for entry in assessment.get("inputs", []):
        path = Path(entry["path"])
        check(path.is_file(), path, "is not a file here: run this where the command ran")
        if path.is_file() and "sha256" in entry:
            check(hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"], path, "has another sha256")
    judged = {(e.get("region"), e.get("year")) for e in assessment.get("inputs", []) if e.get("judged")}
    for key, report in reports.items():
        check(key in judged, report.path, "is not among the inputs that were judged")


def main(arguments):
    if len(arguments) != 2:
        print(__doc__.split("\n\n")[1].strip(), file=sys.stderr)
        return 64
    assessment = json.loads(Path(arguments[0]).read_text(encoding="utf-8"), parse_float=Decimal)
    reports = read_reports(Path(arguments[1]))
    values, check = Values(reports), Checks()
    check(reports, arguments[1], "holds no report")
    check_inputs(check, assessment, reports)
    check_headline(check, assessment["verdicts"], values, assessment["as_of"])
    check_mismatches(check, assessment["verdicts"], values)
    check_plain_findings(check, assessment["verdicts"], reports, values)
    check_counts(check, assessment)
    check_locations(check, assessment)
    print(f"{check.passed} passed, {check.failed} failed")
    return 1 if check.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
