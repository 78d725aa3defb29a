"""Documents that are read once, and accounted for as an editor corrects them, as often as a test asks."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from pipeline.dedup import dedup
from pipeline.editor.corrections import Given, load
from pipeline.errors import Complaint
from pipeline.extract import extract
from pipeline.extract.judge import Judge
from pipeline.ingest import ingest
from pipeline.reconcile import reconcile
from pipeline.records import Account, Boilerplate, Copy, Event, Observation, Variant

Fact = Event | Observation
BY = "  why: because\n  by: Amina\n"


class Shelf:
    """Documents in a folder, read."""

    def __init__(self, paths: Iterable[Path], folder: Path, judge: Judge | None = None) -> None:
        read = [ingest(path) for path in paths]
        self.folder = folder
        self.sources = [document.source for document, _ in read]
        self.passages = [passage for _, own in read for passage in own]
        self.statements = [extract(document.source, own, judge) for document, own in read]
        self.found = list(dedup(self.sources, self.passages))
        self._number = count(1)

    def account(self, corrections: str | Sequence[Given] = ()) -> Account:
        """The account, by what would stand in corrections.yaml."""
        return reconcile(
            self.sources,
            self.passages,
            self.statements,
            [c for c in self.found if isinstance(c, Copy)],
            [v for v in self.found if isinstance(v, Variant)],
            [b for b in self.found if isinstance(b, Boilerplate)],
            self.given(corrections) if isinstance(corrections, str) else corrections,
        )

    def given(self, corrections: str) -> list[Given]:
        """Corrections as they are read from a file."""
        path = self.folder / f"corrections-{next(self._number)}.yaml"
        path.write_text(corrections, "utf-8")
        return load(path)

    def refusal(self, corrections: str) -> list[str]:
        """What is wrong with corrections: sentences without the file's name."""
        with pytest.raises(Complaint) as refused:
            self.account(corrections)
        return [str(c).removeprefix(f"{c.file}:") for c in refused.value.all]


def shelf(folder: Path, texts: Mapping[str, str]) -> Shelf:
    """Texts as documents."""
    paths = []
    for name, text in texts.items():
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(text, "utf-8")
    return Shelf(paths, folder)


def correction(action: str, quote: str, **more: Any) -> str:
    """An entry of corrections.yaml."""
    keys = "".join(f"  {key.rstrip('_')}: {value}\n" for key, value in more.items())
    return f"- action: {action}\n  quote: {quote}\n{keys}{BY}"


def titles(account: Account) -> list[str]:
    """What happened, in order."""
    return [e.title for e in account.events]


def values(account: Account) -> dict[tuple[str | None, str, str | None], float]:
    """The measured values, derived ones too, by measure, kind and period."""
    return {(o.measure, o.kind, o.period): o.value for o in account.observations}


TEXTS = {
    "trade": """Trade

In 2011, exports from Kenya to Uganda were $500 million.

In 2012, exports from Kenya to Uganda were $700 million.

On 3 May 2011, Italy and Kenya signed the Nairobi Agreement on tea. Minister Anna Rossi met President Mwai Kibaki in \
Nairobi on 4 May 2011.

Rossi resigned in June 2012.
""",
    "digest": """Digest

On 3 May 2011, Italy and Kenya signed the Nairobi Agreement on tea. Minister Anna Rossi met President Mwai Kibaki in \
Nairobi on 4 May 2011.

In 2012, exports from Kenya to Uganda were $710 million, the bank said.

The minister, Luca Rossi, opened a road in Kisumu in March 2013.

Ministers of Italy and Kenya put their names to the tea treaty on 3 May 2011.
""",
}
"""Two documents: one paragraph stands in both, one figure is given differently, two ministers are called Rossi."""
