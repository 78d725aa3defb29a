"""Figures as a reader sees them: of whom at a glance, on one scale in a table, rough where they are told roughly."""

from pathlib import Path
from typing import Any

from briefs import Made, make, read
from msgspec.structs import replace
from pdf_reading import folded

from pipeline.records import Account, Entity, Evidence, Observation

NAMES = {"KEN": "Kenya", "NOR": "Norway"}


def exports(value: float, reporter: str, period: str = "2019", **more: Any) -> Observation:
    given: dict[str, Any] = {"measure": "exports", "kind": "level", "unit": "USD", "flow": "export", **more}
    return Observation(id=f"o-{value}-{reporter}-{given}", value=value, reporter=reporter, period=period, **given)


def account_of(tmp_path: Path, *observations: Observation) -> Account:
    said = read(tmp_path, {"s": "Kenya and Norway trade with many countries.\n"})
    told = tuple(Evidence(source=p.source, passage=p.id, start=p.start, end=p.end, quote=p.text) for p in said.passages)
    own = tuple(replace(o, evidence=told[:1]) for o in observations)
    places = tuple(Entity(id=f"place-{c}", kind="place", name=n, code=c, evidence=told[:1]) for c, n in NAMES.items())
    return replace(said, observations=own, entities=places)


def listed(brief: Made, title: str) -> list[str]:
    [box] = [e for e in brief.reading.structure.find("Sect") if title in folded(e.text)]
    return [folded(item.text) for item in box.find("LI")]


def cells(brief: Made) -> list[list[str]]:
    [table] = brief.reading.structure.find("Table")
    return [[folded(cell.text) for cell in row.kids] for row in table.find("TR")[1:]]


def test_headlines_are_shared_between_those_of_whom_the_brief_tells(tmp_path: Path) -> None:
    kenya = [
        exports(v * 1e9, "KEN", commodity=goods)
        for v, goods in ((9, "tea"), (8, "flowers"), (7, "coffee"), (6, "soda"))
    ]
    norway = [exports(v * 1e9, "NOR", commodity=goods) for v, goods in ((0.4, "fish"), (0.3, "gas"))]
    shown = listed(make(account_of(tmp_path, *kenya, *norway), ["figures"]), "Figures at a glance")
    assert sum("Kenya" in item for item in shown) == 2
    assert sum("Norway" in item for item in shown) == 2


def test_amounts_that_stand_together_have_one_scale(tmp_path: Path) -> None:
    told = [
        exports(v, "KEN", commodity=g, decimals=3, scale=1e9)
        for v, g in ((720e6, "tea"), (8.905e9, "oil"), (32.1e9, "gold"))
    ]
    shown = {row[5] for row in cells(make(account_of(tmp_path, *told), ["trade-table"]))}
    assert shown == {"0.72 billion USD", "8.905 billion USD", "32.1 billion USD"}


def test_amounts_that_lie_far_apart_have_the_scale_of_the_least(tmp_path: Path) -> None:
    told = [exports(v, "KEN", commodity=g) for v, g in ((3e6, "tea"), (8.9e9, "oil"))]
    shown = {row[5] for row in cells(make(account_of(tmp_path, *told), ["trade-table"]))}
    assert shown == {"3 million USD", "8,900 million USD"}


def test_the_head_of_numbers_ends_where_they_do(tmp_path: Path) -> None:
    told = [exports(v, "KEN", commodity=g) for v, g in ((31e9, "tea"), (89e9, "oil"))]
    brief = make(account_of(tmp_path, *told), ["trade-table"])
    words = {w.text: w for page in brief.reading.words for w in page}
    assert abs(words["Value"].right - words["89"].right) < 1.5


def test_a_third_is_shown_as_about_so_much(tmp_path: Path) -> None:
    roughly = "Kenya's exports to Norway fell by nearly a third in 2019, to 20 million dollars."
    text = f"{roughly} Exports to Chad fell by 7.25 per cent in 2019.\n"
    brief = make(read(tmp_path, {"s": text}), ["figures", "trade-table"])
    said = folded(brief.reading.text)
    assert "33.3" not in said
    assert "≈ −33" in said
    assert "≈ about" in said
    assert "−7.25 per cent" in said
    assert "≈ −7.25" not in said


def test_the_end_of_a_year_is_no_month(tmp_path: Path) -> None:
    text = "Kenya's exports came to 20 million dollars by the end of 2019.\n"
    said = folded(make(read(tmp_path, {"s": text}), ["trade-table"]).reading.text)
    assert "end of 2019" in said
    assert "Dec 2019" not in said
