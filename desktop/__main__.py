"""`prachakhom`, `python -m desktop`: a subcommand for scripts, or the window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from desktop import lean

BUNDLE = ".pkb"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line or the window; returns the exit code."""
    lean.leave_out()
    words = list(sys.argv[1:] if argv is None else argv)
    if for_window(words):
        lean.put_off("socket")
        gc.disable()  # nothing of the start becomes garbage: collecting it took a tenth of the time
        from desktop import app

        return app.main(words)
    from desktop import cli

    return cli.main(words)


def for_window(words: Sequence[str]) -> bool:
    """Whether the words of a command line are for the window: options alone, or first a bundle.

    Else the first word is a command. A bundle named first is what a double-click does.
    """
    if not words or words[0].lower().endswith(BUNDLE):
        return True
    return words[0].startswith("-") and words[0] not in ("-h", "--help")


if __name__ == "__main__":
    sys.exit(main())
