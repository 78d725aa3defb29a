"""Bodies named by an acronym that nothing explains: told by what they do, or since it is none that means a thing."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.language.lexicon import CLOSED, VERBS
from pipeline.extract.names.common import is_common
from pipeline.extract.names.mention import UPPER, Mention
from pipeline.extract.names.shortened import CURRENCIES
from pipeline.extract.spans import Taken
from pipeline.wordlist import any_of, words

_ACRONYM = re.compile(r"[A-Z](?<![\w.&/’'-].)[A-Z]{2,7}(?![\w/&]|-(?![a-z]))(?![’'](?!s\b))")
_LED = re.compile(r"\b(?:by|between|regulators?|company|companies|operators?|utilit(?:y|ies)) (?:the )?\Z")
_SOURCE = re.compile(
    r"\b(?:[Ss]ources?:?|[Oo]fficials (?:at|of|from)|known as"
    r"|employees of|staff (?:of|at)|members of|lent by|called at|signed with) (?:the )?\Z"
)
_MEMBER = re.compile(rf"\b(?:Mr|Ms|Mrs|Dr|Hon)\.? [{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*){{0,3}} \(\Z")
_WHOSE = re.compile(
    r"[’']s (?:(?:own|new|chief|first) )?(?:offer|request|plant|members|director"
    r"|chairman|president|chief|head|board|loan|forecast|estimate"
    r"|figures|report|staff|share|stake|fleet|budget|office)\b"
)
_APPOSED = re.compile(rf", (?:the|a|an|its|our) (?:[a-z-]+ ){{0,4}}?{any_of(words('body_nouns'))}\b")
_BESIDE_NOUN = re.compile(r"[a-z], \Z")
_SET_OFF = re.compile(r", (?=[a-z]+ )")
_WITH_OTHER = re.compile(rf" and [{UPPER}][^\W\d_]+(?= [a-z])")
_JOINED = re.compile(r"[A-Z]{3,8} and \Z")
_NEXT = re.compile(r" ([a-z]+)")
_SHOUTED = re.compile(r"[A-Z]{4,}[ ,:]+\Z")
_NO_BODIES = words("no_bodies") | words("postnominals")
_MEASURED = re.compile(
    r"\b(?:quantit(?:y|ies)|tons?|tonnes?|kilograms?|lit(?:er|re)s?|barrels?|bags|prices?) of (?:[a-z]+ )?\Z"
)
_ROMAN = re.compile(r"[IVXLC]+\Z")
_INWARD = re.compile(r"(?:\b[a-zß-ÿ][\w’'-]*,?|[’']s) \Z")
_OPENS = re.compile(r"(?:\A|[a-z)][.!?] )\Z")
_ONWARD = re.compile(
    r" [a-zß-ÿ]|[,.;:)?!](?!\d)|[’']s\b|-(?:backed|led|owned|run|funded|financed|brokered|listed|held)\b|\Z"
)
_OWNS = re.compile(r"[’']s [a-z]")
_SENTENCE = 60  # characters: a shorter text without an end is a label or a row of a table


def unexplained(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """Acronyms that act ("UKEF signed a guarantee") or by or between whom something is done ("between UETCL and TANESCO"), and in
    a sentence all others that mean no thing; a word of English in capitals must act or own.
    """
    prose = len(text) > _SENTENCE or text.endswith((".", "?", "!"))
    taken = Taken(len(text), ((m.start, m.end) for m in known))
    last = -1
    for m in _ACRONYM.finditer(text):
        word = m.group()
        if taken.touches(m.start(), m.end()) or word in _NO_BODIES or word in CURRENCIES or _ROMAN.match(word):
            continue
        before = text[max(0, m.start() - 24) : m.start()]
        if _MEASURED.search(before):
            continue  # "the quantity of TSP"
        if _SHOUTED.search(before) and last != m.start() - len(" and "):
            continue
        if is_common(word.lower()):
            inward = _INWARD.search(before) and word.lower() not in CLOSED
            if inward and (_acts(text, m.end()) or _OWNS.match(text, m.end())):
                yield Mention(m.start(), m.end(), "organisation", word)
            continue
        joined = last == m.start() - len(" and ") and _JOINED.search(before)
        if (
            joined
            or _LED.search(before)
            or _acts(text, m.end())
            or (_BESIDE_NOUN.search(before) and (off := _SET_OFF.match(text, m.end())) and _acts(text, off.end() - 1))
            or ((other := _WITH_OTHER.match(text, m.end())) and _acts(text, other.end()))
            or _SOURCE.search(before)
            or _MEMBER.search(text, max(0, m.start() - 50), m.start())
            or _WHOSE.match(text, m.end())
            or _APPOSED.match(text, m.end())
            or (prose and _ONWARD.match(text, m.end()) and (_INWARD.search(before) or _OPENS.search(before)))
        ):
            last = m.end()
            yield Mention(m.start(), m.end(), "organisation", word)


def _acts(text: str, end: int) -> bool:
    """Whether a finite verb follows: "has", "said", "puts"."""
    after = _NEXT.match(text, end)
    if after is None:
        return False
    form = VERBS.get(after[1])
    return CLOSED.get(after[1]) in ("AUX", "MODAL") or (form is not None and form.tells)
