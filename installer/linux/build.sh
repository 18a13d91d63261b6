#!/usr/bin/env bash
# Build both Linux packages: dist/prachakhom_VERSION_amd64.deb and dist/prachakhom-VERSION.run.
# PRACHAKHOM_FAST=1 packs fast instead of small, for trying things out.
set -eu
# shellcheck source=installer/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"
# shellcheck source=installer/building.sh
. "$root/installer/building.sh"

# shellcheck disable=SC2086
install_packages $run_packages $linux_build_packages
here="$root/installer/linux"
work="$root/build/linux"
mkdir -p "$work" "$dist"

tool_environment "$root/build/tools"
python="$root/build/tools/bin/python"
copy_source "$work/source"

say "PyInstaller"
# the folders keep their names: they are in the bytecode
mkdir -p "$work/source/installer"
cp -r "$here" "$work/source/installer/"
rm -rf "$work/frozen" "$work/scratch"
(cd "$work/source" && "$python" -m PyInstaller -y --clean --log-level ERROR --distpath "$work/frozen" \
    --workpath "$work/scratch" installer/linux/prachakhom.spec)
tree="$work/frozen/prachakhom"
"$python" "$here/icu.py" "$tree"/_internal/PySide6/Qt/lib/libicudata.so.*
"$python" "$root/installer/icons/draw.py" "$work/icons"
find "$tree" -type f -exec chmod u+w,go-w {} + # wheels bring read-only files
needed_libc=$("$python" "$here/libc_floor.py" "$tree")

# share FOLDER: what the desktop reads, below FOLDER (/usr/share, ~/.local/share)
share() {
    local size name
    mkdir -p "$1/applications" "$1/mime/packages" "$1/metainfo"
    cp "$here/share/prachakhom.desktop" "$1/applications/"
    cp "$here/share/prachakhom.xml" "$1/mime/packages/"
    sed "s/@VERSION@/$version/; s/@DATE@/$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)/" \
        "$here/share/prachakhom.metainfo.xml" >"$1/metainfo/prachakhom.metainfo.xml"
    for size in 16x16 24x24 32x32 48x48 64x64 128x128 256x256; do
        mkdir -p "$1/icons/hicolor/$size/apps" "$1/icons/hicolor/$size/mimetypes"
        cp "$work/icons/$size/prachakhom.png" "$1/icons/hicolor/$size/apps/"
        cp "$work/icons/$size/prachakhom-bundle.png" "$1/icons/hicolor/$size/mimetypes/"
    done
    mkdir -p "$1/icons/hicolor/scalable/apps" "$1/icons/hicolor/scalable/mimetypes"
    cp "$root/installer/icons/prachakhom.svg" "$1/icons/hicolor/scalable/apps/"
    cp "$root/installer/icons/prachakhom-bundle.svg" "$1/icons/hicolor/scalable/mimetypes/"
}

say ".deb, .run"
deb_packing=(-Zxz -z9) run_packing=--xz
[ -z "${PRACHAKHOM_FAST:-}" ] || { deb_packing=(-Zgzip -z1) run_packing="--gzip --complevel 1"; }
deb="$work/deb"
rm -rf "$deb"
mkdir -p "$deb/DEBIAN" "$deb/opt" "$deb/usr/bin" "$deb/usr/share/doc/prachakhom"
cp -a "$tree" "$deb/opt/prachakhom"
ln -s /opt/prachakhom/prachakhom "$deb/usr/bin/prachakhom"
share "$deb/usr/share"
cat "$root/LICENSE" "$root/resources/NOTICE.md" >"$deb/usr/share/doc/prachakhom/copyright"
cat >"$deb/DEBIAN/control" <<CONTROL
Package: prachakhom
Version: $version
Architecture: amd64
Maintainer: Prachakhom <prachakhom@localhost>
Installed-Size: $(du -sk --apparent-size --exclude=DEBIAN "$deb" | cut -f1)
Section: misc
Priority: optional
Depends: libc6 (>= $needed_libc), libstdc++6 (>= 12), libgcc-s1, libgl1, libegl1, libfontconfig1, libfreetype6, libdbus-1-3, libglib2.0-0 | libglib2.0-0t64, libx11-6, libx11-xcb1, libxcb1
Recommends: cups-client
Description: desk for the clerks of a small Thai municipality
 Memos, announcements, registers and public hearings, printed as the rules
 of the office want them. Works without internet and without a server.
 .
 The records of an office lie in the home of its clerk and are never touched
 by installing, upgrading or removing this package.
CONTROL
(cd "$deb" && find opt usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)
dated "$deb"
# one thread: how xz cuts its blocks must not depend on the machine
dpkg-deb --root-owner-group --threads-max=1 "${deb_packing[@]}" --build "$deb" \
    "$dist/prachakhom_${version}_amd64.deb" >/dev/null &
packing=$!

run="$work/run"
rm -rf "$run"
mkdir -p "$run"
cp -a "$tree" "$run/program"
share "$run/share"
cp "$here/setup.sh" "$here/launcher.sh" "$here/uninstall.sh" "$run/"
cp "$root/LICENSE" "$root/resources/NOTICE.md" "$run/"
printf '%s' "$version" >"$run/version"
dated "$run"
# shellcheck disable=SC2086
makeself --quiet $run_packing --nox11 --sha256 --nomd5 --nocrc --tar-quietly \
    --packaging-date "$(date -u -d "@$SOURCE_DATE_EPOCH")" \
    --tar-extra "--sort=name --owner=0 --group=0 --numeric-owner --mtime=@$SOURCE_DATE_EPOCH --format=gnu" \
    "$run" "$dist/prachakhom-$version.run" "Prachakhom $version" ./setup.sh >/dev/null
wait "$packing"

say "dist/prachakhom_${version}_amd64.deb ($(megabytes "$dist/prachakhom_${version}_amd64.deb") MB)," \
    "dist/prachakhom-$version.run ($(megabytes "$dist/prachakhom-$version.run") MB)," \
    "$(du -sm --apparent-size "$tree" | cut -f1) MB installed"
