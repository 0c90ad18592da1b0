"""Fills forms in by other programs and compares the verdicts with those of the same values as YAML.

    python3 -B Tests/forms.py PLUMBLINE REPORTS

PLUMBLINE is the executable, REPORTS a folder of YAML and JSON reports of one pack under Rules/. For each report:
- an empty form is filled in by openpyxl, a cell at a time, and saved;
- LibreOffice opens what openpyxl saved and saves it again;
- a form is filled in by `template --from`, as a workbook and as CSV files.
Each of them has to come to the verdicts of the report itself. Needs openpyxl and PyYAML; what LibreOffice has to do is
left out, with a word, where there is none.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import openpyxl
import yaml

AS_OF = "2026-03-31"
STATUSES = {"preliminary": "初步", "revised": "修订", "final": "最终"}


def main():
    plumbline, reports = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    failures = []
    names = sorted(p for p in reports.iterdir() if p.suffix in (".yaml", ".json"))
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        office = LibreOffice(scratch) if shutil.which("soffice") else None
        filled = []
        for path in names:
            # Decimals keep their digits as text.
            report = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
            pack = Pack(pathlib.Path("Rules") / report["report"])
            expected = verdicts(plumbline, path)
            form = scratch / (path.stem + "-empty.xlsx")
            template(plumbline, pack, form, "--region", report["region"], "--year", report["year"])
            failures += [f"{path.name}: {fault}" for fault in look_at(form, pack)]
            by_hand = scratch / (path.stem + "-openpyxl.xlsx")
            fill(form, report, pack, by_hand)
            filled.append((path, expected, by_hand))
            variants = [("openpyxl", by_hand, False)]
            for kind, output in (("--from workbook", scratch / f"{path.stem}-from.xlsx"),
                                 ("--from folder", scratch / f"{path.stem}-from")):
                template(plumbline, pack, output, "--from", path)
                variants.append((kind, output, True))
            for kind, file, is_exact in variants:
                failures += differences(f"{path.name}, {kind}", expected, verdicts(plumbline, file), is_exact)
        if office:
            resaved = office.resave([file for _, _, file in filled])
            for (path, expected, _), file in zip(filled, resaved):
                failures += differences(f"{path.name}, LibreOffice", expected, verdicts(plumbline, file), False)
        else:
            print("LibreOffice is not there: what it saves was not looked at")
    for failure in failures[:40]:
        print(failure)
    print(f"{len(names)} reports, {len(failures)} differences")
    sys.exit(1 if failures or not names else 0)


class Pack:
    """What a pack calls its indicators and registers."""

    def __init__(self, folder):
        self.folder = folder
        indicators = yaml.load((folder / "indicators.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        self.indicators = titles(indicators["indicators"])
        registers = yaml.load((folder / "registers.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        self.registers = {key: (title(key, value), titles(value["fields"]))
                          for key, value in registers["registers"].items()}
        self.id = yaml.safe_load((folder / "pack.yaml").read_text(encoding="utf-8"))["pack"]


def titles(entries):
    """The titles of indicators or fields, by whatever a report may call them."""
    found = {}
    for key, entry in entries.items():
        for name in [key, title(key, entry), *entry.get("aliases", [])]:
            found.setdefault(name, title(key, entry))
    return found


def title(key, entry):
    text = entry.get("title", key)
    return text["zh"] if isinstance(text, dict) else text


def template(plumbline, pack, output, *arguments):
    subprocess.run(
        [plumbline, "template", pack.folder, "-o", output, "--as-of", AS_OF, *arguments], check=True)


# What a form has to have


def look_at(form, pack):
    workbook = openpyxl.load_workbook(form)
    properties = {p.name: p.value for p in workbook.custom_doc_props.props}
    if properties.get("plumbline-pack") != pack.id:
        yield f"the form's properties do not name its pack: {properties}"
    for sheet in workbook:
        if sheet.sheet_state != "visible" or sheet.title in ("填报说明", "填报信息"):
            continue
        if not sheet.data_validations.dataValidation:
            yield f"{sheet.title} says nowhere what may be entered"
        heading = next(row for row in sheet.iter_rows() if sum(c.value is not None for c in row) > 1)
        below = f"{heading[0].row + 1}"
        if not (sheet.freeze_panes or "").endswith(below):
            yield f"{sheet.title} is frozen at {sheet.freeze_panes}, not below its header"


# Filling in


def split(value):
    """The number's text and its unit: of `5576.3 亿元`, or of a value with its unit beside it."""
    if isinstance(value, dict):
        return value["value"], value.get("unit")
    number, _, unit = value.partition(" ")
    return number, unit or None


