"""Persons: a name beside an office or a form of address, or one that does what persons do."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from pipeline.extract.names.gazetteer import small_towns, towns
from pipeline.extract.names.mention import Mention
from pipeline.extract.names.offices import BORNE, OFFICES, offices
from pipeline.extract.names.people.in_office import named_after, named_before, signed, with_counterparts
from pipeline.extract.names.people.person import (
    GIVEN,
    HEADS,
    NAME,
    Others,
    clean,
    ended,
    is_eastern,
    is_korean,
    is_name,
    is_thing,
    opens_as_name,
    untitled,
)
from pipeline.extract.names.ways import names_a_way, stands_on_a_way

_LATEST = 3  # persons found last, of whom a name may be told twice: by what stands before it and behind
_PLACED = re.compile(
    r"(?:(?i:\b(?:the|in|at|near|from|to|into|across|outside|off|towards?|around|via|on|aboard|through|along|onto|beyond|visit(?:s|ed)?"
    r"|reached|(?:line|road|railway|pipeline|border|crossing|link|route|highway|motorway|cable|bridge|tunnel|distance|ferry|canal)"
    r" between)|[’']s) |-)\Z"
)
_OF = re.compile(r"(?i)\bof \Z")
_OF_WHOM = re.compile(
    r"(?i:\b(?:government|cabinet|arrest|death|election|re-election|inauguration|son|daughter|wife|widow|brother|sister|heir"
    r"|rule|presidency|resignation|visit|party|fall|murder|assassination|trial|tomb|grave|memory|portrait|statue|lawyers?|allies"
    r"|supporters|under)|\b[A-Z]+\)|\b[A-Z]{3,}) of \Z"
)
_OF_LAND = re.compile(
    r"\b(?:provinces?|cit(?:y|ies)|towns?|villages?|districts?|regions?|ports?|islands?|count(?:y|ies)|municipalit(?:y|ies)"
    r"|posts?) of \Z"
)
_TOWARDS = re.compile(r"\b(?:to|from|by|on) \Z")
_BELONGS = re.compile(r"[’']s (?!(?:port|airport|harbou?r|station|terminal|market)s?\b)[a-z]")
_WHO = re.compile(r", who\b")
_OWNED = re.compile(r"[’']s \Z")
_BYLINE = re.compile(r"(?:\b(?:From|To|By|by|Cc|Contact|Contacts|Author|Authors|Enquiries|Signed|Signatory)):? \Z")


def people(text: str, known: Sequence[Mention]) -> list[Mention]:
    """The persons that a text names. `known` are the names found before; none of them is taken for a person.

    Taken are a name after an office or form of address ("then-President Vladimir Putin", "Mr. Tofail Ahmed"), before
    one in apposition ("Tofail Ahmed, Minister of Commerce of Bangladesh"), and a name of two words or more that stands
    where no place stands, not after "in", "at", "to" or "the": none of its words is common, or the first is a first
    name ("Helen Fisher"), or the last is made of syllables as in Korea ("Kim Min-seok").
    """
    found: list[Mention] = []
    others = Others(len(text), known)
    named = list(offices(text, known))
    for office in named:
        latest = {p.start for p in found[-_LATEST:]}
        found += named_after(text, office, others) or named_before(text, office, others, latest)
    found += _alone(text, others)
    found += signed(text, named[-1], others) if named else ()
    return with_counterparts(_apart(found))


def _apart(found: Sequence[Mention]) -> list[Mention]:
    """Persons in order, of those told twice the one of whom most is told."""
    ordered = sorted(found, key=_most_telling_first)
    reached = [0, *accumulate((p.end for p in ordered), max)]
    return [p for p, end in zip(ordered, reached, strict=False) if p.start >= end]


def _most_telling_first(p: Mention) -> tuple[object, ...]:
    borne = OFFICES.get((p.role or "").lower()) in BORNE
    return p.start, p.role is None, borne, -len(p.role or ""), -p.end


def _alone(text: str, others: Others) -> Iterator[Mention]:
    """Those named by two words or more without an office."""
    for m in NAME.finditer(text):
        if " " not in m.group():
            continue
        start, name = untitled(text, m.start(), m.end())
        name = ended(name)
        end = start + len(name)
        before = text[max(0, start - 24) : start]
        if " " not in name or is_thing(before, name, text, end) or not _is_whole(name, text, start, before, others):
            continue
        if not _is_of_a_place(name, text, start, before):
            role = "Deputy" if before.endswith("Deputy ") and start > m.start() else None
            yield Mention(start, end, "person", clean(name), role=role)


def _is_whole(name: str, text: str, start: int, before: str, others: Others) -> bool:
    """Whether words are a whole name: "Helen Fisher"; a word of English opens one within a sentence or behind "From:"."""
    if is_name(name, start, others, alone=True):
        return True
    end = start + len(name)
    within = (
        opens_as_name(text, start, start + name.find(" "), end)
        and HEADS.isdisjoint(name.split())
        and not others.all.touches(start, end)
    )
    signed_by = _BYLINE.search(before) and name.split(maxsplit=1)[0] in GIVEN
    return bool(within or signed_by) and is_name(name, start, others)


def _is_of_a_place(name: str, text: str, start: int, before: str) -> bool:
    """Whether a name stands where a place's does: "in Bela Krajna", "the province of Dak Lak"; not where it is told of as a
    person's, "visited by Helen Fisher", "near Helen Fisher, who".
    """
    end, parts = start + len(name), name.split()
    if _OF_LAND.search(before) or names_a_way(text, end) or stands_on_a_way(text, start, end):
        return True
    first_name = parts[0] in GIVEN or is_korean(parts) or is_eastern(parts)
    if not first_name and (name in small_towns() or name in towns()):
        return True
    apart = _OWNED.search(before) or _BYLINE.search(before) or _TOWARDS.search(before) or _BELONGS.match(text, end)
    acts = _WHO.match(text, end) and not before.endswith(("the ", "The "))
    if _PLACED.search(before) and not (first_name and apart) and not acts:
        return True
    of_whom = _OF_WHOM.search(before) or text.startswith((" and ", ","), end)
    return bool(_OF.search(before)) and not (first_name or of_whom)
