"""The tables as files for people: tidy CSV, and a workbook. pandas lives here."""

import io
from collections.abc import Sequence
from datetime import datetime

import pandas as pd

from pipeline import wording
from pipeline.records import Account, Event, Evidence, TradeRow

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would compute. Sources are not trusted: such text gets an apostrophe."""

_WORKBOOK = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def trade_table(rows: Sequence[TradeRow], account: Account) -> pd.DataFrame:
    """One row an observation, in the terms of SDMX: codes beside words, the evidence of each."""
    order = {p.id: p.ordinal for p in account.passages}
    table = []
    for row in rows:
        o = row.observation
        table.append(
            {
                "id": o.id,
                "what": row.what,
                "measure": o.measure,
                "kind": o.kind,
                "value": o.value,
                "unit": o.unit,
                "reporter": o.reporter,
                "partner": o.partner,
                "parties": " ".join(o.parties),
                "flow": o.flow,
                "commodity": o.commodity,
                "period": o.period,
                "compared_period": o.compared_period,
                "bound": o.bound,
                "approximate": o.approximate,
                "realis": o.realis,
                "status": o.status,
                "low": o.low,
                "high": o.high,
                "doubtful": " ".join(o.doubtful),
                "derivation": o.derivation,
                "derived_from": " ".join(o.derived_from),
                **_evidence(o.evidence, order),
            }
        )
    columns = (
        "id what measure kind value unit reporter partner parties flow commodity period compared_period bound "
        "approximate realis status low high doubtful derivation derived_from source paragraph also quote"
    ).split()
    return pd.DataFrame(table, columns=columns).astype({"paragraph": "Int64"})


def chronology(account: Account) -> pd.DataFrame:
    """One row an event, in order, undated ones last."""
    names = {e.id: e.name for e in account.entities}
    order = {p.id: p.ordinal for p in account.passages}
    table = [_event(event, names, order) for event in account.events]
    columns = ("id when date basis why doubtful title kind realis actors places source paragraph also quote").split()
    return pd.DataFrame(table, columns=columns).astype({"paragraph": "Int64"})


def _event(event: Event, names: dict[str, str], order: dict[str, int]) -> dict[str, object]:
    return {
        "id": event.id,
        "when": event.when,
        "date": wording.date(event.when, event.when_text, event.when_basis == "inferred"),
        "basis": event.when_basis if event.when else None,
        "why": event.why,
        "doubtful": " ".join(event.doubtful),
        "title": event.title,
        "kind": event.kind,
        "realis": event.realis,
        "actors": "; ".join(names[a] for a in event.actors),
        "places": "; ".join(names[p] for p in event.places),
        **_evidence(event.evidence, order),
    }


def _evidence(evidence: Sequence[Evidence], order: dict[str, int]) -> dict[str, object]:
    if not evidence:
        return {"source": None, "paragraph": None, "also": None, "quote": None}
    first, *more = evidence
    also = " ".join(f"{e.source}:{order[e.passage]}" for e in more)
    return {
        "source": first.source,
        "paragraph": order[first.passage],
        "also": also or None,
        "quote": " ".join(first.quote.split()),
    }


def csv(table: pd.DataFrame) -> bytes:
    """A table as CSV (RFC 4180, UTF-8)."""
    return _defused(table).to_csv(index=False, lineterminator="\r\n").encode("utf-8")


def workbook(tables: dict[str, pd.DataFrame]) -> bytes:
    """Tables as the sheets of a workbook; its creation time is fixed, so that the same tables are the same bytes."""
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs={"options": _WORKBOOK}) as writer:
        writer.book.set_properties({"created": datetime(2000, 1, 1)})
        for name, table in tables.items():
            table.to_excel(writer, sheet_name=name, index=False, freeze_panes=(1, 0))
            sheet = writer.sheets[name]
            for i, column in enumerate(table.columns):
                longest = max([len(column), *(len(str(v)) for v in table[column].dropna())])
                sheet.set_column(i, i, min(longest + 2, 60))
    return buffer.getvalue()


def by_period(table: pd.DataFrame) -> pd.DataFrame:
    """Levels in a row a series and a column a period: empty where no source gives one. Forecasts, bounds and computed
    values stand in rows of their own, and so does each further value of one period.
    """
    keys = ["what", "reporter", "partner", "parties", "unit", "realis", "bound", "status"]
    levels = table[(table["kind"] == "level") & table["period"].notna()]
    if levels.empty:
        return pd.DataFrame(columns=keys)
    levels = levels.assign(**{k: levels[k].fillna("") for k in keys})
    levels["nth"] = levels.groupby([*keys, "period"]).cumcount()
    wide = levels.pivot(index=[*keys, "nth"], columns="period", values="value")
    return wide.reset_index().drop(columns="nth").rename_axis(columns=None)


def _defused(table: pd.DataFrame) -> pd.DataFrame:
    return table.map(lambda v: f"'{v}" if isinstance(v, str) and v.startswith(FORMULA) else v)
