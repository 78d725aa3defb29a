"""Places that are in no list, told by what stands beside them, and towns of the list where they cannot be persons."""

import re

from pipeline.extract.language.lexicon import CLOSED
from pipeline.extract.names.common import HAPPENINGS, are_common, is_common
from pipeline.extract.names.gazetteer import mere_towns, small_towns, towns
from pipeline.extract.names.mention import UPPER
from pipeline.extract.names.offices import OFFICES
from pipeline.extract.names.people.person import GIVEN, NAME
from pipeline.extract.names.ways import names_a_way, stands_on_a_way
from pipeline.extract.spans import lowered
from pipeline.wordlist import any_of, words

_PLACED = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Vv]ia|[Oo]ff|[Oo]ut of|[Oo]utside|[Rr]each(?:ed|es)|(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est) of) \Z"
)
_LED_TO = re.compile(
    r"(?i)\b(?:in|at|near|from|to|via|through|into|outside|between|around|towards?|of|and|or|the|visit(?:s|ed)?|reached"
    r"|left) \Z"
)
_LED_INTO = re.compile(
    r"(?i)\b(?:in|at|near|from|to|via|through|into|outside|between|around|towards?|reached|left|toured) \Z"
)
_ALONG = re.compile(r"(?i)\b(?:on|across|along|over|onto|off|past|beyond) \Z")
_OF_ITS = re.compile(
    r"(?i)\b(?:mines?|people|residents?|inhabitants|farmers|growers|visitors|posts?|shops?|streets?|markets?|workers|yards?|quays?|mayor"
    r"|port) (?:of|at) \Z"
)
_WAY = re.compile(  # of a text in lower case
    rf"\b{any_of(words('ways'))} (?:[a-z]+ ){{0,2}}?(?:to|from|between) \Z"
)
_KINDS_OF_LAND = any_of(w.lower() + s for w in words("geographic_words") for s in ("", "s"))
_LANDS = rf"(?:{_KINDS_OF_LAND}|provinces|cities|towns?|villages?|cantons?|prefectures?)"
_OF_LAND = re.compile(rf"\b{_LANDS}(?: of(?: the)?|,) \Z")
_FIELD = re.compile(rf" {any_of(words('field_words') - {'pipeline', 'project'})}\b")
_VESSEL = re.compile(rf"\b{any_of(words('vessels'))},? (?:the |[“\"‘'*])?\Z")  # of a text in lower case
_PART = rf"[{UPPER}][^\W\d_]+"
_COMPOUND = re.compile(rf"(?<![\w’'.&–-]){_PART}(?:(?: {_PART})?[–/-]{_PART}(?: {_PART})?)+")
"""What a hyphen or a slash joins: "Raxaul-Birgunj", "Hassi Rmel-Ain Salah", "Tema/Ouagadougou"; two words only beside a way."""
_LINE = re.compile(
    r" (?:[a-z]+ )?(?:line|route|pipeline|crossing|corridor|road|railway|link|border|highway|interconnector|rail|ferry|motorway"
    r"|canal|tunnel|bridge|flights?|cable|section)\b"
)
_LINE_BEFORE = re.compile(
    r"\b(?:crossing|checkpoint|border|line|railway|route|road|pipeline|corridor|ferry|link|motorway|highway)s?"
    r"(?: (?:at|of|between|from|on|along))? \Z"
)
_ONE_LAND = re.compile(
    r" (?i:provinces?|regions?|districts?|county|counties|oblasts?|governorates?|prefectures?|departments?|states?|municipality"
    r"|cantons?|islands?|peninsula|aimags?|emirate|territory|voivodeship|valley|plain)\b"
)
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_BESIDE = re.compile(r"[A-ZÀ-Þ]\w*[ -]\Z")
_GOES_ON = re.compile(r"[ -][A-ZÀ-Þ]|[ -]?&")
_JOINTS = re.compile("[–/-]")
_APART = re.compile(r"[\s–/-]")
_AMOUNT = re.compile(r"\.? ?\d")
_PREFIXES = frozenset({"Trans", "Pan", "Anglo", "Franco", "Sino", "Euro", "Afro", "Ust", "Intra", "Extra"})
_NO_TOWN = re.compile(  # what somebody or a company does
    r",? (?:said|says|told|added|warned|argued|wrote|whose?)\b|[’']s\b"
    r"| (?:bought|closed|cut|opened|postponed|raised|sold) (?:its|an?|the)\b"
)
_SHORTEST = 5  # letters of a town that nothing but the list tells
_NO_PLACES = words("no_places")
_OPENERS = words("place_openers")
_BODIES = words("body_words") | words("body_openers") | words("company_words")


def place_at(text: str, start: int, *, listed: bool) -> str | None:
    """A place that begins at a character: one that nothing but its preposition or the kind of land beside it tells ("in
    Milan", "the islands of Aland", "the railway to Batumi", "the Ak Tepe field"), or one `listed` behind another;
    a town of the list wherever the words beside it do not make it a person's name.
    """
    m = NAME.match(text, start)
    name = _told_as_place(text, m, text[max(0, start - 40) : start], listed=listed) if m else None
    if not (m and name) or _is_none(text, m):
        return None
    return name


