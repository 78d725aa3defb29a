"""Colours by their role. A theme is data: the shipped ones are the files in `themes/`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pipeline.errors import Complaint

FOLDER = Path(__file__).parent / "themes"
LEAST, LEAST_DRAWN = 4.5, 3.0
TEXT = (
    ("ink", "paper"), ("ink", "tint"), ("ink", "mark"), ("ink", "graphic_pale"),
    ("grey", "paper"), ("grey", "tint"), ("grey", "mark"),
    ("accent", "paper"), ("accent", "tint"), ("paper", "accent"),
)  # fmt: skip
"""Words and what stands behind them."""
DRAWN = (("accent", "paper"), ("graphic", "paper"), ("strong", "paper"))


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as "#rrggbb". One hue carries all emphasis, so that print in black loses nothing.

    ink and grey are for text (contrast of 4.5 or more on paper and tint), rule to strong are lines, graphic and
    graphic_pale fill what is drawn, mark stands behind words that are pointed out.
    """

    ink: str
    grey: str
    accent: str
    paper: str
    tint: str
    mark: str
    rule: str
    strong: str
    graphic: str
    graphic_pale: str

    def changed(self, colours: Mapping[str, str], source: str) -> "Palette":
        """These colours with some others; `source` is the file that an error names."""
        unknown = [name for name in colours if name not in self.__slots__]
        if unknown:
            known = ", ".join(self.__slots__)
            raise Complaint(
                f"{source}: `colours` has no `{unknown[0]}`; there are {known}.", key=f"colours.{unknown[0]}"
            )
        for name, colour in colours.items():
            if not re.fullmatch("#[0-9A-Fa-f]{6}", colour):
                raise Complaint(
                    f'{source}: `colours.{name}` cannot be `{colour}`; expected a colour such as "#12436D", in quotes.',
                    key=f"colours.{name}",
                )
        return replace(self, **colours)


@cache
def palette(name: str) -> Palette:
    """The colours of a shipped theme."""
    path = FOLDER / f"{name}.toml"
    if not path.exists():
        known = ", ".join(sorted(p.stem for p in FOLDER.glob("*.toml")))
        raise Complaint(f"theme `{name}` is unknown; there are {known}.")
    return Palette(**tomllib.loads(path.read_text("utf-8"))["colours"])


def legible(colours: Palette, source: str) -> None:
    """Refuse colours in which a text cannot be read on what stands behind it, or a mark not be seen (WCAG 2.2)."""
    for least, pairs, what in ((LEAST, TEXT, "text"), (LEAST_DRAWN, DRAWN, "a mark")):
        for one, behind in pairs:
            first, second = getattr(colours, one), getattr(colours, behind)
            got = contrast(first, second)
            if got < least:
                raise Complaint(
                    f"{source}: `{one}` ({first}) on `{behind}` ({second}) has a contrast of {got:.2f}; {what} needs "
                    f"{least:g}. Make the one darker or the other lighter.",
                    key=f"colours.{one}",
                )


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
