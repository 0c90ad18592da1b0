"""What the plan asks, written down from its text: regions, indicators, limits, baselines and paths.

Numbers are fractions; a root without an end is cut after 120 decimals.
"""
from dataclasses import dataclass
from decimal import Context, Decimal, ROUND_HALF_EVEN
from fractions import Fraction

PROVINCE = "230000"
RESIDUAL = "230099"
CITIES = {
    "230100": "哈尔滨市", "230200": "齐齐哈尔市", "230300": "鸡西市", "230400": "鹤岗市", "230500": "双鸭山市",
    "230600": "大庆市", "230700": "伊春市", "230800": "佳木斯市", "230900": "七台河市", "231000": "牡丹江市",
    "231100": "黑河市", "231200": "绥化市", "232700": "大兴安岭地区",
}
REGION_NAMES = {name: code for code, name in CITIES.items()} | {"黑龙江省": PROVINCE, "省直及未分地区": RESIDUAL}

# Name, unit, and whether the cities add up to the province.
INDICATORS = {
    "gdp": ("地区生产总值", "亿元", True),
    "rd_expenditure": ("全社会R&D经费支出", "亿元", True),
    "rd_intensity": ("全社会R&D经费支出占GDP比重", "%", False),
    "above_scale_industrial_rd_expenditure": ("规模以上工业企业R&D经费支出", "亿元", True),
    "above_scale_industrial_revenue": ("规模以上工业企业营业收入", "亿元", True),
    "industrial_rd_to_revenue_ratio": ("规模以上工业企业R&D经费支出占营业收入比重", "%", False),
    "rd_personnel": ("R&D人员数", "人", True),
    "employed_persons": ("就业人员数", "万人", True),
    "rd_personnel_per_10k_employed": ("万名就业人员中R&D人员数", "人/万人", False),
    "high_value_invention_patents": ("高价值发明专利拥有量", "件", True),
    "resident_population": ("年末常住人口", "万人", True),
    "high_value_invention_patents_per_10k": ("每万人口高价值发明专利拥有量", "件/万人", False),
    "high_tech_enterprises": ("高新技术企业数", "家", True),
    "high_tech_enterprises_increment": ("高新技术企业增量", "家", False),
    "technology_contract_turnover": ("技术合同成交额", "亿元", True),
    "technology_contract_turnover_to_gdp": ("技术合同成交额占GDP比例", "%", False),
    "knowledge_intensive_services_value_added": ("知识密集型服务业增加值", "亿元", True),
    "knowledge_intensive_services_share": ("知识密集型服务业增加值占GDP比重", "%", False),
    "citizen_scientific_literacy_share": ("公民具备科学素质的比例", "%", False),
    "above_scale_industrial_enterprises": ("规模以上工业企业数", "家", True),
    "above_scale_industrial_rd_active": ("有研发活动的规模以上工业企业数", "家", True),
    "rd_active_above_scale_industrial_share": ("规模以上工业企业中有研发活动企业占比", "%", False),
    "above_scale_industrial_with_rd_institution": ("建有研发机构的规模以上工业企业数", "家", True),
    "above_scale_industrial_rd_institution_share": ("规模以上工业企业建有研发机构比例", "%", False),
    "above_scale_enterprises": ("规模以上企业数", "家", True),
    "above_scale_hte": ("规模以上企业中的高新技术企业数", "家", True),
    "hte_share_among_above_scale": ("规上企业中高新技术企业数量占比", "%", False),
    "technology_enterprises": ("科技型企业数", "家", True),
    "leading_enterprises": ("创新型领军企业数", "家", True),
    "specialised_sophisticated_enterprises": ("“专精特新”企业数", "家", True),
    "listed_technology_enterprises": ("科技型上市企业数", "家", True),
    "provincial_soe_rd_to_sales_ratio": ("省属国有企业研发投入占销售收入比重", "%", False),
    "fiscal_sci_tech_expenditure": ("财政科技支出", "亿元", False),
    "hte_cultivation_fund_amount": ("高新技术企业培育资金", "万元", False),
}
INDICATOR_NAMES = {title: key for key, (title, _, _) in INDICATORS.items()}
RATIOS = {  # the quotient, and what a quotient of the parts' units is worth in its own unit
    "rd_intensity": ("rd_expenditure", "gdp", 100),
    "industrial_rd_to_revenue_ratio": (
        "above_scale_industrial_rd_expenditure", "above_scale_industrial_revenue", 100),
    "rd_personnel_per_10k_employed": ("rd_personnel", "employed_persons", 1),
    "high_value_invention_patents_per_10k": ("high_value_invention_patents", "resident_population", 1),
    "technology_contract_turnover_to_gdp": ("technology_contract_turnover", "gdp", 100),
    "knowledge_intensive_services_share": ("knowledge_intensive_services_value_added", "gdp", 100),
    "rd_active_above_scale_industrial_share": (
        "above_scale_industrial_rd_active", "above_scale_industrial_enterprises", 100),
    "above_scale_industrial_rd_institution_share": (
        "above_scale_industrial_with_rd_institution", "above_scale_industrial_enterprises", 100),
    "hte_share_among_above_scale": ("above_scale_hte", "above_scale_enterprises", 100),
    "provincial_soe_rd_to_sales_ratio": ("provincial_soe_rd_expenditure", "provincial_soe_sales", 100),
}
ZONE_FIELDS = {"园区名称": "name", "名称": "name", "高新区名称": "name", "级别": "tier", "园区级别": "tier"}
TIERS = {"national": "national", "国家级": "national", "provincial": "provincial", "省级": "provincial",
         "city": "city", "市级": "city"}


