"""When a figure may be of: the dates of its sentence, what the figures before had, what the document speaks of."""

from pipeline import edtf
from pipeline.extract.observations.slots.figure import Figure, group_of
from pipeline.extract.observations.slots.option import Option, Signs, distance, few
from pipeline.extract.sentence import Dated, is_beside

_FIRST, _LEAD, _SHORT = 12, 12, 14  # characters
_EARLIER = 5
_SPOKEN = frozenset({"spoken of", "reported"})  # what told a period that the sentence does not


def options(figure: Figure, measure: str | None, kind: str) -> list[Option]:
    """The dates, EDTF, and None, each with its signs."""
    found = Signs()
    dates = [d for d in figure.sentence.dates if d.when.value]
    told = f"dates {few(sum(d.role != 'name' for d in dates), 2)}"
    near = sum(figure.is_near(d) for d in dates)
    _of_sentence(figure, dates, kind, told, near, found)
    _of_readings(figure, measure, kind, told, near, found)
    _of_document(figure, kind, told, found)
    reading, before = figure.reading, figure.before
    if reading.period:
        stated = any(reading.period in (d.value, d.when.value) for d in dates)
        found.add(
            reading.period,
            "grammar",
            f"grammar {told}",
            f"grammar {kind}",
            f"grammar near {near > 0}",
            f"grammar stated {stated}",
            f"grammar by {reading.by[2]}",
            f"grammar by {reading.by[2]} {told}",
        )
    contexts = ("", group_of(measure), f"in {figure.unit}", f"of {measure}")
    spoken_here = {reading.period} if reading.by[2] not in _SPOKEN else set()
    spoken_here.update(v for d in dates for v in (d.value, d.when.value))
    made = [
        Option(v, [*signs, f"is {edtf.precision(str(v))}"], contexts, v in spoken_here)
        for v, signs in found.items()
        if v
    ]
    dated = None if before is None else before.period is not None
    none = [
        "none",
        f"none {told}",
        f"none {kind}",
        f"none goes on {dated}",
        f"none near {near > 0}",
        f"none item {figure.is_item}",
        f"none reported {figure.measuring.frame.period is not None}",
        f"none verb {figure.lemma}",
        f"none tense {figure.tense}",
        f"none tense {figure.tense} {kind}",
        f"none {told} goes on {dated}",
        f"grammar none {reading.period is None}",
        f"grammar none {reading.period is None} by {reading.by[2]}",
    ]
    none += [f"none noun {figure.noun}"] if figure.noun else []
    return [*made, Option(None, none, contexts)]


def _of_sentence(figure: Figure, dates: list[Dated], kind: str, told: str, near: int, found: Signs) -> None:
    """Signs of how the dates of the sentence stand to the figure."""
    q, text = figure.q, figure.text
    base = f"base {figure.is_base}"
    order = {"before": 0, "behind": 0, "inside": 0}
    ahead = [d for d in dates if d.end <= q.start]
    for d in [*reversed(ahead), *(d for d in dates if d.end > q.start)]:
        apart = figure.apart(d)
        side, number = apart.side, few(order[apart.side], 2)
        order[side] += 1
        within, close = f"clause {figure.is_in_clause(d)}", f"near {figure.is_near(d)}"
        first = f"first {d.start - figure.sentence.start < _FIRST}"
        gap = text[apart.start : apart.end]
        mark = "(" if "(" in gap or ")" in gap else "," if "," in gap else "-"
        long = edtf.precision(d.value or "")
        lead = text[max(0, d.start - _LEAD) : d.start].lower().split()[-1:]
        signs = [
            "date",
            long,
            f"{side} {number}",
            f"{side} {d.role}",
            f"{side} {number} {d.role} {within}",
            f"{side} figures {few(apart.figures, 2)}",
            f"{side} {d.role} {base}",
            f"beside {is_beside(text, q, d)} {d.role}",
            f"{side} {long}",
            f"{side} {first} {close}",
            f"{side} far {distance(len(gap))}",
            f"{side} {mark}",
            f"{side} edge {d.expression.edge}",
            f"{side} {close} {within}",
            f"{side} {close} of {near}",
            f"{side} {number} figures {few(apart.figures, 1)} {mark}",
            f"{side} {first} {kind}",
            f"{side} {d.role} {kind}",
            f"{side} form {d.expression.rule}",
            f"{side} {number} {told}",
            f"led by {' '.join(lead)}",
        ]
        if len(gap) < _SHORT:
            signs.append(f"{side} by {gap.lower()}")
        for value in dict.fromkeys((d.value, d.when.value)):
            found.add(value, *signs)
        if figure.is_base and long == "year" and d.role != "compared":
            before = f"year before date {side} {number}"
            found.add(edtf.shift(str(d.value), years=-1), "year before date", before, f"{before} {close}")


