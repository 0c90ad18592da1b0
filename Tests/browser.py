#!/usr/bin/env python3
"""Opens the page in Chromium and uses it as its readers do.

    Tests/browser.py EXECUTABLE FOLDER

Renders the examples and a report that nobody should send, opens each by file:// and holds what the page shows against
the JSON of the same run: findings, filters, matrix, figures of charts, map. Looks for requests that leave the page,
errors, scripts that run, colours that are hard to read, targets that are hard to hit, controls without a name, and what
does not fit a phone. Screenshots and a PDF are left in FOLDER. Needs Debian's chromium and Playwright (PyPI).
Prints a line for each check; the exit status is 1 where one failed.
"""
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.parse

from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PACK = "Rules/heilongjiang-14fyp"
SERIOUSNESS = ["fail", "behind", "undetermined", "waived", "not_due", "pass", "not_applicable"]
SHORTFALLS = {"fail", "behind", "undetermined"}
SCRIPT = "<script>window.pwned=1</script>"
IMAGE = "\"><img src=x onerror='window.pwned=1'>"
TURNED = "\u202e\u0645\u0631\u062d\u0628\u0627\u200f"
LONG = "x" * 10_000
# The others differ in what they tell, and not in how it looks.
LOOKED_AT = {"province", "years", "hostile"}

failures = []


def check(name, holds, detail=""):
    print(f"{'passed ' if holds else 'FAILED '} {name}" + (f": {str(detail)[:400]}" if detail != "" and not holds else ""))
    if not holds:
        failures.append(name)


# ---- What is rendered


def render(executable, folder, name, *arguments):
    """The paths of a page and of the JSON of the same run, which is read."""
    page, data = folder / f"{name}.html", folder / f"{name}.json"
    run = subprocess.run(
        [executable, "check", "--as-of", "2026-03-31", "--output", page, "--output", data, *arguments],
        capture_output=True, text=True, timeout=120)
    if run.returncode not in (0, 1, 2) or not page.exists():
        sys.exit(f"{name}: {run.stderr[:2000]}")
    return page, json.loads(data.read_text())


def hostile(folder):
    """A pack whose title is markup, and a city's report whose every text is."""
    pack = folder / "hostile-pack"
    shutil.copytree(PACK, pack, dirs_exist_ok=True)
    identity = (pack / "pack.yaml").read_text()
    title = json.dumps("规划</title></style></script>" + SCRIPT + IMAGE, ensure_ascii=False)
    (pack / "pack.yaml").write_text(re.sub(r"title:\n  zh: .*\n  en: .*\n", lambda _: f"title: {title}\n", identity, count=1))
    reports = folder / "hostile \"<b>&'reports"
    reports.mkdir(exist_ok=True)
    zones = [SCRIPT, IMAGE, "a\nb\tc", TURNED, LONG, "=cmd|'/c calc'!A0", "{{7*7}} ${7*7} &lt;b&gt;"]
    lines = [
        "report: heilongjiang-14fyp", "region: 哈尔滨市", "year: 2025", "indicators:",
        f"  gdp: {json.dumps(SCRIPT)}", f"  high_tech_enterprises: {json.dumps(IMAGE)}",
        f"  rd_expenditure: {json.dumps(LONG)}", f"  rd_personnel: {json.dumps(TURNED, ensure_ascii=False)}",
        "  fiscal_sci_tech_expenditure: 3 亿元", "history:", "  2024: {fiscal_sci_tech_expenditure: 4 亿元}",
        "registers:", "  high_tech_zones:"]
    # Each twice, so that a finding names it.
    for zone in zones * 2:
        lines.append(
            "    - {name: %s, tier: provincial, leading_industry: %s}" % (
                json.dumps(zone, ensure_ascii=False), json.dumps(zone + "、" + zone, ensure_ascii=False)))
    lines += ["explanations:", f"  - {{for: HLJ-215, text: {json.dumps(SCRIPT + IMAGE + TURNED, ensure_ascii=False)}}}"]
    (reports / "<img src=x onerror=window.pwned=1>.yaml").write_text("\n".join(lines) + "\n")
    waivers = folder / "hostile-waivers.yaml"
    waivers.write_text(
        "waivers:\n  - {rule: HLJ-275, region: 哈尔滨市, year: 2025, until: 2027-06-30, "
        f"reason: {json.dumps(IMAGE + SCRIPT)}, approved: {json.dumps(LONG)}}}\n")
    return ["--pack", pack, "--waivers", waivers, reports]


