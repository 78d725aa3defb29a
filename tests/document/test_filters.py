"""Every kind of section that can tell of a part: it tells of that part, says so, and is left out where there is none."""

from pathlib import Path
from typing import Any

import pytest
from briefs import Made, make, read
from pdf_reading import folded

from pipeline.document.sections import kinds
from pipeline.records import Account

TEXT = (
    "On 12 September 1981, the President of Kenya Daniel Moi visited Bonn. In May 1982, Kenya and Germany signed the Bonn "
    "Agreement on tea. In June 1983, President Moi opened the port of Mombasa in Kenya.\n\n"
    "On 3 May 1994, Chile and Peru signed the Lima Agreement on fisheries. In June 1995, the President of Peru Alberto "
    "Fujimori visited Santiago. In July 1996, Peru closed the port of Callao.\n\n"
    "Exports of Chile to Peru amounted to $100 million in 2012. Exports of Chile to Peru amounted to $120 million in 2013. "
    "Exports of Chile to Peru amounted to $150 million in 2014. "
    "Copper accounted for 60 percent of exports of Chile to Peru in 2014. Peru welcomed the figures.\n\n"
    "Exports of Kenya to Germany amounted to €20 million in 2012. Exports of Kenya to Germany amounted to €30 million in 2013. "
    "Exports of Kenya to Germany amounted to €35 million in 2014. "
    "Tea accounted for 40 percent of exports of Kenya to Germany in 2014. Kenya welcomed the figures.\n\n"
    "Daniel Moi was born in Kenya.\n"
)
OTHER = "\n\n".join(
    f"Exports of {sides} amounted to {value} million in 2014."
    for sides, value in (("Chile to Peru", "$170"), ("Kenya to Germany", "€45"))
)
TELLS = {  # of Kenya, and not of Peru; the other way round
    "key-points": ("Bonn", "Lima Agreement"),
    "figures": ("€30", "$120"),
    "background": ("port of Mombasa", "port of Callao"),
    "trade-table": ("million EUR", "million USD"),
    "chart": ("million EUR", "million USD"),
    "actors": ("Daniel Moi", "Alberto Fujimori"),
    "agreements": ("Bonn Agreement", "Lima Agreement"),
    "conflicts": ("€45 million", "$170 million"),
    "timeline": ("Mombasa", "Callao"),
    "chronology": ("Mombasa", "Callao"),
}
UNTITLED = ("chart",)


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Account:
    return read(tmp_path_factory.mktemp("texts"), {"one": TEXT, "two": OTHER})


def asked(kind: str, **filters: Any) -> dict[str, Any]:
    measure = {"chart": "bar", "measure": "exports"} if kind == "chart" else {}
    return {"kind": kind, **measure, **filters}


def said(made: Made) -> str:
    return folded(made.reading.text)


def test_these_are_all_the_kinds_that_filter() -> None:
    filtered = [name for name, kind in kinds().items() if "place" in kind.options.__struct_fields__]
    assert sorted([*TELLS, "changes"]) == sorted(filtered)


@pytest.mark.parametrize("kind", TELLS)
def test_a_section_tells_of_what_it_is_asked_for_alone_and_twice_of_two(kind: str, account: Account) -> None:
    kenya, peru = TELLS[kind]
    one = said(make(account, [asked(kind, place="KEN")]))
    other = said(make(account, [asked(kind, place="Peru")]))
    assert kenya in one
    assert peru not in one
    assert peru in other
    assert kenya not in other
    both = make(account, [asked(kind, place="KEN"), asked(kind, place="Peru")])
    assert both.left_out == []
    assert all(words in said(both) for words in (kenya, peru))
    if kind not in UNTITLED:
        headed = [words for words in (": Kenya", ": Peru") if words not in said(both)]
        assert headed == []


@pytest.mark.parametrize("kind", TELLS)
def test_a_section_of_what_there_is_not_is_left_out_with_its_filters(kind: str, account: Account) -> None:
    made = make(account, [asked(kind, place="Peru", period="1850")])
    [sentence] = made.left_out
    assert sentence.startswith(f"section `{kind}` is left out: ")
    assert "under `place: Peru`" in sentence
    assert "`period: 1850`" in sentence


