"""Instructions by source file, inlined code where it was written: where a device-day goes.

usage: python3 benches/profile.py [REPLICATES]     (from the project's root; needs valgrind; builds with line tables
into target/profile, which takes a while the first time)
"""

import collections
import json
import os
import re
import subprocess
import sys
import tempfile

BUILD = ["cargo", "build", "--release", "--bench", "peers", "--target-dir", "target/profile",
         "--config", 'profile.release.debug="line-tables-only"', "--message-format", "json"]


def program():
    told = subprocess.run(BUILD, check=True, stdout=subprocess.PIPE, text=True).stdout
    messages = [json.loads(line) for line in told.splitlines()]
    return [message["executable"] for message in messages
            if message.get("target", {}).get("name") == "peers" and message.get("executable")][-1]


def costs(path):
    """Instructions by file: in callgrind's format, `fl`, `fi` and `fe` set the file that the next lines belong to."""
    by_file, names, current, skip = collections.Counter(), {}, None, False
    with open(path) as lines:
        for line in lines:
            if found := re.match(r"(?:fl|fi|fe)=\((\d+)\)(?: (.*))?$", line):
                number, name = found.groups()
                names.setdefault(number, name)
                current = names[number]
            elif line.startswith("calls="):
                # The next line is what the call costs in all; its parts are listed where they belong.
                skip = True
            elif re.match(r"[+\-*\d]", line):
                if not skip and current:
                    by_file[current] += int(line.split()[-1])
                skip = False
    return by_file


def main():
    replicates = sys.argv[1] if len(sys.argv) > 1 else "128"
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "callgrind.out")
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", program(), "avx2", replicates, "1"]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "RAYON_NUM_THREADS": "1"})
        by_file = costs(out)
    total = sum(by_file.values())
    ours, rest = collections.Counter(), 0
    for name, cost in by_file.items():
        if found := re.search(r"(?:^|/)(src/(?:model|engine|laws|units|lanes|streams|calendar|analysis)[^ ]*)", name):
            ours[found.group(1)] += cost
        else:
            rest += cost
    print("| where | share of instructions |\n|---|---:|")
    for name, cost in ours.most_common(14):
        print(f"| `{name}` | {100 * cost / total:.1f} % |")
    shown = sum(cost for _, cost in ours.most_common(14))
    print(f"| the rest of ours | {100 * (sum(ours.values()) - shown) / total:.1f} % |")
    print(f"| the standard library and dependencies | {100 * rest / total:.1f} % |")


main()
