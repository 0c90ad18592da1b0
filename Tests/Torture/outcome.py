"""What must come of a file, what came of it, and where the two differ."""
import dataclasses
import json
import os
import pathlib
import re
import subprocess
from decimal import Decimal

PACK = pathlib.Path(__file__).parent / "pack"
# A crash need not be explained at length.
QUIET = dict(os.environ, SWIFT_BACKTRACE="enable=no")
CITY = ("990100", 2025, 1)
WORDS = {"national": 1, "国家级": 1, "provincial": 2, "省级": 2, "none": 3, "无": 3, "是": 1, "true": 1, "否": 0, "false": 0}


@dataclasses.dataclass
class R:
    """A value that was read: its cell (`C5`, `指标!C5` or `4:7`), its text, the number, and the unit that is put behind the text
    where it does not stand in the cell itself."""
    at: str
    text: str
    value: object = None
    unit: str = ""

    @property
    def number(self):
        if self.value is not None:
            return Decimal(str(self.value))
        if self.text in WORDS:
            return Decimal(WORDS[self.text])
        if re.fullmatch(r"\d{4}-\d\d-\d\d", self.text):
            return Decimal(self.text.replace("-", ""))
        return Decimal(self.text) if re.fullmatch(r"-?\d+(\.\d+)?", self.text) else None


BLANK = " \t\n\u00a0\u3000\u200b\u200e\ufeff"
TEXT_FIELDS = {"name", "code", "seat"}


@dataclasses.dataclass
class Expected:
    """What is not named must not be there: a value that is not in `values` is missing, a register that is not in `records` was
    not reported, a fault that is not in `faults` is one too many."""
    values: dict = dataclasses.field(default_factory=dict)  # indicator or (indicator, year): R
    records: dict = dataclasses.field(default_factory=dict)  # register: [{field: R}]
    invalid: dict = dataclasses.field(default_factory=dict)  # cell: text
    required: list = dataclasses.field(default_factory=list)  # (register, row, field) that are empty
    faults: list = dataclasses.field(default_factory=list)  # (severity, cell or None for anywhere, words of its message)
    inputs: object = CITY  # of a report; () where there is none, None where nothing is judged
    evidence: object = None  # R
    explained: object = None  # the explanation's text
    others: tuple = ()  # ids of other findings
    status: object = None


class Outcome:
    def __init__(self, executable, path, arguments=(), pack=PACK):
        command = [executable, "check", "--pack", str(pack), "--format", "json", "--as-of", "2026-01-01", *arguments]
        # A table is named among the arguments.
        run = subprocess.run(command + ([] if any(str(path) in word for word in arguments) else [str(path)]), capture_output=True, env=QUIET, timeout=120)
        self.status = run.returncode
        self.path = str(path)
        self.errors = run.stderr.decode("utf-8", "replace")
        self.json = json.loads(run.stdout, parse_float=Decimal, parse_int=Decimal) if run.stdout.strip() else {}
        self.faults = []
        for line in self.errors.splitlines():
            match = re.match(r"(.*?): (error|warning|note): (.*)", line)
            if match:
                self.faults.append((match[2], self.place(match[1]), match[3]))
        self.inputs = [(i.get("region"), int(i["year"]), int(i["revision"])) for i in self.json.get("inputs", []) if i.get("judged") and "year" in i]
        self.verdicts = self.json.get("verdicts", [])

    def place(self, text):
        """`sheet!cell`, or `file:line:column` in a folder, or `line:column`."""
        text = text.removeprefix(self.path)
        return text.lstrip("/:")

    def location(self, location):
        inner = location["path"].removeprefix(self.path).lstrip("/")
        if "cell" in location:
            return f"{location['sheet']}!{location['cell']}"
        return (inner + ":" if inner else "") + f"{location.get('line')}:{location.get('column')}"


