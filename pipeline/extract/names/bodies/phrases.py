"""Capitalised phrases that may name a body, an agreement or a place, apart where "and" or "to" joins two."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from pipeline.calendar import MONTHS, WEEKDAYS
from pipeline.extract.names.gazetteer import towns
from pipeline.extract.names.heads import KINDS, LINKS, is_company, kind_of
from pipeline.extract.names.mention import UPPER, Mention
from pipeline.wordlist import any_of, words

_CALENDAR = rf"(?!{any_of([*MONTHS, *WEEKDAYS])}\b)"
_OWNERS = (
    r"(?:(?:(?<=[a-z]s)(?<!States)(?<!Netherlands)(?<!Emirates)(?<!Philippines)[’']"
    rf"|(?:(?<=People)|(?<=Minister)|(?<=Women))[’']s)(?= [{UPPER}]))?"
)
"""What a name may go on behind: "the Fruit Exporters' Association", "the Prime Minister's Office"; not "Chile's"."""
WORD = rf"{_CALENDAR}(?:U\.S\.|U\.K\.|U\.N\.|[{UPPER}](?:[\w&.–-]*\w)?{_OWNERS})"
_JOIN = (
    r"(?:(?: (?:of|on|for|and|de|du|des|del|da|do|dos|di|et|e|y|concerning|regarding|against|between|to|&)"
    r"(?: (?:the|la|las|los|les|il))?(?!\w)){1,3}|)"
)
_CAPITAL = re.compile(rf"[{UPPER}](?<![\w’'-].)")
_PHRASE = re.compile(
    rf"(?:(?:{WORD} ){{0,3}}(?:Ministry|Ministerio|Department|Committee"
    rf"|Directorate(?:[ -]General)?|Office|Bureau|Commission|Council) (?:of"
    rf"|on|for|de) (?:{WORD})(?:, (?:{WORD})){{1,9}},? (?:and|y) {WORD}"
    rf"|(?:{WORD} ){{0,3}}(?:Treaty|Convention|Agreement|Protocol|Memorandum of Understanding|Declaration|Pact) (?:of|on|for"
    rf"|concerning) (?:{WORD})(?: {WORD}){{0,2}}(?:, (?:{WORD})(?: {WORD}){{0,2}}){{1,9}},? and {WORD}"
    rf"|{WORD})(?:{_JOIN} {WORD}){{0,30}}"
)
_JOINT = re.compile(r",? and (?:to )?(?:the )?| to (?:the )?")
_SENT = re.compile(
    r"(?:Mission|Delegation|Embassy|Representation|Office|Protocol|Amendments?"
    r"|Addendum|Annex|Letter|Memorandum|Statement)\b(?: of[^,]*)?\Z"
)
INSTITUTIONS = words("institutions")


def phrases(text: str) -> Iterator[tuple[int, int]]:
    """Capitalised phrases; only where a capital stands one is looked for."""
    end = 0
    for capital in _CAPITAL.finditer(text):
        if capital.start() >= end and (phrase := _PHRASE.match(text, capital.start())):
            end = phrase.end()
            yield phrase.start(), end


class Known(NamedTuple):
    """Where names begin and end that are known before: of states, of bodies, of lands, of regions."""

    ends: Set[int]
    states: Set[int]
    bodies: Set[int]
    lands: Set[int]
    regions: Mapping[int, int]

    @classmethod
    def of(cls, known: Sequence[Mention]) -> "Known":
        """The places of some names."""
        return cls(
            {m.end for m in known},
            {m.start for m in known if m.kind == "country"},
            {m.start for m in known if m.kind == "organisation"},
            {m.start for m in known if m.kind in ("country", "capital", "place")},
            {m.start: m.end for m in known if m.kind == "place"},
        )


def parts(text: str, start: int, end: int, known: Known) -> Iterator[tuple[int, int]]:
    """A phrase, cut at "and" where what stands before is a name by itself: known, or with a heading noun of its own and
    another or a state behind "and".
    """
    at = start
    for joint in _JOINT.finditer(text, start, end):
        a, b = joint.span()
        if " to " in joint.group():
            if at < a and not _SENT.search(text, at, a) and kind_of(text[at:a]) != "agreement":
                yield at, a
                at = b
            continue
        one = text[at:a].removeprefix("The ")
        if b in known.regions and a in known.regions.values() and known.regions[b] < end and at not in known.states:
            continue  # "Middle East and North Africa Department"
        kind = kind_of(one) if " " in one or one in INSTITUTIONS else None
        headed = kind and (
            kind_of(text[b:end]) or (kind == "organisation" and b in known.states)
        )  # "Partnership and Cooperation Agreement" is one name
        if (
            " between " not in text[at:a]
            and at <= a
            and (
                a in known.ends
                or headed
                or (kind == "agreement" and b in known.lands and not LINKS.search(one))
                or ((b in known.bodies or is_company(text[b:end])) and _is_short(one, joint.group().endswith("the ")))
                or (one in towns() and kind_of(text[b:end]) != "organisation")
            )
        ):
            yield at, a
            at = b
    yield at, end


def _is_short(name: str, followed: bool) -> bool:
    """Whether what stands before "and" is a body in short, by its heading noun or its letters: "the Bureau and Invest Malta";
    or `followed` by an article, which no name holds there.
    """
    return followed or (" " not in name and (KINDS.get(name) == "organisation" or name.isupper()))
