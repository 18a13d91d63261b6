"""What the program does without, though modules it uses would take it when it is there."""

import importlib.util
import sys

_LARGE = 256 * 1024  # bytes
_MMAP_THRESHOLD, _ARENA_MAX = -3, -8  # malloc.h of the GNU C library
UNWANTED = ("_hashlib", "sqlite3", "psycopg", "psycopg2")


def leave_out() -> None:
    """Make the imports of what we need not fail; before anything of ours is imported.

    hashlib has hashes of its own when OpenSSL's are missing, and peewee drives our engine without
    Python's SQLite and takes PostgreSQL's driver, with OpenSSL and asyncio, wherever it lies.
    Measured: 5 MB of libraries and a fortieth of the start, before that driver.
    """
    for name in UNWANTED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]


def put_off(name: str) -> None:
    """Let an import of a module give it empty; it is read when something of it is first asked for.

    For `socket`, which peewee takes for a kind of field we do not have: 2 % of the start.
    """
    found = importlib.util.find_spec(name)
    if name in sys.modules or found is None or found.loader is None:
        return
    loader = importlib.util.LazyLoader(found.loader)
    found.loader = loader
    module = importlib.util.module_from_spec(found)
    sys.modules[name] = module
    loader.exec_module(module)


def let_in(name: str) -> None:
    """Let a module be imported after all, by the one command that needs it."""
    if name in UNWANTED and sys.modules.get(name, name) is None:
        del sys.modules[name]


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
