"""Pages measured: text inside its frame, pages that are filled, tables that go on under their heads, ink that can be read."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
from briefs import Made, make, read
from pdf_reading import Element, folded

from pipeline.theme.grid import Grid
from pipeline.theme.grid import grid as grid_of

SLACK = 1.5
"""Points that a letter may reach over the edge of its frame: italics and round letters do."""

Colour = tuple[float, float, float]


def grid(brief: Made, number: int = 0) -> Grid:
    """The grid that a page of a brief is set on: on its side where the page lies."""
    upright = grid_of("Letter" if brief.reading.widths[0] > 600 else "A4")
    return upright.turned if brief.reading.widths[number] > brief.reading.heights[number] else upright


def test_all_text_stands_within_the_measure(brief: Made) -> None:
    outside = [
        (w.page + 1, w.text)
        for n, words in enumerate(brief.reading.words)
        for page in [grid(brief, n)]
        for w in words
        if w.left < page.left - SLACK - w.size / 12
        or w.right > page.left + page.full + SLACK
        or w.baseline > page.foot + SLACK
    ]
    assert outside == []


def test_content_ends_above_the_foot(brief: Made) -> None:
    low = [(w.page + 1, w.text) for n in range(len(brief.reading.words)) for w in brief.reading.content(n)
           if n and w.baseline > grid(brief, n).bottom + SLACK]  # fmt: skip
    assert low == []


def test_prose_leaves_the_margin_to_its_notes(brief: Made) -> None:
    cells = {place for cell in brief.reading.structure.find("TD", "TH") for e in cell.walk() for place in e.content}
    for n in range(1, len(brief.reading.words)):
        page = grid(brief, n)
        edge = page.left + page.main
        serif = [w for w in brief.reading.content(n) if w.left < edge and w.size in (9, 10.5, 13)]
        prose = [w for w in serif if (n, w.mcid) not in cells]
        assert [(n + 1, w.text) for w in prose if w.right > page.notes] == []


def test_no_page_is_nearly_empty(brief: Made) -> None:
    for n in range(len(brief.reading.words) - 1):
        page = grid(brief, n)
        if page.width != grid(brief, n + 1).width:
            continue  # what follows needs a page that lies otherwise
        low = max(w.baseline for w in brief.reading.content(n))
        assert low - page.top > 0.4 * (page.bottom - page.top), f"page {n + 1} ends at {low:.0f}"


def pages(element: Element) -> list[int]:
    """The pages that an element stands on."""
    return sorted({page for e in element.walk() for page, _ in e.content})


def test_a_table_goes_on_under_its_heads(brief: Made) -> None:
    for table in brief.reading.structure.find("Table"):
        _, *rest = pages(table)
        heads = [folded(c.text) for c in table.find("TR")[0].kids if folded(c.text)]
        captions = [c for c in table.kids if c.role == "Caption"]
        for page in rest:
            repeated = " ".join(w.text for w in brief.reading.adornment(page))
            assert [head for head in heads if head not in repeated] == [], f"page {page + 1}"
            assert not captions or "continued" in repeated, f"page {page + 1}"


def test_a_short_table_breaks_where_it_would_leave_a_hole(tmp_path: Path) -> None:
    people = "\n\n".join(
        f"President {name} Abara met Minister {name} Okafor in {month} 1994, and both signed an agreement about fish."
        for name, month in zip(
            "Ada Bela Cora Dora Ella Fara Gerda".split(),
            "May June July August March April January".split(),
            strict=True,
        )
    )
    said = read(tmp_path, {"people": people})
    for n in range(8, 30, 2):
        words = "\n\n".join(["The harbour lies at the foot of the hill, and the town looks down on it."] * n)
        brief = make(said, [{"kind": "prose", "text": words}, {"kind": "actors", "title": "Who"}])
        page = grid(brief)
        for number in range(1, len(brief.reading.words) - 1):
            low = max(w.baseline for w in brief.reading.content(number))
            assert page.bottom - low < 0.36 * (page.bottom - page.top), f"{n} paragraphs: page {number + 1}"


def test_long_tables_are_among_those_measured(brief_of: Callable[[str], Made]) -> None:
    assert max(len(pages(t)) for t in brief_of("stress").reading.structure.find("Table")) > 5


def luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2)."""
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio (WCAG 2.2): 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least_contrast(page: pikepdf.Page) -> float:
    """The least contrast of a text on a page with the last box painted under its beginning, or with white paper."""
    boxes: list[tuple[float, float, float, float, Colour]] = []
    black: Colour = (0.0, 0.0, 0.0)
    fill, kept, box, at, least = black, [], None, (0.0, 0.0), 21.0
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                kept.append(fill)
            case "Q":
                fill = kept.pop()
            case "rg":
                r, g, b = (float(v) for v in operands)
                fill = (r, g, b)
            case "re":
                x, y, wide, tall = (float(v) for v in operands)
                box = (x, y, x + wide, y + tall)
            case "f" | "B":
                if box:
                    boxes.append((*box, fill))
                box = None
            case "S":
                box = None
            case "Tm":
                at = (float(operands[4]), float(operands[5]))
            case "TJ":
                x, y = at[0] + 1, at[1] + 2
                under = [c for left, low, right, high, c in boxes if left <= x <= right and low <= y <= high]
                least = min(least, contrast(fill, under[-1] if under else (1.0, 1.0, 1.0)))
    return least


def test_all_text_can_be_read(brief: Made) -> None:
    assert [
        (n, least_contrast(page)) for n, page in enumerate(brief.reading.pdf.pages, 1) if least_contrast(page) < 4.5
    ] == []
