"""Handles: what a person writes to name one fact, what it finds, and what is said when it finds none, or two."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import wording
from pipeline.facts.handles import Facts, Handle, HandleError, parse, told
from pipeline.records import Account, Entity, Event, Evidence, Observation, identify

TRADE = (
    "In 2013, trade between Russia and Japan hit $32 billion, a 5.3 percent increase from 2012. Exports of cars from Japan to "
    "Russia were $4 billion in 2013. Exports from Japan to Russia were $11 billion in 2013. Exports of Japan to Russia are "
    "expected to reach $15 billion in 2014.\n\n"
    "On 3 May 2011, President Yoweri Museveni signed the Kampala Agreement. A visit planned for autumn 2012 was postponed.\n"
)


@pytest.fixture
def facts(account_of: Callable[..., Account]) -> Facts:
    return Facts(account_of(TRADE))


@pytest.mark.parametrize(
    ("handle", "value"),
    [
        ("trade RUS-JPN 2013", "$32 billion"),
        ("2013 trade Russia–Japan", "$32 billion"),
        ("trade JPN-RUS 2013", "$32 billion"),  # of both: neither is first
        ("trade change RUS-JPN 2013", "5.3\u00a0%"),
        ("growth of trade RUS-JPN", "5.3\u00a0%"),
        ("exports JPN-RUS 2013", "$11 billion"),
        ("EXPORTS Car japan russia 2013", "$4 billion"),
        ("exports JPN-RUS 2014 forecast", "$15 billion"),
        ("event 2011 Kampala", "3 May 2011: President Yoweri Museveni signed the Kampala Agreement"),
        ("person Museveni", "Yoweri Museveni"),
        ("agreement Kampala", "Kampala Agreement"),
    ],
)
def test_a_fact_is_found_by_words_that_are_true_of_it_alone(handle: str, value: str, facts: Facts) -> None:
    assert told(facts.find(parse(handle))) == value


@pytest.mark.parametrize(
    "handle",
    [
        "exports RUS-JPN 2013",  # the other direction
        "trade RUS-JPN 2014",
        "trade RUS-JPN 2013-05",
        "exports JPN-RUS 2014",  # a forecast must be named
        "event autumn 2012 visit",  # so must what did not take place
        "trade RUS-JPN 2013 EUR",
        "person Kampala",
        "obs-0000000",
    ],
)
def test_what_is_not_plain_must_be_named_and_all_must_be_true(handle: str, facts: Facts) -> None:
    with pytest.raises(HandleError, match=r"no fact is \{"):
        facts.find(parse(handle))


def test_a_handle_that_finds_nothing_says_what_is_near(facts: Facts) -> None:
    with pytest.raises(HandleError) as wrong:
        facts.find(parse("trdae RUS-JPN 2013"))
    assert "did you mean `trade`?" in str(wrong.value)
    assert wrong.value.nearest[0] == "trade RUS-JPN 2013"
    assert told(facts.find(parse(wrong.value.nearest[0]))) == "$32 billion"


def test_a_handle_that_fits_two_says_what_tells_them_apart(account_of: Callable[..., Account]) -> None:
    facts = Facts(
        account_of(
            north="Exports from Kenya to Uganda were $500 million in 2011.\n",
            south="Exports from Kenya to Uganda were $700 million in 2011.\n",
        )
    )
    with pytest.raises(HandleError, match="fits 2 facts") as wrong:
        facts.find(parse("exports KEN-UGA 2011"))
    assert sorted(wrong.value.nearest) == ["exports KEN-UGA 2011 north", "exports KEN-UGA 2011 south"]
    assert {told(facts.find(parse(n))) for n in wrong.value.nearest} == {"$500 million", "$700 million"}


def test_a_whole_name_comes_before_one_that_holds_it(account_of: Callable[..., Account]) -> None:
    facts = Facts(account_of("The leaders of Asia met at the Asia-Pacific forum in Asia in May 2011.\n"))
    assert told(facts.find(parse("place Asia"))) == "Asia"


@pytest.mark.parametrize("text", ["", " ", ":change", "  |x", '""'])
def test_a_handle_without_words_is_refused(text: str) -> None:
    with pytest.raises(HandleError, match="no words"):
        parse(text)


@given(st.text())
def test_any_text_is_a_handle_or_is_refused_and_finds_a_fact_or_is_refused(text: str) -> None:
    facts = Facts(Account(observations=(_observation(measure="exports", value=1.0),)))
    try:
        facts.find(parse(text))
    except HandleError as wrong:
        assert str(wrong).endswith(".")  # noqa: PT017 - a sentence, whatever is wrong


WORDS = st.lists(st.from_regex(r"[A-Za-z0-9/~.-]{1,8}", fullmatch=True), min_size=1, max_size=4)
PARTS = st.lists(st.from_regex(r"[a-z]{1,8}(?: [0-9])?", fullmatch=True), max_size=3)


@given(WORDS, PARTS)
def test_words_and_parts_are_read_as_they_are_written(words: list[str], parts: list[str]) -> None:
    text = " ".join(words) + (":" + ", ".join(parts) if parts else "")
    assert parse(text) == Handle(tuple(words), tuple(parts))
    assert parse(text.replace(" ", "  ").replace(":", " | ")) == parse(text)


def _observation(**given: object) -> Observation:
    content = sorted((k, str(v)) for k, v in given.items())
    quote = f"{given['value']:g} were told of"
    evidence = Evidence(source="a-report", passage="p-1", start=0, end=len(quote), quote=quote)
    given = {"kind": "level", "unit": "USD", "evidence": (evidence,), **given}
    return Observation(id=identify("obs", content), **given)  # type: ignore[arg-type]


CODES = st.sampled_from(["RUS", "JPN", "KEN", "European Union", "ASEAN", None])
OBSERVATIONS = st.builds(
    _observation,
    measure=st.sampled_from(["trade", "exports", "interest_rate", None]),
    kind=st.sampled_from(["level", "change", "share", "ratio"]),
    value=st.sampled_from([32e9, -4.0, 5.3, 161227.0, 0.0]),
    unit=st.sampled_from(["USD", "EUR", "percent", "t", "count", "[bbl_us]/d", "{boe}"]),
    reporter=CODES,
    partner=CODES,
    commodity=st.sampled_from([None, "cut flowers", "flowers", "coffee: green", "{odd} | goods", "2013"]),
    period=st.sampled_from([None, "2013", "2013-05", "2014-01/2014-02", "2019~", "../2014", "199X"]),
    realis=st.sampled_from(["happened", "planned", "forecast"]),
    label=st.sampled_from([None, "Dutch companies", "event", "a: b"]),
    attribution=st.sampled_from([None, "the ministry"]),
)
EVENTS = st.builds(
    lambda title, when, realis, n: Event(
        id=identify("event", title, when, realis, n),
        when=when,
        title=title,
        realis=realis,
        evidence=(Evidence(source="a-report", passage="p-1", start=0, end=1, quote="x"),),
    ),
    st.sampled_from(["A visit to Oslo", "A visit", "Visits: two of them {}", "2013", "event"]),
    st.sampled_from([None, "2013", "2013-05-01", "2012/.."]),
    st.sampled_from(["happened", "postponed"]),
    st.integers(0, 2),
)
ENTITIES = st.builds(
    lambda kind, name: Entity(id=identify(kind, name), kind=kind, name=name, evidence=()),
    st.sampled_from(["person", "place", "organisation", "agreement"]),
    st.sampled_from(["Abe", "Shinzo Abe", "Asia", "Asia-Pacific", "The {Bank}: one", "event"]),
)


@given(
    st.lists(OBSERVATIONS, max_size=8, unique_by=lambda o: o.id),
    st.lists(EVENTS, max_size=5, unique_by=lambda e: e.id),
    st.lists(ENTITIES, max_size=5, unique_by=lambda e: e.id),
)
def test_every_fact_has_a_handle_that_finds_it_and_it_alone(
    observations: list[Observation], events: list[Event], entities: list[Entity]
) -> None:
    facts = Facts(Account(observations=tuple(observations), events=tuple(events), entities=tuple(entities)))
    names = [facts.name(fact) for fact in facts.all]
    assert len(set(names)) == len(names)
    for name, fact in zip(names, facts.all, strict=True):
        assert facts.find(parse(name)) is fact
        assert "}" not in name


def test_every_fact_of_the_examples_has_a_handle_of_words(account_of: Callable[..., Account]) -> None:
    facts = Facts(account_of(TRADE))
    names = [facts.name(f) for f in facts.all]
    assert facts.all
    assert [n for n, f in zip(names, facts.all, strict=True) if n == f.id] == []
    assert wording.amount(facts.find(parse("trade RUS-JPN 2013")).thing) == "$32 billion"  # type: ignore[arg-type]
