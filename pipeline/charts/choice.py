"""Which kind of chart shows some data, and why: by the number of periods and of series, and how the periods lie."""

from pipeline import wording
from pipeline.charts.axis import NARROW, are_even
from pipeline.charts.values import Table

FEW_PERIODS = 5  # can be read as bars
FEW_SERIES = 4  # can be told apart as lines on one panel
SLOPES = 8
UNLIKE = 12.0  # times: of series that differ more the lesser would be a flat line on one scale
RATES = frozenset(
    {"price", "interest_rate", "inflation", "exchange_rate", "unemployment", "tariff", "population", "employment"}
)

NEEDS = {
    "line": "a line needs two periods",
    "slope": "a slope needs two periods",
    "multiples": "small multiples need two series of two periods",
}


def choose(table: Table) -> tuple[str, str]:
    """The kind of chart for a table, and the reason in a clause: ("line", "12 evenly spaced periods of one series")."""
    series, periods = len(table.series), len(table.periods)
    shape = f"{_periods(table)} of {wording.counted(series, 'series', 'series') if series > 1 else 'one series'}"
    if any(v.sure == "range" for v in table.values):
        return "dot", f"{shape}, some given as a range"
    if series == 1:
        if periods > FEW_PERIODS:
            return "line", f"{shape}, too many for bars"
        if table.measure in RATES and _is_narrow(table):
            return "dot", f"{shape}, so near each other that bars from zero would hide the difference"
        return "bar", f"{shape}, few enough to read each"
    if periods == 1:
        return ("dot", f"{shape}, on both sides of zero") if table.least < 0 < table.most else ("bar", shape)
    if periods == 2:
        if series <= SLOPES:
            return "slope", shape
        return "dot", f"{shape}, too many for a slope"
    if series > FEW_SERIES:
        return "multiples", f"{shape}, too many lines for one panel"
    if are_unlike(table):
        return "multiples", f"{shape} that differ too much in size for one scale"
    return "line", shape


def refusal(kind: str, table: Table) -> str | None:
    """Why a table cannot be drawn as it was asked for, in a clause; None where it can."""
    series, periods = len(table.series), len(table.periods)
    if kind in ("line", "slope") and periods < 2:
        return NEEDS[kind]
    if kind == "multiples" and (series < 2 or periods < 2):
        return NEEDS[kind]
    return None


def are_unlike(table: Table) -> bool:
    """Whether series differ so much in size that they need scales of their own."""
    sizes = [max(abs(v.number) for v in s.values) for s in table.series]
    return min(sizes) * UNLIKE < max(sizes)


def _is_narrow(table: Table) -> bool:
    return table.least > 0 and table.most - table.least < NARROW * table.most


def _periods(table: Table) -> str:
    periods = table.periods
    count = wording.counted(len(periods), "period")
    if len(periods) < 3:
        return count
    return f"{len(periods)} {'evenly' if are_even(periods) else 'unevenly'} spaced periods"
