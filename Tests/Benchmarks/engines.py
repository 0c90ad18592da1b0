"""The twenty rules of Rules/enterprise-microdata on records in a file, in DuckDB and in PostgreSQL, taking turns.

    PLUMBLINE=FILE DUCKDB_CLIENT=duckdb PSQL_CLIENT=psql PLUMBLINE_POSTGRES="host=... user=..." \\
      python3 Tests/Benchmarks/engines.py DIR WORK [ROUNDS]

DIR is a folder that the peer benchmark kit's `gen.py w2` made; WORK gets a DuckDB file and what the runs write. Tables are
made first, which is not timed, and kept for another time. Prints each round's seconds, the medians, and whether all runs
counted the same. PostgreSQL is left out where PLUMBLINE_POSTGRES is unset.
"""

import json
import os
import statistics
import subprocess
import sys
import time

TYPES = {
    "enterprise_id": "text", "region_code": "text", "year": "integer", "industry_code": "text",
    "above_scale": "integer", "revenue": "decimal(14,2)", "rd_expense": "decimal(14,2)", "rd_staff": "integer",
    "staff": "integer", "has_rd_activity": "integer", "has_rd_institute": "integer", "is_high_tech": "integer",
    "patents": "integer", "tech_contract_amount": "decimal(14,2)", "reported_rd_share_pct": "decimal(8,2)",
}
folder, work = sys.argv[1], sys.argv[2]
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
program, duckdb = os.environ["PLUMBLINE"], os.environ["DUCKDB_CLIENT"]
postgres = os.environ.get("PLUMBLINE_POSTGRES")
records = os.path.join(folder, "microdata.csv")
os.makedirs(work, exist_ok=True)


def observations():
    with open(os.path.join(folder, "params.json")) as file:
        quota = json.load(file)["k_high_tech"]
    with open(os.path.join(folder, "province_totals.csv")) as file:
        totals = [line.strip().split(",") for line in file][1:]
    path = os.path.join(work, "observations.csv")
    with open(path, "w") as file:
        file.write("region,indicator,year,value\n")
        file.writelines(f"230000,revenue_total,{year},{total}\n" for year, total in totals)
        file.writelines(f"230000,high_tech_quota,{year},{quota}\n" for year in range(2020, 2026))
    return path


def load():
    database = os.path.join(work, "records.duckdb")
    if not os.path.exists(database):
        columns = ", ".join(f"'{name}': '{kind}'" for name, kind in TYPES.items())
        read = f"read_csv('{records}', header = true, columns = {{{columns}}})"
        subprocess.run([duckdb, database, f"CREATE TABLE enterprises AS SELECT * FROM {read}"], check=True)
    if postgres:
        columns = ", ".join(f"{name} {kind}" for name, kind in TYPES.items())
        statements = f"CREATE TABLE enterprises ({columns});\n\\copy enterprises FROM '{records}' CSV HEADER\nANALYZE enterprises;\n"
        psql = [os.environ.get("PSQL_CLIENT", "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", postgres]
        known = subprocess.run(psql + ["-c", "SELECT to_regclass('enterprises')"], check=True, capture_output=True, text=True)
        if not known.stdout.strip():
            subprocess.run(psql, check=True, input=statements, text=True)
    return database


given, database = observations(), load()
pack = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Rules/enterprise-microdata")
common = ["--observations", given, "--as-of", "2026-01-01"]
runs = {
    "check": ["check", "--pack", pack, "--register", "enterprises=" + records],
    "duckdb": ["run", pack, "--engine", "duckdb", "--client", duckdb, "--connect", database],
}
if postgres:
    client = os.environ.get("PSQL_CLIENT", "psql")
    runs["postgres"] = ["run", pack, "--engine", "postgres", "--client", client, "--connect", postgres]
seconds = {name: [] for name in runs}
for number in range(rounds + 1):
    for name, arguments in runs.items():
        output = os.path.join(work, name + ".json")
        start = time.perf_counter()
        done = subprocess.run([program] + arguments + common + ["--output", output], stderr=subprocess.DEVNULL)
        passed = time.perf_counter() - start
        if done.returncode not in (0, 1):
            sys.exit(f"{name} ended with {done.returncode}")
        # The first round brings files into the cache.
        if number > 0:
            seconds[name].append(passed)
    if number > 0:
        print("  ".join(f"{name} {seconds[name][-1]:.2f} s" for name in runs), flush=True)
rules = {}
for name in runs:
    with open(os.path.join(work, name + ".json"), encoding="utf-8") as file:
        rules[name] = json.load(file)["rules"]
base = statistics.median(seconds["check"])
for name in runs:
    median = statistics.median(seconds[name])
    same = "counts as check does" if rules[name] == rules["check"] else "counts OTHERWISE"
    print(f"{name}: median {median:.2f} s, {median / base:.1f} x check, {same}")
sys.exit(0 if all(rules[name] == rules["check"] for name in runs) else 1)
