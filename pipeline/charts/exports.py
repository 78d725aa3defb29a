"""Figures as files for people: SVG, PNG, and the data as CSV, with an index that says why each has its form."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from pipeline.charts.sheet import sheet
from pipeline.charts.svg import png, svg
from pipeline.facts.references import figure_id
from pipeline.records import Account
from pipeline.theme.marks import Drawing, Figure, Undrawn
from pipeline.theme.palette import Palette

INDEX = "index.json"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"-?[\d.]+(?:e[+-]?\d+)?", re.ASCII)


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A figure in the index: its files and what they show; or, of what could not be drawn, why."""

    name: str | None = None
    files: tuple[str, ...] = ()
    asked: str | None = None
    kind: str | None = None
    reason: str | None = None
    title: str | None = None
    subtitle: str | None = None
    description: str | None = None
    notes: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    left_out: str | None = None


def files(
    requests: Sequence[Mapping[str, Any]], figures: Sequence[Drawing], account: Account, colours: Palette
) -> Iterator[tuple[str, bytes]]:
    """The files of the figures that sections ask for, named as the brief counts them: chart-1.svg; their index last."""
    entries: list[Entry] = []
    counts: dict[str, int] = {}
    for request in requests:
        id = figure_id(request)
        panels = _panels(id, figures)
        kind = str(request["kind"])
        if not panels:
            why = next(
                (f.why for f in figures if isinstance(f, Undrawn) and f.id == id), "fewer than three events are dated"
            )
            entries.append(Entry(asked=_asked(request), left_out=why))
            continue
        counts[kind] = counts.get(kind, 0) + 1
        for n, figure in enumerate(panels):
            name = f"{kind}-{counts[kind]}{chr(ord('a') + n) if len(panels) > 1 else ''}"
            title = str(request.get("title") or figure.title) if kind == "chart" else figure.title
            picture = _picture(name, title, figure, account, colours)
            made = {f"{name}.svg": picture.encode(), f"{name}.png": png(picture), f"{name}.csv": table(figure.data)}
            yield from made.items()
            entries.append(_entry(name, title, tuple(made), request, figure))
    yield INDEX, msgspec.json.format(msgspec.json.encode({"figures": entries}), indent=2) + b"\n"


def _panels(id: str, figures: Sequence[Drawing]) -> list[Figure]:
    """A figure with the parts in which it goes on: of several versions the first."""
    panels: list[Figure] = []
    for figure in figures:
        if not isinstance(figure, Figure) or id not in (figure.id, figure.continues):
            continue
        if panels and not figure.continues:
            break
        panels.append(figure)
    return panels


def _picture(name: str, title: str, figure: Figure, account: Account, colours: Palette) -> str:
    whole = sheet(figure, title, account)
    return svg(name, title, figure.alternative, (whole.width, whole.height), whole.marks, colours)


def _entry(name: str, title: str, made: tuple[str, ...], request: Mapping[str, Any], figure: Figure) -> Entry:
    return Entry(
        name=name,
        files=made,
        asked=_asked(request),
        kind=figure.kind,
        reason=figure.reason or None,
        title=title,
        subtitle=figure.subtitle,
        description=figure.alternative,
        notes=figure.notes,
        rests_on=figure.rests_on,
    )


def _asked(request: Mapping[str, Any]) -> str:
    return str(request.get("chart") or "auto") if request["kind"] == "chart" else str(request["kind"])


def table(data: Sequence[Sequence[str]]) -> bytes:
    """A table as CSV (RFC 4180, UTF-8). Sources are not trusted: a text that a spreadsheet would compute gets an
    apostrophe."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_defused(cell) for cell in row] for row in data)
    return text.getvalue().encode()


def _defused(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) and not _NUMBER.fullmatch(cell) else cell
