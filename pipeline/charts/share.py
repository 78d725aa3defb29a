"""Shares of wholes as bars: each bar is one whole, its named parts filled, the rest outlined."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline import wording
from pipeline.charts.frame import BAR, BAR_NOTE, BAR_VALUE, LABELS, PITCH, ROW_LABEL, Scene, fitting, long, words
from pipeline.charts.wholes import Part, Whole
from pipeline.theme.marks import Box, Mark, Paint, Rule

MOST_LABELS = 150.0
MOST_WHOLES = 20


def draw(wholes: Sequence[Whole], wide: float) -> Scene:
    """A bar for each whole."""
    names = called(wholes)
    labels = min(MOST_LABELS, max(LABELS, *(long(n, ROW_LABEL) + 10 for n in names)))
    marks: list[Mark] = []
    for i, (name, whole) in enumerate(zip(names, wholes, strict=True)):
        marks += _bar(name, whole.parts, i * PITCH, labels, wide)
    height = len(wholes) * PITCH - (PITCH - BAR) + 2
    marks.append(Rule(points=((labels, -2.0), (labels, height)), stroke="ink"))
    many = len(wholes) > 1
    notes = ("Each bar is a whole of its own; the bars cannot be compared in size.",) if many else ()
    return Scene(tuple(marks), height, notes)


def called(wholes: Sequence[Whole]) -> list[str]:
    """What each bar is called: its sides; the period, and what its parts are, where bars are else called alike."""
    names = [w.sides for w in wholes]
    for more in (_period, _by):
        told = Counter(names)
        names = [n if told[n] == 1 else f"{n}, {more(w)}" for n, w in zip(names, wholes, strict=True)]
        if len({w.period for w in wholes}) == 1 and more is _period:
            names = [w.sides for w in wholes]
    return names


def _by(whole: Whole) -> str:
    return "by goods" if whole.parts[0].row.observation.commodity else "by partner"


def _period(whole: Whole) -> str:
    return "no period" if whole.period == "not stated" else whole.period


def _bar(name: str, parts: Sequence[Part], y: float, labels: float, wide: float) -> list[Mark]:
    """A whole: its parts, each with its name and value where they fit, then the rest; there stand the names that its
    parts have no room for.
    """
    scale = (wide - labels) / 100
    marks: list[Mark] = [words(fitting(name, ROW_LABEL, labels - 6), 0, y + 11, ROW_LABEL)]
    x = labels
    rest = max(0.0, (100 - sum(p.value for p in parts)) * scale)
    tight = [p for p in parts if not _fits(_title(p), p, scale)]
    named = ", ".join(f"{p.name}{'' if _fits('', p, scale) else ' ' + p.row.number}" for p in tight)
    other = "other goods" if parts[0].row.observation.commodity else "others"
    label = next((t for t in _rests(named, other) if long(t, BAR_NOTE) < rest - 8), None)
    aside = tight if label and named in label else []
    for i, part in enumerate(parts):
        size = part.value * scale
        fill: Paint = "accent" if i == 0 else "graphic_pale"
        colour: Paint = "paper" if i == 0 else "ink"
        marks.append(Box(x=x, y=y, width=size, height=BAR, fill=fill, stroke="paper", line=0.5))
        value = long(part.row.number, BAR_VALUE)
        title = fitting(_title(part), BAR_NOTE, size - value - 18)
        if title != " …" and size > value + 30 and part not in aside:
            marks.append(words(title, x + 6, y + 11, BAR_NOTE, colour))
        if _fits("", part, scale):
            marks.append(words(part.row.number, x + size - 6, y + 11.5, BAR_VALUE, colour, "end"))
        x += size
    if rest > 1:
        marks.append(Box(x=x, y=y + 0.25, width=rest - 0.25, height=BAR - 0.5, fill="paper", stroke="strong", line=0.5))
        if label:
            marks.append(words(label, x + 5, y + 11, BAR_NOTE, "grey"))
    return marks


def _title(part: Part) -> str:
    return part.name[:1].upper() + part.name[1:]


def _fits(name: str, part: Part, scale: float) -> bool:
    """Whether a part has room for a name and its value."""
    taken = long(name, BAR_NOTE) + long(part.row.number, BAR_VALUE)
    return taken + (18 if name else 8) < part.value * scale


def _rests(named: str, other: str) -> Iterator[str]:
    """What may be said in the rest of a bar, the fullest first."""
    if named:
        yield f"← {named}; {other}, not named"
        yield f"← {named}"
    yield f"{other}, not named"
    yield "not named"


def finding(wholes: Sequence[Whole]) -> str:
    """In ten words or fewer: the greatest share of each whole."""
    heads = [w.parts[0] for w in wholes]
    said = [f"{p.name} {p.row.number}\u00a0%" for p in heads]
    one = heads[0].row.observation
    if len(heads) == 2 and one.reporter and one.reporter == heads[1].row.observation.partner:
        return _short(f"{said[0][:1].upper()}{said[0][1:]} one way, {said[1]} the other", said[0])
    if len(heads) == 1:
        of = f"of {wording.measure(one.measure or '')}"
        return _short(f"{said[0][:1].upper()}{said[0][1:]} {of}, {wholes[0].sides}", f"{said[0]} {of}")
    greatest = max(heads, key=lambda p: p.value)
    return _short(
        f"The greatest share is that of {greatest.name}, {greatest.row.number}\u00a0%", said[heads.index(greatest)]
    )


def _short(title: str, shorter: str) -> str:
    """The first of two titles that has ten words or fewer; what both are too long for is cut."""
    fit = next((t for t in (title, shorter) if len(t.split(" ")) <= 10), None)
    *name, number = shorter.split(" ")
    return fit or " ".join([*name[:8], "…", number])


def subtitle(wholes: Sequence[Whole]) -> str:
    """Of what the shares are, when, and their unit."""
    o = wholes[0].parts[0].row.observation
    periods = list(dict.fromkeys(w.period for w in wholes))
    when = "; ".join("period not stated" if p == "not stated" else p for p in periods[:4])
    both = len(wholes) == 2 and o.partner and o.partner == wholes[1].parts[0].row.observation.reporter
    whose = (
        f"each country’s {wording.measure(o.measure or '')} to the other" if both else wording.measure(o.measure or "")
    )
    where = "" if both or len({w.sides for w in wholes}) > 1 else f", {wholes[0].sides}"
    return f"Share of {whose}{where}, per cent; {when}{'; …' if len(periods) > 4 else ''}"


def said(wholes: Sequence[Whole]) -> str:
    """The shares in words."""
    return "; ".join(
        f"{name}: {p.name} {p.row.number} per cent"
        for name, whole in zip(called(wholes), wholes, strict=True)
        for p in whole.parts
    )
