"""The programs that write a workbook: openpyxl, XlsxWriter, LibreOffice, and XML by hand as other programs have it."""
import datetime
import os
import pathlib
import subprocess
import zipfile
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import openpyxl.cell.rich_text
import openpyxl.utils.datetime
import xlsxwriter

from sheets import Blank, Day, Failure, Formula, Number, Rich, Text, Truth, address, letters, split


def figure(raw):
    return int(raw) if raw.lstrip("-").isdigit() and len(raw) < 16 else float(raw)


# openpyxl: inline strings, no values of formulas.

def openpyxl_can(book):
    return not any(
        isinstance(cell, Formula) and (cell.cached is not None or cell.shared) or isinstance(cell, Rich) and cell.phonetic
        or isinstance(cell, Text) and cell.escaped or isinstance(getattr(cell, "format", ""), int) for cell in book.all_cells)


def write_openpyxl(book, path):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    if book.date1904:
        workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for sheet in book.sheets:
        target = workbook.create_sheet(sheet.name)
        target.sheet_state = sheet.hidden or "visible"
        for (row, column), cell in sheet.cells.items():
            there = target.cell(row, column)
            match cell:
                case Number(raw, form):
                    there.value, there.number_format = figure(raw), form
                case Text(text, apostrophe):
                    there.value, there.data_type = text, "s"
                    if apostrophe:
                        there.quotePrefix = True
                case Rich(runs):
                    block = openpyxl.cell.rich_text.TextBlock
                    font = openpyxl.cell.text.InlineFont(b=True)
                    there.value = openpyxl.cell.rich_text.CellRichText([runs[0]] + [block(font, run) for run in runs[1:]])
                case Day(date, form):
                    there.value, there.number_format = date, form
                case Truth(value):
                    there.value = value
                case Failure(code):
                    there.value, there.data_type = code, "e"
                case Formula(formula):
                    there.value = "=" + formula
                case Blank(form):
                    there.number_format = form
        for area in sheet.merged:
            # merge_cells empties the others.
            target.merged_cells.add(area)
        for row in sheet.hidden_rows:
            target.row_dimensions[row].hidden = True
        for column in sheet.hidden_columns:
            target.column_dimensions[letters(column)].hidden = True
        if sheet.filtered:
            target.auto_filter.ref = sheet.filtered
    workbook.save(path)


# XlsxWriter: shared strings; of a formula whose value is not known it says 0.

def xlsxwriter_can(book):
    return not any(
        isinstance(cell, Formula) and (cell.cached is None or cell.shared or isinstance(cell.cached, Failure))
        or isinstance(cell, Failure) or isinstance(cell, Rich) and cell.phonetic or isinstance(cell, Text) and
        (cell.escaped or cell.apostrophe) for cell in book.all_cells)


def write_xlsxwriter(book, path):
    workbook = xlsxwriter.Workbook(path, {"date_1904": book.date1904, "strings_to_formulas": False, "strings_to_urls": False})
    formats = {}

    def form(code):
        if code == "General":
            return None
        if code not in formats:
            formats[code] = workbook.add_format({"num_format": code})
        return formats[code]

    for sheet in book.sheets:
        target = workbook.add_worksheet(sheet.name)
        if sheet.hidden == "hidden":
            target.hide()
        elif sheet.hidden:
            target.very_hidden()
        for area in sheet.merged:
            first, last = area.split(":")
            (top, left), (bottom, right) = split(first), split(last)
            target.merge_range(top - 1, left - 1, bottom - 1, right - 1, "")
        for (row, column), cell in sheet.cells.items():
            where = (row - 1, column - 1)
            match cell:
                case Number(raw, code):
                    target.write_number(*where, figure(raw), form(code))
                case Text(text):
                    target.write_string(*where, text)
                case Rich(runs):
                    bold = workbook.add_format({"bold": True})
                    parts = [runs[0]]
                    for run in runs[1:]:
                        parts += [bold, run]
                    target.write_rich_string(*where, *parts)
                case Day(date, code):
                    if not isinstance(date, datetime.datetime):
                        date = datetime.datetime(date.year, date.month, date.day)
                    target.write_datetime(*where, date, form(code))
                case Truth(value):
                    target.write_boolean(*where, value)
                case Formula(formula, cached):
                    code = getattr(cached, "format", "General")
                    value = figure(cached.raw) if isinstance(cached, Number) else cached.text if isinstance(cached, Text) else cached.value
                    target.write_formula(*where, "=" + formula, form(code), value)
                case Blank(code):
                    target.write_blank(*where, None, form(code))
        for row in sheet.hidden_rows:
            target.set_row(row - 1, None, None, {"hidden": True})
        for column in sheet.hidden_columns:
            target.set_column(column - 1, column - 1, None, None, {"hidden": True})
        if sheet.filtered:
            target.autofilter(sheet.filtered)
    for name, value in book.properties.items():
        workbook.set_custom_property(name, value)
    workbook.close()


