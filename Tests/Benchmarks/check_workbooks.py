#!/usr/bin/env python3
"""Times the reading of 100,000 register rows of 8 columns from a workbook, beside openpyxl's read-only mode.

    Tests/Benchmarks/check_workbooks.py EXECUTABLE FOLDER [--rows N] [--rounds N]

The workbooks are made by XlsxWriter (shared strings) and openpyxl (inline strings) in FOLDER. Judged as --register, and as a report that
holds the register; openpyxl only reads the cells. The programs take turns; the least time of each counts, and the most memory. Needs
openpyxl and XlsxWriter, and GNU time at /usr/bin/time.
"""
import argparse
import pathlib
import random
import subprocess
import sys

import openpyxl
import xlsxwriter

PACK = pathlib.Path(__file__).resolve().parents[2] / "Rules/enterprise-microdata"
HEADINGS = ["enterprise_id", "region_code", "industry_code", "year", "above_scale", "revenue", "rd_expense", "staff"]
REGIONS = ["230100", "230200", "230300", "230400", "230500", "230600", "230700"]
READ = "import openpyxl, sys\nbook = openpyxl.load_workbook(sys.argv[1], read_only=True)\ncells = 0\n" \
    "for row in book.worksheets[0].iter_rows(values_only=True): cells += len(row)\nprint(cells)"


def rows(count):
    source = random.Random(7)
    for number in range(count):
        revenue = source.randrange(200_000, 90_000_000) / 100
        yield [f"E{number:08}", source.choice(REGIONS), f"C{source.randrange(13, 44)}", 2023, source.choice(["是", "否"]), revenue,
               round(revenue * source.random() / 10, 2), source.randrange(1, 5000)]


def head(sheet):
    return {"报告": [["规则包", "enterprise-microdata"], ["地区", "黑龙江省"], ["年份", 2023]]}[sheet]


def by_xlsxwriter(path, count, is_report):
    book = xlsxwriter.Workbook(str(path), {"constant_memory": False})
    sheet = book.add_worksheet("enterprises")
    for number, row in enumerate([HEADINGS, *rows(count)]):
        sheet.write_row(number, 0, row)
    if is_report:
        sheet = book.add_worksheet("报告")
        for number, row in enumerate(head("报告")):
            sheet.write_row(number, 0, row)
    book.close()


def by_openpyxl(path, count, is_report):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("enterprises")
    for row in [HEADINGS, *rows(count)]:
        sheet.append(row)
    if is_report:
        sheet = book.create_sheet("报告")
        for row in head("报告"):
            sheet.append(row)
    book.save(path)


def measured(command, allowed):
    run = subprocess.run(["/usr/bin/time", "-q", "-f", "%e %U %M", *command], capture_output=True, text=True)
    if run.returncode not in allowed:
        raise SystemExit(f"{' '.join(command)}: exit status {run.returncode}\n{run.stderr[:2000]}")
    seconds, user, kilobytes = run.stderr.splitlines()[-1].split()
    return float(seconds), float(user), int(kilobytes)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("executable")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    check = [options.executable, "check", "--pack", str(PACK), "--as-of", "2026-01-01", "--limit", "0", "--format", "json"]
    commands = {}
    for maker, write in (("XlsxWriter", by_xlsxwriter), ("openpyxl", by_openpyxl)):
        table, report = options.folder / f"{maker}.xlsx", options.folder / f"{maker}-report.xlsx"
        write(table, options.rows, False)
        write(report, options.rows, True)
        commands[f"openpyxl read-only, file by {maker}"] = ([sys.executable, "-c", READ, str(table)], {0})
        commands[f"plumbline --register, file by {maker}"] = ([*check, "--register", f"enterprises={table}"], {0, 1})
        commands[f"plumbline, a report by {maker}"] = ([*check, str(report)], {0, 1})
    figures = {name: [] for name in commands}
    for _ in range(options.rounds):
        for name, (command, allowed) in commands.items():
            figures[name].append(measured(command, allowed))
    slow = 0
    for maker in ("XlsxWriter", "openpyxl"):
        base = min(figures[f"openpyxl read-only, file by {maker}"])[0]
        for name, taken in figures.items():
            if not name.endswith(maker):
                continue
            seconds, memory = min(taken)[0], max(memory for _, _, memory in taken)
            ratio = base / seconds if seconds else float("inf")
            slow += "plumbline" in name and ratio < 5
            print(f"{name:44} {seconds:6.2f} s {memory // 1024:5} MB  {ratio:5.1f} times as fast as openpyxl's read-only mode")
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
