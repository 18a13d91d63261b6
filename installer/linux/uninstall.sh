#!/bin/sh
# Remove the program that prachakhom-VERSION.run installed; the records of the office stay.
set -eu
home="$HOME/.local/opt/prachakhom"
share="${XDG_DATA_HOME:-$HOME/.local/share}"
rm -f "$share/applications/prachakhom.desktop" "$share/mime/packages/prachakhom.xml" \
    "$share/metainfo/prachakhom.metainfo.xml"
find "$share/icons/hicolor" \( -name 'prachakhom.png' -o -name 'prachakhom.svg' -o \
    -name 'prachakhom-bundle.png' -o -name 'prachakhom-bundle.svg' \) -exec rm -f {} + 2>/dev/null || :
if [ "$(readlink "$HOME/.local/bin/prachakhom" 2>/dev/null)" = "$home/prachakhom" ]; then
    rm -f "$HOME/.local/bin/prachakhom"
fi
if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime" >/dev/null 2>&1 || :; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database "$share/applications" || :; fi
rm -rf "$home"
echo "ถอนโปรแกรมแล้ว ข้อมูลของสำนักงานยังอยู่ที่ $share/prachakhom"
echo "Removed; the records of the office are still in $share/prachakhom"
