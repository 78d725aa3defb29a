"""Whether a quantity is a level, a change, a share or a ratio, and which way it went."""

import re
from functools import cache
from itertools import pairwise

from pipeline.extract.language.clauses import Clause
from pipeline.extract.observations.measures import FLOWS, RATES, is_done, kind_of_unit
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.quantities.units import PARTS
from pipeline.extract.sentence import Sentence
from pipeline.extract.spans import lowered
from pipeline.records import ObservationKind
from pipeline.wordlist import any_of, table, words


@cache
def _signs(pos: str) -> dict[str, int]:
    return {w: int(row["sign"]) for row in table("changes") if row["as"] == pos for w in row["words"].split()}


@cache
def _nouns() -> str:
    return any_of(_signs("n"))


_OBJECT = 9  # tokens in which a verb, its object and what the object is of have room
_FAR = 70  # characters between a word of growth and its figure
_SIGNED = re.compile(r"(?:\A|[\s(])([+−–-])\Z")


@cache
def _growths() -> frozenset[str]:
    return frozenset(_signs("n")) - frozenset("more less up down above below lower higher fewer add".split())


_ROUGHLY = (
    "about|around|some|nearly|almost|just|over|more|less|than|only|roughly|as|much|further|under|at|least|a|an"
    "|bare|full|good|hefty|mere|modest|sharp"
)
_ROUGH_WORDS = frozenset(_ROUGHLY.split("|"))
_THAN = re.compile(
    r"(?i)(?:,? or [\d.,]+ ?(?:%|per ?cent),?|,(?=(?: [a-z]+){1,2}[,.;)]| (?:above|below)))? "
    r"(?P<n>more|less|fewer|higher|lower|above|below|up|down|weaker|stronger|smaller"
    r"|larger|bigger|cheaper|dearer)\b"
    r"(?: than| on| from| against| the| its| a| in|[,.;)]|\Z|(?<=above|below) (?!\d))"
    r"(?! (?:half|third))"
)
_FEWER = re.compile(r" (?:more|less|fewer)(?:[,.;)]| than\b)")
_UNDER = re.compile(
    r" under (?:the (?:level|figure|same)|that|those|what)\b| under[,.;)]"
    r"| short(?: of\b(?! (?:cash|funds|money|staff)\b)|[,.;)]|\Z)"
)
_OF_A_TARGET = re.compile(
    r"(?i) (?:above|below|beyond|in excess of|over|short of|under) (?:the|its|their|our) (?:[a-z]+ )?"
    r"(?:budget|estimate|forecast|goal|plan|projection|target)s?\b"
)
_OFF = re.compile(
    r"(?i)\b(?:cut|knock|shav|slic|tak|took|wip)(?:e|en|ed|ing|s|es)?(?: (?:off|away))?(?: (?:about|around|some|nearly))? \Z"
)
_FROM_IT = re.compile(r"(?: (?:percentage )?points?)? (?:off|from|away from) ")
_TO = re.compile(
    r"\b(?:to|at|towards?|below|above|beneath|reach(?:ed|ing)?|hit(?:ting)?|touch(?:ed|ing)?)"
    rf"(?: (?:the|record|high|low|little|below|above|of|level|total|peak|new|{_ROUGHLY})){{0,5}} ?\Z"
)
_BY = re.compile(rf"\b(?:by|another|a further|a|some|an average of)(?: (?:{_ROUGHLY})){{0,3}} ?\Z")
_FROM = re.compile(rf"\bfrom(?: (?:peak|record|the|level|of|low|high|{_ROUGHLY})){{0,3}} ?\Z")
_ASIDE_UP = re.compile(rf"[(,] ?(?:up|down)(?: by)?(?: (?:{_ROUGHLY})){{0,2}} ?\Z")
_REACHED = re.compile(rf" (?:from [\d.,]+ ?(?:%|per ?cent|percent)? )?to(?: (?:{_ROUGHLY})){{0,3}} ")
_UP = re.compile(
    r"\b(?<!made )(?<!make )(?<!makes )(?<!making )(?<!set )(?P<n>up|down)(?: by)?"
    rf"(?: (?:{_ROUGHLY})){{0,3}} ?\Z"
)
_BESIDES = re.compile(r"\b(?:before|after|with|in|on|at|for|among|to)\b")  # "cut the ribbon before 200 guests"
_MARK = re.compile(r",(?!\d)")
_AHEAD = re.compile(rf"\bahead by(?: (?:{_ROUGHLY})){{0,3}} ?\Z")
_WHOLE = re.compile(
    r"(?i)(?:(?:, | and |, and )[\d.,]+ ?(?:%|per cent|percent)){0,9} ?\)? ?of"
    r"(?! (?:an? )?(?:increase|growth|rise|decline|fall|which))\b| of (?:the )?total"
)
_ACCOUNTS = (
    r"account(?:s|ed|ing)? for|answer(?:s|ed|ing)? for|represent(?:s|ed|ing)?|ma(?:k|d)e(?:s|ing)? up(?! of\b)"
    r"|constitut(?:es?|ed|ing)|compris(?:es?|ed|ing)"
)
_SHARE = re.compile(rf"\b(?:{_ACCOUNTS}|share|proportion|percentage(?! points?\b)|portion)\b")
_IS_SHARE = re.compile(rf"\b(?:{_ACCOUNTS})(?: [a-z]+){{0,3}} \Z")
_OF_WHICH = re.compile(rf"\bof (?:which|whom|these|those|this|it|them),?(?: (?:{_ROUGHLY})){{0,3}} ?\Z")
_DISTANCE = re.compile(r"(?i)\b(?:differential|gap|spread|margin|difference|lead)\b")
_A_THING_OF = re.compile(
    r"(?i)\ban? (?:[a-z]+ )?(?P<what>[a-z]+) of (?:about |some |nearly |up to )?\Z"
)  # "add a grant of"
_TOTALS = frozenset({"total", "record", "sum", "maximum", "average", "minimum", "quarter", "third", "half"})
_RATED = re.compile(
    r"(?i) (?:import |export |customs |excise |policy |interest |standard |uniform )?"
    r"(?:tariff|dut(?:y|ies)|rate|levy|coupon|tax)\b"
)
_ADVERSE = re.compile(r"(?i)\b(?:adverse|negative|passive|unfavourable)(?: trade)? balances?\b")
_BALANCES = re.compile(r"(?i)\b(?:deficit|shortfall|gap|surplus)\b")
_OF_OUTPUT = re.compile(
    r"(?i) ?of (?:(?:its|the|their|our) |(?:the )?[^\W\d_]+[’']s? )?(?:gdp|gross domestic product|gni|national income|output)\b"
)


