"""A reader aloud gets the text that was meant: all of it, in order, no two words glued."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from briefs import KINDS, section
from kinds import TEXTS
from spoken import Said, heard, parting, shown, told

from pipeline import __version__, store, trade
from pipeline import account as accounts
from pipeline.charts import figures
from pipeline.document.brief import Brief
from pipeline.document.sections import section_type
from pipeline.document.typeset import MOST_FEWER, composed, typeset
from pipeline.editor import settings
from pipeline.editor.settings import Settings
from pipeline.records import Account, TradeRow
from pipeline.theme.marks import Figure

pytestmark = pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler-utils is not installed")
DATA = ("account.json", "trade.csv", "chronology.csv")


def check(
    wanted: "Settings[Any]",
    said: Account,
    rows: list[TradeRow],
    drawn: list[Figure],
    data: dict[str, bytes],
    pdf: Path,
) -> None:
    """What is heard is what one of the ways to fill the first page was to tell."""
    sound = heard(pdf)
    partings = []
    told_of = [v for v in _versions(drawn) if all(shown(f.title) in sound for f in v if f.continues)]
    most = max(len(v) for v in told_of)
    for fewer in range(MOST_FEWER + 1):
        for whole in (v for v in told_of if len(v) == most):
            digest = hashlib.sha256(data.get("account.json", b"")).hexdigest()
            blocks, _ = composed(wanted, Brief(wanted, said, rows, whole, __version__, digest), fewer)
            found = parting(list(told(blocks, wanted.classification)), sound)
            if found is None:
                return
            partings.append(found)
    pytest.fail(f"told and heard: {partings}")


def _versions(drawn: list[Figure]) -> list[list[Figure]]:
    """The figures with each version of the timeline in turn: the page takes the one that fits."""
    others = [f for f in drawn if f.kind != "timeline"]
    versions: list[list[Figure]] = []
    for figure in (f for f in drawn if f.kind == "timeline"):
        if not figure.continues:
            versions.append([])
        versions[-1].append(figure)
    return [[*others, *version] for version in versions] or [others]


@pytest.mark.parametrize("example", ["built", "built_second"])
def test_the_examples_are_heard_as_they_are_meant(example: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(example)
    work = folder / "output/work"
    wanted = settings.load(folder / "brief.yaml", section_type())
    rows = list(store.read_lines(work / "rows.jsonl", TradeRow))
    drawn = list(store.read_lines(work / "figures.jsonl", Figure))
    said = store.read_json(work / "account.json", Account)
    check(wanted, said, rows, drawn, {n: (work / n).read_bytes() for n in DATA}, folder / "output/brief.pdf")


@pytest.mark.parametrize("name", ["alphabets", "two sources", "no facts"])
def test_a_brief_is_heard_as_it_is_meant(name: str, tmp_path: Path) -> None:
    texts, asked = TEXTS[name]
    paths = []
    for title, text in texts.items():
        paths.append(tmp_path / f"{title}.txt")
        paths[-1].write_text(text, "utf-8")
    said = accounts.account(paths)
    sections = [section(kind) for kind in asked.get("sections", KINDS)]
    given = {"title": "Two rivers", "classification": "OFFICIAL", **asked, "sections": sections}
    wanted = msgspec.convert(given, settings.form(section_type()), dec_hook=lambda own, value: own(value))
    rows = trade.rows(said)
    drawn = list(figures([s for s in sections if s["kind"] in ("chart", "timeline")], said, rows, "A4"))
    (tmp_path / "brief.pdf").write_bytes(typeset(wanted, said, rows, drawn, {})[0])
    check(wanted, said, rows, drawn, {}, tmp_path / "brief.pdf")


def test_words_that_are_glued_or_out_of_order_are_heard() -> None:
    pieces = [Said("One river"), Said("two banks"), Said("; S2 ¶4")]
    assert parting(pieces, "One river two banks; S2 ¶4") is None
    assert parting(pieces, "One rivertwo banks; S2 ¶4")
    assert parting(pieces, "two banks One river; S2 ¶4")
    assert parting(pieces, "One river two banks; S2 ¶4 and more")
