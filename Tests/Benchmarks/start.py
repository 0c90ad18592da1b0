#!/usr/bin/env python3
"""How long one report and twenty rules take from the start of the process to its end, beside /bin/true.

    Tests/Benchmarks/start.py [--runs N] [--at-most RATIO] EXECUTABLE...

The programs take turns, so that a busy machine slows all of them; each is started by a shell, as the benchmark kit does it.
Ratios are taken round by round. Exit status 1 where the median ratio of the first executable is above RATIO, or where
an executable does not find what the kit's other programs find.
"""
import argparse, json, os, shlex, statistics, subprocess, sys, time

folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "w1")
# Passed, failed, undetermined; the other rules pass once.
EXPECTED = {
    "W04": (0, 1, 0), "W08": (0, 1, 0), "W10": (42, 1, 1), "W11": (19, 1, 0), "W12": (19, 1, 0), "W14": (5, 0, 0),
    "W20": (42, 1, 1),
}


def command(executable, report):
    return [executable, "check", "--pack", f"{folder}/pack", f"{folder}/{report}"]


def check_counts(executable, report):
    output = subprocess.run(command(executable, report) + ["--format", "json"], stdout=subprocess.PIPE).stdout
    rules = {rule["id"]: rule for rule in json.loads(output)["rules"]}
    for number in range(1, 21):
        name = f"W{number:02}"
        found = tuple(rules[name][outcome] for outcome in ("pass", "fail", "undetermined"))
        if found != EXPECTED.get(name, (1, 0, 0)):
            sys.exit(f"{executable}: {report}: {name} has {found}")


def milliseconds(words):
    start = time.monotonic()
    subprocess.run(
        ["/bin/sh", "-c", "exec " + shlex.join(words)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    return (time.monotonic() - start) * 1000


parser = argparse.ArgumentParser()
parser.add_argument("--runs", type=int, default=100)
parser.add_argument("--at-most", type=float)
parser.add_argument("executables", nargs="+", metavar="EXECUTABLE")
arguments = parser.parse_args()
commands = {"/bin/true": ["/bin/true"]}
for executable in arguments.executables:
    for report in ("report.yaml", "report.json"):
        check_counts(executable, report)
        commands[f"{executable} {report}"] = command(executable, report)
times = {name: [] for name in commands}
for _ in range(arguments.runs + 1):
    for name, words in commands.items():
        times[name].append(milliseconds(words))
ratios = []
for name in commands:
    own = times[name][1:]  # the first round warms the caches
    ratios.append(statistics.median(a / b for a, b in zip(own, times["/bin/true"][1:])))
    print(f"{statistics.median(own):6.2f} ms, at best {min(own):6.2f}, {ratios[-1]:5.2f} times /bin/true  {name}")
if arguments.at_most and ratios[1] > arguments.at_most:
    sys.exit(f"{ratios[1]:.2f} is more than {arguments.at_most} times /bin/true")
