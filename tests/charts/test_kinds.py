"""Every kind of chart, of any data: words apart and inside, values where they belong, the same data the same marks."""

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from figure_reading import contradict, count, drawn, labels, numbers, observation, outside, overlapping, shapes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import wording
from pipeline.records import Conflict, Observation
from pipeline.theme.marks import Dot, Figure, Rule

KINDS = ("line", "bar", "slope", "dot", "multiples")
NAMES = ["China", "United States", "Bosnia and Herzegovina", "Papua New Guinea", "Chad", "Saint Vincent and the Grenadines",
         "Japan", "Democratic Republic of the Congo", "Peru", "Viet Nam", "東京都", "Ĝermanio"]  # fmt: skip
PERIODS = {
    "years": [str(y) for y in range(2001, 2031)],
    "quarters": [f"{y}-{q}" for y in range(2001, 2009) for q in (33, 34, 35, 36)],
    "months": [f"{y}-{m:02}" for y in (2001, 2002, 2003) for m in range(1, 13)],
    "fiscal years": [f"{y}-04/{y + 1}-03" for y in range(2001, 2031)],
    "days": [f"2013-{m:02}-{d:02}" for m in range(1, 13) for d in (3, 17)],
}


def told(value: float, period: str, name: str, **more: Any) -> Observation:
    given = {"measure": "exports", "parties": (), "reporter": "GHA", "partner": name, "flow": "export", **more}
    return observation(value, period, **given)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Observation], list[Conflict]]:
    """Values of several partners in periods of one length, some of them forecast, provisional, derived or disputed."""
    periods = draw(st.sampled_from(list(PERIODS.values())))
    kept = sorted(draw(st.sets(st.sampled_from(periods), min_size=2, max_size=14)), key=periods.index)
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=12, unique=True))
    size = draw(st.sampled_from([1.0, 1e3, 1e6, 1e9, 1e12]))
    sign = draw(st.sampled_from([1, 1, 1, -1]))
    negative = draw(st.booleans()) and sign > 0
    found: list[Observation] = []
    conflicts: list[Conflict] = []
    for name in names:
        base = draw(st.floats(1, 900))
        for n, period in enumerate(kept):
            if n > 1 and draw(st.integers(0, 6)) == 0:
                continue
            value = round(base * draw(st.floats(0.5, 2)), 3) * size * sign
            value = -value if negative and draw(st.integers(0, 4)) == 0 else value
            form = draw(st.sampled_from(["stated"] * 6 + ["provisional", "derived", "disputed", "forecast"]))
            more: dict[str, Any] = {
                "provisional": {"status": "P"},
                "derived": {"derived_from": ("obs-a",), "status": "E", "derivation": "1 / 2",
                            "low": min(value * 0.9, value * 1.1), "high": max(value * 0.9, value * 1.1)},
                "forecast": {"realis": "forecast", "status": "F"},
            }.get(form, {})  # fmt: skip
            found.append(told(value, period, name, **(more if n > 1 else {})))
            if form == "disputed":
                found.append(told(value * 1.25, period, name))
                conflicts.append(contradict(*found[-2:]))
    return found, conflicts


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=50, suppress_health_check=list(HealthCheck))
@given(data=tables())
def test_words_stand_apart_and_everything_within_the_frame(
    kind: str, data: tuple[list[Observation], list[Conflict]]
) -> None:
    figure = drawn(*data[0], kind=kind, conflicts=data[1])
    assert not list(overlapping(figure))
    assert not list(outside(figure, 4))
    assert count(figure.title) <= 10
    assert figure.height < 640


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(st.floats(1, 1e9), min_size=2, max_size=30), st.sampled_from(list(PERIODS)))
def test_words_of_a_single_series_stand_apart_and_inside(values: list[float], of: str) -> None:
    for kind in ("line", "bar", "dot"):
        figure = drawn(*(told(v, p, "Peru") for v, p in zip(values, PERIODS[of], strict=False)), kind=kind)
        assert not list(overlapping(figure)), kind
        assert not list(outside(figure, 4)), kind


def dots(figure: Figure) -> list[Dot]:
    return [m for m in figure.marks if isinstance(m, Dot)]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(1, 10**6), min_size=3, max_size=12))
