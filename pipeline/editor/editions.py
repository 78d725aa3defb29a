"""Accounts that were kept: that of the last edition, which `brief.yaml` names, and those that are compared."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from pipeline import batches, edtf
from pipeline.editor import yamlfile
from pipeline.editor.settings import Settings
from pipeline.errors import Complaint
from pipeline.records import SCHEMA, Account, Entity, Event, Gap, Observation, Timex

KEY = "last_edition"
KEEP = "keep the account of an edition by `cp output/account.json editions/1.json`, and name that."


def last(brief: str | Path, settings: Settings[Any]) -> Account | None:
    """The account of the last edition, if the brief's file names one; its path counts from that file's folder."""
    if not (named := settings.last_edition):
        return None
    try:
        if batches.is_pattern(named):
            raise Complaint(f"{named!r}: {batches.UNPATTERNED}")
        if Path(os.path.normpath(named)).parts[0] == "output":
            raise Complaint(f"{named} is what a build writes; {KEEP}")
        return opened(Path(brief).parent / named)
    except Complaint as e:
        raise Complaint.at(brief, yamlfile.place(brief, KEY), f"`{KEY}`: {e}", key=KEY) from None


def wrong(brief: str | Path, settings: Settings[Any]) -> tuple[Complaint, ...]:
    """What is wrong with the account of the last edition."""
    try:
        last(brief, settings)
    except Complaint as e:
        return e.all
    return ()


def opened(path: Path, cure: str = KEEP) -> Account:
    """The account in a file. What is none is refused, whatever it is; what a hand changed too. `cure`: what to do then."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise Complaint(f"{path} is missing; {cure}", file=str(path)) from None
    except OSError as e:
        raise Complaint(f"{path}: cannot be read ({e.strerror}); {cure}", file=str(path)) from None
    try:
        schema = msgspec.json.decode(content, type=dict[str, msgspec.Raw]).get("schema", msgspec.Raw(b"null"))
        if (version := msgspec.json.decode(schema)) != SCHEMA:
            what = f"an account of the form `{version}`" if _is_account(version) else "no account"
            raise Complaint(f"{path} is {what}, and `{SCHEMA}` is wanted; {cure}", file=str(path))
        account = msgspec.json.decode(content, type=Account)
    except (msgspec.DecodeError, UnicodeDecodeError) as e:
        raise Complaint(f"{path} is no account ({e}); {cure}", file=str(path)) from None
    for fault in _faults(account):
        raise Complaint(f"{path}: {fault}; {cure}", file=str(path))
    return account


def _is_account(version: object) -> bool:
    return isinstance(version, str) and version.startswith(SCHEMA.rpartition("/")[0])


def _faults(account: Account) -> Iterator[str]:
    """What the form of an account allows, and no account holds."""
    sources = {s.id for s in account.sources}
    passages = {p.id for p in account.passages if p.source in sources}
    stated: tuple[Observation | Event | Entity | Timex | Gap, ...]
    stated = (*account.observations, *account.events, *account.entities, *account.timexes, *account.gaps)
    for fact in stated:
        if any(e.source not in sources or e.passage not in passages for e in fact.evidence):
            yield f"the evidence of `{fact.id}` is not in it"
    dates = [(s.id, s.published) for s in account.sources]
    dates += [(e.id, e.when) for e in account.events]
    dates += [(e.id, e.when) for e in account.entities]
    dates += [(o.id, date) for o in account.observations for date in (o.period, o.compared_period)]
    yield from (f"`{id}` has the date `{date}`, which is none" for id, date in dates if date and not edtf.is_date(date))
