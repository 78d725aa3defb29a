"""How long it takes to set a brief, beside Typst and WeasyPrint on the same content; and how time and memory grow with the
rows of its chronology.

    python -m pip install typst weasyprint        # peers, for this benchmark alone; WeasyPrint wants Debian's libpango
    python tests/benchmarks/document.py FOLDER [ROUNDS]
    python tests/benchmarks/document.py --rows

FOLDER holds a brief that was built. All three get the brief's text: headings, paragraphs with their notes in the margin,
tables, references with links. Ours alone draws the charts, makes PDF/A-3a, and attaches the data; the peers make tagged
PDF/UA-1. Each is run as a process of its own, in turn, so that a slow spell of the machine meets all. Goals: at most 4 times
Typst's time (stretch: 2.5) and a quarter of WeasyPrint's; of rows linear time, and memory that does not grow faster.
"""

import html
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline import __version__, store
from pipeline.document import content
from pipeline.document.brief import Brief
from pipeline.document.sections import section_type
from pipeline.document.typeset import composed, typeset
from pipeline.editor import settings
from pipeline.records import Account, Event, Evidence, Passage, Source, TradeRow
from pipeline.theme.fonts import FOLDER as FONTS
from pipeline.theme.marks import Figure
from pipeline.theme.text import Rich

ROWS = (1250, 2500, 5000, 10000)


def ours(folder: Path) -> list[str]:
    """The command of the document stage."""
    work = folder / "output/work"
    names = ("account.json", "trade.csv", "chronology.csv", "rows.jsonl", "figures.jsonl")
    return [sys.executable, "-m", "pipeline.document", str(folder / "brief.yaml"), *(str(work / n) for n in names)]


def blocks_of(folder: Path) -> Sequence[content.Block]:
    """What a built brief says."""
    work = folder / "output/work"
    wanted = settings.load(folder / "brief.yaml", section_type())
    rows = list(store.read_lines(work / "rows.jsonl", TradeRow))
    figures = list(store.read_lines(work / "figures.jsonl", Figure))
    said = store.read_json(work / "account.json", Account)
    return composed(wanted, Brief(wanted, said, rows, figures, __version__, ""))[0]


class Markup:
    """Blocks in the language of a peer: one function a kind of text, put together alike."""

    def __init__(
        self,
        words: Callable[[Rich], str],
        heading: Callable[[int, str], str],
        paragraph: Callable[[str, str], str],
        table: Callable[[Sequence[str], Sequence[Sequence[str]]], str],
    ) -> None:
        self.words, self.heading, self.paragraph, self.table = words, heading, paragraph, table

    def plain(self, text: str) -> str:
        """Text without emphasis."""
        from pipeline.theme.text import rich

        return self.words(rich(text))

    def block(self, block: content.Block) -> str:
        """A block."""
        p, say = self.paragraph, self.plain
        match block:
            case content.Opening():
                said = [block.eyebrow, block.counts, block.standfirst or ""]
                return "".join([self.heading(1, say(block.title)), *(p(say(t), "") for t in said if t)])
            case content.Heading():
                return self.heading(block.level + 1, say(block.text))
            case content.Prose():
                return p(self.words(block.text), " ".join(map(self.words, block.notes)))
            case content.Points():
                told = (
                    p(f"{say(label)} {self.words(text)} {self.words(ref)}", "") for label, text, ref in block.points
                )
                return self.heading(2, say(block.title)) + "".join(told)
            case content.Headlines():
                return self.heading(2, say(block.title)) + "".join(
                    p(say(f"{i.number} {i.unit} {i.what} {i.when} ") + self.words(i.reference), "") for i in block.items
                )
            case content.Passage():
                return p(self.words(block.reference) + " " + self.words(block.text), self.words(block.used))
            case content.Small():
                return (self.heading(3, say(block.title)) if block.title else "") + p(self.words(block.text), "")
            case content.Table():
                rows = [[self._cell(c) for c in row.cells] for row in block.rows]
                caption = p(say(block.caption), "") if block.caption else ""
                foot = p(say(block.foot), "") if block.foot else ""
                return caption + self.table([say(c.head) for c in block.columns], rows) + foot
        return ""

    def _cell(self, cell: content.Cell) -> str:
        if cell.number is not None:
            return self.plain(f"{cell.number} {cell.unit or ''}")
        status = f" {cell.status}" if cell.status not in (None, "happened") else ""
        return self.words(cell.text) + self.plain(status)


