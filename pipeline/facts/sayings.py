"""What a handle may say of each fact: its words, its date, whose it is; and the words that name it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline import wording
from pipeline.likeness import unaccented
from pipeline.records import Account, Entity, Event, Observation

Thing = Observation | Event | Entity

KINDS = ("figure", "event", "person", "organisation", "place", "agreement")
"""What a handle may begin with; without one it names a figure."""

MOST_TRIED = 40  # words of a telling, to single a fact out
_KIND_WORDS = {
    "level": ("level",),
    "change": ("change", "growth"),
    "share": ("share",),
    "ratio": ("ratio", "multiple"),
}
_ENDINGS = re.compile(r"(?<=\w{3})(?:ations?|ing|ed|es|s|e)\Z")
_LOOSE = re.compile(r"[^\w%$€£¥₹.]+|\.(?=\W|\Z)")
IS_DATE = re.compile(r"(?:\.\.|\d{2}[\dX]{2})[-/~.\dX]*\Z")
PLAIN = frozenset("the of and for with from that this in on at to a an by was were has had its their".split())


@dataclass(frozen=True, eq=False)
class Fact:
    """A fact and what a handle may say of it: stems of words, its date, whose it is; `musts` are sets of words of which
    one must be said.
    """

    kind: str
    thing: Thing
    words: frozenset[str]
    musts: tuple[frozenset[str], ...] = ()
    date: str | None = None
    sides: tuple[str, ...] = ()
    directed: bool = True
    base: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the thing."""
        return self.thing.id

    @property
    def doubtful(self) -> tuple[str, ...]:
        """What is in doubt of it, where the brief marks it."""
        return () if isinstance(self.thing, Entity) or not wording.doubted(self.thing) else self.thing.doubtful


class Sayings:
    """What may be said of the facts of one account."""

    def __init__(self, account: Account) -> None:
        self.countries = Countries(account)
        self._entities = {e.id: e for e in account.entities}

    def of(self, thing: Thing) -> Fact:
        """A thing as a fact that a handle can find."""
        match thing:
            case Observation():
                return self._figure(thing)
            case Event():
                return self._event(thing)
        return self._entity(thing)

    def _figure(self, o: Observation) -> Fact:
        codes = o.parties or tuple(filter(None, (o.reporter, o.partner)))
        measure = o.measure or ""
        units = (o.unit, wording.unit(o.unit), wording.SIGNS.get(o.unit, ""), "%" if o.unit == "percent" else "")
        status = "derived" if o.derived_from else "stated"
        sources = tuple(dict.fromkeys(e.source for e in o.evidence))
        quotes = " ".join(e.quote for e in o.evidence) if not o.measure else ""
        loose = (o.commodity or "", o.label or "", o.attribution or "", quotes)
        number = wording.scaled(o)[0].lstrip("+" + wording.MINUS).replace(",", "")
        said = (
            measure, wording.measure(measure), measure.replace("_", " "), *_KIND_WORDS[o.kind], *units, status, o.realis, number,
            o.origin, "doubtful" if wording.doubted(o) else "", *sources, *loose,
            *(n for c in codes for n in self.countries.names(c)),
        )  # fmt: skip
        musts = [frozenset(stems(o.commodity))] if o.commodity else []
        musts += [frozenset(s for w in _KIND_WORDS[o.kind] for s in stems(w))] if o.kind != "level" else []
        musts += [frozenset(stems(o.realis))] if o.realis != "happened" else []
        base = (
            *((measure,) if measure else _longest(o.label or quotes)),
            *(_KIND_WORDS[o.kind][:1] if o.kind != "level" else ()),
            *plain_words(o.commodity or ""),
            *self.countries.shown(codes),
            *((o.period,) if o.period else ()),
            *((o.realis,) if o.realis != "happened" else ()),
        )
        extras = (o.unit, status, *sources, *_telling(" ".join(loose[1:])), *plain_words(number))
        return Fact(
            "figure",
            o,
            _all_stems(said),
            tuple(m for m in musts if m),
            o.period,
            codes,
            not o.parties,
            base,
            tuple(w for w in dict.fromkeys(extras) if w not in base),
        )

    def _event(self, e: Event) -> Fact:
        cast = [self._entities[id] for id in (*e.actors, *e.places, *e.agreements) if id in self._entities]
        sources = tuple(dict.fromkeys(v.source for v in e.evidence))
        doubt = "doubtful" if wording.doubted(e) else ""
        said = (e.title, e.kind, e.realis, e.origin, doubt, *sources, *(n for c in cast for n in (c.name, *c.aliases)))
        musts = (frozenset(stems(e.realis)),) if e.realis != "happened" else ()
        base = (
            "event",
            *_longest(e.title),
            *((e.when,) if e.when else ()),
            *((e.realis,) if e.realis != "happened" else ()),
        )
        extras = (*(w for w in _telling(e.title) if w not in base), *sources, e.kind)
        return Fact("event", e, _all_stems(said), musts, e.when, (), True, base, extras)

    def _entity(self, e: Entity) -> Fact:
        sources = tuple(dict.fromkeys(v.source for v in e.evidence))
        said = (e.name, *e.aliases, e.code or "", *(w for r in e.roles for w in (r.role, r.of or "")), *sources)
        extras = (e.code or "", *_telling(" ".join(r.role for r in e.roles)), *sources)
        base = (e.kind, *plain_words(e.name))
        return Fact(e.kind, e, _all_stems(said), (), e.when, e.parties, False, base, tuple(filter(None, extras)))


