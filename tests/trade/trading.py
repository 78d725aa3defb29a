"""What the tests of this folder share: accounts made by hand, and their tables read back by other programs."""

import csv
import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline import store, trade
from pipeline.records import Account, Entity, Event, Evidence, Observation, Passage, Source, identify
from pipeline.trade import exports

Table = list[dict[str, Any]]


def evidence(quote: str, paragraph: int = 1, source: str = "report") -> Evidence:
    """A quotation of a paragraph."""
    return Evidence(source=source, passage=f"p-{source}-{paragraph}", start=0, end=len(quote), quote=quote)


def observation(value: float = 240e6, **more: Any) -> Observation:
    """Coffee from Kenya to Germany in 2019, unless told otherwise."""
    given: dict[str, Any] = {
        "measure": "exports",
        "kind": "level",
        "unit": "USD",
        "reporter": "KEN",
        "partner": "DEU",
        "flow": "export",
        "commodity": "coffee",
        "period": "2019",
        "evidence": (evidence("Kenya sold coffee"),),
    } | more
    return Observation(id=identify("obs", value, *given.items()), value=value, **given)


def event(title: str, when: str | None = "1981-09-12", **more: Any) -> Event:
    """A dated event."""
    given: dict[str, Any] = {"evidence": (evidence(title),)} | more
    return Event(id=identify("event", title, when, *given.items()), title=title, when=when, **given)


def place(code: str, name: str) -> Entity:
    """A country by its code and its name."""
    return Entity(id=identify("place", name), kind="place", name=name, code=code, evidence=(evidence(name),))


KENYA, GERMANY = place("KEN", "Kenya"), place("DEU", "Germany")


def account(
    observations: Sequence[Observation] = (),
    events: Sequence[Event] = (),
    entities: Sequence[Entity] = (KENYA, GERMANY),
) -> Account:
    """An account of two sources with three paragraphs each."""
    sources = [Source(id=id, path=f"sources/{id}.txt", sha256="0" * 64) for id in ("report", "survey")]
    passages = [
        Passage(id=f"p-{s.id}-{n}", source=s.id, ordinal=n, kind="paragraph", start=0, end=1, text="x")
        for s in sources
        for n in (1, 2, 3)
    ]
    return Account(
        sources=tuple(sources),
        passages=tuple(passages),
        observations=tuple(observations),
        events=tuple(events),
        entities=tuple(entities),
    )


def read_csv(data: bytes) -> Table:
    """The rows of a CSV file as Python's own reader has them."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def trade_csv(said: Account) -> bytes:
    return exports.csv(exports.trade_table(trade.rows(said), said))


def chronology_csv(said: Account) -> bytes:
    return exports.csv(exports.chronology(said))


def workbook(said: Account) -> bytes:
    """The workbook as the workflow writes it."""
    table, events = exports.trade_table(trade.rows(said), said), exports.chronology(said)
    return exports.workbook({"Observations": table, "By period": exports.by_period(table), "Chronology": events})


def sheets(data: bytes) -> dict[str, Table]:
    """The sheets of a workbook as openpyxl has them."""
    import openpyxl  # type: ignore[import-untyped]

    book = openpyxl.load_workbook(io.BytesIO(data))
    found = {}
    for sheet in book.worksheets:
        head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        found[sheet.title] = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return found


def run(said: Account, folder: Path, **environment: str) -> dict[str, bytes]:
    """The files that the command writes."""
    store.write_json(folder / "account.json", said)
    names = ("rows.jsonl", "trade.csv", "trade.xlsx", "chronology.csv")
    paths = [str(folder / name) for name in ("account.json", *names)]
    subprocess.run([sys.executable, "-m", "pipeline.trade", *paths], check=True, env={**os.environ, **environment})
    return {name: (folder / name).read_bytes() for name in names}
