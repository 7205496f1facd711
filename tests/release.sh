#!/usr/bin/env bash
# One hash of all outputs: over twenty fresh processes, one and two threads, every set of instructions, debug and release,
# whatever the environment.
# usage: tests/release.sh RELEASE_BINARY DEBUG_BINARY
set -euo pipefail

release=$1
debug=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Runs a binary and prints one hash of every file it wrote and of what it printed.
outputs() {
    local folder=$scratch/out binary=$1
    shift
    rm -rf "$folder"
    "$binary" scenarios/family.toml --futures 60 --out "$folder" "$@" >"$scratch/printed"
    (cd "$folder" && find . -type f | LC_ALL=C sort | xargs sha256sum && sha256sum <"$scratch/printed") | sha256sum | cut -c1-64
}

sets=(plain avx2 avx512)
expected=$(outputs "$release" --threads 1)
for attempt in $(seq 1 20); do
    threads=$((attempt % 2 + 1))
    zone=$([ $((attempt % 3)) -eq 0 ] && echo Pacific/Auckland || echo UTC)
    instructions=${sets[$((attempt % 3))]}
    got=$(TZ=$zone LANG=tr_TR.UTF-8 NOISE=$attempt HEADROOM_INSTRUCTIONS=$instructions \
        outputs "$release" --threads "$threads")
    if [ "$got" != "$expected" ]; then
        echo "process $attempt with $threads threads and $instructions instructions wrote other bytes: $got, not $expected" >&2
        exit 1
    fi
done
got=$(outputs "$debug" --threads 2)
if [ "$got" != "$expected" ]; then
    echo "the debug build wrote other bytes: $got, not $expected" >&2
    exit 1
fi
echo "one hash over 20 processes, 1 and 2 threads, plain, AVX2 and AVX-512, debug and release: $expected"