class Countries:
    """Parties by code, and by the names that the account has for them."""

    def __init__(self, account: Account) -> None:
        self._names: dict[str, tuple[str, ...]] = {
            e.code: (e.code, e.name, *e.aliases) for e in account.entities if e.code and e.kind == "place"
        }
        parties = {p for o in account.observations for p in (*o.parties, o.reporter, o.partner) if p}
        self._codes = {code.casefold(): code for code in {*parties, *self._names}}
        self._codes |= {n.casefold(): code for code, names in self._names.items() for n in names}

    def names(self, code: str) -> tuple[str, ...]:
        """All that a party is called."""
        return self._names.get(code, (code,))

    def pair(self, word: str) -> tuple[str, ...] | None:
        """The codes of two parties, "RUS-JPN" or "Russia–Japan"; None of what is no pair."""
        first, _, second = word.replace("–", "-").partition("-")
        codes = self._codes.get(first.casefold()), self._codes.get(second.casefold())
        return (codes[0], codes[1]) if codes[0] and codes[1] else None

    def shown(self, codes: Sequence[str]) -> tuple[str, ...]:
        """Parties as a handle names them: two as a pair, a name of several words as words."""
        if len(codes) == 2 and self.pair("-".join(codes)) == tuple(codes):
            return ("-".join(codes),)
        return tuple(w for code in codes for w in plain_words(code))


def stems(text: str) -> list[str]:
    """The words of a text without case, accents and endings: "Côte d'Ivoire's exports" is cot, d, ivoir, s, export."""
    return [_ENDINGS.sub("", w) for w in _LOOSE.split(unaccented(text.casefold())) if w]


def _all_stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(s for text in texts for s in stems(text))


def plain_words(text: str) -> tuple[str, ...]:
    """Words that can stand in a handle as they are: no braces, no marks that part it."""
    return tuple(w for w in _LOOSE.split(text) if stems(w) and not IS_DATE.match(w))


def _telling(text: str) -> tuple[str, ...]:
    """Those words of a text that tell it from others: long ones, and figures."""
    words = (w for w in plain_words(text) if len(w) > 2 and w.casefold() not in PLAIN and w not in KINDS)
    return tuple(dict.fromkeys(words))[:MOST_TRIED]


def _longest(text: str) -> tuple[str, ...]:
    """The two longest of the words that tell a text from others, in their order; of equals the first."""
    words = _telling(text)
    kept = sorted(words, key=lambda w: -len(w))[:2]
    return tuple(w for w in words if w in kept)
