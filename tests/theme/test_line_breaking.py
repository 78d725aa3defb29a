"""Lines never exceed their measure, lose nothing, and break only where a reader would break them."""

import re
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from pipeline.theme import type as styles
from pipeline.theme.fonts import width
from pipeline.theme.text import SOFT_HYPHEN, Line, Span, line, lines, plain, rich, tied
from pipeline.theme.type import Style

STYLES = {
    name: getattr(styles, name)
    for name in ("BODY", "QUOTATION", "TITLE", "STANDFIRST", "H1", "CELL", "EYEBROW", "EVIDENCE", "NOTE")
}
WORDS = st.one_of(
    st.sampled_from(
        "a of the river Northern negotiations internationalisation Soviet–Japanese 1993, “two-plus-two".split()
    ),
    st.text("abcdefghijklmnop", min_size=1, max_size=14),
    st.text("XYZ/-–.?&=_é東Ж", min_size=1, max_size=10),
    st.text("lmnopqr", min_size=30, max_size=90),
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)


def words(one: Line) -> str:
    return "".join(piece.text for piece in one.pieces)


def joined(broken: tuple[Line, ...]) -> str:
    """The text of lines, as a reader takes it in."""
    return "".join(words(one).removesuffix(SOFT_HYPHEN) + (" " if one.ends == " " else "") for one in broken).strip()


@pytest.mark.parametrize("name", STYLES)
@settings(deadline=None, max_examples=40)
@given(text=TEXTS, measure=st.floats(40, 480))
@example(text="Pneumonoultramicroscopicsilicovolcanoconiosis" * 3, measure=60.0)
@example(text="https://example.org/a/very/long/path?with=a&query=string_of_words", measure=80.0)
def test_no_line_is_wider_than_the_measure(name: str, text: str, measure: float) -> None:
    style: Style = STYLES[name]
    for one in lines(rich(text), style, measure):
        assert one.width <= measure + 0.5
        assert one.width == pytest.approx(
            sum(width(p.text, p.face, p.size, p.track) for p in one.pieces), abs=0.01 * len(one.pieces) + 0.01
        )


@pytest.mark.parametrize("name", STYLES)
@settings(deadline=None, max_examples=30)
@given(text=TEXTS, measure=st.floats(40, 480))
def test_breaking_loses_and_adds_no_character(name: str, text: str, measure: float) -> None:
    assert joined(lines(rich(text), STYLES[name], measure)) == " ".join(text.split(" ")).strip()


@settings(deadline=None, max_examples=60)
@given(parts=st.lists(st.tuples(TEXTS, st.booleans(), st.booleans()), max_size=6), measure=st.floats(60, 400))
def test_emphasis_changes_no_word(parts: list[tuple[str, bool, bool]], measure: float) -> None:
    text = rich(*(Span(t, bold=b, italic=i) for t, b, i in parts))
    broken = lines(text, styles.BODY, measure)
    assert joined(broken) == " ".join(plain(text).split(" ")).strip()
    assert all(one.width <= measure + 0.5 for one in broken)


@settings(deadline=None, max_examples=60)
@given(text=TEXTS, measure=st.floats(40, 400))
def test_pieces_of_a_line_stand_side_by_side(text: str, measure: float) -> None:
    for one in lines(rich(Span(text, bold=True), " ", text), styles.BODY, measure):
        for left, right in pairwise(one.pieces):
            assert left.x + left.width == pytest.approx(right.x)


def test_no_text_has_no_lines() -> None:
    assert lines((), styles.BODY, 100) == ()
    assert lines(rich("  \n "), styles.BODY, 100) == ()


def test_a_text_that_fits_is_one_line() -> None:
    text = "Peru and Chile met."
    fits = width(text, styles.BODY.face, styles.BODY.size)
    assert len(lines(rich(text), styles.BODY, fits + 0.1)) == 1
    assert len(lines(rich(text), styles.BODY, fits - 1)) == 2


@settings(deadline=None, max_examples=60)
@given(text=TEXTS, measure=st.floats(80, 400))
def test_balanced_lines_are_as_few_as_any_and_no_wider(text: str, measure: float) -> None:
    balanced = lines(rich(text), Style("serif", 12, 16, balanced=True), measure)
    assert len(balanced) <= len(lines(rich(text), Style("serif", 12, 16), measure))
    assert all(one.width <= measure + 0.5 for one in balanced)


def test_a_balanced_title_has_lines_of_like_length() -> None:
    text = "Ghana and Togo: the river, the ports and the trade between them"
    for balanced in (lines(rich(text), styles.TITLE, measure) for measure in (380.0, 425.0, 470.0)):
        assert len(balanced) == 3 or max(o.width for o in balanced) < 1.35 * min(o.width for o in balanced)


