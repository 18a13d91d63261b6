"""Print the lowest glibc a frozen tree runs on: the highest version any of its files asks for."""

import re
import subprocess
import sys
from pathlib import Path


def floor(tree: Path) -> str:
    """Such as `2.35`, for the package's Depends."""
    asked = {(2, 0)}
    for file in tree.rglob("*"):
        if file.is_symlink() or not file.is_file() or file.open("rb").read(4) != b"\x7fELF":
            continue
        told = subprocess.run(["objdump", "-T", file], capture_output=True, text=True, check=True)
        for major, minor in re.findall(r"GLIBC_(\d+)\.(\d+)", told.stdout):
            asked.add((int(major), int(minor)))
    return ".".join(map(str, max(asked)))


if __name__ == "__main__":
    print(floor(Path(sys.argv[1])))
