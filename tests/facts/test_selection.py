"""What a filter chooses: by any name of a place or an actor, by the words of a topic, by days that are shared."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import edtf
from pipeline.facts.selection import Chooser, Chosen, Selection
from pipeline.records import Account, Event, Evidence

TEXT = (
    "On 12 September 1981, the President of Kenya Daniel Moi visited Bonn. On 3 May 1994, Chile and Peru signed the Lima "
    "Agreement on fisheries. In June 1995, the European Union (EU) imposed sanctions on Peru. In March 2001, Dutch farmers "
    "protested in Rotterdam.\n\n"
    "Exports of Chile to Peru amounted to $120 million in 2013. In 2014, imports of Kenya from the Netherlands came to $30 "
    "million.\n\n"
    "Nobody knows what the fishermen will say.\n"
)


@pytest.fixture
def choose(account_of: Callable[..., Account]) -> Callable[..., Chosen]:
    """What filters choose of the text."""
    chooser = Chooser(account_of(TEXT))
    return lambda **filters: chooser.choose(Selection.of(filters))


def years(chosen: Chosen) -> list[str]:
    """The years of the events and values that are chosen."""
    return sorted([(e.when or "")[:4] for e in chosen.events] + [(o.period or "")[:4] for o in chosen.observations])


@pytest.mark.parametrize("name", ["PER", "PE", "Peru", "peru", "Perú", "Peruvian", "Peruvians", "Republic of Peru"])
def test_a_state_is_meant_by_its_name_its_codes_its_people(name: str, choose: Callable[..., Chosen]) -> None:
    chosen = choose(place=name)
    assert years(chosen) == ["1994", "1995", "2013"]
    assert chosen.unknown == ()
    assert chosen.label == "Peru"


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        ({}, ["1981", "1994", "1995", "2001", "2013", "2014"]),
        ({"place": "NLD"}, ["2001", "2014"]),
        ({"place": "the Netherlands"}, ["2001", "2014"]),
        ({"place": "Bonn"}, ["1981"]),
        ({"place": ["Bonn", "Rotterdam"]}, ["1981", "2001"]),
        ({"place": ["Bonn", "Oslo"]}, ["1981"]),
        ({"actor": "Moi"}, ["1981"]),
        ({"actor": "Daniel Moi"}, ["1981"]),
        ({"actor": "EU"}, ["1995"]),
        ({"actor": "european union"}, ["1995"]),
        ({"place": "Peru", "actor": "Chile"}, ["1994", "2013"]),
        ({"topic": "sanction"}, ["1995"]),
        ({"topic": "Fish"}, ["1994"]),
        ({"topic": ["sanctions", "export"]}, ["1995", "2013"]),
        ({"topic": "fishery (x"}, []),
        ({"period": "1994"}, ["1994"]),
        ({"period": "1994-05-03/1995-06"}, ["1994", "1995"]),
        ({"period": "../1994"}, ["1981", "1994"]),
        ({"period": "2013/.."}, ["2013", "2014"]),
        ({"period": "199X"}, ["1994", "1995"]),
        ({"measure": "exports"}, ["2013"]),
        ({"measure": ["exports", "imports"], "place": "KEN"}, ["2014"]),
        ({"place": "Peru", "period": "1981"}, []),
    ],
)
def test_what_each_filter_takes(filters: dict[str, Any], told: list[str], choose: Callable[..., Chosen]) -> None:
    assert years(choose(**filters)) == told


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"place": "Perru"}, "no place in the sources is called `Perru` (did you mean `Peru`?)"),
        ({"actor": "Daniel Moy"}, "nobody in the sources is called `Daniel Moy` (did you mean `Daniel Moi`?)"),
        ({"measure": "exprots"}, "no source measures `exprots` (did you mean `exports`?)"),
        ({"place": "in"}, "no place in the sources is called `in`"),  # of India the code is IN
    ],
)
def test_a_name_that_the_sources_do_not_hold_is_told_with_the_nearest_and_takes_nothing(
    filters: dict[str, Any], said: str, choose: Callable[..., Chosen]
) -> None:
    chosen = choose(**filters)
    assert chosen.events == chosen.observations == chosen.passages == chosen.entities == ()
    [sentence] = chosen.unknown
    assert sentence.startswith(said)


def test_persons_and_passages_go_with_what_is_told_of_them(choose: Callable[..., Chosen]) -> None:
    assert [e.name for e in choose(place="KEN").entities if e.kind == "person"] == ["Daniel Moi"]
    assert [e.name for e in choose(period="1995").entities if e.kind == "organisation"] == ["European Union"]
    assert [e.kind for e in choose(actor="EU").entities] == ["organisation"]
    assert [p.ordinal for p in choose(place="Chile").passages] == [1, 2]
    assert [p.ordinal for p in choose(period="2014").passages] == [2]
    assert [p.ordinal for p in choose(topic="fishermen").passages] == [3]


def test_two_of_one_name_are_both_meant_by_it_and_one_by_the_whole(account_of: Callable[..., Account]) -> None:
    text = "On 3 May 1994, Joseph Mwangi met Grace Wanjiru Mwangi. In June 1995, Grace Wanjiru Mwangi visited Lima.\n"
    chooser = Chooser(account_of(text))
    assert len(chooser.choose(Selection(actor=("Mwangi",))).events) == 2
    assert len(chooser.choose(Selection(actor=("Joseph Mwangi",))).events) == 1


DATES = st.sampled_from(
    ["1994", "1994-05", "1994-05-03", "1994-23", "1994-33", "199X", "1990/1995", "1995/..", "../1993"]
)


@given(DATES, DATES)
def test_a_time_takes_what_shares_a_day_with_it_whichever_is_the_longer(when: str, period: str) -> None:
    evidence = Evidence(source="s", passage="p", start=0, end=1, quote="x")
    account = Account(events=(Event(id="e", when=when, title="x", evidence=(evidence,)),))
    taken = bool(Chooser(account).choose(Selection(period=period)).events)
    assert taken == (not edtf.is_after(when, period) and not edtf.is_after(period, when))
