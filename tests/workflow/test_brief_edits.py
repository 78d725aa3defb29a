"""What a brief is stands in brief.yaml: an edit of it alone changes the brief, and re-runs no more than it concerns."""

from pathlib import Path

from runs import Snakemake, edit, headings, jobs, published, words


def test_a_new_title_sets_the_pages_again_and_nothing_else(small: Path, small_copy: Path, snakemake: Snakemake) -> None:
    edit(small_copy / "brief.yaml", ("Tea and copper", "Two crops and a metal"))
    run = snakemake(small_copy, "--quiet", "host")
    assert run.returncode == 0, run.stdout
    assert jobs(run) == {"document", "publish", "all"}
    assert "Two crops and a metal" in words(small_copy)
    changed = {name for name, content in published(small_copy).items() if content != published(small)[name]}
    assert changed == {"brief.pdf"}


def test_sections_are_taken_out_moved_renamed_and_added_without_reading_the_sources_again(
    small: Path, small_copy: Path, snakemake: Snakemake
) -> None:
    edit(
        small_copy / "brief.yaml",
        ("  - kind: data-quality\n", ""),
        ("  - kind: key-points\n", "  - kind: data-quality\n  - kind: key-points\n"),
        ("  - kind: sources\n", ""),
        ("title: Trade}", "title: Tea}\n  - {kind: chart, measure: exports, title: Tea once more}"),
    )
    run = snakemake(small_copy, "--quiet", "host")
    assert run.returncode == 0, run.stdout
    assert jobs(run) == {"charts", "document", "publish", "all"}
    assert headings(small) == ["Trade", "Chronology", "Sources", "Data quality"]
    assert headings(small_copy) == ["Data quality", "Tea", "Chronology"]
    assert "Chart 1" not in words(small)
    assert "Chart 1" in words(small_copy)
    assert "Tea once more" in words(small_copy)


def test_a_filter_draws_and_sets_anew_and_the_run_says_what_it_leaves_out(
    small_copy: Path, snakemake: Snakemake
) -> None:
    edit(
        small_copy / "brief.yaml",
        ("{kind: trade-table, title: Trade}", "{kind: trade-table, place: UGA, period: 2012}"),
        ("  - kind: chronology\n", "  - {kind: chronology, place: Itlay}\n  - {kind: actors, period: 1800}\n"),
    )
    run = snakemake(small_copy, "--quiet", "host")
    assert run.returncode == 0, run.stdout
    assert jobs(run) == {"document", "publish", "all"}
    assert headings(small_copy) == ["Trade: Uganda, 2012", "Sources", "Data quality"]
    told = [line for line in run.stdout.splitlines() if line.startswith("briefwright document: ")]
    assert told == [
        "briefwright document: section `chronology` is left out: no place in the sources is called `Itlay` (did you mean "
        "`Italy`?).",
        "briefwright document: section `actors` is left out: no source names a person or an organisation, under `period: 1800`.",
    ]
