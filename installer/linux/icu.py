"""Cut ICU's data down to the two languages of the program: 32 MB of 38 are of all the others.

Qt asks ICU for comparing and case alone. The library `libicudata.so` is one table of named items
(ICU's `udata` package, little endian: a header, the count, pairs of offsets to a name and to its
data, both from the count on); it is read, and written anew as assembler for `as` and `ld`.
"""

import re
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

_LOCALE = re.compile(r"[a-z]{2,3}(_\w+)?")
_OURS = {"th", "th_TH", "en", "en_US", "root", "pool", "res_index"}
_TABLES = re.compile(
    r"(curr|lang|rbnf|region|translit|unit)/|unames\.icu|confusables"
)  # words of no use to Qt
_DICTIONARIES = re.compile(r"brkitr/(?!thai)\w+\.(dict|adaboost)$")


def stays(item: str) -> bool:
    """Whether an item, such as `coll/th.res`, is of use to us."""
    name, _, kind = item.rpartition("/")[2].rpartition(".")
    if kind in ("cnv", "spp") or _DICTIONARIES.search(item) or _TABLES.match(item):
        return False
    return kind != "res" or name in _OURS or not _LOCALE.fullmatch(name)


def cut(table: bytes) -> bytes:
    """The same table with the items that stay, each at a place divisible by 16."""
    size, magic = struct.unpack_from("<HH", table)
    assert magic == 0x27DA, "not a table of ICU"
    count = struct.unpack_from("<I", table, size)[0]
    places = [struct.unpack_from("<II", table, size + 4 + 8 * i) for i in range(count)]
    ends = [place for _, place in places[1:]] + [len(table) - size]
    items = []
    for (name_at, data_at), end in zip(places, ends, strict=True):
        name = table[size + name_at : table.index(b"\0", size + name_at)]
        if stays(name.decode().partition("/")[2]):
            items.append((name, table[size + data_at : size + end]))
    names = b"".join(name + b"\0" for name, _ in items)
    head = 4 + 8 * len(items)
    at = head + len(names)
    entries, body, name_at = b"", b"", head
    body = b"\0" * (-at % 16)
    for name, data in items:
        entries += struct.pack("<II", name_at, at + len(body))
        name_at += len(name) + 1
        body += data + b"\0" * (-len(data) % 16)
    return table[:size] + struct.pack("<I", len(items)) + entries + names + body


def rebuild(library: Path) -> None:
    """Replace a `libicudata.so.NN` by one that holds what stays."""
    symbol, at, size = _table_in(library)
    table = cut(library.read_bytes()[at : at + size])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "table").write_bytes(table)
        source = (
            f".globl {symbol}\n.type {symbol}, %object\n.size {symbol}, {len(table)}\n"
            f'.section .rodata\n.balign 16\n{symbol}: .incbin "{folder}/table"\n'
            '.section .note.GNU-stack,"",%progbits\n'
        )
        made = folder / "made.o"
        subprocess.run(["as", "-o", made], input=source, text=True, check=True)
        link = ["ld", "-shared", "--build-id=none", "-z", "noexecstack", "-soname", library.name]
        subprocess.run([*link, "-o", library, made], check=True)


def _table_in(library: Path) -> tuple[str, int, int]:
    """The name of the table in the library, where in the file it begins, and its length."""
    data = library.read_bytes()
    sections_at = struct.unpack_from("<Q", data, 0x28)[0]
    width, count = struct.unpack_from("<HH", data, 0x3A)
    sections = [
        struct.unpack_from("<IIQQQQIIQQ", data, sections_at + width * i) for i in range(count)
    ]
    for _, kind, _, _, at, size, link, _, _, each in sections:
        if kind != 11:  # SHT_DYNSYM
            continue
        names_at = sections[link][4]
        for entry in range(at, at + size, each):
            name_at, _, _, section, value, length = struct.unpack_from("<IBBHQQ", data, entry)
            name = data[names_at + name_at : data.index(b"\0", names_at + name_at)].decode()
            if re.fullmatch(r"icudt\d+_dat", name):
                begins = value - sections[section][3] + sections[section][4]
                return name, begins, length or sections[section][5] - (value - sections[section][3])
    raise ValueError(f"{library} holds no table of ICU")


if __name__ == "__main__":
    rebuild(Path(sys.argv[1]))
