"""Folders of CSV files, and single ones as registers and observations: encodings, dialects and what goes wrong in them."""
import re

from cases_layout import Case
from outcome import Expected, R
from sheets import Book, Sheet

REPORT = "地区,临江市\n年份,2025\n"
INDICATORS = "指标,单位,2025年\n地区生产总值,亿元,5576.3\n高新技术企业数,家,3605\n"


def place(text, mark, file="indicators.csv"):
    """Line and column, both counted from 1, of the first character of a mark that stands once."""
    if text.count(mark) != 1:
        raise ValueError(f"{mark!r} stands {text.count(mark)} times")
    before = re.split(r"\r\n|\r|\n", text[:text.index(mark)])
    return f"{file}:{len(before)}:{len(before[-1]) + 1}" if file else f"{len(before)}:{len(before[-1]) + 1}"


def read(text=INDICATORS, gdp="5576.3", companies="3605"):
    return {"gdp": R(place(text, gdp), "5576.3", unit="亿元"), "high_tech_enterprises": R(place(text, companies), "3605", unit="家")}


ENCODINGS = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "UTF-16 LE with mark": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "UTF-16 BE with mark": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "UTF-16 LE": lambda text: text.encode("utf-16-le"),
    "GBK": lambda text: text.encode("gbk"),
    "GB18030": lambda text: text.encode("gb18030"),
}

# Name, files, what must come of it, arguments.
FOLDERS = []


def folder_case(name, files, expected, *arguments):
    FOLDERS.append((name, {"report.csv": REPORT, **files}, expected, arguments))


def indicators(name, text, expected=None, *arguments, encode=str.encode):
    folder_case(name, {"indicators.csv": encode(text)}, expected or Expected(values=read(text)), *arguments)


for encoding, encode in ENCODINGS.items():
    folder_case(encoding, {"report.csv": encode(REPORT), "indicators.csv": encode(INDICATORS)}, Expected(values=read()))
for encoding, encode in ENCODINGS.items():
    text = INDICATORS.replace("\n", "\r\n").replace(",", "\t")
    folder_case(f"tabs, {encoding}", {"report.csv": encode(REPORT), "indicators.csv": encode(text)}, Expected(values=read(text)))
for mark, separator in (("semicolons", ";"), ("tabs", "\t")):
    indicators(mark, INDICATORS.replace(",", separator))
    text = "临江市科技创新指标\n\n" + INDICATORS.replace(",", separator)
    indicators(f"{mark}, below a title", text)
    # What the other separator would split.
    text = INDICATORS.replace(",", separator).replace("指标", "指标").replace("3605", '"3,605"' if separator != "," else "3605")
    indicators(f"{mark}, with commas in values", text, Expected(values={
        "gdp": R(place(text, "5576.3"), "5576.3", unit="亿元"), "high_tech_enterprises": R(place(text, '"3,605"'), "3,605", "3605", "家")}))
text = "sep=;\n" + INDICATORS.replace(",", ";")
indicators("sep=", text)
text = "sep=;\r\n" + INDICATORS.replace(",", ";").replace("\n", "\r\n")
indicators("sep= with CR LF and mark", text, None, encode=lambda text: b"\xef\xbb\xbf" + text.encode())
indicators("CR alone", INDICATORS.replace("\n", "\r"))
indicators("CR LF", INDICATORS.replace("\n", "\r\n"))
indicators("no line break at the end", INDICATORS[:-1])
text = '"指标","单位","2025年"\n"地区生产总值","亿元","5576.3"\n"高新技术企业数","家","3605"\n'
indicators("quotes", text, Expected(values=read(text, '"5576.3"', '"3605"')))
text = '指标,单位,2025年,备注\n地区生产总值,亿元,5576.3,"称""快报""的\n第二行,又一行"\n高新技术企业数,家,3605,\n'
indicators("doubled quotes and line breaks in quotes", text)
text = "临江市\n\n,,,\n指标,单位,2025年\n,,\n地区生产总值,亿元,5576.3,,,\n\n高新技术企业数,家,3605\n,,,,,\n"
indicators("ragged and blank rows", text)
text = "指标,单位,2025年\n地区生产总值,亿元,５５７６．３\n高新技术企业数,家,３，６０５\n"
indicators("full-width digits", text, Expected(values={
    "gdp": R(place(text, "５５７６．３"), "５５７６．３", "5576.3", "亿元"),
    "high_tech_enterprises": R(place(text, "３，６０５"), "３，６０５", "3605", "家")}))
