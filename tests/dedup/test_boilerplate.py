"""Mastheads and disclaimers are told from what sources state, and nothing is read from them."""

from collections.abc import Callable, Mapping, Sequence

from passages import corpus, source

from pipeline.dedup import dedup
from pipeline.records import Account, Boilerplate

NOTICE = "The views expressed here are those of the authors; the Institute, founded in 1987, accepts no liability."
MASTHEAD = "Weekly Bulletin of the Ministry of Trade"
NEWS = (
    "Peru and Chile signed the agreement on the northern port in Lima on 5 May 1997, and both parliaments approved it."
)
OWN = {
    "a": "Farmers in the delta of the river harvested thirty million tonnes of rice in 1994.",
    "b": "The central bank of the island raised its interest rate to seven per cent in March 2003.",
    "c": "Two ferries between the northern ports were taken out of service in the winter of 2001.",
    "d": "The parliament in the capital elected a new speaker in the autumn of the year 1999.",
}


def told(texts: Mapping[str, Sequence[str]]) -> list[set[str]]:
    """The texts of each piece of boilerplate."""
    given = corpus(texts)
    said = {p.id: p.text for p in given}
    found = dedup([source(id) for id in texts], given)
    return [{said[id] for id in f.passages} for f in found if isinstance(f, Boilerplate)]


def test_a_disclaimer_in_three_sources_is_boilerplate() -> None:
    assert told({id: [text, NOTICE] for id, text in OWN.items()}) == [{NOTICE}]


def test_a_disclaimer_in_two_sources_is_not() -> None:
    assert told({"a": [OWN["a"], NOTICE], "b": [OWN["b"], NOTICE], "c": [OWN["c"]]}) == []


def test_a_disclaimer_is_found_in_any_typography() -> None:
    forms = [NOTICE, NOTICE.upper(), NOTICE.replace(" ", "\n")]
    assert told({id: [OWN[id], form] for id, form in zip("abc", forms, strict=True)}) == [set(forms)]


def test_a_masthead_is_boilerplate_and_so_is_one_at_the_foot() -> None:
    assert told({id: [MASTHEAD, text, *OWN.values()][:2] for id, text in OWN.items()}) == [{MASTHEAD}]
    middle = ["It rained.", "It snowed.", "It blew."]
    assert told({id: [text, *middle, MASTHEAD] for id, text in OWN.items()}) == [{MASTHEAD}]


def test_a_line_in_the_middle_of_sources_is_not() -> None:
    middle = [f"In year {n} it rained there." for n in range(3)]
    assert told({id: [text, *middle, MASTHEAD, *middle, text] for id, text in OWN.items()}) == []


def test_news_that_many_print_is_not_boilerplate() -> None:
    assert told({id: [NEWS, text] for id, text in OWN.items()}) == []
    assert told({id: [NEWS] for id in OWN}) == []


def test_the_headline_of_reprinted_news_is_not_boilerplate() -> None:
    assert told({id: ["Two states agree on the northern port", NEWS] for id in OWN}) == []


def test_nothing_is_read_from_boilerplate(account_of: Callable[..., Account]) -> None:
    account = account_of(**{id: f"{text}\n\n{NOTICE}\n" for id, text in OWN.items()})
    [notice] = account.boilerplate
    assert len(notice.passages) == len(OWN)
    stated = (*account.events, *account.observations, *account.entities, *account.timexes)
    assert account.events
    assert not {e.passage for s in stated for e in s.evidence} & set(notice.passages)
