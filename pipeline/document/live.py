"""Live facts: what a handle in an editor's prose shows of the fact that it finds, linked to where the source says it."""

import math
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.facts.handles import Facts, Handle, HandleError, parse
from pipeline.facts.sayings import Fact
from pipeline.records import Entity, Event, Observation
from pipeline.theme.text import Rich, Span, rich

SCALES = {word: factor for factor, word, _ in wording.SCALES} | {"thousand": 1e3, "units": 1.0}
NARROW = "\u00a0"  # between a number and the word of its scale no line breaks
SHOWN: dict[str, tuple[str, ...]] = {
    "figure": (
        "value",
        "number",
        "unit",
        "period",
        "compared",
        "change",
        "parties",
        "measure",
        "sum",
        "words",
        "source",
    ),
    "event": ("date", "title", "status", "words", "source"),
    "entity": ("name", "role", "date", "words", "source"),
}
"""What can be asked of a fact; the first is shown where nothing is asked."""

_RESTS_ON: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("value", "number"), ("what", "sides", "period", "compared_period")),
    "measure": ("what",),
    "parties": ("sides",),
    "period": ("period",),
    "compared": ("compared_period",),
    "date": ("when",),
}
"""Of which parts of a fact, as `wording.doubted` has them, a doubt is one of what is shown."""

FORMS: dict[str, tuple[str, ...]] = {
    "figure": ("round", "in", "signed", "unsigned", "bare", "code", "short"),
    "event": ("short",),
    "entity": ("short",),
}
"""How it can be shown: `round 1` (decimals), `in million`, with its sign or without, without "about" or "more than",
with the currency's code, dates with short months."""


class Live:
    """The facts of a brief, by their handles; `place` is what refers to them, as the sources section names it."""

    def __init__(self, brief: Brief, place: str) -> None:
        self.brief = brief
        self.place = place
        self.facts = Facts(brief.account)

    def show(self, text: str) -> tuple[Rich, Sequence[str]]:
        """What a handle shows, and the passages that say so. HandleError for one that finds nothing, or two things, or
        asks for what its fact does not have.
        """
        handle = parse(text)
        fact = self.facts.find(handle)
        wanted, forms = _asked(fact, handle)
        thing = fact.thing
        passages = [e.passage for e in self.facts.evidence(thing)]
        if wanted == "change" and isinstance(thing, Observation):
            changed = self.facts.change(thing)
            if changed is None:
                raise HandleError(f"no source tells one change of {{{handle}}}.", [self.facts.name(fact)])
            thing, wanted = changed, "value"
            passages = [e.passage for e in self.facts.evidence(changed)]
        if wanted == "source":
            return self.brief.cite(passages, self.place), ()
        shown = self._shown(thing, wanted, forms)
        if not shown:
            raise HandleError(f"{{{handle}}} has no {wanted}: no source tells it.", [self.facts.name(fact)])
        target = next((p for p in passages if p not in self.brief.copied), passages[0] if passages else None)
        spans = rich(Span(shown, link=f"passage:{target}" if target else None))
        if isinstance(thing, Observation) and thing.derived_from and wanted in ("value", "number"):
            self.brief.explain("derived by us", "†")
            spans = rich(*spans, "\u00a0†")
        if not isinstance(thing, Entity) and any(self.brief.doubt(thing, part) for part in _RESTS_ON.get(wanted, ())):
            spans = rich(*spans, f"\u00a0({wording.DOUBTED})")
        if sign := self.brief.sign(thing):
            spans = rich(*spans, sign)
        return spans, passages

    def _shown(self, thing: Observation | Event | Entity, wanted: str, forms: Mapping[str, str]) -> str:
        match thing:
            case Observation():
                return self._of_figure(thing, wanted, forms)
            case Event():
                return self._of_event(thing, wanted, forms)
        match wanted:
            case "name":
                return thing.name
            case "role":
                return wording.listed(dict.fromkeys(r.role for r in thing.roles))
            case "date":
                return self._date(thing.when, forms)
        return _quoted([e.quote for e in thing.evidence])

    def _of_figure(self, o: Observation, wanted: str, forms: Mapping[str, str]) -> str:
        names = wording.country_names(self.brief.account)
        shown: dict[str, Callable[[], str]] = {
            "value": lambda: _amount(o, forms),
            "number": lambda: "".join(_number(o, forms)[:2]),
            "unit": lambda: wording.unit(o.unit) or o.label or "",
            "period": lambda: self._date(o.period, forms),
            "compared": lambda: self._date(o.compared_period, forms),
            "parties": lambda: (
                wording.listed(names.get(p, p) for p in o.parties)
                or (wording.sides(o, names) if o.reporter or o.partner else "")
            ),
            "measure": lambda: wording.what(o) if o.measure else "",
            "sum": lambda: wording.arithmetic(o.derivation or ""),
            "words": lambda: _quoted([e.quote for e in o.evidence]),
        }
        return shown[wanted]()

    def _of_event(self, e: Event, wanted: str, forms: Mapping[str, str]) -> str:
        match wanted:
            case "date":
                shown = self.brief.date(e) if e.when else ""
                return shown if "short" in forms else wording.in_full(shown)
            case "title":
                return e.title
            case "status":
                return self.brief.fate(e)
        return _quoted([v.quote for v in e.evidence])

    def _date(self, value: str | None, forms: Mapping[str, str]) -> str:
        shown = wording.date(value, language=self.brief.language) if value else ""
        return shown if "short" in forms else wording.in_full(shown)


