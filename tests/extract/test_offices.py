"""Offices of persons: wherever they stand to the name, whose they are, and those that no words tie to somebody."""

from collections.abc import Callable

import pytest

from pipeline.records import Statements

Read = Callable[..., Statements]


def offices(statements: Statements) -> dict[str, list[tuple[str, str | None]]]:
    """The offices of each person, with the state or body they are of."""
    return {e.name: [(r.role, r.of) for r in e.roles] for e in statements.entities if e.kind == "person"}


@pytest.mark.parametrize(
    ("sentence", "name", "role", "of"),
    [
        ("The Minister of Fisheries, Rui Tavela, spoke.", "Rui Tavela", "Minister of Fisheries", None),
        ("Minister for Roads (Mr. Okello): The bridge is open.", "Okello", "Minister for Roads", None),
        ("Rapporteur: Ms Ilse Vantongeren", "Ilse Vantongeren", "Rapporteur", None),
        ("To: Minister for Energy, Sanna Kivelä From: Nordic Desk", "Sanna Kivelä", "Minister for Energy", None),
        ("The Prime Minister of the day, Tage Lindqvist, refused.", "Tage Lindqvist", "Prime Minister", None),
        ("Mr Tage Lindqvist, who had been her foreign minister, left.", "Tage Lindqvist", "foreign minister", None),
        ("When Barzani, then defence minister, resigned, talks stopped.", "Barzani", "then defence minister", None),
        ("Ana Ferreira was elected President of Brazil.", "Ana Ferreira", "President", "BRA"),
        ("Ms Rosa Huamán has been Bolivia’s Vice-Minister for Trade since May.", "Rosa Huamán", "Vice-Minister for Trade", "BOL"),
        ("They replaced Milan Kovář as managing director.", "Milan Kovář", "managing director", None),
        ("Dame Ruth Ellery, HM Ambassador at Riga, agreed.", "Ruth Ellery", "Ambassador", None),
        ("Sir Ralph Tiverton, the PM’s trade envoy, agreed.", "Ralph Tiverton", "trade envoy", None),
        ("Lea Turunen, our minister for the Arctic, agreed.", "Lea Turunen", "minister", "Arctic"),
        ("They met Amina Diallo, Chief Tariff Officer, on Monday.", "Amina Diallo", "Chief Tariff Officer", None),
        ("Amina Diallo, Chief Statistician, Trade and Prices.", "Amina Diallo", "Chief Statistician, Trade and Prices", None),
        ("The army chief, General Tariq Mahmood, was there.", "Tariq Mahmood", "army chief", None),
        ("Professor Inga Berg, Director of the Oslo Fish Institute, spoke.", "Inga Berg", "Director", "Oslo Fish Institute"),
        ("Commission President Ines Maartens spoke.", "Ines Maartens", "Commission President", None),
        ("He told the press Foreign Minister Omar Faruk was ill.", "Omar Faruk", "Foreign Minister", None),
        # two at once
        ("Jana Horvat, Slovak Deputy Prime Minister and Minister of Health, spoke.", "Jana Horvat",
         "Deputy Prime Minister and Minister of Health", "SVK"),
        # of whom, and where
        ("Ghana’s ambassador to Peru, Kofi Mensah, spoke.", "Kofi Mensah", "ambassador", "GHA"),
        ("The ambassador to Peru, Kofi Mensah, spoke.", "Kofi Mensah", "ambassador", None),
        ("The Finance Minister, Ana Morales, of Peru met them.", "Ana Morales", "Finance Minister", "PER"),
    ],
)  # fmt: skip
def test_an_office_is_told_beside_the_name_in_whatever_way(
    read: Read, sentence: str, name: str, role: str, of: str | None
) -> None:
    assert offices(read(sentence))[name] == [(role, of)]


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("The two trade ministers, Ana Silva and Kofi Mensah, met.",
         {"Ana Silva": ("trade minister", None), "Kofi Mensah": ("trade minister", None)}),
        ("The Trade Secretaries of India and Nepal, Shri Anil Verma and Mr Hari Thapa, met.",
         {"Anil Verma": ("Trade Secretary", "IND"), "Hari Thapa": ("Trade Secretary", "NPL")}),
        ("Greek and Egyptian ministers Eleni Petrou and Hany Fahmy met.",
         {"Eleni Petrou": ("minister", "GRC"), "Hany Fahmy": ("minister", "EGY")}),
        ("Minister Jan Novak and his Latvian colleague, Ilze Kalnina, met.",
         {"Jan Novak": ("Minister", None), "Ilze Kalnina": ("Minister", "LVA")}),
        ("Dr Olli Salo, Under-Secretary for Trade, and Ambassador Ian Kerr signed.",
         {"Olli Salo": ("Under-Secretary for Trade", None), "Ian Kerr": ("Ambassador", None)}),
        ("Eva Blom, Minister of Trade and Ambassador Ian Kerr signed.",
         {"Eva Blom": ("Minister of Trade", None), "Ian Kerr": ("Ambassador", None)}),
        ("H.E. Tariq Al Amri, the Minister of Ports, spoke.", {"Tariq Al Amri": ("Minister of Ports", None)}),
        ("The President of the Malta Chamber of Commerce, Paul Vella, and his Omani counterpart, Redha Al Saleh, spoke.",
         {"Paul Vella": ("President", "Malta Chamber of Commerce"), "Redha Al Saleh": ("President", None)}),
        ("Norwegian Minister Kari Lunde met Togo’s Minister Yao Amegan.",
         {"Kari Lunde": ("Minister", "NOR"), "Yao Amegan": ("Minister", "TGO")}),
    ],
)  # fmt: skip
def test_each_of_several_has_the_office_and_the_state_that_the_words_give_him(
    read: Read, sentence: str, held: dict[str, tuple[str, str | None]]
) -> None:
    assert offices(read(sentence)) == {name: [office] for name, office in held.items()}


