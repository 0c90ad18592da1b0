#!/usr/bin/env python3
"""Has workbooks marked that other programs wrote, and looks at the copies with other programs.

    Tests/marked_workbooks.py EXECUTABLE FOLDER

Reports are written by openpyxl, by XlsxWriter, by LibreOffice and by hand, with what workbooks hold beside cells: comments,
tables, charts, pictures, conditional formats, protection, names. The copy that `check --mark` writes has to differ from its
original by colours, comments and one more sheet alone: cells are compared by openpyxl, all other entries of the archive byte
for byte, and LibreOffice has to open it and find the same cells. Needs openpyxl, XlsxWriter, Pillow and LibreOffice. The files
are written to FOLDER.
"""
import json
import os
import shutil
import struct
import subprocess
import sys
import zipfile

import openpyxl
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from PIL import Image as Picture

EXECUTABLE, FOLDER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
COLOURS = {"error": "FFFFC7CE", "warning": "FFFFEB9C", "note": "FFDDEBF7"}

PACK = {
    "pack.yaml": """\
plumbline: 1
pack: marked
version: 1.0.0
title: {zh: 标注, en: Marked}
years: {first: 2021, last: 2025}
levels: {city: cities}
""",
    "regions.yaml": """\
regions:
  "230100": {name: {zh: 哈尔滨市, en: Harbin}, level: city}
""",
    "indicators.yaml": """\
indicators:
  gdp: {title: {zh: 地区生产总值, en: GDP}, unit: 亿元, decimals: 1}
  rd_expenditure: {title: {zh: 研发经费, en: R&D expenditure}, unit: 亿元, decimals: 2}
  patents: {title: {zh: 发明专利, en: Patents}, unit: 件}
""",
    "registers.yaml": """\
registers:
  zones:
    item: zone
    title: {zh: 高新区, en: Zones}
    key: [name]
    fields:
      name: {type: string, required: true, title: {zh: 名称, en: Name}}
      area: {type: number, unit: 公顷, title: {zh: 面积, en: Area}}
""",
    "rules/01.yaml": """\
rules:
  - id: M-1
    title: {zh: 研发强度不低于 2.5%, en: R&D intensity of 2.5 %}
    for: city
    value: rd_expenditure / gdp
    at_least: 2.5 %
    source: {clause: 第一章, quote: 研发强度}
  - id: M-2
    title: {zh: 发明专利达到 20000 件, en: 20000 patents}
    for: city
    value: patents
    at_least: 20000 件
    wording: expected
    source: {clause: 第二章, quote: 发明专利}
  - id: M-3
    title: {zh: 高新区不小于 100 公顷, en: Zones of 100 hectares}
    for: zone
    value: area
    at_least: 100 公顷
    source: {clause: 第三章, quote: 高新区}
""",
}

# Sheet, cell, severity, part of the comment: what the check of the report has to find.
EXPECTED = [
    ("指标", "B5", "error", "[M-1]"),
    ("指标", "B6", "warning", "[M-2]"),
    ("高新区", "B3", "error", "[M-3]"),
    ("高新区", "B4", "error", "[M-3]"),
]
INDICATORS = [("地区生产总值", 5576.3, "亿元"), ("研发经费", 100.25, "亿元"), ("发明专利", 15000, "件")]
ZONES = [("哈尔滨高新区", 2370), ("松北园区", 60), ("平房园区", 5.5), ("呼兰园区", 300)]


def write_pack(folder):
    for name, text in PACK.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


def picture(path):
    Picture.new("RGB", (40, 40), (200, 30, 30)).save(path)