def enter(cell, text):
    """As a person would: figures as numbers with their digits shown, the rest as text."""
    if re.fullmatch(r"-?(0|[1-9]\d{0,11})(\.\d{1,6})?", text):
        _, _, decimals = text.partition(".")
        cell.value = float(text) if decimals else int(text)
        cell.number_format = "0." + "0" * len(decimals) if decimals else "0"
    else:
        cell.value = text


def fill(form, report, pack, output):
    workbook = openpyxl.load_workbook(form)
    fill_head(workbook["填报信息"], report)
    fill_indicators(workbook["指标"], report, pack, workbook)
    for key, records in (report.get("registers") or {}).items():
        fill_register(workbook, key, records, pack)
    fill_statements(workbook["说明与佐证"], report)
    workbook.save(output)


def fill_head(sheet, report):
    labels = {row[0].value: row[1] for row in sheet.iter_rows() if row[0].value}
    prepared = report.get("prepared") or {}
    labels["填报单位"].value = prepared.get("by")
    labels["填报日期"].value = prepared.get("date")
    labels["修订号"].value = int(report.get("revision", 1))


def header(sheet, first):
    """The header's row and its columns by heading."""
    for row in sheet.iter_rows(max_row=20):
        headings = {cell.value: cell.column for cell in row if cell.value}
        if first in headings and len(headings) > 1:
            return row[0].row, headings
    raise KeyError(f"{sheet.title} has no heading {first}")


def fill_indicators(sheet, report, pack, workbook):
    top, columns = header(sheet, "指标")
    rows = {sheet.cell(row, 1).value: row for row in range(top + 1, sheet.max_row + 1)}
    year = int(report["year"])
    values = {year: report.get("indicators") or {}}
    values |= {int(past): entries or {} for past, entries in (report.get("history") or {}).items()}
    apart = []
    for past, entries in sorted(values.items(), reverse=True):
        for key, value in entries.items():
            name = pack.indicators[key]
            row = rows[name]
            number, unit = split(value)
            column = columns.get(f"{past}年")
            extra = value if isinstance(value, dict) else {}
            series = sheet.cell(row, columns["口径"]).value
            if past != year and (column is None or "status" in extra or "note" in extra or extra.get("series") != series):
                apart.append((name, past, number, unit, extra))
                continue
            if past == year and unit:
                sheet.cell(row, columns["单位"]).value = unit
            enter(sheet.cell(row, column), number)
            if past != year and unit and unit != sheet.cell(row, columns["单位"]).value:
                sheet.cell(row, column).value = f"{number} {unit}"
                sheet.cell(row, columns["单位"]).value = unit
            if past == year:
                if "status" in extra:
                    sheet.cell(row, columns["状态"]).value = STATUSES[extra["status"]]
                if "series" in extra:
                    sheet.cell(row, columns["口径"]).value = extra["series"]
                if "note" in extra:
                    sheet.cell(row, columns["备注"]).value = extra["note"]
    if apart:
        history = workbook.create_sheet("历史")
        history.append(["指标", "年份", "数值", "单位", "状态", "口径", "备注"])
        for name, past, number, unit, extra in apart:
            history.append(
                [name, past, None, unit, STATUSES.get(extra.get("status")), extra.get("series"), extra.get("note")])
            enter(history.cell(history.max_row, 3), number)


def fill_register(workbook, key, records, pack):
    name, fields = pack.registers[key]
    sheet = workbook[name]
    top, columns = header(sheet, next(iter(fields.values())))
    if records == []:
        sheet.cell(top + 1, 1).value = "无"
    for row, record in enumerate(records or [], start=top + 1):
        for field, text in record.items():
            title = fields[field]
            column = next(c for heading, c in columns.items() if re.sub(r"（[^（]*）$", "", heading) == title)
            cell = sheet.cell(row, column)
            if cell.number_format == "@":
                cell.value = text
            else:
                enter(cell, text)


