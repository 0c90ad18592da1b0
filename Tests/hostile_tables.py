#!/usr/bin/env python3
"""Feeds the checker tables that nobody should send, as a register and as observations.

    Tests/hostile_tables.py EXECUTABLE FOLDER

Each run has to end by itself within ten seconds and a gibibyte; with the status that is stated, and 2 has to be explained
on standard error, in lines of bearable length and number; no row may be lost: those of the file are as many as stated, and
of each rule on records as many have a verdict as the file has rows without a fault of form. The files are written to FOLDER.
"""
import json
import os
import random
import resource
import subprocess
import sys
import time

NOTHING_JUDGED = (
    "nothing was judged: no row is a record, or of a region and year, that a rule is for; check the files and the pack")
PACK = "Rules/enterprise-microdata"
REGISTER = "enterprise_id,region_code,industry_code,year,above_scale,revenue,rd_expense,rd_staff,staff\n"
OBSERVATIONS = "region,indicator,year,value\n"
SECONDS, BYTES, LINES, LINE_LENGTH = 10, 1 << 30, 2_003, 2_000


def row(number, region="230100", year="2021", scale="1", revenue="3000.5", industry="C34"):
    return f"E{number},{region},{industry},{year},{scale},{revenue},10,1,5\n"


def observed(value="1", region="230000", indicator="revenue_total", year="2021"):
    return f"{region},{indicator},{year},{value}\n"


def many(make, count):
    return "".join(make(number) for number in range(count))


def lone_quotes():
    source = random.Random(2)
    breaks = [
        lambda text: '"\n', lambda text: text.replace(",", ',"', 1), lambda text: text.replace("C34", 'C"34'),
        lambda text: text[:-1] + '"\n', lambda text: text.replace(",", '",', 2), lambda text: text,
    ]
    return many(lambda number: source.choice(breaks)(row(number)), 20_000)


