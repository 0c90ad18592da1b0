"""What stands in a cell, and what must be read of it: a table for each type of field, a row for each trap."""
import datetime

from cases_layout import Case
from outcome import Expected, R
from sheets import Blank, Book, Day, Failure, Formula, Number, Rich, Sheet, Text, Truth

INVALID = object()


def column(name, field, heading, table, only=(), without=(), date1904=False):
    """A register with one field under test: a row for each trap, told by its cell, the text and the value; the value INVALID where
    it is none, the text None where nothing is reported."""
    rows, zones, invalid = [["名称", heading]], [], {}
    for number, (cell, text, *value) in enumerate(table, 2):
        rows.append([f"第{number}行", cell])
        record = {"name": R(f"A{number}", f"第{number}行")}
        if value and value[0] is INVALID:
            invalid[f"B{number}"] = text
        elif text is not None:
            record[field] = R(f"B{number}", text, *value)
        zones.append(record)
    book = Book(Sheet("科技园区", rows), Sheet("报告", [["地区", "临江市"], ["年份", "2025"]]), date1904=date1904)
    return Case(name, book, Expected(records={"zones": zones}, invalid=invalid), only, (), without)


BY_HAND = ("excel", "strict", "sdk", "bare")

TEXTS_AS_NUMBERS = [
    ("12.5", "12.5"),
    (" 12.5 ", " 12.5 ", "12.5"),
    (Text("12.5", apostrophe=True), "12.5"),
    ("'12.5", "'12.5", "12.5"),
    ("１２．５", "１２．５", "12.5"),
    ("－３", "－３", "-3"),
    ("42,635", "42,635", "42635"),
    ("42，635.5", "42，635.5", "42635.5"),
    ("１，２３４，５６７", "１，２３４，５６７", "1234567"),
    ("4,26,35", "4,26,35", INVALID),
    ("12.5公顷", "12.5公顷", "12.5"),
    ("12.5 公顷", "12.5 公顷", "12.5"),
    ("１２．５公顷", "１２．５公顷", "12.5"),
    ("12.5家", "12.5家", INVALID),
    ("12.5公倾", "12.5公倾", INVALID),
    ("约12.5", "约12.5", INVALID),
    ("近12", "近12", INVALID),
    ("逾12公顷", "逾12公顷", INVALID),
    ("12-15", "12-15", INVALID),
    ("12～15", "12～15", INVALID),
    ("12.5以上", "12.5以上", INVALID),
    ("十二", "十二", INVALID),
    ("1.2.3", "1.2.3", INVALID),
    ("12 5", "12 5", INVALID),
    ("—", None), ("——", None), ("－", None), ("-", None), ("--", None), ("/", None), ("／", None), ("无", None), ("…", None), ("……", None),
    ("...", None), ("N/A", None), ("n/a", None), ("NA", None), ("暂无", None),
    ("0", "0"), ("0.0", "0.0", "0"),
    ("-5", "-5"), ("+5", "+5", "5"), ("1.5e3", "1.5e3", "1500"),
    ("​12.5", "​12.5", "12.5"), ("12.5﻿", "12.5﻿", "12.5"), ("12.5\xa0", "12.5\xa0", "12.5"), ("‎12.5", "‎12.5", "12.5"),
    ("​", None), ("\xa0", None), ("　", None), ("﻿", None), ("­", None),
    ("12.50", "12.50", "12.5"),
    ("=1+1", "=1+1", INVALID),
    ("#DIV/0!", "#DIV/0!", INVALID),
]

NUMBERS = [
    (Number("12.5"), "12.5"),
    (Number("0"), "0"),
    (Number("-3.25"), "-3.25"),
    (Number("1.1000000000000001"), "1.1"),
    (Number("0.30000000000000004"), "0.3"),
    (Number("2.5", "0.00"), "2.50", "2.5"),
    (Number("2", "0.0"), "2.0", "2"),
    (Number("2.345", "0.00"), "2.345"),
    (Number("42635", "#,##0"), "42635"),
    (Number("42635.5", "#,##0.00"), "42635.50", "42635.5"),
    (Number("-42635.5", '#,##0.00_);(#,##0.00)'), "-42635.50", "-42635.5"),
    (Number("-7", "0;[Red]0"), "-7"),
    (Number("7", ";;;"), "7"),
    (Number("123456789012"), "123456789012"),
    (Number("12.5", '0.0"公顷"'), "12.5公顷", "12.5"),
    (Number("1234.5", '#,##0.0\\ "公顷"'), "1234.5公顷", "1234.5"),
    (Number("12.5", '0.0"家"'), "12.5家", INVALID),
    (Number("12.5", "[$¥-804]#,##0.00"), "12.50", "12.5"),
    (Number("12.5", '"¥"#,##0.00'), "12.50", "12.5"),
    (Number("12.5", '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ '), "12.50", "12.5"),
    (Number("123456", "0!.0,"), "123456", INVALID),
    (Number("123456", "0\\.0,"), "123456", INVALID),
    (Number("123456", "#,##0,"), "123456", INVALID),
    (Number("123456", "0.00,,"), "123456", INVALID),
    (Number("12.5", "@"), "12.5"),
    (Number("42", "00000"), "00042", "42"),
    (Number("12.5", "0.00E+00"), "12.5"),
    (Blank(), None),
]

