"""Workbooks to be written: what stands in which cell, said once and written by several programs."""
import dataclasses
import datetime
import re


@dataclasses.dataclass
class Number:
    """A number as it stands in the file's XML, and its format: a code, or the number of a built-in one."""
    raw: str
    format: object = "General"


@dataclasses.dataclass
class Text:
    text: str
    apostrophe: bool = False  # typed with ' before it, which Excel keeps as a property of the cell
    escaped: bool = False  # already written with _x0041_


@dataclasses.dataclass
class Rich:
    runs: list
    phonetic: str = ""

    @property
    def text(self):
        return "".join(self.runs)


@dataclasses.dataclass
class Day:
    date: object
    format: object = "yyyy-mm-dd"


@dataclasses.dataclass
class Truth:
    value: bool


@dataclasses.dataclass
class Failure:
    code: str


@dataclasses.dataclass
class Formula:
    """`cached` is a cell or None. `shared` is (index, range) for the first of a shared formula, (index, None) for the rest."""
    formula: str
    cached: object = None
    shared: object = None


@dataclasses.dataclass
class Blank:
    """A cell with a format and no value."""
    format: object = "0.00"


def cell_of(value):
    if value is None or dataclasses.is_dataclass(value):
        return value
    if isinstance(value, bool):
        return Truth(value)
    if isinstance(value, str):
        return Text(value)
    if isinstance(value, (datetime.date, datetime.datetime)):
        return Day(value)
    return Number(repr(value))


def letters(column):
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(name):
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - 64
    return column


def address(row, column):
    return f"{letters(column)}{row}"


def split(cell):
    match = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    return int(match[2]), column_of(match[1])


class Sheet:
    def __init__(self, name, rows=(), at="A1", merged=(), hidden=None, hidden_rows=(), hidden_columns=(), filtered=None,
                 cells=None):
        self.name = name
        self.cells = {}
        self.merged = list(merged)
        self.hidden = hidden  # None, "hidden" or "veryHidden"
        self.hidden_rows = set(hidden_rows)
        self.hidden_columns = set(hidden_columns)
        self.filtered = filtered  # the range of an autofilter
        first_row, first_column = split(at)
        for down, row in enumerate(rows):
            for right, value in enumerate(row):
                if value is not None:
                    self.cells[first_row + down, first_column + right] = cell_of(value)
        for where, value in (cells or {}).items():
            self.cells[split(where)] = cell_of(value)


class Book:
    def __init__(self, *sheets, date1904=False, properties=None):
        self.sheets = list(sheets)
        self.date1904 = date1904
        self.properties = properties or {}

    @property
    def all_cells(self):
        return [cell for sheet in self.sheets for cell in sheet.cells.values()]
