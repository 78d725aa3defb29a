"""A table of a source stands in the brief as a table, and what is marked in it are the figures that the account holds."""

from pathlib import Path

from briefs import make, read

from pipeline.account import account
from pipeline.document import tabular
from pipeline.document.brief import Brief
from pipeline.document.content import Passage
from pipeline.document.typeset import composed
from pipeline.theme.text import plain

CATCH = """Kenya's fisheries in 2019

Kenya exported fish worth US$ 31.5 million in 2019.

Table 2. Kenya's exports of fish by destination (US$ million)

               Route        2018       2019
Uganda         by road     2,104      2,380
Burundi        by road        87        112
of which:
South Sudan    by air          9         14
"""
BARRED = "# Fish\n\n| To | 2018 | 2019 |\n| --- | ---: | ---: |\n| Chad | 7 | 12 |\n| Mali | 1,900 | |\n"


def table_of(folder: Path, text: str, name: str) -> Passage:
    (folder / name).write_text(text, "utf-8")
    made = make(account([folder / name]), ["trade-table", "sources"])
    assert made.settings
    blocks, _ = composed(made.settings, Brief(made.settings, made.account, made.rows, [], "", ""))
    [table] = [b for b in blocks if isinstance(b, Passage) and b.rows]
    return table


def test_a_table_set_in_columns_keeps_them(tmp_path: Path) -> None:
    table = table_of(tmp_path, CATCH, "fish.txt")
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["", "Route", "2018", "2019"],
        ["Uganda", "by road", "2,104", "2,380"],
        ["Burundi", "by road", "87", "112"],
        ["of which:", "", "", ""],
        ["South Sudan", "by air", "9", "14"],
    ]
    assert table.figures == (False, False, True, True)


def test_what_is_marked_are_whole_figures_and_no_other_words(tmp_path: Path) -> None:
    table = table_of(tmp_path, CATCH, "fish.txt")
    marked = [span.text for row in table.rows[1:] for cell in row for span in cell if span.mark]
    assert marked == ["2,104", "2,380", "87", "112", "9", "14"]


def test_figures_end_one_under_the_other(tmp_path: Path) -> None:
    brief = make(read(tmp_path, {"fish": CATCH}), ["trade-table", "sources"])
    ends = [
        w.right
        for page in brief.reading.words
        for w in page
        if w.text in ("2,104", "87", "9") and w.size == 9 and w.right < 300
    ]
    assert len(ends) == 3
    assert max(ends) - min(ends) < 2


def test_a_table_with_bars_has_the_cells_between_them(tmp_path: Path) -> None:
    (tmp_path / "fish.md").write_text(BARRED, "utf-8")
    [passage] = [p for p in account([tmp_path / "fish.md"]).passages if p.kind == "table"]
    found = [tuple(passage.words[a:b] for a, b in row) for row in tabular.rows(passage)]
    assert found == [("To", "2018", "2019"), ("Chad", "7", "12"), ("Mali", "1,900", "")]
