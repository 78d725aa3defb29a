"""The judge of a figure's slots, by what it decides."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.judging.option import Option
from pipeline.extract.judging.weights import Weights, by_slot, learned
from pipeline.extract.observations.slots import Judge
from pipeline.extract.observations.slots.units import given as given_unit
from pipeline.extract.observations.slots.units import options as options_of
from pipeline.extract.quantities.find import read as quantities_of
from pipeline.records import Statements

Read = Callable[..., Statements]
WEIGHTS = by_slot(
    [
        ("measure", "", "said", 50),
        ("measure", "", "far", -10),
        ("measure", "exports", "said", 30),
        ("measure", "gdp", "verb grow", 40),
        ("measure", "debt", "verb owe", 40),
        ("partner", "", "named", 30),
    ]
)


def option(value: str | None, *signs: str, contexts: tuple[str, ...] = ("",), told: bool = True) -> Option:
    """An option for which signs speak."""
    return Option(value, [(signs_of, *signs)], contexts, told)


def signs_of(*signs: str) -> tuple[str, ...]:
    """The signs that a remark tells."""
    return signs


def test_a_sign_counts_by_itself_and_in_its_context() -> None:
    options = [option("imports", "said"), option("exports", "said", contexts=("", "exports"))]
    assert Judge(WEIGHTS).choose("measure", options) == "exports"


def test_of_equals_the_first_is_taken() -> None:
    assert Judge(WEIGHTS).choose("measure", [option(m, "said") for m in ("gdp", "debt")]) == "gdp"


def test_what_all_options_share_tells_them_apart_by_their_contexts() -> None:
    options = [Option(m, [], (m,), shared=["verb owe", "unknown"]) for m in ("gdp", "debt")]
    assert Judge(WEIGHTS).choose("measure", options) == "debt"


def test_what_the_sentence_does_not_name_must_outweigh_an_empty_slot_by_far() -> None:
    options = [option("PER", "named", told=False), option(None, "none")]
    assert Judge(WEIGHTS).choose("partner", options) is None
    assert Judge(WEIGHTS).choose("partner", [option("PER", "named"), options[1]]) == "PER"


@given(st.permutations(["said", "far", "unknown"]))
def test_the_order_of_signs_tells_nothing(signs: list[str]) -> None:
    assert Judge(WEIGHTS).choose("measure", [option("gdp", *signs), option("debt", "said")]) == "debt"


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.integers(-900, 900)), unique_by=lambda t: t[:2]
    )
)
def test_a_sum_of_weights_is_that_of_each(rows: list[tuple[str, str, int]]) -> None:
    weights = Weights(rows)
    remarks = [(signs_of, "x", "y")]
    options = [Option("gdp", remarks, contexts, shared=["x", "z"]) for contexts in (("a", "b"), ("c",), ())]
    for option, weighed in zip(options, weights.weigh(options), strict=True):
        assert weighed == sum(w * "xyxz".count(sign) for c, sign, w in rows if c in option.contexts)


def test_every_slot_has_learned_weights() -> None:
    slots = "unit measure kind reporter partner commodity period compared_period"
    assert {*learned()} == {"home", "reported", *slots.split(), "event", "event_kind", "year"}


@pytest.mark.parametrize(
    ("text", "bare", "units"),
    [
        (
            "Sales rose to $5 billion, against 4 before.",
            4,
            {("", 4), ("count", 4), ("percent", 4), ("USD", 4), ("USD", 4e9)},
        ),
        ("Of 60 MW from wind 250 were new.", 250, {("", 250), ("count", 250), ("MW", 250)}),
        ("Latvia had 42 and Ukraine 15 per cent.", 42, {("", 42), ("count", 42), ("percent", 42)}),
    ],
)
def test_a_bare_number_may_be_of_what_stands_beside_it(text: str, bare: float, units: set[tuple[str, float]]) -> None:
    found = quantities_of(text, [])
    at = next(i for i, q in enumerate(found) if q.value == bare)
    made = (given_unit(text, found[at], o.value) for o in options_of(text, found, at, []))
    assert {(q.unit, q.value) for q in made} == units


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