@pytest.mark.parametrize("text", ["Tuomas Aaltonen\nDirector General", "(Sgd.) MARIA L. TORRALBA\nOfficer-in-Charge"])
def test_who_signs_has_the_office_under_the_name(read: Read, text: str) -> None:
    [held] = offices(read(f"Exports grew by 5 % in 2014.\n\n{text}")).values()
    assert held == [(text.partition("\n")[2], None)]


def test_a_king_is_not_whoever_bears_his_name_as_a_surname(read: Read) -> None:
    text = "King Hassan received Mustafa Hassan. King Hassan spoke; Crown Prince Idris bin Hassan did not."
    assert offices(read(text)) == {
        "Hassan": [("King", None)], "Mustafa Hassan": [], "Idris bin Hassan": [("Crown Prince", None)]
    }  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "of"),
    [("Peru - your meeting with Minister Rojas, Oslo", None), ("Farm policy: what Minister Rojas told us", "NOR")],
)
def test_a_minister_first_told_of_beside_another_state_is_not_the_documents_own(
    read: Read, subject: str, of: str | None
) -> None:
    body = (
        "Mr Luis Rojas, Minister of Agriculture, asked for the meeting. Norwegian exports to Peru grew by 5 % in 2014."
    )
    text = f"NORWEGIAN MINISTRY OF TRADE\n\nSubject: {subject}\n\n{body} Norway sells fish. Norwegian firms invest."
    assert ("Minister of Agriculture", of) in offices(read(text))["Luis Rojas"]


def test_a_minister_is_not_of_the_state_of_a_counterpart(read: Read) -> None:
    text = (
        "Maltese Ministry of Trade\n\nMaltese exports grew by 5 % in 2014. Malta sells fish. Maltese firms invest.\n\n"
    )
    told = "The Minister of Sports, Ms. Malee Jaidee, and her Maltese counterpart, Mr. Paul Zahra, met."
    held = offices(read(text + told))
    assert held == {"Malee Jaidee": [("Minister of Sports", None)], "Paul Zahra": [("Minister of Sports", "MLT")]}


def test_a_minister_of_state_is_not_of_the_document(read: Read) -> None:
    text = "Irish exports grew by 5 % in 2014. Ireland bought tea.\n\nThe Minister of State, Ann Foley, spoke."
    assert offices(read(f"DEPARTMENT OF TRADE OF IRELAND\n\n{text}")) == {"Ann Foley": [("Minister of State", None)]}
