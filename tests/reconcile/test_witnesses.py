"""Corroboration counts independent sources: neither copies, nor papers of one publisher, nor who quotes another."""

from typing import Any

import pytest
from saying import Read, Said, account

LINE = "In June 1994, the ministers of Zambia and Malawi signed an agreement about fisheries in Lusaka."


def counted(*sources: dict[str, Any], attributions: tuple[str | None, ...] = ()) -> int:
    """How many independent sources say a value that each of these says."""
    said = [Said(id, **more) for id, more in zip("abcd", sources, strict=False)]
    for source, who in zip(said, (*attributions, *[None] * len(said)), strict=False):
        source.level(32e9, attribution=who)
    [value] = account(said).observations
    return value.independent_sources


def test_two_sources_are_two_witnesses() -> None:
    assert counted({}, {}) == 2


def test_papers_of_one_publisher_are_one() -> None:
    assert counted({"publisher": "Bank of Peru"}, {"publisher": "The  bank of Peru"}, {}) == 2
    assert counted({"publisher": "Banco del Perú"}, {"publisher": "Banco del Peru"}, {}) == 2


def test_who_gives_it_in_the_name_of_another_source_adds_nothing() -> None:
    assert counted({"publisher": "Ministry of Trade"}, {}, attributions=(None, "the ministry")) == 1


def test_two_that_quote_one_whom_none_of_them_is_are_one() -> None:
    assert counted({}, {}, {}, attributions=("the IMF", "IMF", None)) == 2


def test_copies_of_one_text_are_one_witness(account_of: Read) -> None:
    other = "The fisheries agreement was signed by ministers of Malawi and Zambia in Lusaka in June 1994, we hear."
    copied = account_of(a=LINE, b=LINE, c=LINE.replace("ministers", "two ministers"))
    [event] = [e for e in copied.events if {x.source for x in e.evidence} >= {"a", "b"}]
    assert event.independent_sources == 1
    told = account_of(a=LINE, b=LINE, d=other)
    [event] = [e for e in told.events if {x.source for x in e.evidence} >= {"a", "b", "d"}]
    assert event.independent_sources == 2


@pytest.mark.parametrize("times", [1, 3])
def test_a_source_that_repeats_itself_is_one_witness(times: int) -> None:
    a = Said("a")
    for _ in range(times):
        a.level(32e9)
    [value] = account([a]).observations
    assert value.independent_sources == 1
