"""What is odd in the zip file and its XML parts, and has to be read all the same, or to be told of at its place."""
import io
import zipfile

from cases_layout import HEADINGS, PLAIN, TITLE, Case, plain, zone
from outcome import Expected, R
from sheets import Book, Number, Sheet, Text
from writers import FLAVOURS, write_by_hand, write_zip

BOOK = Book(Sheet("指标", [[TITLE], *PLAIN]))
READ = Expected(values=plain(3))
SHEET, WORKBOOK, STRINGS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"


def replaced(part, *pairs):
    def change(body):
        for old, new in pairs:
            if old not in body:
                raise ValueError(f"{old} does not stand in {part}")
            body = body.replace(old, new, 1)
        return body
    return {part: change}


def repacked(change):
    """Writes the workbook, then has its bytes changed."""
    def write(path):
        write_by_hand(BOOK, path, FLAVOURS["excel"])
        with open(path, "rb") as file:
            data = change(file.read())
        with open(path, "wb") as file:
            file.write(data)
    return write


def with_directories(data):
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("xl/", b"")
        archive.writestr("xl/worksheets/", b"")
        for entry in source.infolist():
            archive.writestr(entry.filename, source.read(entry))
        archive.comment = "由某系统导出".encode()
    return target.getvalue()


def capitals(data):
    """The parts' names in other letters than the relationships have."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in source.infolist():
            archive.writestr(entry.filename.replace("worksheets/sheet1", "worksheets/Sheet1"), source.read(entry))
    return target.getvalue()


def made(changed, book=BOOK, flavour="excel"):
    return lambda path: write_by_hand(book, path, FLAVOURS[flavour], changed)


EMPTY_ROWS = "".join(f'<row r="{row}" spans="1:3" s="1" customFormat="1" ht="15"/>' for row in range(10, 1_000_010))
BLANK_CELLS = "".join(
    f'<row r="{row}">' + "".join(f'<c r="{letter}{row}" s="0"/>' for letter in "ABCDEFGHIJ") + "</row>" for row in range(10, 100_010))

CASES = [
    ("folders and a comment in the zip", repacked(with_directories), READ),
    ("part names in capitals", repacked(capitals), READ),
    ("a chart sheet between", made(replaced(
        WORKBOOK, ("<sheets>", '<sheets><sheet name="图" sheetId="99" r:id="rIdChart"/>')) | replaced(
        "xl/_rels/workbook.xml.rels", ("</Relationships>", '<Relationship Id="rIdChart" Type="http://schemas.openxmlformats.org/'
                                       'officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>'))
        | {"xl/chartsheets/sheet1.xml": '<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'}), READ),
    ("attributes and elements of later versions", made(replaced(
        SHEET, ("<worksheet ", '<worksheet xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" '
                'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xmlns:xr="urn:xr" xr:uid="{0}" '),
        ('<row r="3"', '<row r="3" x14ac:dyDescent="0.2"'),
        ("</sheetData>", '</sheetData><extLst><ext uri="{1}"><x14ac:row r="3"><x14ac:c r="C3"><x14ac:v>9</x14ac:v></x14ac:c></x14ac:row></ext>'
         '</extLst>'))), READ),
    ("a part in UTF-16", made({SHEET: lambda body: body.replace("UTF-8", "UTF-16").encode("utf-16")}), READ),
    ("a part with a byte order mark", made({SHEET: lambda body: b"\xef\xbb\xbf" + body.encode()}), READ),
    ("comments and CDATA in strings", made(replaced(
        STRINGS, (">5576.3<", "><!-- a --><![CDATA[5576]]>.3<"), (">3605<", ">3&#54;0&#x35;<"))), READ),
    ("white space about numbers", made(replaced(SHEET, ("</sheetData>", '<row r="5"><c r="A5" t="inlineStr"><is><t>财政科技支出</t></is></c>'
     "<c r=\"C5\"><v>\n 12.5 </v></c></row></sheetData>"))), Expected(values={**plain(3), "fiscal_science": R("C5", "12.5")})),
    ("no styles", made({"xl/styles.xml": None} | replaced("xl/_rels/workbook.xml.rels", ("relationships/styles", "relationships/theme"))), READ),
    ("styles without formats", made({"xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'}), READ),
    ("a million empty rows", made(replaced(SHEET, ("</sheetData>", EMPTY_ROWS + "</sheetData>"))), READ),
    ("a million styled blank cells", made(replaced(SHEET, ("</sheetData>", BLANK_CELLS + "</sheetData>"))), READ),
    ("a sheet's part is missing", made({SHEET: None}), Expected(inputs=None, faults=[("error", None, "")])),
    ("a string that is not there", made(replaced(SHEET, ('<c r="C4" s="0" t="s"><v>9</v>', '<c r="C4" s="0" t="s"><v>800</v>'))),
     Expected(inputs=None, faults=[("error", None, "")])),
    ("a format of a text that is not there", made(replaced(SHEET, ('<c r="C4" s="0"', '<c r="C4" s="99"'))), READ),
    ("a format of a number that is not there", made(replaced(SHEET, ('<c r="C4" s="0" t="s"><v>9</v>', '<c r="C4" s="99"><v>9</v>'))),
     Expected(inputs=None, faults=[("error", "C4", "")])),
    ("a format that is empty", made(replaced(SHEET, ('<c r="C4" s="0" t="s"><v>9</v>', '<c r="C4" s=""><v>3605</v>'))), READ),
    ("a value beside a text that stands in the cell", made(replaced(SHEET, (
        '<c r="C4" s="0" t="s"><v>9</v>', '<c r="C4" t="inlineStr"><v>1.0</v><is><t>3605</t></is>'))), READ),
    ("a row twice", made(replaced(SHEET, ("</sheetData>", '<row r="4"><c r="C4"><v>1</v></c></row></sheetData>'))),
     Expected(inputs=None, faults=[("error", None, "")])),
    ("a cell twice", made(replaced(SHEET, ('</row></sheetData>', '<c r="C4"><v>1</v></c></row></sheetData>'))),
     Expected(inputs=None, faults=[("error", None, "")])),
    ("a number that is none", made(replaced(SHEET, ("</sheetData>", '<row r="5"><c r="A5" t="inlineStr"><is><t>财政科技支出</t></is></c>'
     '<c r="C5"><v>NaN</v></c></row></sheetData>'))), Expected(values=plain(3), invalid={"C5": "NaN"})),
    ("XML that breaks off", made({SHEET: lambda body: body[:-40]}), Expected(inputs=None, faults=[("error", None, "")])),
    ("a sheet name with ! and '", made({}, Book(Sheet("指标!甲's", [[TITLE], *PLAIN]))), Expected(
        values={"gdp": R("指标!甲's!C3", "5576.3", unit="亿元"), "high_tech_enterprises": R("指标!甲's!C4", "3605", unit="家")})),
    ("properties of its own", made({
        "docProps/custom.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas'
        '.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="部门">'
        '<vt:lpwstr>科技局</vt:lpwstr></property></Properties>'} | replaced("_rels/.rels", (
            "</Relationships>", '<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            'custom-properties" Target="docProps/custom.xml"/></Relationships>'))), READ),
    ("macros", made({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 100}), READ, "xlsm"),
]


def jobs(folder, wanted):
    found = []
    for number, (name, write, expected, *ending) in enumerate(CASES):
        if not wanted(f"package: {name}"):
            continue
        path = folder / "package" / f"{number:03}.{ending[0] if ending else 'xlsx'}"
        path.parent.mkdir(exist_ok=True)
        write(str(path))
        found.append((f"package: {name}", path, Case(name, BOOK, expected)))
    return found
