"""What a brief is stands in brief.yaml: an edit of it alone changes the brief, and re-runs no more than it concerns."""

from pathlib import Path

from .runs import Snakemake, edit, headings, jobs, published, words


def test_a_new_title_sets_the_pages_again_and_nothing_else(built: Path, built_copy: Path, snakemake: Snakemake) -> None:
    title = "Two neighbours, four islands"
    edit(built_copy / "brief.yaml", ("Japan and Russia: the islands, the trade, the sanctions", title))
    run = snakemake(built_copy, "--quiet", "host")
    assert run.returncode == 0, run.stdout
    assert jobs(run) == {"document", "publish", "all"}
    assert title in words(built_copy)
    changed = {name for name, content in published(built_copy).items() if content != published(built)[name]}
    assert changed == {"brief.pdf"}


def test_sections_can_be_taken_out_moved_and_renamed(built: Path, built_copy: Path, snakemake: Snakemake) -> None:
    edit(
        built_copy / "brief.yaml",
        ("  - kind: data-quality\n", ""),
        ("  - kind: key-points\n", "  - kind: key-points\n  - kind: data-quality\n"),
        ("  - kind: colophon\n", ""),
        ("title: Actors and agreements", "title: Who is who"),
    )
    run = snakemake(built_copy)
    assert run.returncode == 0, run.stdout
    before, after = headings(built), headings(built_copy)
    moved = [h for h in before if h not in ("Data quality", "Colophon")]
    renamed = ["Who is who" if h == "Actors and agreements" else h for h in moved]
    assert before[-2:] == ["Data quality", "Colophon"]
    assert after == ["Data quality", *renamed]


def test_another_chart_is_drawn_without_reading_the_sources_again(
    built: Path, built_copy: Path, snakemake: Snakemake
) -> None:
    chart = "  - kind: chart\n    chart: levels\n    measure: trade\n    title: The same trade once more\n"
    edit(built_copy / "brief.yaml", ("  - kind: actors\n", chart + "  - kind: actors\n"))
    run = snakemake(built_copy, "--quiet", "host")
    assert run.returncode == 0, run.stdout
    assert jobs(run) == {"charts", "document", "publish", "all"}
    assert "Chart 3" not in words(built)
    assert "Chart 3" in words(built_copy)
    assert "The same trade once more" in words(built_copy)
