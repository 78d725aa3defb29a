"""Who and what is named: persons with their roles, countries, organisations, agreements; and words that name nobody."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Entity, Statements

Read = Callable[..., Statements]


def named(statements: Statements, kind: str) -> dict[str, Entity]:
    """The entities of a kind, by name."""
    return {e.name: e for e in statements.entities if e.kind == kind}


@pytest.mark.parametrize(
    ("sentence", "name", "role", "of"),
    [
        # before the name
        ("President Emmanuel Macron spoke.", "Emmanuel Macron", "President", None),
        ("French President Emmanuel Macron spoke.", "Emmanuel Macron", "President", "FRA"),
        ("France’s President Emmanuel Macron spoke.", "Emmanuel Macron", "President", "FRA"),
        ("US President Barack Obama spoke.", "Barack Obama", "President", "USA"),
        ("Prime Minister Narendra Modi spoke.", "Narendra Modi", "Prime Minister", None),
        ("Indian Prime Minister Narendra Modi spoke.", "Narendra Modi", "Prime Minister", "IND"),
        ("The then Finance Minister Arun Jaitley spoke.", "Arun Jaitley", "then Finance Minister", None),
        ("Then-Foreign Minister Fumio Kishida spoke.", "Fumio Kishida", "then-Foreign Minister", None),
        ("Former Chancellor Angela Merkel spoke.", "Angela Merkel", "former Chancellor", None),
        ("Deputy Prime Minister Tharman Shanmugaratnam spoke.", "Tharman Shanmugaratnam", "Deputy Prime Minister", None),
        ("Secretary-General António Guterres spoke.", "António Guterres", "Secretary-General", None),
        ("Foreign Minister Sergei Lavrov spoke.", "Sergei Lavrov", "Foreign Minister", None),
        ("King Felipe spoke.", "Felipe", "King", None),
        ("General Joseph Dunford spoke.", "Joseph Dunford", "General", None),
        ("The Governor of Kenya, Patrick Njoroge, spoke.", "Patrick Njoroge", "Governor", "KEN"),
        # behind the name
        ("Emmanuel Macron, President of France, spoke.", "Emmanuel Macron", "President", "FRA"),
        ("Emmanuel Macron, the President of France, spoke.", "Emmanuel Macron", "President", "FRA"),
        ("Emmanuel Macron, the French President, spoke.", "Emmanuel Macron", "President", "FRA"),
        ("Emmanuel Macron (President of France) spoke.", "Emmanuel Macron", "President", "FRA"),
        ("Tofail Ahmed, Minister of Commerce of Bangladesh, spoke.", "Tofail Ahmed", "Minister of Commerce", "BGD"),
        ("Emmanuel Macron, who was President of France, spoke.", "Emmanuel Macron", "President", "FRA"),
    ],
)  # fmt: skip
def test_a_person_has_the_role_that_stands_beside_the_name(
    read: Read, sentence: str, name: str, role: str, of: str | None
) -> None:
    persons = named(read(sentence), "person")
    assert list(persons) == [name]
    assert [(r.role, r.of) for r in persons[name].roles] == [(role, of)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Mr Tofail Ahmed spoke.", "Tofail Ahmed"),
        ("Mr. Tofail Ahmed spoke.", "Tofail Ahmed"),
        ("Mrs Angela Merkel spoke.", "Angela Merkel"),
        ("Dr Ngozi Okonjo-Iweala spoke.", "Ngozi Okonjo-Iweala"),
        ("Sir Keir Starmer spoke.", "Keir Starmer"),
        ("Shri Piyush Goyal spoke.", "Piyush Goyal"),
        ("Mr Kenyatta spoke.", "Kenyatta"),
        ("Angela Merkel spoke.", "Angela Merkel"),
        ("Ursula von der Leyen spoke.", "Ursula von der Leyen"),
        ("Luiz Inácio Lula da Silva spoke.", "Luiz Inácio Lula da Silva"),
        ("J. F. Kennedy spoke.", "J. F. Kennedy"),
        ("John F. Kennedy spoke.", "John F. Kennedy"),
        ("Abdel Fattah el-Sisi spoke.", "Abdel Fattah el-Sisi"),
        ("Michael O’Leary spoke.", "Michael O’Leary"),
    ],
)
def test_forms_of_address_are_no_part_of_a_name_and_no_role(read: Read, sentence: str, name: str) -> None:
    persons = named(read(sentence), "person")
    assert list(persons) == [name]
    assert persons[name].roles == ()


def test_several_holders_of_an_office_each_have_it(read: Read) -> None:
    persons = named(read("Presidents Emmanuel Macron and Vladimir Putin spoke."), "person")
    assert {name: [r.role for r in e.roles] for name, e in persons.items()} == {
        "Emmanuel Macron": ["President"], "Vladimir Putin": ["President"]}  # fmt: skip


def test_a_person_is_one_under_full_name_and_surname(read: Read) -> None:
    text = "Chancellor Angela Merkel met Emmanuel Macron. Merkel spoke first; Mr Macron answered.\n\nMerkel left."
    persons = named(read(text), "person")
    assert sorted(persons) == ["Angela Merkel", "Emmanuel Macron"]
    assert "Merkel" in persons["Angela Merkel"].aliases
    assert len(persons["Angela Merkel"].evidence) == 2  # one a paragraph


def test_two_persons_of_one_surname_stay_two(read: Read) -> None:
    text = "President Lech Kaczyński met Prime Minister Jarosław Kaczyński. Angela Merkel watched."
    assert sorted(named(read(text), "person")) == ["Angela Merkel", "Jarosław Kaczyński", "Lech Kaczyński"]


def test_a_role_is_dated_by_what_the_person_did_then(read: Read) -> None:
    persons = named(read("In June 2011 President Alan García signed a treaty with Chile."), "person")
    assert [(r.role, r.when) for r in persons["Alan García"].roles] == [("President", "2011-06")]


@pytest.mark.parametrize(
    ("sentence", "name", "code"),
    [
        ("Trade with Kenya grew.", "Kenya", "KEN"),
        ("Kenyan tea sold well.", "Kenya", "KEN"),
        ("Trade with the United States grew.", "United States", "USA"),
        ("Trade with the US grew.", "United States", "USA"),
        ("Trade with the U.S. grew.", "United States", "USA"),
        ("Trade with Britain grew.", "United Kingdom", "GBR"),
        ("Trade with the UK grew.", "United Kingdom", "GBR"),
        ("Trade with Côte d’Ivoire grew.", "Côte d’Ivoire", "CIV"),
        ("Trade with Ivory Coast grew.", "Côte d’Ivoire", "CIV"),
        ("Trade with South Korea grew.", "South Korea", "KOR"),
        ("Trade with the Republic of Korea grew.", "South Korea", "KOR"),
        ("Trade with Turkey grew.", "Türkiye", "TUR"),
        ("Trade with Burma grew.", "Myanmar (Burma)", "MMR"),
        ("Trade with Papua New Guinea grew.", "Papua New Guinea", "PNG"),
        ("The Dutch sold tulips.", "Netherlands", "NLD"),
        ("Trade with the Soviet Union grew.", "USSR", "SUN"),
    ],
)
def test_a_country_is_one_by_all_its_names(read: Read, sentence: str, name: str, code: str) -> None:
    places = named(read(sentence), "place")
    assert {(n, e.code) for n, e in places.items()} == {(name, code)}


def test_a_country_and_its_people_are_one_entity(read: Read) -> None:
    places = named(read("Kenya exported tea. Kenyan tea sold well. Kenyans rejoiced."), "place")
    assert list(places) == ["Kenya"]
    assert set(places["Kenya"].aliases) == {"Kenyan", "Kenyans"}


@pytest.mark.parametrize(
    ("sentence", "code"),
    [("Trade with Guinea grew.", "GIN"), ("Trade with Guinea-Bissau grew.", "GNB"), ("Trade with Niger grew.", "NER"),
     ("Trade with Nigeria grew.", "NGA"), ("Trade with North Korea grew.", "PRK"), ("Trade with Dominica grew.", "DMA"),
     ("Trade with the Dominican Republic grew.", "DOM"), ("Trade with Congo grew.", "COG"),
     ("Trade with the Democratic Republic of the Congo grew.", "COD"), ("Trade with Sudan grew.", "SDN"),
     ("Trade with South Sudan grew.", "SSD")],
)  # fmt: skip
def test_countries_of_like_names_are_kept_apart(read: Read, sentence: str, code: str) -> None:
    assert [e.code for e in named(read(sentence), "place").values()] == [code]


def test_a_capital_that_acts_is_its_country(read: Read) -> None:
    statements = read("In June 2011 Paris and Berlin signed a treaty.")
    names = {e.id: e.name for e in statements.entities}
    (signing,) = statements.events
    assert {names[a] for a in signing.actors} == {"France", "Germany"}


def test_a_capital_where_something_takes_place_is_a_place(read: Read) -> None:
    statements = read("In June 2011 Peru and Chile signed a treaty in Paris.")
    names = {e.id: e.name for e in statements.entities}
    (signing,) = statements.events
    assert [names[p] for p in signing.places] == ["Paris"]
    assert {names[a] for a in signing.actors} == {"Peru", "Chile"}


@pytest.mark.parametrize(
    ("sentence", "name", "alias"),
    [
        ("The European Union (EU) agreed. The EU acted.", "European Union", "EU"),
        ("The EU acted.", "European Union", "EU"),
        ("The World Trade Organization (WTO) ruled. The WTO was firm.", "World Trade Organization", "WTO"),
        ("The Liberal Democratic Party (LDP) won. The LDP rejoiced.", "Liberal Democratic Party", "LDP"),
        ("The Rural Credit Bank (RCB) lent. The RCB failed.", "Rural Credit Bank", "RCB"),
        ("The Association of Southeast Asian Nations met. ASEAN agreed.", "Association of Southeast Asian Nations", "ASEAN"),
        ("The Bank of Uganda lent.", "Bank of Uganda", None),
        ("The Ministry of Finance lent.", "Ministry of Finance", None),
        ("The G7 agreed.", "G7", None),
    ],
)  # fmt: skip
def test_an_organisation_is_one_with_its_acronym(read: Read, sentence: str, name: str, alias: str | None) -> None:
    organisations = named(read(sentence), "organisation")
    assert list(organisations) == [name]
    assert alias is None or alias in organisations[name].aliases


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("They signed the Treaty of Rome.", "Treaty of Rome"),
        ("They signed the Paris Agreement.", "Paris Agreement"),
        ("They signed the Tashkent Declaration.", "Tashkent Declaration"),
        ("They broke the Soviet–Japanese Neutrality Pact.", "Soviet–Japanese Neutrality Pact"),
        ("They signed the Convention on the Law of the Sea.", "Convention on the Law of the Sea"),
        ("They signed the Kyoto Protocol.", "Kyoto Protocol"),
        ("They signed the North American Free Trade Agreement.", "North American Free Trade Agreement"),
    ],
)
def test_an_agreement_is_named_whole(read: Read, sentence: str, name: str) -> None:
    statements = read(sentence)
    assert list(named(statements, "agreement")) == [name]
    assert named(statements, "person") == {}


def test_an_agreement_has_the_year_in_its_name(read: Read) -> None:
    agreements = named(read("They kept the Kyoto Protocol of 1997 and the 1957 Treaty of Rome."), "agreement")
    assert {name: e.when for name, e in agreements.items()} == {"Kyoto Protocol": "1997", "Treaty of Rome": "1957"}


def test_an_agreement_of_a_year_is_one_under_its_long_and_short_name(read: Read) -> None:
    text = "They recalled the Soviet-Japanese Joint Declaration of 1956. Both kept to the Declaration of 1956."
    assert list(named(read(text), "agreement")) == ["Soviet-Japanese Joint Declaration"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Economic Growth slowed.",
        "However, Trade Relations improved.",
        "Trade And Investment Rise Again.",
        "Figure Two shows Exports.",
        "The Northern Territories are disputed.",
        "The Cold War ended.",
        "The Great Depression began.",
        "The Foreign Minister spoke.",
        "The Prime Minister and the President spoke.",
        "In Addis Ababa, talks began.",
        "The Black Sea froze.",
        "World War II ended.",
        "New York grew.",
        "They flew to San Marino.",
        "The Olympic Games opened.",
        "On Monday May rain fell.",
        "ECONOMIC OUTLOOK IMPROVES",
        "The Japanese Government spoke.",
        "The Free Trade Area grew.",
        "Strong Growth, Weak Demand.",
        "Supply Chains broke.",
        "South East Asia grew.",
    ],
)
def test_capitalised_words_that_name_no_person_make_none(read: Read, sentence: str) -> None:
    assert (
        named(read(f"{sentence}\n\nThat was all that could be said of it at the time, as far as is known."), "person")
        == {}
    )


SURNAMES = ["Okafor", "Lindqvist", "Tshisekedi", "Brzęczyszczykiewicz", "Ó Briain", "Nguyễn", "Al-Masri", "Fernández"]
GIVEN = ["Chidi", "Astrid", "Félix", "Grzegorz", "Siobhán", "Linh", "Yusuf", "Cristina"]
OFFICES = {"President": "President", "Prime Minister": "Prime Minister", "Foreign Minister": "Foreign Minister",
           "Ambassador": "Ambassador", "Governor": "Governor"}  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(
    given_name=st.sampled_from(GIVEN),
    surname=st.sampled_from(SURNAMES),
    office=st.sampled_from(sorted(OFFICES)),
    state=st.sampled_from([("Ghana", "Ghanaian", "GHA"), ("Peru", "Peruvian", "PER"), ("Norway", "Norwegian", "NOR")]),
    form=st.sampled_from(["{adjective} {office} {name} signed the accord.", "{country}’s {office} {name} signed it.",
                          "{name}, {office} of {country}, signed it.", "{office} of {country} {name} signed it.",
                          "Yesterday {adjective} {office} {name} resigned."]),
)  # fmt: skip
def test_any_name_with_an_office_is_a_person_with_that_office(
    read: Read, given_name: str, surname: str, office: str, state: tuple[str, str, str], form: str
) -> None:
    country, adjective, code = state
    name = f"{given_name} {surname}"
    statements = read(form.format(name=name, office=office, country=country, adjective=adjective))
    persons = named(statements, "person")
    assert list(persons) == [name]
    assert [(r.role, r.of) for r in persons[name].roles] == [(OFFICES[office], code)]
    assert {e.code for e in statements.entities if e.kind == "place"} == {code}