def kind_of(sentence: Sentence, clause: Clause, q: Quantity, measure: str | None) -> tuple[ObservationKind, int]:
    """The kind of a quantity, and for a change its direction: 1 up, -1 down."""
    first, last = _ends(sentence, q)
    before, after = lowered(sentence.text)[max(sentence.start, first - 60) : first], sentence.text[last : last + 60]
    if q.role == "multiple":
        return "ratio", 1
    if q.unit in PARTS and (signed := _SIGNED.search(before)):
        return "change", 1 if signed[1] == "+" else -1
    if q.unit == "percent" and (is_done(sentence.text, q) or after.startswith((" share", " stake"))):
        return "share", 1
    if q.unit == "percent" and _RATED.match(after):
        return "level", 1
    if q.unit == "percent" and _IS_SHARE.search(before) and not _OF_OUTPUT.match(after):
        return "share", 1
    if q.unit in PARTS and q.value < 0 and measure not in RATES | {"balance"}:
        return "change", 1
    if q.unit == "percent" and _OF_WHICH.search(before):
        return "share", 1
    taken = measure in FLOWS and clause.group is not None and clause.group.lemma in words("takers")
    sign = (
        None
        if taken and not (_BY.search(before) or _FEWER.match(after) or _FROM_IT.match(after))
        else _direction(sentence, clause, q, before, after)
    )
    if sign is not None and (_BY.search(before) or not (_TO.search(before) or _FROM.search(before))):
        return "change", sign
    if q.unit == "percent" and taken:
        return "share", 1
    if q.unit in ("percentage_point", "basis_point"):
        if sign is not None or _DISTANCE.search(sentence.text, max(sentence.start, first - _FAR), first):
            return "level", 1
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
    if measure is None or measure in FLOWS or q.role == "fraction":
        return "share", 1
    return "level", 1