def fill_statements(sheet, report):
    top, columns = header(sheet, "类别")
    rows = list(range(top + 1, sheet.max_row + 1))

    def at(row, heading):
        return sheet.cell(row, columns[heading])

    free = next(row for row in rows if at(row, "类别").value != "佐证")
    for kind, statements in (("佐证", report.get("evidence")), ("解释", report.get("explanations"))):
        for statement in statements or []:
            rules = statement["for"] if isinstance(statement["for"], list) else [statement["for"]]
            own = {"for", "title", "document", "date", "text", "values", "revision"}
            restriction = "；".join(f"{key}={text}" for key, text in statement.items() if key not in own)
            row = next(
                (r for r in rows if kind == "佐证" and at(r, "类别").value == kind
                 and at(r, "规则").value == "、".join(rules) and (at(r, "限定").value or "") == restriction and not at(r, "标题").value), None)
            if row is None:
                row, free = free, free + 1
            at(row, "类别").value, at(row, "规则").value = kind, "、".join(rules)
            at(row, "限定").value = restriction or None
            for heading, key in (("标题", "title"), ("文号", "document"), ("日期", "date"), ("说明", "text")):
                if key in statement:
                    at(row, heading).value = statement[key]
            if "values" in statement:
                at(row, "所针对的值").value = "；".join(
                    f"{name}={' '.join(part for part in split(value) if part)}"
                    for name, value in statement["values"].items())


# LibreOffice


class LibreOffice:
    def __init__(self, scratch):
        self.profile, self.output = scratch / "profile", scratch / "resaved"

    def resave(self, files):
        """Opens workbooks and saves them again, all in one run."""
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{self.profile}", "--headless", "--convert-to",
             "xlsx:Calc MS Excel 2007 XML", "--outdir", self.output, *files],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return [self.output / file.name for file in files]


# Verdicts


def verdicts(plumbline, report):
    """By rule and subject; a fault of form is no verdict."""
    run = subprocess.run(
        [plumbline, "check", "--format", "json", "--as-of", AS_OF, report], capture_output=True, text=True)
    if run.returncode > 1:
        return {"status": run.returncode, "faults": run.stderr.splitlines()[:10]}
    assessment = json.loads(run.stdout)
    found = {}
    for verdict in assessment["verdicts"]:
        subject = {key: value for key, value in verdict["subject"].items() if key != "row"}
        found[verdict["rule"], json.dumps(subject, sort_keys=True, ensure_ascii=False)] = verdict
    return found


def differences(name, expected, found, is_exact):
    """How verdicts differ, places aside; where the form was not filled in by ourselves, the texts of values as well."""
    if "faults" in found or "faults" in expected:
        return [f"{name}: {found.get('faults') or expected.get('faults')}"]
    lines = [f"{name}: {key} is lacking" for key in expected.keys() - found.keys()]
    lines += [f"{name}: {key} is new" for key in found.keys() - expected.keys()]
    for key in expected.keys() & found.keys():
        a, b = reduced(expected[key], is_exact), reduced(found[key], is_exact)
        if a != b:
            lines.append(f"{name}: {key}: " + "; ".join(f"{k}: {a.get(k)} != {b.get(k)}" for k in a.keys() | b.keys()
                                                        if a.get(k) != b.get(k)))
    return sorted(lines)


def reduced(verdict, is_exact):
    kept = without_places(verdict)
    kept["subject"].pop("row", None)
    if not is_exact:
        # A figure without a unit stands in a form beside the indicator's own.
        for key in ("message", "locations", "computation"):
            kept.pop(key, None)
    return kept


def without_places(value):
    if isinstance(value, list):
        return [without_places(member) for member in value]
    if isinstance(value, dict):
        return {key: without_places(member) for key, member in value.items()
                if key not in ("path", "line", "column", "sheet", "cell")}
    return value


if __name__ == "__main__":
    main()