def differences(outcome, expected, sheet, cells):
    """Each difference as a line; `sheet` stands before cells that name none. Counts the cells that were compared."""
    found = []

    def full(at):
        return at if at is None or "!" in at or ":" in at or not sheet else f"{sheet}!{at}"

    def differ(what, wanted, got):
        found.append(f"{what}: wanted {wanted}, got {got}")

    def compare(what, wanted, verdict, name, text_only=False):
        cells[0] += 1
        locations = [l for l in verdict["locations"] if l["name"] == name]
        if len(locations) != 1:
            differ(what, full(wanted.at), [outcome.location(l) for l in locations])
            return
        at, text = outcome.location(locations[0]), locations[0]["text"]
        if at != full(wanted.at):
            differ(what + ", place", full(wanted.at), at)
        # A unit that stands elsewhere is said behind the figure.
        # What is blank around it may be left out.
        bare = wanted.text.strip(BLANK)
        if text.strip(BLANK) not in {bare, f"{bare} {wanted.unit}", bare + wanted.unit}:
            differ(what + ", text", repr(wanted.text) + (f" ({wanted.unit})" if wanted.unit else ""), repr(text))
        if not text_only:
            got = verdict.get("actual", {}).get("value")
            if got is None or Decimal(got) != wanted.number:
                differ(what + ", value", wanted.number, got)

    if expected.inputs is None:
        if outcome.inputs:
            differ("inputs", "none", outcome.inputs)
    elif outcome.inputs != ([expected.inputs] if expected.inputs else []):
        differ("inputs", expected.inputs, outcome.inputs)

    values = {name if isinstance(name, tuple) else (name, 2025): wanted for name, wanted in expected.values.items()}
    invalid = {full(at): text for at, text in expected.invalid.items()}
    records = {}
    others = []
    for verdict in outcome.verdicts:
        rule, subject = verdict["rule"], verdict["subject"]
        kind, _, rest = rule.partition("-")
        if kind == "VALUE":
            name, _, year = rest.partition("-")
            key = name, int(year or 2025)
            wanted = values.pop(key, None)
            if wanted is None:
                if verdict["outcome"] == "pass":
                    location = verdict["locations"][0]
                    differ(f"{key}", "no value", f"{location['text']} at {outcome.location(location)}")
                elif verdict["missing"][0]["why"] == "invalid":
                    at = outcome.location(verdict["locations"][0])
                    if at not in invalid:
                        differ(f"{key}", "not reported", f"invalid, at {at}")
            elif verdict["outcome"] != "pass":
                differ(f"{key}", f"{wanted.text} at {full(wanted.at)}", [m["why"] for m in verdict["missing"]])
            else:
                compare(f"{key}", wanted, verdict, name)
        elif kind == "FIELD":
            register, _, field = rest.partition("-")
            if "row" in subject:
                record = records.setdefault(register, {}).setdefault(int(subject["row"]), {})
                record[field] = verdict
            elif register in expected.records:
                if verdict["outcome"] == "undetermined" and not records.get(register):
                    records[register] = None
            else:
                records[register] = None
        elif rule == "EVIDENCE":
            if expected.evidence:
                cells[0] += 1
                got = [(outcome.location(l), l["text"]) for l in verdict["locations"]] if verdict["outcome"] == "pass" else []
                if got != [(full(expected.evidence.at), expected.evidence.text)]:
                    differ("evidence", (full(expected.evidence.at), expected.evidence.text), got)
            elif verdict["outcome"] == "pass":
                differ("evidence", "none", verdict["locations"])
        elif rule == "EXPLAINED":
            got = verdict.get("explanation", {}).get("text") if "explanation" in verdict else None
            if got != expected.explained:
                differ("explanation", expected.explained, verdict.get("explanation"))
        elif rule == "value-invalid":
            cells[0] += 1
            location = verdict["locations"][0]
            at, text = outcome.location(location), location["text"]
            if at not in invalid:
                differ("invalid", "nothing at " + at, f"{text!r}: {verdict.get('message')}")
            elif (wanted := invalid.pop(at)) is not None and not text.startswith(wanted):
                differ("invalid at " + at, repr(wanted), repr(text))
        elif rule == "value-missing":
            others.append((subject.get("register"), int(subject.get("row", 0)), subject.get("field")))
        elif verdict["outcome"] in ("fail", "undetermined", "behind"):
            others.append(rule)
    for key, wanted in values.items():
        differ(f"{key}", f"{wanted.text} at {full(wanted.at)}", "no verdict")
    for at, text in invalid.items():
        differ("invalid", f"{text!r} at {at}", "not found")
    wanted_others = sorted(map(str, list(expected.required) + list(expected.others)))
    if sorted(map(str, others)) != wanted_others:
        differ("other findings", wanted_others, sorted(map(str, others)))

    invalid_cells = {full(at) for at in expected.invalid}
    for register in ("zones", "labs"):
        wanted, got = expected.records.get(register), records.get(register, {})
        # Without a report there is nobody who could have named the register.
        if not got and (expected.inputs is None or expected.inputs == () and wanted is None):
            continue
        if wanted is None:
            if got is not None:
                differ(register, "not reported", f"{len(got)} records")
            continue
        if got is None:
            differ(register, f"{len(wanted)} records", "not reported")
            continue
        if len(got) != len(wanted):
            names = [outcome.location(v["name"]["locations"][0]) if "name" in v else "?" for v in got.values()]
            differ(register, f"{len(wanted)} records", f"{len(got)}: {names}")
        for row, fields in enumerate(wanted, 1):
            verdicts = got.get(row, {})
            for field, verdict in verdicts.items():
                what = f"{register} {row}.{field}"
                reported = fields.get(field)
                if verdict["outcome"] == "fail":
                    if reported is None:
                        l = verdict["locations"][0]
                        differ(what, "no value", f"{l['text']} at {outcome.location(l)}")
                    else:
                        compare(what, reported, verdict, field, field in TEXT_FIELDS)
                elif reported is not None:
                    differ(what, f"{reported.text} at {full(reported.at)}", [m["why"] for m in verdict["missing"]])
                elif verdict["missing"] and verdict["missing"][0]["why"] == "invalid":
                    at = outcome.location(verdict["locations"][0])
                    if at not in invalid_cells:
                        differ(what, "not reported", f"invalid, at {at}")
            for field in fields.keys() - verdicts.keys():
                differ(f"{register} {row}.{field}", fields[field].text, "no verdict")

    left = list(outcome.faults)
    for severity, at, words in expected.faults:
        cells[0] += 1
        words = [words] if isinstance(words, str) else words

        def fits(fault):
            there = full(at)
            return (fault[0] == severity and all(word in fault[2] for word in words) and (
                there is None or fault[1] == there or there[-1] in "!:" and fault[1].startswith(there)))

        match = next((fault for fault in left if fits(fault)), None)
        if match:
            left.remove(match)
        else:
            differ("fault", f"{severity} at {full(at) or 'the file'} with {words}", "none such")
    for severity, at, message in left:
        differ("fault", "none", f"{severity} at {at}: {message}")
    if expected.status is not None:
        status = expected.status
    elif any(severity == "error" for severity, _, _ in expected.faults) or expected.inputs is None:
        status = 2
    else:
        status = 1 if expected.invalid or expected.required or expected.others else 0
    if outcome.status != status:
        differ("exit status", status, outcome.status)
    if outcome.status not in (0, 1, 2) or "Fatal error" in outcome.errors:
        differ("standard error", "no crash", outcome.errors[-300:])
    return found
