"""What sources and settings say is text: it is set as it stands, whatever language of machines it looks like."""

import json
from pathlib import Path

import pikepdf
from runs import Snakemake, fill, published, words

TITLE = "<b>Kenya</b> {wildcards.batch} \\input & <para> $(touch run1)"
STANDFIRST = "{output} <font size=30>big</font> %(x)s"
PASSAGES = (
    "In 2010, Kenya exported tea worth $40 million to <b>Uganda</b> and {wildcards.batch} & <para>Chad</para>.",
    "On 3 May 2011, Kenya and Uganda signed the <script>alert(1)</script> \\input{/etc/passwd} Kampala Agreement; "
    "{output} was not there.",
    "In 2012, Kenya imported maize worth $3 million from Uganda; $(touch run2) `touch run3` %(title)s {{ title }} "
    '<img src="https://example.org/x.png"/> <a href="file:///etc/passwd">x</a> &amp; &#65;.',
    '=HYPERLINK("https://example.org") In 2013, Kenya exported tea worth $50 million to Uganda.',
)
AUTHOR = "<i>Amina</i> {log} O'Neil; rm -rf $(x)"


def together(text: str) -> str:
    """A text without white space: where lines break is the page's affair."""
    return "".join(text.split())


def test_markup_templates_and_commands_are_set_as_plain_text_and_do_nothing(
    tmp_path: Path, snakemake: Snakemake
) -> None:
    settings = {
        "title": TITLE,
        "standfirst": STANDFIRST,
        "authors": [AUTHOR],
        "sections": [{"kind": k} for k in ("key-points", "trade-table", "timeline", "chronology", "sources")],
    }
    sidecar = json.dumps({"title": TITLE, "author": AUTHOR})  # JSON is YAML
    sources = {"kenya.txt": "\n\n".join(PASSAGES) + "\n", "kenya.yaml": sidecar}
    folder = fill(tmp_path / "brief", json.dumps(settings), sources)
    there = {path.name for path in folder.iterdir()}
    run = snakemake(folder)
    assert run.returncode == 0, run.stdout
    assert {path.name for path in folder.iterdir()} == there | {"output", ".snakemake"}

    made = published(folder)
    account = json.loads(made["account.json"])
    assert [p["text"] for p in account["passages"]] == list(PASSAGES)
    assert account["sources"][0]["title"] == TITLE
    assert account["sources"][0]["author"] == AUTHOR
    shown = together(words(folder))
    for text in (TITLE, STANDFIRST, AUTHOR, *PASSAGES):
        assert [word for word in text.split() if word not in shown] == []  # a margin note may stand between two lines
    with pikepdf.open(folder / "output/brief.pdf") as pdf:
        actions = [a["/A"] for page in pdf.pages for a in page.get("/Annots", []) if "/A" in a]
        assert {str(action.get("/S")) for action in actions} <= {"/GoTo"}
        assert "/OpenAction" not in pdf.Root
        assert "/JavaScript" not in pdf.Root.get("/Names", {})
