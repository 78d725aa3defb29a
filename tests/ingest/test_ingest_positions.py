"""Whatever a document's typography, each passage stands where it says, and each word that is read is found again."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ingesting import letters, read

from pipeline.errors import Complaint
from pipeline.positions import cite
from pipeline.records import Document, Passage

EITHER = pytest.mark.parametrize("suffix", [".txt", ".md"])

fragments = st.one_of(
    st.sampled_from(
        "The exports of Ghana rose by 5.3 per cent. | Accra | ﬁrst | oﬃce | agri\u00adculture | re\u0301gime | co- | "
        "Mr. Mensah | - item | * item | 1. Item | (a) Item | > quoted | # Heading | HEADING | Table 1: Trade | "
        "Year  2018  2019 | Cocoa  10  12 | Gold\t3\t4 | ---- | ==== | *stressed* | **strong** | [a port](http://x.org) | "
        "`code` | \ufeff | \u200b | \u00a0 | \u2003 | \t | “No.” | ”[3] | 日本 | 𝒳 | e\u0301\u0327 | <b>bold</b> | &amp; | "
        "1998 | $ | \\* | ![a map](m.png) | ``` | ~~~ | <!-- note --> | <p> | | a | | |---|".split(" | ")
    ),
    st.text(max_size=12),
)
separators = st.sampled_from(
    [" ", "  ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "-\n", "\u00ad\n", "\n    ", "\f", "\u2028"]
)
wild = st.lists(st.tuples(fragments, separators), min_size=1, max_size=30).map(
    lambda parts: "".join(f + s for f, s in parts)
)


def read_any(text: str, suffix: str) -> tuple[Document, list[Passage]] | None:
    """What is read of any text; None if it is refused with a sentence."""
    try:
        return read(text.encode("utf-8", "ignore"), suffix)
    except Complaint:
        return None


@EITHER
@given(text=wild)
@settings(deadline=None, max_examples=100)
def test_passages_stand_in_the_text_in_order_and_apart(suffix: str, text: str) -> None:
    done = read_any(text, suffix)
    if done is None:
        return
    document, passages = done
    assert document.text == text.encode("utf-8", "ignore").decode().removeprefix("\ufeff")
    assert document.source.characters == len(document.text)
    for passage in passages:
        assert passage.text == document.text[passage.start : passage.end]
        assert passage.words.strip(), "a passage says something"
        assert passage.text == passage.text.strip(), "white space around a passage is none of it"
    assert all(a.end <= b.start for a, b in pairwise(passages))
    assert [p.ordinal for p in passages] == list(range(1, len(passages) + 1))
    assert len({p.id for p in passages}) == len(passages)


@EITHER
@given(text=wild)
@settings(deadline=None, max_examples=100)
def test_sentences_hold_all_that_a_passage_says_in_order_and_apart(suffix: str, text: str) -> None:
    done = read_any(text, suffix)
    for passage in done[1] if done else []:
        if passage.kind == "table":
            continue
        words = passage.words
        assert all(0 <= a < b <= len(words) for a, b in passage.sentences)
        assert all(first[1] <= second[0] for first, second in pairwise(passage.sentences))
        assert all(words[a:b] == words[a:b].strip() for a, b in passage.sentences)
        assert "".join("".join(words[a:b].split()) for a, b in passage.sentences) == "".join(words.split())


@given(text=wild, data=st.data())
@settings(deadline=None, max_examples=100)
def test_any_words_of_a_reading_are_quoted_verbatim(text: str, data: st.DataObject) -> None:
    done = read_any(text, ".txt")
    if done is None:
        return
    document, passages = done
    passage = data.draw(st.sampled_from(passages))
    words = passage.words
    assume(words.strip())
    a = data.draw(st.sampled_from([i for i in range(len(words)) if i == 0 or words[i - 1].isspace()]))
    b = data.draw(st.sampled_from([i for i in range(a + 1, len(words) + 1) if i == len(words) or words[i].isspace()]))
    evidence = cite(passage, a, b)
    assert passage.start <= evidence.start < evidence.end <= passage.end
    assert evidence.quote == document.text[evidence.start : evidence.end]
    assert letters(evidence.quote) == letters(words[a:b])


@given(text=wild, data=st.data())
@settings(deadline=None, max_examples=100)
def test_any_words_of_a_marked_up_reading_are_quoted_verbatim(text: str, data: st.DataObject) -> None:
    done = read_any(text, ".md")
    if done is None:
        return
    document, passages = done
    passage = data.draw(st.sampled_from(passages))
    assume(passage.words)
    a = data.draw(st.integers(0, len(passage.words) - 1))
    b = data.draw(st.integers(a + 1, len(passage.words)))
    evidence = cite(passage, a, b)
    assert passage.start <= evidence.start < evidence.end <= passage.end
    assert evidence.quote == document.text[evidence.start : evidence.end]


plain_word = st.text("bcdefghijklmpqrstuvwyzéöñ", min_size=3, max_size=9)


@st.composite
def typeset_word(draw: st.DrawFn, ends: list[str]) -> tuple[str, str]:
    """A word as it may stand in a file, and as it reads."""
    word = draw(plain_word)
    at = draw(st.integers(1, len(word) - 1))
    end = draw(st.sampled_from(ends))
    indent = draw(st.sampled_from(["", " ", "\t"]))
    match draw(st.sampled_from(["plain", "soft", "invisible", "ligature", "decomposed", "broken", "softly broken"])):
        case "soft":
            return f"{word[:at]}\u00ad{word[at:]}", word
        case "invisible":
            return word[:at] + draw(st.sampled_from("\u200b\u200c\u200d\u2060\ufeff")) + word[at:], word
        case "ligature":
            ligature, apart = draw(st.sampled_from([("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi"), ("ﬄ", "ffl")]))
            return f"{word[:at]}{ligature}{word[at:]}", f"{word[:at]}{apart}{word[at:]}"
        case "decomposed":
            return unicodedata.normalize("NFD", word), word
        case "broken":
            return word[:at] + draw(st.sampled_from("-\u2010")) + end + indent + word[at:], word
        case "softly broken":
            return f"{word[:at]}\u00ad{end}{indent}{word[at:]}", word
    return word, word


@st.composite
def typeset_text(draw: st.DrawFn, ends: tuple[str, ...] = ("\n", "\r\n")) -> tuple[list[tuple[str, str]], list[str]]:
    """The words of one paragraph, each as it stands and as it reads, and what stands between them."""
    words = draw(st.lists(typeset_word(list(ends)), min_size=2, max_size=9))
    gap = st.sampled_from([" ", "  ", "\u00a0", "\u202f", "\u2003", "\t", *ends, *(f"{e} " for e in ends)])
    return words, draw(st.lists(gap, min_size=len(words) - 1, max_size=len(words) - 1))


def check_reading(words: list[tuple[str, str]], gaps: list[str], suffix: str, data: st.DataObject) -> None:
    """The paragraph reads as it should, and a stretch of its words is found where it stands."""
    places = []
    text = "\n\n" if suffix == ".txt" else ""
    for (stands, _), gap in zip(words, [*gaps, "\n"], strict=True):
        places.append((len(text), len(text) + len(stands)))
        text += stands + gap
    document, passages = read(text, suffix)
    assert [p.kind for p in passages] == ["paragraph"]
    (passage,) = passages
    assert passage.words == " ".join(reads for _, reads in words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    a = sum(len(reads) + 1 for _, reads in words[:first])
    b = sum(len(reads) + 1 for _, reads in words[: last + 1]) - 1
    evidence = cite(passage, a, b)
    assert (evidence.start, evidence.end) == (places[first][0], places[last][1])
    assert evidence.quote == document.text[evidence.start : evidence.end]


@EITHER
@given(given_=typeset_text(), data=st.data())
@settings(deadline=None, max_examples=100)
def test_typography_is_undone_and_each_word_keeps_its_place(
    suffix: str, given_: tuple[list[tuple[str, str]], list[str]], data: st.DataObject
) -> None:
    check_reading(*given_, suffix, data)


@EITHER
@given(given_=typeset_text(("\r",)), data=st.data())
@settings(deadline=None, max_examples=70)
def test_lines_that_end_in_a_carriage_return_alone_read_alike(
    suffix: str, given_: tuple[list[tuple[str, str]], list[str]], data: st.DataObject
) -> None:
    check_reading(*given_, suffix, data)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("stands", "reads"),
    [
        ("agri-{}culture", "agriculture"),
        ("agri\u2010{}culture", "agriculture"),
        ("agri\u00ad{}culture", "agriculture"),
        ("ame\u0301-{}ricain", "américain"),
        ("of-{}ﬁce", "office"),
        ("South-{}East", "South-East"),
        ("G-{}20", "G-20"),
        ("Anglo-{}american", "Angloamerican"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_one_word(end: str, stands: str, reads: str) -> None:
    _, passages = read(f"the exports of{end}the {stands.format(end)} group{end}rose.")
    assert [p.words for p in passages] == [f"the exports of the {reads} group rose."]


@EITHER
def test_a_word_that_the_document_writes_with_a_hyphen_keeps_it(suffix: str) -> None:
    _, passages = read("the co-\noperation went on, and co-operation is what the re-\nport asks for.", suffix)
    assert [p.words for p in passages] == ["the co-operation went on, and co-operation is what the report asks for."]


@EITHER
def test_where_lines_do_not_end_within_words_a_hyphen_at_a_lines_end_is_the_words_own(suffix: str) -> None:
    prose = "all that the ports of the coast sold and bought in those years\n"
    for lines, ending in ((20, "the agreement fell."), (80, "the agree-ment fell.")):
        _, passages = read(f"{prose * lines}and the agree-\nment fell.", suffix)
        assert passages[0].words.endswith(ending)


marks = st.sampled_from(
    [("", ""), ("*", "*"), ("**", "**"), ("_", "_"), ("`", "`"), ("[", "](http://x.org/p)"), ("[", '](x.html "T")'),
     ("<b>", "</b>"), ("***", "***"), ("[**", "**](u)")]
)  # fmt: skip
inner = st.text("abcdefghijklmnopqrstuvwxyzéñ", min_size=1, max_size=8).map(lambda w: (w, w))
escaped = st.sampled_from(
    [("&amp;", "&"), ("&eacute;", "é"), ("&#8364;", "€"), ("\\*", "*"), ("\\$5", "$5"), ("R&amp;D", "R&D"), ("1986\\.", "1986."),
     ("\\_a\\_", "_a_"), ("caf&eacute;s", "cafés"), ("<", "<"), ("5 * 6", "5 * 6"), ("a_b_c", "a_b_c")]
)  # fmt: skip


def check_markup(pieces: list[tuple[tuple[str, str], tuple[str, str]]], data: st.DataObject) -> None:
    """A line of marked-up words reads without the marks, and each word is found where it stands."""
    text, places = "Then ", [(0, 4)]
    for (before, after), (stands, _) in pieces:
        text += before
        places.append((len(text), len(text) + len(stands)))
        text += stands + after + " "
    words = ["Then", *(reads for _, (_, reads) in pieces)]
    document, passages = read(text.strip() + "\n", ".md")
    assert [p.words for p in passages] == [" ".join(words)]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    a = sum(len(w) + 1 for w in words[:first])
    evidence = cite(passages[0], a, a + len(" ".join(words[first : last + 1])))
    assert (evidence.start, evidence.end) == (places[first][0], places[last][1])
    assert evidence.quote == document.text[evidence.start : evidence.end]


@given(st.lists(st.tuples(marks, inner), min_size=1, max_size=8), st.data())
@settings(deadline=None, max_examples=100)
def test_marks_are_taken_off_and_each_word_keeps_its_place(
    pieces: list[tuple[tuple[str, str], tuple[str, str]]], data: st.DataObject
) -> None:
    check_markup(pieces, data)


@given(st.lists(st.tuples(st.just(("", "")), st.one_of(inner, escaped)), min_size=1, max_size=8), st.data())
@settings(deadline=None, max_examples=100)
def test_escapes_and_entities_are_read_as_what_they_stand_for(
    pieces: list[tuple[tuple[str, str], tuple[str, str]]], data: st.DataObject
) -> None:
    check_markup(pieces, data)


@EITHER
@given(
    st.lists(st.lists(st.text("abcdefgh", min_size=4, max_size=9), min_size=2, max_size=12), min_size=1, max_size=8),
    st.data(),
)
@settings(deadline=None, max_examples=70)
def test_no_word_of_a_document_is_lost(suffix: str, paragraphs: list[list[str]], data: st.DataObject) -> None:
    lead = st.sampled_from(["", "- ", "* ", "1. ", "> ", "# ", "## ", "Table 2: ", "  - ", "A. "])
    gap = st.sampled_from([" ", "\n", "\t", "  "])
    end = st.sampled_from(["\n", "\n\n", ".\n\n", "\n----\n", "\n\n***\n\n", "\r\n\r\n"])
    text = ""
    for words in paragraphs:
        text += data.draw(lead) + "".join(w + data.draw(gap) for w in words[:-1]) + words[-1] + data.draw(end)
    _, passages = read(text, suffix)
    every = [w for words in paragraphs for w in words]
    kept = " ".join(p.words for p in passages).replace(".", " ").replace(">", " ").split()
    assert [w for w in kept if w in set(every)] == every


@EITHER
def test_a_byte_order_mark_is_no_part_of_the_text(suffix: str) -> None:
    document, (passage,) = read("\ufeffExports rose in 2019.", suffix)
    assert document.text == "Exports rose in 2019."
    assert (passage.start, passage.text) == (0, "Exports rose in 2019.")


def test_positions_count_characters_not_bytes() -> None:
    document, passages = read("日本 and 𝒳 trade.\r\n\r\nThey signed it.\r\n")
    assert document.text[passages[1].start :] == "They signed it.\r\n"
    assert passages[1].start == len("日本 and 𝒳 trade.\r\n\r\n")
