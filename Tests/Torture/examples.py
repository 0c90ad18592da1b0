"""The example reports put into workbooks and CSV folders by other programs: every verdict has to be that on the YAML report, and every
place in it the cell in which the value stands."""
import csv
import datetime
import io
import json
import pathlib
import re
import shutil
import subprocess

import awkward
from outcome import BLANK, QUIET
from reports import CHINESE_STATUS, EXAMPLES, PACK, ROOT, Plan, amount, chinese, field_cell, figure, key_of, load, percentages, restrictions

from sheets import Book, Day, Formula, Number, Rich, Sheet, Text, split
from writers import WRITERS, convert_by_libreoffice

def book_of(report, plan, flat=False):
    """`flat`: every value as text, as a CSV file has it."""
    sheets = [Sheet("封面", [["黑龙江省科技创新规划执行情况报告"], ["规则包", report["report"]], ["填报地区", report["region"]], ["报告年份", report["year"]]]
                    + ([["修订号", report["revision"]]] if "revision" in report else [])
                    + ([["填报单位", report["prepared"]["by"]], ["填报日期", report["prepared"]["date"]]] if "prepared" in report else []))]
    rows = [["主要指标完成情况"], [], ["序号", "指标名称", "计量单位", f"{report['year']}年", "状态", "口径", "备注"]]
    for number, (name, value) in enumerate((report.get("indicators") or {}).items(), 1):
        digits, unit, more = amount(value)
        # What is no number stands in its cell with its unit, as in the report.
        cell, unit = percentages(digits, unit) if re.fullmatch(r"-?[\d.]+", digits) else (f"{digits} {unit}".strip(), None)
        rows.append([number, plan.label(name), unit, cell, CHINESE_STATUS.get(more.get("status")),
                     more.get("series"), more.get("note")])
    sheets.append(Sheet("主要指标", rows, merged=["A1:G1"]))
    rows = [["年份", "指标", "数值", "单位", "状态", "口径", "备注"]]
    for year, values in (report.get("history") or {}).items():
        for name, value in values.items():
            digits, unit, more = amount(value)
            rows.append([figure(year), plan.label(name), figure(digits), unit,
                         CHINESE_STATUS.get(more.get("status")), more.get("series"), more.get("note")])
    if len(rows) > 1:
        sheets.append(Sheet("历史", rows))
    for name, records in (report.get("registers") or {}).items():
        name = key_of(name, plan.registers)
        register = plan.registers[name]
        records = records and [{key_of(key, register["fields"]): value for key, value in record.items()} for record in records]
        keys = [key for key in register["fields"] if any(key in record for record in records or [])] or list(register["fields"])
        keys += [key for key, field in register["fields"].items() if field.get("required") and key not in keys]
        rows = [[chinese(register["title"], name)], [chinese(register["fields"][key].get("title"), key) for key in keys]]
        if records == []:
            rows.append(["无"])
        for record in records or []:
            rows.append([field_cell(record.get(key), register["fields"][key], plan) for key in keys])
        sheets.append(Sheet(re.sub(r"[\[\]:*?/\\]", "", chinese(register["title"], name))[:31] if len(chinese(register["title"], name)) <= 31 else name, rows))
    rows = [["规则", "所针对的值", "说明", "限定"]]
    for entry in report.get("explanations") or []:
        values = "；".join(f"{name}={value}" for name, value in entry.get("values", {}).items())
        rows.append([entry["for"], values or None, entry["text"], restrictions(entry, ("for", "values", "text")) or None])
    if len(rows) > 1:
        sheets.append(Sheet("解释", rows))
    rows = [["规则", "标题", "文号", "日期", "限定"]]
    for entry in report.get("evidence") or []:
        rules = entry["for"] if isinstance(entry["for"], str) else "、".join(entry["for"])
        date = entry.get("date")
        rows.append([rules, entry.get("title"), entry.get("document"), date and Day(datetime.date.fromisoformat(date), "yyyy-mm-dd"),
                     restrictions(entry, ("for", "title", "document", "date")) or None])
    if len(rows) > 1:
        sheets.append(Sheet("佐证材料", rows))
    return Book(*sheets)


def shown(cell):
    """What a cell shows, as a CSV export has it."""
    match cell:
        case Number(raw, form) if form.endswith("%"):
            whole, _, part = raw.partition(".")
            digits = whole + part[:2].ljust(2, "0")
            left = part[2:].ljust(len(form.partition(".")[2]) - 1, "0") if "." in form else ""
            return (digits.lstrip("0") or "0") + ("." + left if left else "") + "%"
        case Number(raw, form) if "." in form:
            whole, _, part = raw.partition(".")
            number, _, literal = form.partition('"')
            return whole + "." + part.ljust(len(number) - 2, "0") + literal.strip('"')
        case Number(raw):
            return raw
        case Day(date):
            return date.isoformat()
        case Number(raw, form) if '"' in form:
            return raw + form.split('"')[1]
        case Formula(_, cached):
            return shown(cached)
        case Rich() | Text():
            return cell.text


def write_csv_folder(book, path, encoding):
    path.mkdir()
    names = {"封面": "report", "主要指标": "indicators", "历史": "history", "解释": "explanations", "佐证材料": "evidence"}
    for sheet in book.sheets:
        lines = io.StringIO()
        writer = csv.writer(lines, lineterminator="\r\n")
        last = max(row for row, _ in sheet.cells)
        for row in range(1, last + 1):
            columns = [column for r, column in sheet.cells if r == row]
            writer.writerow([shown(sheet.cells[row, c]) if (row, c) in sheet.cells else "" for c in range(1, max(columns, default=1) + 1)])
        (path / f"{names.get(sheet.name, sheet.name)}.csv").write_bytes(lines.getvalue().encode(encoding))


