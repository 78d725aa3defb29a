"""Persons whose name stands beside an office or a form of address: before it, behind it, over it in a line."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

import msgspec

from pipeline.extract.language.lexicon import CLOSED
from pipeline.extract.names.gazetteer import country_names
from pipeline.extract.names.mention import UPPER, Mention
from pipeline.extract.names.offices import HEAD, Office, offices
from pipeline.extract.names.people.person import (
    GIVEN,
    NAME,
    PARTICLES,
    STYLES,
    Others,
    clean,
    ended,
    has_own_word,
    is_lone,
    is_name,
    is_thing,
    trimmed,
    untitled,
)

_MOST_HOLDERS = 40  # names behind an office that several hold
_AFTER = re.compile(rf"(?P<gap>,? |: | \(){STYLES}(?P<name>{PARTICLES}{NAME.pattern})")
_LONGEST_LINE = 80  # characters of an office under the name of who signs
_SIGNER = re.compile(rf"(?:\((?:Sgd|Signed)\.?\) |Signed:? )?{STYLES}(?P<name>{NAME.pattern})")
_JOINT_BEFORE = re.compile(r"(?:, and|,| and) \Z")
_OF_THEN = re.compile(r" of the (?:day|time)(?=, )")
_SEATED = re.compile(
    rf" (?P<link>of|in|to|at) (?:the )?(?P<where>[{UPPER}][\w’'-]+(?: [{UPPER}][\w’'-]+){{0,3}})(?=, )"
)  # "the consul in Tapachula, Mr Cifuentes"
_FURTHER = re.compile(r"(?:,|,? and) (?:of )?(?:the )?")
_NEXT_HOLDER = re.compile(r",? and(?= )|,(?= )")
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
_SPEAKS = re.compile(r",? (?:said|says|told|added|warned|argued)\b")
_TITLED = re.compile(rf"(?i:{HEAD})(?: |\Z)")
_LABELS = frozenset({"Author", "Contact", "Copy", "Date", "Ref", "Subject"})


def with_counterparts(found: list[Mention]) -> list[Mention]:
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


def signed(text: str, office: Office, others: Others) -> Iterator[Mention]:
    """Who signs a paper, where a passage is nothing but a name and the office under it."""
    m = _SIGNER.fullmatch(text, 0, max(0, office.start - 1)) if office.end == len(text) and office.role else None
    if m and is_name(m["name"], m.start("name"), others, alone=not has_own_word(m["name"])):
        yield Mention(m.start("name"), m.end("name"), "person", clean(m["name"]), None, office.role, office.of)


def named_after(text: str, office: Office, known: Others) -> list[Mention]:
    """Those named behind an office: its holder, or the holders of one that several have."""
    found: list[Mention] = []
    office, at, states = _at_its_end(text, office, known)
    while len(found) < _MOST_HOLDERS and (m := _AFTER.match(text, at)):
        holder = _holder(text, office, m, known, first=not found)
        if holder is None:
            break
        found.append(holder)
        joint = _NEXT_HOLDER.match(text, holder.end) if office.many else None
        if joint is None:
            break
        at = joint.end()
    if len(states) == len(found):
        return [msgspec.structs.replace(person, of=state) for person, state in zip(found, states, strict=True)]
    return found


def _at_its_end(text: str, office: Office, known: Others) -> tuple[Office, int, list[str]]:
    """An office with what stands behind it of whose it is, from where on its holders are named, and the states of several."""
    at, states = _of_states(text, office, known)
    if states:
        return msgspec.structs.replace(office, of=None), at, states
    if of_then := _OF_THEN.match(text, at):
        return office, of_then.end(), states
    if (seat := _SEATED.match(text, at)) and office.role:
        of = seat["where"] if seat["link"] == "of" and not office.of else office.of
        return msgspec.structs.replace(office, of=of), seat.end(), states
    return office, at, states


def _holder(text: str, office: Office, m: re.Match[str], known: Others, *, first: bool) -> Mention | None:
    """Who is named behind an office, the `first` or a further one; None where the words behind it name nobody."""
    start, gap = m.start("name"), m["gap"]
    name = ended(trimmed(_unlabelled(m["name"], text, m.end("name"))))
    end = start + len(name)
    if _TITLED.match(name) or is_thing("", name, text, end):
        return None  # "Prime Minister President Ruto": the office that stands next to the name tells of it
    if gap == " (" and not (first and office.role and text.startswith(")", end)):
        return None
    styled = start > m.end("gap")
    apart = gap != " " and not styled and first
    if apart and not (" " in name and _is_set_off(text, office, end, gap)):
        return None
    certain = (
        apart
        and gap != ": "
        and (office.is_capital or name.split(" ")[0] in GIVEN)
        and has_own_word(name)
        and text.startswith((",", ".", ";"), end)
    )
    lone = gap in (" ", " (") and office.is_capital and is_lone(name, text, start, known)
    if not is_name(name, start, known, alone=apart and not certain) and not lone:
        return None
    of = office.of or (known.state_of(text, end) if office.role and not office.many else None)
    return Mention(start, end, "person", clean(name), None, office.role, of)


def _is_set_off(text: str, office: Office, end: int, gap: str) -> bool:
    """Whether a name that a mark parts from an office ends where one in apposition does."""
    told = office.of or office.is_capital
    if end == len(text):
        return bool(told) or gap == ": "
    closed = (",", " ", ".", ";", ")") if told else (",", " and ") if office.many else (",", ")")
    return text.startswith(closed, end)


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


def named_before(text: str, office: Office, known: Others, styled: Set[int]) -> list[Mention]:
    """The person behind whose name an office stands; the names that begin at the characters `styled` are persons'."""
    start = office.start
    for end in (start - 1, start - 3):
        if text[end:start] in (" ", "’s ", "'s ") and end in known.holders:
            start = known.holders[end].start
            break
    m = _APPOSED.search(text, max(0, start - 80), start)
    if not m:
        return []
    begin, name = untitled(text, m.start("name"), m.end("name"))
    name = ended(name)
    certain = begin in styled or (
        name.split(" ")[0] in GIVEN
        and has_own_word(name)
        and (office.is_capital or text.startswith((",", ".", ")"), office.end))
    )
    then = "then " in f"{m['when']}{office.role}" and text.startswith(",", office.end)
    lone = " " not in name and not then and not _SPEAKS.match(text, office.end)
    if not is_name(name, begin, known, alone=not certain) or lone:
        return []
    return [Mention(begin, begin + len(name), "person", clean(name), None, office.role, office.of)]


def _unlabelled(name: str, text: str, end: int) -> str:
    """A name without the label of what stands behind it in the head of a paper: "To: Ana Silva From: ..."."""
    if not text.startswith(":", end) or " " not in name:
        return name
    rest, label = name.rsplit(" ", 1)
    return rest if label.lower() in CLOSED or label in _LABELS else name
