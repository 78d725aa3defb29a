"""What a person's name is: its words, and what of capitalised words is none."""

import re
from collections.abc import Sequence

from pipeline.calendar import MONTHS, WEEKDAYS
from pipeline.extract.language.lexicon import CLOSED, VERBS
from pipeline.extract.names.common import COMMON, is_common
from pipeline.extract.names.mention import UPPER, Mention
from pipeline.extract.names.offices import BORNE, OFFICE_WORDS, OFFICES
from pipeline.extract.names.shortened import CURRENCIES
from pipeline.extract.spans import Taken
from pipeline.wordlist import any_of, words

FIRST = words("first_names")
GIVEN = words("given_names") | FIRST
_WORD = (
    rf"(?:(?:[{UPPER}]\.-?)+|[“\"‘'][{UPPER}]\w+[”\"’']|(?:al|el|ul|ibn|bin|ben)-[{UPPER}][^\W\d_]+"
    rf"|Md\.|(?:[ODLd][’']|(?<=[a-z] )[’'‘ʻ](?!\w+[”\"’']))?[{UPPER}][^\W\d_]*(?:[’'][{UPPER}][^\W\d_]+)?(?:-[^\W\d_]+)*)"
)
PARTICLES = rf"(?:{any_of(words('particles'))} ){{0,3}}"
_BEGINS = rf"(?=[{UPPER}“\"‘'d]|[aeuib][a-z]{{1,2}}-)"  # as a name does: most of a text is passed over here
NAME = re.compile(rf"{_BEGINS}{_WORD}(?: {PARTICLES}{_WORD}){{0,4}}")
_TITLES = any_of(t for t, kind in OFFICES.items() if kind in BORNE)
STYLES = rf"(?:(?:(?i:{_TITLES})\.? ){{0,4}})"
_OF_STATE = re.compile(r",? of (?:the )?")
_OWNS = re.compile(r"[’'-]")
_POSTNOMINALS = words("postnominals")
_PLACE_OPENERS = words("place_openers")
_VESSEL = re.compile(rf"\b{any_of(words('vessels'))},? (?:the |[“\"‘'])?\Z")  # of a text in lower case
_FIELDS = words("field_words")
_BODY_NOUNS = words("body_nouns")
_WORD_AFTER = re.compile(r"[”\"’']? ([a-z]+)\b")
_ACRONYM = re.compile(r"(?!(?:II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XV|XVI)\Z)[A-Z]{2,}\Z")
CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
HEADS = words("body_words") | words("geographic_words") | words("agreement_words") | words("thing_words")
_DESIGNATE = frozenset({"elect", "designate", "general", "emeritus", "pro", "ad", "in", "of"})
_NO_PERSONS = words("no_persons")
_EASTERN = words("eastern_surnames")
_INITIAL = re.compile(rf"(?:[{UPPER}]\.-?)+")
_INITIALS = re.compile(rf"(?:[{UPPER}]\.? )+(?=[{UPPER}]\w)")
_SIGNED = re.compile(  # "TOMAS R. VILLARUEL", "P.P. CHAUDHARY"
    rf"(?:[{UPPER}]{{2,}} (?:[{UPPER}]\. )+|(?:[{UPPER}]\.[ -]?){{2,}} ?)[{UPPER}]{{2,}}(?: [{UPPER}]{{2,}})*\Z"
)
_SYLLABLES = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,6}\Z")
_BARE = re.compile(r"\s+(?:[a-z(]|\Z)|[^\w\s]|\Z")


class Others:
    """What a text names besides persons: where it stands, and the countries and bodies by where they end."""

    def __init__(self, length: int, known: Sequence[Mention]) -> None:
        self.all = Taken(length, ((m.start, m.end) for m in known))
        self.but_demonyms = Taken(length, ((m.start, m.end) for m in known if m.kind != "demonym"))
        self.holders = {m.end: m for m in known if m.code or m.kind == "organisation"}
        self.states = {m.start: m for m in known if m.kind == "country" and m.code}

    def state_of(self, text: str, end: int) -> str | None:
        """The code of the state behind the name of somebody in office: "President Duque of Colombia"."""
        link = _OF_STATE.match(text, end)
        state = self.states.get(link.end()) if link else None
        return state.code if state and not _OWNS.match(text, state.end) else None


def untitled(text: str, start: int, end: int) -> tuple[int, str]:
    """Where a name begins behind "Dr" and words that are no part of it, and the name."""
    while (gap := text.find(" ", start, end)) > 0:
        first = text[start:gap].lower().rstrip(".")
        second = text[start : text.find(" ", gap + 1, end)].lower().rstrip(".")
        if _INITIAL.fullmatch(text, start, gap) and OFFICES.get(first) not in BORNE:
            break
        if OFFICES.get(second) in BORNE:
            gap = start + len(second)
        elif first == "deputy" and text[gap + 1 : end].partition(" ")[0] in GIVEN:
            pass
        elif opens_as_name(text, start, gap, end) or (
            first not in CLOSED and OFFICES.get(first) not in BORNE and first.capitalize() not in CALENDAR
        ):
            break
        start = gap + 1
    return start, text[start:end]


