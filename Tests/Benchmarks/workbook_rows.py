"""Times openpyxl's read-only mode beside ours on the same workbooks, in turn.

    workbook_rows.py WORKBOOK_ROWS FOLDER [ROUNDS]

WORKBOOK_ROWS is our executable; the workbooks are put into FOLDER. Exit status 1 where openpyxl takes less than five
times as long, or where we take too much memory.
"""

import datetime
import os
import random
import statistics
import subprocess
import sys
from time import perf_counter

import openpyxl
import xlsxwriter

ROWS = 100_000
LEAST_RATIO = 5
# Megabytes above those of the packed file. Shared texts are held: here they have some 2 MB.
MOST_MEMORY = 64


def records():
    numbers = random.Random(7)
    first = datetime.date(2015, 1, 1)
    for index in range(ROWS):
        yield [
            f"黑龙江省科技有限公司{index:06}",
            f"9123{numbers.randrange(10**14):014}",
            numbers.choice(["国家级", "省级", "市级"]),
            first + datetime.timedelta(numbers.randrange(3650)),
            round(numbers.uniform(0, 100_000), 2),
            round(numbers.random(), 4),
            numbers.randrange(5000),
            numbers.choice(["是", "否"]),
        ]


def write(folder):
    head = ["名称", "代码", "级别", "日期", "营业收入", "研发占比", "人员", "上市"]
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("企业")
    sheet.append(head)
    for record in records():
        sheet.append(record)
    inline = os.path.join(folder, "inline.xlsx")
    book.save(inline)

    shared = os.path.join(folder, "shared.xlsx")
    with xlsxwriter.Workbook(shared) as book:
        sheet = book.add_worksheet("企业")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        share = book.add_format({"num_format": "0.00%"})
        formats = [None, None, None, day, None, share, None, None]
        sheet.write_row(0, 0, head)
        for row, record in enumerate(records(), 1):
            for column, (value, form) in enumerate(zip(record, formats)):
                if column == 3:
                    sheet.write_datetime(row, column, value, form)
                else:
                    sheet.write(row, column, value, form)
    return [inline, shared]


def openpyxl_seconds(path):
    start = perf_counter()
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    cells = sum(1 for row in book.worksheets[0].iter_rows(values_only=True) for value in row if value is not None)
    seconds = perf_counter() - start
    book.close()
    assert cells == 8 * (ROWS + 1), cells
    return seconds


def main():
    executable, folder = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    failed = False
    for path in write(folder):
        ours, theirs, memory = [], [], 0
        for _ in range(rounds):
            printed = subprocess.run([executable, path], check=True, capture_output=True, text=True).stdout.split()
            assert printed[:2] == [str(ROWS + 1), str(8 * (ROWS + 1))], printed
            ours.append(float(printed[2]))
            memory = max(memory, float(printed[3]))
            theirs.append(openpyxl_seconds(path))
        ratio = statistics.median(theirs) / statistics.median(ours)
        packed = os.path.getsize(path) / 2**20
        print(
            f"{os.path.basename(path)}: {statistics.median(ours):.3f} s, openpyxl {statistics.median(theirs):.3f} s, "
            f"{ratio:.1f} times as long; {memory:.0f} MB for {packed:.1f} MB packed"
        )
        failed = failed or ratio < LEAST_RATIO or memory > packed + MOST_MEMORY
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