NUMBERS_IN_XML = [
    (Number("5.5763000000000002E3"), "5576.3"),
    (Number("1E-3"), "0.001"),
    (Number("1.5E+2"), "150"),
    (Number("12345678901234567890"), "12345678901234567890"),
    (Number("2.50"), "2.50", "2.5"),
    (Number("12.5", 2), "12.50", "12.5"),
    (Number("42635", 3), "42635"),
    (Number("42635", 37), "42635"),
    (Number("42635", 44), "42635.00", "42635"),
    (Number("12.5", 49), "12.5"),
]

SHARES = [
    (Number("0.0126", "0.00%"), "1.26%", "1.26"),
    (Number("0.0126", "0%"), "1.26%", "1.26"),
    (Number("0.025", "0.00%"), "2.50%", "2.5"),
    (Number("0.07", "0.0%"), "7.0%", "7"),
    (Number("0.28999999999999998", "0.00%"), "29.00%", "29"),
    (Number("1", "0%"), "100%", "100"),
    (Number("-0.0126", "0.00%;[Red]-0.00%"), "-1.26%", "-1.26"),
    (Number("1.26"), "1.26"),
    (Number("1.26", '0.00"%"'), "1.26%", "1.26"),
    (Number("12.6", '0.0"‰"'), "12.6‰", "1.26"),
    ("1.26%", "1.26%", "1.26"),
    ("1.26％", "1.26％", "1.26"),
    ("１．２６％", "１．２６％", "1.26"),
    ("12.6‰", "12.6‰", "1.26"),
    ("1.26 %", "1.26 %", "1.26"),
    ("1.26", "1.26"),
    ("百分之三", "百分之三", INVALID),
]

MONEY = [
    ("500亿元", "500亿元", "5000000"),
    ("500 亿元", "500 亿元", "5000000"),
    ("1,542,000万元", "1,542,000万元", "1542000"),
    ("１５４２００万元", "１５４２００万元", "154200"),
    (Number("500", '0.00"亿元"'), "500.00亿元", "5000000"),
    (Number("1234567.5", '#,##0.00"元"'), "1234567.50元", "123.45675"),
    (Number("1542000"), "1542000"),
    (Number("1542000.3", '#,##0.00'), "1542000.30", "1542000.3"),
    ("500美元", "500美元", INVALID),
    ("500万", "500万", INVALID),
]

WHOLE = [
    (Number("3605"), "3605"), ("3605", "3605"), ("3605家", "3605家", "3605"), (Number("3605", "0.00"), "3605.00", "3605"),
    (Number("3605.5"), "3605.5", INVALID), ("3,605", "3,605", "3605"), (Number("3605", '#,##0"家"'), "3605家", "3605"),
    ("3605户", "3605户", INVALID), (Truth(True), "true", INVALID),
]

DAYS = [
    (Day(datetime.date(2024, 2, 20)), "2024-02-20"),
    (Day(datetime.date(2024, 2, 29), "m/d/yy"), "2024-02-29"),
    (Day(datetime.date(2024, 2, 20), 'yyyy"年"m"月"d"日"'), "2024-02-20"),
    (Day(datetime.date(2024, 2, 20), '[$-804]yyyy"年"m"月"d"日";@'), "2024-02-20"),
    (Day(datetime.date(2024, 2, 20), 'yyyy/m/d'), "2024-02-20"),
    (Day(datetime.date(2024, 2, 20), '[$-F800]dddd, mmmm dd, yyyy'), "2024-02-20"),
    (Day(datetime.date(2024, 2, 20), 'd-mmm-yy'), "2024-02-20"),
    ("2024-02-20", "2024-02-20"),
    ("2024/2/20", "2024/2/20", "20240220"),
    ("2024.2.20", "2024.2.20", "20240220"),
    ("2024年2月20日", "2024年2月20日", "20240220"),
    ("２０２４年２月２０日", "２０２４年２月２０日", "20240220"),
    ("2024年2月", "2024年2月", INVALID),
    ("2024.2", "2024.2", INVALID),
    ("2024-02-30", "2024-02-30", INVALID),
    (Number("45342"), "45342", INVALID),
    (Number("45342.5729166667", "yyyy-mm-dd hh:mm"), "2024-02-20 13:45:00", "20240220"),
    ("—", None),
    (Day(datetime.date(2024, 2, 20), 'yyyy"年"m"月"'), "2024-02", INVALID),
]

