"""A reader aloud gets the text that was meant: all of it, in order, no two words glued."""

import hashlib
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from briefs import Made, make
from kinds import TEXTS
from spoken import Said, heard, parting, shown, told

from pipeline import __version__, store
from pipeline.document.brief import Brief
from pipeline.document.sections import section_type
from pipeline.document.typeset import MOST_FEWER, composed
from pipeline.editor import settings
from pipeline.editor.settings import Settings
from pipeline.editor.texts import Text, survey
from pipeline.records import Account, TradeRow
from pipeline.theme.marks import Figure, Undrawn

pytestmark = pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler-utils is not installed")


def check(
    pdf: bytes,
    wanted: Settings[Any],
    said: Account,
    rows: Sequence[TradeRow],
    drawn: Sequence[Figure | Undrawn],
    digest: str,
    last: Account | None = None,
    texts: Mapping[int, Text] | None = None,
) -> None:
    """What is heard is what one of the ways to fill the first page was to tell."""
    sound = heard(pdf)
    partings = []
    told_of = [v for v in _versions(drawn) if _is_heard(v, sound)]
    most = max(len(v) for v in told_of)
    for fewer in range(MOST_FEWER + 1):
        for whole in (v for v in told_of if len(v) == most):
            brief = Brief(wanted, said, rows, whole, __version__, digest, last, texts)
            blocks, _ = composed(wanted, brief, fewer)
            found = parting(list(told(blocks, wanted)), sound)
            if found is None:
                return
            partings.append(found)
    pytest.fail(f"of {len(partings)} ways the one that is heard furthest; place, told, heard: {max(partings)}")


def _versions(drawn: Sequence[Figure | Undrawn]) -> list[list[Figure | Undrawn]]:
    """The figures with each version of the timeline in turn: the page takes the one that fits."""
    others: list[Figure | Undrawn] = []
    versions: list[list[Figure | Undrawn]] = []
    for figure in drawn:
        if isinstance(figure, Undrawn) or figure.kind != "timeline":
            others.append(figure)
        elif figure.continues:
            versions[-1].append(figure)
        else:
            versions.append([figure])
    return [[*others, *version] for version in versions] or [others]


def _is_heard(version: Sequence[Figure | Undrawn], sound: str) -> bool:
    """Whether all panels of a timeline's version are heard."""
    return all(shown(f.title) in sound for f in version if isinstance(f, Figure) and f.continues)


@pytest.mark.parametrize("example", ["built", "built_second"])
def test_the_examples_are_heard_as_they_are_meant(example: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(example)
    work = folder / "output/work"
    wanted = settings.load(folder / "brief.yaml", section_type())
    texts, wrong = survey(folder / "brief.yaml", wanted.sections)
    assert not wrong
    said = (work / "account.json").read_bytes()
    check(
        (folder / "output/brief.pdf").read_bytes(),
        wanted,
        store.read_json(work / "account.json", Account),
        list(store.read_lines(work / "rows.jsonl", TradeRow)),
        list(store.read_lines(work / "figures.jsonl", Figure | Undrawn)),  # type: ignore[arg-type]  # a union
        hashlib.sha256(said).hexdigest(),
        texts=texts,
    )


def hear(made: Made) -> None:
    """Hold what is heard of a brief against what it was to tell."""
    assert made.settings
    nothing = hashlib.sha256(b"").hexdigest()
    check(made.pdf, made.settings, made.account, made.rows, made.figures, nothing, made.last)


@pytest.mark.parametrize("name", TEXTS)
def test_a_brief_is_heard_as_it_is_meant(name: str, brief_of: Callable[[str], Made]) -> None:
    hear(brief_of(name))


def test_how_a_brief_is_classified_is_heard_first(brief_of: Callable[[str], Made]) -> None:
    made = make(brief_of("no facts").account, classification="OFFICIAL")
    hear(made)
    assert heard(made.pdf).startswith("OFFICIAL ")


def test_words_that_are_glued_or_out_of_order_are_heard() -> None:
    pieces = [Said("One river"), Said("two banks"), Said("; S2 ¶4")]
    assert parting(pieces, "One river two banks; S2 ¶4") is None
    assert parting(pieces, "One rivertwo banks; S2 ¶4")
    assert parting(pieces, "two banks One river; S2 ¶4")
    assert parting(pieces, "One river two banks; S2 ¶4 and more")