def test_a_paragraph_does_not_end_in_one_word_where_it_need_not() -> None:
    text = rich("The two countries met in May to speak of the river and of the ports that lie along it and of fish.")
    unhyphenated = Style("serif", 10.5, 16)
    for measure in range(180, 330, 10):
        broken = lines(text, unhyphenated, measure)
        assert " " in words(broken[-1])


HYPHENATED = (
    "international negotiations about transportation, administration and communication in neighbouring provinces"
)


@pytest.mark.parametrize("measure", range(60, 200, 7))
def test_words_are_hyphenated_in_prose_with_three_letters_on_either_side(measure: float) -> None:
    for one, following in pairwise(lines(rich(HYPHENATED), styles.BODY, measure)):
        if one.ends == "-":
            before, after = words(one).rsplit(" ", 1)[-1].removesuffix(SOFT_HYPHEN), words(following).split(" ")[0]
            assert words(one).endswith(SOFT_HYPHEN)
            assert len(before) >= 3
            assert len(re.match(r"[a-z]*", after).group()) >= 3  # type: ignore[union-attr]


def test_prose_is_hyphenated_in_a_narrow_column() -> None:
    assert any(one.ends == "-" for one in lines(rich(HYPHENATED), styles.BODY, 80))


@pytest.mark.parametrize("style", [styles.CELL, styles.TITLE, styles.NOTE], ids=["cell", "title", "note"])
def test_what_is_no_prose_is_not_hyphenated(style: Style) -> None:
    for measure in range(90, 200, 10):
        assert all(one.ends != "-" for one in lines(rich(HYPHENATED), style, measure))


@pytest.mark.parametrize("word", ["Northumberlandshire", "UNITEDNATIONS", "almost"])
def test_names_and_short_words_are_not_hyphenated(word: str) -> None:
    fits = width(word, styles.BODY.face, styles.BODY.size) + 1
    broken = lines(rich(f"of the {word} and {word} or the {word}"), styles.BODY, fits + 12)
    assert all(one.ends != "-" for one in broken)


def test_american_and_british_words_break_by_their_own_rules() -> None:
    text = rich(" ".join(["democracy laboratory information photography biography"] * 3))
    british = [words(o) for m in range(60, 140, 3) for o in lines(text, styles.BODY, m, "en-GB")]
    american = [words(o) for m in range(60, 140, 3) for o in lines(text, styles.BODY, m, "en-US")]
    assert british != american


TIED = {
    "a number and its scale": ("32 billion", "It came to about 32 billion in the end"),
    "a number and per cent": ("5.3 per", "There was a rise of 5.3 per cent in all"),
    "a number and percent": ("60 percent", "It made up some 60 percent of the whole"),
    "a number and its sign": ("60 %", "It made up some 60 % of the whole"),
    "a number and its unit": ("40 km", "The road runs for 40 km to the port"),
    "a number and minutes": ("10 minutes", "They sat for some 10 minutes in the hall"),
    "a day and its month": ("14 November", "They met there on 14 November in that year"),
    "a month and its day": ("November 14,", "They met there on November 14, 2004 again"),
    "a short month": ("3 Mar", "They met there on 3 Mar 2004 again"),
    "a dash": ("port –", "It goes from the port – and the town – to the sea"),
    "a note mark": ("sea. [12]", "It goes from there to the sea. [12] Then it ends"),
    "an ordinal in brackets": ("(1) the", "There are two: (1) the road and (2) the port"),
    "an added year": ("[2014] April", "They met there in [2014] April once more"),
    "an omission": ("sea. […]", "It goes from there to the sea. […]"),
    "a reference": ("S1 ¶6", "That is what is told in S1 ¶6 and elsewhere"),
}


@pytest.mark.parametrize("what", TIED)
def test_no_line_parts_what_belongs_together(what: str) -> None:
    together, text = TIED[what]
    text = tied(text)
    for style in (styles.BODY, styles.CELL, styles.STANDFIRST):
        whole = width(together, style.face, style.size)
        for measure in range(int(whole) + 30, 260, 3):
            shown = [words(one).replace("\u00a0", " ") for one in lines(rich(text), style, measure)]
            assert any(together in one for one in shown), (measure, shown)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from("32 billion 5.3 per cent 14 May (1) [2014] – [12] […] S1 ¶6 the 2004 km".split())))
def test_tying_changes_spaces_alone(parts: list[str]) -> None:
    text = " ".join(parts)
    assert tied(text).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    "text", ["the 14 countries", "in May they met", "a marching band", "since 2004 billions were lent"]
)
def test_what_may_part_is_left_alone(text: str) -> None:
    assert tied(text) == text


@settings(deadline=None, max_examples=40)
@given(text=TEXTS)
def test_a_single_line_holds_the_whole_text_however_long(text: str) -> None:
    assume(text.strip())
    assert words(line(rich(text), styles.RUNNING)) == " ".join(text.split(" ")).strip()
