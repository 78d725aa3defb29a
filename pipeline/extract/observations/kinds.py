"""Whether a quantity is a level, a change, a share or a ratio, and which way it went."""

import re
from functools import cache

from pipeline.extract.language.clauses import Clause
from pipeline.extract.observations.measures import RATES, kind_of_unit
from pipeline.extract.quantities.find import Quantity
from pipeline.extract.sentence import Sentence
from pipeline.records import ObservationKind
from pipeline.wordlist import table


@cache
def _signs(pos: str) -> dict[str, int]:
    return {w: int(row["sign"]) for row in table("changes") if row["as"] == pos for w in row["words"].split()}


@cache
def _nouns() -> str:
    return "|".join(sorted(_signs("n"), key=len, reverse=True))


_FAR = 70  # characters between a word of growth and its figure
_PARTS = frozenset({"percent", "percentage_point", "basis_point"})
_SIGNED = re.compile(r"(?:\A|[\s(])([+−–-])\Z")


@cache
def _growths() -> re.Pattern[str]:
    words = [
        w
        for w in _signs("n")
        if w not in ("more", "less", "up", "down", "above", "below", "lower", "higher", "fewer", "add")
    ]
    return re.compile(rf"(?i)\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b")


_THAN = re.compile(
    r"(?i) (?P<n>more|less|fewer|higher|lower|above|below|up|down)\b(?: than| on| from| the| its| a| in|[,.;)]|\Z)(?! (?:half|third))"
)
_TO = re.compile(
    r"(?i)\b(?:to|at|towards?|reach(?:ed|ing)?|hit(?:ting)?|touch(?:ed|ing)?)(?: (?:a|an|the|about|around|some|nearly"
    r"|almost|just|over|more|less|than|record|only|roughly|as|much|high|low|little|under|below|above|of|level"
    r"|total|peak|new)){0,5} ?\Z"
)
_BY = re.compile(
    r"(?i)\b(?:by|another|a further|a|some|an average of)(?: (?:about|around|some|nearly|almost|just|over|more|less"
    r"|than|only|roughly|as|much|further|under|a|an)){0,3} ?\Z"
)
_FROM = re.compile(
    r"(?i)\bfrom(?: (?:about|around|some|nearly|just|over|only|a|an|the|level|of|low|high|roughly)){0,3} ?\Z"
)
_WHOLE = re.compile(
    r"(?i)(?:(?:, | and |, and )[\d.,]+ ?(?:%|per cent|percent))* ?\)? ?of(?! (?:an? )?(?:increase|growth|rise|decline|fall|which))\b| of (?:the )?total"
)
_SHARE = re.compile(
    r"(?i)\b(?:account(?:s|ed|ing)? for|answer(?:s|ed|ing)? for|represent(?:s|ed|ing)?|ma(?:k|d)e(?:s|ing)? up|constitut(?:es?|ed|ing)"
    r"|compris(?:es?|ed|ing)|share|proportion|percentage|portion)\b"
)
_IS_SHARE = re.compile(
    r"(?i)\b(?:account(?:s|ed|ing)? for|answer(?:s|ed|ing)? for|represent(?:s|ed|ing)?|ma(?:k|d)e(?:s|ing)? up|constitut(?:es?|ed|ing)"
    r"|compris(?:es?|ed|ing))(?: [a-z]+){0,3} \Z"
)
_OF_OUTPUT = re.compile(r"(?i) ?of (?:gdp|gross domestic product|gni|national income|output)\b")


def kind_of(sentence: Sentence, clause: Clause, q: Quantity, measure: str | None) -> tuple[ObservationKind, int]:
    """The kind of a quantity, and for a change its direction: 1 up, -1 down."""
    first, last = _ends(sentence, q)
    before, after = sentence.text[max(sentence.start, first - 60) : first], sentence.text[last : last + 60]
    if q.role == "multiple":
        return "ratio", 1
    if q.unit in _PARTS and (signed := _SIGNED.search(before)):
        return "change", 1 if signed[1] == "+" else -1
    if q.unit == "percent" and _IS_SHARE.search(before) and not _OF_OUTPUT.match(after):
        return "share", 1
    sign = _direction(sentence, clause, q, before, after)
    if sign is not None and not (_TO.search(before) or _FROM.search(before)):
        return "change", sign
    if q.unit in ("percentage_point", "basis_point"):
        return "change", sign or _by_verb(clause) or 1
    if q.unit != "percent":
        return ("share" if q.role == "fraction" else "level"), 1
    if _OF_OUTPUT.match(after):
        return "share", 1
    if measure not in RATES and (growth := _rate_of_growth(sentence, clause, q, measure)):
        return "change", growth
    if _WHOLE.match(after) or _SHARE.search(before):
        return "share", 1
    if measure in RATES:
        return "level", 1
    if measure is None or q.role == "fraction":
        return "share", 1
    return "level", 1


