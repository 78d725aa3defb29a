"""Word (.docx) -> passages. mammoth reads the styles, lists, notes and tables; pictures and comments are passed over."""

from pathlib import Path

import mammoth

from pipeline.ingest.formats.html import parsed, written
from pipeline.ingest.formats.manuscript import Manuscript
from pipeline.ingest.formats.packed import unpacking

_STYLES = "\n".join(
    f"p[style-name='List {kind} {level}'] => {' > '.join(['ul|ol > li'] * (level - 1))} > {tag} > li:fresh"
    for kind, tag in (("Bullet", "ul"), ("Number", "ol"))
    for level in range(2, 6)
)
_STYLES += """
p[style-name='Title'] => h1:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
"""


def read(path: Path, data: bytes) -> Manuscript:
    """The text of a Word document as it stands with all changes accepted; notes follow the text."""
    with unpacking(path, data, "Word document") as file:
        told = mammoth.convert_to_html(
            file, style_map=_STYLES, convert_image=mammoth.images.img_element(lambda image: {"src": ""})
        )
    page = parsed(path, told.value)
    for link in page.xpath("//a[text()='↑']"):  # from a note back to its mark
        link.drop_tree()
    writing = written(page)
    return Manuscript(writing.words, "docx", writing.blocks)
