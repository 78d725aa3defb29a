"""Persons: a name beside an office or a form of address, or one that does what persons do."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate, pairwise

import msgspec

from pipeline.calendar import MONTHS, WEEKDAYS
from pipeline.extract.language.lexicon import CLOSED, VERBS
from pipeline.extract.names.common import COMMON, is_common
from pipeline.extract.names.gazetteer import country_names, small_towns, towns
from pipeline.extract.names.mention import UPPER, Mention
from pipeline.extract.names.offices import BORNE, HEAD, OFFICE_WORDS, OFFICES, Office, offices
from pipeline.extract.names.shortened import CURRENCIES
from pipeline.extract.names.ways import names_a_way, stands_on_a_way
from pipeline.extract.spans import Taken
from pipeline.wordlist import any_of, words

FIRST = words("first_names")
GIVEN = words("given_names") | FIRST
_MOST_HOLDERS = 40  # names behind an office that several hold
_LATEST = 3  # persons found last, of whom a name may be told twice: by what stands before it and behind

_WORD = (
    rf"(?:(?:[{UPPER}]\.-?)+|[“\"‘'][{UPPER}]\w+[”\"’']|(?:al|el|ul|ibn|bin|ben)-[{UPPER}][^\W\d_]+"
    rf"|Md\.|(?:[ODLd][’']|(?<=[a-z] )[’'‘ʻ](?!\w+[”\"’']))?[{UPPER}][^\W\d_]*(?:[’'][{UPPER}][^\W\d_]+)?(?:-[^\W\d_]+)*)"
)
_PARTICLES = rf"(?:{any_of(words('particles'))} ){{0,3}}"
_BEGINS = rf"(?=[{UPPER}“\"‘'d]|[aeuib][a-z]{{1,2}}-)"  # as a name does: most of a text is passed over here
NAME = re.compile(rf"{_BEGINS}{_WORD}(?: {_PARTICLES}{_WORD}){{0,4}}")
_TITLES = any_of(t for t, kind in OFFICES.items() if kind in BORNE)
_STYLES = rf"(?:(?:(?i:{_TITLES})\.? ){{0,4}})"

_AFTER = re.compile(rf"(?P<gap>,? |: | \(){_STYLES}(?P<name>{_PARTICLES}{NAME.pattern})")
_LONGEST_LINE = 80  # characters of an office under the name of who signs
_SIGNER = re.compile(rf"(?:\((?:Sgd|Signed)\.?\) |Signed:? )?{_STYLES}(?P<name>{NAME.pattern})")
_JOINT_BEFORE = re.compile(r"(?:, and|,| and) \Z")
_OF_THEN = re.compile(r" of the (?:day|time)(?=, )")
_SEATED = re.compile(
    rf" (?P<link>of|in|to|at) (?:the )?(?P<where>[{UPPER}][\w’'-]+(?: [{UPPER}][\w’'-]+){{0,3}})(?=, )"
)  # "the consul in Tapachula, Mr Cifuentes"
_FURTHER = re.compile(r"(?:,|,? and) (?:of )?(?:the )?")
_THEIR_NAMES = re.compile(r",(?: then| respectively,?)? (?=[^\W\d_])")
_COUNTERPARTS = ("counterpart", "colleague")
_NEAR = 300  # characters from the name of somebody in office to that of a counterpart
_APPOSED = re.compile(
    rf"(?P<name>{NAME.pattern})(?:,|,? \(|, [A-Z]{{2,4}},"
    r"| (?:became|is|remains|(?:has|had) been|(?:was|is|been) (?:re-)?(?:elected|appointed|named|made|sworn in)|was)\b(?! of)"
    r"|(?= as )) ?"
    r"(?P<when>(?:(?:the|an?|its|their|his|her|our|my|your|then|now|former|merely|as|HM|who (?:was|is|became|had been|has been"
    r"|served as|serves as)|[a-z]+-based) ){0,3})"
    r"(?:[\w-]{2,20}(?: [a-z-]{3,20})?[’']s )?\Z"
)
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
_OF_STATE = re.compile(r",? of (?:the )?")
_OWNS = re.compile(r"[’'-]")
_OWNED = re.compile(r"[’']s \Z")
_POSTNOMINALS = words("postnominals")
_PLACE_OPENERS = words("place_openers")
_VESSEL = re.compile(rf"\b{any_of(words('vessels'))},? (?:the |[“\"‘'])?\Z")  # of a text in lower case
_FIELDS = words("field_words")
_BODY_NOUNS = words("body_nouns")
_WORD_AFTER = re.compile(r"[”\"’']? ([a-z]+)\b")
_ACRONYM = re.compile(r"(?!(?:II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XV|XVI)\Z)[A-Z]{2,}\Z")
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
_HEADS = words("body_words") | words("geographic_words") | words("agreement_words") | words("thing_words")
_DESIGNATE = frozenset({"elect", "designate", "general", "emeritus", "pro", "ad", "in", "of"})
_SPEAKS = re.compile(r",? (?:said|says|told|added|warned|argued)\b")
_TITLED = re.compile(rf"(?i:{HEAD})(?: |\Z)")
_BYLINE = re.compile(r"(?:\b(?:From|To|By|by|Cc|Contact|Contacts|Author|Authors|Enquiries|Signed|Signatory)):? \Z")
_LABELS = frozenset({"Author", "Contact", "Copy", "Date", "Ref", "Subject"})
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
        found += _named_after(text, office, others) or _named_before(
            text, office, others, {p.start for p in found[-_LATEST:]}
        )
    for m in NAME.finditer(text):
        if " " not in m.group():
            continue
        start, name = _untitled(text, m.start(), m.end())
        name = _ended(name)
        end = start + len(name)
        before = text[max(0, start - 24) : start]
        if (
            " " not in name
            or _is_thing(before, name, text, end)
            or not (
                _is_name(name, start, others, alone=True)
                or (
                    _opens_as_name(text, start, start + name.find(" "), end)
                    and not {*name.split()} & _HEADS
                    and not others.all.touches(start, end)
                    and _is_name(name, start, others)
                )
                or (_BYLINE.search(before) and name.split()[0] in GIVEN and _is_name(name, start, others))
            )
        ):
            continue
        first_name = name.split()[0] in GIVEN or _is_korean(name.split()) or is_eastern(name.split())
        apart = _OWNED.search(before) or _BYLINE.search(before) or _TOWARDS.search(before) or _BELONGS.match(text, end)
        placed = _PLACED.search(before) and not (first_name and apart)
        if (
            _OF_LAND.search(before)
            or names_a_way(text, end)
            or stands_on_a_way(text, start, end)
            or (not first_name and (name in small_towns() or name in towns()))
        ):
            continue
        if placed and _WHO.match(text, end) and not before.endswith(("the ", "The ")):
            placed = None
        if not placed and (
            first_name or not _OF.search(before) or _OF_WHOM.search(before) or text.startswith((" and ", ","), end)
        ):
            role = "Deputy" if before.endswith("Deputy ") and start > m.start() else None
            found.append(Mention(start, end, "person", _clean(name), role=role))
    found += _signed(text, named[-1], others) if named else ()
    found.sort(
        key=lambda p: (
            p.start,
            p.role is None,
            OFFICES.get((p.role or "").lower()) in BORNE,
            -len(p.role or ""),
            -p.end,
        )
    )
    reached = [0, *accumulate((p.end for p in found), max)]
    return _with_counterparts([p for p, end in zip(found, reached, strict=False) if p.start >= end])


def _with_counterparts(found: list[Mention]) -> list[Mention]:
    """Persons, of whom a counterpart has the office of the one named before: "Minister Inés Carbajal and her Qatari counterpart,
    Nasser Al-Mirri".
    """
    last: Mention | None = None
    for i, person in enumerate(found):
        if not person.role or not person.role.endswith(_COUNTERPARTS):
            last = person if person.role else last
        elif last and person.start - last.end < _NEAR and (person.of or person.role.endswith(_COUNTERPARTS[0])):
            body = last.of and last.of not in country_names()  # the President of a chamber, and his Omani counterpart
            found[i] = msgspec.structs.replace(person, role=last.role, of=None if body else person.of)
        elif person.role.endswith(_COUNTERPARTS[1]):
            found[i] = msgspec.structs.replace(person, role=None)
    return found


def sign(texts: Sequence[str], found: Sequence[list[Mention]]) -> None:
    """Give who signs a paper the office that stands in the line under the name, where each line is a passage."""
    for i, (name, under) in enumerate(pairwise(texts)):
        if len(found[i]) != 1 or len(under) > _LONGEST_LINE:
            continue
        [person] = found[i]
        if person.kind == "person" and not person.role and person.end == len(name.rstrip(" ,")) and " " in person.name:
            office = next(offices(under, found[i + 1]), None)
            if office and office.role and (office.start, office.end) == (0, len(under)):
                found[i][0] = msgspec.structs.replace(person, role=office.role, of=office.of)


def _signed(text: str, office: Office, others: Others) -> Iterator[Mention]:
    """Who signs a paper, where a passage is nothing but a name and the office under it."""
    m = _SIGNER.fullmatch(text, 0, max(0, office.start - 1)) if office.end == len(text) and office.role else None
    if m and _is_name(m["name"], m.start("name"), others, alone=not _has_own_word(m["name"])):
        yield Mention(m.start("name"), m.end("name"), "person", _clean(m["name"]), None, office.role, office.of)


def _untitled(text: str, start: int, end: int) -> tuple[int, str]:
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
        elif _opens_as_name(text, start, gap, end) or (
            first not in CLOSED and OFFICES.get(first) not in BORNE and first.capitalize() not in _CALENDAR
        ):
            break
        start = gap + 1
    return start, text[start:end]


def _opens_as_name(text: str, start: int, gap: int, end: int) -> bool:
    """Whether a word of English is a first name within a sentence: "its director, Will Carlson"."""
    last = text[gap + 1 : end]
    within = start > 1 and text[start - 2] not in ".?!:\n"
    return within and " " not in last and text[start:gap] in GIVEN and not is_common(last.lower()) and last.istitle()


def _ended(name: str) -> str:
    """A name without letters of honour behind it: "Jane Doe MP"."""
    while (gap := name.rfind(" ")) > 0 and name[gap + 1 :] in _POSTNOMINALS:
        name = name[:gap]
    return name


def _is_thing(before: str, name: str, text: str, end: int) -> bool:
    """Whether a name is that of a place or a made thing: "the frigate Oruna", "Port Said", "the Ak Tepe field"."""
    if name.split(maxsplit=1)[0] in _PLACE_OPENERS or _VESSEL.search(before.lower()):
        return True
    after = _WORD_AFTER.match(text, end)
    return bool(after and (after[1] in _FIELDS or after[1] in _BODY_NOUNS))


def _named_after(text: str, office: Office, known: Others) -> list[Mention]:
    """Those named behind an office: its holder, or the holders of one that several have."""
    found: list[Mention] = []
    at, states = _of_states(text, office, known)
    if states:
        office = msgspec.structs.replace(office, of=None)
    elif of_then := _OF_THEN.match(text, at):
        at = of_then.end()
    elif (seat := _SEATED.match(text, at)) and office.role:
        at = seat.end()
        if seat["link"] == "of" and not office.of:
            office = msgspec.structs.replace(office, of=seat["where"])
    while len(found) < _MOST_HOLDERS and (m := _AFTER.match(text, at)):
        name = _ended(_trimmed(_unlabelled(m["name"], text, m.end("name"))))
        if _TITLED.match(name) or _is_thing("", name, text, m.start("name") + len(name)):
            break  # "Prime Minister President Ruto": the office that stands next to the name tells of it
        styled = m.start("name") > m.end("gap")
        apart = m["gap"] != " " and not styled and not found
        ends = m.start("name") + len(name)
        told = office.of or office.is_capital
        if m["gap"] == " (" and (found or not office.role or not text.startswith(")", ends)):
            break
        closed = (",", " ", ".", ";", ")") if told else (",", " and ") if office.many else (",", ")")
        ended = ends == len(text) and (told or m["gap"] == ": ")
        if apart and not (" " in name and (ended or text.startswith(closed, ends))):
            break
        certain = (
            apart
            and m["gap"] != ": "
            and (office.is_capital or name.split(" ")[0] in GIVEN)
            and _has_own_word(name)
            and text.startswith((",", ".", ";"), m.start("name") + len(name))
        )
        if not _is_name(name, m.start("name"), known, alone=apart and not certain) and not (
            m["gap"] in (" ", " (") and office.is_capital and _is_lone(name, text, m.start("name"), known)
        ):
            break
        end = m.start("name") + len(name)
        of = office.of or (known.state_of(text, end) if office.role and not office.many else None)
        found.append(Mention(m.start("name"), end, "person", _clean(name), None, office.role, of))
        if not office.many:
            break
        joint = re.compile(r",? and(?= )|,(?= )").match(text, m.start("name") + len(name))
        if not joint:
            break
        at = joint.end()
    if len(states) == len(found):
        return [msgspec.structs.replace(person, of=state) for person, state in zip(found, states, strict=True)]
    return found


def _of_states(text: str, office: Office, known: Others) -> tuple[int, list[str]]:
    """From where on the holders of an office of several states are named, and the states in their order: "the Presidents of Chile
    and Peru, Jane Doe and John Roe". Of other offices where they end.
    """
    if len(before := _peoples_before(text, office, known)) > 1:
        return office.end, before
    states, at = [office.of] if office.of else [], office.end
    while office.many and states and (further := _FURTHER.match(text, at)):
        state = known.states.get(further.end())
        if state is None or state.code is None:
            break
        states.append(state.code)
        at = state.end
    names = _THEIR_NAMES.match(text, at) if len(states) > 1 else None
    return (names.end() - 1, states) if names else (office.end, [])


def _peoples_before(text: str, office: Office, known: Others) -> list[str]:
    """The states of whose peoples words stand before an office that several hold: "the Greek and Egyptian ministers"."""
    states: list[str] = []
    at = office.start - 1
    while office.many and (people := known.holders.get(at)) and people.code:
        states.insert(0, people.code)
        joint = _JOINT_BEFORE.search(text, max(0, people.start - 6), people.start)
        at = joint.start() if joint else -1
    return states


def _named_before(text: str, office: Office, known: Others, styled: Set[int]) -> list[Mention]:
    """The person behind whose name an office stands; the names that begin at the characters `styled` are persons'."""
    start = office.start
    for end in (start - 1, start - 3):
        if text[end:start] in (" ", "’s ", "'s ") and end in known.holders:
            start = known.holders[end].start
            break
    m = _APPOSED.search(text, max(0, start - 80), start)
    if not m:
        return []
    begin, name = _untitled(text, m.start("name"), m.end("name"))
    name = _ended(name)
    certain = begin in styled or (
        name.split(" ")[0] in GIVEN
        and _has_own_word(name)
        and (office.is_capital or text.startswith((",", ".", ")"), office.end))
    )
    then = "then " in f"{m['when']}{office.role}" and text.startswith(",", office.end)
    lone = " " not in name and not then and not _SPEAKS.match(text, office.end)
    if not _is_name(name, begin, known, alone=not certain) or lone:
        return []
    return [Mention(begin, begin + len(name), "person", _clean(name), None, office.role, office.of)]