def earlier(executable, folder):
    """The JSON of the province before Harbin sent its report."""
    reports = sorted(path for path in pathlib.Path("Examples/heilongjiang-2025").iterdir() if path.suffix in (".yaml", ".json"))
    render(executable, folder, "earlier", "--pack", PACK, *[path for path in reports if "harbin" not in path.name])
    return folder / "earlier.json"


# ---- What is expected


class Run:
    """What the JSON of a run says, as the page has to show it."""

    def __init__(self, data):
        self.data = data
        self.findings = [
            verdict for verdict in data["verdicts"]
            if verdict["outcome"] in SHORTFALLS and verdict["severity"] != "none"]
        self.waived = [verdict for verdict in data["verdicts"] if verdict["outcome"] == "waived"]

    @property
    def listed(self):
        return self.findings + self.waived

    def cells(self):
        """By rule, region and year: the outcomes."""
        cells = collections.defaultdict(list)
        for verdict in self.data["verdicts"]:
            subject = verdict["subject"]
            if subject.get("region"):
                cells[verdict["rule"], subject["region"], subject.get("year")].append(verdict["outcome"])
        return cells


def value_of(verdict, name):
    """The value of a filter that fits a verdict; `None` where the JSON does not tell."""
    return {
        "region": verdict["subject"].get("region") or "-", "severity": verdict["severity"],
        "outcome": verdict["outcome"], "rule": verdict["rule"], "change": verdict.get("change", "-"),
        "answer": "waived" if "waiver" in verdict else "explained" if "explanation" in verdict else "none",
        "chapter": chapter(verdict),
    }.get(name)


def chapter(verdict):
    if re.fullmatch(r"[a-z]+-[a-z]+", verdict["rule"]):
        return "data"
    return verdict["sources"][0]["clause"].split()[0] if verdict["sources"] else "-"


def prints(verdicts):
    return sorted(verdict["fingerprint"] for verdict in verdicts)


# ---- What the page shows

SHOWN = """() => [...document.querySelectorAll('.finding')].filter(f => !f.closest('[hidden]')).map(f => f.id.slice(2))"""

CONTRAST = """() => {
  const parse = (text) => {
    const m = text.match(/rgba?\\(([^)]+)\\)/);
    if (!m) return null;
    const p = m[1].split(/[ ,/]+/).map(Number);
    return [p[0], p[1], p[2], p.length > 3 ? p[3] : 1];
  };
  const light = (c) => {
    const [r, g, b] = c.map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));
  const ground = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c && c[3] > 0) layers.push(c);
      if (c && c[3] === 1) break;
    }
    let c = [255, 255, 255];
    for (const layer of layers.reverse()) c = over(layer, c);
    return c;
  };
  const poor = {};
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility()) continue;
    const inDrawing = element instanceof SVGElement;
    if (inDrawing && !(element instanceof SVGTextContentElement)) continue;
    if (![...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    if (element.closest('option, script, style, title, desc, .unseen, .tile-words')) continue;
    const style = getComputedStyle(element);
    const colour = parse(inDrawing ? style.fill : style.color);
    if (!colour) continue;
    // A drawing's own ground is not known to the style; what lies on a tile is looked at by its data attribute.
    const holder = inDrawing ? element.ownerSVGElement : element;
    const tile = inDrawing ? element.closest('a, g')?.querySelector('rect') : null;
    const below = tile ? parse(getComputedStyle(tile).fill) : null;
    if (below) below[3] *= Number(getComputedStyle(tile).fillOpacity);
    const under = below && below[3] > 0 ? over(below, ground(holder)) : ground(holder);
    const a = light(over(colour, under)), b = light(under);
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize), bold = Number(style.fontWeight) >= 700;
    const least = size >= 24 || (bold && size >= 18.66) ? 3 : 4.5;
    if (ratio < least) {
      const key = element.tagName + '.' + (element.getAttribute('class') || '') + ' in .'
        + (element.parentElement.getAttribute('class') || '');
      poor[key] = ratio.toFixed(2) + ' ' + element.textContent.trim().slice(0, 20);
    }
  }
  return poor;
}"""

