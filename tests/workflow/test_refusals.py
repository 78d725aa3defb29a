"""What is wrong ends the run in one sentence, at every try, and the last good output stays until it is mended."""

import shutil
from pathlib import Path

import pytest
from runs import OUTPUTS, Snakemake, assert_refused, last_line, published, refusal

from pipeline import publish
from pipeline.editor import settings
from pipeline.errors import Complaint

BOMB = "title: Tea\na: &a [x, x]\n" + "".join(
    f"b{n}: &{chr(98 + n)} [{('*' + chr(97 + n) + ', ') * 9}x]\n" for n in range(9)
)
BRIEF = 'title: "Tea"\nsections:\n  - kind: key-points\n  - kind: sources\n'


def test_wrong_settings_end_the_run_before_any_job_and_cost_nothing_once_mended(
    small: Path, small_copy: Path, snakemake: Snakemake
) -> None:
    (small_copy / "brief.yaml").write_text(BRIEF.replace("key-points", "keypoints"), "utf-8")
    first, second = snakemake(small_copy), snakemake(small_copy)
    assert_refused(first, "brief.yaml:3:11", "`keypoints`", "did you mean `key-points`?")
    assert second.stdout == first.stdout
    assert "Execute" not in first.stdout
    assert published(small_copy) == published(small)
    shutil.copy(small / "brief.yaml", small_copy)
    mended = snakemake(small_copy)
    assert mended.returncode == 0
    assert "Nothing to be done" in last_line(mended)


def test_a_source_that_cannot_be_read_ends_the_first_build_before_any_job(fresh: Path, snakemake: Snakemake) -> None:
    (fresh / "sources/uganda.docx").write_bytes(b"PK")
    run = snakemake(fresh)
    assert_refused(run, "sources/uganda.docx", "is no Word document, or a damaged one")
    assert "Execute" not in run.stdout
    assert not [name for name in OUTPUTS if (fresh / "output" / name).exists()]


def test_a_failure_midway_leaves_the_last_good_output_until_its_cure_is_followed(
    small: Path, small_copy: Path, snakemake: Snakemake
) -> None:
    (small_copy / "output/work/account.json").write_text('{"schema":', "utf-8")
    for _ in range(2):
        assert_refused(snakemake(small_copy), "output/work/account.json", "delete output/work and build again")
        assert published(small_copy) == published(small)
    shutil.rmtree(small_copy / "output/work")
    mended = snakemake(small_copy)
    assert mended.returncode == 0, mended.stdout
    assert published(small_copy) == published(small)


@pytest.mark.parametrize("broken", ["account.json", "brief.pdf", "trade.xlsx"])
def test_a_file_that_is_incomplete_keeps_the_whole_set_from_being_published(
    broken: str, small: Path, small_copy: Path
) -> None:
    made = [small_copy / "output/work" / name for name in OUTPUTS]
    made[-1].write_bytes(b"PK another")
    (small_copy / "output/work" / broken).write_bytes(b"")
    with pytest.raises(Complaint, match=rf"{broken} is not a complete .* file; delete output/work and build again\.$"):
        publish.main(str(small_copy / "output"), *map(str, made))
    assert published(small_copy) == published(small)


