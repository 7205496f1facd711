#!/usr/bin/env bash
# The program and its peers side by side on the reference scenario: how fast each is on one core, and whether they agree.
#
# usage: benches/peers/run.sh [ROUNDS]        (from the project's root; 5 rounds take about two minutes)
#
# SimPy and NumPy go into a virtual environment under target/. Where they cannot be had, the Rust programs run alone.
set -euo pipefail

rounds=${1:-5}
here=benches/peers
work=target/peers
mkdir -p "$work"

cargo build --quiet --release --bench peers
program=$(cargo build --quiet --release --bench peers --message-format=json |
    python3 -c 'import json, sys
for line in sys.stdin:
    message = json.loads(line)
    if message.get("target", {}).get("name") == "peers" and message.get("executable"):
        print(message["executable"])' | tail -1)
"$program" export "$work/household"

python=$work/venv/bin/python
if ! "$python" -c 'import numpy, simpy' 2>/dev/null; then
    if ! { python3 -m venv "$work/venv" && "$python" -m pip install --quiet simpy numpy; }; then
        echo "SimPy and NumPy cannot be installed here: the Rust programs run alone." >&2
        python=
    fi
fi
exec python3 "$here/side_by_side.py" "$program" "$work" "$rounds" ${python:+"$python"}