SMALL = """() => [...document.querySelectorAll('button, select, input, summary, .cells td a, nav a, svg a')]
  .filter((e) => e.checkVisibility()).map((e) => [e, e.getBoundingClientRect()])
  .filter(([e, r]) => (r.height < 24 || r.width < 24) && !(e.type === 'checkbox' && e.closest('label').getBoundingClientRect().height >= 24))
  .map(([e, r]) => e.outerHTML.slice(0, 80) + ' ' + r.width.toFixed(0) + 'x' + r.height.toFixed(0)).slice(0, 5)"""

CELLS = """() => [...document.querySelectorAll('.cells td[data-outcome]')].map((td) => ({
  rule: td.parentElement.dataset.rule, region: td.dataset.region, year: td.dataset.year ? Number(td.dataset.year) : null,
  outcome: td.dataset.outcome, count: Number(td.dataset.count), mark: td.querySelector('.mark').textContent,
  link: td.querySelector('a') ? td.querySelector('a').hash.slice(3) : null}))"""

NEEDING_NAMES = {
    "button", "combobox", "checkbox", "searchbox", "link", "image", "img", "graphics-document", "region", "navigation",
    "listbox", "textbox", "row-header", "rowheader", "columnheader", "search"}


class Opened:
    """A page in a browser, and what it did that it must not."""

    def __init__(self, browser, path, width=1280, height=900, fragment="", **options):
        self.context = browser.new_context(viewport={"width": width, "height": height}, **options)
        self.page = self.context.new_page()
        self.complaints = []
        self.requests = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error {error}"))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.page.on("console", lambda message: self.complaints.append(f"{message.type} {message.text}"))
        self.url = "file://" + urllib.parse.quote(str(path)) + fragment
        self.page.goto(self.url)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def shown(self):
        return sorted(self.page.evaluate(SHOWN))

    def keeps_to_itself(self, name):
        foreign = [url for url in self.requests if url.split("#")[0] != self.url.split("#")[0]]
        check(f"{name}: no request leaves the page", not foreign, foreign)
        check(f"{name}: no error, warning or violation of the policy", not self.complaints, self.complaints)


# ---- Checks


def check_contents(name, opened, run):
    listed = opened.page.evaluate("() => [...document.querySelectorAll('#findings .finding')].map(f => f.id.slice(2))")
    check(f"{name}: the findings are those of the JSON", sorted(listed) == prints(run.findings), len(listed))
    waived = opened.page.evaluate("() => [...document.querySelectorAll('#waived .finding')].map(f => f.id.slice(2))")
    check(f"{name}: what is waived is that of the JSON", sorted(waived) == prints(run.waived), waived)
    texts = opened.page.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('.finding')].map(f => [f.id.slice(2), f.textContent]))")
    lacking = [
        (verdict["rule"], place["path"]) for verdict in run.listed for place in verdict["locations"]
        if "line" in place and f":{place['line']}:{place['column']}" not in texts[verdict["fingerprint"]]]
    check(f"{name}: every place of every finding is told", not lacking, lacking[:3])


