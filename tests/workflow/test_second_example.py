"""The second example: eight documents that copy, quote, contradict and correct each other, built by the real `snakemake`.

The gold was written by somebody who had not seen the program. The floors are what it reads today; what is missed is
printed. Gold itself is checked: each of its quotations stands in its document once.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gold_of_many import Gold
from runs import ROOT, words

EXAMPLE = ROOT / "examples/kenya-netherlands"
FLOORS = {
    "copies": 11,
    "variants": 4,
    "tellings with their event": 26,
    "events dated and told right": 11,
    "events apart": 9,
    "mentions with their entity": 50,
    "entities apart": 5,
    "figures with their thing": 35,
    "independent sources counted": 11,
    "conflicts": 5,
    "… with their reason": 5,
    "no conflicts": 8,
    "derived values": 6,
}
CEILINGS = {
    "copies made that are none": 0,
    "statements from boilerplate": 2,
    "conflicts made that are none": 0,
    "unsound derivations": 6,  # of a table whose years are read as days of them
}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example without its corrections, built as its user does: `snakemake --directory`, from where the program is."""
    left_out = shutil.ignore_patterns("output", ".snakemake", "corrections.yaml")  # what is measured is what is read
    folder = Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("second") / "brief", ignore=left_out))
    subprocess.run([sys.executable, "-m", "snakemake", "--directory", str(folder)], cwd=ROOT, check=True)
    return folder


@pytest.fixture(scope="module")
def measured(example: Path) -> dict[str, tuple[int, int, list[str]]]:
    """Right, of how many, and what was not, by measure."""
    return Gold(example).measures()


def quoted(gold: Any) -> Iterator[tuple[str, str]]:
    """The quotations of a gold, and the sources that they are from."""
    if isinstance(gold, dict):
        if "source" in gold:
            yield from ((gold["source"], gold[key]) for key in ("quote", "begins") if key in gold)
        gold = list(gold.values())
    for part in gold if isinstance(gold, list) else ():
        yield from quoted(part)


def test_each_quotation_of_the_gold_stands_in_its_document_once() -> None:
    texts = {p.stem: p.read_text("utf-8") for p in (EXAMPLE / "sources").iterdir() if p.suffix != ".yaml"}
    found = list(quoted(json.loads((EXAMPLE / "gold.json").read_text("utf-8"))))
    assert len(found) > 200
    assert [q for source, q in found if texts[source].count(q) != 1] == []


@pytest.mark.parametrize("name", FLOORS)
def test_it_finds_what_a_careful_reader_does(measured: dict[str, tuple[int, int, list[str]]], name: str) -> None:
    right, total, missed = measured[name]
    print(f"{right} of {total}; missed:", *missed, sep="\n  ")
    assert right >= FLOORS[name]


@pytest.mark.parametrize("name", CEILINGS)
def test_it_makes_little_up(measured: dict[str, tuple[int, int, list[str]]], name: str) -> None:
    wrong, _, which = measured[name]
    assert wrong <= CEILINGS[name], which


def test_the_brief_shows_who_disagrees_and_what_is_printed_elsewhere(example: Path) -> None:
    said = words(example)
    assert "Where the sources disagree" in said
    for value in ("KES 45.2 billion", "KES 47.2 billion", "€562 million", "€617 million"):
        assert value in said.replace("\u00a0", " ")
    assert "also S5" in said.replace("\u00a0", " ")
    assert "Variants" in said