def _unlabelled(name: str, text: str, end: int) -> str:
    """A name without the label of what stands behind it in the head of a paper: "To: Ana Silva From: ..."."""
    if not text.startswith(":", end) or " " not in name:
        return name
    rest, label = name.rsplit(" ", 1)
    return rest if label.lower() in CLOSED or label in _LABELS else name


def _is_name(name: str, start: int, known: Others, alone: bool = False) -> bool:
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
            any(w in _CALENDAR for w in plain[1 if initials else 0 :])
            and (alone or not initials)
            and not _is_may(plain)
        )
        or any(w in CURRENCIES for w in plain)
    ):
        return False
    if all(common) and (alone or len(parts) != 2 or plain[0] not in GIVEN or plain[1] in _HEADS):
        return False
    if alone and any(common) and not (_has_first_name(plain, common) or _is_korean(plain) or is_eastern(plain)):
        return False
    return not (known.all if alone else known.but_demonyms).touches(start, start + len(name))


def _is_may(parts: Sequence[str]) -> bool:
    """Whether the month at the end of a name is a surname: "Theresa May"."""
    return len(parts) == 2 and parts[1] == "May" and parts[0] in GIVEN


def _has_own_word(name: str) -> bool:
    """Whether a name of two words or more ends in one that is none of English."""
    return " " in name and not is_common(name.rsplit(" ", 1)[1].lower()) and not name.isupper()


