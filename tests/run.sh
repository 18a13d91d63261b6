#!/usr/bin/env bash
# Format, lint, types, contracts, tests. --all adds the heavy tier; other arguments go to pytest.
# The first tier runs on every core, a file of tests on one; the heavy tier has the machine alone.
set -eu
# shellcheck source=installer/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../installer/common.sh"

heavy=
more=
if [ "${1:-}" = --all ]; then
    heavy=yes
    more=$heavy_packages
    shift
fi
limit=()
if [ "${CI:-}" = true ]; then
    limit=(timeout --kill-after=30 90m) # a test that hangs must not hold the machine for ever
fi

# shellcheck disable=SC2086
set_up $run_packages $test_packages $more
cd "$root"
python="$venv/bin/python"

say "format"
"$python" -m ruff format --check .
say "lint"
"$python" -m ruff check .
say "types"
"$python" -m mypy
say "contracts"
"$venv/bin/lint-imports"
say "tests"
code=0
"${limit[@]}" "$python" -m pytest -m "not heavy" --numprocesses auto --dist loadfile "$@" || code=$?
if [ "$code" = 5 ] && [ -n "$heavy" ]; then
    code=0 # none of the tests asked for is of this tier
fi
if [ "$code" = 0 ] && [ -n "$heavy" ]; then
    say "heavy tests"
    "${limit[@]}" "$python" -m pytest -m heavy "$@" || code=$?
fi
exit "$code"
