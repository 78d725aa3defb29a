"""The example's pages as pictures, kept to see what a change does to them.

They show the account that was the example's when they were accepted, kept beside them: what sources say is judged
elsewhere. To accept how the pages look now: `python tests/document/pictures.py`.
"""

from contextlib import chdir
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageChops

from pipeline import store, trade
from pipeline.account import account
from pipeline.charts import figures
from pipeline.document.sections import section_type
from pipeline.document.typeset import typeset
from pipeline.editor import settings
from pipeline.records import Account

ROOT = Path(__file__).parents[2]
KEPT = Path(__file__).parent / "pages"
ACCOUNT = KEPT / "account.json"
RESOLUTION = 60
"""Dots an inch."""
DIFFERENT = 72
"""Of 255: how far two greys lie apart that differ; less is the work of another version of the renderer."""
TOLERATED = 0.002
"""The share of a page's dots that may differ."""


def pages() -> list[Image.Image]:
    """The pages of the kept account, as they are set now, in grey."""
    brief = settings.load(ROOT / "brief.yaml", section_type())
    said = store.read_json(ACCOUNT, Account)
    rows = trade.rows(said)
    asked = [s for s in settings.load(ROOT / "brief.yaml").sections if s["kind"] in ("chart", "timeline")]
    drawn = list(figures(asked, said, rows, brief.paper))
    pdf, _ = typeset(brief, said, rows, drawn, {})
    document = pdfium.PdfDocument(pdf)
    return [
        document[n].render(scale=RESOLUTION / 72, grayscale=True).to_pil().convert("L") for n in range(len(document))
    ]


def kept() -> list[Image.Image]:
    """The pages that were accepted."""
    return [_opened(path) for path in sorted(KEPT.glob("*.png"))]


def _opened(path: Path) -> Image.Image:
    with Image.open(path) as page:
        return page.convert("L")


def differing(now: Image.Image, then: Image.Image) -> float:
    """The share of dots that differ, 0 to 1."""
    if now.size != then.size:
        return 1.0
    histogram = ImageChops.difference(now, then).histogram()
    return sum(histogram[DIFFERENT:]) / (now.width * now.height)


def difference(now: Image.Image, then: Image.Image) -> Image.Image:
    """Both in one picture: what is gone in red, what is new in blue."""
    then = then.resize(now.size)
    return Image.merge("RGB", (now, ImageChops.lighter(now, then), then))


def accept() -> None:
    """Keep the example's account, and its pages as they are set now."""
    KEPT.mkdir(exist_ok=True)
    for old in KEPT.glob("*.png"):
        old.unlink()
    with chdir(ROOT):  # so that the account names its source as a build's does
        store.write_json(ACCOUNT, account([Path("sources/japan-russia.txt")]))
    for n, page in enumerate(pages(), 1):
        page.quantize(16).save(KEPT / f"page-{n:02}.png", optimize=True)


if __name__ == "__main__":
    accept()
