# Shared by linux/build.sh and windows/build.sh, after common.sh: a clean copy of the source, the
# moment it bears, and environments of pinned tools. All of it lies in build/.
# PRACHAKHOM_VERSION builds under another version than desktop/__init__.py names (tests of upgrades).

version=${PRACHAKHOM_VERSION:-$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$root/desktop/__init__.py")}
dist="$root/dist"
program_lock="$root/installer/program.lock"
build_lock="$root/installer/build.lock"

# Everything in a package bears the moment of the last commit, so that the same source makes the
# same bytes.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1767225600)}
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0 LC_ALL=C.UTF-8 TZ=UTC
umask 022

# copy_source FOLDER: what the program is made of, as it stands here, without what Python left.
copy_source() {
    rm -rf "$1"
    mkdir -p "$1"
    (cd "$root" && tar -c --exclude=__pycache__ --exclude='*.pyc' desktop db resources) | tar -x -C "$1"
    sed -i "s/^__version__ = .*/__version__ = \"$version\"/" "$1/desktop/__init__.py"
    # made from by `python -m desktop.thai.dictionary` and installer/catalog.py, never read by the program
    rm -f "$1/resources/words/words_th.txt" "$1/resources/words/tnc_freq.txt" "$1/resources/i18n/en.po"
    if ! grep -q '^current = ".\+"' "$1/resources/update/keys.toml"; then
        say "ระวัง: resources/update/keys.toml ยังไม่มีกุญแจผู้จัดทำ โปรแกรมชุดนี้จะไม่รับแฟ้มปรับปรุง"
        echo "   Careful: no vendor's key in resources/update/keys.toml; this build takes no update files."
    fi
}

# tool_environment FOLDER: a venv with the program's wheels and the tools of the build, no other; at
# once when it is there already.
tool_environment() {
    local folder=$1 python made
    python=$(suitable_python)
    made="$folder $("$python" --version) $(cat "$program_lock" "$build_lock" | cksum)"
    if [ "$(cat "$folder/.made" 2>/dev/null)" = "$made" ]; then return; fi
    rm -rf "$folder"
    say "$("$python" --version) → ${folder#"$root"/}"
    "$python" -m venv "$folder"
    "$folder/bin/python" -m pip --disable-pip-version-check --no-input --no-cache-dir install --quiet \
        --require-hashes --no-deps --only-binary=:all: -r "$program_lock" -r "$build_lock" </dev/null ||
        fail "ติดตั้งเครื่องมือสร้างชุดติดตั้งไม่สำเร็จ กรุณาตรวจอินเทอร์เน็ต" \
            "The tools of the build could not be installed. Check the connection."
    printf '%s' "$made" >"$folder/.made"
}

# dated FOLDER: every file bears the moment of the commit.
dated() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }

megabytes() { echo $((($(stat -c %s "$1") + 500000) / 1000000)); }
