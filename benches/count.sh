#!/usr/bin/env bash
# Instructions a device-day, counted by callgrind: a number that a noisy machine cannot move, to judge a change by.
#
# usage: benches/count.sh        (from the project's root; two minutes; needs valgrind)
#
# Callgrind knows AVX2 and not AVX-512, so that path is held to. Two runs of different length are taken apart, so that
# tables and set-up drop out; they are shown by themselves.
set -euo pipefail

cargo build --quiet --release --bench peers
program=$(find target/release/deps -maxdepth 1 -name 'peers-*' -executable -type f -printf '%T@ %p\n' |
    sort -rn | head -1 | cut -d' ' -f2)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export RAYON_NUM_THREADS=1

# Instructions of a peer with so many replicates.
count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" "$1" "$2" 1 2>"$log" >/dev/null
    sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$log"
}

for peer in avx2 portable limit plain; do
    few=$(count "$peer" 64)
    many=$(count "$peer" 128)
    # Four devices, 1,826 days, 64 replicates between the two runs.
    python3 -c "few, many = $few, $many
each = (many - few) / (64 * 4 * 1826)
print(f'{\"$peer\":10} {each:10.1f} instructions a device-day, {(few - (many - few)) / 1e6:10.1f} million before the first')"
done