def check_filters(name, opened, run):
    page = opened.page
    wrong, tried = [], 0
    names = page.evaluate("() => [...document.querySelectorAll('#filters select')].map(s => s.name)")
    for filter_name in names:
        select = page.locator(f"#filters select[name={filter_name}]")
        values = select.evaluate("s => [...s.options].map(o => o.value)")
        own = {value_of(verdict, filter_name) for verdict in run.listed}
        if own != set(values) - {""}:
            wrong.append((filter_name, "options", own ^ set(values)))
        for value in values:
            select.select_option(value)
            expected = prints(v for v in run.listed if value in ("", value_of(v, filter_name)))
            tried += 1
            if opened.shown() != expected:
                wrong.append((filter_name, value, len(opened.shown()), len(expected)))
            count = page.locator(".shown").inner_text()
            if not re.search(rf"(?<!\d){len(expected)}\D+{len(run.listed)}(?!\d)", count):
                wrong.append((filter_name, value, count))
        select.select_option("")
    check(f"{name}: each of {tried} choices of {len(names)} filters shows exactly its findings, and their count", not wrong, wrong[:4])
    if not run.findings:
        return
    first = run.findings[0]
    page.select_option("#filters select[name=rule]", first["rule"])
    page.select_option("#filters select[name=severity]", first["severity"])
    both = prints(v for v in run.listed if (v["rule"], v["severity"]) == (first["rule"], first["severity"]))
    check(f"{name}: two filters together", opened.shown() == both)
    address = page.url
    with Opened(page.context.browser, address.split("#")[0].removeprefix("file://").replace("%25", "%"), fragment="") as other:
        other.page.goto(address)
        other.page.reload()
        check(f"{name}: the address keeps the view", other.shown() == both and "#?" in address, address)
    hidden = [v for v in run.listed if v["fingerprint"] not in both]
    if hidden:
        target = hidden[-1]["fingerprint"]
        page.evaluate(f"() => {{ location.hash = '#f-{target}' }}")
        page.wait_for_function(f"() => document.activeElement && document.activeElement.id === 'f-{target}'")
        check(f"{name}: a link shows a finding that filters hide", target in opened.shown() and page.locator(f"#f-{target}").is_visible())
    page.locator("#filters button[type=reset]").click()
    page.wait_for_function("() => !document.querySelector('.finding[hidden]')")
    check(f"{name}: the reset shows all", opened.shown() == prints(run.listed))
    words = page.locator(".finding .subject").first.inner_text().split()[0]
    page.fill("#filters input[name=text]", words)
    page.wait_for_function("() => location.hash.includes('text=')")
    hits = page.evaluate(
        "(word) => [...document.querySelectorAll('.finding')].filter(f => ((f.closest('.group')?.querySelector('h4').textContent || '')"
        " + ' ' + f.textContent).toLowerCase().includes(word.toLowerCase())).map(f => f.id.slice(2)).sort()", words)
    check(f"{name}: the search shows what has the words", opened.shown() == hits and hits)
    page.locator("#filters button[type=reset]").click()
    page.wait_for_function("() => !document.querySelector('.finding[hidden]')")


def check_matrix(name, opened, run):
    expected = run.cells()
    cells = opened.page.evaluate(CELLS)
    wrong = []
    for cell in cells:
        outcomes = expected.get((cell["rule"], cell["region"], cell["year"]), [])
        worst = min(outcomes, key=SERIOUSNESS.index, default=None)
        if cell["outcome"] != worst or cell["count"] != outcomes.count(worst):
            wrong.append(cell)
    listed = set(prints(run.listed))
    check(f"{name}: each of {len(cells)} cells of the matrix has the outcome of the JSON", not wrong and cells, wrong[:3])
    check(f"{name}: links of cells lead to findings", all(cell["link"] in listed for cell in cells if cell["link"]))
    shown = {(cell["rule"], cell["region"], cell["year"]) for cell in cells}
    lacking = [key for key in expected if key not in shown and not re.fullmatch(r"[a-z]+-[a-z]+", key[0])]
    check(f"{name}: every verdict of a rule on a region has its cell", not lacking, lacking[:3])
    marks = collections.defaultdict(set)
    for cell in cells:
        marks[cell["outcome"]].add(cell["mark"])
    check(
        f"{name}: outcomes differ by their mark, not by colour alone",
        len({mark for own in marks.values() for mark in own}) == len(marks), dict(marks))


