"""A part of what a country sells or buys: it is the trader's, with who takes or gives it."""

from collections.abc import Callable

import pytest

from pipeline.records import Statements

Read = Callable[..., Statements]


@pytest.mark.parametrize(
    ("text", "value", "sides"),
    [
        (
            "Iceland buys most of Malawi’s tea. Malawi sold 50,000 tonnes in 2019, and three-fifths of the green tea that it"
            " exported that year went there.",
            60,
            ("exports", "MWI", "ISL"),
        ),
        (
            "In 2012 Austria took 22 percent of the cotton that Chad sold abroad, and Norway 8 percent.",
            22,
            ("exports", "TCD", "AUT"),
        ),
        (
            "In 2012 Austria took 22 percent of the cotton that Chad sold abroad, and Norway 8 percent.",
            8,
            ("exports", "TCD", "NOR"),
        ),
        ("A quarter of the buses that Peru imported in 2011 came from Poland.", 25, ("imports", "PER", "POL")),
        (
            "Ministry of Trade of Estonia\n\nThe share of Iraq in our exports fell to 4 percent in 2020.",
            4,
            ("exports", "EST", "IRQ"),
        ),
        ("In 2013 Cuba’s share of Panama’s imports was 7 percent.", 7, ("imports", "PAN", "CUB")),
        (
            "In 2013 the share of Cuba in Panama’s exports was 7 percent. Malta’s share in its imports was 3 percent.",
            3,
            ("imports", "PAN", "MLT"),
        ),
    ],
)
def test_a_part_of_trade_is_the_traders(read: Read, text: str, value: float, sides: tuple[str, str, str]) -> None:
    (found,) = [o for o in read(text).observations if abs(o.value) == value]
    assert (found.measure, found.reporter, found.partner) == sides
