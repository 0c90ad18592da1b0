"""The example reports in layouts made up at random: none of them may change a verdict."""
import random
import re

from reports import CHINESE_STATUS, amount, chinese, field_cell, figure, key_of, percentages, restrictions
from sheets import Book, Formula, Number, Rich, Sheet, Text

FULL_WIDTH = str.maketrans("0123456789.-%&ABCDEFGHIJKLMNOPQRSTUVWXYZ", "０１２３４５６７８９．－％＆ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ")


class Awkward:
    def __init__(self, report, plan, source, formulas):
        self.report, self.plan, self.source, self.formulas = report, plan, source, formulas

    def one_of(self, *choices):
        return self.source.choice(choices)

    def chance(self, share):
        return self.source.random() < share

    def name(self, key, entry):
        """Title, alias or key, perhaps adorned."""
        names = [chinese(entry.get("title"), key)] * 3 + entry.get("aliases", []) + [key]
        text = self.source.choice(names)
        if self.chance(0.15):
            text = text.translate(FULL_WIDTH)
        if self.chance(0.1) and len(text) > 3 and re.search("[一-鿿]", text):
            middle = len(text) // 2
            text = text[:middle] + "\n" + text[middle:] if "一" <= text[middle] <= "鿿" and "一" <= text[middle - 1] <= "鿿" else text
        return text

    def adorned(self, text):
        return self.one_of(text, text, text, "　　" + text, " " + text + " ", "其中：" + text, "1. " + text, "（二）" + text, "三、" + text, text + "*",
                           text + "​")

    def value(self, digits, unit):
        """A cell for a figure, and the unit that has to stand elsewhere."""
        if not re.fullmatch(r"-?\d+(\.\d+)?", digits):
            return Text(f"{digits} {unit}".strip()), None
        match self.source.randrange(9):
            case 0 | 1 | 2:
                cell, unit = percentages(digits, unit)
                return (Formula("1*1", cell) if self.formulas and self.chance(0.2) and isinstance(cell, Number) and cell.raw != "0" else cell), unit
            case 3:
                return Text(digits), unit
            case 4:
                return Text(digits.translate(FULL_WIDTH)), unit
            case 5:
                whole, point, part = digits.partition(".")
                return Text(f"{int(whole):,}{point}{part}"), unit
            case 6:
                return Text(self.one_of(" ", "\xa0", "​", "") + digits + self.one_of(" ", "　", "﻿", "")), unit
            case 7 if unit:
                return Text(digits + self.one_of("", " ", "　") + unit), None
            case 8 if unit and unit != "%":
                decimals = len(digits.partition(".")[2])
                return Number(digits.rstrip("0").rstrip(".") if decimals else digits, ("0." + "0" * decimals if decimals else "0") + f'"{unit}"'), None
        return figure(digits), unit

    def top(self, width):
        """Title and blank rows."""
        rows = [[self.one_of("黑龙江省科技创新规划执行情况", "附件2", "统计表（一）")]] if self.chance(0.7) else []
        merged = [f"A1:{'ABCDEFGH'[min(width, 8) - 1]}1"] if rows and self.chance(0.5) and width > 1 else []
        rows += [[] for _ in range(self.source.randrange(3))]
        return rows, merged

    def head(self):
        report = self.report
        pairs = [("规则包", report["report"]), (self.one_of("地区", "填报地区", "行政区划"), report["region"]),
                 (self.one_of("年份", "年度", "报告年份"), self.one_of(report["year"], report["year"] + "年", Number(report["year"])))]
        pairs += [("修订号", report["revision"])] if "revision" in report else []
        pairs += [("填报单位", report["prepared"]["by"])] if "prepared" in report else []
        if self.chance(0.5):
            return [[label, value] for label, value in pairs], []
        if self.chance(0.5):
            return [[f"{label}：{value.raw if isinstance(value, Number) else value}"] for label, value in pairs], []
        row = []
        for label, value in pairs:
            row += [label + self.one_of("", "：", ":"), value]
        return [row], []

    def indicators(self):
        report, plan = self.report, self.plan
        values = {name: amount(value) for name, value in (report.get("indicators") or {}).items()}
        history, own, wide = report.get("history") or {}, {}, {}
        for year, entries in history.items():
            for name, value in entries.items():
                digits, unit, more = amount(value)
                key = self.key(name)
                plain = not (more.keys() - {"value", "unit"}) and key in {self.key(n) for n in values}
                same = plain and amount(next(v for n, v in (report.get("indicators") or {}).items() if self.key(n) == key))[1] == unit
                (wide if same else own).setdefault(year, {})[key] = (digits, unit, more)
        if self.chance(0.3):
            own = {year: {self.key(name): amount(value) for name, value in entries.items()} for year, entries in history.items()}
            wide = {}
        years = sorted(wide)
        columns = ["label"] + (["unit"] if self.chance(0.6) else []) + years + [report["year"]]
        if self.chance(0.3):
            columns.insert(0, "number")
        extra = ["status", "series", "note"]
        if self.chance(0.4):
            self.source.shuffle(extra)
        columns += extra
        names = {"label": self.one_of("指标", "指标名称", "项目", "主要指标"), "unit": self.one_of("单位", "计量单位"), "number": "序号", "status": "状态",
                 "series": "口径", "note": "备注"}
        rows, merged = self.top(len(columns))
        if self.chance(0.3):
            # Two levels: the years below one heading.
            first, second = len(rows) + 1, len(rows) + 2
            upper, lower = [], []
            for column in columns:
                is_year = column.isdigit()
                upper.append((self.one_of("实际值", "完成情况") if column == (years + [report["year"]])[0] else None) if is_year else names[column])
                lower.append(column + "年" if is_year else None)
            rows += [upper, lower]
            letters = "ABCDEFGHIJKLMNOP"
            for index, column in enumerate(columns):
                if not column.isdigit():
                    merged.append(f"{letters[index]}{first}:{letters[index]}{second}")
            start = columns.index((years + [report["year"]])[0])
            if years:
                merged.append(f"{letters[start]}{first}:{letters[start + len(years)]}{first}")
        else:
            rows.append([column + self.one_of("年", "") if column.isdigit() else names[column] for column in columns])
        hidden = set()
        for number, (name, (digits, unit, more)) in enumerate(values.items(), 1):
            key = self.key(name)
            cell, left = self.value(digits, unit)
            label = plain = self.name(key, plan.indicators[key])
            others = {year: wide[year].get(key) for year in years}
            # Without a unit column a unit that the cell does not bear stands behind the label, or goes without saying.
            if "unit" not in columns and left and (left != plan.indicators[key]["unit"] or self.chance(0.5)):
                label += self.one_of(f"（{left}）", f"({left})", f" 单位：{left}")
            row = []
            for column in columns:
                if column == "label":
                    row.append(label if label != plain else self.adorned(label))
                elif column == "unit":
                    row.append(left or (unit if self.chance(0.5) else None))
                elif column == report["year"]:
                    row.append(cell)
                elif column in others:
                    row.append(others[column] and (figure(others[column][0]) if unit != "%" and left else Text(f"{others[column][0]}{unit}")))
                else:
                    row.append({"number": Number(str(number)), "status": CHINESE_STATUS.get(more.get("status")), "series": more.get("series"),
                                "note": more.get("note")}[column])
            if self.chance(0.1):
                rows += [[]]
            rows.append(row)
            if self.chance(0.1):
                hidden.add(len(rows))
        if self.chance(0.5):
            rows += [[]] * self.source.randrange(2) + [["注：本表数据以统计部门公布为准。"], ["填报人：张三", None, "审核人：李四"]]
        return rows, merged, hidden, own

    def key(self, name):
        return key_of(name, self.plan.indicators)

    def book(self):
        report, plan = self.report, self.plan
        rows, merged, hidden, own = self.indicators()
        name = self.one_of("指标", "主要指标", "Sheet1", "附表1")
        head, _ = self.head()
        if self.chance(0.5):
            sheets = [Sheet("封面", head), Sheet(name, rows, merged=merged, hidden_rows=hidden)]
        else:
            # Above the table, which moves down.
            gap = len(head) + 1
            moved = [re.sub(r"\d+", lambda number: str(int(number[0]) + gap), area) for area in merged]
            sheets = [Sheet(name, head + [[]] + rows, merged=moved, hidden_rows={row + gap for row in hidden})]
        if own:
            table = [["年份", "指标", "数值", "单位", "状态", "口径", "备注"]]
            for year, entries in own.items():
                for key, (digits, unit, more) in entries.items():
                    cell, left = self.value(digits, unit)
                    table.append([self.one_of(year, year + "年", figure(year)), self.name(key, plan.indicators[key]), cell, left,
                                  CHINESE_STATUS.get(more.get("status")), more.get("series"), more.get("note")])
            sheets.append(Sheet(self.one_of("历史", "history"), table))
        for name, records in (report.get("registers") or {}).items():
            sheets.append(self.register(key_of(name, plan.registers), records))
        table = [["规则", "所针对的值", "说明", "限定"]]
        for entry in report.get("explanations") or []:
            table.append([entry["for"], "；".join(f"{n}={v}" for n, v in entry.get("values", {}).items()) or None, entry["text"],
                          restrictions(entry, ("for", "values", "text")) or None])
        if len(table) > 1:
            sheets.append(Sheet("解释", self.top(3)[0] + table))
        table = [["规则", "标题", "文号", "日期", "限定"]]
        for entry in report.get("evidence") or []:
            rules = [entry["for"]] if isinstance(entry["for"], str) else entry["for"]
            date = entry.get("date")
            if date and self.chance(0.5):
                year, month, day = date.split("-")
                date = self.one_of(f"{year}年{int(month)}月{int(day)}日", f"{year}/{int(month)}/{int(day)}", f"{year}.{int(month)}.{int(day)}")
            table.append([self.one_of("、", ",", "；").join(rules), entry.get("title"), entry.get("document"), date,
                          restrictions(entry, ("for", "title", "document", "date")) or None])
        if len(table) > 1:
            sheets.append(Sheet("佐证材料", self.top(3)[0] + table))
        if self.chance(0.5):
            self.source.shuffle(sheets)
        if self.chance(0.3):
            sheets.append(Sheet("填报说明", [["请按年度填报。"], ["金额保留两位小数。"]]))
        return Book(*sheets)

    def register(self, name, records):
        register = self.plan.registers[name]
        fields = register["fields"]
        records = records and [{key_of(key, fields): value for key, value in record.items()} for record in records]
        keys = [key for key in fields if any(key in record for record in records or []) or fields[key].get("required")] or list(fields)
        if self.chance(0.5):
            self.source.shuffle(keys)
        headings = []
        for key in keys:
            heading = self.name(key, fields[key])
            unit = fields[key].get("unit")
            headings.append(heading + (self.one_of(f"（{unit}）", f"/{unit}") if unit and self.chance(0.3) else self.one_of("", "", "*", "：")))
        rows, merged = self.top(len(keys))
        numbered = self.chance(0.3)
        rows.append((["序号"] if numbered else []) + headings)
        if records == []:
            rows.append((["无"]))
        for number, record in enumerate(records or [], 1):
            if self.chance(0.1):
                rows.append([])
            cells = []
            for key in keys:
                value = record.get(key)
                cell = field_cell(value, fields[key], self.plan)
                if fields[key]["type"] in ("number", "integer") and value and " " not in value and re.fullmatch(r"\d+(\.\d+)?", value):
                    cell, left = self.value(value, fields[key].get("unit") if self.chance(0.5) else None)
                    if left == "%" and isinstance(cell, Number) and cell.format.endswith("%"):
                        cell = figure(value)
                elif isinstance(cell, str) and self.chance(0.1) and len(cell) > 2:
                    cell = Rich([cell[:1], cell[1:]])
                elif value in (None, "") and self.chance(0.1) and fields[key]["type"] not in ("string", "choice"):
                    cell = self.one_of("—", "/", "…", " ")
                cells.append(cell)
            rows.append(([Number(str(number))] if numbered else []) + cells)
        if records and self.chance(0.3):
            rows += [["注：以批复文件为准。"], ["制表：王五", "审核：赵六"]]
        titles = [chinese(register["title"], name), name] + register.get("aliases", [])
        title = self.source.choice([title for title in titles if len(title) <= 31 and not re.search(r"[\[\]:*?/\\]", title)])
        return Sheet(title, rows, merged=merged)


def book_of(report, plan, seed, formulas):
    return Awkward(report, plan, random.Random(seed), formulas).book()
