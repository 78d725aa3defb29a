"""Of what the program is not sure a question mark tells, in the table, among the events and in the list of facts."""

import json
from pathlib import Path

import pytest
from briefs import make, read
from msgspec.structs import replace
from pdf_reading import folded
from test_figures_shown import account_of, cells, exports, listed

from pipeline import store
from pipeline.charts.values import ranked
from pipeline.cli import main
from pipeline.facts import Words
from pipeline.facts.handles import Facts
from pipeline.records import Conflict, Event
from pipeline.trade import rows

DOUBTED = exports(2e9, "KEN", commodity="tea", doubtful=("reporter", "period", "partner"))
CLEAR = exports(1e9, "NOR", commodity="fish")


def test_a_question_mark_stands_behind_what_is_in_doubt_and_the_key_explains_it(tmp_path: Path) -> None:
    said = account_of(tmp_path, DOUBTED, CLEAR)
    by_sides = {row[2]: row for row in cells(make(said, ["trade-table"]))}
    assert set(by_sides) == {"Kenya?", "Norway"}
    assert by_sides["Kenya?"][3] == "2019?"
    assert by_sides["Norway"][3] == "2019"
    brief = make(said, ["contents", "trade-table", "data-quality"])
    whole = " ".join(folded(e.text) for e in brief.reading.structure.walk() if not e.kids)
    assert (
        "It is uncertain what 1 figure measures, whose it is, or of when; where the brief shows it, a ? marks" in whole
    )
    assert "? uncertain: another reading seems nearly as likely" in whole


def test_what_is_left_open_in_doubt_is_marked_with_the_part_that_it_would_stand_in(tmp_path: Path) -> None:
    open_ = exports(2e9, "KEN", doubtful=("partner", "commodity"))
    assert [row[1:4] for row in cells(make(account_of(tmp_path, open_), ["trade-table"]))] == [
        ["Exports?", "Kenya?", "2019"]
    ]


def test_a_part_that_is_all_open_has_no_question_mark(tmp_path: Path) -> None:
    open_ = exports(2e9, "KEN", period=None, doubtful=("period", "compared_period"))  # type: ignore[arg-type]
    assert [row[1:5] for row in cells(make(account_of(tmp_path, open_), ["trade-table"]))] == [
        ["Exports", "Kenya", "not stated", ""]
    ]


def test_headlines_rest_on_what_is_clear_while_there_is_any(tmp_path: Path) -> None:
    shown = listed(make(account_of(tmp_path, DOUBTED, CLEAR), ["figures"]), "Figures at a glance")
    assert ["Norway" in item for item in shown] == [True]
    alone = listed(make(account_of(tmp_path, DOUBTED), ["figures"]), "Figures at a glance")
    assert ["Kenya?" in item for item in alone] == [True]


def test_a_headline_marks_with_what_a_change_is_compared_and_takes_in_none_that_is_in_doubt(tmp_path: Path) -> None:
    change = exports(5, "KEN", kind="change", unit="percent", compared_period="2018", doubtful=("compared_period",))
    [alone] = listed(make(account_of(tmp_path, change), ["figures"]), "Figures at a glance")
    assert "2019, on 2018?" in alone
    level = exports(2e9, "KEN", doubtful=("partner",))
    shown = listed(make(account_of(tmp_path, level, change), ["figures"]), "Figures at a glance")
    assert not any("; 5" in item or "; +5" in item for item in shown)


def test_a_contradiction_marks_what_is_in_doubt_of_one_of_its_statements(tmp_path: Path) -> None:
    one, other = CLEAR, replace(CLEAR, id="o-other", value=3e9, doubtful=("period",))
    said = account_of(tmp_path, one, other)
    conflict = Conflict(kind="observation", members=(one.id, other.id), reason="unknown", explanation="they differ")
    made = cells(make(replace(said, conflicts=(conflict,)), ["conflicts"]))
    assert made[0][0] == "Exports of fish, Norway, 2019?"


@pytest.mark.parametrize(("doubtful", "shown"), [((), "[2014] 4 Mar The"), (("when",), "[2014] 4 Mar? The")])
def test_the_margin_marks_a_date_that_is_in_doubt(tmp_path: Path, doubtful: tuple[str, ...], shown: str) -> None:
    text = "The talks began in Lima on 3 March 2014. The ministers met in Quito the next day.\n"
    said = read(tmp_path, {"s": text})
    said = replace(said, events=tuple(replace(e, doubtful=doubtful) for e in said.events))
    assert shown in " ".join(folded(e.text) for e in make(said, ["background"]).reading.structure.walk() if not e.kids)


