"""The type scale: what each kind of text is set in. Leadings are multiples of four points."""

from typing import Literal

from msgspec import Struct

Colour = Literal["ink", "grey", "accent", "paper"]


class Style(Struct, frozen=True):
    """A face, its size and leading in points, its colour by role, and how its lines break.

    `balanced` makes lines of like length; `hyphenated` allows hyphens. `space_before` and `space_after` are the white
    space around a block of this style.
    """

    face: str
    size: float
    leading: float
    colour: Colour = "ink"
    track: float = 0
    balanced: bool = False
    hyphenated: bool = False
    space_before: float = 0
    space_after: float = 0

    @property
    def baseline(self) -> float:
        """How far the first baseline stands under the top of the text: on the grid of four points."""
        return 4 * round(0.78 * self.leading / 4)


EYEBROW = Style("sans-bold", 8, 12, "accent", track=0.6)
COUNTS = Style("sans", 8, 12, "grey")
TITLE = Style("serif-bold", 28, 32, balanced=True, space_after=8)
TITLE_LONG = Style("serif-bold", 22, 28, balanced=True, space_after=8)
TITLE_LONGEST = Style("serif-bold", 18, 24, balanced=True, space_after=8)
TITLE_ENDLESS = Style("serif-bold", 10.5, 16, space_after=8)
STANDFIRST = Style("serif", 13, 20, "grey", balanced=True, space_after=20)
STANDFIRST_SMALL = Style("serif", 11, 16, "grey", balanced=True, space_after=16)
H1 = Style("sans-bold", 16, 20, "accent", balanced=True, space_before=24, space_after=8)
H2 = Style("sans-bold", 11.5, 16, balanced=True, space_before=16, space_after=4)
BODY = Style("serif", 10.5, 16, hyphenated=True, space_after=8)
ITEM = Style("serif", 10.5, 16, hyphenated=True, space_after=4)
QUOTATION = Style("serif-italic", 13, 20, space_after=0)
SPEAKER = Style("sans", 8.5, 12, "grey", space_after=12)
LABEL = Style("sans-semibold", 8, 12, "accent")
NOTE = Style("sans", 8, 12, "grey")
REFERENCE = Style("sans-semibold", 8, 12, "accent")
REFERENCE_SMALL = Style("sans-semibold", 7.5, 12, "accent")
CELL = Style("sans", 8.5, 12)
CELL_HEAD = Style("sans-semibold", 8.5, 12, "grey")
NUMBER = Style("sans-semibold", 9, 12)
CAPTION = Style("sans-bold", 11, 16)
SUBTITLE = Style("sans", 8.5, 12, "grey")
SOURCE = Style("sans", 7.5, 12, "grey")
BOX_HEAD = Style("sans-bold", 12, 16, "accent")
BOX_HEAD_SMALL = Style("sans-bold", 9.5, 12, "accent")
POINT_LABEL = Style("sans-bold", 9, 16, "accent")
POINT = Style("serif", 10.5, 16)
BIG = Style("sans-semibold", 28, 32, "accent")
BIG_UNIT = Style("sans-semibold", 15, 32, "accent")
BIG_WHAT = Style("sans-semibold", 8, 12)
EVIDENCE = Style("serif", 9, 12, hyphenated=True)
IMPRINT = Style("sans", 9.5, 16)
RUNNING = Style("sans-semibold", 8, 12, "accent")
RUNNING_SECTION = Style("sans", 8, 12, "grey")
CLASSIFICATION = Style("sans-bold", 8, 12, track=0.6)
FOLIO_LINK = Style("sans-bold", 8.5, 12, "accent")
FOLIO = Style("sans-semibold", 8, 12)
