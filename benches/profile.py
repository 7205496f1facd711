"""What a device-day of the reference scenario costs, by source file and by function, inlined code where it was written.

usage: python3 benches/profile.py [REPLICATES] [avx2|portable]     instructions, counted by valgrind's callgrind
       python3 benches/profile.py REPLICATES sampled [ours|avx2|portable]     nanoseconds, sampled by perf on one core

From the project's root; needs addr2line, and valgrind or perf; builds with line tables into target/profile, which takes
a while the first time. Callgrind counts each instruction, but knows no AVX-512; samples hang on the machine, but show
the widest path (take 4,096 replicates). addr2line tells which lines an address was inlined from, and the innermost of
them that is a rule's, an engine's or a table's own (not a helper of lanes, units or the calendar) is charged.
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
SAMPLES_A_SECOND = 4000


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


def counted_instructions(binary, path, replicates):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "callgrind.out")
        command = ["valgrind", "--tool=callgrind", "--dump-instr=yes", f"--callgrind-out-file={out}", binary, path,
                   str(replicates), "1"]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "RAYON_NUM_THREADS": "1"})
        return counted(out, binary)


def segments(binary):
    """Where parts of the binary's file stand among its addresses: (offset, address, length)."""
    told = subprocess.run(["readelf", "-lW", binary], check=True, capture_output=True, text=True).stdout
    loads = re.findall(r"LOAD\s+(0x\w+) (0x\w+) 0x\w+ (0x\w+)", told)
    return [tuple(int(number, 16) for number in load) for load in loads]


def sampled(binary, path, replicates):
    """Nanoseconds by address of the binary, from samples of a clock; code outside it is charged to address 0."""
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "perf.data")
        command = ["perf", "record", "-e", "cpu-clock", "-F", str(SAMPLES_A_SECOND), "-o", data, "taskset", "-c", "0",
                   binary, path, str(replicates), "1"]
        subprocess.run(command, check=True, capture_output=True)
        script = ["perf", "script", "-i", data, "-F", "ip,sym,dso", "--show-mmap-events"]
        told = subprocess.run(script, check=True, capture_output=True, text=True).stdout
    parts, name, mapped, counts = segments(binary), os.path.basename(binary), [], collections.Counter()
    for line in told.splitlines():
        if found := re.search(r"\[(0x\w+)\((0x\w+)\) @ (0x\w+|0) .*: r-xp (\S+)", line):
            if found.group(4).endswith(name):
                mapped.append(tuple(int(number, 16) for number in found.groups()[:3]))
        elif found := re.match(r"\s*([0-9a-f]+) .* \((.*)\)$", line):
            at = int(found.group(1), 16)
            offsets = [at - start + offset for start, length, offset in mapped if start <= at < start + length]
            inside = [offset - begin + address for offset in offsets for begin, address, length in parts
                      if begin <= offset < begin + length]
            counts[inside[0] if inside else 0] += 1e9 / SAMPLES_A_SECOND
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
    words = sys.argv[2:] or ["avx2"]
    samples = words[0] == "sampled"
    path = (words[1:] or ["ours"])[0] if samples else words[0]
    binary, count = program(), sampled if samples else counted_instructions
    counts = count(binary, path, replicates)
    by_file, by_function = collections.Counter(), collections.Counter()
    for address, lines in frames(binary, list(counts)).items():
        file, function = owner(lines)
        by_file[file] += counts[address]
        by_function[f"{file} {function}"] += counts[address]
    each = replicates * DEVICE_DAYS
    unit = "nanoseconds" if samples else "instructions"
    print(f"{sum(counts.values()) / each:8.1f} {unit} a device-day, {path}, {replicates} replicates")
    for title, table in (("by file", by_file), ("by function", by_function)):
        print(f"\n{title}")
        for name, count in table.most_common(30):
            print(f"{count / each:8.1f}  {name}")


if __name__ == "__main__":
    main()
