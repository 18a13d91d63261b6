# Shared by installer/run.sh and tests/run.sh: brings a fresh checkout to the point where it runs.
# Everything stays inside the checkout, but for apt packages (only as root or with sudo).

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv="$root/.venv"
lock="$root/installer/requirements.lock"

# What the program itself needs from Debian or Ubuntu; found by leaving out one at a time.
run_packages="libegl1 libgl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libgssapi-krb5-2 libxkbcommon0
    libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libthai0"
# What the tests add: a screen, a keyboard, eyes, a printer, a reader of printed pages.
test_packages="xvfb openbox xdotool x11-xkb-utils x11-utils scrot dbus at-spi2-core python3-pyatspi
    cups-daemon cups-client cups-filters poppler-utils"

say() { printf '\n== %s\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

python_here() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
            >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
}

# A package counts as there when dpkg says so, also under the name it has since the 64-bit time
# change (libglib2.0-0t64).
missing_packages() {
    for package in "$@"; do
        dpkg -s "$package" 2>/dev/null | grep -q '^Status: .* installed' ||
            dpkg -s "${package}t64" 2>/dev/null | grep -q '^Status: .* installed' ||
            printf '%s ' "$package"
    done
}

install_packages() {
    command -v dpkg >/dev/null || return 0 # not Debian: the check of the program itself will tell
    local wanted sudo=""
    wanted=$(missing_packages "$@")
    [ -n "$wanted" ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || [ -t 0 ] && command -v sudo >/dev/null ||
            fail "ขาดโปรแกรมของระบบ กรุณาให้ผู้ดูแลเครื่องสั่ง / Missing system packages; ask an administrator to run:
  sudo apt-get install --no-install-recommends $wanted"
        sudo=sudo
    fi
    say "apt-get install $wanted"
    $sudo apt-get update -qq </dev/null
    # shellcheck disable=SC2086
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        $wanted </dev/null >/dev/null ||
        fail "apt-get ไม่สำเร็จ ตรวจอินเทอร์เน็ตแล้วสั่งใหม่ / apt-get failed; check the connection and run this again"
}

make_venv() {
    local python
    [ -x "$venv/bin/python" ] && [ "$venv/.ready" -nt "$lock" ] && return 0
    python=$(python_here)
    if [ -z "$python" ]; then
        install_packages python3 python3-venv
        python=$(python_here)
    fi
    [ -n "$python" ] || fail "ต้องใช้ Python 3.11 ขึ้นไป / Python 3.11 or newer is needed"
    say "Python environment in .venv ($("$python" --version))"
    [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
    local from=()
    [ -d "$root/wheelhouse" ] && from=(--no-index --find-links "$root/wheelhouse")
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
        --only-binary=:all: "${from[@]}" -r "$lock" ||
        fail "ติดตั้งส่วนประกอบไม่สำเร็จ ตรวจอินเทอร์เน็ตแล้วสั่งใหม่ / Installing the Python packages failed; check the connection and run this again"
    local site
    site=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
    printf '%s\n' "$root" >"$site/prachakhom.pth"
    printf '#!/bin/sh\nexec "%s/bin/python" -m desktop "$@"\n' "$venv" >"$venv/bin/prachakhom"
    chmod +x "$venv/bin/prachakhom"
    touch "$venv/.ready"
}
