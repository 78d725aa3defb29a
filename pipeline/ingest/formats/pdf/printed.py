"""The pages of a PDF as they are read."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

from pipeline.ingest.formats.pdf.drawn import drawn, with_bullets
from pipeline.ingest.formats.pdf.runs import Run, runs_of


@dataclass(frozen=True)
class Printed:
    """What a page prints; how high it is as it is read; whether it shows what is not read: a picture, or anything on a page
    without letters.
    """

    runs: list[Run]
    height: float
    pictures: bool


def pages(document: pypdfium2.PdfDocument) -> Iterator[Printed]:
    """The pages, each turned as most of its letters stand."""
    for number in range(len(document)):
        page = document[number]
        runs, quarter = runs_of(page)
        shown = drawn(page)
        if not quarter:
            runs = list(with_bullets(runs, shown.dots))
        left, bottom, right, top = page.get_cropbox()
        height = right - left if quarter % 2 else top - bottom
        yield Printed(runs, height, shown.pictures or bool(shown.kinds and not runs))
        page.close()
