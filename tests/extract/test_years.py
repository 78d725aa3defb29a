"""In which year a day or month lies that is told without one: what may be chosen, and that what is told is kept."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.extract.judge import Judge
from pipeline.extract.judging.judge import Verdict
from pipeline.extract.judging.option import Option
from pipeline.extract.judging.weights import by_slot
from pipeline.extract.sentence.years import Untold
from pipeline.ingest import ingest
from pipeline.records import Statements, Timex
from tests.corpus.yearly import known_as

AHEAD = Judge(by_slot([("year", "", "ahead", 1000)]))  # for whom all lies ahead

Dates = Callable[..., dict[str, Timex]]


class Asked(Judge):
    """Keeps what it is asked, and decides as the rules do."""

    def __init__(self) -> None:
        super().__init__({})
        self.asked: list[tuple[Untold, Sequence[Option]]] = []

    def year(self, time: Untold, may: Sequence[Option]) -> Verdict:
        self.asked.append((time, may))
        return super().year(time, may)


@pytest.fixture
def dates(tmp_path: Path) -> Dates:
    """The dates of a document of 10 September 2018, by what the text calls them."""

    def found(text: str, judge: Judge) -> dict[str, Timex]:
        path = tmp_path / "document.txt"
        path.write_text(f"10 September 2018\n\n{text}", encoding="utf-8")
        document, passages = ingest(path)
        return {t.evidence[0].quote: t for t in extract(document.source, passages, judge).timexes}

    return found


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("The envoy resigned in May.", {"2018-05", "2017-05", "2019-05"}),
        ("Talks began in 2014. The envoy resigned in May.", {"2014-05", "2015-05", "2018-05", "2017-05", "2019-05"}),
        ("Talks began on 3 March 2014, and in May the envoy resigned.", {"2013-05", "2014-05", "2015-05"}),
        ("The bank will open in May.", {"2019-05"}),
        ("The envoy resigned on Saturday, 5 May.", {"2018-05-05"}),
        ("Talks were held from March to May.", {"2018-03/2018-05", "2017-03/2017-05", "2019-03/2019-05"}),
    ],
)
def test_a_date_may_lie_in_the_years_that_a_reader_has_in_mind(dates: Dates, text: str, may: set[str]) -> None:
    judge = Asked()
    dates(text, judge)
    _, options = judge.asked[-1]
    assert {o.value for o in options} == may


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The envoy resigned in May 2014.", "May 2014", "2014-05"),
        ("The summit, planned for March 2017, was put off until May.", "May", "2017-05"),
        ("The council has met six times, most recently in May.", "May", "2018-05"),
        ("The bank named a chairman, effective 1 August.", "1 August", "2018-08-01"),
        ("- 2014\n  - The envoy resigned in May.\n- 2015", "May", "2014-05"),
    ],
)
def test_what_the_words_tell_of_the_year_is_kept(dates: Dates, text: str, words: str, value: str) -> None:
    assert dates(text, AHEAD)[words].value == value


def test_the_year_that_weighs_most_is_inferred_and_says_from_what(dates: Dates) -> None:
    by_rule, chosen = (dates("The envoy resigned in May.", judge)["May"] for judge in (Judge({}), AHEAD))
    assert (by_rule.value, chosen.value, chosen.basis) == ("2018-05", "2019-05", "inferred")
    assert chosen.why == "the year from the document’s date, 2018-09-10"


def test_the_rule_holds_unless_another_year_weighs_clearly_more(dates: Dates) -> None:
    slightly = Judge(by_slot([("year", "", "ahead", 20)]))
    assert dates("The envoy resigned in May.", slightly)["May"].value == "2018-05"


@pytest.mark.parametrize(
    ("gold", "right"),
    [
        ({"events": [{"when": "2017-05", "quote": "resigned in May"}], "observations": []}, "2017-05"),
        ({"events": [], "observations": [{"period": "2019-05", "quote": "resigned in May"}]}, "2019-05"),
        ({"events": [{"when": "2014", "quote": "resigned in May"}], "observations": []}, None),
    ],
)
def test_gold_tells_which_year_is_right(dates: Dates, gold: dict[str, list[dict[str, str]]], right: str | None) -> None:
    judge, text = Asked(), "The envoy resigned in May."
    dates(text, judge)
    [(time, may)] = judge.asked
    known = known_as(time, may, gold, f"10 September 2018\n\n{text}")
    assert [o.value for o, is_right in zip(may, known, strict=True) if is_right] == ([right] if right else [])


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (
            "Those who left on 3 June 1999 stayed; the rest took what they could; on 9 October an envoy landed.",
            "9 October",
            "1999-10-09",
        ),
        ("Rents fell by 4 %, twice what we expected in April.", "April", "2018-04"),
        (
            "Approvals: 9 billion in Q1, versus 21 billion in Q1 2010 (without the dam the figure would be lower).",
            "Q1",
            "2018-33",
        ),
        ("The tram, which should have opened in October, was put off.", "October", "2018-10"),
        ("The visit is off: it had been booked for the second half of October.", "October", "2018-10"),
        (
            "In November 2007 Laos swore to conclude a pact by 2010. At Pakse the next April it proposed a line.",
            "the next April",
            "2008-04",
        ),
        ("In November 2007 Laos proposed a line. The answer took until December and was no.", "December", "2007-12"),
        (
            "In November 2007 it came out that the talks of 2001 had been bugged; Laos sued the following April.",
            "the following April",
            "2008-04",
        ),
        ("The talks, opened by the minister, Luis Vega, on 7 June, will go on in October.", "7 June", "2018-06-07"),
        ("Results for August will be released on 14 October.", "August", "2018-08"),
        ("The board, due to sit in Quito in May and put off, is to meet in October.", "May", "2018-05"),
        ("On 18 August 2016 Laos ordered six boats. They arrived before Christmas.", "Christmas", "2016-12-25"),
        (
            "The pact was signed in 1999. It runs out on 30 June. A draft came before Christmas.",
            "Christmas",
            "2017-12-25",
        ),
        (
            "On 31 January 2018 the bank kept the peg, in force since October 1995. It spoke of the rumours of that month.",
            "that month",
            "2018-01",
        ),
    ],
)
def test_a_month_lies_where_its_verb_and_the_story_put_it(dates: Dates, text: str, words: str, value: str) -> None:
    assert dates(text, Judge())[words].value == value


def test_what_goes_ahead_is_to_come(read: Callable[..., Statements]) -> None:
    text = "The minister said that an April 7 visit to Lomé was going ahead."
    [event] = [e for e in read(text, published="2025-02-21").events if e.when and e.when.endswith("04-07")]
    assert (event.when, event.realis) == ("2025-04-07", "planned")
