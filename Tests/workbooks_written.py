#!/usr/bin/env python3
"""Opens the findings workbook with openpyxl and LibreOffice, and holds what they find against the JSON of the same run.

    Tests/workbooks_written.py EXECUTABLE FOLDER

Writes workbooks and what LibreOffice makes of them to FOLDER. Needs openpyxl and LibreOffice Calc (soffice). Prints a
line for each check; the exit status is 1 where one failed.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import warnings
import zipfile

import openpyxl

PACK = "Rules/heilongjiang-14fyp"
SHEETS = {
    "zh": ["汇总", "矩阵（市（地））", "矩阵（黑龙江省）", "问题", "规则与条款", "输入"],
    "en": ["Summary", "Matrix (division)", "Matrix (Heilongjiang)", "Findings", "Rules and clauses", "Inputs"],
}
MARKS = {
    "✕": "fail", "↓": "behind", "?": "undetermined", "◇": "waived", "…": "not_due", "✓": "pass", "–": "not_applicable",
}
WORDS = {
    "fail": "未达标", "behind": "滞后", "undetermined": "待定", "waived": "豁免", "not_due": "未到期", "pass": "达标",
    "not_applicable": "不适用",
}
SERIOUSNESS = ["fail", "behind", "undetermined", "waived", "not_due", "pass", "not_applicable"]
HOSTILE = [
    "=1+1", "+1", "-2+3", "@SUM(A1)", "<b>&amp;", "_x0041_", "a\u0001b", "\u202eabc", "x" * 40_000, "𠮷" * 20_000,
]

failures = []


def check(name, holds, detail=""):
    reason = f": {str(detail)[:400]}" if detail != "" and not holds else ""
    print(f"{'passed ' if holds else 'FAILED '} {name}{reason}")
    if not holds:
        failures.append(name)


def judge(program, folder, reports, language, name):
    """The workbook's path, and the JSON of the same run."""
    files = [folder / f"{name}.xlsx", folder / f"{name}.json"]
    command = [program, "check", "--as-of", "2026-03-31", "--pack", PACK, "--lang", language, *reports]
    for file in files:
        command += ["--output", str(file)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300)
    check(f"{name}: written", run.returncode == 1 and run.stderr == "", run.stderr)
    return files[0], json.loads(files[1].read_text(encoding="utf-8"))


