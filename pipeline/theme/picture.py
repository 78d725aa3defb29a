"""A picture that goes into a brief as it is: a logo, PNG or JPEG. SVG is a language with scripts and references in it, and is
not read."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Complaint

MOST_BYTES, MOST_PIXELS = 2_000_000, 4_000_000
KINDS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}
MODES = {"PNG": ("1", "L", "LA", "P", "RGB", "RGBA"), "JPEG": ("L", "RGB")}


@dataclass(frozen=True, slots=True)
class Picture:
    """A file, its form, how wide it is for its height, and what it shows in words."""

    file: Path
    kind: str
    ratio: float
    alternative: str


def picture(file: Path, alternative: str, where: str) -> Picture:
    """A picture, checked whole; `where` names the setting."""
    try:
        data = file.read_bytes()
    except OSError as e:
        raise Complaint(f"{where}: {file} cannot be read ({e.strerror}).") from None
    kind = next((k for magic, k in KINDS.items() if data.startswith(magic)), None)
    if kind is None:
        raise Complaint(f"{where}: {file} is neither PNG nor JPEG; export it as PNG, 600 pixels high or so.")
    from PIL import Image, UnidentifiedImageError  # here, not above: few briefs have a picture

    try:
        with Image.open(file, formats=[kind]) as image:
            wide, tall = image.size
            if len(data) > MOST_BYTES or wide * tall > MOST_PIXELS:
                raise Complaint(
                    f"{where}: {file} is too large ({wide} × {tall} pixels, {len(data):,} bytes); 2 MB and four million "
                    "pixels are the most."
                )
            if image.mode not in MODES[kind]:
                raise Complaint(f"{where}: {file} has colours of the form {image.mode}; save it as 8-bit RGB.")
            image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as e:
        raise Complaint(f"{where}: {file} is damaged ({e}).") from None
    return Picture(file, kind, wide / tall, alternative)
