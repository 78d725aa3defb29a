"""How an editor's corrections read: what was done, and what fields said before and say now."""

from collections.abc import Mapping

from pipeline.records import Action, Change, Edit
from pipeline.wording.amounts import number
from pipeline.wording.dates import date
from pipeline.wording.words import listed

DONE: dict[Action, str] = {
    "accept": "Checked", "correct": "Corrected", "reject": "Rejected", "add": "Added", "merge": "Joined", "split": "Told apart",
}  # fmt: skip
_FIELDS = {
    "realis": "status", "when": "date", "commodity": "goods", "reporter": "who counts", "compared_period": "compared with",
}  # fmt: skip
"""What fields are called that do not say to a reader what they hold."""


def whose_edit(edit: Edit, language: str = "en-GB") -> str:
    """Who corrected, and when: "Jan de Wit, 3 Mar 2020"."""
    return f"{edit.by}, {date(edit.date, language=language)}" if edit.date else edit.by


def changed(change: Change, countries: Mapping[str, str], language: str = "en-GB") -> str:
    """What a field said and says: "date: 2014 → 2015"; of a title what it says now, for the old one stands beside."""
    now = _shown(change.field, change.now, countries, language)
    if change.field == "title":
        return now
    name = _FIELDS.get(change.field, change.field.replace("_", " "))
    return f"{name}: {_shown(change.field, change.was, countries, language)} → {now}"


def _shown(field: str, value: object, countries: Mapping[str, str], language: str) -> str:
    if value in (None, ()):
        return "none"
    if isinstance(value, tuple):
        return listed(_shown(field, v, countries, language) for v in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return number(value)
    if field in ("when", "period", "compared_period"):
        return date(str(value), language=language)
    if field in ("reporter", "partner", "parties"):
        return countries.get(str(value), str(value))
    return str(value)
