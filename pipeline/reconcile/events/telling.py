"""What a telling of an event says, and whether two tellings can be of one event."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from pipeline import edtf
from pipeline.calendar import MONTHS, WEEKDAYS
from pipeline.likeness import stems
from pipeline.reconcile.events import deeds
from pipeline.records import Entity, Event
from pipeline.wordlist import any_of, table, words

ALIKE = 0.5  # share of a longer telling's words from which a shorter one tells of the same event
ENOUGH = 4  # what tellings in different words must share: who takes part, and twice the words of what it is done to

_ALONE = frozenset({"visit", "meet"})  # deeds that need no object beside those who take part and the place
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_SHORT_NAME = re.compile(r"\b[A-Z][^\W\d_]\b")
_NAME = re.compile(r"(?<!\A)(?<![.!?“\"\[] )\b[A-Z][^\W\d_]+")
_BEGINNING = 16  # characters
_DATE = re.compile(
    rf"\b(?:(?:\d{{1,2}}(?:st|nd|rd|th)? )?{any_of(MONTHS)}(?: \d{{1,2}}\b,?)?(?: \d{{4}})?"
    rf"|(?:1[5-9]|20)\d\d|{any_of(WEEKDAYS)})\b"
)


class Telling(NamedTuple):
    """An event as one source tells it, its words as stems: all that it says, the deeds, what they are done to, figures;
    those who take part, places and agreements, by kind; names that are none of theirs, and all that those are called.
    """

    event: Event
    said: frozenset[str]
    deeds: frozenset[str]
    object: frozenset[str]
    figures: frozenset[str]
    named: frozenset[str]
    called: frozenset[str]
    taking_part: Mapping[str, frozenset[str]]


def read(event: Event, entities: Mapping[str, Entity]) -> Telling:
    """An event as it is told; `entities` are those of the account, by id. A title that is cut off is read in full, and one that
    begins with what stands before its evidence without that.
    """
    quote, title = " ".join(event.evidence[0].quote.split()), event.title
    if title.endswith("…") or ("[" not in title and title[1:_BEGINNING] not in quote):
        title = quote
    text = _DATE.sub(" ", " ".join(title.split()))
    known = [entities[id] for id in (*event.actors, *event.places, *event.agreements) if id in entities]
    called = _called(e for e in known if e.kind != "agreement")
    agreements = _called(e for e in known if e.kind == "agreement")
    done, rest = deeds.told(text)
    content = frozenset(stems(rest)) - _realis()
    figures = frozenset(_FIGURE.findall(text)) | (content & _numerals())
    named = content & _stems(_NAME.findall(text)) - called - agreements - _offices()
    return Telling(
        event=event,
        said=content | done | figures | frozenset(_SHORT_NAME.findall(text)),
        deeds=done,
        object=(content | figures) - called - named - _any_agreement(),
        figures=figures,
        named=named,
        called=called | agreements,
        taking_part={kind: frozenset(e.id for e in known if _part(e) == kind) for kind in map(_part, known)},
    )


def same(a: Telling, b: Telling) -> bool:
    """Whether two tellings whose dates agree are of one event.

    They are if all that the one says the other says too, and it is at least half of it. They also are if, in whatever
    words, they tell the same deed and share those who take part and what it is done to. They are not if each names a
    person, body, state, place, agreement or figure that the other does not: "in Accra" and "in Lagos" are two.
    """
    if _opposed(a, b):
        return False
    short, long = sorted((a.said, b.said), key=len)
    if short <= long and (short == long or len(short) >= max(2, ALIKE * len(long))):
        return True
    return bool((a.deeds & b.deeds) - deeds.that_are("vague")) and _share_enough(a, b)


def done_once(telling: Telling) -> bool:
    """Whether it tells of what is done to its object a single time: a treaty is signed once."""
    return bool(telling.deeds & deeds.that_are("once"))


def _opposed(a: Telling, b: Telling) -> bool:
    pairs = [(a.taking_part[kind], b.taking_part[kind]) for kind in a.taking_part.keys() & b.taking_part.keys()]
    pairs += [(a.figures, b.figures), (a.named - b.called, b.named - a.called)]
    return any(one - other and other - one for one, other in pairs)


def _share_enough(a: Telling, b: Telling) -> bool:
    kinds = a.taking_part.keys() & b.taking_part.keys()
    common = {kind: len(a.taking_part[kind] & b.taking_part[kind]) for kind in kinds}
    if common.get("agreement"):
        return True
    object_ = a.object & b.object
    if a.deeds & b.deeds & _ALONE and (object_ or not (a.object and b.object)):
        return sum(common.values()) >= 2 or bool(
            common.get("person") and _on_one_day(a, b) and "visit" in a.deeds & b.deeds
        )
    told_of = bool(object_) and len(object_) >= ALIKE * min(len(a.object), len(b.object))
    return told_of and sum(common.values()) + len(a.named & b.named) + 2 * len(object_) >= ENOUGH


def _on_one_day(a: Telling, b: Telling) -> bool:
    when = a.event.when
    return when is not None and when == b.event.when and edtf.precision(when) == "day"


def _part(entity: Entity) -> str:
    return "state" if entity.code else entity.kind


def _called(entities: Iterable[Entity]) -> frozenset[str]:
    """Stems of all that entities are called, offices included."""
    return _stems(name for e in entities for name in (e.name, *e.aliases, *(r.role for r in e.roles)))


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for text in texts for stem in stems(text))


@cache
def _realis() -> frozenset[str]:
    """The words that tell whether a thing takes place, which a telling of another time has not."""
    return _stems(row["words"] for row in table("realis"))


@cache
def _numerals() -> frozenset[str]:
    return _stems(row["words"].replace("|", " ") for row in table("numbers")) - {"second"}


@cache
def _any_agreement() -> frozenset[str]:
    """The words for any agreement, which say little of one."""
    return _stems(row["words"].replace("|", " ") for row in table("accords") if row["as"] == "noun")


@cache
def _offices() -> frozenset[str]:
    """The words of offices: what a person is called beside the name."""
    return _stems([*(row["title"] for row in table("offices")), *words("office_words")])
