"""The palette of both themes: names for what a colour means, never for what it is.

Every text colour stands at 5:1 or more on the grounds it is used on, the ring around what has the
keyboard at 3:1; `tests/unit/test_look.py` computes it from `PAIRS`, `EDGES` and the style sheets.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours of one theme as #rrggbb."""

    ground: str
    surface: str
    raised: str
    side: str
    side_text: str
    side_selected: str
    text: str
    muted: str
    line: str
    line_strong: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    muted_soft: str
    desk: str
    violet: str  # the other of two sides

    def mapping(self) -> dict[str, str]:
        return {f.name: getattr(self, f.name) for f in fields(self)}


LIGHT = Tokens(
    ground="#f5f7fa",
    surface="#ffffff",
    raised="#f8fafc",
    side="#0f2f4f",
    side_text="#d3deea",
    side_selected="#1d4a78",
    text="#1b2733",
    muted="#566575",
    line="#e1e7ee",
    line_strong="#c3cdd8",
    accent="#1f5fa8",
    accent_hover="#194f8d",
    on_accent="#ffffff",
    accent_soft="#e7f0fb",
    ok="#136a40",
    ok_soft="#e3f4ea",
    warn="#8a5200",
    warn_soft="#fff2d9",
    bad="#b42318",
    bad_soft="#fde8e6",
    muted_soft="#eef2f6",
    desk="#e6eaf0",
    violet="#6b3fa0",
)
DARK = Tokens(
    ground="#14191f",
    surface="#1d242c",
    raised="#222a33",
    side="#10151b",
    side_text="#c6d0da",
    side_selected="#22374d",
    text="#e8edf2",
    muted="#a4b1be",
    line="#2e3843",
    line_strong="#465362",
    accent="#6aa8ee",
    accent_hover="#8abcf4",
    on_accent="#0b1622",
    accent_soft="#1e3147",
    ok="#6fd09c",
    ok_soft="#173226",
    warn="#f0bd5e",
    warn_soft="#3a2d12",
    bad="#ff9b90",
    bad_soft="#43201d",
    muted_soft="#2a333d",
    desk="#0e1216",
    violet="#c3a3f2",
)
THEMES = {"light": LIGHT, "dark": DARK}

KINDS = ("accent", "ok", "warn", "bad")
SOFT = tuple(f"{kind}_soft" for kind in KINDS)
GROUNDS = ("ground", "surface", "raised", "muted_soft", "accent_soft")  # of lists, chosen lines too
PAIRS = (
    *(("text", ground) for ground in dict.fromkeys((*GROUNDS, *SOFT))),
    *(("muted", ground) for ground in dict.fromkeys((*GROUNDS, *SOFT))),
    *((kind, ground) for kind in KINDS for ground in (*GROUNDS, f"{kind}_soft")),
    *(("on_accent", kind) for kind in (*KINDS, "accent_hover", "muted")),  # numbers in circles
    ("violet", "surface"),
    ("side_text", "side"),
    ("side_text", "side_selected"),
    ("surface", "text"),  # what lies over a part and tells of it
)
EDGES = (("accent", "ground"), ("accent", "surface"), ("text", "surface"), ("side_text", "side"))


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
