#!/usr/bin/env bash
# Format, lint, types, contracts, tests. --all adds the heavy tier; other arguments go to pytest.
set -eu
# shellcheck source=installer/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../installer/common.sh"

tier=(-m "not heavy")
if [ "${1:-}" = --all ]; then
    tier=()
    shift
fi

# shellcheck disable=SC2086
install_packages $run_packages $test_packages
make_venv
cd "$root"

say "format"
"$venv/bin/ruff" format --check .
say "lint"
"$venv/bin/ruff" check .
say "types"
"$venv/bin/mypy"
say "contracts"
"$venv/bin/lint-imports"
say "tests"
"$venv/bin/python" -m pytest "${tier[@]}" "$@"
