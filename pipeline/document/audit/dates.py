"""The dates on a page, in every form in which a brief prints them, and whether an account has them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from pipeline import edtf, wording
from pipeline.document.audit.told import strings
from pipeline.records import Account

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:\s?[–-]\s?{_DAY})?"
_NTH_CENTURY = r"\d{1,2}(?:st|nd|rd|th)"
_YEAR = r"(?:1[0-9]|20)\d\d"
DATES = re.compile(
    rf"(?<![\w.,])(?:(?P<iso>{_YEAR}-\d\d(?:-\d\d)?(?!\d))"
    rf"|(?P<from>{_YEAR})/(?P<to>\d\d)(?![\d/])|(?<!\w)’(?P<short>\d\d)(?!\w)"
    rf"|(?P<season>(?i:spring|summer|autumn|fall|winter))\s(?:of\s)?(?P<in>{_YEAR})\b"
    rf"|(?P<nth>(?i:first|second|third|fourth))\s(?P<span>quarter|half)\s(?:of\s)?(?P<within>{_YEAR})\b"
    rf"|(?:(?P<day>{_DAYS})\s+)?(?P<month>{wording.A_MONTH})\b\.?(?:\s+(?P<us>{_DAYS})(?!\.?\d)(?:,|\b))?,?(?:\s+(?P<year>{_YEAR})\b)?"
    rf"|(?P<part>Q[1-4]|H[12])\b(?:\s(?P<of>{_YEAR}))?"
    rf"|(?P<centuries>{_NTH_CENTURY}(?:–{_NTH_CENTURY})?)\s(?:century\b|c\.)"
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
        elif m["centuries"]:
            return all(self._has_within(f"{int(nth) - 1:02}XX") for nth in re.findall(r"\d+", m["centuries"]))
        elif m["from"]:
            return self._has_within(f"{m['from']}/{int(m['from']) + 1}") and (int(m["from"]) + 1) % 100 == int(m["to"])
        elif m["short"]:
            return any(d[2:4] == m["short"] for d in self._dates)
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
            days = [f"-{int(day):02}" for day in re.findall(r"\d+", m["day"] or m["us"] or "")] or [""]
            known = self._and_wholes if m["year"] else self._in_any_year
            return all(f"{m['year'] or ''}-{month:02}{day}" in known for day in days)
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