# LibreOffice reads what openpyxl or XlsxWriter wrote and saves it again; many files in one run.

def convert_by_libreoffice(paths, folder, ending="xlsx"):
    if not paths:
        return
    home = pathlib.Path(folder).resolve() / "profile"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", ending, "--outdir", str(folder)]
        + [str(path) for path in paths], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        timeout=600, env=dict(os.environ, LC_ALL="C.UTF-8"))


# XML by hand. A flavour is what sets one program's files apart from another's.

class Flavour:
    def __init__(self, inline=False, references=True, prefix="", strict=False, absolute=False, part="xl/worksheets/sheet{}.xml",
                 book="xl/workbook.xml", reverse=False, streamed=False, stored=False, spans=True):
        self.__dict__.update(locals())


FLAVOURS = {
    # Excel and WPS: shared strings, every cell with its address.
    "excel": Flavour(),
    # Strict Open XML, as Excel saves it where it is asked to; days are written as days.
    "strict": Flavour(strict=True),
    # As the Open XML SDK writes: all elements with a prefix, parts named otherwise, targets from the root.
    "sdk": Flavour(prefix="x:", absolute=True, part="xl/worksheets/Sheet_{}_x.xml", inline=True),
    # A program that leaves out all that may be left out, sizes in the local headers too, and orders the parts otherwise.
    "bare": Flavour(references=False, inline=True, spans=False, streamed=True, reverse=True, part="data/s{}.xml", book="data/book.xml"),
}


class Styles:
    """Cell formats; the first is General."""

    def __init__(self):
        self.keys = [("General", False)]

    def index(self, form, apostrophe=False):
        key = (form, apostrophe)
        if key not in self.keys:
            self.keys.append(key)
        return self.keys.index(key)

    def xml(self, flavour, namespace):
        p = flavour.prefix
        codes = [form for form, _ in self.keys if isinstance(form, str) and form != "General"]
        codes = list(dict.fromkeys(codes))
        formats = "".join(
            f'<{p}numFmt numFmtId="{164 + number}" formatCode={quoteattr(code)}/>' for number, code in enumerate(codes))
        cells = ""
        for form, apostrophe in self.keys:
            number = 0 if form == "General" else form if isinstance(form, int) else 164 + codes.index(form)
            cells += (f'<{p}xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"'
                      + (' quotePrefix="1"' if apostrophe else "") + "/>")
        return (f'<{p}styleSheet {namespace}>' + (f'<{p}numFmts count="{len(codes)}">{formats}</{p}numFmts>' if codes else "")
                + f'<{p}fonts count="1"><{p}font><{p}sz val="11"/><{p}name val="宋体"/></{p}font></{p}fonts>'
                f'<{p}fills count="1"><{p}fill><{p}patternFill patternType="none"/></{p}fill></{p}fills>'
                f'<{p}borders count="1"><{p}border/></{p}borders>'
                f'<{p}cellStyleXfs count="1"><{p}xf numFmtId="10"/></{p}cellStyleXfs>'
                f'<{p}cellXfs count="{len(self.keys)}">{cells}</{p}cellXfs></{p}styleSheet>')


HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def serial(date, date1904):
    moment = date if isinstance(date, datetime.datetime) else datetime.datetime(date.year, date.month, date.day)
    days = (moment - (datetime.datetime(1904, 1, 1) if date1904 else datetime.datetime(1899, 12, 30))).total_seconds() / 86400
    return repr(int(days)) if days == int(days) else repr(days)


