"""Runs the peers in turns, several rounds, each on the same core; prints speeds, ratios with their spread, agreement.

usage: side_by_side.py PROGRAM WORK ROUNDS [PYTHON]; called by run.sh
"""

import json
import math
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
CORE = str(max(os.sched_getaffinity(0)))

# Replicates a round: one to four seconds each, and as many as NumPy likes best.
RUST = {"ours": 4096, "avx2": 4096, "portable": 2048, "plain": 1000, "oracle": 250, "limit": 16384}
PYTHON = {("simpy_peer.py",): 20, ("simpy_peer.py", "--tables"): 40,
          ("numpy_peer.py",): 1000, ("numpy_peer.py", "--tables"): 2000}


def commands(program, work, python):
    """Each peer as a function from a round's seed to its command line."""
    household = f"{work}/household"
    made = [lambda seed, name=name, n=n: [program, name, str(n), str(seed)] for name, n in RUST.items()]
    if python:
        for (script, *flags), n in PYTHON.items():
            made.append(lambda seed, s=script, f=flags, n=n: [python, str(HERE / s), household, str(n), str(seed), *f])
    return made


def once(command):
    environment = {**os.environ, "RAYON_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    pinned = ["taskset", "-c", CORE, *command]
    answer = subprocess.run(pinned, env=environment, check=True, capture_output=True, text=True)
    return json.loads(answer.stdout)


def run_all(made, rounds):
    """Results by peer, in the order in which they are first met."""
    results = {}
    for number in range(rounds):
        turn = number % len(made)
        for command in made[turn:] + made[:turn]:
            result = once(command(1000 + number))
            results.setdefault(result["name"], []).append(result)
        print(f"round {number + 1} of {rounds} done", file=sys.stderr)
    return results


def speed(result):
    return result["device_days"] / result["seconds"]


def pooled(results, name):
    """The mean over rounds of an estimate, and its standard error."""
    estimates = [result["summary"][name] for result in results]
    count = len(estimates)
    return sum(e[0] for e in estimates) / count, math.sqrt(sum(e[1] ** 2 for e in estimates)) / count


def spread(values):
    return f"{statistics.median(values):.3g} ({min(values):.3g} to {max(values):.3g})"


def print_speeds(results):
    ours = [speed(result) for result in results["ours"]]
    print("| one core | million device-days a second | ours is so many times as fast |\n|---|---:|---:|")
    for name, runs in sorted(results.items(), key=lambda item: speed(item[1][0])):
        speeds = [speed(result) for result in runs]
        ratios = [mine / theirs for mine, theirs in zip(ours, speeds)]
        print(f"| {name} | {spread([value / 1e6 for value in speeds])} | {spread(ratios)} |")
    fraction = [mine / speed(limit) for mine, limit in zip(ours, results["limit"])]
    print(f"\nOurs reaches {100 * statistics.median(fraction):.1f} % of the limit on one core.")
    variates = results["limit"][0]["summary"]["variates a device-day"][0]
    print(f"The limit is drawing and summing {variates:g} variates a device-day, and nothing else.")


def disagreements(results):
    """Prints the summary of each peer; gives what lies further than four standard errors from ours."""
    found = []
    for what in results["ours"][0]["summary"]:
        mine, my_error = pooled(results["ours"], what)
        print(f"\n{what}")
        for name, runs in results.items():
            if name == "limit":
                continue
            value, error = pooled(runs, what)
            apart = abs(value - mine) / max(math.hypot(error, my_error), 1e-9)
            print(f"  {name:20} {value:10.4f} ± {error:.4f}")
            # A share of 1 in a few dozen futures has no error of its own: there is room for one future.
            if apart > 4 and abs(value - mine) > 2e-3:
                found.append(f"{name}: {what} is {apart:.1f} standard errors from ours")
    return found


def main():
    program, work, rounds, *python = sys.argv[1:]
    results = run_all(commands(program, work, python[0] if python else None), int(rounds))
    pathlib.Path(work, "results.json").write_text(json.dumps(results, indent=1))
    print_speeds(results)
    found = disagreements(results)
    print("\n" + ("\n".join(found) or "All agree within four standard errors."))
    sys.exit(bool(found))


main()
