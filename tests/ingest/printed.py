"""A text set anew in other formats, as its author might have: for tests that what is read does not depend on the format."""

import html
import io
from collections.abc import Callable, Sequence
from functools import partial

import docx
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Preformatted, Spacer, Table

from pipeline.extract.tables.grid import rows
from pipeline.records import Passage
from pipeline.theme.fonts import FILES, FOLDER

for face in ("serif", "sans-bold"):
    registerFont(TTFont(face, FOLDER / FILES[face]))

Printer = Callable[[Sequence[Passage]], bytes]


def as_html(passages: Sequence[Passage]) -> bytes:
    """A web page, with what a site puts around the text."""
    parts = ["<!DOCTYPE html><html><head><meta charset=utf-8><script>var year = 1999;</script></head><body>"]
    parts.append("<nav><ul><li><a href=/>Home</a><li><a href=/news>News 2001</a></ul></nav><main>")
    for p in passages:
        said = html.escape(p.words)
        match p.kind:
            case "heading":
                parts.append(f"<h{min(max(p.level, 1), 6)}>{said}</h{min(max(p.level, 1), 6)}>")
            case "item":
                parts.append(f"{'<ul>' * p.level}<li>{said}</li>{'</ul>' * p.level}")
            case "quotation":
                parts.append(f"<blockquote><p>{said}</p></blockquote>")
            case "caption":
                parts.append(f"<figcaption>{said}</figcaption>")
            case "table" if _cells(p):
                told = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in _cells(p))
                parts.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in told)}</table>")
            case "table":
                parts.append(f"<pre>{html.escape(p.text)}</pre>")
            case _:
                parts.append(f"<p>{said}</p>")
    parts.append("</main><footer>Published on 3 March 2003 by the web team.</footer></body></html>")
    return "\n".join(parts).encode()


def as_word(passages: Sequence[Passage]) -> bytes:
    """A Word document in its built-in styles, with a head and a foot on each page."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Draft of 3 March 2003"
    for p in passages:
        match p.kind:
            case "heading":
                document.add_heading(p.words, min(max(p.level, 1), 6))
            case "item":
                document.add_paragraph(p.words, f"List Bullet {p.level}" if 1 < p.level < 4 else "List Bullet")
            case "quotation":
                document.add_paragraph(p.words, "Quote")
            case "caption":
                document.add_paragraph(p.words, "Caption")
            case "table" if cells := _cells(p):
                table = document.add_table(len(cells), max(map(len, cells)))
                for at, row in enumerate(cells):
                    for column, cell in enumerate(row):
                        table.cell(at, column).text = cell
            case _:
                document.add_paragraph(p.words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(passages: Sequence[Passage], columns: int = 1, size: float = 10, paper: tuple[float, float] = A5) -> bytes:
    """Pages in one column or more, with a running head and page numbers."""
    out = io.BytesIO()
    width, height = paper
    body = ParagraphStyle("body", fontName="serif", fontSize=size, leading=1.25 * size, spaceAfter=0.6 * size)
    body.alignment = TA_JUSTIFY if columns > 1 else 0
    wide = (width - 80 - 20 * (columns - 1)) / columns
    frames = [Frame(40 + n * (wide + 20), 70, wide, height - 140, 0, 0, 0, 0) for n in range(columns)]
    document = BaseDocTemplate(out, pagesize=paper, invariant=1)
    document.addPageTemplates(PageTemplate("page", frames, onPage=partial(_edge, width, height)))
    document.build([part for p in passages for part in _flowing(p, body, wide)])
    return out.getvalue()


def _edge(width: float, height: float, canvas: object, document: object) -> None:
    canvas.setFont("sans-bold", 8)
    canvas.drawString(40, height - 40, "Working paper 12 of March 2003")
    canvas.drawCentredString(width / 2, 40, f"Page {document.page}")


def _flowing(p: Passage, body: ParagraphStyle, wide: float) -> list[object]:
    said = html.escape(p.words, quote=False)
    match p.kind:
        case "heading":
            size = body.fontSize * (1.6, 1.3, 1.15)[min(max(p.level, 1), 3) - 1]
            head = ParagraphStyle("head", body, fontName="sans-bold", fontSize=size, leading=1.2 * size, alignment=0)
            return [Spacer(0, 0.4 * size), Paragraph(said, head)]
        case "item":
            indent = 2 + 12 * (p.level - 1)
            item = ParagraphStyle("item", body, leftIndent=indent + 12, bulletIndent=indent)
            return [Paragraph(said, item, bulletText="•")]
        case "quotation":
            return [Paragraph(said, ParagraphStyle("quotation", body, leftIndent=20, rightIndent=20))]
        case "table" if cells := _cells(p):
            fit = Table(cells, style=[("FONT", (0, 0), (-1, -1), "serif", min(8, 8 * wide / 400))])
            return [fit, Spacer(0, body.fontSize)]
        case "table":
            return [Preformatted(p.text, ParagraphStyle("table", body, fontName="Courier", fontSize=min(7, wide / 75)))]
        case _:
            return [Paragraph(said, body)]


def _cells(p: Passage) -> list[list[str]]:
    """The cells of a table whose rows have as many each; else none."""
    told = [[cell.text for cell in row] for row in rows(p.text)]
    return told if len(set(map(len, told))) == 1 else []
