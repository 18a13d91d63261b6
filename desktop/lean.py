"""What the program does without, though modules it uses would take it when it is there."""

import sys

_LARGE = 256 * 1024  # bytes
_MMAP_THRESHOLD, _ARENA_MAX = -3, -8  # malloc.h of the GNU C library
UNWANTED = ("_hashlib", "sqlite3")


def leave_out() -> None:
    """Make the imports of what we need not fail; before anything of ours is imported.

    hashlib has hashes of its own when OpenSSL's are missing, and peewee drives our engine without
    Python's SQLite. Measured: 5 MB of libraries and a fortieth of the start.
    """
    for name in UNWANTED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]


def give_back() -> None:
    """Let large buffers (pages drawn, files read) go back to the system as soon as they are freed.

    The GNU C library keeps them once it has seen one freed, a heap for each thread; other systems'
    do not. Measured: 6 MB after typing.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):
        library.mallopt(_MMAP_THRESHOLD, _LARGE)
        library.mallopt(_ARENA_MAX, 1)
