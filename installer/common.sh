# Shared by installer/run.sh and tests/run.sh: brings a fresh checkout to the point where it runs.
# Everything stays inside the checkout, but for Debian packages (only as root or with sudo).

unset CDPATH
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv="$root/.venv"
lock="$root/installer/requirements.lock"
ready="$venv/.ready"

# What the program itself needs from Debian or Ubuntu; found by leaving out one at a time.
run_packages="libegl1 libgl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libgssapi-krb5-2 libxkbcommon0
    libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libthai0"
# What the tests add: a microphone (ALSA), a screen, a window manager, a keyboard, eyes, a printer, readers of its pages.
test_packages="alsa-utils xvfb openbox xdotool x11-xkb-utils x11-utils scrot dbus at-spi2-core python3-pyatspi
    cups-daemon cups-client cups-filters poppler-utils mupdf-tools qpdf"
# What makes the Linux packages.
linux_build_packages="binutils makeself xz-utils"
# What makes the Windows installer.
windows_build_packages="gcc-mingw-w64-x86-64 nsis osslsigncode unzip xz-utils ca-certificates"
# What the heavy tier adds: another office's program opens our Word documents; a card reader's service
# and a reader without a wire; other servers for hubs; a database to publish to; the packages are built
# and tried, in a bare Debian and under Wine.
heavy_packages="libreoffice-writer-nogui pcscd vsmartcard-vpcd apache2-bin rclone postgresql
    ceph-mon ceph-osd ceph-common radosgw debootstrap desktop-file-utils appstream strace
    wine wine64 imagemagick $linux_build_packages $windows_build_packages"

say() { printf '\n== %s\n' "$*"; }
fail() {
    printf '\n' >&2
    printf '%s\n' "$@" >&2
    exit 1
}

# set_up PACKAGE...: the packages, the Python environment, the locked wheels. Second time: at once.
set_up() {
    if is_ready; then
        install_packages "$@"
        return
    fi
    if [ -z "$(suitable_python)" ]; then
        set -- python3 python3-venv "$@"
    fi
    install_packages "$@"
    make_environment
}

# What the environment was made from: this place, this Python, these wheels.
made_from() { printf '%s\n' "$root" "$("$1" --version 2>/dev/null)" "$(cksum <"$lock")"; }

is_ready() { [ "$(cat "$ready" 2>/dev/null)" = "$(made_from "$venv/bin/python")" ]; }

suitable_python() {
    local name
    for name in "$venv/bin/python" python3.13 python3.12 python3.11 python3; do
        if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
            >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
}

# A package counts as there also under the name it has since the 64-bit time change
# (libglib2.0-0t64).
missing_packages() {
    local package there
    there=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" "${@/%/t64}" 2>/dev/null || :)
    for package in "$@"; do
        case "
$there
" in
        *"
$package installed
"* | *"
${package}t64 installed
"*) ;;
        *) printf '%s ' "$package" ;;
        esac
    done
}

install_packages() {
    local wanted sudo=()
    command -v dpkg-query >/dev/null || return 0 # not Debian: `make_environment` will tell
    wanted=$(missing_packages "$@")
    [ -n "$wanted" ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        # sudo may ask for a password only where someone can type it
        if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
            sudo=(sudo)
        else
            fail "เครื่องนี้ขาดโปรแกรมของระบบ กรุณาให้ผู้ดูแลเครื่องสั่งคำสั่งข้างล่าง แล้วเริ่มใหม่" \
                "System packages are missing. Ask an administrator to run this, then start again:" \
                "  apt-get install --no-install-recommends $wanted"
        fi
    fi
    say "apt-get install $wanted"
    # A source that does not answer is no reason to stop: the next step tells what is really missing.
    "${sudo[@]}" apt-get -qq -o DPkg::Lock::Timeout=300 update </dev/null || :
    # shellcheck disable=SC2086
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 \
        install -y --no-install-recommends $wanted </dev/null >/dev/null ||
        fail "ติดตั้งโปรแกรมของระบบไม่สำเร็จ กรุณาตรวจอินเทอร์เน็ตแล้วเริ่มใหม่" \
            "apt-get failed. Check the connection and start again; it was to install:" "  $wanted"
}

make_environment() {
    local python site cache=() from=()
    # Programs inside know the place they were made for, so a moved checkout begins anew; so does
    # one whose Python has gone, or whose making was cut short.
    if [ -e "$ready" ] && [ "$(head -n 1 "$ready")" != "$root" ]; then rm -rf "$venv"; fi
    rm -f "$ready"
    "$venv/bin/python" -c 'import pip' 2>/dev/null || rm -rf "$venv"
    if [ ! -d "$venv" ]; then
        python=$(suitable_python)
        [ -n "$python" ] || fail "ต้องใช้ Python 3.11 ขึ้นไป" "Python 3.11 or newer is needed."
        say "$("$python" --version) → .venv"
        "$python" -m venv "$venv" ||
            fail "สร้างโฟลเดอร์ .venv ไม่สำเร็จ" "The folder .venv could not be made; see above."
    fi
    say "wheels → .venv (installer/requirements.lock)"
    [ -n "${PIP_CACHE_DIR:-}" ] || cache=(--no-cache-dir)
    [ -d "$root/wheelhouse" ] && from=(--no-index --find-links "$root/wheelhouse")
    "$venv/bin/python" -m pip --disable-pip-version-check --no-input "${cache[@]}" install --quiet \
        --require-hashes --only-binary=:all: "${from[@]}" -r "$lock" </dev/null ||
        fail "ติดตั้งส่วนประกอบของโปรแกรมไม่สำเร็จ กรุณาตรวจอินเทอร์เน็ต (หรือโฟลเดอร์ wheelhouse) แล้วเริ่มใหม่" \
            "Installing the wheels failed. Check the connection (or the folder wheelhouse) and start again."
    "$venv/bin/python" -c 'import PySide6.QtWidgets' ||
        fail "เครื่องนี้ขาดไลบรารีของระบบตามข้อความข้างบน" \
            "A system library is missing, see above. On Debian and Ubuntu they come with:" \
            "  $(echo $run_packages)"
    site=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
    printf '%s\n' "$root" >"$site/prachakhom.pth"
    cat >"$venv/bin/prachakhom" <<'LAUNCHER'
#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/python" -m desktop "$@"
LAUNCHER
    chmod +x "$venv/bin/prachakhom"
    # bytecode now, whatever the environment says of writing it: a start without is twice as long
    "$venv/bin/python" -m compileall -q "$root/desktop" "$root/db"
    made_from "$venv/bin/python" >"$ready"
}
