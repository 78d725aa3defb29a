"""`briefwright explain`: what the brief prints leads back to the sentence, the line, the sum, and on to its pages."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
import pytest
from runs import ROOT

from pipeline import store
from pipeline.account import account
from pipeline.cli import main
from pipeline.editor import corrections
from pipeline.records import Account
from pipeline.theme.marks import Undrawn

Thing = dict[str, Any]
Explain = Callable[..., list[Thing]]


@pytest.fixture
def explain(built: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Explain:
    """The explanations of something, of the example or of another brief, as programs get them."""

    def ask(what: str, place: Path = built) -> list[Thing]:
        assert main(["explain", what, str(place), "--json"]) == 0
        told: list[Thing] = json.loads(capfdbinary.readouterr().out)
        assert told
        return told

    return ask


@pytest.fixture
def told(built: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a person is told of something, of the example or of another brief, in one line."""

    def ask(what: str, place: Path = built) -> str:
        assert main(["explain", what, str(place)]) == 0
        return " ".join(capsys.readouterr().out.split())

    return ask


def page_of(folder: Path, number: int) -> str:
    page = pypdfium2.PdfDocument(folder / "output/brief.pdf")[number - 1]
    return " ".join(page.get_textpage().get_text_range().split())


@pytest.mark.parametrize(
    "what", ["$32 billion", "32 billion", "US$32 billion", "32000000000", "32,000,000,000", "32", " $32  billion "]
)
def test_a_number_is_known_however_it_is_written(what: str, explain: Explain) -> None:
    [trade] = explain(what)
    assert trade["record"]["value"] == 32e9
    assert trade["said"] == "$32 billion · Total trade, both directions · Russia, Japan · 2013"


def test_its_sentence_stands_at_the_line_and_column_that_are_told(explain: Explain, built: Path) -> None:
    [trade] = explain("$32 billion")
    stated, copy = trade["stated"]
    words = stated["sentence"][stated["start"] : stated["end"]]
    assert words.startswith("Trade relations between Russia and Japan hit $32 billion in 2013")
    assert stated["sentence"].endswith("continue to increase in 2014.")
    for place in (stated, copy):
        line = (built / place["file"]).read_text("utf-8").split("\n")[place["line"] - 1]
        assert line[place["column"] - 1 :].startswith(words)
    assert (copy["copy"], copy["of"], stated.get("copy")) == ("exact", stated["reference"], None)


def test_every_fact_of_the_account_can_be_asked_for_and_is_where_it_is_told_to_be(
    explain: Explain, built: Path
) -> None:
    account = json.loads((built / "output/account.json").read_bytes())
    lines = {s["path"]: (built / s["path"]).read_text("utf-8").split("\n") for s in account["sources"]}
    facts = [f for kind in ("observations", "events", "entities", "gaps") for f in account[kind]]
    for fact in facts:
        [told] = explain(fact["id"])
        assert told["record"] == fact
        for place, evidence in zip(told.get("stated", []), fact["evidence"], strict=True):
            at = lines[place["file"]][place["line"] - 1][place["column"] - 1 :]
            assert at.startswith(evidence["quote"])
            assert place["sentence"][place["start"] : place["end"]] == " ".join(evidence["quote"].split())


def test_it_stands_on_the_page_that_is_told(explain: Explain, built: Path) -> None:
    [trade] = explain("$32 billion")
    assert trade["brief"]["section"] == "Trade"
    assert "Total trade, both directions" in page_of(built, trade["brief"]["page"])
    assert "Figures at a glance" in trade["brief"]["cited_in"]
    [putin] = explain("Putin")
    assert putin["brief"]["section"].startswith("Actors")
    assert "Vladimir Putin" in page_of(built, putin["brief"]["page"])
    visit = next(e for e in explain("April 2014") if "Kishida" in e["said"])
    assert visit["brief"]["section"] == "Chronology"
    assert "Kishida" in page_of(built, visit["brief"]["page"])


def test_a_sum_is_told_with_its_terms_and_a_term_with_its_sum(explain: Explain) -> None:
    [computed] = explain("$30.4 billion")
    assert computed["derivation"] == "32 / 1.053"
    assert "stated" not in computed
    assert len(computed["derived_from"]) == 2
    for term in computed["derived_from"]:
        [stated] = explain(term["id"])
        assert [u["id"] for u in stated["used_for"]] == [computed["id"]]


@pytest.mark.parametrize("what", ["April 2014", "2014-04", "Apr. 2014"])
def test_what_was_inferred_says_how(what: str, explain: Explain) -> None:
    events = explain(what)
    assert {e["record"]["when"] for e in events} == {"2014-04"}
    assert [e["id"] for e in events if not e["inferred"].startswith("its date: ")] == []
    assert any("“April”" in e["inferred"] for e in events)


