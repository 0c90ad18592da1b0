"""Where things stand: titles, headings, units, tables of several shapes. Each case is written by every program that can."""
import dataclasses

from outcome import Expected, R
from sheets import Book, Number, Sheet

TITLE = "临江市2025年科技创新指标表"


@dataclasses.dataclass
class Case:
    name: str
    book: object
    expected: Expected
    only: tuple = ()  # the writers; all that can, where none is named
    arguments: tuple = ()
    without: tuple = ()

    @property
    def sheet(self):
        return self.book.sheets[0].name


def one(name, rows, values, invalid=None, faults=(), sheet="指标", **more):
    """A workbook of one sheet."""
    layout = {key: more.pop(key) for key in list(more) if key in (
        "merged", "hidden_rows", "hidden_columns", "filtered", "cells", "at", "hidden")}
    only, without = more.pop("only", ()), more.pop("without", ())
    return Case(name, Book(Sheet(sheet, rows, **layout)),
                Expected(values=values, invalid=invalid or {}, faults=list(faults), **more), only, (), without)


def registers(name, rows, zones, invalid=None, faults=(), sheet="科技园区", **more):
    """A workbook with a head and a register."""
    layout = {key: more.pop(key) for key in list(more) if key in (
        "merged", "hidden_rows", "hidden_columns", "filtered", "cells", "at")}
    only, without = more.pop("only", ()), more.pop("without", ())
    book = Book(Sheet(sheet, rows, **layout), Sheet("报告", [["地区", "临江市"], ["年份", "2025"]]))
    return Case(name, book, Expected(
        records={"zones": zones} if zones is not None else {}, invalid=invalid or {}, faults=list(faults), **more), only, (), without)


HEADINGS = ["名称", "面积", "级别"]


def zone(row, name, area=None, tier=None, columns="ABC", unit=""):
    record = {"name": R(f"{columns[0]}{row}", name)}
    if area:
        record["area"] = R(f"{columns[1]}{row}", area, unit=unit)
    if tier:
        record["tier"] = R(f"{columns[2]}{row}", tier)
    return record


PLAIN = [["指标", "单位", "2025年"], ["地区生产总值", "亿元", "5576.3"], ["高新技术企业数", "家", "3605"]]


def plain(first):
    return {"gdp": R(f"C{first}", "5576.3", unit="亿元"), "high_tech_enterprises": R(f"C{first + 1}", "3605", unit="家")}


