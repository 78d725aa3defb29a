"""Whose a document is: what its head says of who issued it, else whom it speaks of above all. A rule each, with an example."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from pipeline.extract.names.gazetteer import countries_of_towns, country_in, names_in, regions
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.head import end_of_head
from pipeline.extract.quantities.moneys import WORLDWIDE, own_moneys
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.spans import lowered
from pipeline.records import Passage
from pipeline.wordlist import any_of, table, words

EUROPE = "European Union"
_UNION = re.compile(r"e(?<!\we)(?:u|uropean (?:union|commission|council|parliament))\b")  # of a text in lower case
_FACING = re.compile(r"(?i)\b(?:with|to|from|in|visit|versus|on|vis-à-vis)(?: the)? \Z")
_WITH = re.compile(r"(?i)\b(?:from|to|with)(?: the)? \Z")
_ABROAD = re.compile(r"(?i)\b(?:journey|mission|travels?|trip|visit) to (?:the )?\Z")
_BODY_WORDS = {w.lower().rstrip(".") for w in words("body_words")}
BODY = re.compile(
    rf"\b(?:{any_of(_BODY_WORDS)}|statistics?|statistical|republic|kingdom|central de|istituto|institut)(?![\w-])"
)  # of a text in lower case
_GOVERNS = re.compile(
    r"\b(?:authority|cabinet|executive|generalitat|gobierno|gouvernement|govern(?:ment|o)|legislature|minist[eè]re|ministry"
    r"|parliament|statistic(?:s|al)|treasury)\b"
)  # of a text in lower case
_COUNTRY_PAPER = re.compile(r"(?i)\bcountry (?:note|report|brief)\b")
_OUTWARD = re.compile(rf"\b{any_of(w.lower() for w in words('outward_bodies'))}\b")  # of a text in lower case
_MEETS = re.compile(r"(?i)\b(?:committee|conference|forum|meeting|round|session|summit|talks|visit)\b")
_TRADING = re.compile(r"\b(?:trade|exports?|imports?|economic relations)\b")  # of a text in lower case
_OPENS = re.compile(r",? .{0,24}\b(?:\d{4}|\d\d?)\b|,? [–—-] ")
_DATED = re.compile(r"\)?(?:, .{0,24}\b\d{4}\b|\Z)")
_DATE = re.compile(r",? (?:\d\d?(?:st|nd|rd|th)? )?[A-Z][a-z]+(?: \d\d?(?:st|nd|rd|th)?,)? \d{4}")
_DIGIT = re.compile(r"\d{4}")
_ADDRESSED, _SENT = re.compile(r"(?i)to\s?:\s"), re.compile(r"(?i)(?:from|cc|submitted by)\s?:\s")
_DEALS_WITH = re.compile(rf"(?: and [A-Z][\w’-]+)* {any_of(words('country_desks'))}\b")
_HOME, _NEAR = 0.25, 0.6  # of all mentions, and of those of the country most named
_HALF = 0.5
_OFTEN, _MOSTLY = 3, 0.6  # amounts, and of all amounts: in one country's money
_SEEN = 0.2  # of the mentions of the country most named


@dataclass(frozen=True)
class Origin:
    """What tells whose a document is: the passages before its first prose and that one (`opening`), the names in them, how often
    the text names each country (`named`), in whose money it counts (`paid`, of `amounts` sums), whose dollar "$" is.
    """

    head: Sequence[Passage]
    opening: Sequence[Passage]
    mentions: Sequence[Sequence[Mention]]
    named: Counter[str]
    paid: Counter[str]
    amounts: int
    dollar: str | None

    @cached_property
    def voices(self) -> Counter[str]:
        """How often each country is named, or its money counted."""
        return self.named + self.paid

    @cached_property
    def is_official(self) -> bool:
        """Whether the head names a body or a paper of one, or is that of a letter within one."""
        return self.is_letter or any(BODY.search(lowered(p.words)) for p in self.head)

    @cached_property
    def is_letter(self) -> bool:
        """Whether the head says who writes to whom."""
        return all(any(said.match(p.words) for p in self.head) for said in (_ADDRESSED, _SENT))

    @cached_property
    def headed(self) -> frozenset[str]:
        """The countries that the head names."""
        found = (m.code for mentions in self.mentions[: len(self.head)] for m in mentions)
        return frozenset(code for code in found if code)

    @property
    def ranked(self) -> list[str]:
        return sorted(self.voices, key=lambda code: (-self.voices[code], code))

    def is_spoken_of(self, code: str, most: float) -> bool:
        """Whether a country is named as often as a part of the times that the one most named is."""
        return self.named[code] >= max(1, most * max(self.named.values(), default=0))


def origin_of(
    passages: Sequence[Passage],
    mentions: Sequence[Sequence[Mention]],
    quantities: Sequence[Sequence[Quantity]],
    dollar: str | None,
) -> Origin:
    """What tells whose a document is, from its head and from how often each country and its money are spoken of."""
    head = end_of_head(passages)
    named = Counter(code for both in zip(passages, mentions, strict=True) for code, _ in named_in(*both))
    units = [q.unit for found in quantities for q in found if len(q.unit) == 3 and q.unit.isupper()]
    signed = [code for m in chain(*mentions[:head]) if (code := _within(m)) and not _is_desk(m.name)]
    paid = Counter(code for unit in units if (code := _payer_in(unit, signed)))
    return Origin(passages[:head], passages[: head + 1], mentions, named, paid, len(units), dollar)


def publisher(origin: Origin) -> str | None:
    """The country in a line that names a body: "Ministry of Trade of Kenya"; "Delegation of the European Commission in Chile"."""
    for passage, mentions in zip(origin.head, origin.mentions, strict=False):
        if not BODY.search(lowered(passage.words)):
            continue
        if (union := _UNION.search(lowered(passage.words))) and not _FACING.search(passage.words, 0, union.start()):
            return EUROPE if origin.named[EUROPE] > 1 else None
        for m in mentions:
            if _FACING.search(passage.words[: m.start]):
                continue
            if m.code and m.kind == "demonym":
                return m.code
            if m.code and m.kind == "country" and not _DEALS_WITH.match(passage.words, m.end):
                return m.code
            if m.code is None and (inside := _within(m)) and not _is_desk(m.name):
                return inside
    return None


def region(origin: Origin) -> str | None:
    """The part of a state that governs itself and gives a document out: "Office of the Chief Minister, Government of Sarawak"."""
    for passage in origin.head:
        m = _regional().search(lowered(passage.words)) if _GOVERNS.search(lowered(passage.words)) else None
        if m and not _FACING.search(passage.words, 0, m.start()):
            return next(own for name, own in regions().items() if name.lower() == m.group())
    return None


def seated(origin: Origin) -> str | None:
    """The country of the town in which the body has its seat: "Ministry for Foreign Affairs, Stockholm"."""
    for passage, mentions in zip(origin.head, origin.mentions, strict=False):
        for m in mentions:
            before = passage.words[: m.start]
            told = before.endswith((", ", " (")) and BODY.search(before.lower()) and not _MEETS.search(before)
            if told and _DATED.match(passage.words, m.end) and (code := _of_town(m)) and origin.voices[code] > 1:
                return code
    return None


def dateline(origin: Origin) -> str | None:
    """The country of the town from which a document is dated: "Berne, 26 October 2017"; an essay's if it is spoken of."""
    code = written_in(origin)
    if code is None:
        return None
    often = max(_HOME * origin.voices.total(), _NEAR * max(origin.voices.values(), default=1))
    official = origin.is_official and (origin.voices[code] > 1 or code in origin.headed)
    return code if official or origin.voices[code] >= often else None


