"""Figures that go with each other are of one thing; countries that are only ranked or compared are no sides."""

from collections.abc import Callable

import pytest

from pipeline.records import Observation, Statements

Read = Callable[..., Statements]


def by_value(statements: Statements) -> dict[float, Observation]:
    return {o.value: o for o in statements.observations}


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Peru and Fiji\n\nFiji bought goods worth $38 million in 2016, down from $44 million in 2015.", 38e6, 44e6),
        ("Transit from Mongolia reached 1.2 million tonnes in 2012, against 0.9 million tonnes in 2011.", 1.2e6, 0.9e6),
        ("Nepal’s imports from Peru fell 6% to $90 million, with those from Spain rising 15% to $61 million.", 15, 61e6),
        ("Kenya’s exports to Oman were worth $7 million in 2014, an increase of 12% over 2013.", 7e6, 12),
        ("Output of rice in Togo came to 3 million tonnes in 2014 (+4.5%).", 3e6, 4.5),
    ],
)  # fmt: skip
def test_what_goes_with_a_figure_is_of_the_same_thing(read: Read, text: str, one: float, other: float) -> None:
    found = by_value(read(text))
    told = [(o.measure, o.flow, o.reporter, o.partner, o.parties) for o in (found[one], found[other])]
    assert told[0] == told[1]


def test_what_is_compared_with_that_of_another_country_is_its_own(read: Read) -> None:
    found = by_value(read("Chile exported 5 million tonnes of ore in 2011, against Peru’s 3 million tonnes."))
    assert (found[5e6].reporter, found[3e6].reporter) == ("CHL", "PER")


def test_those_from_a_country_are_of_it_whatever_verb_follows(read: Read) -> None:
    found = by_value(
        read("Nepal’s imports from Peru fell 6% to $90 million, with those from Spain rising 15% to $61 million.")
    )
    assert [found[value].partner for value in (90e6, 15, 61e6)] == ["PER", "ESP", "ESP"]


@pytest.mark.parametrize(
    ("text", "value", "partner"),
    [
        ("Oman is Chad’s third largest investor after China and Qatar, with capital of $300 million.", 3e8, "TCD"),
        ("Uganda’s main market was Kenya with $70 million, ahead of Rwanda and Burundi.", 7e7, "KEN"),
        ("Unlike Togo, Benin sold Niger cement worth $12 million in 2009.", 12e6, "NER"),
        ("Norway was Ghana’s second biggest supplier of fish, behind Spain, with $40 million.", 4e7, "NOR"),
    ],
)
def test_who_is_ranked_or_compared_is_no_side(read: Read, text: str, value: float, partner: str) -> None:
    found = by_value(read(text))[value]
    named = {found.reporter, found.partner}
    assert partner in named
    assert not named & {"CHN", "QAT", "RWA", "BDI", "TGO", "ESP"}


def test_who_is_ranked_with_a_figure_of_its_own_is_its_side(read: Read) -> None:
    found = by_value(read("Kenya took 22 per cent of Uganda’s exports in 2009, ahead of Rwanda (8 per cent)."))
    assert (found[22].partner, found[8].partner) == ("KEN", "RWA")


@pytest.mark.parametrize(
    "text",
    [
        "In 2009 the Kenyan and Rwandan markets together took 9% of Uganda’s exports.",
        "Together, Kenya and Rwanda took 9% of Uganda’s exports in 2009.",
        "Uganda’s sales to Kenya and Rwanda combined were 9% of its exports in 2009.",
    ],
)
def test_two_told_together_are_neither_the_partner(read: Read, text: str) -> None:
    (found,) = read(text).observations
    assert found.partner is None
