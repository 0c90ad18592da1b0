"""What is no report, refused with advice, quickly and in little memory."""
import io
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import zipfile
import zlib

import cases_layout
import xlwt
from cases_package import BOOK, SHEET, STRINGS, WORKBOOK, replaced
from outcome import PACK, QUIET
from writers import FLAVOURS, convert_by_libreoffice, write_by_hand, write_openpyxl

MEGABYTES = 300
ROWS = [[cases_layout.TITLE], *cases_layout.PLAIN]


def biff(path):
    workbook = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet("指标")
    for down, row in enumerate(ROWS):
        for right, value in enumerate(row):
            sheet.write(down, right, value)
    workbook.save(path)


def compound(streams):
    """An OLE compound file with streams of at least 4096 bytes."""
    sector = 512
    data, directory, chains, next_sector = b"", [], [], 0
    for name, body in streams:
        body = body.ljust(4096, b"\0")
        body += b"\0" * (-len(body) % sector)
        count = len(body) // sector
        directory.append((name, next_sector, len(body)))
        chains += [next_sector + i + 1 for i in range(count - 1)] + [0xFFFFFFFE]
        data += body
        next_sector += count

    def entry(name, kind, start, size, child=0xFFFFFFFF, right=0xFFFFFFFF):
        encoded = (name + "\0").encode("utf-16-le")
        return (encoded.ljust(64, b"\0") + struct.pack("<HBBIII", len(encoded), kind, 1, 0xFFFFFFFF, right, child)
                + b"\0" * 36 + struct.pack("<IQ", start, size))

    entries = entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)
    for number, (name, start, size) in enumerate(directory):
        entries += entry(name, 2, start, size, right=number + 2 if number + 1 < len(directory) else 0xFFFFFFFF)
    entries += b"\0" * (-len(entries) % sector)
    directory_start = next_sector
    chains += [directory_start + i + 1 for i in range(len(entries) // sector - 1)] + [0xFFFFFFFE]
    fat_start = len(chains)
    chains.append(0xFFFFFFFD)
    fat = b"".join(struct.pack("<I", chain) for chain in chains).ljust(sector, b"\xff")
    header = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
              + struct.pack("<IIIIIIIII", 0, 1, directory_start, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
              + struct.pack("<I", fat_start) + b"\xff" * 432)
    return header + data + entries + fat


def encrypted(path):
    pathlib.Path(path).write_bytes(compound([("EncryptionInfo", b"\x04\0\x04\0" + b"x" * 2000), ("EncryptedPackage", os.urandom(6000))]))


def text(body):
    return lambda path: pathlib.Path(path).write_bytes(body.encode() if isinstance(body, str) else body)


def zipped(parts):
    def write(path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, body in parts.items():
                archive.writestr(name, body)
    return write


def changed(parts):
    return lambda path: write_by_hand(BOOK, path, FLAVOURS["excel"], parts)


def truncated(share):
    def write(path):
        write_by_hand(BOOK, path, FLAVOURS["excel"])
        data = pathlib.Path(path).read_bytes()
        pathlib.Path(path).write_bytes(data[:int(len(data) * share)])
    return write


def bomb(path):
    """A sheet of a gigabyte in a megabyte."""
    head = ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>').encode()
    write_by_hand(BOOK, path, FLAVOURS["excel"], {SHEET: None})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(SHEET, "w", force_zip64=False) as part:
        part.write(head)
        for _ in range(1024):
            part.write(b" " * (1 << 20))


def lying_size(path):
    """The directory says that a part is small; it inflates to 300 MB."""
    body = b" " * 300_000_000
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packed.compress(body) + packed.flush()
    write_by_hand(BOOK, path, FLAVOURS["excel"], {SHEET: None})
    raw = pathlib.Path(path).read_bytes()
    end = raw.rfind(b"PK\5\6")
    count, size, start = struct.unpack("<HII", raw[end + 10:end + 20])
    name = SHEET.encode()
    fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0x5a21, zlib.crc32(body), len(data), 1000, len(name), 0)
    local = b"PK\3\4" + fields + name + data
    central = b"PK\1\2" + struct.pack("<H", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0, start) + name
    directory = raw[start:end] + central
    tail = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count + 1, count + 1, len(directory), start + len(local), 0)
    pathlib.Path(path).write_bytes(raw[:start] + local + directory + tail)


def overlapping(path):
    """Ten thousand entries that all mean the same bytes."""
    write_by_hand(BOOK, path, FLAVOURS["excel"])
    raw = pathlib.Path(path).read_bytes()
    end = raw.rfind(b"PK\5\6")
    count, size, start = struct.unpack("<HII", raw[end + 10:end + 20])
    records, first = raw[start:end], raw[start:end]
    length = 46 + sum(struct.unpack("<HHH", first[28:34]))
    record = first[:length]
    many = b"".join(record[:28] + struct.pack("<H", 9) + b"\0\0" + b"\0\0" + record[34:46] + f"a{number:08}".encode() for number in range(10_000))
    directory = records + many
    total = count + 10_000
    pathlib.Path(path).write_bytes(raw[:start] + directory + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, total, total, len(directory), start, 0))


