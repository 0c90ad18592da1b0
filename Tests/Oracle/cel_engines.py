"""Compares our standard CEL with Google's C++ engine (PyPI's cel-expr-python) on random expressions.

    cel_engines.py CEL_OUTLINE [EXPRESSIONS [SEED]]

CEL_OUTLINE is our executable of Tests/Benchmarks. Both have to agree on whether an expression has a fault before it is
evaluated, on the type found for it, on whether it gives an error, and on the value with its kind. A half of the
expressions is evaluated without a check of types. Each difference is made as small as it can be; exit status 1 where
one is not among the known deviations.
"""

import json
import subprocess
import sys
import threading
from collections import Counter

import cel_deviations
import cel_terms
import cel_values
from cel_expr_python import cel

BATCH = 2000
EXTENSIONS = ("bindings", "encoders", "math", "optional", "strings", "two-var-comprehensions")


class Cpp:
    def __init__(self, is_checked):
        t = cel.Type
        self.is_checked = is_checked
        config = cel.NewEnvConfigFromYaml("extensions:\n" + "".join(f"- name: {name}\n" for name in EXTENSIONS))
        variables = {
            "n": t.INT,
            "s": t.STRING,
            "l": t.List(t.INT),
            "m": t.Map(t.STRING, t.INT),
            "d": t.DYN,
            "r": t.Map(t.STRING, t.DYN),
            "size": t.INT,
            "unbound": t.INT,
        }
        self.environment = cel.NewEnv(config=config, variables=variables)
        self.values = {
            "n": 3,
            "s": "text",
            "l": [1, 2, 3],
            "m": {"a": 1, "b": 2},
            "d": 7,
            "r": {"x": 1, "y": {"z": "deep"}},
            "size": 5,
        }

    def outcome(self, text):
        try:
            program = self.environment.compile(text, disable_check=not self.is_checked)
            found = {"type": cel_values.type_name(str(program.return_type()))} if self.is_checked else {}
        except RuntimeError as error:
            return {"check": str(error)}
        try:
            value = program.eval(self.environment.Activation(self.values))
        except RuntimeError as error:
            return found | {"error": str(error)}
        return found | cel_values.outcome(value)


class Ours:
    def __init__(self, executable, is_checked):
        self.is_checked = is_checked
        self.process = subprocess.Popen(
            [executable] + ([] if is_checked else ["--unchecked"]),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def outcomes(self, texts):
        def send():
            for text in texts:
                print(json.dumps(text), file=self.process.stdin)
            self.process.stdin.flush()

        sender = threading.Thread(target=send)
        sender.start()
        answers = []
        for text in texts:
            line = self.process.stdout.readline()
            if not line:
                raise SystemExit(f"cel-outline ended at: {text}")
            answers.append(self.outcome(json.loads(line)))
        sender.join()
        return answers

    def outcome(self, answer):
        if "value" in answer:
            answer["value"] = cel_values.normal(answer["value"])
        if not self.is_checked:
            answer.pop("type", None)
        return answer


class Comparison:
    def __init__(self, executable, is_checked):
        self.cpp = Cpp(is_checked)
        self.ours = Ours(executable, is_checked)
        self.mode = "checked" if is_checked else "unchecked"

    def difference(self, text):
        return self.between(text, self.ours.outcomes([text])[0], self.cpp.outcome(text))

    def between(self, text, ours, theirs):
        """`None` where both agree."""
        if kinds(ours) == kinds(theirs):
            return None
        return Difference(text, self.mode, ours, theirs)

    def smallest(self, term, difference):
        """The difference of the smallest tree that still differs in the same way."""
        steps = 0
        progress = True
        while progress and steps < 400:
            progress = False
            for smaller in term.smaller():
                if len(str(smaller)) >= len(str(term)):
                    continue
                steps += 1
                other = self.difference(str(smaller))
                if other and other.way == difference.way:
                    term, difference, progress = smaller, other, True
                    break
                if steps >= 400:
                    break
        return difference

    def run(self, generator, count):
        while count > 0:
            terms = [generator.expression() for _ in range(min(BATCH, count))]
            count -= len(terms)
            texts = list(map(str, terms))
            for term, text, ours in zip(terms, texts, self.ours.outcomes(texts)):
                difference = self.between(text, ours, self.cpp.outcome(text))
                if difference:
                    yield self.smallest(term, difference)
                else:
                    yield None if "value" in ours else "check" if "check" in ours else "error"


def kinds(outcome):
    if "check" in outcome:
        return "check"
    return (outcome.get("type"), outcome.get("value", "error"))


class Difference:
    def __init__(self, text, mode, ours, theirs):
        self.text, self.mode, self.ours, self.theirs = text, mode, ours, theirs

    @property
    def way(self):
        """How both differ, without the values."""

        def part(outcome):
            return "check" if "check" in outcome else "error" if "error" in outcome else outcome["value"][0]

        if (
            "check" not in self.ours
            and "check" not in self.theirs
            and self.ours.get("type") != self.theirs.get("type")
        ):
            return "type"
        return part(self.ours), part(self.theirs)

    def __str__(self):
        ours, theirs = (json.dumps(outcome, ensure_ascii=False) for outcome in (self.ours, self.theirs))
        return f"{self.mode}: {self.text}\n  ours:   {ours}\n  theirs: {theirs}"


def main(executable, count=50000, seed=1):
    count, seed = int(count), int(seed)
    outcomes, known, unknown = Counter(), Counter(), {}
    for is_checked in (True, False):
        comparison = Comparison(executable, is_checked)
        generator = cel_terms.Generator(f"{seed} {is_checked}")
        for found in comparison.run(generator, count // 2):
            if not isinstance(found, Difference):
                outcomes[found or "value"] += 1
            elif name := cel_deviations.name(found):
                known[name] += 1
            else:
                unknown.setdefault(found.text, found)
    for found in unknown.values():
        print(found)
    for name, times in known.most_common():
        print(f"known, {times} times: {name}")
    print(
        f"{count} expressions with seed {seed}: {outcomes['value']} values, {outcomes['error']} errors and "
        f"{outcomes['check']} faults the same, {sum(known.values())} known deviations, {len(unknown)} other differences"
    )
    return 1 if unknown else 0


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 4:
        raise SystemExit(__doc__)
    sys.exit(main(*sys.argv[1:]))
