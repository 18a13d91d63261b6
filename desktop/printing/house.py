"""The house style of one office: its emblem, its font, and the words it never wants divided."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class House:
    """What an office brings to every paper.

    `emblem` is the content of an SVG or PNG file (None: the neutral mark), checked by
    `desktop.printing.emblem.emblem`; `words` are names never divided at a line end; `family` is the
    name of an installed Sarabun family, empty for the shipped TH Sarabun New.
    """

    emblem: bytes | None = field(default=None, repr=False)
    words: frozenset[str] = frozenset()
    family: str = ""

    def check(self) -> None:
        """Raise PaperError when the emblem or the font cannot be printed."""
        from desktop.printing import fonts
        from desktop.printing.emblem import emblem

        emblem(self.emblem)
        fonts.family(self.family)
