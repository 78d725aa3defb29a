"""The number audit: every number, date and name that is set on the pages, and whether the account or brief.yaml backs it.

It reads the pages as they are laid out, whatever section a word comes from. A number is backed by a value of the account
that it rounds, in its unit; a date by one of the account's; and any of them by a source that has it in the same words, by
what brief.yaml says outside of texts, and by what the editor vouches for there.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.document.audit.backing import Backing, Whose
from pipeline.document.audit.stretches import stretches
from pipeline.document.layout.page import Layout
from pipeline.editor.settings import Settings
from pipeline.editor.texts import Text
from pipeline.records import Account

__all__ = ["Whose", "audit"]

AROUND = 24  # characters shown on either side of what is told


@dataclass(frozen=True)
class Unbacked:
    """What nothing backs: its words, those around it, and where they stand."""

    words: str
    around: str
    page: int
    section: str
    sort: str

    def said(self, place: str | None) -> str:
        """A sentence for people. `place` is the line of a text in which the editor wrote it, if that is known."""
        where = place or f"page {self.page + 1}, {self.section}"
        return (
            f"{where}: neither the account nor brief.yaml backs the {self.sort} `{self.words}` (… {self.around} …); "
            f'set it right, or vouch for it in brief.yaml: `vouched: ["{self.words}"]`.'
        )


def audit(
    layout: Layout,
    settings: Settings[Any],
    account: Account,
    whose: Sequence[Whose],
    texts: Iterable[Text] = (),
    last: Account | None = None,
) -> list[str]:
    """A sentence for each number, date and name on the pages that nothing backs. `whose` says of which section each block
    is, `texts` are the editor's; `last`, the account of the last edition, backs what is told of that alone.
    """
    now = Backing((account,), settings)
    then = Backing((account, last), settings) if last else now
    written = list(texts)
    found: dict[str, None] = {}
    for stretch in stretches(layout):
        of = whose[stretch.block] if 0 <= stretch.block < len(whose) else Whose("the contents", about_itself=True)
        for words, at, sort in (then if of.about_last else now).unbacked(stretch, of):
            around = stretch.text[max(0, at - AROUND) : at + len(words) + AROUND].strip()
            places = (_place(t, stretch.text, words, at) for t in written if of.editors)
            place = next(filter(None, places), None)
            found[Unbacked(words, around, stretch.page, of.name, sort).said(place)] = None
    return list(found)


def _place(text: Text, shown: str, words: str, at: int) -> str | None:
    """File, line and column of words that the editor wrote; where they stand several times, behind the word that is
    before them on the page.
    """
    before = (shown[:at].split() or [""])[-1]
    alone = rf"(?<!\w){re.escape(words)}(?!\w)".replace(r"\ ", r"\s+")
    plain = text.words.replace("\u00a0", " ")
    found = re.search(rf"{re.escape(before)}\s+({alone})", plain) or re.search(f"({alone})", plain)
    if not found:
        return None
    start = found.start(1)
    line, column = plain.count("\n", 0, start) + 1, start - plain.rfind("\n", 0, start)
    return str(text.complaint(line, column, "")).rstrip(": ")
