"""Persons: a name beside an office or a form of address, or one that does what persons do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.extract.language.lexicon import CLOSED, VERBS
from pipeline.extract.names.mention import Mention
from pipeline.extract.spans import Taken
from pipeline.wordlist import table, words

OFFICES = {row["title"]: row["kind"] for row in table("offices")}
OFFICE_WORDS = words("office_words")
COMMON = words("common")
_LONGEST_TITLE = 12  # words before or behind the head of an office's name
_MOST_HOLDERS = 40  # names behind an office that several hold

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞȘŠȚŢŤŪŮŰŲŹŻŽ"
_WORD = (
    rf"(?:(?:[{_UPPER}]\.-?)+|[“\"‘'][{_UPPER}]\w+[”\"’']|(?:al|el|ul|ibn|bin|ben)-[{_UPPER}][^\W\d_]+"
    rf"|(?:[OD][’'])?[{_UPPER}][^\W\d_]*(?:-[^\W\d_]+)*)"
)
_PARTICLES = r"(?:(?:de|da|do|dos|das|di|du|del|della|van|von|der|den|zu|bin|bint|ibn|al|el|la|ter) ){0,3}"
NAME = re.compile(rf"{_WORD}(?: {_PARTICLES}{_WORD}){{0,4}}")
_STYLES = r"(?:(?:Mr|Mrs|Ms|Dr|Shri|Smt|Sir|Dame|Lord|Lady|Hon|H\.E|Prof|Honou?rable)\.? )?"

_HEAD = "|".join(sorted((re.escape(t).replace(r"\ ", "[ -]") for t in OFFICES), key=len, reverse=True))
_OFFICE = re.compile(rf"(?<![\w’'.])(?:[A-Za-z]+-){{0,2}}(?P<head>(?i:{_HEAD}))(?P<many>s)?(?![\w’'-])\.?")
_BEFORE = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*) \Z")
_CAPITALISED = re.compile(rf"[{_UPPER}]\w+(?:-\w+)*")
_LINK = re.compile(r",? and (?:the )?| of (?:the )?| for (?:the )?| to (?:the )?|, |-| ")
_AFTER = re.compile(rf"(?P<gap>,? ){_STYLES}(?P<name>{_PARTICLES}{NAME.pattern})")
_APPOSED = re.compile(
    rf"(?P<name>{NAME.pattern})(?:,|,? \() ?(?:(?:the|a|an|its|their|his|her|then|who was|who is) ){{0,2}}\Z"
)
_PLACED = re.compile(
    r"(?:(?i:\b(?:the|in|at|near|from|to|into|across|outside|off|towards?|around|via|on|aboard|visit(?:s|ed)?"
    r"|reached)|[’']s) |-)\Z"
)
_OF = re.compile(r"(?i)\bof \Z")


@dataclass(frozen=True, slots=True)
class Office:
    """An office named in a text, whose it is, whether several hold it, and whether it is only a form of address."""

    start: int
    end: int
    role: str | None
    of: str | None
    many: bool


class Others:
    """What a text names besides persons: where it stands, and the countries by where they end."""

    def __init__(self, length: int, known: Sequence[Mention]) -> None:
        self.all = Taken(length, ((m.start, m.end) for m in known))
        self.but_demonyms = Taken(length, ((m.start, m.end) for m in known if m.kind != "demonym"))
        self.countries = {m.end: m for m in known if m.code}


def people(text: str, known: Sequence[Mention]) -> list[Mention]:
    """The persons that a text names. `known` are the names found before; none of them is taken for a person.

    Taken are a name after an office or form of address ("then-President Vladimir Putin", "Mr. Tofail Ahmed"), before
    one in apposition ("Tofail Ahmed, Minister of Commerce of Bangladesh"), and a name of two words or more, none of
    them common, that stands where no place stands: not after "in", "at", "to" or "the".
    """
    found: list[Mention] = []
    others = Others(len(text), known)
    for office in offices(text, known):
        found += _named_after(text, office, others) or _named_before(text, office, others)
    for m in NAME.finditer(text):
        first, _, rest = m.group().partition(" ")
        styled = first.lower().rstrip(".") in CLOSED or OFFICES.get(first.lower().rstrip(".")) == "style"
        start, name = (m.end() - len(rest), rest) if styled else (m.start(), m.group())
        before = text[max(0, start - 12) : start]
        if " " not in name or _PLACED.search(before) or not _is_name(name, start, others, alone=True):
            continue
        if not _OF.search(before) or text.startswith((" and ", ","), m.end()):
            found.append(Mention(start, m.end(), "person", _clean(name)))
    found.sort(key=lambda p: (p.start, p.role is None, -p.end))
    reached = [0, *accumulate((p.end for p in found), max)]
    return [p for p, end in zip(found, reached, strict=False) if p.start >= end]


def offices(text: str, known: Sequence[Mention]) -> Iterator[Office]:
    """The offices that a text names: "the then Finance Minister", "US President", "Minister of Commerce of Bangladesh"."""
    starts = {m.start: m for m in known}
    ends = {m.end: m for m in known}
    for m in _OFFICE.finditer(text):
        if OFFICES.get(m["head"].lower()) == "style":
            yield Office(m.start(), m.end(), None, None, bool(m["many"]))
            continue
        start, whose = _leftward(text, m.start(), ends)
        named, end, of = _rightward(text, m.end(), starts)
        role = text[start:named]
        if m["many"]:
            role = re.sub(rf"({re.escape(m['head'])})s\b", r"\1", role, count=1)
        role = re.sub(r"\A(?:Then|Former|Acting|The)\b", lambda w: w.group().lower(), " ".join(role.split()))
        yield Office(start, end, role, of or whose, bool(m["many"]))


def _leftward(text: str, start: int, ends: dict[int, Mention]) -> tuple[int, str | None]:
    """Where an office's name begins, and whose it is by the word before it ("Japanese", "Japan’s")."""
    for _ in range(_LONGEST_TITLE):
        m = _BEFORE.search(text, max(0, start - 30), start)
        if not m or not all(part in OFFICE_WORDS for part in m["word"].lower().split("-")):
            break
        start = m.start()
    for end in range(start - 1, start - 4, -1):
        if end in ends and text[end:start] in (" ", "’s ", "'s ", "’ ", "' "):
            return start, ends[end].code or ends[end].name
    return start, None


