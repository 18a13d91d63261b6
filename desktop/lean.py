"""What the program does without, though modules it uses would take it when it is there."""

import sys

UNWANTED = ("_hashlib", "sqlite3", "psycopg", "psycopg2")


def leave_out() -> None:
    """Make the imports of what we need not fail; before anything of ours is imported.

    hashlib has hashes of its own when OpenSSL's are missing, and peewee drives our engine without
    Python's SQLite and takes PostgreSQL's driver, with OpenSSL and asyncio, wherever it lies.
    Measured: 5 MB of libraries and a fortieth of the start, before that driver.
    """
    for name in UNWANTED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]


def let_in(name: str) -> None:
    """Let a module be imported after all, by the one command that needs it."""
    if name in UNWANTED and sys.modules.get(name, name) is None:
        del sys.modules[name]
