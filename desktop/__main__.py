"""`prachakhom`, `python -m desktop`: a subcommand for scripts, or the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from desktop import lean


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line when the first word is one of its commands, the window otherwise."""
    lean.leave_out()
    words = list(sys.argv[1:] if argv is None else argv)
    if words and (not words[0].startswith("-") or words[0] in ("-h", "--help")):
        from desktop import cli

        return cli.main(words)
    from desktop import app

    return app.main(words)


if __name__ == "__main__":
    sys.exit(main())
