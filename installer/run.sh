#!/usr/bin/env bash
# Set up what is missing, then open the demo office. Other arguments go to the program:
#   bash installer/run.sh --office DIR
set -eu
# shellcheck source=installer/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# shellcheck disable=SC2086
install_packages $run_packages
make_venv
cd "$root"

if [ $# -gt 0 ]; then
    exec "$venv/bin/python" -m desktop "$@"
fi
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$venv/bin/python" -m desktop --demo
fi
papers="$root/build/demo-papers"
say "ไม่พบจอภาพ จึงพิมพ์เอกสารของสำนักงานตัวอย่างเป็น PDF แทน / No display here; writing the demo office's papers as PDF instead"
rm -rf "$root/build/demo-office" "$papers"
"$venv/bin/python" -m desktop demo "$root/build/demo-office" --papers "$papers"
say "PDF: build/demo-papers ($(find "$papers" -name '*.pdf' | wc -l) files)"