def written_in(origin: Origin) -> str | None:
    """The country of the town that a dateline names."""
    for passage, mentions in zip(origin.opening, origin.mentions, strict=False):
        for m in mentions:
            opens = m.start < 3 and _OPENS.match(passage.words, m.end)
            closes = m.kind == "capital" and m.end == len(passage.words) and _DIGIT.search(passage.words)
            if (opens or closes) and (code := _of_town(m)):
                return code
    return _dated_in(origin)


def _dated_in(origin: Origin) -> str | None:
    """The country of the town that stands before the date at the end of a line: "Policy paper no. 14, Warsaw, 24 May 2025"."""
    for passage, mentions in zip(origin.head, origin.mentions, strict=False):
        for m in mentions:
            before = passage.words[: m.start]
            dated = before.endswith(", ") and _DATE.fullmatch(passage.words, m.end)
            if dated and not _MEETS.search(before) and (code := _of_town(m)):
                return code
    return None


def country_paper(origin: Origin) -> str | None:
    """The country on which a paper is that says no more of itself: "COUNTRY NOTE: GHANA"."""
    for passage, mentions in zip(origin.head, origin.mentions, strict=False):
        if _COUNTRY_PAPER.search(passage.words) and (code := next((m.code for m in mentions if m.code), None)):
            return code
    return None


def national_body(origin: Origin) -> str | None:
    """The country that alone has the body which the head names: "Report to the Storting"; if the text speaks of it."""
    for passage in origin.head:
        m = _national().search(lowered(passage.words))
        if m and origin.is_spoken_of(code := _bodies()[m.group()], _SEEN):
            return code
    return None


def whose_dollar(origin: Origin) -> str | None:
    """The country whose dollar a paper on trade counts in."""
    on_trade = is_on_trade(origin.head)
    return origin.dollar if on_trade and origin.dollar in origin.named else None


def taken_for_granted(origin: Origin) -> str | None:
    """The country in whose money an official paper counts above all, if the text names another far more often."""
    code = payer(origin)
    return code if code and origin.named[code] <= _HALF * max(origin.named.values()) and origin.is_official else None


