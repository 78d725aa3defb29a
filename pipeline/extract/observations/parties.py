"""Whose a measure is and with whom: "Russia's exports to Japan", "trade between A and B", "imports from Y"."""

import re
from collections.abc import Sequence
from functools import cache

import msgspec
from msgspec.structs import replace

from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.lexicon import CLOSED, verb
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.frame import UNIONS
from pipeline.extract.observations.measures import FLOWS, Measured
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence
from pipeline.extract.spans import lowered
from pipeline.wordlist import table, words

LENDERS = {row["name"]: row["called"] for row in table("lenders")}
"""Bodies of many states that lend and give as a state does, and what each is called as a side."""
_LED = re.compile(
    r"\b(to|from|with|of|in|by|for|and|between|on|into|against|than|via|through|at)(?: the| its| our)? \Z"
)  # of a text in lower case
_NEAR = 40  # characters: a long name of a country, a bracket and "about"
STATES = frozenset({"country", "demonym", "capital"})
_TWO_SIDED = frozenset({"balance", "investment", "aid", "remittances", "tariff", "tourism", "migration"})
_FACING = {
    "tariff": ("on", "from", "against"),
    "investment": ("in", "into", "from"),
    "aid": ("to", "for"),
    "remittances": ("from", "to"),
    "tourism": ("from",),
    "migration": ("from",),
}
_OWN = {"investment": ("of", "by"), "aid": ("of", "by", "from")}
_COMING = re.compile(r"(?i)(?:[a-z]+ )?(?:arrivals|guests|holidaymakers|tourists?|travell?ers|visitors?|visits)")
"""Who comes from abroad: what a people is called before it is where they come from."""
_FOREIGN = re.compile(r"(?i)\b(?:fdi|(?:domestic|foreign|inward) (?:[a-z]+ )?investments?)\Z")
"""What is invested in a country by whoever it may be."""
_GENERIC, _ESTIMATING = words("unspecific"), words("estimators")
_BETWEEN = re.compile(
    r"(?i) (?:volume |turnover |flows |relations |in goods (?:and services )?|in services )?between (?:the )?"
)
_ACROSS = re.compile(r"(?i)\b(?:against|compared|than|unlike|versus)\b|\bas (?:high|low|much|many|in)\b")
_FIGURE = re.compile(r"\d")
_AND = re.compile(r",? and (?:the )?")
_BOUGHT = re.compile(
    r"(?: (?:about|some|nearly|over|around|almost|more than|up to))? (?:[$€£¥\d][^ ]*(?: [^\W\d_]+){1,3} of )?"
)
_OF_GOODS = re.compile(
    r"(?i) of (?P<what>(?!(?:the )?(?:US|EUR|over|more|less|about|around|some|nearly|almost)\b)(?!\d"
    r"|[$€£¥])[^\W\d_][\w-]*(?: (?!(?:to|from|in|by|for|at|on|was|were|is|are|rose|fell|grew|has|have|had"
    r"|which|that|and|amount\w*|reach\w*)\b)[^\W\d_][\w-]*){0,3})"
)

_OWNS = re.compile(
    r"(?:[’']s?)? (?:(?:surplus|deficit|share|rate|figure|total|exports|imports)(?: of)? )?(?:by |at )?"
    r"(?:about |some |nearly |just |only )?\Z"
)
_CLOSE = frozenset({" ", " only ", " just "})
_SET_BESIDE = re.compile(r"(?i)(?:,| and|;|\bwith| than| to| by| against|\A)\s*(?:the |only |just )*\Z")
_IN_IT = re.compile(r"(?: of (?:gdp|GDP|output))? (?:in|for) (?:the )?")
_BRACKET = re.compile(r" ?\((?:about |some |nearly |almost |over |around )?")
_LABELS = re.compile(r" ?(?::|[–—-] )|,? with (?=[\d$€£¥₹A-Z])|,? at (?=[\d$€£¥₹])")
_HAS = re.compile(
    r",? (?:by |at |were |was |came to |stood at |(?:climbing|declining|decreasing|down|dropping|fell|falling|grew|growing"
    r"|increasing|rising|rose|shrinking|up) (?:by )?)?(?:about |some |nearly )?"
)
_BEFORE = re.compile(r"(?:[’']s?)? (?:[^\W\d_][\w-]* ){0,4}")  # a measure, and behind whose it is
_VERBISH = re.compile(r"\b(?:and|of|to|from|in|with|for|that|which|was|were|is|are|said)\b")
_THOSE = re.compile(r"(?i)\b(?:those|that|ones) (?:from|to|with) (?:the )?\Z")
_ENDS = re.compile(r",| (?:and|against|compared|while|versus|but|than)\b|\.|;|\)|\Z| in \d{4}")
_WIDEST = 100  # characters between a measure and a side of it
_AMOUNT = r" [A-Z]{0,3}[$€£]?\d[\d,.]*(?![^\s,;:()])"
_UP_TO = rf"(?i)(?:{_AMOUNT}| (?!{_AMOUNT[1:]})[^\s,;:()]+| \([^)]*\)|,? including [^,]+,)*? "