def by_openpyxl(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "指标"
    sheet.merge_cells("A1:C1")
    sheet["A1"] = "哈尔滨市2025年科技创新指标表"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet.append(["规则包", "marked"])
    heading = PatternFill("solid", fgColor="FF1F4E78")
    for column, text in enumerate(["指标", "2025年", "单位"], 1):
        cell = sheet.cell(3, column, text)
        cell.font, cell.fill = Font(bold=True, color="FFFFFFFF"), heading
    edge = Side(style="thin", color="FF808080")
    for row, (title, value, unit) in enumerate(INDICATORS, 4):
        for column, text in enumerate([title, value, unit], 1):
            cell = sheet.cell(row, column, text)
            cell.border = Border(edge, edge, edge, edge)
        sheet.cell(row, 2).number_format = "#,##0.00" if unit == "亿元" else "0"
    # White on blue: on a pale ground nobody could read it.
    sheet["B6"].font, sheet["B6"].fill = Font(color="FFFFFFFF", italic=True), heading
    sheet["B5"].comment = Comment("年报数", "统计局")
    sheet["A4"].comment = Comment("见统计年鉴", "统计局")
    sheet["A8"] = "注：数据来源于统计局"
    sheet["A8"].hyperlink = "https://example.org/"
    sheet.conditional_formatting.add("B4:B6", CellIsRule(operator="lessThan", formula=["0"], font=Font(color="FFFF0000")))
    validation = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0")
    validation.add("B4:B6")
    sheet.add_data_validation(validation)
    sheet.column_dimensions["A"].width = 24
    sheet.freeze_panes = "A4"

    zones = book.create_sheet("高新区")
    zones.append(["名称", "面积（公顷）"])
    for zone in ZONES:
        zones.append(zone)
    zones.add_table(Table(displayName="zones", ref=f"A1:B{len(ZONES) + 1}"))
    zones.protection.sheet = True
    zones["B2"].protection = Protection(locked=False)
    zones.column_dimensions["A"].width = 20

    other = book.create_sheet("填报说明")
    other["A1"] = "填报说明"
    for row in range(2, 6):
        other.append([f"第{row}项", row * 10])
    chart = BarChart()
    chart.add_data(Reference(other, min_col=2, min_row=2, max_row=5))
    other.add_chart(chart, "D2")
    picture(path + ".png")
    other.add_image(Image(path + ".png"), "D20")
    book.defined_names["研发"] = DefinedName("研发", attr_text="指标!$B$5")
    book.save(path)


def by_xlsxwriter(path):
    book = xlsxwriter.Workbook(path)
    picture(path + ".png")
    sheet = book.add_worksheet("指标")
    sheet.merge_range("A1:C1", "哈尔滨市2025年科技创新指标表", book.add_format({"bold": True, "align": "center"}))
    sheet.write_row(1, 0, ["规则包", "marked"])
    heading = book.add_format({"bold": True, "font_color": "white", "bg_color": "#1F4E78"})
    sheet.write_row(2, 0, ["指标", "2025年", "单位"], heading)
    number = book.add_format({"num_format": "#,##0.00", "border": 1})
    for row, (title, value, unit) in enumerate(INDICATORS, 3):
        sheet.write(row, 0, title)
        sheet.write(row, 1, value, number)
        sheet.write(row, 2, unit)
    sheet.write_comment("A4", "见统计年鉴", {"author": "统计局"})
    sheet.write_comment("B5", "年报数", {"author": "统计局"})
    sheet.conditional_format("B4:B6", {"type": "cell", "criteria": "<", "value": 0, "format": number})
    sheet.insert_button("E2", {"caption": "汇总"})
    sheet.set_column("A:A", 24)
    zones = book.add_worksheet("高新区")
    zones.add_table(0, 0, len(ZONES), 1, {
        "data": ZONES, "columns": [{"header": "名称"}, {"header": "面积（公顷）"}]})
    zones.protect("secret")
    zones.set_header("&L&G", {"image_left": path + ".png"})
    other = book.add_worksheet("填报说明")
    other.write_column("A1", ["填报说明", 1, 2, 3])
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=填报说明!$A$2:$A$4"})
    other.insert_chart("D2", chart)
    other.insert_image("D20", path + ".png")
    book.close()


def by_libreoffice(path):
    source = os.path.join(FOLDER, "source", os.path.basename(path))
    os.makedirs(os.path.dirname(source), exist_ok=True)
    by_openpyxl(source)
    convert(source, "xlsx:Calc MS Excel 2007 XML", os.path.dirname(path))


def by_hand(path):
    """Nothing that is not needed: no styles, no addresses, prefixes, all entries stored."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    def cell(value):
        if value is None:
            return "<x:c/>"
        if isinstance(value, str):
            return f'<x:c t="inlineStr"><x:is><x:t>{value}</x:t></x:is></x:c>'
        return f"<x:c><x:v>{value}</x:v></x:c>"

    def sheet(rows):
        data = "".join("<x:row>" + "".join(map(cell, row)) + "</x:row>" for row in rows)
        return f'<x:worksheet xmlns:x="{main}"><x:sheetData>{data}</x:sheetData></x:worksheet>'

    indicators = [["哈尔滨市2025年科技创新指标表"], ["规则包", "marked"], ["指标", "2025年", "单位"], *INDICATORS]
    parts = {
        "[Content_Types].xml": f"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="{types}.worksheet+xml"/>
<Override PartName="/xl/book.xml" ContentType="{types}.sheet.main+xml"/></Types>""",
        "_rels/.rels": f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="a" Type="{office}/officeDocument" Target="xl/book.xml"/></Relationships>""",
        "xl/book.xml": f"""<x:workbook xmlns:x="{main}" xmlns:q="{office}"><x:sheets>
<x:sheet name="指标" sheetId="7" q:id="s1"/><x:sheet name="高新区" sheetId="3" q:id="s2"/></x:sheets></x:workbook>""",
        "xl/_rels/book.xml.rels": f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="s1" Type="{office}/worksheet" Target="/xl/one.xml"/>
<Relationship Id="s2" Type="{office}/worksheet" Target="two.xml"/></Relationships>""",
        "xl/one.xml": sheet(indicators),
        "xl/two.xml": sheet([["名称", "面积（公顷）"], *ZONES]),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


MAKERS = {"openpyxl": by_openpyxl, "xlsxwriter": by_xlsxwriter, "libreoffice": by_libreoffice, "by-hand": by_hand}


def convert(path, kind, folder):
    run = subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{FOLDER}/office", "--convert-to", kind, "--outdir", folder,
         path], capture_output=True, text=True, timeout=180)
    ending = kind.split(":")[0]
    result = os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + "." + ending)
    assert run.returncode == 0 and os.path.exists(result), f"LibreOffice: {run.stdout} {run.stderr}"
    return result