def test_a_year_without_a_fact_of_its_own_tells_what_lies_in_it(explain: Explain) -> None:
    assert {e["record"]["when"] for e in explain("2004")} == {"2004-11-14"}


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("Abe", "Shinzo Abe"),
        ("shinzo abe", "Shinzo Abe"),
        ("the Tokyo Declaration", "Tokyo Declaration"),
        ("G7", "G7"),
        ("Irkutsuk", "Irkutsuk Statement"),
    ],
)
def test_a_name_is_known_by_any_of_its_forms(what: str, name: str, explain: Explain) -> None:
    [entity] = explain(what)
    assert entity["record"]["name"] == name
    assert entity["stated"]


def test_who_a_name_is_comes_with_what_is_told_of_them(explain: Explain) -> None:
    [abe] = explain("Abe")
    assert any("met seven times" in fact["said"] for fact in abe["facts"])


def test_a_passage_is_known_by_its_reference_and_tells_what_it_states(explain: Explain) -> None:
    [passage] = explain("S1 ¶6")
    assert passage == explain("¶6")[0] == explain(passage["id"])[0] == explain(passage["id"][:10])[0]
    assert "$32 billion" in " ".join(fact["said"] for fact in passage["facts"])
    [source] = explain("S1")
    assert source["record"]["path"] == "sources/japan-russia.txt"


def test_what_the_sources_section_cites_is_known(explain: Explain) -> None:
    [row] = explain("Table 1, row 2")
    assert row["kind"] == "observation"
    assert explain("table 1, row 2") == [row]
    assert {thing["kind"] for thing in explain("Key point 1")} == {"passage"}


def test_the_folder_may_be_named_as_of_facts(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "Table 1, row 2", "--folder", str(built)]) == 0
    assert "observation" in capsys.readouterr().out


def test_words_find_what_they_are_told_of(explain: Explain) -> None:
    assert {e["record"]["commodity"] for e in explain("cars")} == {"cars"}
    assert [e["said"] for e in explain("each other’s birthdays") if "birthdays" not in e["said"]] == []
    [passage] = explain("technical and environmental domains")
    assert passage["kind"] == "passage"


@pytest.mark.parametrize(
    ("what", "near"),
    [("Shinso Abe", "`Shinzo Abe`"), ("$33 billion", "`$32 billion`"), ("xyzzy", "ask as the brief prints it")],
)
def test_what_is_not_known_is_told_with_what_is_near(
    what: str, near: str, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", what, str(built)]) == 1
    printed, sentence = capsys.readouterr()
    assert printed == ""
    assert f"knows of no `{what}`" in sentence
    assert near in sentence


def test_a_person_reads_the_fact_marked_in_its_sentence(told: Callable[..., str]) -> None:
    said = told("Abe")
    assert "stated S1 ¶7 · sources/japan-russia.txt:7:60" in said
    assert "Prime Minister »Shinzo Abe« has intensified his efforts" in said
    assert "a copy of S1 ¶7" in said
    assert "\x1b" not in said
    assert "derived 32 / 1.053, from $32 billion" in told("$30.4 billion")
    assert "inferred its date: following “US President Barack Obama’s visit to Japan”" in told("2014-04")


def test_the_readme_shows_what_is_told(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = re.search(r"^\$ briefwright explain '(.+)'\n((?:.+\n)+?)```$", readme, re.MULTILINE)
    assert shown
    assert main(["explain", shown[1], str(built)]) == 0
    told = capsys.readouterr().out  # on which page the table stands is for the layout to say
    assert re.sub(r"page \d+", "page", told) == re.sub(r"page \d+", "page", shown[2])


def test_many_are_told_in_part_and_all_on_demand(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "in", str(built)]) == 0
    few, more = capsys.readouterr()
    assert "more: --all shows them." in more
    assert main(["explain", "--all", "in", str(built)]) == 0
    every, more = capsys.readouterr()
    assert more == ""
    assert every.startswith(few.rstrip())
    assert len(every) > len(few)


CLAIMS = {
    "bank": "In 2012, exports from Kenya to Uganda were $700 million.\n\nOn 3 May 2011, Italy and Kenya signed the Nairobi "
    "Agreement on the trade in tea and coffee.\n",
    "press": "In 2012, exports from Kenya to Uganda were $900 million.\n\nOn 4 May 2011, Italy and Kenya signed the Nairobi "
    "Agreement on the trade in tea and coffee.\n",
}


@pytest.fixture
def claims(account_of: Callable[..., Account], tmp_path: Path) -> Path:
    """An account of two sources that disagree, without the brief."""
    path = tmp_path / "account.json"
    path.write_bytes(msgspec.json.encode(account_of(**CLAIMS)))
    return path


def test_variants_and_conflicts_are_told(claims: Path, explain: Explain) -> None:
    [value] = explain("$700 million", claims)
    [conflict] = value["conflicts"]
    assert ["$900 million" in member["said"] for member in conflict["members"]] == [True]
    assert conflict["explanation"]
    agreement = next(e for e in explain("3 May 2011", claims) if e["kind"] == "event")
    assert [v["said"] for v in agreement["variants"]] == ["S2 ¶2"]
    assert "4" in " ".join(agreement["variants"][0]["differs"])
    assert "brief" not in value


def test_a_person_is_told_of_variants_and_conflicts(claims: Path, told: Callable[..., str]) -> None:
    assert "conflict" in told("$700 million", claims)
    assert "variant S2 ¶2 looks alike; it differs in" in told("3 May 2011", claims)


def test_without_a_build_it_says_what_is_missing(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "2011", str(fresh)]) == 1
    assert "output/account.json is missing; build the brief by `snakemake`" in capsys.readouterr().err