CASES = [
    one("title row", [[TITLE], *PLAIN], plain(3), merged=["A1:C1"]),
    one("title, blank rows, blank rows between", [
        [TITLE], [], [], PLAIN[0], [], PLAIN[1], [], [], PLAIN[2]],
        {"gdp": R("C6", "5576.3", unit="亿元"), "high_tech_enterprises": R("C9", "3605", unit="家")}),
    one("table that begins far down and right", [[TITLE], *PLAIN], {
        "gdp": R("AB52", "5576.3", unit="亿元"), "high_tech_enterprises": R("AB53", "3605", unit="家")}, at="Z50"),
    one("head in cells of their own", [
        ["报告期指标"], ["填报地区", "临江市", None, "年份", 2025], ["填报单位", "市科技局", None, "填报日期", "2026-01-10"], *PLAIN], plain(5)),
    one("head in one cell each", [["地区：临江市", None, "年份：2025年"], *PLAIN], plain(3)),
    one("head merged", [["地区", "临江市", None, "年度", "2025"], *PLAIN], plain(3), merged=["B1:C1"]),
    one("revision", [["地区", "临江市"], ["年份", 2025], ["修订号", 3], *PLAIN], plain(5), inputs=("990100", 2025, 3)),
    one("two regions named", [["地区", "临江市"], ["年份", 2025], ["填报地区", "望海市"], *PLAIN], {},
        faults=[("error", "B3", ["望海市", "B1"])], inputs=None),
    # A title that does not name both names neither.
    one("no region", [["2025年科技创新指标表"], *PLAIN], {}, faults=[("error", None, "地区"), ("error", None, "年份")], inputs=None),
    one("no year", [["临江市科技创新指标表"], PLAIN[0][:2] + ["实际值"], *PLAIN[1:]], {},
        faults=[("error", None, "地区"), ("error", None, "年份")], inputs=None),
    one("unknown region", [["地区", "临河市"], ["年份", 2025], *PLAIN], {}, faults=[("error", "B1", "临河市")], inputs=None),
    one("another pack's report", [["report", "heilongjiang-14fyp"], ["地区", "临江市"], ["年份", 2025], *PLAIN], {},
        faults=[("error", "B1", ["heilongjiang-14fyp", "torture"])], inputs=None),
    one("hidden rows", [[TITLE], *PLAIN], plain(3), hidden_rows=[4]),
    one("hidden columns", [[TITLE], *PLAIN], plain(3), hidden_columns=[2]),
    one("filtered rows", [[TITLE], *PLAIN, ["研发经费支出", "亿元", "80.5"]], {
        **plain(3), "rd_expenditure": R("C5", "80.5", unit="亿元")}, hidden_rows=[3], filtered="A2:C5"),
    one("two levels of headings", [
        [TITLE], ["指标", "单位", "实际值", None, None], [None, None, "2023年", "2024年", "2025年"],
        ["地区生产总值", "亿元", "5100", "5300.5", "5576.3"]],
        {"gdp": R("E4", "5576.3", unit="亿元"), ("gdp", 2024): R("D4", "5300.5", unit="亿元"), ("gdp", 2023): R("C4", "5100", unit="亿元")},
        merged=["A1:E1", "A2:A3", "B2:B3", "C2:E2"]),
    one("three levels of headings", [
        [TITLE], ["指标", "单位", "完成情况", None, None], [None, None, "实际值", None, "备注"],
        [None, None, "2024", "2025", None], ["地区生产总值", "亿元", 5300.5, 5576.3, "快报"]],
        {"gdp": R("D5", "5576.3", unit="亿元"), ("gdp", 2024): R("C5", "5300.5", unit="亿元")},
        merged=["A2:A4", "B2:B4", "C2:E2", "C3:D3", "E3:E4"]),
    one("this year and last", [
        [TITLE], ["指标名称", "计量单位", "本年", "上年"], ["地区生产总值", "亿元", 5576.3, 5300.5]],
        {"gdp": R("C3", "5576.3", unit="亿元"), ("gdp", 2024): R("D3", "5300.5", unit="亿元")}),
    one("several years wide, numbers as headings", [
        [TITLE], ["指标", 2023, 2024, 2025], ["地区生产总值", 5100, 5300.5, 5576.3]],
        {"gdp": R("D3", "5576.3"), ("gdp", 2024): R("C3", "5300.5"), ("gdp", 2023): R("B3", "5100")}),
    one("a year after the report's", [[TITLE], ["指标", "2025年", "2026年"], ["地区生产总值", 5576.3, 5800]], {},
        faults=[("error", "C2", "2026")], inputs=None),
    one("labels indented and numbered", [
        [TITLE], ["指标", "单位", "2025年"], ["一、地区生产总值", "亿元", "5576.3"], ["　　其中：财政科技支出", "万元", "1200"],
        ["（二）高新技术企业数", "家", "3605"], ["3. 研发投入强度", "%", "1.26"]],
        {"gdp": R("C3", "5576.3", unit="亿元"), "fiscal_science": R("C4", "1200", unit="万元"),
         "high_tech_enterprises": R("C5", "3605", unit="家"), "rd_intensity": R("C6", "1.26", unit="%")}),
    one("a number column before the labels", [
        [TITLE], ["序号", "指标名称", "计量单位", "2025年", "备注"], [1, "地区生产总值", "亿元", "5576.3", "快报数"],
        [2, "高新技术企业数", "家", "3605", None]],
        {"gdp": R("D3", "5576.3", unit="亿元"), "high_tech_enterprises": R("D4", "3605", unit="家")}),
    one("labels merged down", [
        [TITLE], ["类别", "指标", "单位", "2025年"], ["经济", "地区生产总值", "亿元", "5576.3"], [None, "财政科技支出", "万元", "1200"],
        ["企业", "高新技术企业数", "家", "3605"]],
        {"gdp": R("D3", "5576.3", unit="亿元"), "fiscal_science": R("D4", "1200", unit="万元"),
         "high_tech_enterprises": R("D5", "3605", unit="家")}, merged=["A3:A4"]),
    one("aliases, full-width letters and brackets", [
        [TITLE], ["指标", "2025年"], ["ＧＤＰ", "5576.3"], ["全社会Ｒ＆Ｄ经费支出", "80.5"], ["高企数", "3605"]],
        {"gdp": R("B3", "5576.3"), "rd_expenditure": R("B4", "80.5"), "high_tech_enterprises": R("B5", "3605")}),
    one("line breaks in headings and labels", [
        [TITLE], ["指标\n名称", "计量\r\n单位", "2025\n年"], ["地区\n生产总值", "亿元", "5576.3"]], {"gdp": R("C3", "5576.3", unit="亿元")}),
    one("spaces and invisible marks in headings and labels", [
        [TITLE], ["指 标", " 单位​", "﻿2025年 "], ["地区生产总值 ", "亿元", "5576.3"]], {"gdp": R("C3", "5576.3", unit="亿元")}),
    one("a label that is nearly an indicator", [
        [TITLE], *PLAIN[:2], ["高薪技术企业数", "家", "4"]], {}, faults=[("error", "A4", ["高薪技术企业数", "高新技术企业数"])], inputs=None),
    one("rows that are no indicators", [[TITLE], *PLAIN, ["常住人口", "万人", "512"]], plain(3), faults=[("warning", "A5", "常住人口")]),
    one("a column that is not known", [
        [TITLE], ["指标", "2025年", "增速"], ["地区生产总值", "5576.3", "5.2"]], {"gdp": R("B3", "5576.3")}, faults=[("warning", "C2", "增速")]),
    one("notes and signatures below the table", [
        [TITLE], *PLAIN, ["注：本表数据为快报数。"], ["填报人：张三", None, "审核人：李四"], ["填报日期：2026年1月10日"]], plain(3)),
    one("the same indicator twice", [[TITLE], *PLAIN, ["地区生产总值", "亿元", "5577"]], {}, faults=[("error", "C5", ["地区生产总值", "C3"])], inputs=None),
    one("repeated headings", [
        [TITLE], PLAIN[0], PLAIN[1], PLAIN[0], PLAIN[2]],
        {"gdp": R("C3", "5576.3", unit="亿元"), "high_tech_enterprises": R("C5", "3605", unit="家")}),
    # Units.
    one("unit in a corner cell", [[TITLE], ["单位：万元"], ["指标", "2025年"], ["地区生产总值", "55763000"], ["高新技术企业数", "3605"]],
        {"gdp": R("B4", "55763000", "5576.3", "万元"), "high_tech_enterprises": R("B5", "3605")}),
    one("units in a corner cell at the right", [
        [TITLE], [None, "单位：万元、家"], ["指标", "2025年"], ["地区生产总值", "55763000"], ["高新技术企业数", "3605"]],
        {"gdp": R("B4", "55763000", "5576.3", "万元"), "high_tech_enterprises": R("B5", "3605", unit="家")}),
    one("the unit column before the corner", [
        [TITLE], ["单位：万元"], ["指标", "单位", "2025年"], ["地区生产总值", "亿元", "5576.3"], ["财政科技支出", None, "1200"]],
        {"gdp": R("C4", "5576.3", unit="亿元"), "fiscal_science": R("C5", "1200", unit="万元")}),
    one("unit in the heading", [[TITLE], ["指标", "2025年（万元）"], ["地区生产总值", "55763000"]], {"gdp": R("B3", "55763000", "5576.3", "万元")}),
    one("unit in the label", [
        [TITLE], ["指标", "2025年"], ["地区生产总值（万元）", "55763000"], ["全社会R&D经费支出/万元", "805000"],
        ["财政科技支出(亿元)", "0.12"]],
        {"gdp": R("B3", "55763000", "5576.3", "万元"), "rd_expenditure": R("B4", "805000", "80.5", "万元"),
         "fiscal_science": R("B5", "0.12", "1200", "亿元")}),
    one("the cell's own unit before all", [
        [TITLE], ["单位：万元"], ["指标", "2025年"], ["地区生产总值", "5576.3亿元"]], {"gdp": R("B4", "5576.3亿元", "5576.3")}),
    one("the cell's own unit and the unit column agree", [
        [TITLE], ["指标", "单位", "2025年"], ["地区生产总值", "亿元", "5576.3亿元"]], {"gdp": R("C3", "5576.3亿元", "5576.3")}),
    one("the cell's own unit contradicts the unit column", [
        [TITLE], ["指标", "单位", "2025年"], ["地区生产总值", "亿元", "5576.3万元"]], {}, invalid={"C3": "5576.3万元"}),
    one("a unit column that does not fit", [
        [TITLE], ["指标", "单位", "2025年"], ["地区生产总值", "家", "5576.3"]], {}, invalid={"C3": "5576.3"}),
    one("transposed, one row", [
        [TITLE], ["地区生产总值", "高新技术企业数", "研发投入强度"], ["5576.3", "3605", "1.26%"]],
        {"gdp": R("A3", "5576.3"), "high_tech_enterprises": R("B3", "3605"), "rd_intensity": R("C3", "1.26%", "1.26")}),
    one("transposed, a row for each year", [
        [TITLE], ["年份", "地区生产总值（亿元）", "高新技术企业数（家）"], ["2024年", "5300.5", "3001"], ["2025年", "5576.3", "3605"]],
        {"gdp": R("B4", "5576.3", unit="亿元"), "high_tech_enterprises": R("C4", "3605", unit="家"),
         ("gdp", 2024): R("B3", "5300.5", unit="亿元"), ("high_tech_enterprises", 2024): R("C3", "3001", unit="家")}),
    # Registers.
    registers("register", [HEADINGS, ["甲园", "12.5", "国家级"], ["乙园", "8", "省级"]],
              [zone(2, "甲园", "12.5", "国家级"), zone(3, "乙园", "8", "省级")]),
    registers("register with title, unit in the heading, other order", [
        ["临江市科技园区名录"], ["级别", "产值（亿元）", "园区名称"], ["国家级", 15, "甲园"]],
        [{"name": R("C3", "甲园"), "output": R("B3", "15", "150000", "亿元"), "tier": R("A3", "国家级")}], merged=["A1:C1"]),
    registers("unit in a corner, of the money alone", [
        ["单位：亿元"], ["名称", "产值", "面积"], ["甲园", "15", "8"]],
        [{"name": R("A3", "甲园"), "output": R("B3", "15", "150000", "亿元"), "area": R("C3", "8")}]),
    registers("rows right after skipped ones", [
        ["科技园区"], [], HEADINGS, [], ["甲园", "12.5", "国家级"], [], [None, None, None], ["乙园", "x", "省级"], [], ["丙园", "9", "省级"]],
        [zone(5, "甲园", "12.5", "国家级"), zone(8, "乙园", None, "省级"), zone(10, "丙园", "9", "省级")], invalid={"B8": "x"}),
    registers("hidden and filtered rows hold records", [HEADINGS, ["甲园", "12.5", "国家级"], ["乙园", "8", "省级"]],
              [zone(2, "甲园", "12.5", "国家级"), zone(3, "乙园", "8", "省级")], hidden_rows=[2], filtered="A1:C3"),
    registers("total row", [HEADINGS, ["甲园", "12.5", "国家级"], ["合计", "12.5", None]], [zone(2, "甲园", "12.5", "国家级")],
              faults=[("warning", "A3", "合计")]),
    registers("repeated headings in a register", [HEADINGS, ["甲园", "12.5", "国家级"], HEADINGS, ["乙园", "8", "省级"]],
              [zone(2, "甲园", "12.5", "国家级"), zone(4, "乙园", "8", "省级")]),
    registers("notes below a register", [
        HEADINGS, ["甲园", "12.5", "国家级"], ["注：面积为规划面积"], ["填表人：张三", "审核人：李四"]], [zone(2, "甲园", "12.5", "国家级")]),
    registers("a register in which there is none", [HEADINGS, ["无"]], []),
    registers("an empty register", [HEADINGS], None),
    registers("duplicate headings", [["名称", "面积", "面积"], ["甲园", "1", "2"]], None, faults=[("error", "C1", ["面积", "B1"])], inputs=None),
    registers("duplicate headings under two names", [["名称", "园区名称"], ["甲园", "1"]], None, faults=[("error", "B1", ["A1"])], inputs=None),
    registers("a heading that is nearly known", [["名称", "面职"], ["甲园", "1"]], None, faults=[("error", "B1", ["面职", "面积"])], inputs=None),
    registers("columns for comments, with and without heading", [
        ["序号", "名称", "备注", "面积", "联系电话"], [1, "甲园", "新设", "12.5", "0451-1"]], [zone(2, "甲园", "12.5", columns="BD")]),
    registers("data below an empty heading", [["名称", None, "面积"], ["甲园", "某值", "12.5"]], [zone(2, "甲园", "12.5", columns="AC")],
              faults=[("warning", None, [])]),
    registers("the required column is missing", [["面积", "级别", "产值"], ["12.5", "国家级", "3"]], None,
              faults=[("error", None, "名称")], inputs=None),
    registers("a required cell is empty", [HEADINGS, ["甲园", "12.5", "国家级"], [None, "8", "省级"]],
              [zone(2, "甲园", "12.5", "国家级"), {"area": R("B3", "8"), "tier": R("C3", "省级")}], required=[("zones", 2, "name")]),
    registers("two levels of headings in a register", [
        ["名称", "基本情况", None], [None, "面积", "级别"], ["甲园", "12.5", "国家级"]], [zone(3, "甲园", "12.5", "国家级")],
        merged=["A1:A2", "B1:C1"]),
    registers("columns beyond Z", [HEADINGS, ["甲园", "12.5", "国家级"]], [zone(8, "甲园", "12.5", "国家级", columns=("AY", "AZ", "BA"))], at="AY7"),
    registers("the last column and row there are", [], [{"name": R("A2", "甲园"), "area": R("XFD2", "12.5")}],
              cells={"A1": "名称", "XFD1": "面积", "A2": "甲园", "XFD2": "12.5"}, without=("lo",)),
    registers("sheet by its key", [["name", "area"], ["甲园", "12.5"]], [zone(2, "甲园", "12.5")], sheet="zones"),
    registers("sheet by its contents", [HEADINGS, ["甲园", "12.5", "国家级"]], [zone(2, "甲园", "12.5", "国家级")], sheet="附表3"),
    registers("an unknown sheet", [["会议纪要"], ["参加人员", "略"]], None, sheet="Sheet3",
              faults=[("warning", "Sheet3!", ""), ("error", None, "什么也没有读取")], inputs=None),
    registers("a sheet that is nearly a register's", [["会议纪要"]], None, sheet="科技圆区", faults=[
        ("error", "科技圆区!", "科技园区"), ("error", None, "什么也没有读取")], inputs=None),
    registers("headings with numbers, stars and footnote marks", [["1.名称*", "面积①（公顷）", "（三）级别："], ["甲园", "12.5", "国家级"]],
              [zone(2, "甲园", "12.5", "国家级", unit="公顷")]),
    registers("records below one another in two tables", [HEADINGS, ["甲园", "12.5", "国家级"], [], [], HEADINGS, ["乙园", "8", "省级"]],
              [zone(2, "甲园", "12.5", "国家级"), zone(6, "乙园", "8", "省级")]),
    registers("records of another region and year", [["地区", "年份", *HEADINGS], ["临江市", 2025, "甲园", "12.5", "国家级"]],
              [zone(2, "甲园", "12.5", "国家级", columns="CDE")]),
    Case("a workbook as a register", Book(Sheet("名录", [
        ["region", "year", *HEADINGS], ["临江市", 2025, "甲园", Number("12.5", "0.00"), "国家级"], [], ["990100", "2025", "乙园", "约8", "省级"]])),
        Expected(inputs=(), records={"zones": [
            {"name": R("C2", "甲园"), "area": R("D2", "12.50", "12.5"), "tier": R("E2", "国家级")},
            {"name": R("C4", "乙园"), "tier": R("E4", "省级")}]}, invalid={"D4": "约8"}), arguments=("--register", "zones={path}")),
    Case("a workbook as observations", Book(Sheet("数据", [
        ["region", "indicator", "year", "value"], ["临江市", "地区生产总值", 2025, Number("5576.3000000000002")], ["临江市", "GDP", 2024, "5,300.5亿元"]])),
        Expected(inputs=(), values={"gdp": R("D2", "5576.3"), ("gdp", 2024): R("D3", "5,300.5亿元", "5300.5")}),
        arguments=("--observations", "{path}")),
    Case("sheets in another order, one hidden", Book(
        Sheet("科技园区", [HEADINGS, ["甲园", "12.5", "国家级"]]), Sheet("选项", [["国家级"], ["省级"]], hidden="veryHidden"),
        Sheet("指标", PLAIN), Sheet("封面", [["地区", "临江市"], ["年份", 2025]])), Expected(
            values={"gdp": R("指标!C2", "5576.3", unit="亿元"), "high_tech_enterprises": R("指标!C3", "3605", unit="家")},
            records={"zones": [zone(2, "甲园", "12.5", "国家级")]})),
    Case("two registers and the indicators on one sheet each", Book(
        Sheet("实验室名录", [["实验室名称", "研究人员"], ["甲室", 12]]), Sheet("科技园区", [HEADINGS, ["无"]]),
        Sheet("主要指标", [[TITLE], *PLAIN])), Expected(
            values={"gdp": R("主要指标!C3", "5576.3", unit="亿元"), "high_tech_enterprises": R("主要指标!C4", "3605", unit="家")},
            records={"zones": [], "labs": [{"name": R("A2", "甲室"), "staff": R("B2", "12")}]})),
    Case("an empty workbook", Book(Sheet("Sheet1")), Expected(inputs=None, faults=[
        ("error", None, ""), ("error", None, "地区"), ("error", None, "年份")])),
    Case("a workbook of something else", Book(Sheet("考勤", [["姓名", "到岗"], ["张三", "是"]])),
         Expected(inputs=None, faults=[("error", None, "什么也没有读取"), ("warning", "考勤!", ""), ("error", None, "地区"), ("error", None, "年份")])),
    Case("history on a sheet of its own", Book(
        Sheet("指标", [[TITLE], *PLAIN]), Sheet("历史", [["指标", "2023年", "2024年"], ["地区生产总值", "5100", "5300.5"]])), Expected(
            values={**plain(3), ("gdp", 2023): R("历史!B2", "5100"), ("gdp", 2024): R("历史!C2", "5300.5")})),
    Case("explanations and evidence", Book(
        Sheet("指标", [[TITLE], *PLAIN]),
        Sheet("解释", [["规则", "说明"], ["EXPLAINED", "口径调整"]]),
        Sheet("佐证材料", [["规则", "标题", "文号", "日期"], ["EVIDENCE", "任务分解方案", "临政发〔2025〕1号", "2025-03-02"]])), Expected(
            values=plain(3), explained="口径调整", evidence=R("佐证材料!B2", "任务分解方案"))),
]