def check_languages(name, opened):
    page = opened.page
    before = page.title()
    page.click("#language")
    both = {
        language: page.evaluate(f"() => [...document.querySelectorAll('[lang={language}]:not(html)')].filter(e => e.checkVisibility()).length")
        for language in ("zh", "en")}
    check(
        f"{name}: the switch shows English alone",
        page.evaluate("() => document.documentElement.lang") == "en" and both["zh"] == 0 and both["en"] > 20, both)
    options = page.evaluate("() => [...document.querySelectorAll('#filters select[name=severity] option')].map(o => o.textContent).join()")
    check(f"{name}: so do titles and choices", page.title() != before and not re.search(r"[\u4e00-\u9fff]", options), options)
    page.click("#language")
    both = page.evaluate("() => [...document.querySelectorAll('[lang=en]:not(html)')].filter(e => e.checkVisibility()).length")
    check(f"{name}: and back to Chinese", page.title() == before and both == 0)


def check_keyboard(name, opened):
    page = opened.page
    page.goto(opened.url)
    met = []
    for _ in range(400):
        page.keyboard.press("Tab")
        what = page.evaluate(
            "() => { const e = document.activeElement; return e === document.body ? '' :"
            " e.classList.contains('skip') ? 'skip' : e.closest('nav') ? 'nav' : e.closest('.switches') ? 'switches' :"
            " e.matches('.matrix .scroll') ? 'matrix' : e.closest('#filters') ? 'filters' : e.closest('#findings') ? 'findings' : 'other' }")
        if not met or met[-1] != what:
            met.append(what)
        if what in ("findings", ""):
            break
    order = [what for what in met if what in ("skip", "switches", "nav", "matrix", "filters", "findings")]
    wanted = ["skip", "switches", "nav", "matrix", "filters"]
    check(f"{name}: Tab meets the skip link, the switches, the contents, the matrix and the filters in this order",
          [what for what in dict.fromkeys(order) if what in wanted] == wanted, met)
    page.goto(opened.url)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    check(f"{name}: the skip link leads to the content", page.evaluate("() => document.activeElement.id") == "main")
    page.focus("#theme")
    dark = page.evaluate("() => getComputedStyle(document.body).color")
    page.keyboard.press("Enter")
    check(f"{name}: a key turns light and dark", page.evaluate("() => getComputedStyle(document.body).color") != dark)
    page.keyboard.press("Enter")


def check_accessibility(name, opened):
    session = opened.context.new_cdp_session(opened.page)
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    nameless, roles = [], collections.Counter()
    for node in nodes:
        role = node.get("role", {}).get("value", "")
        if node.get("ignored"):
            continue
        roles[role] += 1
        if role in NEEDING_NAMES and not node.get("name", {}).get("value", "").strip():
            nameless.append((role, node.get("backendDOMNodeId")))
    check(f"{name}: controls, links, pictures and headers have names", not nameless, (nameless[:5], roles))
    headings = opened.page.evaluate("() => [...document.querySelectorAll('h1,h2,h3,h4,h5')].map(h => Number(h.tagName[1]))")
    jumps = [pair for pair in zip(headings, headings[1:]) if pair[1] > pair[0] + 1 and pair != (2, 5)]
    check(f"{name}: no level of headings is left out", not jumps and headings[:1] == [1], jumps[:3])
    twice = opened.page.evaluate(
        "() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i) }")
    check(f"{name}: no id stands twice", not twice, twice[:3])
    loose = opened.page.evaluate(
        "() => [...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(decodeURIComponent(id)))")
    check(f"{name}: every link leads somewhere", not loose, loose[:3])


def check_charts(name, opened, run):
    drawn = opened.page.evaluate(
        "() => [...document.querySelectorAll('figure.chart')].map(chart => [chart.dataset.rule, chart.dataset.region,"
        " [...chart.querySelectorAll('svg [data-series]')].map(e => [e.dataset.series, e.dataset.year || '', e.dataset.outcome || '',"
        " e.dataset.value])])")
    expected = run.data["trajectories"]
    wrong = []
    for trajectory, (rule, region, figures) in zip(expected, drawn):
        wanted = [("path", point["year"], "", point["value"]) for point in trajectory["path"]]
        wanted += [("value", point["year"], point.get("outcome", ""), point["value"]) for point in trajectory["values"]]
        if "baseline" in trajectory:
            wanted.append(("baseline", trajectory["baseline"]["year"], "", trajectory["baseline"]["value"]))
        if "target" in trajectory:
            wanted.append(("target", trajectory.get("due", ""), "", trajectory["target"]))
        if "projection" in trajectory:
            wanted.append(("projection", trajectory["projection"]["year"], "", trajectory["projection"]["value"]["value"]))
        wanted = sorted((series, str(year), outcome) + (float(value),) for series, year, outcome, value in wanted)
        found = sorted((series, year, outcome) + (float(value),) for series, year, outcome, value in figures)
        same = len(wanted) == len(found) and all(
            a[:3] == b[:3] and abs(a[3] - b[3]) <= 1e-12 * max(1, abs(a[3])) for a, b in zip(wanted, found))
        if not same or (rule, region) != (trajectory["rule"], trajectory["subject"].get("region")):
            wrong.append((rule, wanted, found))
    check(f"{name}: the figures of {len(drawn)} charts are those of the JSON", not wrong and len(drawn) == len(expected), wrong[:1])


