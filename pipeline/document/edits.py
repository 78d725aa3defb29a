"""What an editor said of what was read, as a table: it stands under data quality."""

from collections.abc import Iterator

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.document.content import Cell, Column, Row, Table
from pipeline.records import Action, Change, Edit
from pipeline.theme import type as styles
from pipeline.theme.text import Rich, Span, rich

_NOW: dict[Action, str] = {
    "accept": "right as read", "reject": "left out", "add": "added", "merge": "one", "split": "two",
}  # fmt: skip


def table(brief: Brief) -> Iterator[Table]:
    """A row for each correction; no table where there is none."""
    edits = brief.account.corrections
    if not edits:
        return
    yield Table(
        (
            Column("", 56),
            Column("As read", 150, grows=True),
            Column("As it is now", 150, grows=True),
            Column("Why, and by whom", 150, grows=True),
            Column("Source", 72),
        ),
        tuple(_row(brief, edit) for edit in edits),
        caption="Editor’s corrections",
        foot="‡ in this brief: corrected or added by the editor." if any(map(_is_shown, edits)) else None,
        summary="What the editor corrected, what it was and is, why, by whom, and where the source tells it",
    )


def _is_shown(edit: Edit) -> bool:
    return edit.action not in ("accept", "reject")


def _row(brief: Brief, edit: Edit) -> Row:
    read = rich("; ".join(edit.told)) if edit.action != "add" else rich(Span("not read", colour="grey"))
    if edit.action == "add":
        now = rich(edit.told[0])
    elif edit.changes:
        now = _changed(edit.changes, brief)
    else:
        now = rich(_NOW.get(edit.action, "as read"))
    by = wording.whose_edit(edit, brief.language)
    passages = [e.passage for e in edit.evidence]
    cells = (
        Cell(rich(Span(wording.DONE[edit.action], bold=True))),
        Cell(read),
        Cell(now),
        Cell(rich(f"{edit.why} ", Span(f"({by})", colour="grey"))),
        Cell(brief.cite(passages, "Data quality", alone=True, style=styles.REFERENCE_SMALL)),
    )
    return Row(cells, anchor=f"correction:{edit.id}")


def _changed(changes: tuple[Change, ...], brief: Brief) -> Rich:
    """What fields say now; what they said before, but for the title, which stands beside."""
    countries = wording.country_names(brief.account)
    return rich("; ".join(wording.changed(change, countries, brief.language) for change in changes))
