"""What a figure may measure: every measure that its unit fits, named or not."""

from functools import cache

from pipeline.extract.observations.measures import fits, implied
from pipeline.extract.observations.slots.figure import Figure
from pipeline.extract.observations.slots.option import Option, Signs, distance, few
from pipeline.wordlist import table

_WINDOW, _WORDS, _SUBJECT = 50, 4, 6  # characters, and words of them, beside a figure; last words of its subject
_SHORT = 9
_FAR = 12
_OPEN = frozenset({"NOUN", "VFIN", "VPART", "VING", "VBASE", "NAME"})
_MARKS = frozenset(",;:(")


@cache
def _measures() -> tuple[str, ...]:
    return tuple(row["measure"] for row in table("measures") if row["measure"] != "none")


def options(figure: Figure) -> list[Option]:
    """The measures, and None, each with its signs."""
    found = Signs()
    q, reading, before = figure.q, figure.reading, figure.before
    _of_words(figure, found)
    _of_readings(figure, found)
    measuring = figure.measuring
    listed = f"item {figure.is_item}"
    if measuring.headed:
        found.add(measuring.headed, "headed", f"headed {listed}")
    if measuring.led:
        found.add(measuring.led, "led", f"led {listed}")
    if own := implied(q.unit):
        found.add(own, "implied")
    for i, measure in enumerate(measuring.outline.measures):
        found.add(measure, "titled", f"titled {few(i, 2)}", f"titled before {before is not None}", f"titled {listed}")
    named = any(m.measure == reading.measure for m in figure.named)
    goes_on = before is not None and before.measure == reading.measure
    found.add(
        reading.measure,
        "grammar",
        f"grammar {figure.kind_of_unit}",
        f"grammar {reading.kind}",
        f"grammar by {reading.by[0]}",
        f"grammar named {named}",
        f"grammar goes on {goes_on}",
    )
    found.add(
        None,
        "none",
        f"none named {few(len(figure.named), 3)}",
        f"none before {before is not None}",
        f"none near {any(figure.is_near(m) for m in figure.named)}",
        f"grammar none {reading.measure is None}",
    )
    shared = _shared(figure)
    made = [
        Option(value, [*signs, *shared], ("", str(value)))
        for value, signs in found.items()
        if value is None or value == reading.measure or not q.unit or fits(str(value), q.unit)
    ]
    unnamed = ["unnamed", *shared]
    return made + [
        Option(m, unnamed, (m,), told=False) for m in _measures() if m not in found and (not q.unit or fits(m, q.unit))
    ]


def _of_words(figure: Figure, found: Signs) -> None:
    """Signs of the words that name measures: how they stand to the figure."""
    q, text = figure.q, figure.text
    seen: dict[str, list[str]] = {"before": [], "behind": [], "inside": []}
    ahead = [m for m in figure.named if m.end <= q.start]
    for m in [*reversed(ahead), *figure.named[len(ahead) :]]:
        apart = figure.apart(m)
        side, others = apart.side, seen[apart.side]
        if m.measure in others or (q.unit and not fits(m.measure, q.unit)):
            continue
        place = f"{side} {few(len(others), 2)}"
        others.append(m.measure)
        within = f"clause {figure.is_in_clause(m)}"
        subject = figure.own_subject
        led = bool(subject and subject[0] <= m.start < subject[1])
        gap = text[apart.start : apart.end]
        marked = any(mark in gap for mark in _MARKS)
        found.add(
            m.measure,
            side,
            place,
            f"{place} {within}",
            f"{place} figures {few(apart.figures, 2)}",
            f"{side} subject {led}",
            f"{side} far {distance(len(gap))}",
            f"{side} marked {marked} {within}",
            f"{side} {within} figures {few(apart.figures, 1)}",
            f"word {m.word.lower()}",
        )
        if len(gap) < _SHORT:
            found.add(m.measure, f"{side} by {gap.lower()}")
        if place in ("before 0", "behind 0") and within == "clause True" and not apart.figures:
            found.add(m.measure, f"{side} closest marked {marked}")


def _of_readings(figure: Figure, found: Signs) -> None:
    """Signs of what the figures before measured."""
    before, q = figure.before, figure.q
    if before:
        where = f"goes on {figure.where}"
        found.add(
            before.measure,
            "goes on",
            where,
            f"{where} unit {before.quantity.unit == q.unit}",
            f"{where} {before.kind} {figure.reading.kind}",
            f"{where} subject {figure.own_subject is None}",
            f"{where} named {any(figure.is_in_clause(m) for m in figure.named)}",
            f"{where} clause {figure.is_in_clause(before.quantity)}",
        )
        for reading in figure.here[:-1]:
            found.add(reading.measure, "earlier")
    elif figure.earlier:
        same = figure.earlier.quantity.unit == q.unit
        found.add(
            figure.earlier.measure,
            "passage before",
            f"passage before {figure.is_item}",
            f"passage before unit {same} {figure.is_item}",
        )
    far = [read.reading.measure for read in figure.measuring.past.figures][-_FAR:]
    for measure in dict.fromkeys(m for m in far if m):
        found.add(measure, f"read {few(far.count(measure), 4)} times")


def _shared(figure: Figure) -> list[str]:
    """Signs of the figure itself, that speak for one measure and against another: its unit, its verb, the words around."""
    q, text, kind = figure.q, figure.text, figure.reading.kind
    start, end = figure.stretch
    before = text[max(start, q.start - _WINDOW) : q.start].lower().split()[-_WORDS:]
    behind = text[q.end : min(end, q.end + _WINDOW)].lower().split()[:_WORDS]
    subject = text[slice(*figure.own_subject)].lower().split()[-_SUBJECT:] if figure.own_subject else []
    signs = [figure.unit, kind, f"{figure.unit} {kind}", f"verb {figure.lemma}", f"item {figure.is_item}"]
    signs += [f"noun {figure.noun}"] if figure.noun else []
    signs += [f"before {w}" for w in before] + [f"behind {w}" for w in behind] + [f"subject {w}" for w in subject]
    signs += [
        f"clause {t.lower}" for t in figure.sentence.tokens[figure.clause.start : figure.clause.end] if t.tag in _OPEN
    ]
    return list(dict.fromkeys(signs))