def opens_as_name(text: str, start: int, gap: int, end: int) -> bool:
    """Whether a word of English is a first name within a sentence: "its director, Will Carlson"."""
    last = text[gap + 1 : end]
    within = start > 1 and text[start - 2] not in ".?!:\n"
    return within and " " not in last and text[start:gap] in GIVEN and not is_common(last.lower()) and last.istitle()


def ended(name: str) -> str:
    """A name without letters of honour behind it: "Jane Doe MP"."""
    while (gap := name.rfind(" ")) > 0 and name[gap + 1 :] in _POSTNOMINALS:
        name = name[:gap]
    return name


def is_thing(before: str, name: str, text: str, end: int) -> bool:
    """Whether a name is that of a place or a made thing: "the frigate Oruna", "Port Said", "the Ak Tepe field"."""
    if name.split(maxsplit=1)[0] in _PLACE_OPENERS or _VESSEL.search(before.lower()):
        return True
    after = _WORD_AFTER.match(text, end)
    return bool(after and (after[1] in _FIELDS or after[1] in _BODY_NOUNS))


def is_name(name: str, start: int, known: Others, alone: bool = False) -> bool:
    """Whether capitalised words can be a person's name; `alone`, without an office before them, no word may be common."""
    plain = [w.strip("“”\"‘’'.") for w in name.split()]
    parts = [w.lower() for w in plain]
    common = [
        is_common(w) and not _INITIAL.fullmatch(said) and (said not in FIRST or said.lower() in CLOSED)
        for w, said in zip(parts, name.split(), strict=True)
    ]
    initials = _INITIALS.match(name)
    if name.isupper():
        shouted = any(common) or (alone and not _SIGNED.match(name))
    else:
        shouted = alone and any(_ACRONYM.match(w) for w in plain)
    if (
        not parts
        or len(plain[-1]) < 2
        or shouted
        or not _NO_PERSONS.isdisjoint(plain)
        or (parts[-1] in OFFICES and not is_eastern(plain))
        or (
            any(w in CALENDAR for w in plain[1 if initials else 0 :]) and (alone or not initials) and not _is_may(plain)
        )
        or any(w in CURRENCIES for w in plain)
    ):
        return False
    if all(common) and (alone or len(parts) != 2 or plain[0] not in GIVEN or plain[1] in HEADS):
        return False
    if alone and any(common) and not (_has_first_name(plain, common) or is_korean(plain) or is_eastern(plain)):
        return False
    return not (known.all if alone else known.but_demonyms).touches(start, start + len(name))


def _is_may(parts: Sequence[str]) -> bool:
    """Whether the month at the end of a name is a surname: "Theresa May"."""
    return len(parts) == 2 and parts[1] == "May" and parts[0] in GIVEN


def has_own_word(name: str) -> bool:
    """Whether a name of two words or more ends in one that is none of English."""
    return " " in name and not is_common(name.rsplit(" ", 1)[1].lower()) and not name.isupper()


def _has_first_name(parts: Sequence[str], common: Sequence[bool]) -> bool:
    """Whether a first name and nothing but a surname tells a person, though one of the two is a common word."""
    if parts[0] not in GIVEN or any((w in HEADS and w != "Bill") or w.lower() in OFFICE_WORDS for w in parts):
        return False
    if len(parts) == 2 and parts[0] == "Bill":
        return not common[1] and len(parts[1]) > 2
    return sum(common) == 1 and (not common[0] or len(parts) > 2)


def is_eastern(parts: Sequence[str]) -> bool:
    """Whether a name is a surname of East Asia and short names behind it: "Goh Chok Tong", "Hun Sen"."""
    return (
        1 < len(parts) < 5
        and parts[0] in _EASTERN
        and all(len(w) < 9 and w.istitle() for w in parts)
        and (len(parts) > 2 or not is_common(parts[1].lower()))
    )


def is_korean(parts: Sequence[str]) -> bool:
    """Whether a name is a surname and two syllables: "Kim Min-seok"."""
    return len(parts) == 2 and bool(_SYLLABLES.match(parts[1])) and not is_common(parts[1].lower())


def is_lone(name: str, text: str, start: int, known: Others) -> bool:
    """Whether a common word right behind an office is a surname: "President Bush said"."""
    end = start + len(name)
    if " " in name or not name.istitle() or name in HEADS or name in CALENDAR or not _BARE.match(text, end):
        return False
    word = name.lower()
    form = VERBS.get(word)
    is_office = word in OFFICES or word in OFFICE_WORDS or word in CLOSED or word in _DESIGNATE
    plural = word.endswith("s") and word[:-1] in COMMON
    return not is_office and not plural and not (form and form.third) and not known.all.touches(start, end)


def trimmed(name: str) -> str:
    """A name without a verb that a headline capitalises behind it: "Obama Visits"."""
    parts = name.split()
    for i, word in enumerate(parts[1:], 1):
        form = VERBS.get(word.lower())
        if form and form.third and not form.base and (i > 1 or parts[0] not in GIVEN):
            return " ".join(parts[:i])
    return name


def clean(name: str) -> str:
    """A name as the account has it: without "’s" within, commas at its ends and doubled spaces."""
    return " ".join(name.replace("’s ", " ").split()).strip(",")
