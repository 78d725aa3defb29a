"""Reading takes time in proportion to the text, whatever is in it: twice as much of it takes about twice as long."""

import gc
import time
from collections.abc import Callable
from itertools import count, islice, product
from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.ingest import ingest
from pipeline.records import Statements

SIZE = 12_000  # characters: many times the longest sentence, so that what grows with the passage shows
MOST = 3.0  # times as long for twice as much; a quadratic reading takes four times as long

REPEATED = (
    "x", "7", "a,a,a,", "the ", "May ", "1990-", "1990 ", "$ $ $", "$5 ", "(", '"', "“", "’", "[1]", "¹", "-x", ".x", "11,",
    "Minister ", "Minister of ", "Ministers Ada Roy, ", "A. B. C. ", "of the ", "of Trade and ", "Abc and ", "Act of 1990 (",
    "respectively, ", "said that he said that ", "according to the ministry ", "signed ", "when ", "half of ", "May 2014 ",
    "from 5 to 6 percent ", "exports rose ", "Japan and ", "Tokyo (", "a year earlier ", "Table 1: a\n", "a-\n", "a\n\n",
    "1\t2\t3\n", "Germany (5 % in 2017), ", "(1 % in 2017 ",
    "in the nine months ", "number of ships from 5 to ", "people (15–24) ", "fell by 4 % to 5 t ",
    "of which 5 %, ", "Peru’s growth in the former was 5 %. ", "- Peru: 5 bn (6 bn euros)\n",
)  # fmt: skip


def _prose() -> str:
    """A sentence without end, of many names."""
    names = ("".join(letters) for letters in product("BDK", "aeio", "lmnr", "aeio", "dnst"))
    clauses = (
        f"on {n % 28 + 1} May {1990 + n % 30} Minister Anna {name} signed the {name} Treaty of {1900 + n % 100} with Chile, "
        f"and {name} Bank said that exports rose by {n % 90}.5 percent to ${n % 50 + 1} billion"
        for n, name in zip(count(), names, strict=False)
    )
    return ", and ".join(islice(clauses, 400))


ENDLESS = _prose()


def _seconds(path: Path, text: str) -> float:
    path.write_text(text, "utf-8")
    begin = time.process_time()
    document, passages = ingest(path)
    extract(document.source, passages)
    return time.process_time() - begin


@pytest.mark.parametrize("text", [*REPEATED, ENDLESS], ids=lambda text: repr(text[:24]))
def test_twice_the_text_takes_about_twice_as_long(text: str, tmp_path: Path) -> None:
    """The best of some measurements, since the machine has other things to do."""
    path = tmp_path / "document.txt"
    words = "One line. " + text * (2 * SIZE // len(text) + 1)
    short, long = [], []
    for _ in range(8):
        short.append(_seconds(path, words[:SIZE]))
        long.append(_seconds(path, words[: 2 * SIZE]))
        if min(long) < MOST * min(short):
            return
    pytest.fail(f"{min(long) / min(short):.1f} times as long")


def test_a_sentence_without_end_keeps_its_dates_and_figures(read: Callable[..., Statements]) -> None:
    """It is read in parts, which are cut between its clauses."""
    text = ENDLESS[:20_000].rpartition(", and on ")[0]
    found = read(f"{text}.")
    days = {t.value for t in found.timexes if len(t.value or "") == len("1990-05-01")}
    assert len(days) == text.count(" May ")
    assert {e.when for e in found.events} >= days
    assert len(found.observations) == 2 * text.count(" percent to ")


def test_a_passage_of_tables_of_many_columns_grows_evenly(tmp_path: Path) -> None:
    """Every cell looks for its head, but not through all of them."""
    path = tmp_path / "document.txt"

    def table(columns: int) -> str:
        return "\n".join("Exports" + "\t20".join(["", *map(str, range(10, 10 + columns))]) for _ in range(3))

    ratios = [_seconds(path, table(1600)) / _seconds(path, table(800)) for _ in range(3)]
    assert min(ratios) < MOST


def test_reading_leaves_no_cycle_behind(tmp_path: Path) -> None:
    """So the collector can rest meanwhile, and memory stays flat."""
    path = tmp_path / "document.txt"
    path.write_text("\n\n".join([ENDLESS[:SIZE], "Exports of Chile\t2019\t2020\nCopper\t20\t30", *REPEATED]), "utf-8")
    document, passages = ingest(path)
    extract(document.source, passages)  # what is made once is made
    gc.collect()
    gc.disable()
    try:
        extract(document.source, passages)
        assert gc.collect() == 0
    finally:
        gc.enable()
