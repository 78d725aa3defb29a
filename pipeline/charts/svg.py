"""Marks as SVG, and that as PNG.

Letters are outlines: the picture looks the same wherever it is opened, and needs no font, which most programs into which a
figure is pasted would not load from within it. What it says is there for readers aloud as its title and description.
"""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from pipeline.theme.fonts import outline, shape, split, width
from pipeline.theme.marks import Box, Dot, Mark, Rule, Text
from pipeline.theme.palette import Palette

PIXELS = 4  # a point


def svg(name: str, title: str, said: str, size: tuple[float, float], marks: Sequence[Mark], colours: Palette) -> str:
    """A picture of its own: `said` is its description, `name` makes its ids its own on a page with others."""
    wide, tall = size
    glyphs: dict[tuple[str, str], str] = {}
    drawn = [line for mark in marks for line in _mark(mark, colours, glyphs, name)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{_n(wide)}" '
            f'height="{_n(tall)}" viewBox="0 0 {_n(wide)} {_n(tall)}" role="img" '
            f'aria-labelledby="{name}-title {name}-said">',
            f'<title id="{name}-title">{escape(title)}</title>',
            f'<desc id="{name}-said">{escape(said)}</desc>',
            "<defs>",
            *(f'<path id="{id}" d="{outline(letter, face)[0]}"/>' for (face, letter), id in glyphs.items()),
            "</defs>",
            f'<rect width="{_n(wide)}" height="{_n(tall)}" fill="{colours.paper}"/>',
            *drawn,
            "</svg>\n",
        ]
    )


def png(picture: str) -> bytes:
    """An SVG as PNG, `PIXELS` to the point. resvg draws alike on every machine: it asks the system for nothing."""
    import resvg_py

    return resvg_py.svg_to_bytes(svg_string=picture, zoom=PIXELS, skip_system_fonts=True)


def _mark(mark: Mark, colours: Palette, glyphs: dict[tuple[str, str], str], name: str) -> Iterator[str]:
    match mark:
        case Text():
            yield from _text(mark, colours, glyphs, name)
        case Rule():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in mark.points)
            shape = "polygon" if mark.closed else "polyline"
            look = _look(mark.filled, mark.stroke, mark.width, mark.dash, colours)
            yield f'<{shape} points="{points}"{look}/>'
        case Box():
            look = _look(mark.fill, mark.stroke, mark.line, mark.dash, colours)
            yield f'<rect x="{_n(mark.x)}" y="{_n(mark.y)}" width="{_n(mark.width)}" height="{_n(mark.height)}"{look}/>'
        case Dot():
            look = _look(mark.fill, mark.stroke, mark.line, (), colours)
            yield f'<circle cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="{_n(mark.radius)}"{look}/>'


def _look(fill: str | None, stroke: str | None, line: float, dash: Sequence[float], colours: Palette) -> str:
    parts = [f' fill="{getattr(colours, fill) if fill else "none"}"']
    if stroke:
        parts.append(f' stroke="{getattr(colours, stroke)}" stroke-width="{_n(line)}"')
        if dash:
            parts.append(f' stroke-dasharray="{" ".join(map(_n, dash))}"')
    return "".join(parts)


def _text(mark: Text, colours: Palette, glyphs: dict[tuple[str, str], str], name: str) -> Iterator[str]:
    """Letters at their places, each an outline that is defined once."""
    if not mark.text.strip():
        return
    x = mark.x - width(mark.text, mark.face, mark.size) * {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
    scale = mark.size / 1000
    place = f'transform="translate({_n(x)} {_n(mark.y)}) scale({scale:.5g})"'
    yield f"<g {place} fill={quoteattr(getattr(colours, mark.colour))}>"
    at = 0.0
    letters: list[str] = []
    for face, run in split(mark.text, mark.face):
        for letter, kern in zip(run, shape(run, face).kerns, strict=True):
            path, advance = outline(letter, face)
            if path:
                id = glyphs.setdefault((face, letter), f"{name}-{len(glyphs)}")
                letters.append(f'<use xlink:href="#{id}" x="{at:.0f}"/>')
            at += advance + kern
    yield "".join(letters)
    yield "</g>"


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
