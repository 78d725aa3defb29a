"""From any stretch of what is read back to the very characters that say it."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.positions import Reading, cite, locate, read_at
from pipeline.records import Passage

Unit = tuple[str, str]  # what stands in the source, and how it reads

plain = st.sampled_from("abcXYZ 019.,–é日").map(lambda c: (c, c))
odd: list[Unit] = [("ﬁ", "fi"), ("ﬃ", "ffi"), ("e\u0301", "é"), ("\r\n", " "), ("\t\t ", " "), ("\u00a0", " ")]
dropped: list[Unit] = [("\u00ad", ""), ("\ufeff", ""), ("-\n", ""), ("**", "")]
units = st.lists(st.one_of(plain, plain, st.sampled_from(odd), st.sampled_from(dropped)), min_size=1, max_size=40)


def passage_of(given_: Sequence[Unit], begin: int) -> tuple[Passage, list[tuple[int, int]]]:
    """A passage that begins at character `begin` of a source, and for each character read which unit it came from."""
    reading = Reading()
    at = 0
    origin: list[tuple[int, int]] = []
    for source, read in given_:
        reading.add(read, at, at + len(source))
        origin += [(begin + at, begin + at + len(source))] * len(read)
        at += len(source)
    text = "".join(source for source, _ in given_)
    passage = Passage(
        id="p-1",
        source="report",
        ordinal=1,
        kind="paragraph",
        start=begin,
        end=begin + len(text),
        text=text,
        reading=str(reading),
        shifts=tuple(reading.runs),
    )
    return passage, origin


@given(units, st.integers(0, 1000), st.data())
@settings(deadline=None, max_examples=250)
def test_every_stretch_is_found_exactly_where_it_came_from(given_: list[Unit], begin: int, data: st.DataObject) -> None:
    passage, origin = passage_of(given_, begin)
    words = passage.words
    assert words == "".join(read for _, read in given_)
    if not words:
        return
    a = data.draw(st.integers(0, len(words) - 1))
    b = data.draw(st.integers(a + 1, len(words)))
    assert locate(passage, a, b) == (origin[a][0], origin[b - 1][1])
    evidence = cite(passage, a, b)
    assert (evidence.source, evidence.passage) == ("report", "p-1")
    assert (evidence.start, evidence.end) == (origin[a][0], origin[b - 1][1])
    assert evidence.quote == passage.text[evidence.start - begin : evidence.end - begin]


@given(units, st.integers(0, 1000), st.data())
@settings(deadline=None)
def test_what_stands_for_a_stretch_of_the_source_is_found_again(
    given_: list[Unit], begin: int, data: st.DataObject
) -> None:
    passage, origin = passage_of(given_, begin)
    if not passage.words:
        return
    a = data.draw(st.integers(0, len(passage.words) - 1))
    b = data.draw(st.integers(a + 1, len(passage.words)))
    start, end = locate(passage, a, b)
    standing = [n for n, (first, last) in enumerate(origin) if first < end and start < last]
    assert read_at(passage, start, end) == (standing[0], standing[-1] + 1)


@given(st.text(min_size=1), st.integers(0, 1000), st.data())
@settings(deadline=None)
def test_a_passage_read_as_it_stands_needs_no_shifts(text: str, begin: int, data: st.DataObject) -> None:
    passage = Passage(
        id="p-1", source="report", ordinal=1, kind="paragraph", start=begin, end=begin + len(text), text=text
    )
    a = data.draw(st.integers(0, len(text) - 1))
    b = data.draw(st.integers(a + 1, len(text)))
    evidence = cite(passage, a, b)
    assert (evidence.start, evidence.end, evidence.quote) == (begin + a, begin + b, text[a:b])


@given(units)
@settings(deadline=None)
def test_neighbours_that_read_as_they_stand_share_one_run(given_: list[Unit]) -> None:
    reading = Reading()
    at = 0
    for source, read in given_:
        reading.add(read, at, at + len(source))
        at += len(source)
    even = [end - start == b - a for a, b, start, end in reading.runs]
    touching = [left[3] == right[2] for left, right in zip(reading.runs, reading.runs[1:], strict=False)]
    assert not any(a and b and t for a, b, t in zip(even, even[1:], touching, strict=False))
    ends = [(a, b) for a, b, _, _ in reading.runs]
    assert all(before[1] == after[0] for before, after in pairwise(ends))


@pytest.mark.parametrize(("a", "b", "quote"), [(0, 5, "ﬁrst"), (1, 2, "ﬁ"), (3, 5, "st"), (0, 1, "ﬁ")])
def test_half_a_ligature_is_quoted_whole(a: int, b: int, quote: str) -> None:
    passage, _ = passage_of([("ﬁ", "fi"), ("r", "r"), ("s", "s"), ("t", "t")], 7)
    assert cite(passage, a, b).quote == quote