def _is_none(text: str, m: re.Match[str]) -> bool:
    """Whether a name is that of a ship, of money before its amount, or holds a word that no place has."""
    parts = _APART.split(m.group())
    vessel = _VESSEL.search(lowered(text), max(0, m.start() - 40), m.start())
    initial = any(len(part) == 2 and part[1] == "." and part != "St." for part in parts)
    return bool(vessel or initial or _AMOUNT.match(text, m.end())) or not _NO_PLACES.isdisjoint(parts)


def _told_as_place(text: str, m: re.Match[str], before: str, *, listed: bool) -> str | None:
    """What of a name the lists and the words beside it take for a place."""
    start, end = m.span()
    town, small = _longest(m.group(), towns()), _longest(m.group(), small_towns())
    if town and (listed or _LED_TO.search(before) or _names_happening(text, end)):
        return _whole(m.group(), town, text, end)
    apart = not before.endswith(("the ", "The ")) and not _BESIDE.search(before)
    if apart and (name := _longest(m.group(), mere_towns())) and not _GOES_ON.match(text, start + len(name)):
        return name
    if small and (
        listed
        or _LED_INTO.search(before)
        or _OF_ITS.search(before)
        or _names_happening(text, end)
        or _FIELD.match(text, end)
    ):
        return small if not _GOES_ON.match(text, start + len(small)) else None
    if apart and (name := town or small) and _stands_alone(text, start + len(name), name):
        return name
    first, *others = _APART.split(m.group())
    opened = first in _OPENERS and bool(others)
    if (
        OFFICES.get(first.rstrip(".").lower()) == "style"
        or m.group().isupper()
        or any(is_common(w.lower()) for w in (others if opened else (first, *others)))
    ):
        return None
    if opened and _BODIES.isdisjoint(others) and (_LED_TO.search(before) or _ALONG.search(before)):
        return m.group()
    told = listed or _PLACED.search(before) or _OF_LAND.search(before) or _WAY.search(before.lower())
    on_a_way = " " in m.group() and (
        stands_on_a_way(text, start, end) or (first not in GIVEN and names_a_way(text, end))
    )  # what is called after a person is none
    return m.group() if told or on_a_way or _FIELD.match(text, end) else None


def _stands_alone(text: str, end: int, name: str) -> bool:
    """Whether a town of the list stands by itself and is no first name: "Izmail handled 11 million tonnes"."""
    if len(name) < _SHORTEST or name in GIVEN or is_common(name.lower()):
        return False
    return not _GOES_ON.match(text, end) and not _NO_TOWN.match(text, end)


def ends_of_a_line(text: str, start: int) -> list[tuple[int, int]]:
    """The places that a compound joins: "the Raxaul-Birgunj crossing", "the crossing at Raxaul-Birgunj", "the Hassi Rmel-Ain
    Salah pipeline"; none of "Fort-Dauphin".
    """
    m = _COMPOUND.match(text, start)
    if not m or m.group() in towns() or m.group() in small_towns():
        return []
    if _APART.split(m.group(), maxsplit=1)[0].lower() in CLOSED:
        return []  # "The Raxaul-Birgunj crossing": its places are looked for behind the article
    end = m.end()
    is_line = bool(_LINE.match(text, end) or _LINE_BEFORE.search(text, max(0, start - 24), start))
    if " " in m.group() and not is_line:
        end = start + len(m.group().split(" ", 1)[0])  # "Raxaul-Birgunj Chamber"
        is_line = False
    name = text[start:end]
    parts = _JOINTS.split(name)
    if len(parts) < 2:
        return []
    if not is_line and (_ONE_LAND.match(text, end) or _PLACED.search(text, max(0, start - 10), start)):
        return []  # "Bayan-Ölgii province"
    plain = sum(map(are_common, parts))
    listed = all(part in towns() or part in small_towns() for part in parts)
    somebody = " " in name and all(part.split(" ")[0] in GIVEN for part in parts)  # "the Jean-Pierre Bemba line"
    if plain > is_line or somebody or any(part in _PREFIXES for part in parts) or not (is_line or listed):
        return []
    spans, at = [], start
    for part in parts:
        spans.append((at, at + len(part)))
        at += len(part) + 1
    return spans


def _whole(name: str, town: str, text: str, end: int) -> str | None:
    """A name that begins as a town's and goes on with a word of its own: "Kota Samarahan", not "Milan Conference", nor "in Geneva
    Okello said"; none where it is somebody's: "shipped to Nelson Mandela".
    """
    others = name[len(town) :].split()
    if len(others) != 1 or len(others[0]) < 3 or is_common(others[0].lower()) or _NO_TOWN.match(text, end):
        return town
    if others[0] in GIVEN or others[0] in towns():
        return None if town in GIVEN else town
    return town if others[0].lower() in words("games") else name


def _longest(name: str, known: frozenset[str]) -> str | None:
    """The longest beginning of a name that is known."""
    if " " not in name:
        return name if name in known else None
    parts = name.split(" ")
    return next((n for i in range(len(parts), 0, -1) if (n := " ".join(parts[:i])) in known), None)


def _names_happening(text: str, end: int) -> bool:
    """Whether what a name stands before happens there: "the Yalta summit"."""
    after = _NEXT_WORD.match(text, end)
    return bool(after and after[1].lower().removesuffix("s") in HAPPENINGS)