def is_changed_by(sentence: Sentence, q: Quantity) -> bool:
    """Whether a verb of change says by how much of itself something changed: "exports dropped by at least 40%"."""
    return q.unit in PARTS and _done_by(sentence, q) is not None


def is_said_to_be_a_change(sentence: Sentence, q: Quantity) -> bool:
    """Whether a noun of change, an aside, or what is missing, says that a figure is one: "after a contraction of 10.9%", "(down
    $3 million)", "310 fewer".
    """
    first, last = _ends(sentence, q)
    before, after = lowered(sentence.text)[max(sentence.start, first - 60) : first], sentence.text[last : last + 60]
    if _UNDER.match(after) or after.startswith((" fewer than", " fewer,", " fewer.", " fewer;", " fewer)")):
        return True
    if _ASIDE_UP.search(before):
        return True
    noun = _noun_before().search(before)
    return noun is not None and noun["n"] not in words("no_changes") and (q.unit in PARTS or " of" in noun.group())


def misses_target(text: str, q: Quantity) -> bool:
    """Whether a figure is by how much a target or an estimate was missed or passed: "$2 million short of the estimate"."""
    return bool(_OF_A_TARGET.match(text, q.end))


def is_deficit(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether a balance is said to be a deficit."""
    said = _balance_said(sentence, clause, q)
    return said is not None and said != "surplus"


def says_no_balance(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether a clause leaves open which way a balance lies: "the year before it had been 16.1 billion"."""
    return _balance_said(sentence, clause, q) is None


def _balance_said(sentence: Sentence, clause: Clause, q: Quantity) -> str | None:
    """The word by which a balance lies one way or the other."""
    a, b = sentence.span(clause.start, clause.end)
    if _ADVERSE.search(sentence.text, a, b):
        return "deficit"
    before = _BALANCES.findall(sentence.text, a, q.start)
    said = before[-1:] or _BALANCES.findall(sentence.text, q.end, b)[:1]
    return said[0].lower() if said else None


def falls(clause: Clause) -> bool:
    """Whether a figure of a clause, if it is a change, is a fall."""
    return _by_verb(clause) == -1


def is_its_verb(clause: Clause, q: Quantity) -> bool:
    """Whether a multiple is the verb of a clause: "doubled"."""
    return q.role == "multiple" and clause.group is not None and clause.group.head.start == q.start


def is_of_output(text: str, q: Quantity) -> bool:
    """Whether a share is one of gross domestic product."""
    return bool(_OF_OUTPUT.match(text, q.end))


def _ends(sentence: Sentence, q: Quantity) -> tuple[int, int]:
    """Where a quantity begins and ends, with the other end of its range."""
    mate = next((p for p in sentence.quantities if p.start == q.mate), q)
    return min(q.start, mate.start), max(q.end, mate.end)


def _rate_of_growth(sentence: Sentence, clause: Clause, q: Quantity, measure: str | None) -> int | None:
    """The direction of a percentage that is itself a growth: "growth was 6.9 %", "the growth of exports slowed to 3 %"."""
    label = clause.opener == ":" and clause.place and sentence.clauses[clause.place - 1]
    begin = label.start if label and label.group is None else clause.start  # "Growth: 2.2 per cent"
    nouns = [
        t
        for last, t in pairwise(sentence.tokens[max(0, begin - 1) : sentence.token_at(q.start)])
        if (t.tag == "NOUN" or last.tag == "DET") and t.lower in _growths()
    ]
    if not nouns:
        return _signs("n")["growth"] if measure == "gdp" else None
    between = sentence.text[nouns[-1].end : q.start]
    if _REACHED.fullmatch(between) and nouns[-1].lower != "growth":
        return None  # "a reduction to 8 per cent"
    if re.search(r"[;(]|\b(?:share|inflation|rate of interest|tariff)\b", between) or len(between) > _FAR:
        return None
    return _signs("n")[nouns[-1].lower]


@cache
def _noun_behind() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:[ -](?:year[- ]on[- ]year|annual|annualised|real|sharp|further|average|quarterly|monthly)){0,2}"
        rf"[ -](?P<n>{_nouns()})\b(?! than [a-z]+ of)"
    )