text = '指标,单位,2025年\n地区生产总值,亿元,—\n高新技术企业数,家,约3605\n全社会R&D经费支出,亿元," "\n'
indicators("no data, and an estimate", text, Expected(invalid={place(text, "约3605"): "约3605"}))
text = '指标,单位,2025年\n地区生产总值,亿元,"5576.3\n高新技术企业数,家,3605\n'
indicators("a quote that is not closed", text, Expected(inputs=None, faults=[("error", place(text, '"5576.3'), "")]))
text = "指标,单位,2025年\n地区生产总值,亿元,5576\x00.3\n高新技术企业数,家,3605\n"
indicators("a NUL", text, Expected(inputs=None, faults=[("error", "indicators.csv:2:", "")]))
latin = "指标,单位,2025年\n".encode() + b"caf\xe9,x,1\n"
folder_case("UTF-8 with a byte of Latin-1", {"indicators.csv": latin}, Expected(inputs=None, faults=[("error", "indicators.csv:2:4", "")]))
text = "指标,单位,2025年\n地区生产总值,亿元,5576.3\n"
folder_case("GBK with a byte that is none", {"indicators.csv": text.encode("gbk") + b"\xff\xff,1,2\n"},
            Expected(inputs=None, faults=[("error", "indicators.csv:3:1", "")]))
folder_case("Latin-1", {"indicators.csv": "Indicator,2025\nDépenses à Linjiang,1\n".encode("latin-1")},
            Expected(inputs=None, faults=[("error", "indicators.csv:2:", "")]))
folder_case("Big5", {"indicators.csv": "指標,單位,2025年\n地區生產總值,億元,5576.3\n".encode("big5")},
            Expected(inputs=None, faults=[("error", "indicators.csv:1:1", ""), ("error", None, "什么也没有读取")]))
folder_case("UTF-8 cut within a character", {"indicators.csv": INDICATORS.encode() + "家".encode()[:2]},
            Expected(inputs=None, faults=[("error", "indicators.csv:4:1", "")]))
folder_case("UTF-16 with half a character", {"indicators.csv": b"\xff\xfe" + INDICATORS.encode("utf-16-le") + b"\x3d\xd8"},
            Expected(inputs=None, faults=[("error", "indicators.csv:4:1", "")]))
folder_case("--encoding gb18030 upon UTF-8", {"indicators.csv": INDICATORS.encode("gbk"), "report.csv": REPORT.encode("gbk")},
            Expected(values=read()), "--encoding", "gb18030")
folder_case("--encoding gbk", {"indicators.csv": INDICATORS.encode("gbk"), "report.csv": REPORT.encode("gbk")},
            Expected(values=read()), "--encoding", "gbk")
folder_case("--encoding utf-8 upon GBK", {"indicators.csv": INDICATORS.encode("gbk")},
            Expected(inputs=None, faults=[("error", "indicators.csv:1:2", "")]), "--encoding", "utf-8")
folder_case("--encoding utf-16", {
    "indicators.csv": INDICATORS.encode("utf-16-le"), "report.csv": REPORT.encode("utf-16-le")}, Expected(values=read()), "--encoding", "utf-16")
# 4-byte characters of GB18030, and those of its edition of 2022.
zones = "名称,面积\n𠮷野园㐀,12.5\n龴园,8\n"
folder_case("GB18030 of four bytes", {"indicators.csv": INDICATORS.encode("gb18030"), "zones.csv": zones.encode("gb18030")}, Expected(
    values=read(), records={"zones": [
        {"name": R("zones.csv:2:1", "𠮷野园㐀"), "area": R("zones.csv:2:6", "12.5")},
        {"name": R("zones.csv:3:1", "龴园"), "area": R("zones.csv:3:4", "8")}]}))
zones = "科技园区\n名称,面积（公顷）,级别,备注\n\n甲园,12.5,国家级,\n,,,\n乙园,x,省级\n合计,12.5,,\n注：面积为规划面积\n"
folder_case("a register below a title", {"科技园区.csv": zones}, Expected(records={"zones": [
    {"name": R("科技园区.csv:4:1", "甲园"), "area": R("科技园区.csv:4:4", "12.5", unit="公顷"), "tier": R("科技园区.csv:4:9", "国家级")},
    {"name": R("科技园区.csv:6:1", "乙园"), "tier": R("科技园区.csv:6:6", "省级")}]}, invalid={"科技园区.csv:6:4": "x"},
    faults=[("warning", "科技园区.csv:7:1", "合计")]))
folder_case("registers in which there is none, and one without rows", {"zones.csv": "名称,面积\n无,\n", "labs.csv": "实验室名称\n"},
            Expected(records={"zones": []}))
folder_case("history by year", {"indicators.csv": INDICATORS, "history.csv": "年份,指标,值\n2024,地区生产总值,5300.5\n2023,地区生产总值,5100亿元\n"},
            Expected(values={**read(), ("gdp", 2024): R("history.csv:2:13", "5300.5"), ("gdp", 2023): R("history.csv:3:13", "5100亿元", "5100")}))
folder_case("history, years wide", {"indicators.csv": INDICATORS, "history.csv": "指标,2023年,2024年\n地区生产总值,5100,5300.5\n"},
            Expected(values={**read(), ("gdp", 2023): R("history.csv:2:8", "5100"), ("gdp", 2024): R("history.csv:2:13", "5300.5")}))