class Sides(msgspec.Struct, frozen=True):
    """Codes of the countries, or names where there is none; the goods that are meant; and `by` what it is that tells so."""

    reporter: str | None = None
    partner: str | None = None
    parties: tuple[str, ...] = ()
    commodity: str | None = None
    by: str = "context"

    @property
    def is_empty(self) -> bool:
        """Whether neither a country is told nor goods."""
        return not (self.reporter or self.partner or self.parties or self.commodity)


def code(mention: Mention) -> str:
    """A country's code; what a union of countries or a lender is called, which has none."""
    return mention.code or UNIONS.get(mention.name) or LENDERS.get(mention.name, mention.name)


def is_state(mention: Mention) -> bool:
    """Whether a name is that of a state, its people or its capital, or of a union that is counted as one."""
    return mention.kind in STATES or mention.name in UNIONS


def sides(sentence: Sentence, measured: Measured) -> Sides:
    """The sides that the words around a measure name."""
    text, states = sentence.text, [m for m in sentence.mentions if is_state(m)]
    flow = FLOWS.get(measured.measure)
    before = _owner(text, measured.start, states)
    if before and before.kind == "demonym" and _COMING.fullmatch(measured.word):
        return Sides(partner=code(before))
    found = Sides(reporter=code(before) if before else None)
    if flow == "total":
        return _two_way(text, measured, states, found)
    if flow:
        begin = max([sentence.start, *(d.end for d in sentence.dates if d.end <= measured.start)])
        found = _one_way(text, measured, states, found, flow == "export")
        return replace(found, commodity=_goods(text, measured, before, begin))
    facing = _state_after(text, measured.end, states, _FACING.get(measured.measure, ("with", "to", "from")))
    if found.reporter is None:
        after = _state_after(text, measured.end, states, _OWN.get(measured.measure, ("of", "in", "for")))
        found = replace(found, reporter=code(after) if after and after is not facing else None)
    if facing and found.reporter is None and _FOREIGN.search(text, sentence.start, measured.end):
        return replace(found, reporter=code(facing))
    if facing and measured.measure in _TWO_SIDED:
        found = replace(found, partner=code(facing))
    return found


def beside(sentence: Sentence, clause_start: int, q: Quantity) -> str | None:
    """The state that stands right before a figure as its owner, or right behind it: "Spain’s 26.3 %", ", Uzbekistan 25
    tonnes", "60 % in Germany". It goes before whom the clause is about: so comparisons name the other's figure.
    """
    text = sentence.text
    for m in sentence.mentions:
        if m.kind not in STATES:
            continue
        if clause_start <= m.start and 0 <= q.start - m.end < 40 and _OWNS.fullmatch(text, m.end, q.start):
            genitive = text[m.end : m.end + 1] in "’'"
            apart = _SET_BESIDE.search(text, max(sentence.start, m.start - 12), m.start)
            if genitive or (apart and text[m.end : q.start] in _CLOSE):
                return code(m)
        inside = _IN_IT.match(text, q.end)
        if inside and inside.end() == m.start and m.kind == "country" and _ENDS.match(text, m.end):
            return code(m)
    return None


