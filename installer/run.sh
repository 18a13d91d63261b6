#!/usr/bin/env bash
# Set up what is missing, then open the demo office. Arguments go to the program:
#   bash installer/run.sh --office DIR        the window on an office of your own
#   bash installer/run.sh typeset SOURCE.md -o OUT.pdf
set -eu
# shellcheck source=installer/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# shellcheck disable=SC2086
set_up $run_packages
cd "$root"

demo=(--demo)
case "${1:-}" in "" | -*) ;; *) demo=() ;; esac # a command of the program
for word in "$@"; do
    case "$word" in --office | --office=* | --demo | -h | --help) demo=() ;; esac
done
if [ $# -gt 0 ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    exec "$venv/bin/python" -m desktop "${demo[@]}" "$@"
fi

say "เครื่องนี้ไม่มีจอภาพ จึงพิมพ์เอกสารของสำนักงานตัวอย่างเป็น PDF แทนการเปิดหน้าต่าง"
echo "   No display here: writing the demo office's papers as PDF instead of opening the window."
mkdir -p build
rm -rf build/demo-office build/demo-papers
"$venv/bin/python" -m desktop demo build/demo-office --papers build/demo-papers
say "PDF: build/demo-papers ($(find build/demo-papers -name '*.pdf' | wc -l))"