def test_where_a_thing_comes_from_is_told_even_if_the_settings_are_broken_since(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(small, tmp_path / "brief"))
    (folder / "brief.yaml").write_text("titel: Tea\n", "utf-8")
    assert main(["explain", "$700 million", str(folder)]) == 0
    printed, said = capsys.readouterr()
    assert "sources/kenya.txt:3" in printed
    assert "did you mean `title`?" in said


def test_where_a_thing_stands_is_told_though_a_chart_was_left_out(
    small_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    undrawn = Undrawn(id="figure-1", why="nothing is measured")
    store.write_lines(small_copy / "output/work/figures.jsonl", [undrawn])
    assert main(["explain", "$700 million", str(small_copy)]) == 0
    printed, said = capsys.readouterr()
    assert re.search(r"brief  page \d+, Trade", printed)
    assert said == ""


def test_what_an_editor_corrected_and_rejected_is_told_with_the_reason(
    tmp_path: Path, told: Callable[..., str]
) -> None:
    (tmp_path / "news.txt").write_text(
        "In May 2011, the ministers of Ghana and Togo met in Lomé.\n\nIn June 2012, the port of Tema closed.\n", "utf-8"
    )
    (tmp_path / "corrections.yaml").write_text(
        "- action: correct\n  quote: the ministers of Ghana and Togo met in Lomé\n  event: {when: 2011-06}\n"
        "  why: The minutes are of June.\n  by: Ama Mensah\n  date: 2020-03-02\n"
        "- {action: reject, quote: the port of Tema closed, why: It did not., by: Kofi Agbo}\n",
        "utf-8",
    )
    given, wrong = corrections.survey(tmp_path / "corrections.yaml")
    assert not wrong
    kept = tmp_path / "account.json"
    kept.write_bytes(msgspec.json.encode(account([tmp_path / "news.txt"], given)))
    assert "Corrected: date: May 2011 → Jun 2011. The minutes are of June. (Ama Mensah, 2 Mar 2020)" in told(
        "the ministers of Ghana and Togo met", kept
    )
    assert re.search(r"Rejected: “.*port of Tema closed”. It did not. \(Kofi Agbo\)", told("¶2", kept))


def test_how_the_slots_of_a_figure_were_decided_is_told_with_what_else_they_might_have_been(
    explain: Explain,
) -> None:
    [trade] = explain("$32 billion")
    decided = {choice["slot"]: choice for choice in trade["decided"]}
    assert {slot: choice["value"] for slot, choice in decided.items()} == {
        "measure": "trade",
        "kind": "level",
        "reporter": "Russia and Japan",
        "commodity": "not stated",
        "period": "2013",
    }
    for choice in decided.values():
        assert choice["likely"] + choice.get("other_likely", 0) <= 1.01
        assert all(weight for _, weight in choice["signs"])


def test_a_person_is_told_how_likely_each_slot_seemed_and_by_which_signs(told: Callable[..., str]) -> None:
    words = told("$32 billion")
    assert re.search(r"reporter: Russia and Japan \(0\.\d\d; .+? 0\.\d\d\) by “.+?” [+-]\d+, “", words)


def test_what_is_told_of_a_decision_is_what_the_account_holds(explain: Explain, built: Path) -> None:
    account = json.loads((built / "output/account.json").read_bytes())
    names = {e["name"]: e["code"] for e in account["entities"] if e.get("code")}
    asked = 0
    for figure in account["observations"]:
        [thing] = explain(figure["id"])
        for choice in thing.get("decided", ()):
            value = None if choice["value"] == "not stated" else names.get(choice["value"], choice["value"])
            asked += 1
            if " and " in choice["value"]:
                assert set(figure["parties"]) == {names[name] for name in choice["value"].split(" and ")}
            else:
                assert value == figure.get(choice["slot"])
        assert bool(thing.get("decided")) != bool(figure.get("derived_from"))
    assert asked > 20
