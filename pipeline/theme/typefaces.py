"""Whether a font can be set and embedded: its form, what its licence bits permit, the letters that it has."""

import struct
from pathlib import Path

from pipeline.errors import Complaint

NEEDED = "".join(map(chr, range(0x20, 0x7F)))
"""What a face must have: the printable ASCII. Whatever else it lacks is set in the fallback face."""

RESTRICTED, NO_SUBSETTING, BITMAP_ONLY = 0x0002, 0x0100, 0x0200
"""Bits of fsType (OpenType, OS/2 table) that forbid what a PDF does with a font."""

FORMS = {
    b"OTTO": "it has PostScript outlines (.otf), which cannot be embedded here; take its TrueType version (.ttf)",
    b"ttcf": "it is a collection; take one face of it as .ttf",
    b"wOFF": "it is a web font; take its TrueType version (.ttf)",
    b"wOF2": "it is a web font; take its TrueType version (.ttf)",
}


def check(path: Path, where: str) -> None:
    """Refuse a font that cannot be embedded, or that lacks letters; `where` names the setting."""
    try:
        data = path.read_bytes()
    except OSError as e:
        raise Complaint(f"{where}: {path} cannot be read ({e.strerror}).") from None
    if data[:4] in FORMS:
        raise Complaint(f"{where}: {path} cannot be used: {FORMS[data[:4]]}.")
    if data[:4] not in (b"\0\1\0\0", b"true"):
        raise Complaint(f"{where}: {path} is no TrueType font.")
    import uharfbuzz  # here, not above: only a theme with fonts of its own needs it

    face = uharfbuzz.Face(uharfbuzz.Blob(data))
    tables = set(face.table_tags)
    missing = sorted({"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "OS/2", "post"} - tables)
    if missing or face.glyph_count == 0:
        raise Complaint(f"{where}: {path} is no whole TrueType font: it lacks {', '.join(missing) or 'glyphs'}.")
    if "fvar" in tables:
        raise Complaint(f"{where}: {path} is a variable font; take one weight of it as a font of its own.")
    (permitted,) = struct.unpack_from(">H", face.reference_table("OS/2").data, 8)
    for bit, why in (
        (RESTRICTED, "its licence bits forbid embedding"),
        (NO_SUBSETTING, "its licence bits forbid subsetting"),
        (BITMAP_ONLY, "its licence bits allow bitmaps alone"),
    ):
        if permitted & bit:
            raise Complaint(f"{where}: {path} cannot be embedded: {why} (fsType {permitted:#06x}); take another font.")
    lacking = sorted(set(map(ord, NEEDED)) - set(face.unicodes))
    if lacking:
        shown = " ".join(map(chr, lacking[:12])).strip() + (" …" if len(lacking) > 12 else "")
        raise Complaint(f"{where}: {path} lacks {shown}; take a font with all letters and digits.")