def wrong_sum(path):
    write_by_hand(BOOK, path, FLAVOURS["excel"])
    raw = bytearray(pathlib.Path(path).read_bytes())
    for mark, offset in ((b"PK\1\2", 16), (b"PK\3\4", 14)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + offset] ^= 0xFF
            at = raw.find(mark, at + 1)
    pathlib.Path(path).write_bytes(raw)


DOCTYPE = '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{("&" + before + ";") * 10}">' for before, name in zip("abcdefgh", "bcdefghi")) + "]>"
HTML = ('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><meta charset="utf-8"><table>'
        + "".join("<tr>" + "".join(f"<td>{value}</td>" for value in row) + "</tr>" for row in ROWS) + "</table></html>")
XML2003 = ('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
           '<Worksheet ss:Name="指标" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Table/></Worksheet></Workbook>')
MHTML = "MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related; boundary=\"a\"\n\n--a\nContent-Type: text/html\n\n" + HTML
XLSB = {"[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.bin" '
        'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>', "xl/workbook.bin": b"\x83\x01\0",
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://'
        'schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.bin"/></Relationships>'}
ODS = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<office:document-content/>"}
DOCX = {"[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>', "word/document.xml": "<w/>"}
TABS = "\n".join("\t".join(row) for row in ROWS)

# File name, how it is written, words that its advice must have.
SAVE_AS = [".xlsx"]
CASES = [
    ("BIFF8.xls", biff, SAVE_AS),
    ("BIFF8.et", biff, SAVE_AS),
    ("BIFF8 under another name.xlsx", biff, SAVE_AS),
    ("OLE header alone.xls", text(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504), SAVE_AS),
    ("BIFF5 without OLE.xls", text(b"\x09\x08\x08\x00\x00\x05\x05\x00" + b"\0" * 500), SAVE_AS),
    ("BIFF2.xls", text(b"\x09\x00\x04\x00\x02\x00\x10\x00" + b"\0" * 500), SAVE_AS),
    ("HTML.xls", text(HTML), SAVE_AS),
    ("HTML in GBK.xls", text(HTML.encode("gbk")), SAVE_AS),
    ("HTML with mark.xls", text(b"\xef\xbb\xbf\r\n" + HTML.encode()), SAVE_AS),
    ("HTML.xlsx", text(HTML), SAVE_AS),
    ("MHTML.xls", text(MHTML), SAVE_AS),
    ("XML 2003.xls", text(XML2003), SAVE_AS),
    ("XML 2003.xlsx", text(XML2003), SAVE_AS),
    ("tab text.xls", text(TABS.encode("gbk")), [".xlsx"]),
    ("tab text in UTF-16.xls", text(TABS.encode("utf-16")), [".xlsx"]),
    ("encrypted.xlsx", encrypted, ["密码"]),
    ("binary.xlsb", zipped(XLSB), SAVE_AS),
    ("binary under another name.xlsx", zipped(XLSB), SAVE_AS),
    ("open document.ods", zipped(ODS), SAVE_AS),
    ("open document under another name.xlsx", zipped(ODS), SAVE_AS),
    ("a Word document.xlsx", zipped(DOCX), []),
    ("a zip of something.xlsx", zipped({"a.txt": "x"}), []),
    ("an empty zip.xlsx", zipped({}), []),
    ("empty.xlsx", text(b""), []),
    ("text.xlsx", text("指标,2025年\n地区生产总值,1\n"), []),
    ("random bytes.xlsx", text(os.urandom(100_000)), []),
    ("nothing but PK.xlsx", text(b"PK\3\4"), []),
    ("cut at a tenth.xlsx", truncated(0.1), []),
    ("cut at a half.xlsx", truncated(0.5), []),
    ("cut at the end.xlsx", truncated(0.995), []),
    ("a gigabyte in a megabyte.xlsx", bomb, []),
    ("more than its directory says.xlsx", lying_size, []),
    ("entries one over the other.xlsx", overlapping, []),
    ("wrong check sums.xlsx", wrong_sum, []),
    ("entities of entities.xlsx", changed({STRINGS: lambda body: body.replace("<sst", DOCTYPE + "<sst", 1).replace(">5576.3<", ">&i;<")}), []),
    ("a document type.xlsx", changed({WORKBOOK: lambda body: body.replace("<workbook", '<!DOCTYPE workbook SYSTEM "file:///etc/passwd"><workbook', 1)}), []),
    ("an external entity.xlsx", changed({STRINGS: lambda body: body.replace(
        "<sst", '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst', 1).replace(">5576.3<", ">&x;<")}), []),
    ("elements in elements.xlsx", changed({SHEET: lambda body: body.replace("<sheetData>", "<a>" * 200_000 + "<sheetData>", 1)}), []),
    ("an attribute of 50 MB.xlsx", changed({SHEET: lambda body: body.replace("<sheetData>", f'<a b="{"x" * 50_000_000}"/><sheetData>', 1)}), []),
    ("a million attributes.xlsx", changed({SHEET: lambda body: body.replace(
        "<sheetData>", "<a " + " ".join(f'a{number}=""' for number in range(1_000_000)) + "/><sheetData>", 1)}), []),
    ("a column beyond the last.xlsx", changed(replaced(SHEET, ('r="C4"', 'r="XFE4"'))), []),
    ("a row beyond the last.xlsx", changed(replaced(SHEET, ('<row r="4"', '<row r="1048577"'))), []),
    ("a row of twenty digits.xlsx", changed(replaced(SHEET, ('<row r="4"', '<row r="99999999999999999999"'))), []),
    ("merged to no end.xlsx", changed(replaced(SHEET, ("</sheetData>", '</sheetData><mergeCells>' + "".join(
        f'<mergeCell ref="A{row}:XFD1048576"/>' for row in range(1, 200_000)) + "</mergeCells>"))), None),
    ("a million sheets.xlsx", changed(replaced(WORKBOOK, ("</sheets>", "".join(
        f'<sheet name="s{number}" sheetId="{number + 100}" r:id="rId1"/>' for number in range(1_000_000)) + "</sheets>"))), []),
    ("a workbook that means itself.xlsx", changed(replaced("xl/_rels/workbook.xml.rels", ("worksheets/sheet1.xml", "workbook.xml"))), []),
]
# In a folder of reports the same files are told of, and the rest is judged.
REAL = (("real.xls", "xls"), ("real.ods", "ods"), ("real.html", "html"))


def jobs(folder, wanted):
    found, target = [], folder / "refused"
    target.mkdir(exist_ok=True)
    for name, write, words in CASES:
        if wanted(f"refused: {name}"):
            write(str(target / name))
            found.append((f"refused: {name}", target / name, [], words))
    if shutil.which("soffice") and wanted("refused: LibreOffice"):
        source = folder / "refused-source"
        source.mkdir()
        write_openpyxl(BOOK, str(source / "real.xlsx"))
        for name, ending in REAL:
            convert_by_libreoffice([source / "real.xlsx"], target, ending)
            if ending == "html":
                (target / name).rename(target / "real-html.xls")
                name = "real-html.xls"
            found.append((f"refused: LibreOffice's {name}", target / name, [], SAVE_AS))
    return found


def judge(executable, path, arguments, words, seconds):
    """`words` None: the file may be read or refused, if only quickly."""
    command = ["/usr/bin/time", "-q", "-f", "%e %M", executable, "check", "--pack", str(PACK), "--as-of", "2026-01-01", *arguments, str(path)]
    run = subprocess.run(command, capture_output=True, env=QUIET, timeout=120)
    *lines, cost = run.stderr.decode("utf-8", "replace").splitlines() or [""]
    took, kilobytes = cost.split()
    found = []
    if float(took) > seconds or int(kilobytes) > MEGABYTES * 1024:
        found.append(f"took {took} s and {int(kilobytes) // 1024} MB")
    if words is None:
        if run.returncode not in (0, 1, 2):
            found.append(f"exit status {run.returncode}")
        return found
    if run.returncode != 2:
        found.append(f"exit status {run.returncode}")
    errors = [line for line in lines if "error: " in line]
    if not errors:
        found.append(f"no error: {lines[:3]}")
    elif not all(word in errors[0] for word in words):
        found.append(f"no advice with {words}: {errors[0][:300]}")
    if len(lines) > 200 or any(len(line) > 2000 for line in lines):
        found.append(f"{len(lines)} lines, the longest of {max(map(len, lines))}")
    return found
