"""Whose figures a document gives, where its sentences leave that open: what its head says it is about."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline import edtf
from pipeline.extract.dates.resolve import Context, resolve
from pipeline.extract.dates.sense import Expression, Fiscal, Fixed
from pipeline.extract.names.gazetteer import country_in
from pipeline.extract.names.mention import Mention
from pipeline.extract.quantities.find import Quantity
from pipeline.records import Passage
from pipeline.wordlist import table, words

UNIONS = {row["name"]: row["called"] for row in table("unions")}
"""Groups of states that trade is counted with as with one, and what each is called as a side."""
_UNION = re.compile(r"\b(?:EU|European (?:Union|Commission|Council|Parliament))\b", re.IGNORECASE)
_FOR = re.compile(r"(?i)\b(?:for|in) (?:the )?(?:(?:calendar )?year |month of )?\Z")
_FACING = re.compile(r"(?i)\b(?:with|to|from|in|visit|versus|on|vis-à-vis)(?: the)? \Z")
_BODY = re.compile(
    rf"(?i)\b(?:{'|'.join(sorted(words('body_words')))}|statistics?|statistical|republic|kingdom|country (?:note|report"
    r"|brief)|central de|banco|banque|istituto|institut)\b"
)
_PAPER = re.compile(rf"(?i)\b(?:{'|'.join(sorted(words('dated_papers')))}|review|trade)\b")
_OUTWARD = re.compile(rf"(?i)\b(?:{'|'.join(sorted(words('outward_bodies')))})\b")
_OPENS = re.compile(r",? .{0,24}\b(?:\d{4}|\d\d?)\b|,? [–—-] ")
_DIGIT = re.compile(r"\d{4}")
_TRADING = re.compile(r"(?i)\b(?:trade|exports?|imports?|economic relations)\b")
_LISTED = re.compile(
    r"[^\W\d_]+, [^\W\d_]"
)  # one of several subjects: "trade with China, reserves and the exchange rate"
_BOTH = 0.75  # of all mentions: a document that speaks of two countries as often is about the two
_LEAST = 0.25
_HOME, _NEAR = 0.25, 0.6  # of all mentions, and of those of the country most named
_HALF = 0.5
_OFTEN, _MOSTLY = 3, 0.6  # amounts, and of all amounts: in one country's money
_PROSE = 200  # characters: a paragraph as long as that ends a document's head
_SHARE = 0.2  # of all mentions of countries: what the head names and the text neglects is no side of it


@dataclass(frozen=True, slots=True)
class Frame:
    """What a document is about: the country whose document it is, or that it speaks of above all (`home`); the two
    countries that it is about (`sides`), `bilateral` where it speaks of the two above all, `facing` where a line
    of its head is on the trade with the other; the other country that alone it is `about`; and the month, quarter or year
    that it reports on.
    """

    home: str | None = None
    sides: tuple[str, ...] = ()
    period: str | None = None
    bilateral: bool = False
    facing: bool = False
    about: str | None = None

    def across(self, side: str | None) -> str | None:
        """The side that faces a side."""
        if len(self.sides) != 2 or side not in self.sides:
            return None
        return self.sides[1 - self.sides.index(side)]


def frame_of(
    passages: Sequence[Passage],
    mentions: Sequence[Sequence[Mention]],
    quantities: Sequence[Sequence[Quantity]],
    dollar: str | None = None,
) -> Frame:
    """The frame that a document's head gives, and what the text goes on to speak of.

    Home is the country in the name of the body whose document it is ("Statistics Poland"), or whose `dollar` it counts in,
    or whose money an official paper counts in, or the one that is named, or whose money is counted, twice as often as any
    other. The sides are home and the first other country that the head
    names and the text goes on to speak of; without a home the first two.
    """
    named = [_named(*both) for both in zip(passages, mentions, strict=True)]
    count = Counter(code for codes in named for code, _ in codes)
    voices = count + Counter(code for found in quantities for q in found if (code := _issuer(q.unit)))
    head = _head(passages)
    home = next((code for i in range(head) if (code := _publisher(passages[i], mentions[i]))), None)
    if home is None and (place := _dateline(passages[: head + 1], mentions)):
        official = any(_BODY.search(p.words) for p in passages[:head]) and voices[place] > 1
        spoken_of = voices[place] >= max(_HOME * voices.total(), _NEAR * max(voices.values()))
        home = place if official or spoken_of else None
    ranked = sorted(voices, key=lambda code: (-voices[code], code))
    on_trade = any(_TRADING.search(p.words) for p in passages[:head])
    home = home or (dollar if on_trade and dollar in count else None)
    outward = _paying(passages[:head], quantities, count) if home is None else None
    home = home or outward
    if home is None and ranked and voices[ranked[0]] >= 2 * max([voices[c] for c in ranked[1:]], default=1):
        home = ranked[0]
    spoken = [code for codes in named[: head + 1] for code, _ in codes if count[code] >= max(2, _SHARE * count.total())]
    sides = list(dict.fromkeys([home, *spoken] if home else spoken))[:2]
    both = len(sides) == 2 and _speaks_of_both(sides, home, count)
    facing = (
        on_trade
        and len(sides) == 2
        and any(
            code == sides[1] and not _LISTED.match(p.words, start)
            for p, codes in zip(passages[:head], named, strict=False)
            for code, start in codes
        )
    )
    about = _about(passages[:head], named, home) if not facing else None
    about = sides[1] if outward and len(sides) == 2 else about
    return Frame(home, tuple(sides), bilateral=both, facing=facing, about=about)


def _paying(head: Sequence[Passage], quantities: Sequence[Sequence[Quantity]], count: Counter[str]) -> str | None:
    """The country in whose money an official paper counts above all, if the text names it, and another far more often."""
    if not any(_BODY.search(p.words) for p in head):
        return None
    paid = Counter(code for found in quantities for q in found if (code := _issuer(q.unit)))
    (issuer, times), *_ = [*paid.most_common(1), ("", 0)]
    taken_for_granted = 0 < count[issuer] <= _HALF * max(count.values(), default=0)
    return issuer if times >= _OFTEN and times >= _MOSTLY * paid.total() and taken_for_granted else None


def _speaks_of_both(sides: Sequence[str], home: str | None, count: Counter[str]) -> bool:
    """Whether a text speaks of two countries above all; one that has a home need not name it."""
    if home and count[sides[1]] >= _BOTH * (count.total() - count[home]):
        return True
    spoken = sum(count[c] for c in sides) >= _BOTH * count.total()
    return spoken and min(count[c] for c in sides) >= _LEAST * count.total()


def _about(head: Sequence[Passage], named: Sequence[Sequence[tuple[str, int]]], home: str | None) -> str | None:
    """The one country in the title of a paper by a body that looks abroad: "Relations with Egypt"."""
    if home is None or not any(_OUTWARD.search(p.words) for p in head):
        return None
    titles = [{code for code, _ in codes} for codes in named[: len(head)] if codes]
    both = any(home in codes and len(codes) > 1 for codes in titles)
    abroad = {code for codes in titles for code in codes} - {home}
    return abroad.pop() if len(abroad) == 1 and not both else None


def _publisher(passage: Passage, mentions: Sequence[Mention]) -> str | None:
    """The country in a line of the head that names a body: "Ministry of Trade of Kenya", "COUNTRY NOTE: GHANA"."""
    for m in mentions:
        before = passage.words[: m.start]
        if m.code and m.kind in ("country", "demonym") and not _FACING.search(before) and _BODY.search(passage.words):
            return m.code
        if m.kind == "organisation" and _BODY.search(passage.words) and (inside := country_in(m.name)):
            return inside
    return None


def _dateline(head: Sequence[Passage], mentions: Sequence[Sequence[Mention]]) -> str | None:
    """The country of the capital in the line from which a document is dated: "Berne, 26 October 2017"."""
    for passage, named in zip(head, mentions, strict=False):
        for m in named:
            opens = m.start < 3 and _OPENS.match(passage.words, m.end)
            if m.kind == "capital" and (opens or (m.end == len(passage.words) and _DIGIT.search(passage.words))):
                return m.code
    return None


@cache
def _states() -> dict[str, str]:
    return {row["alpha_2"]: row["code"] for row in table("countries")}


def _issuer(unit: str) -> str | None:
    """The country of a currency that one country alone counts in: ISO 4217 begins with ISO 3166's two letters."""
    return _states().get(unit[:2]) if len(unit) == 3 and unit.isupper() and unit != "USD" else None