def records(path):
    """The bytes of each entry as it stands in the archive: header, name, data."""
    found = {}
    with zipfile.ZipFile(path) as archive, open(path, "rb") as file:
        assert archive.testzip() is None
        for entry in archive.infolist():
            file.seek(entry.header_offset)
            header = file.read(30)
            names, extra = struct.unpack("<HH", header[26:30])
            found[entry.filename] = header + file.read(names + extra + entry.compress_size)
    return found


def untouched(original, copy):
    before, after = records(original), records(copy)
    assert list(after)[: len(before)] == list(before), "entries changed their order"
    changed = {name for name in before if before[name] != after[name]}
    allowed = ("[Content_Types].xml", "book.xml", "book.xml.rels", "styles.xml", "one.xml", "two.xml", ".vml")
    for name in changed:
        assert name.endswith(allowed) or "comments" in name.lower() or "worksheets/" in name, f"{name} was touched"
    return len(before) - len(changed), len(before)


def looks(cell, is_marked):
    font = cell.font
    parts = [
        cell.value, cell.number_format, cell.border.left.style, cell.alignment.horizontal, cell.protection.locked, font.name,
        font.sz, font.b, font.i, cell.hyperlink.target if cell.hyperlink else None]
    if not is_marked:
        colour = font.color.rgb if font.color and font.color.type == "rgb" else None
        parts += [cell.fill.fgColor.rgb, colour, cell.comment.text if cell.comment else None]
    return parts


