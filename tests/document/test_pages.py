"""What a reader meets on the pages: nothing outside or over other words, no heading alone, links that lead home."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import pikepdf
import pytest
from briefs import Made
from kinds import TITLE, WORD
from pdf_reading import Element, Word, folded

HEADINGS = ("H1", "H2", "H3")
EDGE = 28.0
"""Points: nearer to the paper's edge than 10 mm nothing is to stand."""


def words_of(brief: Made, element: Element) -> list[Word]:
    """The words of an element, wherever they stand."""
    places = {place for e in element.walk() for place in e.content}
    return [w for page in brief.reading.words for w in page if (w.page, w.mcid) in places]


def leaves(element: Element) -> Iterator[Element]:
    """Headings, and all that is no heading and holds content, in reading order."""
    for kid in element.kids:
        if kid.role in HEADINGS or kid.content or kid.role == "Figure":
            yield kid
        else:
            yield from leaves(kid)


def test_no_word_stands_outside_the_page(brief: Made) -> None:
    reading = brief.reading
    outside = [
        w
        for page in reading.words
        for w in page
        if w.left < EDGE or w.top < EDGE or w.right > reading.widths[w.page] - EDGE or w.bottom > reading.heights[w.page] - EDGE
    ]  # fmt: skip
    assert [(w.text, w.page) for w in outside] == []


def test_no_word_lies_over_another(brief: Made) -> None:
    over = []
    for page in brief.reading.words:
        ordered = sorted(page, key=lambda w: w.top)
        for n, word in enumerate(ordered):
            for other in ordered[n + 1 :]:
                if other.top > word.bottom:
                    break
                if word.overlaps(other, 1.0):
                    over.append((word.page, word.text, other.text))
    assert over == []


def test_nothing_is_clipped(brief: Made) -> None:
    for page in brief.reading.pdf.pages:
        operators = {str(drawn.operator) for drawn in pikepdf.parse_content_stream(page)}
        assert not operators & {"W", "W*"}
        assert [float(v) for v in page.cropbox] == [float(v) for v in page.mediabox]


def test_no_section_is_empty(brief: Made) -> None:
    parts = list(leaves(brief.reading.structure))
    last = [(part, None) for part in parts[-1:]]
    for part, after in (*pairwise(parts), *last):
        if part.role in HEADINGS:
            assert after is not None, part.text
            under = (part.role, after.role) in pairwise(HEADINGS)
            assert after.role not in HEADINGS or under, (part.text, after.text)


def test_no_heading_stands_last_on_its_page(brief: Made) -> None:
    headings = {e: words_of(brief, e) for e in brief.reading.structure.find(*HEADINGS)}
    taken = {(w.page, w.mcid) for words in headings.values() for w in words}
    for heading, words in headings.items():
        assert words
        low = max(w.baseline for w in words)
        below = [
            w
            for w in brief.reading.content(words[-1].page)
            if w.baseline > low + 1 and (w.page, w.mcid) not in taken
        ]  # fmt: skip
        assert below, heading.text


def test_bookmarks_lead_to_their_headings(brief: Made) -> None:
    assert brief.reading.outline
    for mark in brief.reading.outline:
        assert mark.target is not None
        below = folded(brief.reading.below(mark.target, 80))
        assert folded(mark.words).replace(" ", "") in below.replace(" ", ""), mark.words  # a long word is broken
    _, *headings = [e.text.strip() for e in brief.reading.structure.find("H1")]
    assert [h for h in headings if h not in {m.words for m in brief.reading.outline}] == []


def test_the_contents_give_the_pages_on_which_sections_begin(brief: Made) -> None:
    reading = brief.reading
    _, *sections = reading.structure.find("H1")
    begins = {e.text.strip(): e.page for e in sections}
    [contents] = reading.structure.find("TOC")
    listed = [j for j in reading.jumps if j.words.strip() in begins and j.page == contents.page]
    led = {j.target for j in listed}
    numbers = [j for j in reading.jumps if re.fullmatch(r"\d+", j.words.strip()) and j.target in led]
    assert len(numbers) == len(listed) == len(begins)
    for number, entry in zip(numbers, listed, strict=True):
        assert number.target == entry.target
        assert int(number.words) - 1 == begins[entry.words.strip()]
        assert entry.words.strip() in folded(reading.below(entry.target or (0, 0), 80))


def test_every_link_goes_to_a_place_that_exists(brief: Made) -> None:
    reading = brief.reading
    assert reading.jumps
    for jump in reading.jumps:
        left, top, right, bottom = jump.box
        assert 0 <= left < right <= reading.widths[jump.page]
        assert 0 <= top < bottom <= reading.heights[jump.page]
        if jump.address is None:
            assert jump.target is not None
            page, y = jump.target
            assert 0 <= page < len(reading.words)
            assert 0 <= y < reading.heights[page]


def test_a_reference_leads_to_the_passage_that_it_names(brief: Made) -> None:
    named = [(j, m[0]) for j in brief.reading.jumps if (m := re.search(r"S\d+\s¶\d+", j.words))]
    for jump, label in named:
        assert jump.target
        assert " ".join(label.split()) in folded(brief.reading.below(jump.target, 40)), jump.words


def test_each_page_has_its_number(brief: Made) -> None:
    count = len(brief.reading.words)
    for n in range(count):
        feet = " ".join(w.text for w in sorted(brief.reading.adornment(n), key=lambda w: (round(w.baseline), w.left)))
        assert f"{n + 1} / {count}" in feet


@pytest.mark.parametrize(("name", "title"), [("long words", f"{WORD} and others"), ("long title", TITLE)])
def test_a_long_title_is_shown_whole(brief_of: Callable[[str], Made], name: str, title: str) -> None:
    made = brief_of(name)
    letters = re.sub(r"[^\w]", "", "".join(w.text for w in made.reading.words[0])).casefold()
    assert re.sub(r"[^\w]", "", title).casefold() in letters
