"""The dates on a page, in every form in which a brief prints them, and whether an account has them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from pipeline import edtf, wording
from pipeline.document.audit.told import strings
from pipeline.records import Account

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20)\d\d"
DATES = re.compile(
    rf"(?<![\w.,])(?:(?P<iso>{_YEAR}-\d\d(?:-\d\d)?(?!\d))"
    rf"|(?P<season>(?i:spring|summer|autumn|fall|winter))\s(?:of\s)?(?P<in>{_YEAR})\b"
    rf"|(?P<nth>(?i:first|second|third|fourth))\s(?P<span>quarter|half)\s(?:of\s)?(?P<within>{_YEAR})\b"
    rf"|(?:(?:{_DAY}–)?(?P<day>{_DAY})\s+)?(?P<month>{wording.A_MONTH})\b\.?(?:\s+(?:{_DAY}–)?(?P<us>{_DAY})(?!\d)(?:,|\b))?"
    rf",?(?:\s+(?P<year>{_YEAR})\b)?"
    rf"|(?P<part>Q[1-4]|H[12])\b(?:\s(?P<of>{_YEAR}))?"
    rf"|(?P<decade>{_YEAR[:-4]}\dX?\d?0s)"
    rf"|(?P<alone>{_YEAR})(?![\d.,]*\d|\s*(?:%|per\s?cent|million|billion|trillion|bn|m\b)))"
)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NTH = ("first", "second", "third", "fourth")


class Dates:
    """The dates of accounts, and those that brief.yaml names."""

    def __init__(self, accounts: Sequence[Account], asked: Iterable[str]) -> None:
        values = {day for account in accounts for day in _days(account)} | {*asked}
        ends = {part for v in values for part in (v, *v.split("/"))}
        self._dates = frozenset(e.rstrip("~") for e in ends if edtf.is_date(e))
        self._periods: dict[str, bool] = {}

    def back(self, m: re.Match[str]) -> bool:
        """Whether a match of DATES is a date of the account, or a part of one, or has one within."""
        if m["iso"]:
            value = m["iso"]
        elif m["part"]:
            part = {"Q": 32, "H": 39}[m["part"][0]] + int(m["part"][1])
            if not m["of"]:
                return f"-{part}" in self._in_any_year
            value = edtf.make(int(m["of"]), part)
        elif m["season"]:
            return self._has_within(f"{m['in']}-{_SEASONS[m['season'].casefold()]}")
        elif m["nth"]:
            first = 33 if m["span"] == "quarter" else 40
            return self._has_within(edtf.make(int(m["within"]), first + _NTH.index(m["nth"].casefold())))
        elif m["alone"]:
            return self._has_within(m["alone"])
        elif m["decade"]:
            return self._has_within(m["decade"][:3] + "X")
        else:
            month = next(n for n, name in enumerate(wording.MONTHS, 1) if m["month"].startswith(name))
            day = re.match(r"\d+", m["day"] or m["us"] or "")
            if not m["year"]:
                return (f"-{month:02}-{int(day[0]):02}" if day else f"-{month:02}") in self._in_any_year
            value = edtf.make(int(m["year"]), month, int(day[0]) if day else None)
        return value in self._and_wholes

    @cached_property
    def _and_wholes(self) -> frozenset[str]:
        """The dates, and what they are part of: of a day its month and its year."""
        return frozenset(d[: m.start()] for d in self._dates for m in re.finditer(r"-|\Z", d))

    @cached_property
    def _in_any_year(self) -> frozenset[str]:
        """The dates without their year: "-05", "-05-12"."""
        return frozenset(d[4:end] for d in self._dates for end in (7, 10))

    def _has_within(self, period: str) -> bool:
        if period not in self._periods:
            self._periods[period] = any(edtf.covers(period, d) for d in self._dates)
        return self._periods[period]


def _days(account: Account) -> Iterator[str]:
    """The dates of an account."""
    values = [*(t.value for t in account.timexes), *(e.when for e in account.events)]
    values += [p for o in account.observations for p in (o.period, o.compared_period)]
    values += [w for e in account.entities for w in (e.when, *(r.when for r in e.roles))]
    values += [s.published for s in account.sources]
    yield from filter(None, values)
    yield from (word for edit in account.corrections for word in strings(edit) if edtf.is_date(word))
