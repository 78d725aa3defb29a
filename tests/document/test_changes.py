"""What is new since the last edition, and what an editor corrected, on the page."""

from pathlib import Path

from briefs import make, read
from msgspec.structs import replace
from pdf_reading import folded

from pipeline.records import Change, Edit

MINISTRY = "18 March 2024\n\nExports of Chile to Korea were $5.9 billion in 2023.\n"
CUSTOMS = "6 May 2024\n\nExports of Chile to Korea were $6.1 billion in 2023.\n"
CORRECTED = "12 June 2024\n\nThe figure for exports of Chile to Korea in 2023 was corrected to $6.1 billion.\n"


def test_a_contradiction_that_changed_says_what_it_is_about_and_where_it_stands(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    first = read(tmp_path / "first", {"ministry": MINISTRY, "customs": CUSTOMS})
    second = read(tmp_path / "second", {"ministry": MINISTRY, "customs": CUSTOMS, "note": CORRECTED})
    assert first.conflicts[0].reason != second.conflicts[0].reason
    made = make(second, [{"kind": "changes", "facts": ["conflicts"]}, "sources"], last=first)
    assert "Contradiction: Exports, Chile to South Korea, 2023" in folded(made.reading.text)


def test_what_is_new_and_in_doubt_is_marked(tmp_path: Path) -> None:
    said = read(tmp_path, {"ministry": MINISTRY})
    [figure] = said.observations
    new = replace(said, observations=(replace(figure, doubtful=("reporter",)),))
    before = replace(said, observations=())
    assert "Exports, Chile to South Korea?, 2023" in folded(make(new, ["changes"], last=before).reading.text)
    assert "Exports, Chile to South Korea, 2023" in folded(make(said, ["changes"], last=before).reading.text)


def test_a_correction_names_fields_as_a_reader_would(tmp_path: Path) -> None:
    said = read(tmp_path, {"ministry": MINISTRY})
    changes = (Change(field="realis", was="happened", now="postponed"), Change(field="commodity", now="wine"))
    about = {
        "kind": "observation",
        "evidence": said.observations[0].evidence,
        "told": ("$5.9 billion",),
        "changes": changes,
    }
    edit = Edit(id="edit-1", action="correct", why="w", by="Amina Okafor", **about)  # type: ignore[arg-type]
    text = folded(make(replace(said, corrections=(edit,)), ["data-quality"]).reading.text)
    assert "status: happened → postponed; goods: none → wine" in text