def opened(path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return openpyxl.load_workbook(path)


def unescaped(text):
    """The text as a program shows it; openpyxl leaves escapes as they stand."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def table(sheet):
    """Rows as dictionaries by the headings of the first one, with the numbers of the rows."""
    rows = list(sheet.iter_rows())
    heads = [cell.value for cell in rows[0]]
    return [(row[0].row, dict(zip(heads, row))) for row in rows[1:]]


def cells(workbook):
    return [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]


def check_file(name, path):
    with zipfile.ZipFile(path) as archive:
        check(f"{name}: every entry is whole", archive.testzip() is None)
        days = {entry.date_time for entry in archive.infolist()}
        check(f"{name}: no entry has a day", days == {(1980, 1, 1, 0, 0, 0)}, days)
        core = archive.read("docProps/core.xml").decode()
        check(f"{name}: no time in its properties", "created" not in core and "modified" not in core, core)


def check_links(name, workbook):
    wrong, count = [], 0
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink is None:
                    continue
                count += 1
                match = re.fullmatch(r"'((?:[^']|'')+)'!([A-Z]+[0-9]+)", cell.hyperlink.location or "")
                target = match and match[1].replace("''", "'")
                if not match or target not in workbook.sheetnames or workbook[target][match[2]].value is None:
                    wrong.append((sheet.title, cell.coordinate, cell.hyperlink.location))
    holds = count > 0 and not wrong
    check(f"{name}: every one of {count} links leads to a cell that holds something", holds, wrong[:3])


def check_findings(name, sheet, found):
    verdicts = {verdict["fingerprint"]: verdict for verdict in found["verdicts"]}
    wanted = {
        key
        for key, verdict in verdicts.items()
        if verdict["severity"] != "none" and verdict["outcome"] in ("fail", "behind", "undetermined", "waived")
    }
    rows = [row for _, row in table(sheet) if row["指纹"].value]
    check(f"{name}: each finding and each waived one has a row", {row["指纹"].value for row in rows} == wanted)
    wrong = []
    for row in rows:
        verdict = verdicts[row["指纹"].value]
        actual = verdict.get("actual")
        # A very long one is cut and says so.
        message = row["情况"].value.split("…（共")[0]
        same = (
            row["规则"].value == verdict["rule"]
            and MARKS[row["判定"].value[0]] == verdict["outcome"]
            and row["年份"].value == verdict["subject"].get("year")
            and row["地区代码"].value == verdict["subject"].get("region")
            and (row["实际值"].value is None) == (actual is None)
            and verdict["message"].startswith(message)
        )
        if actual:
            number = row["实际值"]
            same = same and number.data_type == "n" and float(number.value) == float(actual["value"])
            same = same and (row["单位"].value or "") == actual.get("unit", "")
        if not same:
            wrong.append((row["规则"].coordinate, verdict["rule"]))
    check(f"{name}: rows say what the JSON says", not wrong, wrong[:3])
    check(f"{name}: the heading stays in sight", sheet.freeze_panes == "C2", sheet.freeze_panes)
    check(f"{name}: the rows can be filtered", sheet.auto_filter.ref is not None)


def check_matrix(name, workbook, found):
    """Every cell by the most serious outcome of its verdicts, in years that some rule of the pack judged."""
    regions = {}
    years = {verdict["subject"].get("year") for verdict in found["verdicts"] if verdict["rule"].startswith("HLJ")}
    for verdict in found["verdicts"]:
        subject = verdict["subject"]
        if subject.get("region") and subject.get("year") in years:
            key = (verdict["rule"], subject["region"], subject.get("year"))
            regions.setdefault(key, []).append(verdict["outcome"])
    wanted = sorted(min(outcomes, key=SERIOUSNESS.index) for outcomes in regions.values())
    shown = []
    for sheet in workbook.worksheets[1:3]:
        for row in sheet.iter_rows(min_row=2, min_col=4):
            shown += [MARKS[cell.value[0]] for cell in row if isinstance(cell.value, str) and cell.value[0] in MARKS]
    check(f"{name}: the matrix has each rule, region and year", sorted(shown) == wanted, (len(shown), len(wanted)))


def check_rules(name, sheet, found):
    wrong = []
    rows = {row["规则"].value: row for _, row in table(sheet)}
    for rule in found["rules"]:
        row = rows.get(rule["id"])
        if row is None or any(row[word].value != rule[outcome] for outcome, word in WORDS.items()):
            wrong.append(rule["id"])
    check(f"{name}: every rule with its counts", len(rows) >= len(found["rules"]) and not wrong, wrong[:5])


def office(folder, path, kind):
    target = folder / "office"
    target.mkdir(exist_ok=True)
    profile = (folder / "profile").absolute().as_uri()
    run = subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir", str(target),
         str(path)],
        capture_output=True, text=True, timeout=300)
    made = target / (path.stem + "." + kind.split(":")[0])
    complaint = [line for line in run.stderr.splitlines() if "javaldx" not in line]
    done = run.returncode == 0 and made.exists() and not complaint
    check(f"{path.stem}: LibreOffice makes {made.suffix} of it without a complaint", done, run.stderr)
    return made


def check_saved(name, path, saved):
    """What LibreOffice saved holds the same texts and numbers."""
    def contents(workbook):
        return {(cell.parent.title, cell.coordinate): cell.value for cell in cells(workbook)}

    before, after = contents(opened(path)), contents(openpyxl.load_workbook(saved))
    wrong = []
    for key, value in before.items():
        other = after.get(key)
        if isinstance(value, str):
            # LibreOffice reads escapes, writes some texts that look like one without escaping them, breaks what is
            # longer than its paragraphs, and cuts off what then has no room.
            texts = [unescaped(value), str(other), unescaped(str(other))]
            texts = [text.replace("\n", "")[:32_000] for text in texts]
            same = texts[0] in texts[1:]
        else:
            # It rounds to fifteen digits.
            same = other is not None and abs(value - other) <= abs(value) * 1e-14
        if not same:
            wrong.append((key, str(value)[:60], str(other)[:60]))
    holds = not wrong and len(after) == len(before)
    check(f"{name}: saved by LibreOffice it holds the same {len(before)} cells", holds, wrong[:3])


def hostile(folder):
    name = json.dumps(" ".join(HOSTILE))
    zones = ",".join(json.dumps({"name": text, "tier": text}) for text in HOSTILE for _ in range(2))
    path = folder / "hostile.json"
    path.write_text(
        f'{{"report": "heilongjiang-14fyp", "region": "双鸭山市", "year": 2025, "indicators": {{"gdp": {name}}}, '
        f'"registers": {{"high_tech_zones": [{zones}]}}}}', encoding="utf-8")
    return path


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.which("soffice") is None:
        sys.exit("soffice is not installed")
    examples = ["--waivers", "Examples/waivers-2025.yaml", "Examples/heilongjiang-2025"]
    for language in ("zh", "en"):
        name = f"findings-{language}"
        path, found = judge(program, folder, examples, language, name)
        again, _ = judge(program, folder, examples, language, f"{name}-again")
        check(f"{name}: the same bytes again", path.read_bytes() == again.read_bytes())
        check_file(name, path)
        workbook = opened(path)
        check(f"{name}: its sheets", workbook.sheetnames == SHEETS[language], workbook.sheetnames)
        check(f"{name}: no formula", not [cell for cell in cells(workbook) if cell.data_type in "fe"])
        check_links(name, workbook)
        if language == "zh":
            check_findings(name, workbook["问题"], found)
            check_matrix(name, workbook, found)
            check_rules(name, workbook["规则与条款"], found)
        office(folder, path, "pdf")
        check_saved(name, path, office(folder, path, "xlsx:Calc MS Excel 2007 XML"))
    path, _ = judge(program, folder, [str(hostile(folder))], "zh", "hostile-texts")
    workbook = opened(path)
    texts = [cell.value for cell in cells(workbook) if isinstance(cell.value, str)]
    longest = max(len(unescaped(text).encode("utf-16-le")) // 2 for text in texts)
    check("hostile: no formula", not [cell for cell in cells(workbook) if cell.data_type == "f"])
    check("hostile: no text is longer than a cell holds", longest <= 32_767, longest)
    unseen = [text for text in texts if re.search("[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]", text)]
    check("hostile: nothing that nobody sees", not unseen, unseen[:3])
    office(folder, path, "pdf")
    check_saved("hostile", path, office(folder, path, "xlsx:Calc MS Excel 2007 XML"))
    sys.exit(1 if failures else 0)


main()
