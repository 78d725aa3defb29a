"""Figures in `output/figures/`: as pictures and as data, with the brief or not at all."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from runs import OUTPUTS, Snakemake, assert_refused, edit, fill, jobs, published, words

EXPORTS = {
    "Kenya": (1250, 1230, 1420, 1370, 1110),
    "Uganda": (800, 890, 1110, 1120, 1130),
    "Rwanda": (370, 360, 480, 490, 500),
}
SOURCES = {
    "tea.md": "# Exports of tea, 2015–2019\n\nThe East Africa Tea Board publishes these figures each May.\n\n"
    + "\n\n".join(
        " ".join(f"In {2015 + n}, exports of tea from {name} were ${value} million." for n, value in enumerate(values))
        for name, values in EXPORTS.items()
    )
}
BRIEF = """\
title: Tea
sections:
  - {kind: chart, measure: exports}
  - {kind: chart, measure: exports, chart: slope, title: Uganda catches up}
  - {kind: chart, chart: share}
"""
FORMS = ("svg", "png", "csv")


def index(folder: Path) -> list[dict[str, Any]]:
    return json.loads((folder / "output/figures/index.json").read_text("utf-8"))["figures"]  # type: ignore[no-any-return]


def test_five_years_of_three_countries_are_a_line_chart_and_a_slope_where_one_is_asked_for(
    tmp_path: Path, snakemake: Snakemake
) -> None:
    folder = fill(tmp_path / "brief", BRIEF, SOURCES)
    run = snakemake(folder)
    assert run.returncode == 0, run.stdout
    line, slope, nothing = index(folder)
    assert (line["kind"], line["reason"]) == ("line", "5 evenly spaced periods of 3 series")
    assert (slope["kind"], slope["title"]) == ("slope", "Uganda catches up")
    assert "no share" in nothing["left_out"]
    assert {*published(folder)} == {*OUTPUTS, *(f"figures/chart-{n}.{form}" for n in (1, 2) for form in FORMS)}
    rows = list(csv.DictReader(io.StringIO(published(folder)["figures/chart-1.csv"].decode(), newline="")))
    assert {(r["series"], int(r["period"]), float(r["value"])) for r in rows} == {
        (name, 2015 + n, value * 1e6) for name, values in EXPORTS.items() for n, value in enumerate(values)
    }
    text = words(folder)
    assert "Uganda’s exports of tea rose by two fifths; Kenya’s fell" in text
    assert "Uganda catches up" in text
    assert "Line chart" in run.stdout
    assert "5 evenly spaced periods of 3 series" in run.stdout
    assert "section `chart` is left out" in run.stdout


def test_a_figure_that_is_no_more_is_taken_away_and_what_others_put_there_stays(
    tmp_path: Path, snakemake: Snakemake
) -> None:
    folder = fill(tmp_path / "brief", BRIEF, SOURCES)
    assert snakemake(folder).returncode == 0
    (folder / "output/figures/own.txt").write_text("a note")
    edit(folder / "brief.yaml", ("  - {kind: chart, measure: exports, chart: slope, title: Uganda catches up}\n", ""))
    run = snakemake(folder, "--quiet", "host")
    assert run.returncode == 0, run.stdout
    assert jobs(run) == {"charts", "document", "publish", "all"}
    assert {n for n in published(folder) if n.startswith("figures/")} == {
        "figures/index.json", "figures/own.txt", *(f"figures/chart-1.{form}" for form in FORMS)
    }  # fmt: skip


def test_a_new_title_of_a_chart_stands_on_its_picture(tmp_path: Path, snakemake: Snakemake) -> None:
    folder = fill(tmp_path / "brief", BRIEF, SOURCES)
    assert snakemake(folder).returncode == 0
    before = published(folder)
    edit(folder / "brief.yaml", ("Uganda catches up", "Uganda draws near"))
    assert snakemake(folder).returncode == 0
    after = published(folder)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"brief.pdf", "figures/chart-2.svg", "figures/chart-2.png", "figures/index.json"}
    assert "Uganda draws near" in after["figures/chart-2.svg"].decode()


def test_where_a_picture_is_incomplete_nothing_is_published(tmp_path: Path, snakemake: Snakemake) -> None:
    folder = fill(tmp_path / "brief", BRIEF, SOURCES)
    assert snakemake(folder).returncode == 0
    before = published(folder)
    (folder / "output/work/figures/chart-2.png").write_bytes(b"")
    (folder / "output/brief.pdf").unlink()
    run = snakemake(folder)
    assert_refused(run, "chart-2.png", "delete output/work")
    assert published(folder) == {name: content for name, content in before.items() if name != "brief.pdf"}
