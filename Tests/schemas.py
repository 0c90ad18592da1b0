#!/usr/bin/env python3
"""Checks the documents that `plumbline check` writes for other programs against their published schemas.

    Tests/schemas.py EXECUTABLE SCHEMAS

SCHEMAS is a folder with sarif-2.1.0.json and junit.xsd, and if wanted validation_report_1.0.1.json, the schema of the ESS
validation report. Every output is made of the examples and of a report that nobody should send, in both languages. What
SARIF asks for and its schema cannot say is checked as well: what the references lead to, which level goes with
which kind, and that each text is translated. Needs xmllint and Python's jsonschema.
"""
import json
import os
import subprocess
import sys
import tempfile
import urllib.parse

import jsonschema

PACK = "Rules/heilongjiang-14fyp"
HOSTILE = [
    "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "]]>\"'&<!--", "a\nb\r\nc\td", "\u202ereversed\u2066\u200b\ufeff",
    "{0} {{1}} [here](https://example.org)", "\u2028\u2029\u0085\ufffe\uffff", "名" * 10_000,
]
RUNS = {
    "2025": ["Examples/heilongjiang-2025", "--as-of", "2026-03-31", "--waivers", "Examples/waivers-2025.yaml"],
    "published": ["Examples/heilongjiang-published", "--as-of", "2024-03-31"],
    "microdata": [
        "--pack", "Rules/enterprise-microdata", "--register", "enterprises=Examples/enterprise-microdata/enterprises.csv",
        "--observations", "Examples/enterprise-microdata/observations.csv", "--as-of", "2026-03-31", "--limit", "3"],
}
faults = []


def fault(text):
    faults.append(text)
    print(text[:300])


def write_hostile(folder):
    """A report whose names and notes are hostile, one with a fault of form, and a waiver; under names that need care."""
    path = f"{folder}/报告 #1 %?[a]/a b:c.json"
    os.makedirs(os.path.dirname(path))
    zones = [{"name": text, "tier": text, "leading_industry": text, "established": text} for text in HOSTILE]
    report = {
        "report": "heilongjiang-14fyp", "region": "230100", "year": 2025,
        "indicators": {"gdp": {"value": HOSTILE[3], "note": HOSTILE[0]}, "rd_expenditure": HOSTILE[0]},
        "registers": {"high_tech_zones": zones},
        "evidence": [{"for": "HLJ-275", "title": HOSTILE[0], "document": HOSTILE[1], "date": "2025-03-02"}],
    }
    with open(path, "w", encoding="utf-8") as file:
        json.dump(report, file)
    with open(f"{folder}/bad.yaml", "w", encoding="utf-8") as file:
        file.write('report: heilongjiang-14fyp\nregion: "230200"\nyear: 2025\n"{0} [a](b)": 1\n')
    waivers = [
        {"rule": "HLJ-215", "region": "230100", "year": 2025, "until": "2030-01-01", "reason": "\n".join(HOSTILE[:6]),
         "approved": HOSTILE[4]}]
    with open(f"{folder}/waivers.json", "w", encoding="utf-8") as file:
        json.dump({"waivers": waivers}, file)
    return ["--pack", PACK, path, f"{folder}/bad.yaml", "--waivers", f"{folder}/waivers.json", "--as-of", "2026-03-31"]


def write_earlier(executable, folder):
    """An assessment of the examples before any waiver."""
    path = f"{folder}/earlier.json"
    command = [executable, "check", "Examples/heilongjiang-2025", "--as-of", "2026-03-01", "--output", path]
    subprocess.run(command, capture_output=True, timeout=120, check=False)
    return [*RUNS["2025"], "--since", path]


def check_schema(name, document, schema):
    if schema is None:
        return
    kind = jsonschema.validators.validator_for(schema)
    for error in kind(schema, format_checker=kind.FORMAT_CHECKER).iter_errors(document):
        fault(f"{name}: {error.json_path}: {error.message}")