DAYS_BY_NUMBER = [
    (Number("45342", 14), "2024-02-20"), (Number("45342", 31), "2024-02-20"), (Number("45342", 57), "2024-02", INVALID),
    (Number("45342", 58), "2024-02-20"), (Number("1", 14), "1900-01-01"), (Number("59", 14), "1900-02-28"), (Number("61", 14), "1900-03-01"),
    (Number("60", 14), "60", INVALID),
]

DAYS_1904 = [(Day(datetime.date(2024, 2, 20)), "2024-02-20"), (Day(datetime.date(1904, 1, 2), "yyyy/m/d"), "1904-01-02")]

YEARS = [
    (Number("1991"), "1991"), ("1991", "1991"), ("1991年", "1991年", "1991"), ("１９９１", "１９９１", "1991"),
    (Number("1991", '0"年"'), "1991年", "1991"),
    ("91", "91", INVALID), ("1991-1992", "1991-1992", INVALID), (Number("1991.5"), "1991.5", INVALID), ("无", None),
    (Day(datetime.date(1991, 3, 5), "yyyy"), "1991"), (Day(datetime.date(1991, 3, 5), 'yyyy"年"'), "1991"),
]

BOOLEANS = [
    (Truth(True), "true"), (Truth(False), "false"), ("TRUE", "TRUE", 1), ("False", "False", 0), ("是", "是"), ("否", "否"), (Number("1"), "1"),
    (Number("0"), "0"), ("也许", "也许", INVALID), ("—", None), (" 是 ", " 是 ", 1),
]

CHOICES = [
    ("国家级", "国家级"), ("provincial", "provincial"), ("省级 ", "省级 ", 2), (" 国家级​", " 国家级​", 1), ("无", "无"), ("国家 级", "国家 级", INVALID),
    ("—", None), ("市级", "市级", INVALID), (Number("1"), "1", INVALID),
]

CODES = [
    ("007", "007"), (Text("007", apostrophe=True), "007"), (Number("7", "000"), "007"), (Number("230100"), "230100"),
    ("91230100MA18", "91230100MA18"), ("230104199001010010", "230104199001010010"), (Number("12345678901"), "12345678901"),
    (Rich(["甲", "乙", "丙"]), "甲乙丙"), (Truth(True), "true"), (Day(datetime.date(2024, 2, 20)), "2024-02-20"),
    ("第一行\n第二行", "第一行\n第二行"), ("<b>&amp;", "<b>&amp;"), ("=HYPERLINK(1)", "=HYPERLINK(1)"), ("１２３", "１２３"),
    ("𠮷野", "𠮷野"), ("—", None), ("无", None),
]

CODES_IN_XML = [
    (Text("_x0041_bc", escaped=True), "Abc"), (Text("_x005F_x0041_", escaped=True), "_x0041_"), (Text("甲_x000D_\n乙", escaped=True), "甲\r\n乙"),
    (Rich(["東", "京"], phonetic="とうきょう"), "東京"), (Number("1.23456789012346E+17"), "123456789012346000"),
    (Formula('"甲"&"乙"', Text("甲乙")), "甲乙"), (Formula('""', Text("")), None), (Text("_x00e9_", escaped=True), "é"),
    (Text("_xZZZZ_", escaped=True), "_xZZZZ_"),
]

FORMULAS = [
    (Formula("5+7.5", Number("12.5")), "12.5"),
    (Formula("B2*2", Number("25", "0.00")), "25.00", "25"),
    (Formula('"12"&".5"', Text("12.5")), "12.5"),
    (Formula('IF(TRUE,"—")', Text("—")), None),
]