def payer(origin: Origin) -> str | None:
    """The country in whose money the paper of a body, or of a parliament, counts above all; if that goes round the world, only
    one that the text names.
    """
    if not origin.is_official and not is_outward(origin.head):
        return None
    (issuer, times), *_ = [*origin.paid.most_common(1), ("", 0)]
    named = bool(origin.named[issuer]) or WORLDWIDE.isdisjoint(own_moneys(issuer))
    return issuer if times >= max(_OFTEN, _MOSTLY * origin.amounts) and named else None


def abroad(origin: Origin) -> str | None:
    """The country that is spoken of most beside the one to which a report tells of a journey: "a mission to Algiers"."""
    for passage, mentions in zip(origin.head, origin.mentions, strict=False):
        for m in mentions:
            if m.code and _ABROAD.search(passage.words[: m.start]):
                first, second, *_ = [*(code for code in origin.ranked if code != m.code), "", ""]
                return first if origin.voices[first] >= 2 * max(1, origin.voices[second]) else None
    return None


def most_spoken(origin: Origin) -> str | None:
    """The country that is named, or whose money is counted, twice as often as any other; but that in which it is written, and
    which may go without saying, of what also tells of that: on Russia, from Helsinki.
    """
    first, second, *_ = [*origin.ranked, "", ""]
    if origin.voices[first] < 2 * max(1, origin.voices[second]):
        return None
    here = written_in(origin)
    return here if here and origin.is_spoken_of(here, _SEEN) else first


def titled(origin: Origin) -> str | None:
    """The one country that the head names, if the text goes on to speak of it: "Bolivia: gas after the boom"; not one with which
    something is ("Trade with Oman"), nor that of the town in which it was written, if the head names another too.
    """
    named = (
        m.code
        for passage, mentions in zip(origin.head, origin.mentions, strict=False)
        for m in mentions
        if m.code and not _WITH.search(passage.words[: m.start])
    )
    headed = {code for code in named if origin.is_spoken_of(code, _NEAR)}
    told = headed - {written_in(origin)} or headed
    return told.pop() if len(told) == 1 else None


HOMES: tuple[Callable[[Origin], str | None], ...] = (
    publisher,
    seated,
    dateline,
    country_paper,
    national_body,
    whose_dollar,
    taken_for_granted,
    payer,
    abroad,
    most_spoken,
    titled,
)
"""The order is the argument: who signs speaks before what is counted, and that before what is spoken of."""
SIGNS = (publisher, seated, dateline, national_body, whose_dollar, payer)
"""The rules that tell who wrote a document, whomever it is about."""


def taken(origin: Origin) -> list[tuple[str, str]]:
    """The rules that take a country, by name and in their order, and which each takes."""
    return [(rule.__name__, country) for rule in HOMES if (country := rule(origin))]


def author(origin: Origin) -> str | None:
    """The country that says "we" in a document: whose body it is of, or in whose money an office counts."""
    return next((country for rule in SIGNS if (country := rule(origin))), None)


def is_on_trade(head: Sequence[Passage]) -> bool:
    """Whether a document's head says that it is on trade."""
    return any(_TRADING.search(lowered(p.words)) for p in head)


def is_outward(head: Sequence[Passage]) -> bool:
    """Whether a document is of a body whose papers are about other countries."""
    return any(_OUTWARD.search(lowered(p.words)) for p in head)


def named_in(passage: Passage, mentions: Sequence[Mention]) -> list[tuple[str, int]]:
    """The countries that a passage names, and the union of them, each with its place."""
    named = [(m.code, m.start) for m in mentions if m.code]
    named += [(EUROPE, m.start()) for m in _UNION.finditer(lowered(passage.words))]
    return sorted(named, key=lambda pair: pair[1])


def _is_desk(name: str) -> bool:
    """Whether a body is named after the country that it deals with: "Greenland Committee"."""
    return any(m.kind == "country" and _DEALS_WITH.fullmatch(name, m.end) for m in names_in(name))


def _of_town(m: Mention) -> str | None:
    return m.code if m.kind == "capital" else countries_of_towns().get(m.name) if m.kind == "place" else None


@cache
def _regional() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(name.lower() for name in regions())}\b")


@cache
def _bodies() -> dict[str, str]:
    return {row["name"].lower(): row["code"] for row in table("national_bodies")}


@cache
def _national() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(_bodies())}\b")


@cache
def _states() -> dict[str, str]:
    return {row["alpha_2"]: row["code"] for row in table("countries")}


def _within(m: Mention) -> str | None:
    """The country that a name is, or holds: "Central Bank of Nigeria", "Statistics Greenland"."""
    return m.code or (country_in(m.name) if m.kind in ("organisation", "place") else None)


def _payer_in(unit: str, signed: Sequence[str]) -> str | None:
    """The country that counts in a currency: the one that issues it, or one that has `signed` in its place and has no other."""
    issuer = _issuer(unit)
    if issuer is None or issuer in signed:
        return issuer
    return next((code for code in signed if unit in own_moneys(code)), issuer)


def _issuer(unit: str) -> str | None:
    """The country of a currency that one country alone counts in: ISO 4217 begins with ISO 3166's two letters."""
    return _states().get(unit[:2]) if len(unit) == 3 and unit.isupper() and unit != "USD" else None