@cache
def _of_change() -> re.Pattern[str]:
    return re.compile(rf"(?i) of (?:the|this|that) (?P<n>{any_of(_growths())})\b")


@cache
def _noun_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<n>{_nouns()})(?<!above)(?<!below)(?: [a-z]+){{0,3}} (?:of|by)(?: (?:{_ROUGHLY})){{0,3}} ?\Z"
    )


def _direction(sentence: Sentence, clause: Clause, q: Quantity, before: str, after: str) -> int | None:
    """Which way a quantity says something went, if it says so: "a 5 % increase", "an increase of 5 %", "fell by 5 %"."""
    for m in (_noun_behind().match(after), _noun_before().search(before), _UP.search(before)):
        if m and not (
            m["n"].lower() == "expansion" and kind_of_unit(q.unit) == "money"
        ):  # a plant's, that costs so much
            return _signs("n")[m["n"].lower()]
    if _AHEAD.search(before):
        return 1
    if (sign := _done_by(sentence, q)) is not None:
        return sign
    if _UNDER.match(after) or (q.unit in PARTS and _OFF.search(before) and _FROM_IT.match(after)):
        return -1
    if (m := _of_change().match(after)) is not None:
        return _signs("n")[m["n"].lower()]
    if kind_of_unit(q.unit) != "other" and (m := _THAN.match(after)) is not None:
        return _signs("n")[m["n"].lower()]
    if (wished := _governing_change(sentence, clause, q)) is not None or clause.group is None:
        return wished
    between = sentence.text[sentence.tokens[clause.group.end - 1].end : q.start]
    follows = sentence.tokens[clause.group.end - 1].end <= q.start and len(between.split()) <= 6
    follows = follows and not _MARK.search(between) and not (q.unit == "count" and _BESIDES.search(between))
    follows = follows and not ((thing := _A_THING_OF.search(between)) and thing["what"].lower() not in _TOTALS)
    return _by_verb(clause) if follows or _BY.search(before) else None


def _done_by(sentence: Sentence, q: Quantity) -> int | None:
    """The direction of a verb of change before "by" and a quantity, whatever clause it is in: "slid by 11 per cent", "to reduce
    the rate by 400 basis points".
    """
    at = sentence.token_at(q.start) - 1
    while at > 0 and sentence.tokens[at].lower in _ROUGH_WORDS:
        at -= 1
    if at < 1 or sentence.tokens[at].lower != "by":
        return None
    for token in reversed(sentence.tokens[max(0, at - _OBJECT) : at]):
        if token.verb and token.tag[0] == "V":
            return _signs("v").get(token.verb.lemma)
        if token.tag in ("PUNCT", "AUX", "SUB", "WH", "QTY") or token.lower in ("and", "by"):
            return None
    return None


def _governing_change(sentence: Sentence, clause: Clause, q: Quantity) -> int | None:
    """The direction of an infinitive or participle of change right before a quantity: "is expected to grow by 2 %"."""
    last = sentence.token_at(q.start) - 1
    begin = clause.group.end - 1 if clause.group else clause.start
    for at in range(last, max(begin, last - 6), -1):
        token = sentence.tokens[at]
        if token.tag in ("VBASE", "VING", "VPART") and token.verb:
            return _signs("v").get(token.verb.lemma)
        if token.text in ",;:" or token.tag in ("CONJ", "NOUN", "NAME"):
            return None
    return None


def _by_verb(clause: Clause) -> int | None:
    return _signs("v").get(clause.group.lemma) if clause.group else None