def _rightward(text: str, end: int, starts: dict[int, Mention]) -> tuple[int, int, str | None]:
    """Where an office's name ends, where what follows of its country ends, and which that is.

    "Minister of Trade and Industry of Japan": the name goes on through common words behind "of" or "for".
    """
    of: str | None = None
    named, begun = end, False
    for _ in range(_LONGEST_TITLE):
        link = _LINK.match(text, end)
        if not link:
            break
        belongs = link.group().strip().startswith(("of", "for", "to"))
        mention = starts.get(link.end())
        if mention and belongs and mention.kind != "demonym":
            return named, mention.end, mention.code or mention.name
        word = _CAPITALISED.match(text, link.end())
        if not word or word.group().lower() not in COMMON or not (begun or belongs):
            break
        named = end = word.end()
        begun = True
    return named, end, of


def _named_after(text: str, office: Office, known: Others) -> list[Mention]:
    found: list[Mention] = []
    at = office.end
    while len(found) < _MOST_HOLDERS and (m := _AFTER.match(text, at)):
        name = _trimmed(m["name"])
        styled = m.start("name") > m.end("gap")
        apart = m["gap"] != " " and not styled and not found
        if apart and not (office.of and " " in name and text.startswith((",", " "), m.start("name") + len(name))):
            break
        if not _is_name(name, m.start("name"), known, alone=apart):
            break
        found.append(
            Mention(m.start("name"), m.start("name") + len(name), "person", _clean(name), None, office.role, office.of)
        )
        if not office.many:
            break
        joint = re.compile(r",? and(?= )|,(?= )").match(text, m.start("name") + len(name))
        if not joint:
            break
        at = joint.end()
    return found


def _named_before(text: str, office: Office, known: Others) -> list[Mention]:
    start = office.start
    for end in (start - 1, start - 3):
        if text[end:start] in (" ", "’s ", "'s ") and end in known.countries:
            start = known.countries[end].start
            break
    m = _APPOSED.search(text, max(0, start - 80), start)
    if not m or " " not in m["name"] or not _is_name(m["name"], m.start("name"), known, alone=True):
        return []
    return [Mention(m.start("name"), m.end("name"), "person", _clean(m["name"]), None, office.role, office.of)]


def _is_name(name: str, start: int, known: Others, alone: bool = False) -> bool:
    """Whether capitalised words can be a person's name; `alone`, without an office before them, no word may be common."""
    parts = [w.strip("“”\"‘’'.").lower() for w in name.split()]
    common = [is_common(w) for w in parts]
    shouted = alone and not any(map(str.islower, name))
    if not parts or all(common) or shouted or (alone and any(common)) or parts[-1] in OFFICES:
        return False
    return not (known.all if alone else known.but_demonyms).touches(start, start + len(name))


def is_common(word: str) -> bool:
    """Whether a lower-case word is one of English: "affairs", "by", "signed"."""
    if "-" in word:
        return all(map(is_common, word.split("-")))
    return word in COMMON or word.removesuffix("s") in COMMON or word in VERBS or word in CLOSED


def _trimmed(name: str) -> str:
    """A name without a verb that a headline capitalises behind it: "Obama Visits"."""
    parts = name.split()
    for i, word in enumerate(parts[1:], 1):
        form = VERBS.get(word.lower())
        if form and form.third and not form.base:
            return " ".join(parts[:i])
    return name


def _clean(name: str) -> str:
    return " ".join(name.replace("’s ", " ").split()).strip(",")
