#!/usr/bin/env python3
"""Feeds the checker report files as they really arrive, and worse, and holds what it reads against what stands in them.

    Tests/Torture/torture.py EXECUTABLE FOLDER [--only WORDS] [--seconds S] [--spoilt N] [--layouts N]

The files are made by openpyxl, XlsxWriter and LibreOffice, by hand where no program makes them, and never by the checker; they are
written to FOLDER. WORDS: only cases whose name or writer holds them. S: the time that a refused file may take. How many files are spoilt
at random, and in how many layouts made up at random the example reports are written, may be said. Needs openpyxl, XlsxWriter, xlwt and
PyYAML; without LibreOffice (soffice) its part is left out, which is said.
"""
import argparse
import concurrent.futures
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import cases_csv
import cases_layout
import cases_package
import cases_refused
import cases_values
import examples
import spoilt
import writers
from outcome import Outcome, differences


def workbook_jobs(folder, wanted):
    """(name, path, case) for each case and writer."""
    jobs, resaved = [], []
    for number, case in enumerate(cases_layout.CASES + cases_values.CASES):
        for name, (can, write) in {**writers.WRITERS, "lo": (None, None)}.items():
            if case.only and name not in case.only or name in case.without or not wanted(f"{case.name} {name}"):
                continue
            source = name
            if name == "lo":
                source = next((known for known in ("openpyxl", "xlsxwriter", "excel") if writers.WRITERS[known][0](case.book)), None)
            elif not can(case.book):
                continue
            path = folder / ("before" if name == "lo" else name) / f"{number:03}.xlsx"
            path.parent.mkdir(parents=True, exist_ok=True)
            writers.WRITERS[source][1](case.book, str(path))
            if name == "lo":
                resaved.append(path)
                path = folder / "lo" / path.name
            jobs.append((f"{case.name}, {name}", path, case))
    if resaved and shutil.which("soffice"):
        writers.convert_by_libreoffice(resaved, folder / "lo")
    elif resaved:
        print("skipped LibreOffice: there is no soffice here")
        jobs = [job for job in jobs if job[1].parent.name != "lo"]
    return jobs


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("executable")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--spoilt", type=int, default=200)
    parser.add_argument("--layouts", type=int, default=20)
    options = parser.parse_args()
    wanted = lambda name: options.only in name
    folder = options.folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)

    files, cells, wrong = 0, [0], 0

    def tell(name, path, found):
        nonlocal files, wrong
        files += 1
        wrong += len(found)
        for line in found:
            print(f"{name} ({path}): {line}")

    def judge(job):
        name, path, case = job
        counted = [0]
        outcome = Outcome(options.executable, path, [word.replace("{path}", str(path)) for word in case.arguments])
        return name, path, differences(outcome, case.expected, case.sheet, counted), counted[0]

    jobs = workbook_jobs(folder, wanted)
    for module in (cases_package, cases_csv):
        jobs += module.jobs(folder, wanted)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for name, path, found, counted in pool.map(judge, jobs):
            cells[0] += counted
            tell(name, path, found)
    for name, path, found, counted in examples.judge(options.executable, folder, wanted, options.layouts):
        cells[0] += counted
        tell(name, path, found[:50])
    count, failures = spoilt.judge(options.executable, folder, options.spoilt, wanted)
    files += count - len(failures)
    for name, path, found, _ in failures:
        tell(name, path, found)
    for name, path, arguments, words in cases_refused.jobs(folder, wanted):
        tell(name, path, cases_refused.judge(options.executable, path, arguments, words, options.seconds))
    print(f"torture: {files} files, {cells[0]} cells checked, {wrong} wrong")
    sys.exit(1 if wrong or not files else 0)


if __name__ == "__main__":
    main()
