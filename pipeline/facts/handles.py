"""Handles: words by which a person names one fact of an account, such as `trade RUS-JPN 2013` or `event visit Abe 2014`.

A handle is a list of words that are all true of a fact, and of no other. What is not plain must be named: goods, a kind
other than a level, and that a thing did not take place; so no forecast is ever taken for a fact, and no part for the whole.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from itertools import combinations
from textwrap import shorten

from pipeline import edtf, wording
from pipeline.facts.sayings import IS_DATE, KINDS, PLAIN, Fact, Sayings, Thing, stems
from pipeline.records import Account, Entity, Event, Evidence, Observation

FEWEST_DIGITS = 4  # of an id that is cut short
MOST_EXTRAS = 2  # words that single a fact out, beside those that say what it is
MOST_SHOWN = 4  # facts in a message
LONGEST_TITLE = 64  # characters of an event's title in a message
CLOSE = 0.75  # how alike a word must be to one that is known, for it to be taken for meant
_PARTS = re.compile(r"[:|]")
_TOKEN = re.compile(r'"[^"]*"?|[^\s"]+')
_ID = re.compile(rf"(?:obs|event|{'|'.join(KINDS[2:])})-[0-9a-f]{{{FEWEST_DIGITS},}}\Z")


class HandleError(ValueError):
    """What is wrong with a handle, in words; `nearest` are handles that find something."""

    def __init__(self, said: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(said)
        self.nearest = tuple(nearest)


@dataclass(frozen=True)
class Handle:
    """The words of a handle, and which parts of the fact are asked for, in the order given."""

    words: tuple[str, ...]
    parts: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join(self.words)


def parse(text: str) -> Handle:
    """A handle from what stands between the braces: words, then behind a colon (or a bar) what is wanted of the fact,
    parted by commas. HandleError for one without words, or with a part that is empty.
    """
    given, *rest = _PARTS.split(text)
    words = tuple(t.strip('"') for t in _TOKEN.findall(given) if t.strip('"'))
    parts = tuple(" ".join(p.split()) for more in rest for p in more.split(","))
    if not words:
        raise HandleError("a handle names a fact, such as {trade RUS-JPN 2013}; this one has no words.")
    if "" in parts:
        raise HandleError(f"behind the words of {{{' '.join(words)}}} stands a colon or comma, and nothing behind it.")
    return Handle(words, parts)


@dataclass
class Facts:
    """All facts of an account, to be found by their handles."""

    account: Account
    _by_word: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set), repr=False)
    _of: dict[str, set[int] | None] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._sayings = Sayings(self.account)
        for n, fact in enumerate(self.all):
            for word in fact.words:
                self._by_word[word].add(n)

    @cached_property
    def all(self) -> list[Fact]:
        """Every fact: figures, events, persons and the like, in the order of the account."""
        things: tuple[Thing, ...] = (*self.account.observations, *self.account.events, *self.account.entities)
        return [*map(self._sayings.of, things)]

    def find(self, handle: Handle) -> Fact:
        """The one fact of which all that a handle says is true; HandleError if there is none, or more than one."""
        found = self._alone(handle)
        if len(found) == 1:
            return found[0]
        raise self._several(handle, found) if found else self._none(handle)

    def name(self, fact: Fact) -> str:
        """The shortest handle that says what a fact is, whose and when, and finds it alone; its id if there is none."""
        for many in range(MOST_EXTRAS + 1):
            for extras in combinations(fact.extras, many):
                words = (*fact.base, *extras)
                if words and self._is_found_by(Handle(words), fact):
                    return " ".join(words)
        return fact.id

    def search(self, words: Sequence[str]) -> list[Fact]:
        """The facts that have to do with all of some words, in the order of the account."""
        kinds = {w for w in words if w in KINDS}
        return [
            f
            for f in self.all
            if (not kinds or f.kind in kinds)
            and all(self._is_of(w, f) and set(self._stems(w)) <= f.words for w in words if w not in KINDS)
        ]

    def change(self, observation: Observation) -> Observation | None:
        """The stated or derived change of a level, if there is one and no other."""
        same = [o for o in self.account.observations if o.kind == "change" and _thing(o) == _thing(observation)]
        return same[0] if len(same) == 1 else None

    def evidence(self, thing: Thing) -> tuple[Evidence, ...]:
        """Where a thing is told; of a derived value where its terms are."""
        if isinstance(thing, Observation) and thing.derived_from:
            terms = [o for o in self.account.observations if o.id in thing.derived_from]
            return tuple(e for o in terms for e in self.evidence(o))
        return thing.evidence

    def _alone(self, handle: Handle) -> list[Fact]:
        """What a handle finds, a whole name before one that holds it."""
        found = self._fitting(handle)
        return [f for f in found if _is_called(f, handle)] or found if len(found) > 1 else found

    def _is_found_by(self, handle: Handle, fact: Fact) -> bool:
        found = self._alone(handle)
        return len(found) == 1 and found[0] is fact

    def _fitting(self, handle: Handle) -> list[Fact]:
        words = list(handle.words)
        if len(words) == 1 and (m := _ID.match(words[0])):
            return [f for f in self.all if f.id.startswith(m[0])]
        kind = words.pop(0) if words[0] in KINDS else "figure"
        stems = frozenset(s for w in words for s in self._stems(w))
        having = [self._by_word.get(stem, set()) for stem in stems]
        having += [of_it for word in words if (of_it := self._compared(word)) is not None]
        found = set.intersection(*sorted(having, key=len)) if having else None
        numbers = range(len(self.all)) if found is None else sorted(found)
        return [f for f in (self.all[n] for n in numbers) if f.kind == kind and all(stems & must for must in f.musts)]

    def _stems(self, word: str) -> list[str]:
        """What is looked up of a word; of a date or a pair nothing, for these are compared, nor of "of" and the like."""
        compared = IS_DATE.match(word) or self._sayings.countries.pair(word) or word.casefold() in PLAIN
        return [] if compared else stems(word)

    def _compared(self, word: str) -> set[int] | None:
        """The facts of a date or a pair, found out once; None of other words, which are looked up."""
        if word not in self._of:
            compared = IS_DATE.match(word) or self._sayings.countries.pair(word)
            self._of[word] = {n for n, f in enumerate(self.all) if self._is_of(word, f)} if compared else None
        return self._of[word]

    def _is_of(self, word: str, fact: Fact) -> bool:
        """Whether a date or a pair is that of a fact; true of other words."""
        if IS_DATE.match(word):
            return _dated(word, fact)
        if pair := self._sayings.countries.pair(word):
            return fact.sides == pair or (not fact.directed and sorted(fact.sides) == sorted(pair))
        return True

    def _several(self, handle: Handle, found: Sequence[Fact]) -> HandleError:
        names = [self.name(f) for f in found]
        shown = [f"{{{name}}} ({told(f)})" for name, f in zip(names, found, strict=True)]
        more = f", and {len(shown) - MOST_SHOWN} more" if len(shown) > MOST_SHOWN else ""
        return HandleError(
            f"{{{handle}}} fits {len(found)} facts; say which: {', '.join(shown[:MOST_SHOWN])}{more}.", names
        )

    def _none(self, handle: Handle) -> HandleError:
        near = self._nearest(handle)
        names = [self.name(f) for f in near]
        shown = ", ".join(f"{{{name}}} ({told(f)})" for name, f in zip(names, near, strict=True))
        meant = [(w, m) for w in handle.words if w not in KINDS and (m := self._meant(w))]
        spelt = "".join(f" `{w}` is no word of any; did you mean `{m}`?" for w, m in meant)
        return HandleError(
            f"no fact is {{{handle}}}.{spelt}{f' Near to it: {shown}.' if shown else ''}"
            " `briefwright facts` lists all that there are.",
            names,
        )

    def _meant(self, word: str) -> str | None:
        """The known word that one which no fact has may have been meant for."""
        if all(s in self._by_word for s in self._stems(word)):
            return None
        return next(iter(get_close_matches(word.casefold(), self._vocabulary, 1, CLOSE)), None)

    @cached_property
    def _vocabulary(self) -> list[str]:
        """Words as a person writes them, for one that was misspelt."""
        written = {w.casefold() for f in self.all for text in (*f.base, *f.extras) for w in text.split()}
        return sorted(written - PLAIN)

    def _nearest(self, handle: Handle) -> list[Fact]:
        words = list(handle.words)
        kind = words.pop(0) if words[0] in KINDS else "figure"
        spelt = [self._meant(w) or w for w in words]
        said = frozenset(s for w in spelt for s in self._stems(w))

        def score(fact: Fact) -> float:
            right = sum(
                self._is_of(w, fact) if not self._stems(w) else set(self._stems(w)) <= fact.words for w in spelt
            )
            return right - 0.4 * sum(not said & must for must in fact.musts)

        ranked = sorted(((score(f), n) for n, f in enumerate(self.all) if f.kind == kind), key=lambda r: (-r[0], r[1]))
        best = ranked[0][0] if ranked else 0
        return [self.all[n] for s, n in ranked[:3] if s > 0 and s > best - 1]


def told(fact: Fact) -> str:
    """A fact in a few words: a value, a date and title, a name."""
    thing = fact.thing
    match thing:
        case Observation():
            return wording.amount(thing)
        case Event():
            return f"{wording.date(thing.when)}: {shorten(thing.title, LONGEST_TITLE, placeholder=' …')}"
    return thing.name


def _is_called(fact: Fact, handle: Handle) -> bool:
    """Whether a handle gives the whole name of a person, place or the like."""
    named = isinstance(fact.thing, Entity) and stems(fact.thing.name)
    return named == [s for w in handle.words[1:] for s in stems(w)]


def _dated(word: str, fact: Fact) -> bool:
    """Whether a date is a fact's: of a figure the very period, of others one that covers it."""
    if fact.date is None or fact.kind == "figure" or fact.date == word:
        return fact.date == word
    return edtf.is_date(word) and edtf.is_date(fact.date) and edtf.covers(word, fact.date)


def _thing(o: Observation) -> tuple[object, ...]:
    return o.measure, o.reporter, o.partner, o.parties, o.commodity, o.period, o.realis