FORMULAS_IN_XML = [
    (Formula("B2*2", Number("2"), (0, "B2:B4")), "2"), (Formula("", Number("3"), (0, None)), "3"), (Formula("", Number("4"), (0, None)), "4"),
    (Formula("1/0", Failure("#DIV/0!")), "#DIV/0!", INVALID), (Formula("NA()", Failure("#N/A")), "#N/A", INVALID),
    (Formula("B3/B4"), "=B3/B4", INVALID), (Formula("", None, (0, None)), None, INVALID),
    (Formula("1=1", Truth(True)), "true", INVALID),
]

SEATS = [("临江", "临江"), ("临江市", "临江市"), ("990200", "990200"), (Number("990200"), "990200"), ("临海市", "临海市", INVALID)]

CASES = [
    column("numbers stored as text", "area", "面积", TEXTS_AS_NUMBERS),
    column("numbers", "area", "面积", NUMBERS, without=("lo",)),
    column("numbers that LibreOffice keeps", "area", "面积", [row for row in NUMBERS if isinstance(row[0], Number) and (
        row[0].format in ("General", "0.00", "0.0", "#,##0", "#,##0.00", "0!.0,", "#,##0,", "0.00,,", '0.0"公顷"'))], only=("lo",)),
    column("numbers as XML may have them", "area", "面积", NUMBERS_IN_XML, only=BY_HAND),
    column("shares", "rd_share", "研发占比", SHARES),
    column("money", "output", "产值", MONEY),
    column("whole numbers", "companies", "入驻企业数", WHOLE),
    column("days", "approved", "批准日期", DAYS),
    column("days by built-in formats", "approved", "批准日期", DAYS_BY_NUMBER, only=("excel", "sdk", "bare")),
    column("days of the 1904 system", "approved", "批准日期", DAYS_1904, date1904=True),
    column("years", "opened", "开园年份", YEARS),
    column("booleans", "certified", "是否认定", BOOLEANS),
    column("choices", "tier", "级别", CHOICES),
    column("strings", "code", "园区代码", CODES),
    column("strings as XML may have them", "code", "园区代码", CODES_IN_XML, only=BY_HAND),
    column("formulas with values", "area", "面积", FORMULAS),
    column("formulas without values", "area", "面积", [
        (Number("12.5"), "12.5"), (Formula("B2*2"), "=B2*2", INVALID), (Formula("SUM(B2:B2)"), "=SUM(B2:B2)", INVALID)], only=("openpyxl",)),
    column("formulas computed by LibreOffice", "area", "面积", [
        (Number("12.5"), "12.5"), (Formula("B2*2"), "25"), (Formula("B2/0"), "#DIV/0!", INVALID), (Formula('B2&"公顷"'), "12.5公顷", "12.5")],
        only=("lo",)),
    column("formulas without values in strings", "code", "园区代码", [(Formula("A2"), "=A2", INVALID), ("007", "007")], only=("openpyxl",)),
    column("error values in strings", "code", "园区代码", [(Failure("#REF!"), "#REF!", INVALID), ("007", "007")], only=("openpyxl", "excel")),
    column("formulas of all kinds", "area", "面积", FORMULAS_IN_XML, only=BY_HAND),
    column("regions", "seat", "所在地区", SEATS),
    Case("values of indicators", Book(Sheet("指标", [
        ["临江市2025年科技创新指标表"], ["指标", "单位", "2025年", "2024年"],
        ["地区生产总值", "亿元", Number("5576.3000000000002", "#,##0.00"), "—"],
        ["研发投入强度", "%", Number("0.0126", "0.00%"), "1.2"],
        ["高新技术企业数", "家", "３，６０５", "约3000"],
        ["每万人口发明专利拥有量", "件/万人", Number("12.34"), "12.3件/万人"],
        ["R&D人员全时当量", "人年", "12,345.6", Number("11000")],
        ["财政科技支出", "亿元", Number("0.5"), Number("5000", '0"万元"')]])), Expected(
            values={
                "gdp": R("C3", "5576.30", "5576.3", "亿元"), "rd_intensity": R("C4", "1.26%", "1.26"), ("rd_intensity", 2024): R("D4", "1.2", unit="%"),
                "high_tech_enterprises": R("C5", "３，６０５", "3605", "家"), "patents_per_10k": R("C6", "12.34", unit="件/万人"),
                ("patents_per_10k", 2024): R("D6", "12.3件/万人", "12.3"), "rd_personnel": R("C7", "12,345.6", "12345.6", "人年"),
                ("rd_personnel", 2024): R("D7", "11000", unit="人年"), "fiscal_science": R("C8", "0.5", "5000", "亿元")},
            invalid={"D5": "约3000", "D8": "5000万元"})),
]