@dataclass(frozen=True)
class Requirement:
    """What the plan asks of the province: the table of chapter 1 and the clauses beside it."""
    value: str
    limit: str
    unit: str
    comparison: str = "at_least"
    due: int = 2025
    path: str = ""
    baseline: tuple = ()
    severity: str = "warning"
    last: int = 2025


HEADLINE = {
    "HLJ-018": Requirement("rd_intensity", "2.5", "%", path="compound", baseline=(2020, "1.26")),
    "HLJ-019": Requirement("industrial_rd_to_revenue_ratio", "1", "%", path="compound", baseline=(2019, "0.71")),
    "HLJ-020": Requirement("rd_personnel_per_10k_employed", "50", "人/万人", path="linear", baseline=(2019, "39.1")),
    "HLJ-021": Requirement(
        "high_value_invention_patents_per_10k", "4.53", "件/万人", path="linear", baseline=(2020, "2.57")),
    "HLJ-022": Requirement("high_tech_enterprises", "5000", "家", path="compound", baseline=(2020, "1932")),
    "HLJ-023": Requirement("technology_contract_turnover", "500", "亿元", path="compound", baseline=(2020, "267.8")),
    "HLJ-024": Requirement("knowledge_intensive_services_share", "19", "%", path="linear", baseline=(2019, "12.35")),
    "HLJ-025": Requirement("citizen_scientific_literacy_share", "15", "%", path="linear", baseline=(2020, "9.04")),
    "HLJ-008": Requirement("average growth of rd_expenditure", "20", "%", path="flat"),
    "HLJ-010": Requirement("rd_active_above_scale_industrial_share", "30", "%"),
    "HLJ-013": Requirement("technology_contract_turnover", "500", "亿元", comparison="more_than"),
    "HLJ-014": Requirement("high_tech_enterprises", "5000", "家", comparison="more_than", severity="note"),
    "HLJ-022-2023": Requirement("high_tech_enterprises", "3900", "家", due=2023, last=2023, severity="note"),
    "HLJ-099": Requirement("technology_contract_turnover_to_gdp", "2.8", "%"),
}
BASELINES = {(r.value, r.baseline[0]): Fraction(r.baseline[1]) for r in HEADLINE.values() if r.baseline}


def significant(value):
    """A number as the assessment writes it: a finite decimal whole, any other with 34 digits, half to even."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1 and value.denominator < 10**100:
        return value
    context = Context(prec=34, rounding=ROUND_HALF_EVEN)
    return Fraction(context.divide(Decimal(value.numerator), Decimal(value.denominator)))


def integer_root(number, degree):
    """The largest integer whose power does not exceed the number."""
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**degree <= number else (low, middle - 1)
    return low


def root(value, degree):
    """A root of a positive fraction: exact where there is one, otherwise cut after 120 decimals."""
    above, below = integer_root(value.numerator, degree), integer_root(value.denominator, degree)
    if above**degree == value.numerator and below**degree == value.denominator:
        return Fraction(above, below)
    scale = 10**120
    return Fraction(integer_root(value.numerator * scale**degree // value.denominator, degree), scale)


def path_value(requirement, year):
    """What is asked for a year up to the due one, or None where nothing is."""
    target = Fraction(requirement.limit)
    if year >= requirement.due or requirement.path == "flat":
        return target
    if not requirement.path:
        return None
    start, base = requirement.baseline[0], Fraction(requirement.baseline[1])
    gone, span = year - start, requirement.due - start
    if requirement.path == "linear":
        return base + (target - base) * gone / span
    return root(base**(span - gone) * target**gone, span)
