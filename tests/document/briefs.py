"""Briefs of texts written on the spot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from pdf_reading import Reading

from pipeline import trade
from pipeline.account import account
from pipeline.charts import figures
from pipeline.document.sections import section_type
from pipeline.document.typeset import typeset
from pipeline.editor.settings import Settings, form
from pipeline.records import Account, TradeRow
from pipeline.theme.marks import Figure

KINDS = (
    "key-points figures contents background trade-table chart actors agreements conflicts timeline chronology sources "
    "data-quality colophon"
).split()
"""Every kind of section, in the order of a brief."""


@dataclass(frozen=True)
class Made:
    """A brief and what it was made from."""

    pdf: bytes
    left_out: list[str]
    account: Account
    rows: Sequence[TradeRow]
    figures: Sequence[Figure]
    reading: Reading
    settings: Settings[Any] | None = None
    last: Account | None = None

    def omits(self, kind: str) -> bool:
        """Whether it says that a section of this kind is left out."""
        return any(f"`{kind}`" in sentence for sentence in self.left_out)


def section(kind: str | Mapping[str, Any]) -> dict[str, Any]:
    """A section as `brief.yaml` has it."""
    return {"kind": kind} if isinstance(kind, str) else dict(kind)


def read(folder: Path, texts: Mapping[str, str]) -> Account:
    """The account of texts, each in a file of its own."""
    paths = []
    for name, text in texts.items():
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(text, "utf-8")
    return account(paths)


def make(
    said: Account,
    sections: Sequence[str | Mapping[str, Any]] = KINDS,
    data: Mapping[str, bytes] | None = None,
    last: Account | None = None,
    **settings: Any,
) -> Made:
    """The brief of an account; `last` is that of the last edition."""
    wanted = [section(kind) for kind in sections]
    given = {"title": "Two rivers", "sections": wanted, **settings}
    rows = trade.rows(said)
    asked = [s for s in wanted if s["kind"] in ("chart", "timeline")]
    drawn = list(figures(asked, said, rows, given.get("paper", "A4"), given.get("language", "en-GB")))
    asked_for = msgspec.convert(given, form(section_type()), dec_hook=lambda own, value: own(value))
    pdf, left_out = typeset(asked_for, said, rows, drawn, data or {}, last)
    return Made(pdf, left_out, said, rows, drawn, Reading(pdf), asked_for, last)