def _ends(sentence: Sentence, q: Quantity) -> tuple[int, int]:
    """Where a quantity begins and ends, with the other end of its range."""
    mate = next((p for p in sentence.quantities if p.start == q.mate), q)
    return min(q.start, mate.start), max(q.end, mate.end)


def _rate_of_growth(sentence: Sentence, clause: Clause, q: Quantity, measure: str | None) -> int | None:
    """The direction of a percentage that is itself a growth: "growth was 6.9 %", "the growth of exports slowed to 3 %"."""
    a = sentence.span(clause.start, clause.end)[0]
    named = list(_growths().finditer(sentence.text, a, q.start))
    if not named:
        return _signs("n")["growth"] if measure == "gdp" else None
    between = sentence.text[named[-1].end() : q.start]
    if re.search(r"[;:(]|\b(?:share|inflation|rate of interest|tariff)\b", between) or len(between) > _FAR:
        return None
    return _signs("n")[named[-1].group().lower()]


def _direction(sentence: Sentence, clause: Clause, q: Quantity, before: str, after: str) -> int | None:
    """Which way a quantity says something went, if it says so: "a 5 % increase", "an increase of 5 %", "fell by 5 %"."""
    m = re.match(
        rf"(?i)(?:[ -](?:year[- ]on[- ]year|annual|annualised|real|sharp|further|average|quarterly"
        rf"|monthly)){{0,2}}[ -](?P<n>{_nouns()})\b(?! than [a-z]+ of)",
        after,
    )
    if m:
        return _signs("n")[m["n"].lower()]
    m = re.search(
        rf"(?i)\b(?P<n>{_nouns()})(?: (?:rate|in|on|year|[a-z]+)){{0,3}} (?:of|by)(?: (?:about|around|some|nearly"
        rf"|almost|just|over|more|less|than|only|at|least|roughly)){{0,3}} ?\Z",
        before,
    )
    if m:
        return _signs("n")[m["n"].lower()]
    m = re.search(
        r"(?i)(?<!made )(?<!make )(?<!makes )(?<!making )(?<!set )\b(?P<n>up|down)(?: by)?(?: (?:about|around|some|nearly|almost|just|over|more|than|only|roughly|a"
        r"|further)){0,3} ?\Z",
        before,
    )
    if m:
        return _signs("n")[m["n"].lower()]
    if kind_of_unit(q.unit) != "other" and (m := _THAN.match(after)) is not None:
        return _signs("n")[m["n"].lower()]
    if clause.group is None:
        return None
    if (wished := _governing_change(sentence, clause, q)) is not None:
        return wished
    between = sentence.text[sentence.tokens[clause.group.end - 1].end : q.start]
    follows = sentence.tokens[clause.group.end - 1].end <= q.start and len(between.split()) <= 6 and "," not in between
    return _by_verb(clause) if follows or _BY.search(before) else None


def _governing_change(sentence: Sentence, clause: Clause, q: Quantity) -> int | None:
    """The direction of an infinitive or participle of change right before a quantity: "is expected to grow by 2 %"."""
    assert clause.group
    last = sentence.token_at(q.start) - 1
    for at in range(last, max(clause.group.end - 1, last - 6), -1):
        token = sentence.tokens[at]
        if token.tag in ("VBASE", "VING", "VPART") and token.verb:
            return _signs("v").get(token.verb.lemma)
        if token.text in ",;:" or token.tag in ("CONJ", "NOUN", "NAME"):
            return None
    return None


def _by_verb(clause: Clause) -> int | None:
    return _signs("v").get(clause.group.lemma) if clause.group else None
