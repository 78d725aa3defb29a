"""Whose figures a document gives, where its sentences leave that open: what its head says it is about."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.home import (
    Origin,
    author,
    country_paper,
    is_on_trade,
    is_outward,
    named_in,
    region,
    taken_for_granted,
    titled,
)
from pipeline.records import Passage
from pipeline.wordlist import table

UNIONS = {row["name"]: row["called"] for row in table("unions")}
"""Groups of states that trade is counted with as with one, and what each is called as a side."""
_LISTED = re.compile(
    r"[^\W\d_]+, [^\W\d_]"
)  # one of several subjects: "trade with China, reserves and the exchange rate"
_BOTH = 0.75  # of all mentions: a document that speaks of two countries as often is about the two
_LEAST = 0.25
_MAINLY = 2  # times as often as any third country: a report on several is about none alone
_FACED = re.compile(r"\b(?:[Ff]rom|[Tt]o|[Ww]ith) (?:the |and |[A-Z][\w’-]*,? ){0,4}\Z")
_NEAR = 60  # characters
_SHARE = 0.2  # of all mentions of countries: what the head names and the text neglects is no side of it


@dataclass(frozen=True, slots=True)
class Frame:
    """What a document is about: the country whose document it is, or that it speaks of above all (`home`); the one that wrote
    it and says "we" (`author`), which may be another: in a ministry's brief on Samoa; the two
    countries that it is about (`sides`), `bilateral` where it speaks of the two above all, `facing` where a line
    of its head is on the trade with the other; the other country that alone it is `about`; those that it names mostly as
    where things go or come from (`faced`); and the month, quarter or year that it reports on.
    """

    home: str | None = None
    sides: tuple[str, ...] = ()
    period: str | None = None
    bilateral: bool = False
    facing: bool = False
    about: str | None = None
    faced: frozenset[str] = frozenset()
    author: str | None = None

    def across(self, side: str | None) -> str | None:
        """The side that faces a side."""
        if len(self.sides) != 2 or side not in self.sides:
            return None
        return self.sides[1 - self.sides.index(side)]


def frame_of(
    passages: Sequence[Passage], mentions: Sequence[Sequence[Mention]], origin: Origin, home: str | None
) -> Frame:
    """The frame that a document's head gives, and what the text goes on to speak of; `home` is whose document it is.

    The sides are home and who wrote on it, else the first other country that the head names and the text goes on to speak of;
    without a home the first two.
    """
    own, wrote = region(origin), author(origin)
    if wrote is None and origin.is_letter and titled(origin) == home:
        home = None  # it is written about that country, by who need not say who he is
    home = own or country_paper(origin) or home
    named = [named_in(*both) for both in zip(passages, mentions, strict=True)]
    count, lines, head = origin.named, origin.head, len(origin.head)
    spoken = [code for codes in named[: head + 1] for code, _ in codes if count[code] >= max(2, _SHARE * count.total())]
    both = [home, *([wrote] if wrote and not own else []), *spoken] if home else spoken
    sides = list(dict.fromkeys(both))[:2]
    bilateral = len(sides) == 2 and _speaks_of_both(sides, home, count)
    facing = (
        len(sides) == 2
        and is_on_trade(lines)
        and any(
            code == sides[1] and not _LISTED.match(p.words, start)
            for p, codes in zip(lines, named, strict=False)
            for code, start in codes
        )
    )
    about = _about(lines, named, home) if not facing and wrote in (None, home) else None
    faced = _mostly_faced(passages, mentions)
    if home and taken_for_granted(origin) == home and len(sides) == 2:
        others = [times for code, times in count.items() if code not in sides]
        mainly = count[sides[1]] >= _MAINLY * max(others, default=0)
        about = sides[1] if mainly and sides[1] not in faced else about
    return Frame(
        home, tuple(sides), bilateral=bilateral, facing=facing, about=about, faced=faced, author=own or wrote or home
    )


def _speaks_of_both(sides: Sequence[str], home: str | None, count: Counter[str]) -> bool:
    """Whether a text speaks of two countries above all; one that has a home need not name it."""
    if home and count[sides[1]] >= _BOTH * (count.total() - count[home]):
        return True
    spoken = sum(count[c] for c in sides) >= _BOTH * count.total()
    return spoken and min(count[c] for c in sides) >= _LEAST * count.total()


def _mostly_faced(passages: Sequence[Passage], mentions: Sequence[Sequence[Mention]]) -> frozenset[str]:
    """The countries that a text names mostly as where things go or come from."""
    every, faced = Counter[str](), Counter[str]()
    for passage, named in zip(passages, mentions, strict=True):
        for m in named:
            if m.code:
                every[m.code] += 1
                faced[m.code] += is_faced(passage.words, m.start)
    return frozenset(code for code, times in faced.items() if times > 1 and 2 * times >= every[code])


def is_faced(text: str, start: int) -> bool:
    """Whether a name stands behind "from", "to" or "with", alone or in a list."""
    return _FACED.search(text, max(0, start - _NEAR), start) is not None


def _about(head: Sequence[Passage], named: Sequence[Sequence[tuple[str, int]]], home: str | None) -> str | None:
    """The one country in the title of a paper by a body that looks abroad: "Relations with Egypt"."""
    if home is None or not is_outward(head):
        return None
    titles = [{code for code, _ in codes} for codes in named[: len(head)] if codes]
    both = any(home in codes and len(codes) > 1 for codes in titles)
    abroad = {code for codes in titles for code in codes} - {home}
    return abroad.pop() if len(abroad) == 1 and not both else None
