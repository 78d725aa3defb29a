"""Colours by their role. A theme is data: one file in `themes/`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.errors import Complaint

FOLDER = Path(__file__).parent / "themes"


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


@cache
def palette(name: str) -> Palette:
    """The colours of a theme."""
    path = FOLDER / f"{name}.toml"
    if not path.exists():
        known = ", ".join(sorted(p.stem for p in FOLDER.glob("*.toml")))
        raise Complaint(f"theme `{name}` is unknown; there are {known}.")
    return Palette(**tomllib.loads(path.read_text("utf-8")))
