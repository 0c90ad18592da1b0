"""Reports read as text, and what a rule may know of a region in a year."""
import re
from dataclasses import dataclass, field
from fractions import Fraction

import yaml

from plan import BASELINES, CITIES, INDICATORS, INDICATOR_NAMES, PROVINCE, RATIOS, REGION_NAMES, RESIDUAL, TIERS, \
    ZONE_FIELDS, root


@dataclass
class Figure:
    """A reported number in its indicator's unit; `half` is half a unit of its last digit, 0 for a count."""
    value: Fraction
    half: Fraction = Fraction(0)


@dataclass
class Report:
    path: str
    region: str
    year: int
    revision: int
    figures: dict = field(default_factory=dict)    # indicator -> Figure, or None where it is invalid
    history: dict = field(default_factory=dict)    # year -> the same
    zones: list = None


UNITS = {"元": ("money", 1), "万元": ("money", 10**4), "亿元": ("money", 10**8), "人": ("人", 1), "万人": ("人", 10**4),
         "%": ("%", 1), "‰": ("%", Fraction(1, 10))}


def read_figure(key, content):
    """The figure of an indicator, or None where the text is no number of its unit."""
    parts = content if isinstance(content, dict) else {"value": content}
    match = re.fullmatch(r"([+-]?\d+(?:\.(\d+))?)\s*(\S+)?", str(parts.get("value", "")).strip())
    if not match or (match[3] and "unit" in parts):
        return None
    own = INDICATORS[key][1] if key in INDICATORS else match[3]
    given = match[3] or parts.get("unit") or own
    if given != own and (key not in INDICATORS or UNITS.get(given, ("?",))[0] != UNITS.get(own, ("!",))[0]):
        return None
    factor = Fraction(1) if given == own else Fraction(UNITS[given][1]) / UNITS[own][1]
    half = Fraction(0) if given in ("家", "件", "人", "个") else Fraction(1, 2 * 10**len(match[2] or ""))
    return Figure(Fraction(match[1]) * factor, half * factor)


# What says in a cell that there is no value.
NO_DATA = {"—", "/", "…", "无"}


def read_figures(content):
    figures = {}
    for name, value in (content or {}).items():
        if str(value) in NO_DATA:
            continue
        key = INDICATOR_NAMES.get(name, name)
        figures[key] = read_figure(key, value)
    return figures


def read_zones(records):
    if records is None:
        return None
    return [{ZONE_FIELDS.get(name, name): value for name, value in record.items()} for record in records or []]


def read_report(path):
    """A report with every scalar as the text that stands in the file."""
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    if not isinstance(content, dict) or "report" not in content:
        return None
    region = REGION_NAMES.get(content["region"], content["region"])
    report = Report(str(path), region, int(content["year"]), int(content.get("revision", 1)))
    report.figures = read_figures(content.get("indicators"))
    report.history = {int(year): read_figures(values) for year, values in (content.get("history") or {}).items()}
    report.zones = read_zones((content.get("registers") or {}).get("high_tech_zones"))
    return report


def read_reports(place):
    """The last revision of each region's report of each year."""
    files = [place] if place.is_file() else sorted(
        p for p in place.rglob("*") if p.suffix in (".yaml", ".yml", ".json") and not p.name.startswith("."))
    reports = {}
    for report in filter(None, map(read_report, files)):
        held = reports.get((report.region, report.year))
        if not held or held.revision < report.revision:
            reports[report.region, report.year] = report
    return reports


class Values:
    """What a region's report says of a year, with sums over cities, quotients, history and baselines."""

    def __init__(self, reports):
        self.reports = reports

    def stated(self, region, year, key, own):
        """What is written for a year, read from the report of the year `own`: False where nothing is."""
        report = self.reports.get((region, own))
        if year != own and report and key in report.history.get(year, {}):
            return report.history[year][key]
        report = self.reports.get((region, year))
        if report and key in report.figures:
            return report.figures[key]
        return False

    def total(self, year, key):
        """The sum over the cities, None where one lacks its figure."""
        codes = [*CITIES] + ([RESIDUAL] if (RESIDUAL, year) in self.reports else [])
        figures = [self.stated(code, year, key, year) for code in codes]
        if codes[-1] == RESIDUAL and figures[-1] is False:
            figures.pop()
        if not all(figures):
            return None
        return Figure(sum(f.value for f in figures), sum(f.half for f in figures))

    def derived(self, region, year, key, own):
        if key == "high_tech_enterprises_increment":
            now = self.figure(region, year, "high_tech_enterprises", own)
            before = self.figure(region, year - 1, "high_tech_enterprises", own)
            return Figure(now.value - before.value) if now and before else None
        if key not in RATIOS:
            return None
        above, below, scale = RATIOS[key]
        above, below = self.figure(region, year, above, own), self.figure(region, year, below, own)
        if not above or not below or below.value == 0:
            return None
        low = (above.value - above.half) / (below.value + below.half) * scale
        high = (above.value + above.half) / (below.value - below.half) * scale
        quotient = above.value / below.value * scale
        return Figure(quotient, max(quotient - low, high - quotient))

    def figure(self, region, year, key, own=None):
        """The figure that a rule uses, None where there is none."""
        own = own or year
        quotient = self.derived(region, year, key, own)
        if quotient:
            return quotient
        stated = self.stated(region, year, key, own)
        if stated is not False:
            return stated
        if region == PROVINCE and INDICATORS.get(key, ("", "", False))[2]:
            total = self.total(year, key)
            if total:
                return total
        if region == PROVINCE and year != own and (key, year) in BASELINES:
            return Figure(BASELINES[key, year])
        return None

    def headline(self, requirement, year):
        """The value of a requirement on the province, None where it cannot be known."""
        if not requirement.value.startswith("average growth"):
            figure = self.figure(PROVINCE, year, requirement.value)
            return figure.value if figure else None
        now, base = self.figure(PROVINCE, year, "rd_expenditure"), self.figure(PROVINCE, 2020, "rd_expenditure", year)
        if not now or not base or base.value <= 0 or year <= 2020:
            return None
        return (root(now.value / base.value, year - 2020) - 1) * 100

    def covered(self, city, year):
        """Whether a city has a zone of provincial level or above: its number of them, None where unknown."""
        report = self.reports.get((city, year))
        if not report or report.zones is None:
            return None
        tiers = [TIERS.get(zone.get("tier", "")) for zone in report.zones]
        return None if None in tiers else sum(tier in ("national", "provincial") for tier in tiers)

    def together(self, year):
        """Whether two or more cities are judged together in a year."""
        return sum((city, year) in self.reports for city in CITIES) >= 2
