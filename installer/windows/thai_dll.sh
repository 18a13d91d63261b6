# build_thai_dll FOLDER: FOLDER/thai.dll from Debian's source packages of libthai and libdatrie
# (LGPL 2.1), the releases resources/words/thbrk.tri is of. Only their makers' own archives are used.
build_thai_dll() {
    local folder=$1 name apt
    mkdir -p "$folder/lists/partial"
    apt=(-qq -o "Dir::Etc::sourcelist=$folder/src.sources" -o Dir::Etc::sourceparts=/dev/null
        -o "Dir::State::Lists=$folder/lists" -o APT::Sandbox::User=root)
    if ! known_sources "$folder" 2>/dev/null; then
        cat /etc/apt/sources.list.d/debian.sources 2>/dev/null |
            sed -n 's/^Types: *deb *$/Types: deb-src/; /^#/d; p' >"$folder/src.sources"
        [ -s "$folder/src.sources" ] || {
            apt[2]="Dir::Etc::sourcelist=$folder/src.list"
            sed -n 's/^deb /deb-src /p' /etc/apt/sources.list >"$folder/src.list"
        }
        (cd "$folder" && apt-get "${apt[@]}" update && rm -f ./*.orig.tar.xz &&
            apt-get "${apt[@]}" source --tar-only --download-only libthai=0.1.29-1 libdatrie=0.2.13-2) </dev/null ||
            fail "นำซอร์สของ libthai จาก Debian มาไม่ได้ กรุณาตรวจอินเทอร์เน็ต" \
                "The source packages libthai 0.1.29 and libdatrie 0.2.13 could not be fetched from Debian."
        known_sources "$folder" || fail "ซอร์สของ libthai ไม่ตรงกับที่ตรวจไว้" "The sources of libthai are not the known ones."
    fi
    for name in libthai_0.1.29 libdatrie_0.2.13; do
        rm -rf "${folder:?}/$name"
        mkdir -p "$folder/$name"
        tar -xf "$folder/$name.orig.tar.xz" --strip-components=1 -C "$folder/$name"
    done
    mkdir -p "$folder/headers"
    cp -r "$folder/libdatrie_0.2.13/datrie" "$folder/headers/"
    : >"$folder/headers/config.h"
    (
        cd "$folder"
        x86_64-w64-mingw32-gcc -O2 -DTHAI_SHIM -c -o shim.o "$root/installer/windows/thai_shim.c" || exit 1
        # shellcheck disable=SC2046
        x86_64-w64-mingw32-gcc -shared -O2 -s -DHAVE_CONFIG_H -DNDEBUG '-DDICT_DIR="nowhere"' -include "$root/installer/windows/thai_shim.h" \
            -Iheaders -Ilibthai_0.1.29/include -Ilibthai_0.1.29 -Ilibdatrie_0.2.13 -Wno-attributes \
            -Wl,--no-insert-timestamp -Wl,--export-all-symbols -static-libgcc -o thai.dll \
            $(find libthai_0.1.29/src libdatrie_0.2.13/datrie -name '*.c' | LC_ALL=C sort) shim.o
    ) || fail "คอมไพล์ libthai ไม่สำเร็จ" "libthai could not be compiled."
}

known_sources() {
    (cd "$1" && sha256sum --quiet --check) <<'KNOWN'
fc80cc7dcb50e11302b417cebd24f2d30a8b987292e77e003267b9100d0f4bcd  libthai_0.1.29.orig.tar.xz
12231bb2be2581a7f0fb9904092d24b0ed2a271a16835071ed97bed65267f4be  libdatrie_0.2.13.orig.tar.xz
KNOWN
}
