"""Whatever sources say: their order, their names and how many files they stand in do not change the account."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from saying import Said, account

from pipeline.records import Account, Role

PUBLISHED = (None, "1996-01", "1996-06", "1997-02-03")
TITLES = (
    "Ghana and Togo signed the border treaty",
    "Signing of the border treaty by Ghana and Togo in Lomé",
    "Ghana and Togo signed a treaty",
    "The border treaty was read to the people of Lomé",
    "Ministers met in Accra",
    "Ministers of Ghana and Togo met in Accra for talks on the border",
)
DATES = ("1996", "1996-05", "1996-05-14", "1996-05-15", None)
REALIS = ("happened", "happened", "planned", "postponed", "cancelled")
EVENT = st.tuples(st.just("event"), st.sampled_from(TITLES), st.sampled_from(DATES), st.sampled_from(REALIS))
VALUES = ((32e9, 0), (31.7e9, 1), (32.3e9, 1), (31.68e9, 2), (40e9, 0))
FIGURE = st.tuples(
    st.just("figure"),
    st.sampled_from(VALUES),
    st.sampled_from(("2012", "2013", "2013-07/2014-06")),
    st.sampled_from(
        (
            {},
            {},
            {"reporter": None},
            {"partner": None},
            {"measure": "imports", "reporter": "PER", "partner": "CHL"},
            {"unit": "EUR"},
            {"commodity": "goods and services"},
            {"approximate": True},
        )
    ),
)
NAMES = (
    "Nyerere",
    "Julius Nyerere",
    "J. Nyerere",
    "Julius Kambarage Nyerere",
    "Maria Nyerere",
    "Gandhi",
    "Indira Gandhi",
)
PERSON = st.tuples(
    st.just("person"), st.sampled_from(NAMES), st.sampled_from((None, "TZA", "IND")), st.sampled_from((None, "1974"))
)
SAYING = st.one_of(EVENT, FIGURE, PERSON)
FACT = st.one_of(EVENT.map(lambda e: (*e[:3], "happened")), FIGURE, PERSON)


def say(source: Said, saying: Sequence[Any]) -> None:
    match saying:
        case ("event", title, when, realis):
            source.event(title, when, realis=realis)
        case ("figure", (value, decimals), period, more):
            source.level(value, period, scale=1e9, decimals=decimals, **more)
        case ("person", name, state, when):
            roles = (Role(role="President", of=state, when=when),) if state or when else ()
            source.entity("person", name, roles=roles)


def files(sayings: Sequence[Sequence[Any]], names: Sequence[str]) -> list[Said]:
    sources = []
    for n, (name, own) in enumerate(zip(names, sayings, strict=True)):
        source = Said(name, published=PUBLISHED[n % len(PUBLISHED)], publisher=f"Publisher {n}")
        for saying in own:
            say(source, saying)
        sources.append(source)
    return sources


def content(said: Account) -> tuple[object, ...]:
    """What an account says, whatever its sources are called."""
    observations = sorted(
        repr(replace(o, evidence=(), range=None)) + repr(sorted(e.quote for e in o.evidence)) for o in said.observations
    )
    events = sorted(repr(replace(e, evidence=())) + repr(sorted(x.quote for x in e.evidence)) for e in said.events)
    entities = sorted(repr(replace(e, evidence=())) + repr(sorted(x.quote for x in e.evidence)) for e in said.entities)
    conflicts = sorted((c.kind, c.members, c.reason) for c in said.conflicts)
    return observations, events, entities, conflicts


@settings(max_examples=150)
@given(st.lists(st.lists(SAYING, max_size=6), min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_neither_order_nor_names_of_sources_count(sayings: list[list[Any]], random: Any) -> None:
    names = list("abcde"[: len(sayings)])
    first = files(sayings, names)
    told = account(first)
    shuffled = list(first)
    random.shuffle(shuffled)
    assert account(shuffled) == told
    random.shuffle(names)
    assert content(account(files(sayings, names))) == content(told)


@settings(max_examples=100)
@given(st.lists(FACT, min_size=1, max_size=8), st.data())
def test_how_many_files_hold_what_is_said_does_not_count(sayings: list[Any], data: st.DataObject) -> None:
    """Of one publisher, and but for plans, of which another source must tell what became."""

    def divided(parts: Sequence[int]) -> tuple[object, ...]:
        sources = [Said(f"part{n}", published="1996-06", publisher="The Office") for n in range(max(parts) + 1)]
        for part, saying in zip(parts, sayings, strict=True):
            say(sources[part], saying)
        made = account(sources)
        events, figures, entities = (
            sorted(repr(replace(thing, evidence=())) for thing in things)
            for things in (made.events, (o for o in made.observations if not o.derived_from), made.entities)
        )
        return events, figures, entities

    parts = data.draw(st.lists(st.integers(0, 3), min_size=len(sayings), max_size=len(sayings)))
    assert divided(parts) == divided([0] * len(sayings))
