#!/usr/bin/env bash
# Format, lint, types, contracts, tests. --all adds the heavy tier; other arguments go to pytest.
set -eu
# shellcheck source=installer/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../installer/common.sh"

tier=(-m "not heavy")
more=
if [ "${1:-}" = --all ]; then
    tier=()
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
exec "${limit[@]}" "$python" -m pytest "${tier[@]}" "$@"