def test_on_a_line_later_stands_further_right_and_more_stands_higher(values: list[int]) -> None:
    figure = drawn(*(told(v * 1e6, str(2000 + n), "Peru") for n, v in enumerate(values)), kind="line")
    spots = dots(figure)
    assert len(spots) == len(values)
    assert all(a.x < b.x for a, b in pairwise(spots))
    for one, y in zip(values, spots, strict=True):
        for other, z in zip(values, spots, strict=True):
            assert one >= other or y.y >= z.y


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 1000), min_size=2, max_size=10, unique=True))
def test_dots_lie_in_the_order_of_their_values_and_in_proportion(values: list[int]) -> None:
    figure = drawn(*(told(v * 1e6, "2012", f"P{n}") for n, v in enumerate(values)), kind="dot")
    spots = sorted(dots(figure), key=lambda d: d.y)
    ranked = sorted(values, reverse=True)
    scale = (spots[0].x - spots[-1].x) / (ranked[0] - ranked[-1])
    assert [d.x - spots[-1].x for d in spots] == pytest.approx([(v - ranked[-1]) * scale for v in ranked], abs=0.02)


def grid_labels(figure: Figure) -> set[str]:
    return {label.text for label in labels(figure)}


def test_a_line_that_does_not_begin_at_zero_says_so_and_is_marked() -> None:
    near = drawn(*(told(v * 1e6, str(2000 + n), "Peru") for n, v in enumerate((100, 104, 103, 108))), kind="line")
    far = drawn(*(told(v * 1e6, str(2000 + n), "Peru") for n, v in enumerate((20, 104, 50, 108))), kind="line")
    assert [n for n in near.notes if "not at zero" in n]
    assert "0" not in grid_labels(near)
    assert not [n for n in far.notes if "not at zero" in n]
    assert "0" in grid_labels(far)
    assert len([m for m in near.marks if slanted(m)]) == len([m for m in far.marks if slanted(m)]) + 2


def slanted(mark: Any) -> bool:
    """Whether a mark is one of the short strokes of a break."""
    if not isinstance(mark, Rule) or len(mark.points) != 2:
        return False
    (x, y), (u, v) = mark.points
    return x != u and y != v and abs(x - u) < 9 and abs(y - v) < 5


def test_periods_of_which_nothing_is_told_are_dotted_over() -> None:
    figure = drawn(*(told(y * 1e6, str(y), "Peru") for y in (2000, 2001, 2002, 2006, 2007)), kind="line")
    (dotted,) = [m for m in figure.marks if isinstance(m, Rule) and m.dash]
    xs = sorted(d.x for d in dots(figure))
    assert dotted.points[0][0] == pytest.approx(xs[2], abs=0.1)
    assert dotted.points[1][0] == pytest.approx(xs[3], abs=0.1)
    assert [n for n in figure.notes if n.startswith("Dotted")]


@pytest.mark.parametrize("more", [{"status": "P"}, {"realis": "forecast", "status": "F"}])
def test_a_line_to_what_is_not_stated_is_dashed_and_its_mark_hollow(more: dict[str, Any]) -> None:
    values = [told(y * 1e6, str(y), "Peru") for y in (2000, 2001, 2002)]
    figure = drawn(*values, told(2.5e9, "2003", "Peru", **more), kind="line")
    assert len([m for m in figure.marks if isinstance(m, Rule) and m.dash]) == 1
    assert [d.fill for d in dots(figure)] == ["accent", "accent", "accent", "paper"]
    assert "2003" not in figure.title


@pytest.mark.parametrize("kind", ["line", "slope"])
def test_series_are_told_apart_in_print_without_colour(kind: str) -> None:
    figure = drawn(*(told((n + 1) * v * 1e6, p, name) for n, name in enumerate(NAMES[:4])
                     for v, p in ((10, "2012"), (11, "2013"))), kind=kind)  # fmt: skip
    corners = Counter(
        "disc" if isinstance(m, Dot) else len(m.points) if len(m.points) == 3 else (m.points[0][0] == m.points[3][0])
        for m in shapes(figure)
        if isinstance(m, Dot) or (isinstance(m, Rule) and m.closed)
    )
    assert len(corners) == 4
    assert {*NAMES[:4]} <= {n for n in NAMES if any(n in label.text or label.text in n for label in labels(figure))}


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_stands_in_the_data_and_few_in_the_alternative_text_too(kind: str) -> None:
    values = {
        (n, p): round(10.5 + 7 * i + k, 1) for i, n in enumerate(NAMES[:3]) for k, p in enumerate(("2012", "2013"))
    }
    figure = drawn(*(told(v * 1e6, p, n) for (n, p), v in values.items()), kind=kind)
    shown = {k: v for k, v in values.items() if kind != "bar" or k[1] == "2013"}
    assert {(row[0], row[1], float(row[2])) for row in figure.data[1:]} == {
        (n, p, v * 1e6) for (n, p), v in shown.items()
    }
    assert {f"{v:g}" for v in shown.values()} <= numbers(figure.alternative)
    assert figure.title in figure.alternative


