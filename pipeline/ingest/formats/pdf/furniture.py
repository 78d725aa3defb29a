"""What says nothing of the matter: running heads and feet, page numbers, the lines of a table of contents."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.ingest.formats.pdf.printed import Printed
from pipeline.ingest.formats.pdf.rows import Row, rows_of
from pipeline.ingest.formats.pdf.runs import Run

_EDGE = 0.12  # of a page's height, at the top and at the foot
_PAGES = 2  # that a head or foot stands on, at least
_SHARE = 0.3  # of all pages; those on the left may have another than those on the right
_PLACE = 4.0  # points that it may stand higher or lower
_LED = re.compile(r"(?<![.·…_])(?<![.·…_] )(?:[.·…_] ?){5,}+ ?(?:\d{1,4}|[ivxl]{1,6})\Z")
"""A line of a table of contents, dots before its page."""
_FOLIO = re.compile(r"(?i)page 0(?: (?:of|/) 0)?")
_PRINTED = re.compile(r"(?i)\d{1,4}[/.-]\d\d?[/.-]\d{1,4}, \d\d?[:.]\d\d(?: ?[ap]m)?|file://\S+|\d+ ?/ ?\d+")
"""What a browser prints at the edges of a page: when, and whence."""

_Key = tuple[str, int, int]


class Leaf(NamedTuple):
    """What a page tells; the names in its head and its foot that no page before it has; whether it shows pictures."""

    runs: list[Run]
    head: list[Run]
    foot: list[Run]
    pictures: bool


def without_furniture(pages: Sequence[Printed]) -> Iterator[Leaf]:
    """The pages without the heads, feet and numbers that stand on many, and without contents. A name is kept where it stands
    first: whose paper it is may be told nowhere else.
    """
    told = [[(row, _key(row, page.height)) for row in rows_of(page.runs)] for page in pages]
    found = Counter(key for rows in told for key in {key for _, key in rows})
    least = max(_PAGES, _SHARE * len(pages))
    repeated = {key for key, n in found.items() if key and n >= least}
    seen: set[_Key] = set()
    for page, rows in zip(pages, told, strict=True):
        leaf = Leaf([], [], [], page.pictures)
        for row, key in rows:
            said = key[0] if key else ""
            if _FOLIO.fullmatch(said) or _LED.search(" ".join(run.text for run in row)):
                continue
            if key not in repeated:
                leaf.runs.extend(run for run in row if not (key and _PRINTED.fullmatch(run.text)))
            elif key not in seen and "0" not in said:
                (leaf.head if row[0].base < page.height / 2 else leaf.foot).extend(row)
            if key:
                seen.add(key)
        yield leaf


def _key(row: Row, height: float) -> _Key | None:
    """What a row at a page's edge says, whatever its numbers, and about where it stands; None for any other, and for the
    figures of a table.
    """
    base, size = row[0].base, row[0].size
    said = " ".join(sorted(re.sub(r"\d+", "0", run.text) for run in row))
    if _EDGE * height < base < (1 - _EDGE) * height or not (re.search(r"[^\W\d_]", said) or len(row) == 1):
        return None
    return said, round(base / _PLACE), round(size)
