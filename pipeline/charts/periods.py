"""Periods in the few letters that a chart has room for."""

from collections.abc import Sequence

from pipeline import edtf, wording


def short(period: str) -> str:
    """A period as a label: "2013", "Q1 2014", and a year that begins elsewhere than in January "2020/21"."""
    year = _odd_year(period)
    return f"{year}/{(year + 1) % 100:02}" if year else wording.date(period)


def shorter(period: str) -> str:
    """A period under a narrow axis: a year as its last two digits."""
    return f"’{period[2:4]}" if edtf.precision(period) == "year" else short(period)


def listed(periods: Sequence[str]) -> str:
    """Periods in a subtitle: "2012 and 2013", "2020/21 to 2023/24 (Apr–Mar)"."""
    names = [short(p) for p in periods]
    shown = wording.listed(names) if len(names) < 4 else f"{names[0]} to {names[-1]}"
    begins = {edtf.bounds(p)[0] for p in periods if _odd_year(p)}
    months = {b.month for b in begins if b}
    if len(months) != 1:
        return shown
    first = months.pop()
    return f"{shown} ({wording.MONTHS[first - 1]}–{wording.MONTHS[first - 2]})"


def span(first: str, last: str) -> str:
    """From one period to another: "2012–2014", "Q1 2013 to Q1 2014"."""
    a, b = short(first), short(last)
    years = edtf.precision(first) == edtf.precision(last) == "year"
    return f"{a}–{b}" if years else f"{a} to {b}".replace(" ", "\u00a0")


def _odd_year(period: str) -> int | None:
    """The year in which a year begins that is not the calendar's; None for any other period."""
    if "/" not in period:
        return None
    first, last = edtf.bounds(period)
    if first is None or last is None or first.day != 1 or first.month == 1 or not 360 <= (last - first).days <= 366:
        return None
    return first.year