def _asked(fact: Fact, handle: Handle) -> tuple[str, Mapping[str, str]]:
    """What is asked for, and the forms in which it is to be shown."""
    family = fact.kind if fact.kind in SHOWN else "entity"
    shown, forms = SHOWN[family], FORMS[family]
    wanted: str | None = None
    chosen: dict[str, str] = {}
    for part in handle.parts:
        word, _, value = part.partition(" ")
        if word in shown and not value and wanted is None:
            wanted = word
        elif word in forms and word not in chosen and bool(value) == (word in ("round", "in")):
            chosen[word] = value
        else:
            raise _unknown(handle, part, shown, forms, wanted)
    if "round" in chosen and not (chosen["round"].isdecimal() and int(chosen["round"]) <= 6):
        raise HandleError(f"{{{handle}}}: `round` wants the number of decimals, from 0 to 6, not `{chosen['round']}`.")
    if "in" in chosen and chosen["in"] not in SCALES:
        raise HandleError(f"{{{handle}}}: `in` wants one of {', '.join(SCALES)}, not `{chosen['in']}`.")
    return wanted or shown[0], chosen


def _unknown(handle: Handle, part: str, shown: Sequence[str], forms: Sequence[str], wanted: str | None) -> HandleError:
    if part.partition(" ")[0] in forms and sum(p.split()[:1] == part.split()[:1] for p in handle.parts) > 1:
        return HandleError(f"{{{handle}}} asks for `{part.partition(' ')[0]}` twice; leave one out.")
    if part in shown:
        return HandleError(f"{{{handle}}} asks for two parts, `{wanted}` and `{part}`; write a handle for each.")
    near = get_close_matches(part, [*shown, *forms], 1)
    meant = f"did you mean `{near[0]}`?" if near else f"it has {', '.join(shown)}; forms are {', '.join(forms)}."
    return HandleError(f"{{{handle}}} has no part `{part}`; {meant}", near)


def _amount(o: Observation, forms: Mapping[str, str]) -> str:
    """A value as a sentence has it: "$32 billion", "about 10 minutes", "−4 %"."""
    sign, number, word = _number(o, forms)
    if wording.is_money(o.unit):
        symbol = o.unit + "\u00a0" if "code" in forms else wording.sign(o.unit)
        value = f"{sign}{symbol}{number}{word and NARROW + word}"
    elif o.unit == "percent":
        value = f"{sign}{number}\u00a0%"
    else:
        value = " ".join(
            filter(None, (sign + number + (word and NARROW + word), wording.unit(o.unit) or o.label or ""))
        )
    if "bare" in forms:
        return value
    return {"lower": "more than ", "upper": "up to "}.get(o.bound or "", "about " if o.approximate else "") + value


def _number(o: Observation, forms: Mapping[str, str]) -> tuple[str, str, str]:
    """A value's sign, its number, and the word of its scale: ("−", "32", "billion")."""
    factor, word, _ = wording.scale(o)
    if "in" in forms:
        word = forms["in"]
        factor = SCALES[word]
    sign = wording.MINUS if o.value < 0 else "+" if "signed" in forms and o.value > 0 else ""
    decimals = int(forms["round"]) if "round" in forms else None
    if decimals is not None:
        _check_rounding(o, factor, decimals)
    number = wording.number(abs(o.value) / factor, decimals)
    return "" if "unsigned" in forms else sign, number, "" if factor == 1 else word


def _check_rounding(o: Observation, factor: float, decimals: int) -> None:
    """HandleError where a rounded number would say what no source does: more decimals than are told, or nothing at all."""
    told = max(0, o.decimals + round(math.log10(factor / o.scale)))
    if decimals > told:
        raise HandleError(f"`round {decimals}` shows more than is stated of {wording.amount(o)}; write `round {told}`.")
    if o.value and not round(abs(o.value) / factor, decimals):
        raise HandleError(f"`round {decimals}` leaves nothing of {wording.amount(o)}; write more decimals.")


def _quoted(quotes: Sequence[str]) -> str:
    """The first words that tell a thing, in quotation marks."""
    return f"“{' '.join(quotes[0].split())}”" if quotes else ""
