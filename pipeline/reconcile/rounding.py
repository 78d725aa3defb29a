"""What a number leaves open: the values that round to what a source writes."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from pipeline.records import Observation

Interval = tuple[Decimal, Decimal]


def exact(value: float) -> Decimal:
    """A number as its source writes it: what binary arithmetic added behind the fifteenth digit is dropped."""
    return Decimal(f"{value:.15g}")


def step(o: Observation) -> Decimal:
    """The size of the last digit that the source gives: a tenth of a billion for "1.2 billion"."""
    return exact(o.scale).scaleb(-o.decimals)


def interval(o: Observation) -> Interval:
    """The values that round to what the source gives."""
    half = step(o) / 2
    return exact(o.value) - half, exact(o.value) + half


def agree(a: Observation, b: Observation) -> bool:
    """Whether two values can be one, each rounded in its own way."""
    (low, high), (other_low, other_high) = interval(a), interval(b)
    return low < other_high and other_low < high


def digits(o: Observation) -> int:
    """How many significant digits a source gives: 3 of "1.24 billion"; zeros that only fill up are none."""
    written = exact(o.value).normalize().as_tuple()
    return len(written.digits)


def written(o: Observation) -> int:
    """How many digits a source writes: 2 of "40 million"."""
    return len(str(abs(int(exact(o.value) / step(o)))))


def rounded(value: Decimal, low: Decimal, high: Decimal) -> tuple[float, float, float, float]:
    """A computed value, as precise as half its interval, the interval rounded outwards, and the unit of their last digit."""
    unit = Decimal(1).scaleb(((high - low) / 2).adjusted())

    def to(what: Decimal, how: str) -> float:
        return float((what / unit).to_integral_value(how) * unit)

    return to(value, ROUND_HALF_EVEN), to(low, ROUND_FLOOR), to(high, ROUND_CEILING), float(unit)


def figures(value: Decimal) -> str:
    """A number as a sum shows it."""
    return f"{value.normalize():f}"