@pytest.mark.parametrize("kind", TELLS)
def test_a_section_of_a_name_that_is_not_there_is_left_out_with_the_nearest(kind: str, account: Account) -> None:
    made = make(account, [asked(kind, place="Kenia")])
    assert made.left_out == [
        f"section `{kind}` is left out: no place in the sources is called `Kenia` (did you mean `Kenya`?)."
    ]


@pytest.mark.parametrize("kind", TELLS)
def test_a_name_that_is_not_there_beside_one_that_is_is_told_and_costs_nothing(kind: str, account: Account) -> None:
    made = make(account, [asked(kind, place=["Kenya", "Perou"])])
    told = [sentence for sentence in made.left_out if not sentence.startswith("filters and topics leave out")]
    assert told == [f"section `{kind}`: no place in the sources is called `Perou` (did you mean `Peru`?)."]
    assert TELLS[kind][0] in said(made)


def test_a_title_of_the_editor_stands_as_it_is(account: Account) -> None:
    made = make(
        account, [asked("chronology", place="Kenya", title="Nairobi"), asked("timeline", place="Peru", title="")]
    )
    assert [e.text.strip() for e in made.reading.structure.find("H1")][1:] == ["Nairobi"]
    assert "All events" not in said(made)


def test_two_charts_of_one_measure_are_two_by_their_filters(account: Account) -> None:
    made = make(account, [asked("chart", place="Kenya"), asked("chart", place="CHL"), asked("chart", place=["CHL"])])
    assert made.left_out == []
    assert len({figure.id for figure in made.figures}) == 2
    assert "Chart 3" in said(made)


def test_of_two_key_point_sections_none_repeats_a_sentence(account: Account) -> None:
    made = make(account, [asked("key-points", place="Kenya"), asked("key-points")])
    points = [folded(e.text) for e in made.reading.structure.walk() if e.role == "LBody"]
    assert len(points) == len(set(points)) > 2


EMPTY_SAYS = set(kinds()) - {"contents", "colophon", "prose"}


@pytest.mark.parametrize("kind", sorted(EMPTY_SAYS))
def test_every_kind_with_nothing_to_say_is_left_out_with_a_reason(kind: str) -> None:
    made = make(Account(), [asked(kind), {"kind": "colophon"}])
    [sentence] = made.left_out
    assert sentence.startswith(f"section `{kind}` is left out: ")
    assert sentence.endswith(".")
    assert [e.text.strip() for e in made.reading.structure.find("H1")] == ["Two rivers"]


def test_contents_of_no_heading_are_left_out_too() -> None:
    assert make(Account(), ["contents", {"kind": "colophon", "title": ""}]).left_out == [
        "section `contents` is left out: no section has a heading."
    ]


def test_what_no_section_takes_is_named_in_one_line(tmp_path: Path) -> None:
    text = (
        "On 3 May 2011, President Yoweri Museveni of Uganda met President Mwai Kibaki of Kenya.\n\n"
        "In June 2012, Prime Minister Mario Monti of Italy opened a bridge.\n\nCoffee grows on the hills of the north.\n"
    )
    said = read(tmp_path, {"news": text})
    topics = [{"title": "Talks", "about": ["met"]}]
    narrow: list[Any] = [{"kind": "actors", "place": "Uganda"}, {"kind": "background", "topics": topics}]
    [line] = [s for s in make(said, narrow).left_out if s.startswith("filters and topics leave out")]
    assert "persons and organisations (`actors`)" in line
    assert "2 of 3 paragraphs (`background`)" in line
    assert not any(
        "filters and topics leave out" in s for s in make(said, ["actors", "background", "chronology"]).left_out
    )
    both = [{"kind": "chronology", "period": "../2011"}, {"kind": "chronology", "period": "2012/.."}]
    assert not any("filters and topics leave out" in s for s in make(said, both).left_out)