def write_by_hand(book, path, flavour, changed=None):
    """Parts in `changed` are added or replace those of the workbook; None leaves one out."""
    f, p = flavour, flavour.prefix
    main = "http://purl.oclc.org/ooxml/spreadsheetml/main" if f.strict else "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = ("http://purl.oclc.org/ooxml/officeDocument/relationships" if f.strict
              else "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
    package = "http://schemas.openxmlformats.org/package/2006"
    namespace = (f'xmlns:x="{main}"' if p else f'xmlns="{main}"') + f' xmlns:r="{office}"'
    strings, styles = [], Styles()

    def string(cell):
        text = cell.text if not isinstance(cell, Rich) else None
        if isinstance(cell, Rich):
            body = "".join(
                f'<{p}r><{p}rPr><{p}b/></{p}rPr><{p}t xml:space="preserve">{escape(run)}</{p}t></{p}r>' for run in cell.runs)
            if cell.phonetic:
                body += (f'<{p}rPh sb="0" eb="1"><{p}t>{escape(cell.phonetic)}</{p}t></{p}rPh>'
                         f'<{p}phoneticPr fontId="1" type="noConversion"/>')
        else:
            body = f'<{p}t xml:space="preserve">{escape(text)}</{p}t>'
        return body

    def content(cell):
        """Attributes and contents of c."""
        match cell:
            case Number(raw, form):
                return f' s="{styles.index(form)}"', f"<{p}v>{raw}</{p}v>"
            case Text() | Rich():
                style = styles.index("General", True) if getattr(cell, "apostrophe", False) else 0
                body = string(cell)
                if f.inline:
                    return f' s="{style}" t="inlineStr"', f"<{p}is>{body}</{p}is>"
                if body not in strings:
                    strings.append(body)
                return f' s="{style}" t="s"', f"<{p}v>{strings.index(body)}</{p}v>"
            case Day(date, form):
                if f.strict:
                    return f' s="{styles.index(form)}" t="d"', f"<{p}v>{date.isoformat()}</{p}v>"
                return f' s="{styles.index(form)}"', f"<{p}v>{serial(date, book.date1904)}</{p}v>"
            case Truth(value):
                return ' t="b"', f"<{p}v>{int(value)}</{p}v>"
            case Failure(code):
                return ' t="e"', f"<{p}v>{code}</{p}v>"
            case Formula(formula, cached, shared):
                text = f"<{p}f>{escape(formula)}</{p}f>"
                if shared:
                    index, area = shared
                    text = (f'<{p}f t="shared" ref="{area}" si="{index}">{escape(formula)}</{p}f>' if area
                            else f'<{p}f t="shared" si="{index}"/>')
                match cached:
                    case None:
                        return "", text
                    case Text(value):
                        return ' t="str"', text + f'<{p}v xml:space="preserve">{escape(value)}</{p}v>'
                    case _:
                        attributes, value = content(cached)
                        return attributes, text + value
            case Blank(form):
                return f' s="{styles.index(form)}"', ""

    parts = {}
    for number, sheet in enumerate(book.sheets, 1):
        rows = {}
        for (row, column), cell in sorted(sheet.cells.items()):
            rows.setdefault(row, []).append((column, cell))
        for row in sheet.hidden_rows:
            rows.setdefault(row, [])
        data, last_row = "", 0
        for row, cells in sorted(rows.items()):
            hidden = ' hidden="1"' if row in sheet.hidden_rows else ""
            if f.references:
                spans = f' spans="{cells[0][0]}:{cells[-1][0]}"' if f.spans and cells else ""
                data += f'<{p}row r="{row}"{spans}{hidden}>'
            else:
                data += f"<{p}row/>" * (row - last_row - 1) + f"<{p}row{hidden}>"
            last_row, last = row, 0
            for column, cell in cells:
                attributes, inside = content(cell)
                where = f' r="{address(row, column)}"' if f.references else ""
                if not f.references:
                    data += f"<{p}c/>" * (column - last - 1)
                data += f"<{p}c{where}{attributes}>{inside}</{p}c>" if inside else f"<{p}c{where}{attributes}/>"
                last = column
            data += f"</{p}row>"
        columns = "".join(f'<{p}col min="{c}" max="{c}" width="9" hidden="1" customWidth="1"/>' for c in sorted(sheet.hidden_columns))
        merged = "".join(f'<{p}mergeCell ref="{area}"/>' for area in sheet.merged)
        body = HEAD + f"<{p}worksheet {namespace}>"
        body += f'<{p}sheetPr/><{p}sheetViews><{p}sheetView workbookViewId="0"/></{p}sheetViews>'
        body += f"<{p}cols>{columns}</{p}cols>" if columns else ""
        body += f"<{p}sheetData>{data}</{p}sheetData>"
        body += f'<{p}autoFilter ref="{sheet.filtered}"/>' if sheet.filtered else ""
        body += f'<{p}mergeCells count="{len(sheet.merged)}">{merged}</{p}mergeCells>' if merged else ""
        parts[f.part.format(number)] = body + f"</{p}worksheet>"
    sheet_parts = list(parts)
    base = f.book.rsplit("/", 1)[0]

    def target(part):
        return "/" + part if f.absolute else part[len(base) + 1:] if part.startswith(base + "/") else "../" + part

    extra = {"styles": f"{base}/styles.xml"}
    parts[extra["styles"]] = HEAD + styles.xml(f, namespace)
    if not f.inline:
        extra["sharedStrings"] = f"{base}/sharedStrings.xml"
        parts[extra["sharedStrings"]] = (HEAD + f'<{p}sst {namespace} count="{len(strings)}" uniqueCount="{len(strings)}">'
                                         + "".join(f"<{p}si>{body}</{p}si>" for body in strings) + f"</{p}sst>")
    relations = [(f"rId{number}", "worksheet", part) for number, part in enumerate(sheet_parts, 1)]
    relations += [(f"rId{len(relations) + 1 + number}", kind, part) for number, (kind, part) in enumerate(extra.items())]
    if f.reverse:
        relations.reverse()
    parts[f"{base}/_rels/{f.book.rsplit('/', 1)[1]}.rels"] = (
        HEAD + f'<Relationships xmlns="{package}/relationships">'
        + "".join(f'<Relationship Id="{i}" Type="{office}/{kind}" Target="{target(part)}"/>' for i, kind, part in relations)
        + "</Relationships>")
    entries = "".join(
        f'<{p}sheet name={quoteattr(sheet.name)} sheetId="{20 - number}"'
        + (f' state="{sheet.hidden}"' if sheet.hidden else "") + f' r:id="rId{number}"/>'
        for number, sheet in enumerate(book.sheets, 1))
    parts[f.book] = (HEAD + f"<{p}workbook {namespace}>" + f'<{p}workbookPr{" date1904=" + chr(34) + "1" + chr(34) if book.date1904 else ""}/>'
                     f"<{p}sheets>{entries}</{p}sheets></{p}workbook>")
    parts["_rels/.rels"] = (
        HEAD + f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/officeDocument" '
        f'Target="{"/" if f.absolute else ""}{f.book}"/></Relationships>')
    kinds = {f.book: "sheet.main", **{part: "worksheet" for part in sheet_parts}, **{part: kind for kind, part in extra.items()}}
    parts["[Content_Types].xml"] = (
        HEAD + f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/>'
        + "".join(f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
                  for part, kind in kinds.items()) + "</Types>")
    for name, body in (changed or {}).items():
        parts[name] = body(parts[name]) if callable(body) else body
    write_zip(path, {name: body for name, body in parts.items() if body is not None}, f)


class NoSeek:
    """A file that cannot go back, so that zipfile puts the sizes behind the data, as programs that stream do."""

    def __init__(self, file):
        self.file = file

    def write(self, data):
        return self.file.write(data)

    def flush(self):
        self.file.flush()


def write_zip(path, parts, flavour=FLAVOURS["excel"]):
    names = list(parts)
    names.sort(reverse=flavour.reverse, key=lambda name: (name != "[Content_Types].xml", name))
    method = zipfile.ZIP_STORED if flavour.stored else zipfile.ZIP_DEFLATED
    with open(path, "wb") as file, zipfile.ZipFile(NoSeek(file) if flavour.streamed else file, "w", method) as archive:
        for name in names:
            body = parts[name]
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), body.encode() if isinstance(body, str) else body, method)


def by_hand(name):
    return lambda book, path: write_by_hand(book, path, FLAVOURS[name])


def always(book):
    return True


# Name, whether it can write a book, how.
WRITERS = {
    "openpyxl": (openpyxl_can, write_openpyxl),
    "xlsxwriter": (xlsxwriter_can, write_xlsxwriter),
    **{name: (always, by_hand(name)) for name in FLAVOURS},
}