@pytest.mark.parametrize(
    ("handle", "shown"),
    [
        ("exports tea KEN 2019", "$2 billion (?)"),
        ("exports tea KEN 2019: period", "2019 (?)"),
        ("exports tea KEN 2019: parties", "Kenya (?)"),
        ("exports tea KEN 2019: measure", "Exports of tea"),
        ("exports fish NOR 2019", "$1 billion"),
    ],
)
def test_a_handle_marks_what_rests_on_what_is_in_doubt(tmp_path: Path, handle: str, shown: str) -> None:
    text = {"kind": "prose", "text": f"It was {{{handle}}} then."}
    brief = make(account_of(tmp_path, DOUBTED, CLEAR), ["contents", text])
    whole = " ".join(folded(e.text) for e in brief.reading.structure.walk() if e.role == "P")
    assert f"It was {shown} then." in whole
    assert ("? uncertain" in " ".join(folded(e.text) for e in brief.reading.structure.walk())) is ("?" in shown)


def test_an_event_whose_date_is_in_doubt_has_it_marked(tmp_path: Path) -> None:
    said = account_of(tmp_path, CLEAR)
    told = said.observations[0].evidence
    events = tuple(
        Event(id=f"event-{title}", when=when, title=title, doubtful=doubtful, evidence=told)
        for title, when, doubtful in (
            ("Rain fell", "2014-05-03", ("when",)),
            ("Hail fell", "2014", ("when",)),
            ("Snow fell", "2014-06", ()),
        )
    )
    [table] = make(replace(said, events=events), ["chronology"]).reading.structure.find("Table")
    shown = [folded(row.text) for row in table.find("TR")]
    assert any("3 May?" in row and "Rain fell" in row for row in shown)
    assert any("2014?" in row and "Hail fell" in row for row in shown)
    assert not any("?" in row for row in shown if "Snow fell" in row)


def test_no_chart_rests_on_it(tmp_path: Path) -> None:
    years = [exports(n * 1e9, "KEN", str(2010 + n)) for n in (1, 2, 3)]
    said = account_of(tmp_path, *years[:2], replace(years[2], doubtful=("period",)))
    [table] = ranked(rows(said), said, "exports")
    assert [v.period for v in table.values] == ["2011", "2012"]
    assert table.series[0].omitted == (("2013", "it is uncertain what $3 billion is of"),)


def test_the_list_of_facts_finds_and_marks_what_is_in_doubt(tmp_path: Path) -> None:
    said = account_of(tmp_path, DOUBTED, CLEAR)
    found = [fact.thing for fact in Facts(said).search(["doubtful"])]
    assert [Words(said).said(o) for o in found] == ["$2 billion · Exports of tea · Kenya? · 2019?"]


def test_the_list_of_facts_says_which_slots_are_in_doubt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "brief"
    (folder / "sources").mkdir(parents=True)
    (folder / "output").mkdir()
    (folder / "brief.yaml").write_text("title: Tea\n", "utf-8")
    store.write_json(folder / "output/account.json", account_of(tmp_path, DOUBTED, CLEAR))
    assert main(["facts", "figure", "--folder", str(folder)]) == 0
    of_tea, of_fish = capsys.readouterr().out.splitlines()
    assert of_tea == "{exports tea KEN 2019}  $2 billion  ¶1  in doubt: reporter, period, partner"
    assert "doubt" not in of_fish
    assert main(["facts", "figure", "--folder", str(folder), "--json"]) == 0
    assert [f["doubtful"] for f in json.loads(capsys.readouterr().out)] == [["reporter", "period", "partner"], []]


def test_a_quotation_is_not_given_a_year_that_is_in_doubt(tmp_path: Path) -> None:
    text = "Talks\n\nThe talks of Peru and Chile began on 3 March 2014. Chile left them without a treaty on 9 April.\n"
    said = read(tmp_path, {"s": text})
    unsure = replace(said, timexes=tuple(replace(t, doubtful=("value",)) for t in said.timexes))
    shown, bare = (folded(make(a, ["background"]).reading.text) for a in (said, unsure))
    assert "on [2014] 9 April" in shown
    assert "on 9 April" in bare