def same_but_for_marks(original, copy):
    before, after = openpyxl.load_workbook(original), openpyxl.load_workbook(copy)
    marked = {(sheet, cell) for sheet, cell, _, _ in EXPECTED}
    assert after.sheetnames == before.sheetnames + ["问题清单"], after.sheetnames
    assert list(after.defined_names) == list(before.defined_names)
    for sheet in before.worksheets:
        other = after[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                is_marked = (sheet.title, cell.coordinate) in marked
                one, two = looks(cell, is_marked), looks(other[cell.coordinate], is_marked)
                assert one == two, f"{sheet.title}!{cell.coordinate}: {one} became {two}"
        assert (sheet.max_row, sheet.max_column) == (other.max_row, other.max_column)
        assert sheet.merged_cells.ranges == other.merged_cells.ranges
        for count in [
            lambda s: len(s._charts), lambda s: len(s._images), lambda s: len(s.tables), lambda s: s.protection.sheet,
            lambda s: len(s.conditional_formatting), lambda s: s.freeze_panes, lambda s: len(s.data_validations.dataValidation),
            lambda s: {name: size.width for name, size in s.column_dimensions.items()},
        ]:
            assert count(sheet) == count(other)
    for name, address, severity, text in EXPECTED:
        cell = after[name][address]
        assert cell.fill.fgColor.rgb == COLOURS[severity], f"{name}!{address} has the colour {cell.fill.fgColor.rgb}"
        assert cell.comment and text in cell.comment.text, f"{name}!{address}: {cell.comment}"
        old = before[name][address].comment
        assert old is None or cell.comment.text.startswith(old.text), f"{name}!{address} lost its comment"
        assert cell.font.color is None or cell.font.color.rgb != "FFFFFFFF", f"{name}!{address} is white on pale"
    links = {
        cell.hyperlink.location for row in after["问题清单"].iter_rows() for cell in row if cell.hyperlink}
    assert links == {f"'{name}'!{address}" for name, address, _, _ in EXPECTED}, links


def opened_by_libreoffice(copy):
    again = openpyxl.load_workbook(convert(copy, "xlsx:Calc MS Excel 2007 XML", os.path.join(FOLDER, "again")))
    own = openpyxl.load_workbook(copy)
    assert again.sheetnames == own.sheetnames
    for sheet in own.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                other = again[sheet.title][cell.coordinate]
                assert cell.value == other.value, f"LibreOffice: {sheet.title}!{cell.coordinate}: {other.value}"
                assert (cell.comment is None) == (other.comment is None), f"comment on {sheet.title}!{cell.coordinate}"
    for name, address, severity, text in EXPECTED:
        cell = again[name][address]
        assert cell.fill.fgColor.rgb == COLOURS[severity] and text in cell.comment.text
    convert(copy, "pdf", os.path.join(FOLDER, "again"))


def mark(original, folder):
    run = subprocess.run(
        [EXECUTABLE, "check", original, "--pack", os.path.join(FOLDER, "pack"), "--as-of", "2026-03-31", "--mark", folder,
         "--format", "json"], capture_output=True, text=True, timeout=60)
    assert run.returncode == 1, f"status {run.returncode}: {run.stderr}"
    assert json.loads(run.stdout)["findings"], "nothing was found"
    return os.path.join(folder, os.path.basename(original))


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name in ["original", "marked", "twice", "again"]:
        os.makedirs(os.path.join(FOLDER, name))
    write_pack(os.path.join(FOLDER, "pack"))
    for name, make in MAKERS.items():
        original = os.path.join(FOLDER, "original", name + ".xlsx")
        make(original)
        copy = mark(original, os.path.join(FOLDER, "marked"))
        kept, entries = untouched(original, copy)
        same_but_for_marks(original, copy)
        opened_by_libreoffice(copy)
        # The copy is a report as well, and says the same; its sheet of findings is no part of it.
        twice = mark(copy, os.path.join(FOLDER, "twice"))
        assert len(openpyxl.load_workbook(twice).sheetnames) == len(openpyxl.load_workbook(copy).sheetnames) + 1
        print(f"{name}: {kept} of {entries} entries untouched")
    print(f"{len(MAKERS)} workbooks, {len(EXPECTED)} cells marked in each")


if __name__ == "__main__":
    main()
