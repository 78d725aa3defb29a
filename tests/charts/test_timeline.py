"""The timeline: to scale with declared breaks, labels apart, and what is not certain drawn otherwise."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from figure_reading import Label, boxes, event, labels, numbers, outside, overlapping, shapes
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline.charts.timeline import draw, panels
from pipeline.records import Event
from pipeline.theme.marks import Box, Dot, Figure, Rule, Text
from pipeline.theme.palette import palette

WIDE, TALL = 481.9, 588.0
TITLES = [
    "The bridge was opened",
    "President Akufo-Addo visited Lomé",
    "Ghana and Togo signed a treaty on the waters of the lower Volta and on the fish that live in them",
    "A strike closed the port of Tema for a week while the ministers of both countries met in the capital to agree on fees",
]


def timeline(events: Sequence[Event], wide: float = WIDE, tall: float = TALL) -> Figure | None:
    cited = {f"p{n}": (f"S1 ¶{n}", f"passage:p{n}") for n in range(400)}
    return draw("figure-1", events, cited, wide, tall)


def drawn(*events: Event, **room: float) -> Figure:
    figure = timeline(events, **room)
    assert figure
    return figure


def days(*dates: str) -> list[Event]:
    return [event(n, d) for n, d in enumerate(dates)]


def heights(figure: Figure) -> list[float]:
    """Where the days stand, in the order of the figure."""
    return [m.y for m in figure.marks if isinstance(m, Dot) and m.radius < 2.7]


def references(figure: Figure) -> list[Label]:
    return [label for label in labels(figure) if label.text.startswith("S1 ¶")]


@st.composite
def dated(draw: st.DrawFn, count: int) -> list[Event]:
    """Events in few or many years, close together or far apart, of all precisions, some of which did not happen."""
    first = draw(st.integers(1500, 2000))
    years = draw(st.integers(1, 60) | st.integers(60, 500))
    crowd = draw(st.integers(first, first + years))
    found = []
    for n in range(count):
        year = draw(st.sampled_from([crowd, crowd, first, first + years]) | st.integers(first, first + years))
        form = draw(st.sampled_from(["day", "day", "day", "month", "year", "season", "months", "open", "decade"]))
        when = {
            "day": str(date(year, 1, 1) + timedelta(days=draw(st.integers(0, 364)))),
            "month": f"{year}-{draw(st.integers(1, 12)):02}",
            "year": f"{year}",
            "season": f"{year}-2{draw(st.integers(1, 4))}",
            "months": f"{year}-0{draw(st.integers(1, 5))}/{year + draw(st.integers(0, 9))}-11",
            "open": f"{year}-03/..",
            "decade": f"{year // 10}X",
        }[form]
        realis = draw(st.sampled_from(["happened"] * 5 + ["planned", "postponed", "forecast", "cancelled"]))
        basis = draw(st.sampled_from(["stated", "stated", "inferred"]))
        found.append(event(n, when, draw(st.sampled_from(TITLES)), realis=realis, when_basis=basis))
    return found


def check(events: Sequence[Event], tall: float) -> None:
    figure = timeline(events, tall=tall)
    if figure is None:
        return
    assert not list(overlapping(figure))
    assert not list(outside(figure, 3))
    assert figure.height <= tall + 4


@pytest.mark.parametrize("count", [3, 15, 60, 150])
@settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(data=st.data())
def test_words_never_overlap_and_stay_inside(count: int, data: st.DataObject) -> None:
    check(data.draw(dated(count)), data.draw(st.sampled_from([588.0, 470.0, 294.0])))


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(st.dates(date(1700, 1, 1), date(2030, 1, 1)), min_size=3, max_size=20, unique=True))
def test_later_days_stand_lower(dates: list[date]) -> None:
    figure = drawn(*days(*map(str, sorted(dates))))
    assert all(a <= b for a, b in pairwise(heights(figure)))
    assert len(heights(figure)) == len(dates)


def test_days_stand_to_scale() -> None:
    figure = drawn(*days("2001-01-01", "2002-01-01", "2003-07-02", "2004-01-01"))
    first, second, third, fourth = heights(figure)
    year = second - first
    assert (third - second) / year == pytest.approx(1.5, abs=0.01)
    assert (fourth - first) / year == pytest.approx(3, abs=0.01)


def test_a_month_is_a_bar_as_long_as_it_lasts() -> None:
    figure = drawn(event(1, "2001-01-01"), event(2, "2002-01-01"), event(3, "2002-03/2002-05"), event(4, "2003-06"))
    year = heights(figure)[1] - heights(figure)[0]
    season, month = sorted(boxes(figure), key=lambda b: -b.height)
    assert season.height == pytest.approx(year * 92 / 365, rel=0.05)
    assert month.height == pytest.approx(max(3.4, year * 30 / 365), rel=0.08)


FAR = ["1850-03-01", "1851-04-01", "2013-01-05", "2013-05-01", "2013-09-01", "2014-01-01", "2014-06-01", "2014-09-01"]


def breaks(figure: Figure) -> list[str]:
    return [label.text for label in labels(figure) if "scale changes" in label.text]


def test_a_break_in_the_scale_is_shown_by_strokes_and_in_words() -> None:
    figure = drawn(*days(*FAR))
    (said,) = breaks(figure)
    assert numbers(said)
    words = next(m for m in figure.marks if isinstance(m, Text) and m.text == said)
    strokes = [m for m in figure.marks if isinstance(m, Rule) and m.width == 1 and len(m.points) == 2
               and m.points[0][0] != m.points[1][0] and m.points[0][1] != m.points[1][1]
               and abs(m.points[0][1] - words.y) < 12]  # fmt: skip
    assert len(strokes) == 2
    assert max(heights(figure)[:2]) < words.y < min(heights(figure)[2:])


def test_the_break_says_truly_how_much_taller_a_year_is() -> None:
    figure = drawn(*days(*FAR))
    above = (heights(figure)[1] - heights(figure)[0]) / (396 / 366)
    below = heights(figure)[5] - heights(figure)[2]  # 361 days
    (times,) = numbers(breaks(figure)[0])
    assert float(times) == pytest.approx(below * 365 / 361 / above, rel=0.06)


def test_evenly_spread_events_need_no_break() -> None:
    assert not breaks(drawn(*days(*(f"{year}-05-01" for year in range(2001, 2011)))))


def test_each_stretch_names_its_first_year() -> None:
    shown = {label.text for label in labels(drawn(*days(*FAR)))}
    assert {"1850", "2013", "2014"} <= shown


PRECISIONS = {"day": "2003-05-06", "month": "2003-05", "season": "2003-22", "year": "2003", "longer": "2003/2005"}


def mark_of(when: str, **more: Any) -> list[str]:
    """What is drawn for an event, without the words: what another event in its place would not have."""
    frame = days("2001-02-03", "2007-08-09", "2009-08-09")
    figure = drawn(*frame[:1], event(9, when, **more), *frame[1:])
    return sorted(map(repr, shapes(figure)))


@pytest.mark.parametrize("precision", PRECISIONS)
def test_what_is_planned_is_drawn_otherwise_than_what_happened(precision: str) -> None:
    assert mark_of(PRECISIONS[precision]) != mark_of(PRECISIONS[precision], realis="planned")


@pytest.mark.parametrize("precision", PRECISIONS)
def test_a_date_that_was_worked_out_is_drawn_otherwise_than_a_stated_one(precision: str) -> None:
    assert mark_of(PRECISIONS[precision]) != mark_of(PRECISIONS[precision], when_basis="inferred")


@pytest.mark.parametrize("realis", ["planned", "postponed", "cancelled", "forecast"])
def test_what_did_not_happen_is_hollow(realis: str) -> None:
    filled = [m for m in drawn(*days("2001-02-03", "2002-02-03", "2004-02-03")).marks if isinstance(m, Dot)]
    assert {m.fill for m in filled} == {"accent"}
    figure = drawn(*days("2001-02-03", "2002-02-03", "2004-02-03"), event(7, "2003-05-06", realis=realis))
    (hollow,) = [m for m in figure.marks if isinstance(m, Dot) and m.fill == "paper" and m.radius < 2.7]
    assert hollow.x > filled[0].x


def test_a_worked_out_month_is_dashed() -> None:
    figure = drawn(*days("2001-02-03", "2002-02-03", "2004-02-03"), event(7, "2003-05", when_basis="inferred"))
    assert len(boxes(figure, dashed=True)) == 1
    assert any(label.text == "[May 2003]" for label in labels(figure))


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, None),
        ({"when_basis": "inferred"}, "Dashed: date worked out."),
        ({"doubtful": ("when",)}, "Dashed: date uncertain (?)."),
        ({"when_basis": "inferred", "doubtful": ("when",)}, "Dashed: date worked out or uncertain (?)."),
    ],
)
def test_what_is_dashed_is_explained(more: dict[str, Any], told: str | None) -> None:
    figure = drawn(*days("2001-02-03", "2002-02-03", "2004-02-03"), event(7, "2003-05", **more))
    assert told in figure.subtitle if told else "Dashed" not in figure.subtitle
    assert len(boxes(figure, dashed=True)) == bool(told)


def test_a_date_in_doubt_has_a_question_mark() -> None:
    figure = drawn(*days("2001-02-03", "2002-02-03"), event(7, "2003-05", doubtful=("when",)))
    assert "May 2003?" in {label.text for label in labels(figure)}
    assert "from 3 Feb 2001 to May 2003." in figure.alternative


def test_a_date_that_was_worked_out_is_spoken_without_brackets() -> None:
    figure = drawn(*days("2001-02-03", "2002-02-03"), event(7, "2003-23", when_text="autumn", when_basis="inferred"))
    assert "from 3 Feb 2001 to 2003 autumn." in figure.alternative


def test_a_long_date_is_never_cut() -> None:
    long = "2003-12-28/2004-01-03"
    figure = drawn(*days("2001-02-03", "2002-02-03", "2006-02-03"), event(7, long, when_basis="inferred"))
    shown = " ".join(label.text for label in labels(figure))
    assert "[28 Dec 2003 –" in shown
    assert "3 Jan 2004]" in shown


def test_an_open_end_runs_to_the_foot_with_an_arrow() -> None:
    closed = drawn(*days("2001-02-03", "2004-02-03", "2008-02-03"), event(7, "2002-05/2005-05"))
    opened = drawn(*days("2001-02-03", "2004-02-03", "2008-02-03"), event(7, "2002-05/.."))
    arrows = [[m for m in f.marks if isinstance(m, Rule) and len(m.points) == 3 and m.stroke == "accent"]
              for f in (closed, opened)]  # fmt: skip
    assert [len(found) for found in arrows] == [0, 1]
    assert arrows[1][0].points[1][1] == pytest.approx(opened.height, abs=6)
    assert any("May 2002 →" in label.text for label in labels(opened))


def test_long_developments_stand_at_the_left_six_at_most() -> None:
    bands = [event(n, f"{1990 + n}/{2000 + n}", f"Plan {n}") for n in range(10, 20)]
    figure = drawn(*days("1991-02-03", "2004-02-03", "2018-02-03"), *bands)
    axis = max(m.points[0][0] for m in figure.marks if isinstance(m, Rule) and len(m.points) == 2 and m.width == 1)
    assert sum(b.x < axis - 20 for b in boxes(figure)) == 6


def test_bands_do_not_run_over_words() -> None:
    bands = [event(n, f"{1990 + n}/{2000 + n}", f"Plan {n}") for n in range(10, 16)]
    figure = drawn(*days("1991-02-03", "2004-02-03", "2018-02-03"), *bands)
    for label in labels(figure):
        for box in boxes(figure):
            over = min(label.right, box.x + box.width) - max(label.left, box.x)
            tall = min(label.bottom, box.y + box.height) - max(label.top, box.y)
            assert not (over > 0.5 and tall > 0.5), label.text


@pytest.mark.parametrize("theme", ["navy", "pine"])
def test_every_band_stands_out_from_the_paper(theme: str) -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    bands = [event(n, f"{1990 + n}/{2000 + n}", f"Plan {n}") for n in range(10, 14)]
    figure = drawn(*days("1991-02-03", "2004-02-03", "2018-02-03"), *bands)
    colours = palette(theme)
    for box in boxes(figure):
        paints = [getattr(colours, paint) for paint in (box.fill, box.stroke) if paint]
        assert max(1.05 / (luminance(p) + 0.05) for p in paints) >= 3


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_dated_events_make_no_timeline(count: int) -> None:
    events = [*days("2001-02-03", "2002-03-04")[:count], event(8, None), event(9, None)]
    assert timeline(events) is None


def test_undated_events_are_not_drawn() -> None:
    figure = drawn(*days("2001-02-03", "2002-02-03", "2004-02-03"), event(7, None, "An undated strike"))
    assert not any("strike" in label.text for label in labels(figure))
    assert len(figure.rests_on) == 3


def test_every_label_leads_to_the_passage_that_tells_of_it() -> None:
    figure = drawn(*days("2001-02-03", "2002-02-03", "2004-02-03"), event(7, "2002/2003"))
    assert sorted((label.text, label.link) for label in references(figure)) == [
        (f"S1 ¶{n}", f"passage:p{n}") for n in (0, 1, 2, 7)
    ]


@pytest.mark.parametrize("count", [15, 60, 150])
def test_what_is_left_out_is_said_and_certain_events_stay_longest(count: int) -> None:
    unsure = [event(n, f"20{n % 20:02}-05-01", TITLES[n % 4], realis="forecast") for n in range(200, 210)]
    sure = [event(n, f"{1990 + n % 25}-{n % 12 + 1:02}-07", TITLES[n % 4], kind="agreement") for n in range(count)]
    figure = drawn(*sure, *unsure)
    shown = len(references(figure))
    told = f"All {shown}" if shown == count + 10 else f"{shown} of {count + 10}"
    assert figure.subtitle.startswith(f"{told} events")
    assert shown == len(figure.rests_on) == len(figure.data) - 1
    kept = set(figure.rests_on)
    if shown < count + 10:
        assert not kept & {e.id for e in unsure}
    assert shown >= min(count, 15)


def test_of_many_events_the_named_lie_as_widely_as_all_and_the_others_are_marks() -> None:
    figure = drawn(*(event(n, f"{1850 + n}-05-01", TITLES[n % 4], kind="agreement") for n in range(150)))
    years = [int(when[:4]) for when, _ in figure.data[1:]]
    assert 15 <= len(years) < 150
    assert years[-1] - years[0] > 130
    assert max(b - a for a, b in pairwise(years)) < 4 * 150 / len(years)
    bare = [b for b in boxes(figure) if b.fill == "graphic_pale" and b.height == 1.5]
    assert f"{len(bare)} more" in figure.subtitle
    assert len(bare) + len(years) > 130


def test_the_title_counts_the_busiest_year() -> None:
    figure = drawn(*days("2001-02-03", "2004-02-03", "2004-05-03", "2004-09-03", "2008-01-01"))
    assert figure.title == "3 of the 5 dated events fall in 2004"


def test_without_a_busy_year_the_title_gives_the_first_year_and_the_last() -> None:
    figure = drawn(*days("2001-02-03", "2004-02-03", "2008-01-01"))
    assert figure.title == "3 dated events, 2001 to 2008"


def test_the_first_year_comes_first_also_before_the_year_1000() -> None:
    assert drawn(*days("0987-02-03", "1012-02-03", "1040-01-01")).title == "3 dated events, 987 to 1040"


TOLD = [
    ("2001-02-03", "2004-02-03", "2004-05-03", "2004-09-03", "2008-01-01"),
    ("2001-02-03", "2004-02-03", "2008-01-01"),
    ("2001-02-03", "2002-02-03", "2003-02-03", "2005-02-03", "2006-02-03", "2004-05-03", "2004-09-03", "2004-01-01"),
]


@pytest.mark.parametrize("dates", TOLD)
def test_the_alternative_text_states_the_finding_with_its_numbers(dates: Sequence[str]) -> None:
    figure = drawn(*days(*dates))
    assert numbers(figure.title) <= numbers(figure.alternative)


@pytest.mark.parametrize("dates", TOLD)
def test_most_is_said_only_of_more_than_half(dates: Sequence[str]) -> None:
    figure = drawn(*days(*dates))
    years: defaultdict[str, int] = defaultdict(int)
    for d in dates:
        years[d[:4]] += 1
    if "most fall" in figure.alternative:
        assert max(years.values()) > len(dates) / 2


@pytest.mark.parametrize("title", ["Öffnung der Brücke über den Fluß " * 8, "W" * 120, "Мост 東京 " * 20])
def test_a_long_title_is_cut_with_an_ellipsis_and_stays_in_its_column(title: str) -> None:
    events = days("2001-02-03", "2004-02-03", "2008-01-01")
    figure = drawn(*events, event(7, "2006-04-05", title), event(8, "2003/2005", title))
    assert not list(outside(figure, 2))
    assert not list(overlapping(figure))
    assert any(label.text.endswith("…") for label in labels(figure))


def test_a_shorter_panel_makes_a_shorter_timeline() -> None:
    events = days(*(f"{1980 + n}-05-01" for n in range(30)))
    tall, short = drawn(*events), drawn(*events, tall=300.0)
    assert short.height <= 304 < tall.height


def test_the_same_events_are_drawn_alike() -> None:
    events = days(*FAR)
    assert drawn(*events) == drawn(*events)


def test_a_box_is_never_without_height() -> None:
    figure = drawn(event(1, "2001"), event(2, "2001-03"), event(3, "1950-05"), event(4, "2014-03/2014-04"))
    assert all(isinstance(m, Box) and m.height >= 3.4 for m in boxes(figure))


def test_many_events_go_on_over_panels_and_each_is_named_once() -> None:
    dates = [str(date(1960, 1, 5) + timedelta(days=137 * n)) for n in range(150)]
    events = [event(n, when, f"{TITLES[n % 4][:40].strip()} no. {n}") for n, when in enumerate(dates)]
    plan = [event(200, "1990/2001", "A plan of eleven years"), event(201, "1995/..", "A truce that holds")]
    cited = {f"p{n}": (f"S1 ¶{n}", f"passage:p{n}") for n in range(400)}
    drawn = panels("figure-1", [*events, *plan], cited, WIDE, [TALL] * 4)
    assert len(drawn) > 2
    named = [id for figure in drawn for id in figure.rests_on]
    assert sorted(named) == sorted(e.id for e in (*events, *plan))
    shown = [set(references(figure)) for figure in drawn]
    told = [{label.text for label in own} for own in shown]
    assert set().union(*told) == {f"S1 ¶{n}" for n in (*range(150), 200, 201)}
    for figure, own in zip(drawn, shown, strict=True):
        assert not list(overlapping(figure))
        assert not list(outside(figure, 3))
        assert figure.height <= TALL + 4
        below = sorted(own, key=lambda label: label.top)
        for one, next_one in pairwise(label for label in below if label.right > WIDE - 5):
            assert next_one.top - one.top >= 12
    days_of = [[when for when, _ in figure.data[1:] if len(when) == 10] for figure in drawn]
    assert [when for own in days_of for when in own] == dates
    assert drawn[0].subtitle.startswith("All 152 events")
    assert all(figure.continues == drawn[0].id for figure in drawn[1:])


def test_a_band_stands_on_the_panel_that_shows_most_of_it() -> None:
    events = days(*(str(date(1960, 1, 5) + timedelta(days=137 * n)) for n in range(150)))
    for begins in range(1961, 2010, 4):
        band = event(200, f"{begins}-03/{begins + 5}-06", "A plan of five years")
        cited = {f"p{n}": (f"S1 ¶{n}", f"passage:p{n}") for n in range(400)}
        drawn = panels("figure-1", [*events, band], cited, WIDE, [TALL] * 4)
        [home] = [figure for figure in drawn if band.id in figure.rests_on]
        axis = max(m.points[0][0] for m in home.marks if isinstance(m, Rule) and len(m.points) == 2 and m.width == 1)
        [drawn_band] = [b for b in boxes(home) if b.x < axis - 20]
        others = [b for f in drawn if f is not home for b in boxes(f) if b.x < axis - 40 and b.width < 5]
        assert all(drawn_band.height >= b.height for b in others)


def test_a_panel_goes_on_in_the_quarter_in_which_the_last_one_ended() -> None:
    events = days(*(str(date(2019, 1, 3) + timedelta(days=5 * n)) for n in range(70)))
    cited = {f"p{n}": (f"S1 ¶{n}", f"passage:p{n}") for n in range(400)}
    drawn = panels("figure-1", events, cited, WIDE, [TALL] * 4)
    assert len(drawn) > 1
    for figure in drawn[1:]:
        first = min(heights(figure))
        assert first < 0.4 * figure.height
        begins = min(labels(figure), key=lambda label: label.top + label.left / 1e4).text
        assert begins.endswith(("2019", "2020"))
        assert begins != "2019"


def test_a_busiest_year_of_few_events_is_no_finding() -> None:
    figure = drawn(*days(*(f"{1980 + n // 3}-0{n % 3 + 1}-07" for n in range(30))))
    assert figure.title == "30 dated events, 1980 to 1989"


def test_the_key_names_what_the_figure_shows() -> None:
    plain = drawn(*days("2001-02-03", "2002-02-03", "2004-02-03")).subtitle
    assert not any(word in plain for word in ("Hollow", "Dashed", "Diamond", "left"))
    mixed = drawn(
        *days("2001-02-03", "2002-02-03", "2004-02-03"),
        event(7, "2003-05-06", realis="forecast"),
        event(8, "2003", when_basis="inferred"),
    ).subtitle
    assert "Diamond" in mixed
    assert "Dashed" in mixed
    assert "Hollow" not in mixed


def test_words_at_a_break_stand_clear_of_labels() -> None:
    figure = drawn(*days(*FAR))
    [said] = [label for label in labels(figure) if "scale changes" in label.text]
    others = [label for label in labels(figure) if label.right > said.left and label.text != said.text]
    assert min(max(said.top - o.bottom, o.top - said.bottom) for o in others) > 3
