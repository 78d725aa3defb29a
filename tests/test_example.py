"""The example, `sources/japan-russia.txt`: what its account must hold, and what it must not."""

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from pipeline.schema import account_schema

Thing = dict[str, Any]


@pytest.fixture(scope="module")
def account(built: Path) -> Thing:
    """The account as other programs read it."""
    found: Thing = json.loads((built / "output/account.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def text(built: Path) -> str:
    return (built / "sources/japan-russia.txt").read_text("utf-8")


def facts(account: Thing) -> list[Thing]:
    """All that is stated or computed."""
    return [t for k in ("timexes", "events", "observations", "entities", "gaps") for t in account[k]]


def paragraphs(account: Thing, thing: Thing) -> set[int]:
    """The numbers of the paragraphs that state a thing."""
    number = {p["id"]: p["ordinal"] for p in account["passages"]}
    return {number[e["passage"]] for e in thing["evidence"]}


def test_the_account_is_as_its_schema_says(account: Thing) -> None:
    jsonschema.validate(account, account_schema())
    assert account["schema"] == "briefwright/account/1"


def test_it_has_one_source_of_33_paragraphs_of_which_16_are_copies(account: Thing) -> None:
    assert [s["path"].rsplit("/", 1)[-1] for s in account["sources"]] == ["japan-russia.txt"]
    assert [p["ordinal"] for p in account["passages"]] == list(range(1, 34))
    number = {p["id"]: p["ordinal"] for p in account["passages"]}
    copies = {(number[c["passage"]], number[c["of"]], c["relation"]) for c in account["copies"]}
    assert copies == {(n + 16, n, "exact") for n in range(2, 18)}
    assert len(account["copies"]) == 16
    assert account["variants"] == []
    assert account["conflicts"] == []


def test_the_gaps_are_its_two_figures_and_its_notes(account: Thing) -> None:
    gaps = Counter((g["kind"], g["label"]) for g in account["gaps"])
    notes = [("note", n) for n in ("2", "3", "4", "5", "6", "8")]
    assert gaps == Counter([("figure", "Figure 1"), ("figure", "Figure 2"), *notes])


def test_every_fact_has_evidence_and_what_was_computed_says_from_what(account: Thing) -> None:
    known = {t["id"] for t in facts(account)}
    for thing in facts(account):
        if thing.get("derived_from"):
            assert set(thing["derived_from"]) <= known
            assert thing["derivation"]
        else:
            assert thing["evidence"], thing


def test_every_quotation_equals_the_text_at_its_characters(account: Thing, text: str) -> None:
    passages = {p["id"]: p for p in account["passages"]}
    for passage in passages.values():
        assert text[passage["start"] : passage["end"]] == passage["text"]
    for evidence in (e for thing in facts(account) for e in thing["evidence"]):
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
        passage = passages[evidence["passage"]]
        assert passage["start"] <= evidence["start"] < evidence["end"] <= passage["end"]
        assert evidence["source"] == "japan-russia"
        assert len(evidence["quote"]) <= 400


def test_the_text_to_which_positions_refer_stands_beside_the_account(built: Path, text: str) -> None:
    assert (built / "output/work/text/japan-russia.txt").read_bytes().decode("utf-8") == text


def test_all_that_a_fact_refers_to_is_in_the_account(account: Thing) -> None:
    ids = [t["id"] for t in (*facts(account), *account["passages"], *account["sources"])]
    assert [id for id, times in Counter(ids).items() if times > 1] == []
    entities = {e["id"] for e in account["entities"]}
    for event in account["events"]:
        assert set(event["actors"]) | set(event["places"]) <= entities


def test_what_a_copy_repeats_is_said_once_with_both_paragraphs(account: Thing) -> None:
    for thing in (*account["events"], *account["observations"], *account["gaps"]):
        stood = paragraphs(account, thing)
        first = {n for n in stood if n <= 17}
        assert stood == first | {n + 16 for n in first if n > 1}
    said = Counter((e["when"], e["title"]) for e in account["events"])
    assert set(said.values()) == {1}


EVENTS = {
    "Japan’s victory": ({"1905"}, "Japan’s victory in 1905", "happened"),
    "neutrality pact broken": ({"1945"}, "the USSR broke the Soviet–Japanese Neutrality Pact", "happened"),
    "islands disputed": ({"1945", "1945/.."}, "Northern Territories became disputed territory", "happened"),
    "joint declaration": ({"1956"}, "Soviet-Japanese Joint Declaration of 1956", "happened"),
    "end of the USSR": ({"1991"}, "collapse of the USSR in 1991", "happened"),
    "Tokyo Declaration": ({"1993-10"}, "The Tokyo Declaration, signed by Yeltsin", "happened"),
    "Irkutsuk Statement": ({"2001-03"}, "the Irkutsuk Statement signed between", "happened"),
    "Lavrov": ({"2004-11-14"}, "Lavrov stated that Russia", "happened"),
    "shift": ({"2010"}, "began to shift qualitatively in 2010", "happened"),
    "policy revised": ({"2010", "2010/.."}, "revised its basic diplomatic policy", "happened"),
    "trade of 2013": ({"2013", "2012/2013"}, "hit $32 billion in 2013", "happened"),
    "trade of early 2014": ({"2014-01/2014-02"}, "Figures from January and February 2014", "happened"),
    "trade expected": ({"2014"}, "expected to continue to increase in 2014", "forecast"),
    "progress until": ({"../2014", "2010/2014", "2014"}, "progress positively until 2014", "happened"),
    "crisis serious": ({"2014"}, "the Ukraine crisis became serious", "happened"),
    "Abe back": ({"2012-12", "2012-12/.."}, "returning to office in December 2012", "happened"),
    "seven meetings": ({"2012-12/2014-12"}, "Abe and Putin have met seven times", "happened"),
    "summit": ({"2013-04"}, "at a summit meeting in April 2013", "happened"),
    "two plus two": ({"2013-11"}, "agreed upon a framework for a comprehensive partnership", "happened"),
    "joint ceremony": ({"2015"}, "plans to hold a joint ceremony in 2015", "planned"),
    "Euro-Maidan": ({"2013-11/2014-02"}, "the Euro-Maidan movement", "happened"),
    "annexation": ({"2014-02/2014-03"}, "the Crimea Annexation by Russia", "happened"),
    "Eastern Ukraine": ({"2014-03/.."}, "the crisis in Eastern Ukraine", "happened"),
    "sanctions": ({"2014", "2014/.."}, "have activated sanctions against Russia", "happened"),
    "light sanctions": ({"2014-03", "2014-02/2014-03", "2014-03~"}, "only activated very light sanctions", "happened"),
    "Obama’s visit": ({"2014-04"}, "Barack Obama’s visit to Japan in April", "happened"),
    "stronger sanctions": ({"2014-04", "2014-04/.."}, "strengthened the level of sanctions", "happened"),
    "Kishida’s visit": ({"2014", "2014-04"}, "scheduled visit to Russia was postponed", "postponed"),
    "Putin’s visit": ({"2014-23"}, "Putin’s scheduled visit to Japan for autumn 2014", "postponed"),
    "birthdays": ({"2014-09/2014-10"}, "exchanged phone calls on each other’s birthdays", "happened"),
    "Milan": ({"2014-10"}, "in Milan in October 2014", "happened"),
    "Beijing": ({"2014-11"}, "in Beijing in November 2014", "happened"),
    "visit again": ({"2015"}, "reschedule Putin’s visit to Japan for 2015", "planned"),
    "economic crisis": ({"2014-12~", "2014-12"}, "At the end of 2014, Russia faced an economic crisis", "happened"),
    "re-election": ({"2014-12~", "2014-12"}, "Abe was reelected as prime minister", "happened"),
}


@pytest.mark.parametrize(("dates", "words", "realis"), EVENTS.values(), ids=EVENTS)
def test_an_event_has_its_date_and_whether_it_happened(
    account: Thing, text: str, dates: set[str], words: str, realis: str
) -> None:
    start = text.index(words)
    end = start + len(words)
    found = [
        e
        for e in account["events"]
        if e["when"] in dates and any(x["start"] < end and start < x["end"] for x in e["evidence"])
    ]
    assert found
    assert realis in {e["realis"] for e in found}


INFERRED = ("neutrality pact broken", "policy revised", "Obama’s visit", "stronger sanctions", "Kishida’s visit")


@pytest.mark.parametrize("name", INFERRED)
def test_a_date_that_the_text_does_not_state_is_inferred_and_says_how(account: Thing, name: str) -> None:
    dates, words, _ = EVENTS[name]
    found = [e for e in account["events"] if e["when"] in dates and any(words in x["quote"] for x in e["evidence"])]
    assert found
    for event in found:
        assert event["when_basis"] == "inferred"
        assert event["why"]


@pytest.mark.parametrize("words", ["was postponed", "scheduled visit to Japan for", "plans to hold", "expected to"])
def test_what_did_not_happen_is_never_said_to_have_happened(account: Thing, words: str) -> None:
    short = [e for e in account["events"] if all(words in x["quote"] for x in e["evidence"])]
    assert short
    assert {e["realis"] for e in short} <= {"planned", "postponed", "forecast"}


def test_few_dates_are_given_beyond_those_of_the_text(account: Thing) -> None:
    assert len([e for e in account["events"] if e["when"]]) <= 48


SIDES = {"RUS", "JPN"}
OBSERVATIONS: dict[str, Thing] = {
    "trade": {"measure": "trade", "kind": "level", "value": 32e9, "unit": "USD", "period": "2013"},
    "growth": {"measure": "trade", "kind": "change", "value": 5.3, "period": "2013", "compared_period": "2012"},
    "growth of months": {
        "measure": "trade", "kind": "change", "value": 6, "unit": "percent",
        "period": "2014-01/2014-02", "compared_period": "2013-01/2013-02",
    },
    "minerals": {
        "measure": "exports", "kind": "share", "value": 60, "reporter": "RUS", "partner": "JPN", "flow": "export",
        "period": None,
    },
    "cars": {
        "measure": "exports", "kind": "share", "value": 80, "reporter": "JPN", "partner": "RUS", "flow": "export",
        "commodity": "cars", "period": None,
    },
    "meetings": {"measure": "meetings", "value": 7, "unit": "count", "period": "2012-12/2014-12"},
    "minutes": {"value": 10, "unit": "minute", "period": "2014-10", "approximate": True},
}  # fmt: skip


@pytest.mark.parametrize("wanted", OBSERVATIONS.values(), ids=OBSERVATIONS)
def test_an_observation_is_there_once_with_all_its_terms(account: Thing, wanted: Thing) -> None:
    alike = {"value": wanted["value"], "unit": wanted.get("unit", "percent")}
    [found] = [o for o in account["observations"] if alike.items() <= o.items()]
    assert {k: found[k] for k in wanted} == wanted
    assert found["realis"] == "happened"
    if found["measure"] == "trade":
        assert set(found["parties"]) == SIDES
        assert (found["reporter"], found["partner"]) == (None, None)


def test_the_trade_of_2012_is_computed_and_shown_as_such(account: Thing) -> None:
    [computed] = [o for o in account["observations"] if o["derived_from"]]
    assert (computed["measure"], computed["period"], computed["value"]) == ("trade", "2012", 30.4e9)
    assert (computed["derivation"], computed["status"]) == ("32 / 1.053", "E")
    assert (computed["low"], computed["high"]) == (29.9e9, 30.9e9)


PERSONS = [
    "Barack Obama", "Boris Yeltsin", "Fumio Kishida", "Morihiro Hosokawa", "Sergei Lavrov", "Shinzo Abe",
    "Vladimir Putin", "Yoshiro Mori",
]  # fmt: skip
SHORT = {"Vladimir Putin": "Putin", "Shinzo Abe": "Abe", "Boris Yeltsin": "Yeltsin", "Sergei Lavrov": "Lavrov"}


def test_each_person_is_one_whatever_the_text_calls_them(account: Thing) -> None:
    persons = {e["name"]: e for e in account["entities"] if e["kind"] == "person"}
    assert set(persons) == set(PERSONS)
    assert [short for name, short in SHORT.items() if short not in persons[name]["aliases"]] == []
    signed = next(e for e in account["events"] if e["title"].startswith("The Tokyo Declaration signed by Yeltsin"))
    assert {persons["Boris Yeltsin"]["id"], persons["Morihiro Hosokawa"]["id"]} <= set(signed["actors"])
    met = next(e for e in account["events"] if "met seven times" in e["title"])
    assert {persons["Shinzo Abe"]["id"], persons["Vladimir Putin"]["id"]} <= set(met["actors"])


def test_an_office_is_the_holders(account: Thing) -> None:
    roles = {e["name"]: {r["role"].lower() for r in e["roles"]} for e in account["entities"] if e["kind"] == "person"}
    for name, office in (
        ("Barack Obama", "president"),
        ("Sergei Lavrov", "foreign minister"),
        ("Fumio Kishida", "foreign minister"),
        ("Shinzo Abe", "prime minister"),
        ("Yoshiro Mori", "prime minister"),
    ):
        assert any(office in role for role in roles[name])


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("agreement", {"Tokyo Declaration", "Irkutsuk Statement", "Soviet-Japanese Joint Declaration"}),
        ("organisation", {"European Union", "Asia-Europe Meeting", "Asia-Pacific Economic Cooperation", "G7"}),
        ("place", {"Japan", "Russia", "China", "Norway", "United States", "Northern Territories", "Milan", "Beijing"}),
    ],
)
def test_agreements_organisations_and_places_are_there_once(account: Thing, kind: str, names: set[str]) -> None:
    found = Counter(n for e in account["entities"] if e["kind"] == kind for n in (e["name"], *e["aliases"]))
    assert names <= set(found)
    assert set(found.values()) == {1}


def test_countries_have_their_codes(account: Thing) -> None:
    codes = {e["name"]: e["code"] for e in account["entities"] if e["kind"] == "place" and e["code"]}
    assert codes.items() >= {"Japan": "JPN", "Russia": "RUS", "China": "CHN", "United States": "USA"}.items()


def test_the_tables_hold_what_the_account_holds(built: Path, account: Thing) -> None:
    def column(name: str, key: str) -> list[str]:
        with open(built / "output" / name, encoding="utf-8", newline="") as file:
            return [row[key] for row in csv.DictReader(file)]

    assert column("chronology.csv", "id") == [e["id"] for e in account["events"]]
    measured = {o["id"] for o in account["observations"] if o["measure"]}
    assert sorted(column("trade.csv", "id")) == sorted(measured)
