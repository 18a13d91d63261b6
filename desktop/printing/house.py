"""The house style of one office: its emblem, its font, and the words it never wants divided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop.printing import house_rules


@dataclass(frozen=True)
class House:
    """What an office brings to every paper.

    `emblem` is the content of an SVG or PNG file (None: the neutral mark), checked by
    `desktop.printing.emblem.emblem`; `words` are names never divided at a line end; `family` is the
    name of an installed Sarabun family, empty for the shipped TH Sarabun New; `sheet` is what the
    office sets on paper for itself, see `desktop.printing.measure_sheet`; `watermark` is put across
    every page, as where one only practises.
    """

    emblem: bytes | None = field(default=None, repr=False)
    words: frozenset[str] = frozenset()
    family: str = ""
    sheet: Mapping[str, float | str] = field(default_factory=dict, hash=False)
    watermark: str = ""

    def measures(self, form: str, size: str = "") -> house_rules.Measures:
        """The measures of a form in this office; `size` as in `house_rules.measures`."""
        set_here = {key: value for key, value in self.sheet.items() if isinstance(value, float)}
        return house_rules.measures(form, size, tuple(sorted(set_here.items())))

    def form(self, name: str) -> house_rules.Form:
        """The words of a form in this office: its catchword and the heading of its copies."""
        form = house_rules.form(name)
        said = {key: value for key, value in self.sheet.items() if isinstance(value, str)}
        catchword = said.get("catchword", form.catchword) if form.catchword else ""
        heading = said.get("copy_heading", form.copy_heading) if form.copy_heading else ""
        return replace(form, catchword=catchword, copy_heading=heading)

    def check(self) -> None:
        """Raise PaperError when the emblem or the font cannot be printed."""
        from desktop.printing import fonts
        from desktop.printing.emblem import emblem

        emblem(self.emblem)
        fonts.family(self.family)
