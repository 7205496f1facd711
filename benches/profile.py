"""Instructions a device-day of the reference scenario, by source file and by function, inlined code where it was written.

usage: python3 benches/profile.py [REPLICATES] [avx2|portable]

From the project's root; needs valgrind and addr2line; builds with line tables into target/profile, which takes a while
the first time. Callgrind counts each instruction; addr2line tells which lines it was inlined from, and the innermost
of them that is a rule's, an engine's or a table's own (not a helper of lanes, units or the calendar) is charged.
Tables and set-up are in the sum: with more replicates they weigh less.
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
DEVICE_DAYS = 4 * 1826
HELPERS = ("lanes.rs", "units/", "calendar.rs")


def program():
    told = subprocess.run(BUILD, check=True, stdout=subprocess.PIPE, text=True).stdout
    messages = [json.loads(line) for line in told.splitlines()]
    return [message["executable"] for message in messages
            if message.get("target", {}).get("name") == "peers" and message.get("executable")][-1]


def counted(path, binary):
    """Instructions by address of the binary, from callgrind's file: addresses are given relative to the last one."""
    counts, objects, current, address, skip = collections.Counter(), {}, None, 0, False
    with open(path) as lines:
        for line in lines:
            if found := re.match(r"(c?)ob=\((\d+)\)(?: (.*))?$", line.rstrip()):
                called, number, name = found.groups()
                if name:
                    objects[number] = name
                if not called:
                    current = objects[number]
            elif line.startswith("calls="):
                # The next line is what the call costs in all; its parts are listed where they belong.
                skip = True
            elif found := re.match(r"(0x[0-9a-f]+|[+-]\d+|\*) ", line):
                place = found.group(1)
                if place.startswith("0x"):
                    address = int(place, 16)
                elif place != "*":
                    address += int(place)
                if not skip and current and current.endswith(os.path.basename(binary)):
                    counts[address] += int(line.split()[-1])
                skip = False
    return counts


def frames(binary, addresses):
    """The lines each address was inlined from, innermost first: (function, place)."""
    asked = "\n".join(hex(address) for address in addresses)
    told = subprocess.run(["addr2line", "-i", "-f", "-a", "-C", "-e", binary], input=asked, check=True,
                          capture_output=True, text=True).stdout.splitlines()
    found, at = {}, 0
    while at < len(told):
        if told[at].startswith("0x"):
            lines = found.setdefault(int(told[at], 16), [])
            at += 1
        else:
            lines.append((told[at], told[at + 1]))
            at += 2
    return found


def owner(lines):
    for function, place in lines:
        if "/rustc/" in place or ".cargo" in place or "/src/" not in place:
            continue
        file = re.search(r".*/src/(.*?):", place).group(1)
        if not file.startswith(HELPERS):
            return file, re.sub(r"<.*?>", "", function).split("::")[-1]
    return "the standard library and others", ""


def main():
    replicates = int(sys.argv[1]) if len(sys.argv) > 1 else 128
    path = sys.argv[2] if len(sys.argv) > 2 else "avx2"
    binary = program()
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "callgrind.out")
        command = ["valgrind", "--tool=callgrind", "--dump-instr=yes", f"--callgrind-out-file={out}", binary, path,
                   str(replicates), "1"]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "RAYON_NUM_THREADS": "1"})
        counts = counted(out, binary)
    by_file, by_function = collections.Counter(), collections.Counter()
    for address, lines in frames(binary, list(counts)).items():
        file, function = owner(lines)
        by_file[file] += counts[address]
        by_function[f"{file} {function}"] += counts[address]
    each = replicates * DEVICE_DAYS
    print(f"{sum(counts.values()) / each:8.1f} instructions a device-day, {path}, {replicates} replicates")
    for title, table in (("by file", by_file), ("by function", by_function)):
        print(f"\n{title}")
        for name, count in table.most_common(30):
            print(f"{count / each:8.1f}  {name}")


if __name__ == "__main__":
    main()
