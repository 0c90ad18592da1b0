"""The example reports and their pack, every scalar as its text, and cells for what stands in them."""
import datetime
import pathlib
import re

import yaml

from sheets import Day, Number, Text

ROOT = pathlib.Path(__file__).parents[2]
PACK = ROOT / "Rules/heilongjiang-14fyp"
EXAMPLES = ROOT / "Examples/heilongjiang-2025"
CHINESE_STATUS = {"preliminary": "快报", "revised": "修订", "final": "最终"}


class Plain(yaml.SafeLoader):
    """Every scalar as the text that stands there."""


Plain.yaml_implicit_resolvers = {}
Plain.add_constructor("tag:yaml.org,2002:null", lambda loader, node: None)


def load(path):
    text = path.read_text()
    return yaml.load(text, Plain)


def chinese(title, key):
    return title["zh"] if isinstance(title, dict) else title or key


class Plan:
    def __init__(self):
        self.indicators = load(PACK / "indicators.yaml")["indicators"]
        self.registers = load(PACK / "registers.yaml")["registers"]
        self.words = {}
        for register in self.registers.values():
            for field in register["fields"].values():
                if field["type"] == "choice" and isinstance(field["of"], dict):
                    self.words.update({chinese(title, word): word for word, title in field["of"].items()})


    def label(self, name):
        """An indicator's title, or what else a report calls it."""
        return chinese(self.indicators[name]["title"], name) if name in self.indicators else name


def key_of(name, table):
    """The key of a register or field that a report names by key, title or alias."""
    if name in table:
        return name
    for key, entry in table.items():
        title = entry.get("title")
        if name in [title, *(title.values() if isinstance(title, dict) else []), *entry.get("aliases", [])]:
            return key
    raise KeyError(name)


def figure(text):
    """A number cell that shows all digits of a text."""
    if re.fullmatch(r"-?\d+(\.\d+)?", text) is None or len(text) > 15:
        return Text(text)
    decimals = len(text.partition(".")[2])
    return Number(text.rstrip("0").rstrip(".") if decimals else text, "0." + "0" * decimals if decimals else "General")


def amount(value):
    """Number and unit of `5576.3 亿元`, and what else a value bears."""
    if not isinstance(value, dict):
        number, _, unit = value.partition(" ")
        return number, unit, {}
    return value["value"], value.get("unit", ""), value


def percentages(number, unit):
    if unit != "%" or not re.fullmatch(r"\d+(\.\d+)?", number):
        return figure(number), unit
    decimals = len(number.partition(".")[2])
    whole, _, part = number.partition(".")
    digits = (whole + part).lstrip("0") or "0"
    places = decimals + 2
    digits = digits.rjust(places + 1, "0")
    return Number(f"{digits[:-places]}.{digits[-places:]}", "0." + "0" * decimals + "%" if decimals else "0%"), None


def field_cell(value, field, plan):
    if value in (None, ""):
        return None
    if field["type"] == "choice" and isinstance(field["of"], dict) and value in field["of"]:
        return chinese(field["of"][value], value)
    if field["type"] == "boolean":
        return {"true": "是", "false": "否"}.get(value, value)
    if field["type"] == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return Day(datetime.date.fromisoformat(value), 'yyyy"年"m"月"d"日"')
    return figure(value) if field["type"] in ("number", "integer", "year") else value


def restrictions(entry, own):
    return "；".join(f"{name}={value}" for name, value in entry.items() if name not in own)
