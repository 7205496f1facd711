#!/usr/bin/env bash
# Pages in a browser: HTML validator, accessibility checker, one sheet of paper, values under the pointer, tables that sort.
# Usage: tests/pages.sh SIMULATE. Needs Chromium and npm; says so and does nothing where either is missing.
set -euo pipefail
# What the machine's own locale is makes no difference.
unset LC_ALL LC_NUMERIC LC_TIME LC_CTYPE LC_MESSAGES
export LANG=C.UTF-8

simulate=$(realpath "$1")
root=$(cd "$(dirname "$0")/.." && pwd)
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$browser" ] || ! command -v npm >/dev/null; then
    echo "pages: SKIPPED, no Chromium or no npm here"
    exit 0
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
if ! npm install --silent --no-audit --no-fund --ignore-scripts \
    html-validate@9.7.1 axe-core@4.14.1 puppeteer-core@24.43.1 >npm.log 2>&1; then
    echo "pages: SKIPPED, the checkers cannot be installed here:"
    tail -n 3 npm.log
    exit 0
fi

scenarios=("$root"/scenarios/{family,already-failing,own-plans,minimal}.toml "$root"/tests/browser/crowd.toml)
"$simulate" batch "${scenarios[@]}" --report --futures 64 --quiet --no-charts --out pages
while read -r name paper names; do
    "$simulate" "$root/$name.toml" --report --paper "$paper" --names "$names" \
        --futures 16 --quiet --no-charts --out "sheets/$(basename "$name")-$paper-$names"
done <<'SHEETS'
tests/browser/crowd a4 hidden
tests/browser/crowd letter shown
scenarios/already-failing letter initials
scenarios/family letter hidden
SHEETS
node "$root/tests/browser/check.mjs" "$browser" \
    pages/index.html pages/*/report.html pages/*/sheet.html sheets/*/sheet.html