def assessment(executable, folder):
    run = subprocess.run(
        [executable, "check", "--pack", str(PACK), "--waivers", str(ROOT / "Examples/waivers-2025.yaml"), "--as-of", "2026-03-31", "--format",
         "json", "--limit", "100000", str(folder)], capture_output=True, env=QUIET, timeout=300)
    errors = run.stderr.decode()
    return run.returncode, json.loads(run.stdout or b"{}"), [line for line in errors.splitlines() if re.search(": (error|warning): ", line)]


def comparable(text, plan):
    text = plan.words.get(text, text)
    return {"是": "true", "否": "false"}.get(text, text).replace(" ", "")


def without_places(verdict, plan):
    verdict = dict(verdict)
    verdict["locations"] = [{key: comparable(value, plan) if key == "text" else value for key, value in location.items() if key not in (
        "path", "line", "column", "sheet", "cell")} for location in verdict["locations"]]
    for key in ("explanation", "waiver"):
        if key in verdict:
            verdict[key] = {name: value for name, value in verdict[key].items() if name not in ("path", "line", "column", "sheet", "cell")}
    return verdict


def judge(executable, folder, wanted, layouts):
    """(name, folder, differences, cells checked) for each way in which the reports are written, and for so many random layouts."""
    plan = Plan()
    reports = {path.stem: load(path) for path in sorted(EXAMPLES.glob("*.yaml")) + sorted(EXAMPLES.glob("*.json"))}
    books = {name: book_of(report, plan) for name, report in reports.items()}
    results, expected = [], None
    ways = [*WRITERS, "lo", "csv utf-8-sig", "csv gbk"] + [f"layout {seed}" for seed in range(layouts)]
    plain_books = books
    for way in ways:
        if not wanted(f"examples, {way}"):
            continue
        target = folder / "examples" / way.replace(" ", "-")
        target.mkdir(parents=True)
        books = plain_books
        if way.startswith("layout"):
            seed = int(way.split()[1])
            writer = list(WRITERS)[seed % len(WRITERS)]
            books = {name: awkward.book_of(report, plan, f"{seed} {name}", writer != "openpyxl") for name, report in reports.items()}
        if way == "lo":
            if not shutil.which("soffice"):
                continue
            before = folder / "examples" / "before"
            before.mkdir()
            for name, book in books.items():
                WRITERS["openpyxl"][1](book, str(before / f"{name}.xlsx"))
            convert_by_libreoffice(sorted(before.iterdir()), target)
        for name, book in books.items():
            if way.startswith("csv"):
                write_csv_folder(book, target / name, way.split()[1])
            elif way.startswith("layout"):
                WRITERS[writer][1](book, str(target / f"{name}.xlsx"))
            elif way != "lo":
                WRITERS[way][1](book, str(target / f"{name}.xlsx"))
        expected = expected or assessment(executable, EXAMPLES)
        status, found, errors = assessment(executable, target)
        differences, cells = [], 0
        if status != expected[0]:
            differences.append(f"exit status: wanted {expected[0]}, got {status}")
        differences += errors[:20]
        kept = ("region", "year", "revision", "judged")
        inputs = [[{key: entry.get(key) for key in kept} for entry in run.get("inputs", []) if "year" in entry] for run in (expected[1], found)]
        if inputs[0] != inputs[1]:
            differences.append(f"inputs: wanted {inputs[0]}, got {inputs[1]}")
        wanted_verdicts, verdicts = expected[1]["verdicts"], found.get("verdicts", [])
        identity = lambda verdict: (verdict["rule"], str(verdict["subject"]))
        pairs = {identity(verdict): verdict for verdict in wanted_verdicts}
        found_verdicts = {identity(verdict): verdict for verdict in verdicts}
        differences += [f"{rule} of {subject}: no verdict" for rule, subject in pairs.keys() - found_verdicts.keys()]
        differences += [f"{rule} of {subject}: a verdict too many" for rule, subject in found_verdicts.keys() - pairs.keys()]
        for key in pairs.keys() & found_verdicts.keys():
            a, b = pairs[key], found_verdicts[key]
            x, y = without_places(a, plan), without_places(b, plan)
            if way.startswith("layout"):
                # A figure's text is as odd as its cell, and one message has it.
                for verdict in (x, y):
                    if a["rule"] == "explanation-void":
                        del verdict["message"]
                    verdict["locations"] = [{key: value for key, value in l.items() if key != "text"} for l in verdict["locations"]]
            if x != y:
                parts = [f"{key} {x.get(key)!r} became {y.get(key)!r}" for key in {**x, **y} if x.get(key) != y.get(key)]
                differences.append(f"{a['rule']} of {a['subject']}: " + "; ".join(parts)[:600])
            for location in b["locations"]:
                if "cell" not in location:
                    continue
                cells += 1
                book = books[pathlib.Path(location["path"]).stem]
                sheet = next((sheet for sheet in book.sheets if sheet.name == location["sheet"]), None)
                cell = sheet and sheet.cells.get(split(location["cell"]))
                # A missing cell has its place too; the records of a register are told by the first of them.
                if location["name"] in plan.registers or not location["text"] and cell is None:
                    continue
                stands = cell and shown(cell)
                stands = stands and comparable(stands, plan).strip(BLANK)
                text = comparable(location["text"], plan).strip(BLANK)
                # The region may stand in one cell with its label.
                if stands is None or not (text.startswith(stands) or location["name"] == "report" and stands.endswith(text)):
                    differences.append(f"{location}: there stands {stands!r}")
        results.append((f"examples, {way}", target, differences, cells))
    return results