def of_those(sentence: Sentence, q: Quantity) -> str | None:
    """The partner of a figure that stands right behind "those from Japan"."""
    near = sentence.inside(sentence.mentions, max(sentence.start, q.start - _NEAR), q.start)
    before = [m for m in near if m.kind in STATES and _HAS.fullmatch(sentence.text, m.end, q.start)]
    led = before and _THOSE.search(sentence.text, max(sentence.start, before[-1].start - 16), before[-1].start)
    return code(before[-1]) if led else None


def led_to(sentence: Sentence, clause: Clause, q: Quantity) -> str | None:
    """The state to, from or with which something goes by the words between a figure and the one before it, else behind it:
    "those from Nigeria 240 million", "the shipment of 75,000 tonnes to the Emirates".
    """
    subject = sentence.span(*clause.subject) if clause.subject and not clause.inherited else None
    a, b = sentence.span(clause.start, clause.end)
    figures = [p for p in sentence.quantities if sentence.start <= p.start < b]
    begin = max([min(a, subject[0]) if subject else a, *(p.end for p in figures if p.end <= q.start)])
    end = min([b, *(p.start for p in figures if p.start >= q.end)])
    led = [
        m
        for m in sentence.inside(sentence.mentions, begin, end)
        if m.kind in STATES and _LEADS_TO.search(sentence.text, max(begin, m.start - _NEAR), m.start)
    ]
    before, behind = [m for m in led if m.end <= q.start], [m for m in led if m.start >= q.end]
    return code(before[-1]) if before else code(behind[0]) if behind else None


_LEADS_TO = re.compile(r"\b(?:to|from|with) (?:the )?\Z")


def bracketed(sentence: Sentence, q: Quantity) -> str | None:
    """The country that stands right before a figure's bracket: "Germany (9.8 billion)"."""
    beside = sentence.inside(sentence.mentions, max(sentence.start, q.start - _NEAR), q.start)
    named = [m for m in beside if _BRACKET.fullmatch(sentence.text, m.end, q.start) and is_side(m)]
    return code(named[-1]) if named else None


def label(sentence: Sentence, q: Quantity, partner: str | None) -> str | None:
    """The country that labels a figure, with none but its partner between: "Botswana: 4.4 billion", "Nigeria, with 3.1
    billion", "Germany: exports to Malta rose by 5 %".
    """
    begin = sentence.tokens[0].start
    first = sentence.inside(sentence.mentions, begin, begin + _NEAR)[:1]
    if not first or not is_side(first[0]) or first[0].kind == "capital" or first[0].start - begin > len("the "):
        return None
    between = sentence.inside(sentence.mentions, first[0].end, q.start)
    alone = not any(m.kind in STATES and code(m) != partner for m in between)
    return code(first[0]) if alone and _LABELS.match(sentence.text, first[0].end) else None


def is_side(mention: Mention) -> bool:
    """Whether a name is that of a state, or of a union that trade is counted with as with one."""
    return mention.kind in ("country", "capital") or mention.name in UNIONS


def _owner(text: str, start: int, states: Sequence[Mention]) -> Mention | None:
    """The state right before a measure: "Russia’s total exports", "Japanese car exports"."""
    for m in reversed([s for s in states if s.end <= start]):
        gap = text[m.end : start]
        if _BEFORE.fullmatch(gap) or gap in (" ", "-", "–"):
            possessive = gap.startswith(("’", "'")) or m.kind == "demonym" or len(gap.split()) <= 2
            verbish = _VERBISH.search(gap)
            return m if possessive and not verbish else None
    return None


def _state_after(text: str, end: int, states: Sequence[Mention], prepositions: tuple[str, ...]) -> Mention | None:
    """The state behind one of some prepositions, a few words after a measure."""
    for m in states:
        if m.start < end:
            continue
        gap = text[end : m.start]
        if len(gap) > _WIDEST:
            break
        found = _led_by(prepositions).fullmatch(gap)
        figured = found and found["word"].lower() in ("of", "in", "for") and _FIGURE.search(gap)
        if found and len(gap.split()) <= 9 and not _ACROSS.search(gap) and not figured:
            return m
    return None