def _has_first_name(parts: Sequence[str], common: Sequence[bool]) -> bool:
    """Whether a first name and nothing but a surname tells a person, though one of the two is a common word."""
    if parts[0] not in GIVEN or any((w in _HEADS and w != "Bill") or w.lower() in OFFICE_WORDS for w in parts):
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


def _is_korean(parts: Sequence[str]) -> bool:
    """Whether a name is a surname and two syllables: "Kim Min-seok"."""
    return len(parts) == 2 and bool(_SYLLABLES.match(parts[1])) and not is_common(parts[1].lower())


def _is_lone(name: str, text: str, start: int, known: Others) -> bool:
    """Whether a common word right behind an office is a surname: "President Bush said"."""
    end = start + len(name)
    if " " in name or not name.istitle() or name in _HEADS or name in _CALENDAR or not _BARE.match(text, end):
        return False
    word = name.lower()
    form = VERBS.get(word)
    is_office = word in OFFICES or word in OFFICE_WORDS or word in CLOSED or word in _DESIGNATE
    plural = word.endswith("s") and word[:-1] in COMMON
    return not is_office and not plural and not (form and form.third) and not known.all.touches(start, end)


def _trimmed(name: str) -> str:
    """A name without a verb that a headline capitalises behind it: "Obama Visits"."""
    parts = name.split()
    for i, word in enumerate(parts[1:], 1):
        form = VERBS.get(word.lower())
        if form and form.third and not form.base and (i > 1 or parts[0] not in GIVEN):
            return " ".join(parts[:i])
    return name


def _clean(name: str) -> str:
    return " ".join(name.replace("’s ", " ").split()).strip(",")
