"""Goods in a list that have each a figure of their own: "fish earned 42 million and kava 13 million"."""

import re
from collections.abc import Sequence

from pipeline.extract.observations.goods import Goods
from pipeline.extract.observations.slots.figure import Figure

_WHOLE = r"exports?|imports?|output|production|purchases|sales|shipments|total|trade|value|volume"
_OF = rf"(?: of (?:(?:[a-z’']+ ){{0,3}}(?:{_WHOLE})|[^,.;:()]{{1,70}}(?=[,;])))?"
_JOINS = re.compile(rf"{_OF}\)?[,;:]?(?: (?P<joint>and|while|with|but|then|followed by))?(?: (?:the|other|by))? ")
_LEADS = re.compile(
    r"(?P<at> with| at)?(?: (?:about|almost|around|just|nearly|only|over|roughly|some|another|a further|more than|less than))*"
    r"(?: | [(–—] ?|: )"
)
_PART_OF = re.compile(r" of (?:all )?(?:the|its|our|their|this|that|these|those) (?:[a-z]+ )?")
_FAR = 160  # characters between two figures of a list
_ALL = frozenset({"goods", "merchandise", "commodity", "product"})
_CHANGED = re.compile(r",? \((?:(?:up|down|about|some|by|an? [a-z]+ of) )*[+–−-]?")


def itemised(figure: Figure, measure: str | None, named: Sequence[Goods]) -> Goods | None:
    """Of the goods `named` in the sentence of a figure those alone between the figure before and this one: "fish earned
    42 million and kava 13 million", "rubber (17 per cent)"; or right behind a share: "a third of the beef". What no list of goods
    knows is taken where a list of them goes on.
    """
    if measure in ("exports", "imports") and (behind := _behind(figure, named)):
        return behind
    q, last = figure.q, figure.last
    before = [p for p in figure.sentence.quantities if p.end <= q.start]
    if last and len(before) > 1 and _CHANGED.fullmatch(figure.text, before[-1].end, q.start):
        q = before.pop()  # "and kava 13 million (up 3 million)"
    if not before or last is None or (q.unit == "count" and q.noun):
        return None
    start = before[-1].end
    if q.start - start > _FAR:
        return None
    for g in sorted(named, key=lambda g: (not g.joined, g.start)):
        if not start < g.start < g.end < q.start:
            continue
        lead, rest = _undated(figure, start, g.start), _undated(figure, g.end, q.start)
        joins, leads = _JOINS.fullmatch(lead), _LEADS.fullmatch(rest)
        if not joins or not leads or (leads["at"] and not joins["joint"]):
            continue
        if g.listed or g.partly or _goes_on(figure, g, joins["joint"]):
            return g
    return None


def _behind(figure: Figure, named: Sequence[Goods]) -> Goods | None:
    """The goods right behind a percentage: "80 per cent of the beef"."""
    if figure.q.unit != "percent":
        return None
    measured = {m.start for m in figure.named} | {h.start for h in figure.hinted}
    told = [
        g
        for g in named
        if figure.q.end < g.start
        and _PART_OF.fullmatch(figure.text, figure.q.end, g.start)
        and g.end + 1 not in measured
        and g.head not in _ALL
    ]
    return next((g for g in sorted(told, key=lambda g: not g.joined) if g.listed or g.partly), None)


def _goes_on(figure: Figure, g: Goods, joint: str | None) -> bool:
    """Whether a list of goods goes on with what no list of goods knows, and what can be no verb."""
    told = any(
        r.commodity and r.quantity.unit == figure.q.unit for r in figure.here if r.start >= figure.sentence.start
    )
    tokens = figure.sentence.tokens[figure.sentence.token_at(g.start) : figure.sentence.token_at(g.end - 1) + 1]
    return told and joint in ("and", "while") and all(t.verb is None or t.verb.noun for t in tokens)


def _undated(figure: Figure, start: int, end: int) -> str:
    """The text between two places, without its dates."""
    told = figure.text[start:end]
    for d in figure.sentence.dates:
        if start <= d.start and d.end <= end:
            told = re.sub(rf"(?: (?:in|of|for|from))? {re.escape(figure.text[d.start : d.end])}", "", told, count=1)
    return told
