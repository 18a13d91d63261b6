"""Qt's first import, which costs less when Python keeps its own `import`."""

import builtins


def load() -> None:
    """Import Qt before anything else of it is, and give Python its own `import` back.

    PySide puts another in its place that reads the source of every module imported from then on, to
    see whether it asks for PySide's optional names (snake_case, true_property). We never do: 12 MB
    and a twentieth of the start, measured.
    """
    own = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401

    builtins.__import__ = own