def check_maps(name, opened, run):
    page = opened.page
    maps = page.evaluate(
        "() => [...document.querySelectorAll('figure.tiles')].map(map => [map.dataset.rule, Number(map.dataset.year),"
        " [...map.querySelectorAll('a.tile')].map(tile => [tile.dataset.region, tile.dataset.outcome || null])])")
    cells = run.cells()
    wrong = [
        (rule, region, outcome) for rule, year, tiles in maps for region, outcome in tiles
        if outcome != min(cells.get((rule, region, year), []), key=SERIOUSNESS.index, default=None)]
    check(f"{name}: the tiles of {len(maps)} maps have the outcomes of the JSON", not wrong, wrong[:3])
    if len(maps) > 1:
        ids = page.evaluate("() => [...document.querySelectorAll('#map option')].map(o => o.value)")
        for choice in ids[-1], ids[0]:
            page.select_option("#map", choice)
            shown = page.evaluate("() => [...document.querySelectorAll('figure.tiles')].filter(m => m.checkVisibility()).map(m => m.id)")
            if shown != [choice]:
                wrong.append((choice, shown))
        check(f"{name}: one map at a time is shown, that of the rule chosen", not wrong and len(ids) == len(maps), wrong[:3])


def check_matrix_controls(name, opened):
    page = opened.page
    years = page.locator(".year-choice")
    if years.count():
        values = years.first.evaluate("s => [...s.options].map(o => o.value)")
        level = years.first.get_attribute("data-level")
        shown = []
        for value in values:
            years.first.select_option(value)
            shown += page.evaluate(
                "(level) => [...document.querySelectorAll(`.matrix[data-level='${level}']`)].filter(m => m.checkVisibility()).map(m => m.dataset.year)", level)
        check(f"{name}: one year of the matrix at a time is shown", shown == values, shown)
        years.first.select_option(values[0])
    page.check("#only-shortfalls")
    outcomes = page.evaluate(
        "() => [...document.querySelectorAll('.cells tbody tr[data-rule]')].filter(r => r.checkVisibility()).map(r => [...r.querySelectorAll('td[data-outcome]')].map(c => c.dataset.outcome))")
    check(f"{name}: rules that are met everywhere can be left out", outcomes and all(SHORTFALLS & set(row) for row in outcomes), outcomes[:3])
    page.uncheck("#only-shortfalls")
    cell = page.locator(".matrix:not(.not-chosen) td[data-outcome]").first
    cell.hover()
    words = cell.evaluate("c => c.querySelector('.unseen').textContent")
    told = page.locator(".matrix:not(.not-chosen) .cell-words").first.text_content()
    check(f"{name}: a cell that is pointed at is told in words", words in told, (words, told))


def check_since(name, opened, run):
    if "since" not in run.data:
        return
    former = opened.page.evaluate("() => [...document.querySelectorAll('#since [data-fingerprint]')].map(e => [e.dataset.fingerprint, e.dataset.resolution])")
    wanted = sorted([entry["fingerprint"], entry["now"]] for entry in run.data["since"]["former"])
    check(f"{name}: former findings are those of the JSON", sorted(former) == wanted and wanted, (len(former), len(wanted)))


