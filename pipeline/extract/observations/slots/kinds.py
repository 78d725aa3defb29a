"""Whether a figure may be a level, a change, a share or a ratio."""

from pipeline.extract.judging.option import Option
from pipeline.extract.observations.duties import is_duty
from pipeline.extract.observations.kinds import is_changed_by, is_said_to_be_a_change, misses_target
from pipeline.extract.observations.slots.figure import Figure

_BEFORE, _BEHIND, _WORDS = 45, 40, 5
_JOINT = 8


def options(figure: Figure, measure: str | None) -> list[Option]:
    """The kinds, each with its signs; a ratio only where the grammar reads one."""
    q, text, read = figure.q, figure.text, figure.reading.kind
    before = text[max(figure.sentence.start, q.start - _BEFORE) : q.start].lower().split()[-_WORDS:]
    behind = text[q.end : q.end + _BEHIND].lower().split()[:_WORDS]
    signs = [
        "any",
        figure.unit,
        f"of {measure}",
        f"of {measure} {figure.unit}",
        f"verb {figure.lemma}",
        f"verb {figure.lemma} by {before[-1:] == ['by']}",
        f"right before {' '.join(before[-1:])}",
        f"right before {' '.join(before[-2:])}",
        f"right behind {' '.join(behind[:1])}",
        f"right behind {' '.join(behind[:2])}",
        f"role {q.role}",
        f"negative {q.value < 0}",
        *(f"before {w}" for w in before),
        *(f"behind {w}" for w in behind),
    ]
    if last := figure.last:
        same = f"last {last.kind} unit {last.quantity.unit == q.unit}"
        signs += [same, f"{same} {text[last.quantity.end : q.start][:_JOINT]}"]
    signs = list(dict.fromkeys(signs))
    told = figure.sentence, q
    changed = read == "change" and (
        ("by" in before and is_changed_by(*told)) or is_said_to_be_a_change(*told) or misses_target(figure.text, q)
    )
    if measure == "tariff" and is_duty(figure.sentence, figure.clause, q):
        return [Option("level", [], ("",), read=read == "level")]
    kinds = (read,) if changed else ("level", "change", "share", *(("ratio",) if read == "ratio" else ()))
    grammar = (_grammar, figure.unit, measure)
    return [Option(kind, [grammar] if kind == read else [], (kind,), read=kind == read, shared=signs) for kind in kinds]


def _grammar(unit: str, measure: str | None) -> list[str]:
    return ["grammar", f"grammar {unit}", f"grammar of {measure}"]