def typst_source(blocks: Sequence[content.Block], title: str) -> str:
    """The same text for Typst."""

    def escaped(text: str) -> str:
        return "#" + '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '";'

    def words(text: Rich) -> str:
        parts = []
        for span in text:
            said = escaped(span.text)
            if span.bold:
                said = f"#strong[{said}]"
            if span.italic:
                said = f"#emph[{said}]"
            if span.mark:
                said = f"#highlight[{said}]"
            if span.link:
                said = f'#link("https://example.org/{span.link}")[{said}]'
            parts.append(said)
        return "".join(parts)

    def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
        cells = "".join(f"[{c}]," for row in rows for c in row)
        head = "".join(f"[{h}]," for h in heads)
        return f"#table(columns: {len(heads)}, stroke: none, table.header({head}), {cells})\n\n"

    def paragraph(text: str, note: str) -> str:
        if not note:
            return f"{text}\n\n"
        return f'#grid(columns: (334pt, 125pt), gutter: 23pt, [{text}], text(font: "Source Sans 3", size: 8pt)[{note}])\n\n'

    markup = Markup(words, lambda level, text: f"{'=' * min(level, 4)} {text}\n\n", paragraph, table)
    head = (
        f'#set document(title: "{title}")\n#set text(font: "Source Serif 4", size: 10.5pt, lang: "en", region: "GB", '
        'hyphenate: true)\n#set page(paper: "a4", margin: 20mm, numbering: "1 / 1")\n#set par(leading: 5.5pt)\n'
    )
    return head + "".join(map(markup.block, blocks))


def html_source(blocks: Sequence[content.Block], title: str) -> str:
    """The same text for WeasyPrint."""

    def words(text: Rich) -> str:
        parts = []
        for span in text:
            said = html.escape(span.text)
            for asked, tag in ((span.bold, "b"), (span.italic, "i"), (span.mark, "mark")):
                said = f"<{tag}>{said}</{tag}>" if asked else said
            if span.link:
                said = f'<a href="https://example.org/{html.escape(span.link)}">{said}</a>'
            parts.append(said)
        return "".join(parts)

    def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
        head = "".join(f"<th scope=col>{h}</th>" for h in heads)
        body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>\n"

    def paragraph(text: str, note: str) -> str:
        return f"<aside>{note}</aside><p>{text}</p>\n" if note else f"<p>{text}</p>\n"

    markup = Markup(words, lambda level, text: f"<h{min(level, 6)}>{text}</h{min(level, 6)}>\n", paragraph, table)
    faces = "".join(
        f"@font-face {{font-family: {family}; src: url({(FONTS / name).as_uri()}); font-weight: {weight}}}\n"
        for family, weight, name in (
            ("Serif", 400, "SourceSerif4_400Regular.ttf"), ("Serif", 700, "SourceSerif4_700Bold.ttf"),
            ("Sans", 400, "SourceSans3_400Regular.ttf"), ("Sans", 700, "SourceSans3_700Bold.ttf"),
        )
    )  # fmt: skip
    style = (
        f"{faces}@page {{size: A4; margin: 20mm; @bottom-right {{content: counter(page)}}}}\n"
        "body {font: 10.5pt/16pt Serif; hyphens: auto} p {width: 334pt; margin: 0 0 8pt}\n"
        "aside {float: right; width: 125pt; font: 8pt/12pt Sans} table {font: 8.5pt/12pt Sans; width: 100%}"
    )
    body = "".join(map(markup.block, blocks))
    return f'<html lang="en-GB"><head><title>{html.escape(title)}</title><style>{style}</style></head><body>{body}</body></html>'


TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], pdf_standards=['ua-1'])"
WEASYPRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"


def compare(folder: Path, rounds: int) -> None:
    """Print the medians of all three, and the ratios."""
    blocks = blocks_of(folder)
    title = settings.load(folder / "brief.yaml").title
    with tempfile.TemporaryDirectory() as scratch:
        typ, page = Path(scratch, "brief.typ"), Path(scratch, "brief.html")
        typ.write_text(typst_source(blocks, title), "utf-8")
        page.write_text(html_source(blocks, title), "utf-8")
        made = {name: Path(scratch, f"{name}.pdf") for name in ("ours", "typst", "weasyprint")}
        commands = {
            "ours": [*ours(folder), str(made["ours"])],
            "typst": [sys.executable, "-c", TYPST, str(typ), str(made["typst"]), str(FONTS)],
            "weasyprint": [sys.executable, "-c", WEASYPRINT, str(page), str(made["weasyprint"])],
        }
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}  # as peers are installed
        subprocess.run(commands["ours"], check=True, capture_output=True, env=environment)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                begin = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True, env=environment)
                times[name].append(time.perf_counter() - begin)
        sizes = {name: path.stat().st_size for name, path in made.items()}
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"{folder.resolve().name}: {rounds} rounds, medians in seconds")
    for name, median in medians.items():
        print(f"  {name:10} {median:6.2f}   {sizes[name] / 1000:6.0f} KB")
    print(f"  ours to typst {medians['ours'] / medians['typst']:.2f} (goal 4, stretch 2.5)")
    print(f"  ours to weasyprint {medians['ours'] / medians['weasyprint']:.2f} (goal 0.25)")


def account_of(rows: int) -> Account:
    """An account of so many events, each with a passage of its own."""
    passages, events = [], []
    for n in range(rows):
        title = f"The governors of province {n} and of town {n % 97} signed an agreement about the harbour and its dues"
        when = f"{1800 + n * 220 // rows}-{n % 12 + 1:02}-{n % 28 + 1:02}"
        text = f"{title} on that day, and the ministers of trade spoke of it for a while."
        passages.append(
            Passage(
                id=f"p-{n}", source="s", ordinal=n + 1, kind="paragraph", start=0, end=len(text), text=text,
                sentences=((0, len(text)),), language="en",
            )
        )  # fmt: skip
        evidence = (Evidence(source="s", passage=f"p-{n}", start=0, end=len(title), quote=title),)
        events.append(Event(id=f"e-{n}", when=when, title=title, evidence=evidence))
    source = Source(id="s", path="sources/s.txt", sha256="0" * 64)
    return Account(sources=(source,), passages=tuple(passages), events=tuple(events))


def grow(rows: int) -> None:
    """Print what a chronology of so many rows takes; run in a process of its own."""
    said = account_of(rows)
    import msgspec

    wanted = {"title": "Rows", "sections": [{"kind": "chronology"}, {"kind": "sources"}]}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.perf_counter()
    pdf, _ = typeset(msgspec.convert(wanted, settings.form(section_type())), said, [], [], {})
    took = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{rows:6} rows {took:6.2f} s {1e3 * took / rows:5.2f} ms a row   peak {peak / 1024:5.0f} MB "
        f"(+{(peak - before) / 1024:.0f})   {len(pdf) / 1e6:.1f} MB"
    )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--rows"]:
            for count in ROWS:
                subprocess.run([sys.executable, __file__, "--rows", str(count)], check=True)
        case ["--rows", count]:
            grow(int(count))
        case [folder, *rounds]:
            compare(Path(folder), int(rounds[0]) if rounds else 5)
        case _:
            sys.exit(__doc__)
