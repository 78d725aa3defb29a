"""The judge of a figure's slots, by what it decides."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.observations.slots import Judge
from pipeline.extract.observations.slots.option import Option
from pipeline.extract.observations.slots.weights import learned
from pipeline.records import Statements

Read = Callable[..., Statements]
WEIGHTS = {"measure": {"": {"said": 50, "far": -10}, "exports": {"said": 30}}, "period": {"": {"head": 30, "none": 0}}}


def test_a_sign_counts_by_itself_and_in_its_context() -> None:
    options = [Option("imports", ["said"], ("",)), Option("exports", ["said"], ("", "exports"))]
    assert Judge(WEIGHTS).choose("measure", options) == "exports"


def test_of_equals_the_first_is_taken() -> None:
    assert Judge(WEIGHTS).choose("measure", [Option(m, ["said"], ("",)) for m in ("gdp", "debt")]) == "gdp"


def test_what_the_sentence_does_not_name_must_outweigh_an_empty_slot_by_far() -> None:
    options = [Option("2016", ["head"], ("",), told=False), Option(None, ["none"], ("",))]
    assert Judge(WEIGHTS).choose("period", options) is None
    assert Judge(WEIGHTS).choose("period", [Option("2016", ["head"], ("",)), options[1]]) == "2016"


@given(st.permutations(["said", "far", "unknown"]))
def test_the_order_of_signs_tells_nothing(signs: list[str]) -> None:
    options = [Option("gdp", signs, ("",)), Option("debt", ["said"], ("",))]
    assert Judge(WEIGHTS).choose("measure", options) == "debt"


def test_every_slot_has_learned_weights() -> None:
    assert {*learned()} == {"measure", "kind", "reporter", "partner", "period"}


@pytest.mark.parametrize(
    ("text", "value", "slots"),
    [
        ("Imports of Oman from Iran were $900 million in 2014.", 9e8, ("imports", "OMN", "IRN", "2014")),
        ("In 2012 Bolivia sold Paraguay gas worth $40 million.", 4e7, ("exports", "BOL", "PRY", "2012")),
        ("Unemployment in Latvia stood at 9.8 per cent in 2015.", 9.8, ("unemployment", "LVA", None, "2015")),
        ("The debt of Ghana reached 62 per cent of GDP in 2018.", 62, ("debt", "GHA", None, "2018")),
    ],
)
def test_reads_plain_sentences(read: Read, text: str, value: float, slots: tuple[str | None, ...]) -> None:
    found = next(o for o in read(text).observations if o.value == value)
    assert (found.measure, found.reporter, found.partner, found.period) == slots
