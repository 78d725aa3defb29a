"""Each figure as files: SVG that stands alone, PNG, CSV, and an index that says why each has its form."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from typing import Any

import pytest
from figure_reading import event, observation
from PIL import Image

from pipeline import trade
from pipeline.charts import figures
from pipeline.charts.exports import files
from pipeline.records import Account, Event, Observation, Passage, Source
from pipeline.theme.palette import palette

SVG = "{http://www.w3.org/2000/svg}"
SOURCE = Source(id="s", path="sources/s.txt", sha256="0", title="Monthly <Bulletin>", publisher="Ministry & Co",
                published="2014-05-03")  # fmt: skip
PASSAGE = Passage(id="p1", source="s", ordinal=6, kind="paragraph", start=0, end=4, text="said")
TRADE = [observation(v * 1e9, p) for v, p in ((2, "2012"), (3, "2013"))]
CHART: dict[str, Any] = {"kind": "chart", "measure": "trade"}


def made(
    *requests: dict[str, Any],
    observations: Sequence[Observation] = TRADE,
    events: Sequence[Event] = (),
    theme: str = "navy",
) -> dict[str, bytes]:
    account = Account(
        sources=(SOURCE,), passages=(PASSAGE,), observations=tuple(observations), events=tuple(events)
    )  # fmt: skip
    drawn = list(figures(requests, account, trade.rows(account), "A4"))
    return dict(files(requests, drawn, account, palette(theme)))


def index(of: dict[str, bytes]) -> list[dict[str, Any]]:
    return json.loads(of["index.json"])["figures"]  # type: ignore[no-any-return]


def test_a_chart_is_a_picture_in_two_forms_with_its_data_beside_it() -> None:
    assert list(made(CHART)) == ["chart-1.svg", "chart-1.png", "chart-1.csv", "index.json"]


def test_figures_are_counted_as_the_brief_counts_them() -> None:
    cannot = {"kind": "chart", "chart": "share"}
    names = [name for name in made(CHART, cannot, {**CHART, "title": "Again"}) if name.endswith("svg")]
    assert names == ["chart-1.svg", "chart-2.svg"]


def test_the_svg_stands_alone_and_says_what_it_shows() -> None:
    picture = made(CHART)["chart-1.svg"].decode()
    root = ET.fromstring(picture)
    title, said = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert said is not None
    assert title.text == "GHA–TGO trade rose by half to $3 billion, 2012–2013"
    assert "$2 billion" in (said.text or "")
    assert root.get("aria-labelledby", "").split() == [title.get("id"), said.get("id")]
    assert not root.findall(f".//{SVG}text")  # letters are outlines, so no font is asked for
    assert not root.findall(f".//{SVG}script")
    targets = {v for e in root.iter() for k, v in e.attrib.items() if k.endswith("href")}
    assert targets <= {f"#{e.get('id')}" for e in root.iter()}
    assert "http" not in picture.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xlink", "")


def test_the_title_of_the_section_stands_on_the_picture_and_in_the_index() -> None:
    plain, titled = made(CHART), made({**CHART, "title": "What the <ports> & ships say"})
    assert index(titled)[0]["title"] == "What the <ports> & ships say"
    title = ET.fromstring(titled["chart-1.svg"]).find(f"{SVG}title")
    assert title is not None
    assert title.text == "What the <ports> & ships say"
    assert plain["chart-1.png"] != titled["chart-1.png"]


def test_the_png_is_the_same_picture_sharp_enough_to_print() -> None:
    of = made(CHART)
    wide, tall = (float(ET.fromstring(of["chart-1.svg"]).get(side, "0")) for side in ("width", "height"))
    picture = Image.open(io.BytesIO(of["chart-1.png"]))
    assert picture.size == pytest.approx((4 * wide, 4 * tall), abs=4)
    colours = picture.convert("RGB").getcolors(1 << 24) or []
    shades = {colour for _, colour in colours}
    assert {(0x12, 0x43, 0x6D), (255, 255, 255)} <= shades


def test_letters_are_drawn_and_differ_with_the_words() -> None:
    def ink(title: str) -> int:
        picture = Image.open(io.BytesIO(made({**CHART, "title": title})["chart-1.png"])).convert("L")
        return sum(picture.crop((0, 0, picture.width, 130)).histogram()[:128])

    bare = ink("\u00a0")
    assert ink("M") - bare > 3 * (ink(".") - bare) > 0
    assert ink("MMMM") - bare == pytest.approx(4 * (ink("M") - bare), rel=0.1)


def test_the_colours_are_the_theme_s() -> None:
    assert made(CHART)["chart-1.svg"] != made(CHART, theme="pine")["chart-1.svg"]


def test_the_data_are_exact_and_no_cell_is_a_formula() -> None:
    hostile = [observation(v, p, commodity="=cmd|' /C calc'!A0", parties=(), reporter="@SUM(A1)")
               for v, p in ((1234567890.125, "2012"), (-3e9, "2013"))]  # fmt: skip
    rows = list(csv.reader(io.StringIO(made(CHART, observations=hostile)["chart-1.csv"].decode(), newline="")))
    assert rows[0] == ["series", "period", "value", "unit", "status", "low", "high", "derivation", "id"]
    assert [float(row[2]) for row in rows[1:]] == [1234567890.125, -3e9]
    assert not [
        cell for row in rows[1:] for i, cell in enumerate(row) if i != 2 and cell.startswith(("=", "+", "@", "-"))
    ]


def test_the_index_says_of_each_figure_what_it_is_and_why() -> None:
    (entry,) = index(made(CHART))
    assert entry["files"] == ["chart-1.svg", "chart-1.png", "chart-1.csv"]
    assert (entry["asked"], entry["kind"]) == ("auto", "bar")
    assert "2 periods of one series" in entry["reason"]
    assert set(entry["rests_on"]) == {o.id for o in TRADE}


def test_the_index_says_why_something_was_not_drawn() -> None:
    (chart, timeline) = index(made({"kind": "chart", "chart": "share"}, {"kind": "timeline"}))
    assert "no share" in chart["left_out"]
    assert "fewer than three" in timeline["left_out"]
    assert "files" not in chart


def test_without_figures_the_index_is_empty() -> None:
    assert list(made()) == ["index.json"]
    assert index(made()) == []


def test_a_timeline_is_a_figure_too() -> None:
    events = [event(n, f"200{n}-05-01", f"The bridge {n} was opened") for n in range(1, 6)]
    of = made({"kind": "timeline"}, events=events)
    assert list(of) == ["timeline-1.svg", "timeline-1.png", "timeline-1.csv", "index.json"]
    assert of["timeline-1.csv"].decode().splitlines()[1] == "2001-05-01,The bridge 1 was opened"


def test_a_timeline_of_several_panels_is_as_many_pictures() -> None:
    title = "The bridge over the river was opened by the two ministers and a great many guests"
    events = [event(n, f"{1900 + n}-05-01", title, kind="agreement") for n in range(90)]
    pictures = [name for name in made({"kind": "timeline"}, events=events) if name.endswith("svg")]
    assert pictures[:2] == ["timeline-1a.svg", "timeline-1b.svg"]


def test_the_picture_names_its_sources() -> None:
    from pipeline.charts.sheet import sources

    account = Account(sources=(SOURCE,), passages=(PASSAGE,), observations=tuple(TRADE))
    (figure,) = figures([CHART], account, trade.rows(account), "A4")
    assert sources(figure, account) == "Source: Monthly <Bulletin> (Ministry & Co, 3 May 2014), ¶6."  # type: ignore[arg-type]


def test_the_same_figures_are_the_same_bytes() -> None:
    assert made(CHART, {"kind": "chart", "chart": "line"}) == made(CHART, {"kind": "chart", "chart": "line"})
