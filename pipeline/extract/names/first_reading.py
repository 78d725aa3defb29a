"""The names in a text that can be told without the rest of the document, and what a document tells of a name once for all."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.names.accords import accords
from pipeline.extract.names.acronyms import unexplained
from pipeline.extract.names.bodies import bodies
from pipeline.extract.names.common import is_common
from pipeline.extract.names.firms import firms
from pipeline.extract.names.gazetteer import countries_of_towns, country_names, names_in, namesakes, small_towns, towns
from pipeline.extract.names.institutions import described
from pipeline.extract.names.mention import CALENDAR, UPPER, Mention
from pipeline.extract.names.offices import BORNE, OFFICES
from pipeline.extract.names.people import people
from pipeline.extract.names.people.person import GIVEN
from pipeline.extract.spans import Taken, begin
from pipeline.wordlist import any_of, words

_DAYS = any_of(CALENDAR)
_IN_NAME = re.compile(rf" (?!(?:{any_of(t.title() for t in OFFICES)}|{_DAYS}|[IVX]+)\b)[A-Z][a-z]+\b")
_HEADS = (
    words("body_words")
    | words("body_parts")
    | words("geographic_words")
    | words("agreement_words")
    | words("thing_words")
)
_SURNAME = re.compile(rf" ([{UPPER}][^\W\d_]+)(?![\w-])")
_NAME_BESIDE = re.compile(rf" [{UPPER}][^\W\d_]+(?![\w-])")
_BEFORE = re.compile(rf"(?<![\w’'.–-])(?P<first>[{UPPER}][^\W\d_]+) \Z")
_TITLE = re.compile(rf"\b(?P<title>{any_of(t.title() for t in OFFICES)}|Mr|Mrs|Ms|Dr)\.? \Z")
_VIA = re.compile(r"\b[Vv]ia \Z")  # "via Lao Bao"
_PLACED = re.compile(
    r"(?i)\b(?:the|in|at|near|from|to|into|across|outside|of|for|through|via|towards?|between|around|via|than|like) \Z"
)
_KIND = re.compile(rf" {any_of(w.lower() for w in _HEADS | words('field_words') | words('body_nouns'))}\b")
_LAND_NAMES = words("land_names")
_WORD_SURNAMES = words("word_surnames")
_NO_SURNAMES = _HEADS | words("company_words") | words("no_persons")
_DIRECTION = re.compile(
    r"\b(?:(?:north|south|east|west|central|(?:north|south)(?:east|west))(?:ern)?|(?:North|South|East|West)(?:ern)?|Central) \Z"
    r"|\b(?:Nord|Sud|Süd|North|South|East|West)-\Z"
)
BESIDE = re.compile(rf" (?!(?:{_DAYS})\b)[A-Z]\w+|-[a-z]*[A-Z]")


def named(text: str) -> list[Mention]:
    """The names in a text that can be told without the rest of the document."""
    first = [_directed(text, m) for m in names_in(text) if not _is_in_name(text, m)]
    found = list(bodies(text, first))
    others = [*found, *accords(text, first)]
    others += unexplained(text, sorted([*first, *others], key=begin))
    others += described(text, sorted([*first, *others], key=begin))
    others += firms(text, sorted([*first, *others], key=begin))
    apart: list[Mention] = []
    taken = Taken(len(text))
    for mention in (*people(text, sorted([*first, *others], key=begin)), *others, *first):
        if not taken.touches(mention.start, mention.end):
            taken.take(mention.start, mention.end)
            apart.append(mention)
    return sorted(apart, key=begin)


def settle(found: Sequence[list[Mention]]) -> dict[str, str]:
    """Let what a document tells of a name once hold for all of it: no surname is a company, no company a person. Returned are the
    companies by the first word of their names.
    """
    persons = {
        m.name
        for mentions in found
        for m in mentions
        if m.kind == "person" and (m.role or m.name.split()[0] in GIVEN or " " not in m.name)
    }
    surnames = {part for name in persons for part in name.split(" ")}
    told = {m.name for mentions in found for m in mentions if m.kind == "organisation" and m.is_guess}
    told -= surnames | persons
    for mentions in found:
        mentions[:] = [
            replace(m, kind="organisation", role=None, of=None) if m.kind == "person" and m.name in told else m
            for m in mentions
            if not m.is_guess or m.name in told
        ]
    return {name.split(" ")[0]: name for name in sorted(told)}


def tell_apart(texts: Sequence[str], found: Sequence[list[Mention]]) -> None:
    """Let a word for the people of two states mean those of the one that a document names: "Congolese" in Brazzaville."""
    states = {m.code for mentions in found for m in mentions if m.kind in ("country", "capital")}
    for text, mentions in zip(texts, found, strict=True):
        for i, m in enumerate(mentions):
            codes = namesakes().get(text[m.start : m.end].partition(" ")[0], ()) if m.code else ()
            meant = [code for code in codes if code in states]
            if len(meant) == 1 and meant[0] != m.code:
                name = country_names()[meant[0]] if m.kind == "demonym" else m.name
                mentions[i] = replace(m, code=meant[0], name=name)


def _is_in_name(text: str, mention: Mention) -> bool:
    """Whether a region, or a capital that is a first name too, is a part of a longer name: "Santiago Peña"; or a capital or a
    company is a surname: "Ana Lima", "Marcelo Odebrecht"; or a word for a people begins the name of a town: "Thai Nguyen".
    """
    if mention.kind in ("capital", "organisation") and " " not in mention.name and _is_surname(text, mention):
        return True
    if mention.kind == "demonym":
        beside = _NAME_BESIDE.match(text, mention.end)
        name = text[mention.start : beside.end()] if beside else ""
        alone = beside and not is_common(beside.group()[1:].lower()) and not BESIDE.match(text, beside.end())
        return (
            name in towns()
            or name in small_towns()
            or bool(alone and _VIA.search(text, max(0, mention.start - 5), mention.start))
        )
    if mention.kind in ("country", "capital"):
        return _is_first_name(text, mention)
    return mention.kind == "place" and _IN_NAME.match(text, mention.end) is not None


def _is_first_name(text: str, land: Mention) -> bool:
    """Whether a state or a capital is the first name of somebody: one with a title before it ("Mr Chad Brown"), or one that
    people bear, before a surname, where no preposition makes it a place: "Jordan Smith met", not "in Jordan Ahmed".
    """
    name = text[land.start : land.end]
    surname = _SURNAME.match(text, land.end) if " " not in name and "." not in name else None
    if surname is None or surname[1] in _NO_SURNAMES or surname[1] in CALENDAR or surname[1].lower() in OFFICES:
        return False
    common = is_common(surname[1].lower())
    if title := _TITLE.search(text, max(0, land.start - 24), land.start):
        borne = OFFICES.get(title["title"].lower()) in BORNE
        return not common or surname[1] in _WORD_SURNAMES or (borne and not BESIDE.match(text, surname.end()))
    return (
        name in _LAND_NAMES
        and (not common or surname[1] in _WORD_SURNAMES)
        and not BESIDE.match(text, surname.end())
        and not _PLACED.search(text, max(0, land.start - 12), land.start)
        and not _KIND.match(text, surname.end())
        and next(names_in(surname[1]), None) is None
        and countries_of_towns().get(surname[1]) != land.code
        and f"{name} {surname[1]}" not in towns() | small_towns()
    )


def _is_surname(text: str, mention: Mention) -> bool:
    """Whether a first name that is no word and no town stands before a name."""
    first = _BEFORE.search(text, max(0, mention.start - 20), mention.start)
    if not first or first["first"] not in GIVEN or is_common(first["first"].lower()) or text[mention.start].islower():
        return False
    return first["first"] not in towns() and not BESIDE.match(text, mention.end)


def _directed(text: str, mention: Mention) -> Mention:
    """A region with the direction before it: "eastern Mediterranean", "North Sumatra"."""
    m = _DIRECTION.search(text, max(0, mention.start - 13), mention.start) if mention.kind == "place" else None
    return replace(mention, start=m.start(), name=text[m.start() : mention.end]) if m else mention