# What stands below a good header, status, rows. No number of rows: as many as the checker makes of it.
REGISTERS = {
    "random bytes": (random.Random(1).randbytes(2_000_000), 2, None),
    "NULs": (b"\0" * 1_000_000, 2, 1),
    "NULs in rows": (row("\0", industry="C\0") * 1_000, 1, 1_000),
    "one line of 50 MB": (b"x" * 50_000_000, 2, 1),
    "50 million commas": (b"," * 50_000_000, 2, 1),
    "a quoted field of 10 MB": ('"' + "y" * 10_000_000 + '"' + row(1)[2:] + row(2), 1, 2),
    "a quoted field of 10 MB in lines": ('"' + "y\n" * 5_000_000 + '"' + row(1)[2:] + row(2), 1, 2),
    "a million empty lines": ("\n" * 1_000_000 + row(1), 1, 1),
    "nothing": ("", 2, 0),
    "lone quotes": (lone_quotes(), 2, None),
    "nothing but quotes": ('"' * 1_000_001, 2, 1),
    "a quote a line": ('"\n' * 1_000_001, 2, 500_001),
    "invalid UTF-8": (row(1).encode() + b"E\xff" + row(2).encode() + row(3).encode(), 2, 3),
    "UTF-16 below UTF-8": (many(row, 100).encode("utf-16-le"), 2, None),
    "lone CRs": (many(row, 100).replace("\n", "\r"), 1, 100),
    "mixed line ends": (row(1) + row(2).replace("\n", "\r\n") + row(3).replace("\n", "\r") + "\r\n" + row(4)[:-1], 1, 4),
    "numbers of thousands of digits": (
        row(1, revenue="9" * 5_000) + row(2, revenue="0." + "0" * 5_000 + "1") + row(3, revenue="-" + "9" * 1_000_000)
        + row(4, revenue="1e999999999"), 1, 4),
    "years that are none": (
        "".join(row(year, year=year) for year in
                ["99999", "-1", "0", "0999", "+2021", " 2021", "2021.0", "２０２１", "9" * 30, ""]), 1, 10),
    "70,000 regions": (many(lambda n: row(n, region=f"R{n}"), 70_000), 1, 70_000),
    "70,000 years": (many(lambda n: row(n, year=str(n)), 70_000), 1, 70_000),
    "70,000 choices": (many(lambda n: row(n, scale=f"b{n}"), 70_000), 1, 70_000),
    "one key": (row(1) * 100_000, 1, 100_000),
    "nothing but commas": (",,,,,,,,\n" * 100_000, 1, 100_000),
    "a character cut in two": (row(1).encode() + "E2,230100,工".encode()[:-1], 2, 2),
    "a row cut in two": (row(1) + row(2)[:9], 2, 2),
}
OBSERVED = {
    "random bytes": (random.Random(1).randbytes(2_000_000), 2, None),
    "NULs": (b"\0" * 1_000_000, 2, 1),
    "one line of 50 MB": (b"x" * 50_000_000, 2, 1),
    "a value of 10 MB": (observed('"' + "1" * 10_000_000 + '"'), 1, 1),
    "a name of 10 MB": (observed(indicator="x" * 10_000_000), 2, 1),
    "a million empty lines": ("\n" * 1_000_000 + observed(), 0, 1),
    "nothing": ("", 2, 0),
    "a quote a line": ('"\n' * 1_000_001, 2, 500_001),
    "70,000 regions": (many(lambda n: observed(region=f"R{n}"), 70_000), 2, 70_000),
    "700,000 indicators": (many(lambda n: observed(indicator=f"indicator{n}"), 700_000), 2, 700_000),
    "70,000 years": (many(lambda n: observed(year=str(n)), 70_000), 2, 70_000),
    "years that are not judged": (observed(year="2019"), 2, 1),
    "values that are none": (
        "".join(observed(value, region=f"230{number}00") for number, value in
                enumerate(["9" * 5_000, "1e9", "-", "x", "1 家", " ", "NaN", "1/0"], 1)), 1, 8),
    "values that differ": (observed("1") + observed("2") * 10_000, 2, 10_001),
    "invalid UTF-8": (observed(b"\xff".decode("latin-1")).encode("latin-1") + observed("5", year="2020").encode(), 2, 2),
    "lone CRs": (observed().replace("\n", "\r"), 0, 1),
    "a character cut in two": (observed("1 亿").encode()[:-2], 2, 1),
}
# Whole files, which neither a register nor observations may be.
REFUSED = {
    "an empty file": b"",
    "a byte order mark": b"\xef\xbb\xbf",
    "half a byte order mark": b"\xef\xbb",
    "empty lines alone": b"\r\n" * 1_000_000,
    "random bytes alone": random.Random(1).randbytes(2_000_000),
    "another table in UTF-16": "a,b\n1,2\n3,4\n".encode("utf-16"),
    "another table in UTF-16 without a mark": "a,b\n1,2\n3,4\n".encode("utf-16-be"),
    "half a character of UTF-16": b"\xff\xfe\x00",
    "zeros": b"\0" * 1_000_000,
    "first bytes of GB18030 alone": b"\x81" * 5_000_001,
    "GBK": "地区,指标,年份,数值\n".encode("gbk"),
    "a header of 50 MB": b"x" * 50_000_000,
    "a header of 10 million commas": b"," * 10_000_000,
    "a header of a million commas": b"," * 1_000_000,
    "a header of quotes": b'"' * 5_000_001,
}
# Encodings in which tables come.
ENCODINGS = ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]


def run(option, path, name):
    """The status, the assessment and the lines of standard error of one run, and what is wrong with how it went."""
    start = time.monotonic()
    value = f"enterprises={path}" if option == "--register" else path
    with open(os.path.join(FOLDER, "out"), "w+b") as out, open(os.path.join(FOLDER, "err"), "w+b") as err:
        try:
            process = subprocess.run(
                [PLUMBLINE, "check", "--pack", PACK, option, value, "--as-of", "2026-03-31", "--format", "json",
                 "--lang", "en", "--limit", "10"], stdin=subprocess.DEVNULL, stdout=out, stderr=err, timeout=SECONDS,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES)))
        except subprocess.TimeoutExpired:
            return None, None, [], "it hangs"
        out.seek(0), err.seek(0)
        output, error = out.read(), err.read().decode(errors="replace")
    seconds = time.monotonic() - start
    lines = error.splitlines()
    wrong = None
    if process.returncode not in (0, 1, 2):
        wrong = f"it ends with {process.returncode}: {error[:300]}"
    elif process.returncode == 2 and ": error: " not in error:
        wrong = f"status 2 is not explained: {error[:300]}"
    elif len(lines) > LINES or any(len(line) > LINE_LENGTH for line in lines):
        wrong = f"standard error has {len(lines)} lines of up to {max(map(len, lines))} characters"
    print(f"{option[2:]}, {name}: status {process.returncode}, {seconds:.2f} s, {len(lines)} lines: {error[:160]!r}")
    return process.returncode, json.loads(output) if output else None, lines, wrong