def period_of(passages: Sequence[Passage], expressions: Sequence[Sequence[Expression]], context: Context) -> str | None:
    """The month, quarter or year that the head says the document reports on: "report for 2022", or one that stands there
    by itself where the document's own date is another, later day.
    """
    for passage, found in zip(passages[: _head(passages)], expressions, strict=False):
        dated = [e for e in found if isinstance(e.sense, Fixed | Fiscal)]
        for e in dated if len(dated) == 1 else []:
            if e.edge:
                continue
            value = resolve(e, context).value
            if not value or edtf.precision(value) == "day":
                continue
            alone = e.end - e.start == len(passage.words)
            issued = (
                context.document
                and edtf.precision(context.document) == "day"
                and not edtf.covers(value, context.document)
            )
            paper = _PAPER.search(passage.words, 0, e.start)
            closes = e.end == len(passage.words) and (edtf.precision(value) in ("quarter", "half") or paper)
            over = not context.document or not edtf.covers(value, context.document)
            if (_FOR.search(passage.words, 0, e.start) and over) or ((alone or closes) and issued):
                return value
    return None


def _head(passages: Sequence[Passage]) -> int:
    """How many passages stand before the first of prose."""
    return next(
        (i for i, p in enumerate(passages) if p.kind in ("paragraph", "item") and _is_prose(p.words)), len(passages)
    )


def _is_prose(words: str) -> bool:
    return len(words) >= _PROSE or words.endswith((".", "?", "!"))


def _named(passage: Passage, mentions: Sequence[Mention]) -> list[tuple[str, int]]:
    """The countries that a passage names, and the union of them, each with its place."""
    named = [(m.code, m.start) for m in mentions if m.code]
    named += [("European Union", m.start()) for m in _UNION.finditer(passage.words)]
    return sorted(named, key=lambda pair: pair[1])
