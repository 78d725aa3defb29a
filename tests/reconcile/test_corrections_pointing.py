"""Where a correction points: at words that stand in a source, whatever their typography; else it says what is nearest."""

import random
from pathlib import Path

import pytest
from editing import TEXTS, Shelf, correction, shelf
from hypothesis import given
from hypothesis import strategies as st

from pipeline.editor.corrections import Quote
from pipeline.ingest import ingest
from pipeline.reconcile.corrections.quotations import Quotations, plain

EXAMPLE = Path(__file__).parents[2] / "examples/kenya-netherlands/sources"

TWO_EVENTS = (
    "On 3 May 2011, Italy and Kenya signed the Nairobi Agreement on tea. Minister Anna Rossi met President Mwai Kibaki in "
    "Nairobi on 4 May 2011"
)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The two documents."""
    return shelf(tmp_path_factory.mktemp("texts"), TEXTS)


@pytest.fixture(scope="module")
def quotations() -> Quotations:
    """The texts of the eight documents on Kenya and the Netherlands."""
    paths = [p for p in sorted(EXAMPLE.iterdir()) if p.suffix != ".yaml"]
    return Quotations(passage for path in paths for passage in ingest(path)[1])


def retyped(words: str, chance: random.Random) -> str:
    """Words as an editor may type or paste them."""
    marks = {
        "'": "'’‘",
        "’": "'’",
        '"': '"“”',
        "“": '"“',
        "”": '"”',
        "–": "-–—",
        "-": "-–‑",
        " ": (" ", "\n", "  ", "\u00a0"),
    }
    return "".join(chance.choice(marks.get(c, c)) for c in words)


@given(st.data(), st.randoms(use_true_random=False))
def test_any_words_of_a_paragraph_are_found_there_however_typed(
    quotations: Quotations, data: st.DataObject, chance: random.Random
) -> None:
    path = data.draw(st.sampled_from(sorted(p for p in EXAMPLE.iterdir() if p.suffix != ".yaml")))
    passage = data.draw(st.sampled_from(ingest(path)[1]))
    words = passage.words.split()
    a = data.draw(st.integers(0, len(words) - 1))
    b = data.draw(st.integers(a + 1, len(words)))
    quote = " ".join(words[a:b])
    places = quotations.places(Quote(exact=retyped(quote, chance), source=passage.source))
    own = [p for p in places if p.passage == passage.id]
    assert own
    for place in own:
        assert plain(place.quote).casefold() == plain(quote).casefold() or passage.reading is not None
        assert passage.text[place.start - passage.start : place.end - passage.start] == place.quote


def test_words_around_tell_one_place_from_another(quotations: Quotations) -> None:
    day = Quote(exact="Van Houten is due back in Kenya on May 2", suffix="1, when")
    assert [p.source for p in quotations.places(day)] == ["coast-tribune"]
    after_a_paragraph = Quote(exact="Growers welcomed the deal", prefix="with executives of 35 Dutch companies. ")
    assert {p.source for p in quotations.places(after_a_paragraph)} == {"agency-wire", "coast-tribune", "daily-courier"}


def test_a_quotation_may_be_copied_from_the_brief_or_from_the_document(quotations: Quotations) -> None:
    for words in (
        "Customs declarations received",
        "signed an agreement that\nis meant to send",
        "customs declarations",
    ):
        assert quotations.places(Quote(exact=words)), words


@pytest.mark.parametrize(
    ("quote", "says"),
    [
        (
            "Rossi retired in June 2012",
            "stands in no source any more. Nearest is, in trade ¶5: “Rossi resigned in June 2012.”.",
        ),
        ("Rossi, who resigned in June of 2012", "Nearest is, in trade ¶5: “Rossi resigned in June 2012.”"),
        ("exports from Kenya to Uganda were $900 million", "Nearest is, in "),
        ("Xylophones quiz by", "stands in no source, nor does anything like it; quote the source anew"),
        (
            "In 2012, exports from Kenya to Uganda were $7",
            "stands in 2 places: digest ¶3 “[In 2012, exports from Kenya",
        ),
        ("{exact: Rossi resigned, source: trad}", "no source is called `trad`; did you mean `trade`?"),
        (
            "{exact: Rossi resigned, source: digest}",
            "does not stand in `digest`; it stands in trade ¶5 “[Rossi resigned]",
        ),
        ("{exact: Rossi, prefix: Maria}", "does not stand between this `prefix` and `suffix`; it stands in digest ¶2"),
    ],
)
def test_a_quotation_that_does_not_stand_in_one_place_is_refused(texts: Shelf, quote: str, says: str) -> None:
    [sentence] = texts.refusal(correction("reject", quote))
    assert sentence.startswith("2:10: ")
    assert says in sentence
    assert sentence.endswith((".", "?"))


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (
            correction("reject", TWO_EVENTS),
            "2:10: 2 facts can be meant here; say which: `fact: {when: 2011-05-03}` for the event “Italy and Kenya signed",
        ),
        (
            correction("reject", "Rossi resigned in June", fact="observation"),
            "3:9: no observation is told at this quotation; told there: the event “Rossi resigned” of Jun 2012 and",
        ),
        (
            correction("accept", "the bank said", fact="event"),
            "no event is told at this quotation; nothing else is either",
        ),
        (
            correction("correct", "Rossi resigned in June", event="{actors: [Ana Rossi]}"),
            "3:10: `actors`: the sources name no `Ana Rossi`; did you mean `Anna Rossi`?",
        ),
        (
            correction("correct", "Rossi resigned in June", event="{actors: [Zebedee]}"),
            "the sources name no `Zebedee`; add it with `action: add`",
        ),
        (
            correction("merge", "Rossi resigned in June", with_="in June 2012"),
            "3:9: this is the same fact as at `quote`, the event “Rossi resigned” of Jun 2012; point at the other one.",
        ),
        (
            correction("merge", "Rossi resigned in June", with_="exports from Kenya to Uganda were $500 million"),
            "are of two sorts; say by `fact` which are meant.",
        ),
    ],
)
def test_a_correction_that_means_no_fact_or_several_is_refused(texts: Shelf, entry: str, says: str) -> None:
    [sentence] = texts.refusal(entry)
    assert says in sentence


@pytest.mark.parametrize("quote", ["Rossi resigned in June", "{exact: Rossi, suffix: resigned}"])
def test_where_one_name_stands_its_sort_is_enough_and_the_name_alone_needs_none(texts: Shelf, quote: str) -> None:
    more = {} if quote.startswith("{") else {"fact": "person"}
    assert texts.account(correction("accept", quote, **more)).corrections[0].told == ("Anna Rossi",)


def test_what_an_error_says_to_write_tells_the_fact_apart(texts: Shelf) -> None:
    [sentence] = texts.refusal(correction("accept", TWO_EVENTS))
    ways = [part.split("`")[0] for part in sentence.split("`fact: ")[1:]]
    told = [texts.account(correction("accept", TWO_EVENTS, fact=way)).corrections[0].told for way in ways]
    assert len(set(told)) == len(ways) == 2


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_file(texts: Shelf) -> None:
    wrong = texts.refusal(
        correction("reject", "Rossi retired")
        + correction("correct", "Rossi resigned in June", event="{actors: [Ana Rossi]}")
        + correction("accept", "Luca Rossi, opened a road in Kisumu", fact="observation")
    )
    assert [sentence.split(":")[0] for sentence in wrong] == ["2", "7", "12"]