def check_looks(browser, name, path, folder):
    for look, width, scheme in [("light", 1280, "light"), ("dark", 1280, "dark"), ("phone", 360, "light"), ("phone-dark", 360, "dark")]:
        with Opened(browser, path, width=width, color_scheme=scheme) as opened:
            page = opened.page
            poor = page.evaluate(CONTRAST)
            check(f"{name}, {look}: text contrasts with its ground", not poor, poor)
            small = page.evaluate(SMALL)
            check(f"{name}, {look}: targets are 24 px or more", not small, small)
            for language in ("zh", "en"):
                wide = page.evaluate("() => document.documentElement.scrollWidth")
                check(f"{name}, {look}, {language}: the page is no wider than its window", wide <= width, wide)
                page.screenshot(path=folder / f"{name}-{look}-{language}.png", full_page=True)
                page.click("#language")
    with Opened(browser, path, java_script_enabled=False) as opened:
        articles = opened.page.locator(".finding")
        seen = [index for index in range(min(articles.count(), 60)) if not articles.nth(index).is_visible()]
        folded = opened.page.locator("details:not([open]) .finding").count()
        check(f"{name}: without the script every finding can be read", len(seen) <= folded, (seen, folded))
        check(f"{name}: without the script no control stands idle", opened.page.locator(".needs-script:visible").count() == 0)
    with Opened(browser, path) as opened:
        opened.page.emulate_media(media="print")
        check(f"{name}: paper has no controls", opened.page.locator("button:visible, select:visible, input:visible, nav:visible").count() == 0)
        opened.page.screenshot(path=folder / f"{name}-print.png", full_page=True)
        opened.page.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)
        check(f"{name}: a PDF is made", (folder / f"{name}.pdf").read_bytes().startswith(b"%PDF-"))
    with Opened(browser, path, forced_colors="active") as opened:
        opened.page.screenshot(path=folder / f"{name}-forced.png")


def check_hostile(name, opened):
    page = opened.page
    check(f"{name}: no script of a report runs", page.evaluate("() => window.pwned === undefined"))
    foreign = page.evaluate("() => document.querySelectorAll('img, iframe, object, embed, link, base, b, [onerror], [onload], [style]').length")
    scripts = page.evaluate("() => document.scripts.length + document.querySelectorAll('style').length")
    check(f"{name}: no element of a report's stands in the page", foreign == 0 and scripts == 2, (foreign, scripts))
    text = page.evaluate("() => document.body.textContent")
    lacking = [part for part in (SCRIPT, IMAGE, LONG, "\\u{202E}", "&lt;b&gt;", "<img src=x onerror=window.pwned=1>.yaml") if part not in text]
    check(f"{name}: texts are told as they are, and what turns the direction is made visible", not lacking, [part[:30] for part in lacking])
    check(f"{name}: nothing that turns the direction is left", not re.search("[\u200f\u202e\u0000-\u0008]", text))


def main():
    executable, folder = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    examples = {
        "province": ["--pack", PACK, "--waivers", "Examples/waivers-2025.yaml", "Examples/heilongjiang-2025"],
        "years": ["--pack", PACK, "Examples/heilongjiang-published"],
        "records": [
            "--pack", "Rules/enterprise-microdata", "--register", "enterprises=Examples/enterprise-microdata/enterprises.csv",
            "--observations", "Examples/enterprise-microdata/observations.csv"],
        "hostile": hostile(folder),
        "since": ["--pack", PACK, "--since", earlier(executable, folder), "Examples/heilongjiang-2025"],
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        for name, arguments in examples.items():
            path, data = render(executable, folder, name, *arguments)
            run = Run(data)
            with Opened(browser, path) as opened:
                check_contents(name, opened, run)
                check_matrix(name, opened, run)
                check_charts(name, opened, run)
                check_maps(name, opened, run)
                check_since(name, opened, run)
                if name == "hostile":
                    check_hostile(name, opened)
                check_matrix_controls(name, opened)
                check_filters(name, opened, run)
                check_languages(name, opened)
                check_keyboard(name, opened)
                check_accessibility(name, opened)
                opened.keeps_to_itself(name)
            if name in LOOKED_AT:
                check_looks(browser, name, path, folder)
        browser.close()
    print(f"{len(failures)} checks failed" if failures else "all checks passed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
