#!/bin/sh
# Install for this user alone, without root; run inside the unpacked .run.
# Program: ~/.local/opt/prachakhom. Records lie elsewhere (~/.local/share/prachakhom) and stay.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
version=$(cat "$here/version")
home="$HOME/.local/opt/prachakhom"
share="${XDG_DATA_HOME:-$HOME/.local/share}"

if [ "$(id -u)" -eq 0 ] && [ "${PRACHAKHOM_AS_ROOT:-}" != yes ]; then
    echo "ชุดติดตั้งนี้สำหรับผู้ใช้ทั่วไป ผู้ดูแลเครื่องให้ใช้แฟ้ม .deb" >&2
    echo "This is for one user without root; as root install the .deb." >&2
    exit 1
fi
free=$(df -Pk "$HOME" | awk 'NR == 2 { print $4 }')
needed=$(du -sk "$here/program" | cut -f1)
if [ "$free" -lt $((needed + 51200)) ]; then
    echo "ที่ว่างไม่พอ ต้องการอีก $(((needed + 51200 - free) / 1024 + 1)) MB" >&2
    echo "Not enough room: $(((needed + 51200 - free) / 1024 + 1)) MB more are needed." >&2
    exit 1
fi

mkdir -p "$home/versions" "$HOME/.local/bin" "$share"
place="$home/versions/$version"
rm -rf "$place.part" "$place.old"
cp -a "$here/program" "$place.part"
if [ -e "$place" ]; then mv "$place" "$place.old"; fi
mv "$place.part" "$place"
rm -rf "$place.old"
cp "$here/launcher.sh" "$home/prachakhom.new"
chmod 755 "$home/prachakhom.new"
mv "$home/prachakhom.new" "$home/prachakhom"
cp "$here/uninstall.sh" "$home/uninstall"
chmod 755 "$home/uninstall"
cp "$here/LICENSE" "$here/NOTICE.md" "$home/"
rm -f "$home/trying" "$home/tried" "$home/fell"
printf '%s' "$version" >"$home/current.new"
mv "$home/current.new" "$home/current"
ln -sfn "$home/prachakhom" "$HOME/.local/bin/prachakhom"

(cd "$here/share" && find . -type f) | while read -r file; do
    mkdir -p "$(dirname "$share/$file")"
    cp "$here/share/$file" "$share/$file"
done
# the menu must find it though ~/.local/bin may be in no PATH yet
sed -i "s|^Exec=prachakhom|Exec=\"$home/prachakhom\"|" "$share/applications/prachakhom.desktop"
if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime" >/dev/null 2>&1 || :; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database "$share/applications" || :; fi

echo "ติดตั้งประชาคม $version แล้ว เปิดจากเมนูโปรแกรม หรือสั่ง ~/.local/bin/prachakhom"
echo "Prachakhom $version is installed; remove it with: ~/.local/opt/prachakhom/uninstall"
