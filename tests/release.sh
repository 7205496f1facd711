#!/usr/bin/env bash
# Every command the README names, from an empty folder; then one hash of all outputs: over twenty fresh processes, one and
# two threads, every set of instructions, debug and release, whatever the environment.
# usage: tests/release.sh RELEASE_BINARY DEBUG_BINARY
set -euo pipefail
# What the machine's own locale is makes no difference.
unset LC_ALL LC_NUMERIC LC_TIME LC_CTYPE LC_MESSAGES
export LANG=C.UTF-8

release=$(realpath "$1")
debug=$(realpath "$2")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Runs a command as the README names it, in a folder that holds the shipped scenarios and nothing else.
mkdir "$scratch/fresh"
cp -r scenarios "$scratch/fresh/"
named() {
    if ! (cd "$scratch/fresh" && "$release" "$@" >"$scratch/said" 2>"$scratch/told"); then
        echo "simulate $* fails:" >&2
        cat "$scratch/told" >&2
        exit 1
    fi
    test -s "$scratch/said"
}

printf 'GB\n200\n168.4 GB\n\n61.2 GB\n4.2 GB\n?\nnone\n20.7 GB\n15.0 GB\n\nyesterday\n?\n\n14.8 GB\ndaily\nyes\n6\n' | named init
awk '/^```json$/ { on = 1; next } /^```$/ { on = 0 } on' docs/START.md >"$scratch/fresh/readings.json"
named init --from readings.json from-a-form.toml
named init --template list
templates=$(awk 'NF > 1 && $1 != "simulate" { print $1 }' "$scratch/said")
for template in $templates; do
    named init --template "$template"
    named "$template.toml" --futures 100
done
few=(--futures 40)
family=scenarios/family.toml
for file in family.toml from-a-form.toml; do
    named "$file" "${few[@]}" --draw
    named show "$file" --defaults
done
named "$family" "${few[@]}" --chart all --theme dark --scale 2 --report --paper letter --names hidden
named verify out/family/forecast.png
named "$family" "${few[@]}" --format markdown --fail-if 'failing before 2026-12-02 > 99%'
named "$family" --precision 20d
named explain "$family" "${few[@]}" --date 2027-08-10
named explain "$family" "${few[@]}" --alert 'could not be completed'
named explain "$family" --person 'Parent A' --device iPhone --future 7
named compare "$family" "${few[@]}" --with scenarios/reference.toml --horizon '2 years'
named compare "$family" "${few[@]}" --variant 'faster line: home.upload="40 Mbit/s"'
named advise scenarios/old-phone.toml "${few[@]}" --keep-failing-below 1% --effort low
named sensitivity scenarios/minimal.toml "${few[@]}"
named batch scenarios/minimal.toml scenarios/old-phone.toml "${few[@]}"
named check "$family"
named plans
named plans --region DE
named sources --for home.upload
named schema
named schema readings
named completions bash
bash -n "$scratch/said"
named man
named --help
echo "every command the README names answers"

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