def judged(option, path, name, status, rows):
    found, assessment, lines, wrong = run(option, path, name)
    if wrong or found != status:
        return wrong or f"status {found} in place of {status}"
    if assessment is None:
        return None if rows is None and status == 2 else "no assessment"
    table = assessment["inputs"][0]
    if rows is not None and table["rows"] != rows:
        return f"{table['rows']} rows in place of {rows}"
    if option != "--register":
        return None
    counts = {rule["id"]: sum(rule[key] for key in assessment["summary"]) for rule in assessment["rules"]}
    records = [counts[f"R{number:02}"] for number in range(1, 13)]
    errors = [line.split(": error: ")[1] for line in lines if ": error: " in line]
    more = [int(error.split()[0]) for error in errors if "faults of form in this file" in error]
    faults = 0 if errors[:1] == [NOTHING_JUDGED] else len(errors) - len(more) + sum(more)
    if any(count != table["rows"] - faults for count in records):
        return f"{table['rows']} rows, {faults} faults, verdicts {records}"
    return None


def refused(option, path, name):
    found, _, _, wrong = run(option, path, name)
    return wrong or (None if found == 2 else f"status {found} in place of 2")


def write(content):
    path = os.path.join(FOLDER, "table.csv")
    with open(path, "wb") as file:
        file.write(content)
    return path


def check():
    for option, header, cases in [("--register", REGISTER, REGISTERS), ("--observations", OBSERVATIONS, OBSERVED)]:
        for name, (body, status, rows) in cases.items():
            path = write(header.encode() + (body if isinstance(body, bytes) else body.encode()))
            yield option, name, judged(option, path, name, status, rows)
        for encoding in ENCODINGS:
            # Chinese of an odd and an even number of characters, rows that end in the middle of a block, and one at fault.
            body = many(row, 2_000) + "企业,230100,工,2021,x\n" + row("企业名", industry="工业")
            if option == "--observations":
                body = observed() + observed("5 亿元", region="哈尔滨市") + observed("—", region="230200")
            path = write((header + body).encode(encoding))
            name = "a table in " + encoding
            status, rows = (2, 2_002) if option == "--register" else (0, 3)
            yield option, name, judged(option, path, name, status, rows)
        first = row(1) if option == "--register" else observed()
        status = 1 if option == "--register" else 0
        columns = many(lambda number: f",c{number}", 100_000)
        path = write((header[:-1] + columns + "\n" + first[:-1] + ",x" * 100_000 + "\n").encode())
        yield option, "100,000 columns", judged(option, path, "100,000 columns", status, 1)
        path = write((header[:-1] + columns.replace("c", "a_long_name") + "\n").encode())
        yield option, "a header beyond the limit", refused(option, path, "a header beyond the limit")
        name = header.split(",")[0]
        path = write((header[:-1] + "," + name + "\n" + first[:-1] + ",x\n").encode())
        yield option, "two columns of one name", refused(option, path, "two columns of one name")
        for name, content in REFUSED.items():
            yield option, name, refused(option, write(content), name)
        pipe = os.path.join(FOLDER, "pipe")
        os.path.exists(pipe) or os.mkfifo(pipe)
        hidden = os.path.join(FOLDER, "hidden.csv")
        with open(hidden, "w") as file:
            file.write(header + first)
        os.chmod(hidden, 0)
        others = [pipe, FOLDER, "/dev/null", "/dev/zero", os.path.join(FOLDER, "none.csv")]
        for path in others + ([hidden] if os.geteuid() else []):
            yield option, path, refused(option, path, path)
        os.remove(hidden)


PLUMBLINE, FOLDER = sys.argv[1:]
os.makedirs(FOLDER, exist_ok=True)
results = list(check())
failures = [result for result in results if result[2]]
for option, name, wrong in failures:
    print(f"WRONG  {option[2:]}, {name}: {wrong}")
print(f"{len(results)} tables, {len(failures)} go wrong")
sys.exit(1 if failures else 0)