def test_what_is_missing_is_named_with_its_cure(fresh: Path) -> None:
    (fresh / "sources").rename(fresh / "elsewhere")
    assert refusal(fresh).startswith("briefwright: sources/ is missing; make it")
    (fresh / "sources").mkdir()
    assert refusal(fresh).startswith("briefwright: sources/ holds no document; put at least one")
    (fresh / "brief.yaml").unlink()
    assert refusal(fresh).startswith("briefwright: brief.yaml is missing; write it")


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        pytest.param("", ["brief.yaml:1", "`key: value`"], id="nothing"),
        pytest.param("Tea and copper\n", ["brief.yaml:1", "`key: value`"], id="a sentence"),
        pytest.param("title: Überblick\n".encode("latin-1"), ["brief.yaml", "save it as UTF-8"], id="Latin-1"),
        pytest.param("sections: []\n", ["brief.yaml:1:1", "`title` is missing"], id="no title"),
        pytest.param(
            "title: Tea: the trade\n", ["brief.yaml:1:11", "not valid YAML", "in quotes"], id="a colon without quotes"
        ),
        pytest.param(BRIEF + "title: Tea\n", ["brief.yaml:5:1", "`title`", "line 1", "keep one"], id="a key twice"),
        pytest.param(BRIEF + "\t- kind: chart\n", ["brief.yaml:5:1", "with spaces"], id="a tab"),
        pytest.param(BRIEF + "authors:\n\t- Amina\n", ["brief.yaml:6:1", "with spaces"], id="a tab in a list"),
        pytest.param('title: "A" and "B"\n', ["brief.yaml:1:12", "Look at the quotes"], id="quotes within a line"),
        pytest.param("title: @home\n", ["brief.yaml:1:8", "in quotes"], id="a mark of YAML's"),
        pytest.param(BRIEF + "  - title: Annex\n", ["brief.yaml:5:5", "`kind` is missing"], id="no kind"),
        pytest.param(
            BRIEF + "  - kind: chart\n    chart: lines\n",
            ["brief.yaml:6:12", "`lines`", "did you mean `line`?"],
            id="unknown chart",
        ),
        pytest.param(
            BRIEF + "  - kind: background\n    topics:\n      - title: Tea\n        abuot: [tea]\n",
            ["brief.yaml:8:9", "`abuot`", "did you mean `about`?"],
            id="wrong key in a topic",
        ),
        pytest.param(BRIEF + "standfrist: Tea\n", ["brief.yaml:5:1", "did you mean `standfirst`?"], id="wrong key"),
        pytest.param(BRIEF + "theme: navi\n", ["brief.yaml:5:8", "did you mean `navy`?"], id="unknown theme"),
        pytest.param(BRIEF + "authors: [Amina\n", ["brief.yaml:6:1", "not valid YAML", "']'"], id="broken YAML"),
        pytest.param(BRIEF + "{2024}: 1\n", ["brief.yaml:5:1", "in quotes"], id="a key that is no text"),
        pytest.param(
            BRIEF + "authors: &a [*a]\n", ["brief.yaml:5:14", "`*a`", "write it out"], id="a list that holds itself"
        ),
        pytest.param("[" * 5000, ["brief.yaml"], id="nested without end"),
        pytest.param(BRIEF + "authors: Amina Okafor\n", ["brief.yaml:5:10", "a list"], id="text for a list"),
        pytest.param(BRIEF + "date: null\ntitle: ~\n", ["brief.yaml:6:1", "line 1"], id="nothing, and a key twice"),
        pytest.param("title: null\n", ["brief.yaml:1:8", 'in quotes: "null"'], id="nothing for a title"),
        pytest.param(
            "title: Tea\nsections: [{kind: figures, most: many}]\n",
            ["brief.yaml:2:34", "a whole number from 1 to 4, not `many`."],
            id="a word for a number",
        ),
        pytest.param(BRIEF + "paper: A5\n", ["brief.yaml:5:8", "`A5`", "A4"], id="unknown paper"),
        pytest.param(BRIEF + "unreadable: yes\n", ["brief.yaml:5:13", "report", "stop"], id="yes is no choice"),
        pytest.param(BRIEF + "batches: eight\n", ["brief.yaml:5:10", "a whole number"], id="text for a number"),
        pytest.param(BRIEF + "batches: 0\n", ["brief.yaml:5:10", "from 1 to 4096, not `0`"], id="number out of range"),
        pytest.param('title: ""\n', ["brief.yaml:1:8", "empty"], id="empty title"),
        pytest.param(BRIEF + 'sources: ""\n', ["brief.yaml:5:10", "`sources`"], id="empty sources"),
        pytest.param(BRIEF + "2024: 1\n", ["brief.yaml:5:1", "2024"], id="a key that is a number"),
        pytest.param("- title: Tea\n", ["brief.yaml:1:1", "`key: value`"], id="a list"),
        pytest.param("# Tea\n", ["brief.yaml:1:1", "`key: value`"], id="comments alone"),
        pytest.param(
            "title: Tea\n---\ntitle: Copper\n", ["brief.yaml:2:1", "Take the line `---` out"], id="two documents"
        ),
        pytest.param(
            b"title: Tea\nstandfirst: caf\xe9\n", ["brief.yaml:2:16", "save it as UTF-8"], id="Latin-1 behind"
        ),
        pytest.param("title: Tea\n".encode("utf-16-le"), ["brief.yaml:1:2", "U+0000"], id="UTF-16 unmarked"),
        pytest.param(b"title: Tea\x07\n", ["brief.yaml:1:11", "U+0007"], id="a control character"),
        pytest.param('title: "Tea\\0"\n', ["brief.yaml:1:8", "`title`", "U+0000"], id="a control character escaped"),
        pytest.param(
            "title: !!python/object/apply:os.system [x]\n",
            ["brief.yaml:1:8", "a tag", "take it out"],
            id="a tag of Python's",
        ),
        pytest.param("title: !!int tea\n", ["brief.yaml:1:8", "a tag"], id="a tag of YAML's"),
        pytest.param("!!int 5: x\ntitle: Tea\n", ["brief.yaml:1:1", "a tag"], id="a tag before a key"),
        pytest.param("title: !!bool maybe\n", ["brief.yaml:1:8", "a tag"], id="a tag that its text does not fit"),
        pytest.param("title: *home\n", ["brief.yaml:1:8", "`*home`", "in quotes"], id="an alias of nothing"),
        pytest.param(
            "title: Tea\nsections:\n  - &a {kind: sources}\n  - {<<: *a}\n",
            ["brief.yaml:4:10", "`*a`"],
            id="an alias merged",
        ),
        pytest.param("title: Tea\n<<: {paper: A4}\n", ["brief.yaml:2:1", "`<<`", "write the keys out"], id="a merge"),
        pytest.param(BOMB, ["brief.yaml:3:", "`*a`", "check` tells"], id="aliases that unfold without end"),
        pytest.param(
            "title: Tea\nauthors: " + "[" * 400 + "]" * 400, ["brief.yaml:2:11", "`authors[0]`"], id="400 lists"
        ),
        pytest.param(
            "title: Tea\nx:\n" + "".join(" " * n + "- \n" for n in range(1, 1500)), ["brief.yaml:"], id="1500 deep"
        ),
        pytest.param('"ti`tle": Tea\ntitle: Tea\n', ["brief.yaml:1:1", "no key"], id="a quote in a key"),
        pytest.param('"a\\nb": Tea\ntitle: Tea\n', ["brief.yaml:1:1", "no key"], id="two lines in a key"),
        pytest.param("title: Tea\nsections: sources\n", ["brief.yaml:2:11", "a list"], id="a word for sections"),
        pytest.param(
            "title: Tea\nsections: [sources]\n", ["brief.yaml:2:12", "section 1 must be"], id="a word for a section"
        ),
        pytest.param(
            "title: Tea\nsections: [{kind: [sources]}]\n", ["brief.yaml:2:19", "not a list"], id="a list for a kind"
        ),
        pytest.param("title: Tea\nsections: [{kind: }]\n", ["brief.yaml:2:19", "nothing"], id="nothing for a kind"),
        pytest.param("title: T\nsections: [{kind: no}]\n", ["brief.yaml:2:19", "`no`"], id="no for a kind"),
        pytest.param(
            "title: T\nsections: [{kind: key-points, most: no}]\n",
            ["brief.yaml:2:37", "not `no`"],
            id="no for a number",
        ),
        pytest.param("title: Tea\ndate: 3 May 2014\n", ["brief.yaml:2:7", "2024-05-02"], id="a date in words"),
        pytest.param("title: Tea\ndate: 2014-02-30\n", ["brief.yaml:2:7", "2024-05-02"], id="a date on no calendar"),
        pytest.param("title: Tea\nas_of: 2014-23\n", ["brief.yaml:2:8", "2024-05-02"], id="a season for a date"),
        pytest.param("title: Tea\nas_of: [2014]\n", ["brief.yaml:2:8", "2024-05-02"], id="a list for a date"),
        pytest.param(
            "title: Tea\ndate: 2014-05-01\nas_of: 2014-05-02\n",
            ["brief.yaml:3:8", "after `date`"],
            id="known before told",
        ),
        pytest.param(
            "title: T\nsections: [{kind: chronology, period: last year}]\n",
            ["brief.yaml:2:39", "`period` of section 1, `chronology`", "2013/2014", "not `last year`"],
            id="a period in words",
        ),
        pytest.param(
            "title: T\nsections: [{kind: chronology, period: 2014/2013}]\n",
            ["brief.yaml:2:39"],
            id="a period backwards",
        ),
        pytest.param(
            "title: T\nsections: [{kind: timeline, place: []}]\n", ["brief.yaml:2:36", "not empty"], id="no place"
        ),
        pytest.param(
            "title: T\nsections: [{kind: timeline, place: {a: b}}]\n", ["text or a list"], id="lines for a place"
        ),
        pytest.param(
            "title: T\nsections: [{kind: sources, place: Peru}]\n",
            ["brief.yaml:2:28", "unknown key `place`"],
            id="a filter that the kind does not know",
        ),
    ],
)
def test_each_wrong_setting_is_named_with_its_place_and_its_cure(
    text: str | bytes, fragments: list[str], fresh: Path
) -> None:
    (fresh / "brief.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    sentence = refusal(fresh)
    assert sentence.startswith("briefwright: brief.yaml")
    assert "\n" not in sentence
    assert [f for f in fragments if f not in sentence] == [], sentence


@pytest.mark.parametrize(
    "text", ["2024", "2024-05-01", "1.10", "007", "1_000", "no", "on", "true", "12:30", "0x1F", "="]
)
def test_text_stays_as_it_is_written_without_quotes(text: str, tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text(
        f"title: {text}\nshort_title: {text}\nauthors: [{text}]\nbatches: 3\n", "utf-8"
    )
    given = settings.load(tmp_path / "brief.yaml")
    assert (given.title, given.short_title, given.authors, given.batches) == (text, text, (text,), 3)


@pytest.mark.parametrize(
    ("name", "content", "fragments"),
    [
        ("peru.pdf", b"%PDF-1.7", ["sources/peru.pdf: ", "is no PDF, or a damaged one"]),
        ("peru.odt", b"PK", ["sources/peru.odt: ", "no reader for .odt", "save it as .docx"]),
        ("empty.txt", b"\n", ["sources/empty.txt: ", "holds no text"]),
        ("noise.txt", bytes(range(256)), ["sources/noise.txt: ", "not a text file"]),
        ("italy.yaml", b"published: 2020-13\n", ["sources/italy.yaml:1:12: ", "2024-05-02"]),
        ("head.md", b"---\nautor: Amina\n---\nTea.\n", ["sources/head.md:2:1: ", "did you mean `author`?"]),
    ],
)
def test_each_source_that_cannot_be_read_is_named_before_any_job_at_every_try(
    name: str, content: bytes, fragments: list[str], fresh: Path
) -> None:
    (fresh / "sources/kenya.txt").unlink()
    (fresh / "sources" / name).write_bytes(content)
    sentence = refusal(fresh)
    assert [f for f in fragments if f not in sentence] == [], sentence
    assert refusal(fresh) == sentence


def test_a_preferred_source_that_is_none_ends_the_run_with_the_nearest_name(
    small_copy: Path, snakemake: Snakemake
) -> None:
    name = next(p.stem for p in (small_copy / "sources").glob("*.txt"))
    brief = small_copy / "brief.yaml"
    brief.write_text(f"prefer: [{name}x]\n" + brief.read_text("utf-8"), "utf-8")
    assert_refused(snakemake(small_copy), "brief.yaml:1:10: `prefer`", f"`{name}x`", f"did you mean `{name}`?")