def _of_readings(figure: Figure, measure: str | None, kind: str, told: str, near: int, found: Signs) -> None:
    """Signs of the periods of the figures before."""
    before, base, close = figure.before, f"base {figure.is_base}", f"near {near > 0}"
    if before and before.period:
        where, same = f"goes on {figure.where}", f"measure {before.measure == measure}"
        found.add(
            before.period,
            where,
            f"{where} {same}",
            f"{where} {base}",
            f"{where} {told}",
            f"{where} {before.kind} {kind}",
            f"{where} {close}",
            f"{where} {same} {close}",
            f"{where} clause {figure.is_in_clause(before.quantity)} {close}",
            f"{where} {edtf.precision(before.period)} {kind} {same}",
        )
        if "/" not in before.period and (sooner := edtf.shift(before.period, years=-1)):
            found.add(sooner, "year before", f"year before {base}", f"year before {close}")
    if before and before.compared_period:
        found.add(before.compared_period, "compared", f"compared {base}")
    for reading in figure.here[-_EARLIER:-1]:
        if reading.period:
            found.add(reading.period, "earlier", f"earlier {told}")
    if before is None and figure.earlier and figure.earlier.period:
        same = f"measure {figure.earlier.measure == measure}"
        found.add(
            figure.earlier.period,
            "passage before",
            f"passage before item {figure.is_item}",
            f"passage before {told}",
            f"passage before {same}",
        )


def _of_document(figure: Figure, kind: str, told: str, found: Signs) -> None:
    """Signs of the dates that the document, its headings and the sentences before speak of."""
    measuring, base = figure.measuring, f"base {figure.is_base}"
    dated = f"goes on {bool(figure.before and figure.before.period)}"
    reported = f"reported {measuring.frame.period is not None}"
    spoken = (
        ("heading", measuring.heading),
        ("led", measuring.led_period),
        ("frame", measuring.frame.period),
        ("figures first", measuring.reported),
        ("story", figure.sentence.told),
    )
    for name, value in spoken:
        if value:
            long = edtf.precision(value)
            found.add(value, name, f"{name} {told}", f"{name} {dated}", f"{name} {base}", f"{name} {long} {kind}")
    if measuring.frame.period and (sooner := edtf.shift(measuring.frame.period, years=-1)):
        found.add(sooner, "year before frame", f"year before frame {base}")
    past = measuring.past
    for i, value in enumerate(past.heads):
        place = f"head {few(i, 2)} {edtf.precision(value)}"
        found.add(value, "head", place, f"head {dated}", f"head {told}", f"head {reported}")
    for i, t in enumerate(past.recent()):
        where = (
            "passage" if t.passage == figure.sentence.passage.ordinal else "heading" if t.kind == "heading" else "far"
        )
        found.add(
            t.value,
            f"recent {where} {few(i + 1, 3)} {edtf.precision(t.value)}",
            f"recent {where} {t.date.role}",
            f"recent {where} {told}",
            f"recent {where} {dated}",
        )
    for i, (value, times) in enumerate(past.of_figures("period")):
        found.add(value, f"read {i}", f"read {i} {told}", f"read {i} {dated}", f"read {few(times, 4)} times")
    for i, value in enumerate(past.often()):
        found.add(value, f"often {i}", f"often {i} {told}", f"often {i} {dated}")
    year = (measuring.outline.published or "")[:4]
    if year.isdigit():
        for name, value in (("published", year), ("year before published", str(int(year) - 1))):
            found.add(value, name, f"{name} {told}", f"{name} {dated}", f"{name} {reported}")