def check_sarif(name, log):
    run = log["runs"][0]
    driver, artifacts = run["tool"]["driver"], run["artifacts"]
    components = [driver] + run.get("taxonomies", [])
    by_guid = {component["guid"]: component for component in components}
    for result in run["results"]:
        if driver["rules"][result["ruleIndex"]]["id"] != result["ruleId"]:
            fault(f"{name}: rule {result['ruleId']} stands elsewhere")
        if result["kind"] != "fail" and result["level"] != "none":
            fault(f"{name}: {result['kind']} has the level {result['level']}")
        if not result["locations"][0].get("physicalLocation"):
            fault(f"{name}: a result of {result['ruleId']} is nowhere")
        if "suppressions" not in result:
            fault(f"{name}: nothing is said about suppression")
        if ("baselineState" in result) != name.startswith("since"):
            fault(f"{name}: {result['ruleId']} has a baseline state or none")
        for taxon in result.get("taxa", []):
            check_taxon(name, taxon, by_guid)
        for location in result["locations"] + result.get("relatedLocations", []):
            check_location(name, location, artifacts)
    for rule in driver["rules"]:
        for relationship in rule.get("relationships", []):
            check_taxon(name, relationship["target"], by_guid)
    for text in texts(run):
        # Single braces would stand for arguments, and there are none.
        if any(brace in text.replace(brace * 2, "") for brace in "{}") or "](" in text or "\n" in text:
            fault(f"{name}: no plain message: {text[:200]}")
    translated = {component["guid"]: component for component in run["translations"]}
    for guid, component in by_guid.items():
        if list(localized(component)) != list(localized(translated[guid])):
            fault(f"{name}: {component['name']} is not wholly translated")


def check_taxon(name, taxon, by_guid):
    if by_guid[taxon["toolComponent"]["guid"]]["taxa"][taxon["index"]]["id"] != taxon["id"]:
        fault(f"{name}: clause {taxon['id']} stands elsewhere")


def check_location(name, location, artifacts):
    artifact = location["physicalLocation"]["artifactLocation"]
    if urllib.parse.urlsplit(artifact["uri"]).query or urllib.parse.urlsplit(artifact["uri"]).fragment:
        fault(f"{name}: more than a path: {artifact['uri']}")
    if "index" in artifact and artifacts[artifact["index"]]["location"]["uri"] != artifact["uri"]:
        fault(f"{name}: {artifact['uri']} stands elsewhere")


def texts(node):
    """The texts of all messages."""
    if isinstance(node, dict):
        if set(node) == {"text"}:
            yield node["text"]
        for value in node.values():
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)


def localized(component):
    """The names of the members that are to be translated, rule by rule and clause by clause."""
    yield [key for key in ("name", "organization", "shortDescription") if key in component]
    for descriptor in component.get("rules", []) + component.get("taxa", []):
        yield [descriptor["id"]] + [
            key for key in ("shortDescription", "fullDescription", "help") if key in descriptor]


def check_ess(name, report):
    identifiers = [validation["id"] for validation in report]
    if len(set(identifiers)) != len(identifiers):
        fault(f"{name}: validations share an id")
    for validation in report:
        if not validation["data"]["source"]:
            fault(f"{name}: a validation of {validation['rule']['id']} is of nothing")


def check_counts(name, path):
    """Each suite counts what stands in it."""
    import xml.etree.ElementTree as xml
    for suite in xml.parse(path).getroot():
        for attribute, element in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]:
            if int(suite.get(attribute)) != len(suite.findall(f"testcase/{element}")):
                fault(f"{name}: {suite.get('name')} miscounts {attribute}")
        if int(suite.get("tests")) != len(suite.findall("testcase")):
            fault(f"{name}: {suite.get('name')} miscounts its tests")


def load(path):
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def main(executable, schemas):
    sarif = load(f"{schemas}/sarif-2.1.0.json")
    ess = load(f"{schemas}/validation_report_1.0.1.json")
    results = documents = 0
    with tempfile.TemporaryDirectory() as folder:
        runs = {**RUNS, "since": write_earlier(executable, folder), "hostile": write_hostile(folder)}
        for run, arguments in runs.items():
            for language in ["zh", "en"]:
                name = f"{folder}/{run}-{language}"
                outputs = [f"{name}.sarif", f"{name}.xml", f"{name}.ess.json"]
                command = [executable, "check", *arguments, "--lang", language]
                for output in outputs:
                    command += ["--output", output]
                process = subprocess.run(command, capture_output=True, text=True, timeout=120)
                if process.returncode not in ([2] if run == "hostile" else [0, 1]):
                    fault(f"{run}: status {process.returncode}: {process.stderr}")
                    continue
                log = load(outputs[0])
                check_schema(f"{run} SARIF", log, sarif)
                check_sarif(f"{run} SARIF", log)
                results += len(log["runs"][0]["results"])
                validation = subprocess.run(
                    ["xmllint", "--noout", "--huge", "--schema", f"{schemas}/junit.xsd", outputs[1]], capture_output=True,
                    text=True)
                if validation.returncode != 0:
                    fault(f"{run} JUnit: {validation.stderr}")
                else:
                    check_counts(f"{run} JUnit", outputs[1])
                report = load(outputs[2])
                check_schema(f"{run} ESS", report, ess)
                check_ess(f"{run} ESS", report)
                documents += len(outputs)
    print(f"{documents} documents with {results} results, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2]))