@pytest.mark.parametrize("kind", KINDS)
def test_what_has_no_room_is_left_out_by_name(kind: str) -> None:
    many = [told((k + n * 3 + 1) * 1e6, p, f"Place {n}") for n in range(60) for k, p in enumerate(("2012", "2013"))]
    figure = drawn(*many, kind=kind)
    left_out = [n for n in figure.notes if "want of room" in n]
    assert len(left_out) == 1
    assert "Place 59" not in left_out[0]
    assert "Place 0" not in {row[0] for row in figure.data}
    assert not list(overlapping(figure))


def test_panels_of_unlike_series_have_scales_of_their_own_and_say_so() -> None:
    unlike = [
        told(base * v * 1e6, p, n) for n, base in (("China", 1000), ("Chad", 1)) for v, p in ((1, "2012"), (2, "2013"))
    ]
    alike = [
        told(base * v * 1e6, p, n) for n, base in (("China", 3), ("Chad", 1)) for v, p in ((1, "2012"), (2, "2013"))
    ]
    assert [n for n in drawn(*unlike, kind="multiples").notes if "scale of its own" in n]
    assert [n for n in drawn(*alike, kind="multiples").notes if "one scale" in n]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_values_in_any_order_are_drawn_alike(kind: str) -> None:
    values = [
        told((n + 1) * v * 1e6, p, name) for n, name in enumerate(NAMES[:5]) for v, p in ((10, "2012"), (11, "2013"))
    ]
    assert drawn(*values, kind=kind).marks == drawn(*reversed(values), kind=kind).marks


FINDINGS = {
    "Exports to China doubled, to Chad fell by half": [("China", 10, 20), ("Chad", 10, 5)],
    "Exports to China rose most, by half": [("China", 10, 15), ("Chad", 10, 11)],
    "Exports to China rose most, by over two fifths": [("China", 100, 144), ("Chad", 10, 11)],
    "Exports to China more than doubled, ahead of the rest": [("China", 100, 244), ("Chad", 10, 11)],
    "Exports to Chad fell most, by half": [("China", 10, 9), ("Chad", 10, 5)],
}


@pytest.mark.parametrize("finding", FINDINGS)
def test_the_finding_of_several_series_says_who_moved_most(finding: str) -> None:
    values = [told(v * 1e6, p, n) for n, a, b in FINDINGS[finding] for v, p in ((a, "2012"), (b, "2013"))]
    assert drawn(*values).title.startswith(finding)


def test_the_finding_of_one_period_says_who_leads() -> None:
    values = [told(v * 1e6, "2012", n) for n, v in (("China", 30), ("United States", 40))]
    assert drawn(*values).title == "GHA’s exports: the United States leads with $40 million"


def test_nobody_is_said_to_lead_where_sources_differ_on_who_does() -> None:
    values = [told(v * 1e6, "2012", n) for n, v in (("China", 30), ("Chad", 40))]
    rival = told(45e6, "2012", "China")
    assert "lead" not in drawn(*values, rival, conflicts=[contradict(values[0], rival)]).title


@settings(deadline=None, max_examples=80)
@given(st.integers(1, 10**5), st.integers(1, 10**5))
def test_the_finding_holds_no_number_that_nobody_tells(first: int, last: int) -> None:
    values = [told(v * 1e6, p, n) for n, v, p in (
        ("China", first, "2012"), ("China", last, "2013"), ("Chad", 10, "2012"), ("Chad", 10, "2013"))]  # fmt: skip
    allowed = {"2012", "2013", *(n for o in values for n in numbers(wording.amount(o)))}
    assert numbers(drawn(*values).title) <= allowed
    assert numbers(drawn(*values[:2]).title) <= allowed