folder_case("explanations and evidence", {
    "indicators.csv": INDICATORS, "explanations.csv": "for,text\nEXPLAINED,口径调整\n",
    "evidence.csv": "for,title,document,date\nEVIDENCE,任务分解方案,临政发〔2025〕1号,2025-03-02\n"},
    Expected(values=read(), explained="口径调整", evidence=R("evidence.csv:2:10", "任务分解方案")))
folder_case("report.csv with headings in a row", {"report.csv": "report,region,year,revision\ntorture,990100,2025,2\n", "indicators.csv": INDICATORS},
            Expected(values=read(), inputs=("990100", 2025, 2)))
folder_case("an unknown file", {"indicators.csv": INDICATORS, "通讯录.csv": "姓名,电话\n张三,1\n"},
            Expected(values=read(), faults=[("warning", "通讯录.csv:1:1", "")]))
folder_case("a workbook under the name of a CSV file", {"indicators.csv": b"PK\x03\x04" + b"\0" * 200}, Expected(inputs=None, faults=[
    ("error", "indicators.csv:1:1", "工作簿")]))
folder_case("a NUL in UTF-16", {"indicators.csv": b"\xff\xfe" + "指标,\0\n".encode("utf-16-le")}, Expected(inputs=None, faults=[("error", None, "")]))
folder_case("an empty file of indicators", {"indicators.csv": b""}, Expected(inputs=None, faults=[
    ("error", "indicators.csv:1:1", ""), ("error", None, "什么也没有读取")]))

# Single files of records and observations.
TABLES = []
RECORDS = "region,year,名称,面积\n临江市,2025,甲园,12.5\n990100,2025,乙园,约8\n"


def records(text, invalid=True):
    rows = [{"name": R(place(text, "甲园", ""), "甲园"), "area": R(place(text, "12.5", ""), "12.5")}, {"name": R(place(text, "乙园", ""), "乙园")}]
    return Expected(inputs=(), records={"zones": rows}, invalid={place(text, "约8", ""): "约8"})


for encoding, encode in ENCODINGS.items():
    TABLES.append((f"register, {encoding}", encode(RECORDS), records(RECORDS), ("--register", "zones={path}")))
for mark, separator in (("semicolons", ";"), ("tabs", "\t")):
    text = RECORDS.replace(",", separator)
    TABLES.append((f"register, {mark}", text.encode(), records(text), ("--register", "zones={path}")))
TABLES.append(("register, GBK and CR LF", RECORDS.replace("\n", "\r\n").encode("gbk"), records(RECORDS), ("--register", "zones={path}")))
TABLES.append(("register, --encoding gb18030", RECORDS.encode("gb18030"), records(RECORDS), ("--register", "zones={path}", "--encoding", "gb18030")))
text = "sep=;\n" + RECORDS.replace(",", ";")
TABLES.append(("register, sep=", text.encode(), records(text), ("--register", "zones={path}")))
text = RECORDS.replace("\n", "\n\n").replace("约8", '"约8"')
TABLES.append(("register, blank rows and quotes", text.encode(), Expected(
    inputs=(), records=records(RECORDS.replace("\n", "\n\n")).records, invalid={place(text, '"约8"', ""): "约8"}), ("--register", "zones={path}")))
TABLES.append(("register, a byte that is none", RECORDS.encode("gbk") + b"\xff\xff,1,2,3\n", Expected(
    inputs=(), records=records(RECORDS).records, invalid=records(RECORDS).invalid, faults=[("error", "4:1", "")]), ("--register", "zones={path}")))
OBSERVED = "region,indicator,year,value\n临江市,地区生产总值,2025,5576.3\n临江市,高新技术企业数,2025,\"3,605\"\n临江市,GDP,2024,5300.5\n"
for encoding, encode in ENCODINGS.items():
    TABLES.append((f"observations, {encoding}", encode(OBSERVED), Expected(inputs=(), values={
        "gdp": R("2:17", "5576.3"), "high_tech_enterprises": R("3:18", "3,605", "3605"), ("gdp", 2024): R("4:14", "5300.5")}),
        ("--observations", "{path}")))


def jobs(folder, wanted):
    found = []
    book = Book(Sheet(""))
    for number, (name, files, expected, arguments) in enumerate(FOLDERS):
        if not wanted(f"csv: {name}"):
            continue
        path = folder / "csv" / f"{number:03}"
        path.mkdir(parents=True)
        for file, body in files.items():
            (path / file).write_bytes(body if isinstance(body, bytes) else body.encode())
        found.append((f"csv: {name}", path, Case(name, book, expected, (), arguments)))
    for number, (name, body, expected, arguments) in enumerate(TABLES):
        if not wanted(f"csv: {name}"):
            continue
        path = folder / "tables" / f"{number:03}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(body)
        found.append((f"csv: {name}", path, Case(name, book, expected, (), arguments)))
    return found
