"""One entity a person, organisation, place or agreement, whatever it is called; namesakes stay apart."""

from itertools import permutations

import pytest
from saying import Read, Said, account, names, sources_of

from pipeline.records import EntityKind


def of(kind: EntityKind, *named: str) -> list[Said]:
    """Sources a, b, c that name one thing each."""
    sources = [Said(id) for id, _ in zip("abcdef", named, strict=False)]
    for source, name in zip(sources, named, strict=True):
        source.entity(kind, name)
    return sources


def test_a_person_by_short_and_by_long_name_is_one_with_the_evidence_of_both() -> None:
    [person] = account(of("person", "Nyerere", "Julius Nyerere", "Julius Kambarage Nyerere")).entities
    assert person.name == "Julius Kambarage Nyerere"
    assert set(person.aliases) == {"Nyerere", "Julius Nyerere"}
    assert sources_of(person) == ["a", "b", "c"]


def test_a_family_name_that_two_persons_share_is_neither() -> None:
    said = account(of("person", "Indira Gandhi", "Sonia Gandhi", "Gandhi"))
    assert set(names(said, "person")) == {"Indira Gandhi", "Sonia Gandhi", "Gandhi"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George Bush", "Laura Bush"),
        ("Kofi Annan", "Kofi Busia"),
        ("John Garang", "Garang John Deng"),
        ("Hun Sen", "Hun Manet"),
        ("Ann Lee", "Lee Ann Wong"),
    ],
)
def test_persons_who_share_a_part_of_their_names_stay_two(one: str, other: str) -> None:
    assert set(names(account(of("person", one, other)), "person")) == {one, other}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Treaty of Asunción", "Treaty of Asunción"),
        ("Lomé  Convention", "Lomé Convention"),
        ("ANZUS–Pact", "ANZUS-Pact"),
    ],
)
def test_a_name_is_the_same_whatever_its_case_dashes_and_article(one: str, other: str) -> None:
    assert len(account(of("agreement", one, other)).entities) == 1


def test_a_short_form_is_the_organisation_that_another_source_explains() -> None:
    a, b = Said("a"), Said("b")
    a.entity("organisation", "ECOWAS")
    b.entity("organisation", "Economic Community of West African States", aliases=("ECOWAS",))
    [body] = account([a, b]).entities
    assert body.name == "Economic Community of West African States"
    assert body.aliases == ("ECOWAS",)
    assert sources_of(body) == ["a", "b"]


def test_a_short_form_that_two_organisations_share_is_neither() -> None:
    a, b, c = Said("a"), Said("b"), Said("c")
    a.entity("organisation", "African Development Bank", aliases=("ADB",))
    b.entity("organisation", "Asian Development Bank", aliases=("ADB",))
    c.entity("organisation", "ADB")
    said = account([a, b, c])
    assert {e.name: sources_of(e) for e in said.entities} == {
        "African Development Bank": ["a"],
        "Asian Development Bank": ["b"],
        "ADB": ["c"],
    }


def test_things_of_two_kinds_with_one_name_stay_two() -> None:
    a, b = Said("a"), Said("b")
    a.entity("place", "Washington")
    b.entity("person", "Washington")
    assert [e.kind for e in account([a, b]).entities] == ["person", "place"]


def test_events_speak_of_the_entity_that_stands_for_all_its_names() -> None:
    a, b = Said("a"), Said("b")
    short, long = a.entity("person", "Nyerere"), b.entity("person", "Julius Nyerere")
    a.event("Nyerere opened the railway", "1975-10", actors=(short.id,))
    b.event("Julius Nyerere left for Beijing", "1974-03", actors=(long.id,))
    said = account([a, b])
    [person] = said.entities
    assert [e.actors for e in said.events] == [(person.id,), (person.id,)]


def test_who_is_who_does_not_depend_on_the_order_of_sources() -> None:
    sources = of("person", "Nyerere", "Julius Nyerere", "Indira Gandhi", "Gandhi", "Sonia Gandhi")
    first = account(sources)
    assert all(account(order) == first for order in permutations(sources))


def test_persons_of_two_texts_are_one_by_their_short_and_long_names(account_of: Read) -> None:
    said = account_of(
        a="President Kenneth Kaunda visited Botswana in May 1971. Kaunda opened a bridge there in June 1971.",
        b="In March 1974, President Kaunda received a delegation of farmers from Malawi in Lusaka.",
    )
    people = [e for e in said.entities if e.kind == "person"]
    assert [p.name for p in people] == ["Kenneth Kaunda"]
    assert {e.source for e in people[0].evidence} == {"a", "b"}
    assert all(people[0].id in e.actors for e in said.events)


def test_an_office_goes_to_the_person_who_holds_it(account_of: Read) -> None:
    said = account_of(
        a="President Kenneth Kaunda visited Botswana in May 1971.",
        b="In March 1974, Prime Minister Indira Gandhi received President Kaunda in Delhi.",
    )
    offices = {e.name: {r.role for r in e.roles} for e in said.entities if e.kind == "person"}
    assert offices == {"Kenneth Kaunda": {"President"}, "Indira Gandhi": {"Prime Minister"}}
