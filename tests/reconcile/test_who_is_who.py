"""One entity a person, organisation, place or agreement, whatever it is called; namesakes stay apart."""

from itertools import permutations

import pytest
from saying import Read, Said, account, names, sources_of

from pipeline.records import EntityKind, Role


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


def officer(source: str, name: str, role: str, of: str | None = None, when: str | None = None) -> Said:
    said = Said(source)
    said.entity("person", name, roles=(Role(role=role, of=of, when=when),))
    return said


def test_namesakes_who_hold_offices_of_two_states_are_two_with_ids_of_their_own() -> None:
    a, b = officer("a", "Kim Lee", "Minister", "KOR"), officer("b", "Kim Lee", "Minister", "SGP")
    for source in (a, b):
        source.event(f"Kim Lee spoke in {source.id}", "1996", actors=(source.entities[0].id,))
    said = account([a, b])
    one, other = said.entities
    assert one.id != other.id
    assert {e.actors for e in said.events} == {(one.id,), (other.id,)}


def test_an_ambassador_is_no_namesake_for_being_of_one_state_and_in_another() -> None:
    assert (
        len(
            account(
                [officer("a", "Ann Lee", "Ambassador", "KOR"), officer("b", "Ann Lee", "Ambassador", "SGP")]
            ).entities
        )
        == 1
    )


@pytest.mark.parametrize(("role", "wanted"), [("President", "Xi Jinping"), ("Minister", "Xi")])
def test_a_family_name_that_stands_first_goes_with_the_office(role: str, wanted: str) -> None:
    said = account([officer("a", "Xi Jinping", "President"), officer("b", "Xi", role)])
    assert wanted in names(said, "person")
    assert len(said.entities) == (1 if wanted == "Xi Jinping" else 2)


def test_of_two_with_one_family_name_the_one_who_holds_the_office_is_meant() -> None:
    sources = [
        officer("a", "Grace Mwangi", "Trade Minister"),
        officer("b", "Joseph Mwangi", "Managing Director"),
        officer("c", "Mwangi", "Minister"),
    ]
    said = account(sources)
    assert {e.name: sources_of(e) for e in said.entities} == {"Grace Mwangi": ["a", "c"], "Joseph Mwangi": ["b"]}


@pytest.mark.parametrize(
    ("one", "other"),
    [("S. Lavrov", "Sergei Lavrov"), ("Sebastian Pinera", "Sebastián Piñera"), ("J. F. Kennedy", "John F. Kennedy")],
)
def test_initials_and_accents_are_no_other_person(one: str, other: str) -> None:
    assert len(account(of("person", one, other)).entities) == 1


def test_an_initial_that_fits_two_is_neither() -> None:
    assert len(account(of("person", "G. Bush", "George Bush", "Gerald Bush")).entities) == 3


def test_roles_stand_in_the_order_of_time_and_undated_ones_last_and_once() -> None:
    told = [
        ("Minister", "2010"),
        ("Deputy", "2004-05-01"),
        ("Minister", None),
        ("President", "2012-03"),
        ("Envoy", None),
    ]
    sources = [officer(id, "Ann Lee", role, None, when) for id, (role, when) in zip("abcde", told, strict=True)]
    [person] = account(sources).entities
    assert [(r.role, r.when) for r in person.roles] == [
        ("Deputy", "2004-05-01"),
        ("Minister", "2010"),
        ("President", "2012-03"),
        ("Envoy", None),
    ]


def test_an_acronym_that_nobody_explains_is_the_one_body_whose_initials_it_is() -> None:
    found = names(
        account(of("organisation", "Coastal Dairy Growers' Union", "CDGU", "Lake Transport Board")), "organisation"
    )
    assert found == {"Coastal Dairy Growers' Union": {"CDGU"}, "Lake Transport Board": set()}


def test_an_acronym_of_two_bodies_is_neither() -> None:
    assert len(account(of("organisation", "Lake Transport Board", "Lagos Tourist Bureau", "LTB")).entities) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Free Trade Agreement between Peru and China", "China-Peru FTA"),
        ("Memorandum of Understanding on Plant Health", "plant health memorandum"),
        ("Treaty on the Waters of Lake Kivu", "Lake Kivu Waters Treaty"),
    ],
)
def test_an_agreement_is_the_same_in_whatever_order_its_name_is(one: str, other: str) -> None:
    assert len(account(of("agreement", one, other)).entities) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Free Trade Agreement between Peru and China", "Free Trade Agreement between Peru and Chile"),
        ("Treaty on the Waters of Lake Kivu", "Protocol on the Waters of Lake Kivu"),
        ("trade agreement", "fisheries agreement"),
    ],
)
def test_agreements_of_other_parties_sorts_or_matters_are_two(one: str, other: str) -> None:
    assert len(account(of("agreement", one, other)).entities) == 2


def test_what_a_source_calls_an_agreement_is_that_agreement_everywhere(account_of: Read) -> None:
    said = account_of(
        a='The ministers signed the Agreement on Lake Fisheries ("the Lusaka Agreement") on 4 June 1994.',
        b="In May 1995 Zambia ratified the Lusaka Agreement, as farmers along the river had long hoped it would.",
    )
    [agreement] = [e for e in said.entities if e.kind == "agreement"]
    assert agreement.name == "Agreement on Lake Fisheries"
    assert {"a", "b"} <= set(sources_of(agreement))


def test_two_bodies_that_one_source_names_in_a_breath_are_those_that_others_name_alone() -> None:
    a, b = Said("a"), Said("b")
    pair = a.entity("organisation", "Lake Fund and the Port Authority")
    for name in ("Lake Fund", "Port Authority", "Ministry of Trade and Industry"):
        b.entity("organisation", name)
    a.event("The Lake Fund and the Port Authority signed a loan", "1996", actors=(pair.id,))
    said = account([a, b])
    found = {e.name: e for e in said.entities}
    assert set(found) == {"Lake Fund", "Port Authority", "Ministry of Trade and Industry"}
    assert set(said.events[0].actors) == {found["Lake Fund"].id, found["Port Authority"].id}
    assert {e.quote for e in found["Lake Fund"].evidence} == {"Lake Fund"}


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
