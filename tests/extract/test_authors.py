"""Whose a figure is in a document about another country, and in that of a territory or a part of a state."""

from collections.abc import Callable

import pytest

from pipeline.records import Observation, Statements

Read = Callable[..., Statements]
MEMO = """INTERNAL

BRIEF: CALL BY TONGA'S MINISTER OF FISHERIES
To: Minister of Fisheries
From: Polynesia Unit
Date: 5 March 2012

The numbers (2011, NZ$)

- Our aid to Tonga: $21m.
- Exports: $64m.

New Zealand signed the treaty in May."""


def by_value(statements: Statements) -> dict[float, Observation]:
    return {o.value: o for o in statements.observations}


def test_a_ministry_counts_in_its_own_dollars_whomever_it_writes_about(read: Read) -> None:
    found = by_value(read(MEMO))
    aid, exports = found[21e6], found[64e6]
    assert (aid.unit, aid.reporter, aid.partner) == ("NZD", "NZL", "TON")
    assert (exports.unit, exports.reporter) == ("NZD", "NZL")


def test_our_is_who_signs_and_the_economy_that_of_whom_it_is_about(read: Read) -> None:
    text = (
        "Ministry of Foreign Affairs of Norway\n\nCountry brief: Angola\n\nAngola's economy grew by 5.2 per cent in 2012. "
        "Inflation in Angola was 9.0 per cent. Our exports to Angola came to NOK 410 million in 2012."
    )
    found = by_value(read(text))
    assert (found[5.2].reporter, found[9.0].reporter) == ("AGO", "AGO")
    assert (found[410e6].reporter, found[410e6].partner) == ("NOR", "AGO")


@pytest.mark.parametrize(
    ("head", "whose"),
    [
        ("Statistics Greenland", "GRL"),
        ("Statistics Faroe Islands", "FRO"),
        ("Government of Sarawak, Department of Statistics", "Sarawak"),
        ("WELSH GOVERNMENT", "Wales"),
    ],
)
def test_a_territory_has_figures_of_its_own(read: Read, head: str, whose: str) -> None:
    text = (
        f"{head}\n\nTrade in 2014\n\nExports came to EUR 2.3 billion in 2014, 4 per cent more than in 2013. "
        "Exports to Spain were EUR 310 million."
    )
    found = by_value(read(text))
    assert (found[2.3e9].reporter, found[310e6].reporter, found[310e6].partner) == (whose, whose, "ESP")


def test_a_committee_on_a_country_is_not_of_it(read: Read) -> None:
    text = (
        "STORTINGET\nIceland Committee, written answers\nOslo, 3 May 2011\n\nThe Government of Norway set aside NOK 12 million "
        "for the station in 2011."
    )
    assert by_value(read(text))[12e6].reporter == "NOR"


@pytest.mark.parametrize(
    ("text", "where", "who"),
    [
        ("Some 30,000 Kenyans live in Oman.", "OMN", "KEN"),
        ("About 7,500 Finns live in Estonia, most of them in Tallinn.", "EST", "FIN"),
    ],
)
def test_people_who_live_abroad_are_a_population_of_where_they_live(
    read: Read, text: str, where: str, who: str
) -> None:
    (found,) = read(text).observations
    assert (found.measure in ("population", "migration"), found.reporter, found.partner) == (True, where, who)


def test_receipts_of_tourism_are_no_remittances(read: Read) -> None:
    found = by_value(read("Remittances to Tonga were $120 million in 2013, and tourism receipts rose to $45 million."))
    assert (found[120e6].measure, found[45e6].measure) == ("remittances", "tourism")


def test_who_writes_counts_in_money_that_no_other_has_though_nobody_names_the_country(read: Read) -> None:
    text = (
        "DEPARTMENT OF ENERGY\n\nBriefing note: Peru\nFor: The Deputy Minister\nFrom: The Director\n3 May 2012\n\n"
        "Peru's economy grew by 6.5 per cent in 2011. Trade was R4.6bn. In 2011 our exports were R3.1bn and our imports R1.5bn. "
        "Peru, and Lima above all, wants more of Peru's grapes sold here."
    )
    found = by_value(read(text))
    assert (found[3.1e9].unit, found[3.1e9].reporter, found[3.1e9].partner) == ("ZAR", "ZAF", "PER")
