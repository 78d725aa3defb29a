"""Word (.docx) -> passages. mammoth reads the styles, lists, notes and tables; pictures and comments are passed over."""

import io
import zipfile
from pathlib import Path

import mammoth

from pipeline.errors import Complaint
from pipeline.ingest.formats.html import parsed, written
from pipeline.ingest.formats.manuscript import Manuscript, unreadable

_LOCKED = b"\xd0\xcf\x11\xe0"  # what an encrypted file and an old .doc begin with
_LARGEST = 300_000_000  # bytes, unpacked
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
    if data.startswith(_LOCKED):
        raise unreadable(path, "is locked by a password, or an old .doc; open it and save it as .docx without one.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST:
                raise unreadable(path, "unpacks to more than 300 MB; take its pictures out.")
        told = mammoth.convert_to_html(
            io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(lambda image: {"src": ""})
        )
    except Complaint:
        raise
    except Exception:  # whatever mammoth stumbles over
        raise unreadable(path, "is no Word document, or a damaged one; open it and save it as .docx anew.") from None
    page = parsed(path, told.value)
    for link in page.xpath("//a[text()='↑']"):  # from a note back to its mark
        link.drop_tree()
    writing = written(page)
    return Manuscript(writing.words, "docx", writing.blocks)
