"""What a figure of trade leaves out or takes in: "without gold", "with services", "if electricity were counted"; and whether it
is of some exports alone, "re-exports", "domestic exports".
"""

import re
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.extract.observations.goods import Goods, content, goods_in
from pipeline.extract.observations.measures import FLOWS, TRADED, Measured, measures
from pipeline.extract.observations.reading import Reading
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence, once_a_sentence
from pipeline.extract.spans import lowered

_LEADS = re.compile(  # of a text in lower case, right before the goods
    r"\b(?:(?P<out>excluding|exclusive of|without|not counting|not including|leaving (?:out|aside)|apart from|except(?: for)?"
    r"|other than)|(?P<with>with|including|inclusive of|counting)|(?P<if>if|were|when|once)) (?:the |all )?\Z"
)
_FOLLOWS = re.compile(
    r" (?:is|are|was|were|had been|being|be)?(?: ?also)?(?P<not> ?not)?"
    r" ?(?P<in>included|counted|added|taken in)?(?P<out>excluded|left out|left aside|aside|deducted|stripped out)?"
    r"(?=[,.;:)]| from\b)"
)
_FOLLOWS_IN = re.compile(r" (?:are |were |being )?(?:also )?(?:included|counted|excluded|apart|aside)")
_PASSING = re.compile(r"(?i)\b(?:re-?exports|re-?imports|transit trade)\b")
_AGAIN = "re-exports"
_AHEAD = 24  # characters: "leaving aside all the "
_RIGHT_BEHIND = re.compile(r"[^,.;()]{0,20}(?:, | \(| )")


class Scope(NamedTuple):
    """Characters `start` to `end`, which say that some goods are in or out; whether they lead the sentence in."""

    start: int
    end: int
    words: str
    goods: str
    leads: bool


def scoped(sentence: Sentence, reading: Reading) -> Reading:
    """A reading of trade with what it leaves out or takes in: it is of "goods without gold"."""
    if reading.measure not in TRADED:
        return reading
    if reading.commodity is None and (kind := _kind_of_exports(sentence, reading)):
        reading = replace(reading, commodity=kind)
    for scope in scopes(sentence):
        if _governs(sentence, scope, reading.quantity):
            goods = reading.commodity
            whole = goods.removesuffix(" other") if goods and not content(goods) & content(scope.goods) else "goods"
            return replace(reading, commodity=f"{whole} {scope.words}")
    return reading


def _kind_of_exports(sentence: Sentence, reading: Reading) -> str | None:
    """Which exports a figure is of that are a part of all: those that the words say which name its measure last."""
    if reading.measure != "exports":
        return None
    named = [m for m in measures(sentence.text, sentence.start, reading.quantity.start) if m.measure in FLOWS]
    if not named or (reading.kind == "share" and not _is_subject(sentence, named[-1], reading.quantity)):
        return None
    kind = part_of_exports(sentence.text, named[-1])
    return None if kind == _AGAIN and _FOLLOWS_IN.match(lowered(sentence.text), named[-1].end) else kind


def part_of_exports(text: str, word: Measured) -> str | None:
    """Which exports a word of a text means, if not all: "re-exports", "domestic exports"."""
    if word.word.lower().startswith("re"):
        return _AGAIN
    return "domestic exports" if lowered(text).endswith("domestic ", 0, word.start) else None


def _is_subject(sentence: Sentence, word: Measured, q: Quantity) -> bool:
    """Whether a word stands in the subject of a figure's clause: of a share it tells the part, elsewhere the whole."""
    subject = sentence.clause_at(q.start).subject
    start, end = sentence.span(*subject) if subject else (0, 0)
    return start <= word.start < end


@once_a_sentence
def scopes(sentence: Sentence) -> list[Scope]:
    """What the words of a sentence leave out or take in."""
    if not sentence.quantities:
        return []
    found = _PASSING.finditer(sentence.text, sentence.start, sentence.end)
    passing = [Goods(m.start(), m.end(), m.group().lower(), "", True, True) for m in found]
    phrases = sorted(
        (*goods_in(sentence), *passing), key=lambda goods: not goods.joined
    )  # "fuels and lubricants" before "fuels"
    return [scope for goods in phrases if (scope := _scope(sentence, goods))]


def _scope(sentence: Sentence, goods: Goods) -> Scope | None:
    text = lowered(sentence.text)
    leads = _LEADS.search(text, max(sentence.start, goods.start - _AHEAD), goods.start)
    follows = _FOLLOWS.match(text, goods.end, min(len(text), sentence.end + 1))
    told = bool(follows and (follows["in"] or follows["out"]))
    if leads is None and not told:
        return None
    start = leads.start() if leads else goods.start
    first = not text[sentence.start : start].strip(" \"“'")
    if leads and not leads["if"]:
        known = goods.listed or goods.partly or leads["out"] not in (None, "without")
        closed = first and text.startswith(",", goods.end)
        if not known or (leads["with"] and not closed) or (leads["out"] == "without" and not (closed or first)):
            return None
        word = "without" if leads["out"] else "with"
    elif told and follows and (leads or not follows.group().startswith((" is", " are", " was", " were"))):
        word = "without" if bool(follows["out"]) != bool(follows["not"]) else "with"
    else:
        return None
    end = follows.end() if told and follows else goods.end
    return Scope(start, end, f"{word} {goods.words}", goods.words, first)


def _governs(sentence: Sentence, scope: Scope, q: Quantity) -> bool:
    """Whether it is a figure that goods are in or out of: one that stands behind such words with no measure between, or right
    before them.
    """
    if scope.start >= q.end:
        near = not any(q.end <= p.start < scope.start for p in sentence.quantities)
        return near and _RIGHT_BEHIND.fullmatch(sentence.text, q.end, scope.start) is not None
    if scope.end > q.start:
        return False
    within = sentence.clause_at(scope.start) is sentence.clause_at(q.start)
    return scope.leads or (within and not measures(sentence.text, scope.end, q.start))
