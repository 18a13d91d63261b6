"""What the program does without, though modules it uses would take it when it is there."""

import sys

UNWANTED = ("_hashlib", "sqlite3")


def leave_out() -> None:
    """Make the imports of what we need not fail; before anything of ours is imported.

    hashlib has hashes of its own when OpenSSL's are missing, and peewee drives our engine without
    Python's SQLite. Measured: 5 MB of libraries and a fortieth of the start.
    """
    for name in UNWANTED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
