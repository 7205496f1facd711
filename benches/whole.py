"""Whole commands, as a person runs them: wall clock (the middle of several rounds taken in turns) and peak memory.

usage: python3 benches/whole.py [ROUNDS] [--memory FUTURES...]     (from the project's root, after cargo build --release)

`--memory 10000 20000` runs the reference scenario with so many futures, and a pool of 64 devices, once each.
"""

import os
import pathlib
import statistics
import sys
import tempfile
import time

PROGRAM = "target/release/simulate"
FAMILY, REFERENCE = "scenarios/family.toml", "scenarios/reference.toml"
LONG = [REFERENCE, "--futures", "2000", "--no-charts"]

COMMANDS = {
    "--help": ["--help"],
    "check family": ["check", FAMILY],
    "family, 1,000 futures, no charts": [FAMILY, "--futures", "1000", "--no-charts"],
    "family, 2,000 futures, files and charts": [FAMILY, "--futures", "2000"],
    "compare six plans, 2,000 futures": ["compare", FAMILY, "--plans", "all", "--futures", "2000"],
    "reference, 2,000 futures, one thread": [*LONG, "--threads", "1"],
    "reference, 2,000 futures, two threads": [*LONG, "--threads", "2"],
    "the same without advice, one thread": [*LONG, "--no-advice", "--threads", "1"],
    "the same without advice, two threads": [*LONG, "--no-advice", "--threads", "2"],
}


def once(arguments, folder):
    """Runs a command; gives seconds and the most memory it had, in MiB."""
    out = [] if arguments[0] in ("--help", "check") else ["--out", folder, "--quiet", "--force"]
    with open(os.devnull, "w") as nowhere:
        started = time.perf_counter()
        child = os.posix_spawn(PROGRAM, [PROGRAM, *arguments, *out], os.environ,
                               file_actions=[(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1)])
        _, status, used = os.wait4(child, 0)
        seconds = time.perf_counter() - started
    if status:
        raise SystemExit(f"{' '.join(arguments)} failed")
    return seconds, used.ru_maxrss / 1024


def in_turns(rounds, folder):
    results = {name: [] for name in COMMANDS}
    for number in range(rounds):
        names = list(COMMANDS)
        for name in names[number % len(names):] + names[:number % len(names)]:
            results[name].append(once(COMMANDS[name], folder))
    return results


def print_results(results):
    print("| command | milliseconds | MiB |\n|---|---:|---:|")
    for name, runs in results.items():
        times = [1000 * seconds for seconds, _ in runs]
        spread = f"{statistics.median(times):.1f} ({min(times):.1f} to {max(times):.1f})"
        print(f"| {name} | {spread} | {max(memory for _, memory in runs):.1f} |")

    def ratio(one, other):
        pairs = zip(results[one], results[other])
        ratios = [first / second for (first, _), (second, _) in pairs]
        return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"

    print("\nComparison of six plans against one run:", ratio("compare six plans, 2,000 futures",
                                                           "family, 2,000 futures, files and charts"))
    print("Two threads against one:", ratio("reference, 2,000 futures, one thread",
                                            "reference, 2,000 futures, two threads"))
    print("Two threads against one, without advice:", ratio("the same without advice, one thread",
                                                            "the same without advice, two threads"))


def crowd(devices):
    """A pool of so many devices, dealt out to the six people who may share one."""
    profiles = ["average", "light", "teen", "grandparent", "average", "light"]
    people = "".join(
        f'\n[[person]]\nname = "Person {at}"\nprofile = "{profile}"\n'
        f'icloud = {{ photos = "6 GB", messages = "0.8 GB", whatsapp = "1.8 GB" }}\n'
        + "".join(f'[[person.device]]\nname = "Device {number}"\n' for number in range(at, devices, len(profiles)))
        for at, profile in enumerate(profiles))
    return f'read_on = 2026-11-30\nhorizon = "5 years"\n[plan]\nsize = "2 TB"\n{people}'


def memory(futures, folder):
    print("| peak memory | futures | seconds | MiB |\n|---|---:|---:|---:|")
    for count in futures:
        seconds, most = once([REFERENCE, "--futures", str(count), "--no-charts"], folder)
        print(f"| reference scenario, 4 devices | {count} | {seconds:.2f} | {most:.1f} |")
    file = pathlib.Path(folder, "crowd.toml")
    file.write_text(crowd(64))
    seconds, most = once([str(file), "--futures", "2000", "--no-charts"], folder)
    print(f"| a pool of 64 devices, 5 years | 2000 | {seconds:.2f} | {most:.1f} |")


def main():
    words = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        if "--memory" in words:
            memory([int(count) for count in words[words.index("--memory") + 1:]], folder)
        else:
            print_results(in_turns(int(words[0]) if words else 9, folder))


main()
