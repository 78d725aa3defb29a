"""What changed between two accounts: nothing between one and itself, the mirror image the other way, each fact in one place."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.facts import Fact, Words
from pipeline.facts.differences import Difference, Differences, differences
from pipeline.records import (
    Account,
    Conflict,
    Entity,
    Event,
    Evidence,
    Gap,
    Observation,
    Passage,
    Role,
    Source,
    identify,
)

KINDS = ("sources", "entities", "observations", "events", "gaps", "conflicts")
FEW = st.sampled_from
WORDS = FEW(
    ["Kenya signed the agreement", "Kenya signs an agreement", "Italy visited Rome", "“Tea” talks", '"Tea" talks', "x"]
)
DATES = FEW([None, "2011", "2011-05", "2011-05-03", "2011-05-04", "2012/2013"])
SOURCES = ("a", "b")
NAMES = FEW(
    [("Kenya", ()), ("Republic of Kenya", ("Kenya",)), ("Abe", ()), ("Shinzo Abe", ("Abe",)), ("Akie Abe", ("Abe",))]
)


def evidence(source: str, quote: str) -> tuple[Evidence, ...]:
    return (Evidence(source=source, passage=f"p-{source}", start=0, end=len(quote), quote=quote),)


def _event(title: str, when: str | None, realis: Any, source: str, who: tuple[str, ...], told: int) -> Event:
    id = identify("event", title, when, realis)
    return Event(
        id=id,
        title=title,
        when=when,
        realis=realis,
        actors=who,
        independent_sources=told,
        evidence=evidence(source, title),
    )


def _observation(
    measure: str | None, value: float, unit: str, period: str | None, who: str, source: str
) -> Observation:
    id = identify("obs", measure, value, unit, period, who)
    return Observation(
        id=id, measure=measure, kind="level", value=value, unit=unit, period=period, reporter=who,
        evidence=evidence(source, f"{measure} {who}"),
    )  # fmt: skip


def _entity(name: tuple[str, tuple[str, ...]], kind: Any, role: str) -> Entity:
    return Entity(
        id=identify(kind, name[0]), kind=kind, name=name[0], aliases=name[1], roles=(Role(role=role),),
        evidence=evidence("a", name[0]),
    )  # fmt: skip


def _source(id: str, digest: str, title: str) -> Source:
    return Source(id=id, path=f"sources/{id}.txt", sha256=digest, title=title)


EVENTS = st.builds(
    _event,
    WORDS,
    DATES,
    FEW(["happened", "planned"]),
    FEW(SOURCES),
    FEW([(), ("person-1",), ("person-2",)]),
    FEW([1, 2]),
)
MEASURES = FEW(["exports", "imports", None])
OBSERVATIONS = st.builds(
    _observation, MEASURES, FEW([1.0, 2.0, 3.0]), FEW(["USD", "EUR"]), DATES, FEW(["KEN", "ITA"]), FEW(SOURCES)
)  # fmt: skip
ENTITIES = st.builds(_entity, NAMES, FEW(["person", "place", "organisation"]), FEW(["President", "Minister"]))
GAPS = st.builds(
    lambda label: Gap(id=identify("gap", label), kind="figure", label=label, evidence=evidence("a", label)),
    FEW(["Figure 1", "Figure 2"]),
)


@st.composite
def accounts(draw: Callable[..., Any]) -> Account:
    """Accounts of few and similar facts, so that two of them have much in common."""

    def several(facts: Any) -> Any:
        return tuple(draw(st.lists(facts, max_size=5, unique_by=lambda fact: fact.id)))

    sources = [_source(id, draw(FEW(["0", "1"])), draw(WORDS)) for id in SOURCES]
    events, observations = several(EVENTS), several(OBSERVATIONS)
    ids = [fact.id for fact in (*events, *observations)]
    members = draw(st.lists(FEW(ids), min_size=2, max_size=2, unique=True)) if len(ids) > 1 else []
    conflicts = (Conflict(kind="event", members=tuple(members), explanation=" and ".join(members)),) if members else ()
    return Account(
        sources=tuple(sources),
        passages=tuple(
            Passage(id=f"p-{s}", source=s, ordinal=1, kind="paragraph", start=0, end=9, text="x") for s in SOURCES
        ),
        events=events,
        observations=observations,
        entities=several(ENTITIES),
        gaps=several(GAPS),
        conflicts=conflicts,
    )


def facts(account: Account) -> list[Fact]:
    return [fact for kind in KINDS for fact in getattr(account, kind)]


def pairs(found: tuple[Difference, ...]) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(repr(d.before), repr(d.after), d.parts) for d in found}


@given(accounts())
def test_an_account_does_not_differ_from_itself(account: Account) -> None:
    assert not differences(account, account)


@given(accounts(), accounts())
def test_the_other_way_round_what_was_added_is_gone(old: Account, new: Account) -> None:
    forth, back = differences(old, new), differences(new, old)
    assert [d.after for d in forth.added] == [d.before for d in back.gone]
    assert [d.before for d in forth.gone] == [d.after for d in back.added]
    assert pairs(forth.changed) == {(b, a, parts) for a, b, parts in pairs(back.changed)}


@given(accounts(), accounts())
def test_every_fact_is_in_one_place(old: Account, new: Account) -> None:
    found = differences(old, new)
    before = [d.before for d in (*found.gone, *found.changed)]
    after = [d.after for d in (*found.added, *found.changed)]
    had, has = Counter(map(repr, facts(old))), Counter(map(repr, facts(new)))
    lost, gained = Counter(map(repr, before)), Counter(map(repr, after))
    assert lost <= had
    assert gained <= has
    assert (had - lost).total() == (has - gained).total()  # what is left is the same


@given(accounts(), accounts(), st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_count(old: Account, new: Account, random: Any) -> None:
    def shuffled(account: Account) -> Account:
        return replace(
            account, **{k: tuple(random.sample(getattr(account, k), len(getattr(account, k)))) for k in KINDS}
        )

    one, other = differences(old, new), differences(shuffled(old), shuffled(new))
    for name in ("added", "gone", "changed"):
        assert pairs(getattr(one, name)) == pairs(getattr(other, name))


@given(accounts(), accounts())
def test_a_change_is_told_in_words_that_differ(old: Account, new: Account) -> None:
    words = Words(old), Words(new)
    for d in differences(old, new).changed:
        told = list(d.told(*words))
        assert [part for part, _, _ in told] == list(d.parts)
        assert [part for part, was, now in told if was == now] == []


def told(found: tuple[Difference, ...], old: Account, new: Account) -> list[dict[str, tuple[str, str]]]:
    return [{part: (was, now) for part, was, now in d.told(Words(old), Words(new))} for d in found]


TEXT = (
    "In 2012, exports from Kenya to Uganda were $700 million.\n\n"
    "On 3 May 2011, Italy and Kenya signed the Nairobi Agreement on the trade in tea and coffee.\n\n"
    "A visit of President Yoweri Museveni to Rome is planned for June 2013.\n"
)


def facts_of(account_of: Callable[..., Account], text: str, **more: str) -> tuple[Account, Account, Differences]:
    """Two accounts, of TEXT and of another, and what differs but the text of the source itself."""
    old, new = account_of(kenya=TEXT), account_of(kenya=text, **more)
    found = differences(old, new)
    return old, new, replace(found, changed=tuple(d for d in found.changed if d.kind != "source"))


def test_another_value_of_the_same_is_a_change(account_of: Callable[..., Account]) -> None:
    old, new, found = facts_of(account_of, TEXT.replace("$700", "$900"))
    assert (found.added, found.gone) == ((), ())
    assert told(found.changed, old, new) == [{"value": ("$700 million", "$900 million")}]


def test_another_date_of_the_same_event_is_a_change(account_of: Callable[..., Account]) -> None:
    old, new, found = facts_of(account_of, TEXT.replace("3 May", "4 May"))
    assert (found.added, found.gone) == ((), ())
    assert told(found.changed, old, new) == [{"date": ("3 May 2011", "4 May 2011")}]


def test_another_period_of_the_same_value_is_a_change(account_of: Callable[..., Account]) -> None:
    old, new, found = facts_of(account_of, TEXT.replace("In 2012", "In 2010"))
    assert (found.added, found.gone) == ((), ())
    assert told(found.changed, old, new) == [{"period": ("2012", "2010")}]


def test_a_plan_that_took_place_is_a_change(account_of: Callable[..., Account]) -> None:
    text = TEXT.replace(
        "A visit of President Yoweri Museveni to Rome is planned for June 2013",
        "President Yoweri Museveni visited Rome in June 2013",
    )
    old, new, found = facts_of(account_of, text)
    assert (found.added, found.gone) == ((), ())
    visit, office = told(found.changed, old, new)
    assert visit["status"] == ("planned", "happened")
    assert list(office) == ["roles"]  # he now is known to have held his office then


@pytest.mark.parametrize(
    "text",
    [
        "Tea is grown in Kenya, as all know.\n\n" + TEXT,
        TEXT.replace("tea and coffee.", "tea and coffee. All were glad of it."),
    ],
    ids=["a paragraph before", "a sentence behind"],
)
def test_an_edit_elsewhere_changes_no_fact(text: str, account_of: Callable[..., Account]) -> None:
    _, _, found = facts_of(account_of, text)
    assert [d for d in (*found.added, *found.gone, *found.changed) if d.kind in ("event", "observation")] == []


def test_what_could_be_several_is_not_guessed_at() -> None:
    one, two, three = (_observation("exports", value, "USD", "2012", "KEN", "a") for value in (1.0, 2.0, 3.0))
    found = differences(Account(observations=(one, two)), Account(observations=(three,)))
    assert found.changed == ()
    assert [d.before for d in found.gone] == [one, two]


def test_figures_without_a_name_are_no_change_of_each_other() -> None:
    one, two = (_observation(None, value, "USD", "2012", "KEN", source) for value, source in ((1.0, "a"), (2.0, "b")))
    found = differences(Account(observations=(one,)), Account(observations=(two,)))
    assert (len(found.gone), len(found.added), found.changed) == (1, 1, ())


def test_a_renamed_file_is_the_same_source_with_the_same_facts(account_of: Callable[..., Account]) -> None:
    old, new = account_of(kenya=TEXT), account_of(uganda=TEXT)
    found = differences(old, new)
    [renamed] = found.changed
    assert (found.added, found.gone) == ((), ())
    assert renamed.parts == ("file",)


def test_a_fuller_name_is_a_change_of_the_name_alone(account_of: Callable[..., Account]) -> None:
    abe, shinzo = (_entity(name, "person", "Minister") for name in (("Abe", ()), ("Shinzo Abe", ("Abe",))))
    old = Account(entities=(abe,), events=(_event("Talks", "2011", "happened", "a", (abe.id,), 1),))
    new = Account(entities=(shinzo,), events=(_event("Talks", "2011", "happened", "a", (shinzo.id,), 1),))
    found = differences(old, new)
    assert told(found.changed, old, new) == [{"name": ("Abe", "Shinzo Abe"), "also called": ("", "Abe")}]


def test_a_second_source_that_bears_a_fact_out_is_told(account_of: Callable[..., Account]) -> None:
    more = "The ministry says that exports from Kenya to Uganda were $700 million in 2012.\n"
    old, new, found = facts_of(account_of, TEXT, ministry=more)
    assert [d.kind for d in found.added] == ["source"]
    assert {"reported by": ("1 independent source", "2 independent sources")} in told(found.changed, old, new)


def test_typography_is_no_change() -> None:
    plain, curly = (
        _entity((name, ()), "organisation", "x") for name in ("Growers' Association", "Growers’ Association")
    )
    assert not differences(Account(entities=(plain,)), Account(entities=(curly,)))


def test_a_label_beside_a_measure_is_no_change() -> None:
    plain = _observation("exports", 1.0, "USD", "2012", "KEN", "a")
    assert not differences(Account(observations=(plain,)), Account(observations=(replace(plain, label="Cut flowers"),)))
