"""Times the Rust engine of PyPI's common-expression-language beside ours, batch by batch in turn.

    cel_speed.py CEL_SPEED [BATCHES [BATCH_SECONDS]]

CEL_SPEED is our executable, which runs a batch for each name that it is sent. The expressions and their values are
those of its `Subject.make`. A Rust time holds what the call from Python costs, of which the constant `1` gives an
idea; nothing is subtracted. Exit status 1 where ours takes more than its limit, a share of the Rust time.
"""

import statistics
import subprocess
import sys
from itertools import repeat
from time import perf_counter_ns

import cel

TIERS = ["county", "city", "county", "prefecture", "national"]
EXPRESSIONS = {
    "a": ("rd / gdp * 100.0 >= 2.5", {"rd": 693.5, "gdp": 15883.9}, 0.6),
    "b": (
        "zones.exists(z, z.tier in ['national','provincial'])",
        {"zones": [{"name": "zone", "tier": tier} for tier in TIERS]},
        0.45,
    ),
    "c": (
        "values.all(v, v >= 0) && size(values) == 13",
        {"values": [2.5 * i for i in range(13)]},
        0.6,
    ),
    "d": (
        "a + b == total || (has(r.note) && r.note.startsWith('x'))",
        {"a": 40, "b": 60, "total": 101, "r": {"note": "x: estimated"}},
        0.45,
    ),
}


class Rust:
    def __init__(self, text, variables, batch_seconds):
        self.program = cel.compile(text)
        self.context = cel.Context(variables)
        if not self.program.execute(self.context):
            raise SystemExit(f"the Rust engine says that this is not true: {text}")
        self.count = 1
        while self.batch() * self.count < batch_seconds * 0.5e9:
            self.count *= 2
        self.count = max(1, int(batch_seconds * 1e9 / self.batch()))

    def batch(self):
        """Nanoseconds an evaluation."""
        execute, context = self.program.execute, self.context
        start = perf_counter_ns()
        for _ in repeat(None, self.count):
            execute(context)
        return (perf_counter_ns() - start) / self.count


class Ours:
    def __init__(self, executable, batch_seconds):
        self.process = subprocess.Popen(
            [executable, "--serve", "--batch-seconds", str(batch_seconds)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )

    def batch(self, name):
        print(name, file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        try:
            return float(answer)
        except ValueError:
            raise SystemExit(answer.strip() or "cel-speed ended") from None


def main(executable, batches=31, batch_seconds=0.02):
    batches, batch_seconds = int(batches), float(batch_seconds)
    ours = Ours(executable, batch_seconds)
    constant = Rust("1", {}, batch_seconds)
    print(f"the constant 1 in Rust, called from Python: {statistics.median(constant.batch() for _ in range(batches)):.0f} ns")
    print("expression   ours ns   Rust ns   ratio   limit")
    failed = []
    for name, (text, variables, limit) in EXPRESSIONS.items():
        rust = Rust(text, variables, batch_seconds)
        ours.batch(name)
        pairs = [(rust.batch(), ours.batch(name)) for _ in range(batches)]
        theirs, mine = (statistics.median(times) for times in zip(*pairs))
        ratio = mine / theirs
        if ratio > limit:
            failed.append(name)
        print(f"{name:10} {mine:9.0f} {theirs:9.0f} {ratio:7.2f} {limit:7.2f}{'  above' if ratio > limit else ''}")
    # Exact decimals with missing values, which no other engine has: no limit.
    for name in ["a-rule", "c-rule"]:
        print(f"{name:10} {statistics.median(ours.batch(name) for _ in range(batches)):9.0f}")
    return 1 if failed else 0


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 4:
        raise SystemExit(__doc__)
    sys.exit(main(*sys.argv[1:]))
