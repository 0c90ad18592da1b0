"""Workbooks and CSV files spoilt at random: whatever comes of one, it may not be a crash, a hang or a heap of memory."""
import io
import random
import re
import subprocess
import zipfile

import cases_layout
import cases_values
from outcome import PACK, QUIET
from writers import FLAVOURS, write_by_hand

SECONDS, MEGABYTES = 10, 300
TOKENS = [b"<", b">", b"/>", b'"', b"&#0;", b"&amp;", b"&lt;", b"</row>", b"<c>", b"<v>", b"</v>", b"</c>", b'r="A1"', b'r="ZZZ9"', b't="s"', b't="d"',
          b't="e"', b"<f/>", b"<is><t>", b"-1", b"1e999", b"9" * 40, b"NaN", b"\x00", b"\xff", b"\xed\xa0\x80", "亿".encode(), b"_x0000_", b"_xD800_",
          b'numFmtId="99999"', b'formatCode="[$"', b'formatCode="&quot;"', b'formatCode="\\"', b'ref="A1:"', b'ref="C4:A1"', b'hidden="1"', b' xmlns="x"']


def spoilt_part(body, source):
    body = bytearray(body)
    for _ in range(source.randrange(1, 4)):
        at = source.randrange(len(body) + 1)
        # Mostly where a tag or a text begins or ends.
        ends = [match.start() for match in re.finditer(rb"[<>\"]", body)]
        if ends and source.random() < 0.8:
            at = source.choice(ends) + source.randrange(2)
        end = min(len(body), at + source.choice([0, 0, 1, 5, 40, 400]))
        match source.randrange(3):
            case 0:
                body[at:end] = source.choice(TOKENS)
            case 1:
                body[at:at] = body[at:end] * source.choice([1, 1, 2, 300])
            case 2:
                del body[at:end]
    return bytes(body)


def spoilt_zip(data, source):
    data = bytearray(data)
    for _ in range(source.randrange(1, 6)):
        # The list of entries stands at the end.
        at = source.randrange(len(data)) if source.random() < 0.4 else len(data) - 1 - source.randrange(min(len(data), 900))
        data[at] = source.choice([0, 0xFF, 0x7F, data[at] ^ 1 << source.randrange(8), source.randrange(256)])
    return bytes(data[:source.randrange(len(data))]) if source.random() < 0.15 else bytes(data)


def sources():
    """The workbooks that are spoilt."""
    cases = {case.name: case for case in cases_layout.CASES + cases_values.CASES}
    for name in ("two levels of headings", "numbers", "strings as XML may have them", "formulas of all kinds", "days"):
        for flavour in ("excel", "bare"):
            yield cases[name].book, flavour


def judge(executable, folder, count, wanted):
    """(name, path, differences, 0) for each spoilt file that was not borne."""
    if not wanted("spoilt"):
        return 0, []
    target = folder / "spoilt"
    target.mkdir()
    originals = []
    for number, (book, flavour) in enumerate(sources()):
        path = target / f"original-{number}.xlsx"
        write_by_hand(book, str(path), FLAVOURS[flavour])
        originals.append(path.read_bytes())
    text = ("临江市2025年科技创新指标表,,\n单位：万元,,\n指标,单位,2025年\n地区生产总值,亿元,\"5,576.3\"\n高新技术企业数,家,３６０５\n").encode()
    failures = []
    for number in range(count):
        source = random.Random(number)
        if number % 5 == 4:
            path = target / f"{number}"
            path.mkdir()
            (path / "report.csv").write_bytes("地区,临江市\n年份,2025\n".encode())
            body = text if number % 2 else text.decode().encode(source.choice(["gb18030", "utf-16"]))
            (path / "indicators.csv").write_bytes(spoilt_zip(spoilt_part(body, source), source))
        else:
            path = target / f"{number}.xlsx"
            data = source.choice(originals)
            if number % 5 == 0:
                data = spoilt_zip(data, source)
            else:
                archive, buffer = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
                names = archive.namelist()
                hit = source.choice([name for name in names if "sheet" in name or "tyles" in name or "tring" in name or "book" in name])
                with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as changed:
                    for name in names:
                        body = archive.read(name)
                        changed.writestr(name, spoilt_part(body, source) if name == hit else body)
                data = buffer.getvalue()
            path.write_bytes(data)
        command = ["/usr/bin/time", "-q", "-f", "%e %M", executable, "check", "--pack", str(PACK), "--as-of", "2026-01-01", str(path)]
        try:
            run = subprocess.run(command, capture_output=True, env=QUIET, timeout=60)
        except subprocess.TimeoutExpired:
            failures.append((f"spoilt, {number}", path, ["took more than 60 s"], 0))
            continue
        lines = run.stderr.decode("utf-8", "replace").splitlines()
        took, kilobytes = lines[-1].split() if lines and re.fullmatch(r"[\d.]+ \d+", lines[-1]) else ("0", "0")
        found = []
        if run.returncode not in (0, 1, 2):
            found.append(f"exit status {run.returncode}: {lines[-2:]}")
        if run.returncode == 2 and not any(": error: " in line for line in lines):
            found.append(f"status 2 without an error: {lines[:3]}")
        if float(took) > SECONDS or int(kilobytes) > MEGABYTES * 1024:
            found.append(f"took {took} s and {int(kilobytes) // 1024} MB")
        if found:
            failures.append((f"spoilt, {number}", path, found, 0))
        elif path.is_file():
            path.unlink()
    return count, failures