@cache
def _led_by(prepositions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{_UP_TO}(?P<word>{'|'.join(prepositions)})(?: the)? ?")


def _two_way(text: str, measured: Measured, states: Sequence[Mention], found: Sides) -> Sides:
    between = _BETWEEN.match(text, measured.end)
    if between:
        first = next((m for m in states if m.start == between.end()), None)
        joint = _AND.match(text, first.end) if first else None
        second = next((m for m in states if joint and m.start == joint.end()), None)
        if first and second:
            return Sides(parties=(code(first), code(second)))
    before = [m for m in states if m.end <= measured.start]
    if len(before) > 1:
        a, b = before[-2:]
        gap = text[a.end : b.start]
        near = re.fullmatch(r"(?i) (?:bilateral |two-way |total |merchandise )*", text[b.end : measured.start])
        if gap in ("-", "–", "—", " - ", " – ", "/") and near:
            return Sides(parties=(code(a), code(b)))
    partner = _state_after(text, measured.end, states, ("with",))
    if partner and found.reporter:
        return replace(found, partner=code(partner))
    if partner:
        return Sides(partner=code(partner))
    return found


def _one_way(text: str, measured: Measured, states: Sequence[Mention], found: Sides, export: bool) -> Sides:
    to = _state_after(text, measured.end, states, ("to",))
    origin = _state_after(text, measured.end, states, ("from",))
    by = _state_after(text, measured.end, states, ("of", "by")) if found.reporter is None else None
    if export:
        earned = measured.word.lower() in words("earnings")  # "earnings from China" are what China pays
        if earned and origin:
            return replace(found, partner=code(origin))
        reporter = found.reporter or (code(origin) if origin else None)
        return replace(found, reporter=reporter, partner=code(to) if to else None)
    bought = by if by and by.kind == "demonym" else _made_by(text, measured, states)
    if bought and origin is None and code(bought) != found.reporter:
        return replace(found, partner=code(bought))  # "purchases of Chinese yarn"
    reporter = found.reporter or (code(by) if by and by is not origin else None)
    return replace(found, reporter=reporter, partner=code(origin) if origin else None)


def _made_by(text: str, measured: Measured, states: Sequence[Mention]) -> Mention | None:
    """Whose goods are bought: "buys some 2 bcm of Russian gas"."""
    behind = next((m for m in states if m.start >= measured.end), None)
    led = behind and behind.kind == "demonym" and _BOUGHT.fullmatch(text, measured.end, behind.start)
    return behind if led and behind and text[behind.end : behind.end + 1] == " " else None


def _goods(text: str, measured: Measured, owner: Mention | None, begin: int) -> str | None:
    """The goods: "exports of cars", "wine exports", "mineral resource exports"; None for all goods."""
    after = _OF_GOODS.match(text, measured.end)
    if after:
        what = " ".join(w for w in after["what"].split())
        spoken = what.lower().split()
        if spoken[0] not in ("goods", "merchandise", "commodities", "services", "the") and not what[0].isupper():
            return what
    form = verb(measured.word.lower())
    if form and (form.past or form.third) and not form.noun:
        return None  # what stands before a verb is who trades
    start = owner.end if owner else max(begin, measured.start - 40)
    gap = re.sub(r"\A[’']s?", "", text[start : measured.start])
    named = re.findall(r"[^\W\d_][\w-]*", gap.rsplit(",", 1)[-1].rsplit(".", 1)[-1])
    kept: list[str] = []
    for word in reversed(named):
        opens = start == begin and len(kept) == len(named) - 1 and word.istitle()
        form = verb(word.lower())
        acts = form is not None and (form.third or form.past) and not (form.noun or form.participle or form.base)
        if (
            acts
            or word.lower() in _ESTIMATING
            or word.lower() in _GENERIC
            or word.lower() in CLOSED
            or (word[0].isupper() and kept and not opens)
        ):
            break
        kept.insert(0, word.lower() if opens else word)
    phrase = " ".join(kept)
    whole = owner is not None or len(kept) == 1 or (start == begin and len(kept) == len(named))
    apart = not gap.rstrip().lower().endswith(phrase.lower())
    return phrase if kept and len(kept) <= 3 and whole and not apart else None


def led_by(text: str, begin: int, at: int) -> str | None:
    """The preposition right before a name at character `at`, behind `begin`."""
    led = _LED.search(lowered(text), max(begin, at - _NEAR), at)
    return led[1] if led else None
