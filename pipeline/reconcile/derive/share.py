"""The amount of a share: 40 % of exports of 20 billion are 8 billion."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.reconcile.derive.stated import Stated, result
from pipeline.reconcile.rounding import exact, figures, interval
from pipeline.reconcile.things import goods
from pipeline.records import Observation
from pipeline.wording import is_money

_OF = re.compile(r"(?i)(?:per ?cent|%|fifths?|thirds?|quarters?|tenths?|half)\s+of\s+(?:the\s+)?(?P<whole>.{1,80})")
_BY_WEIGHT = re.compile(r"(?i)\b(?:by|in) (?:weight|volume|tonnage|tonnes|tons|quantity)\b")


def amounts(stated: Stated) -> Iterator[Observation]:
    """From a share and the one amount of the whole that it is a share of, in the same period. Which whole that is, the
    sentence must tell: of a share with goods and a partner either can be the part.
    """
    for share in stated.shares():
        whole = _whole(share)
        level = stated.level(whole, share.period) if whole else None
        if not level or level.value <= 0 or is_money(level.unit) == _by_weight(share):
            continue
        part = replace(share, kind="level", unit=level.unit)
        (low, high), (least, most) = interval(level), interval(share)
        if not stated.tells(part):
            amount, factor = exact(level.value), exact(share.value) / 100
            bounds = low * max(least, exact(0)) / 100, high * most / 100
            sum_ = f"{figures(amount / exact(level.scale))} * {figures(factor)}"
            yield result(part, (level, share), amount * factor, bounds, sum_)


def _by_weight(share: Observation) -> bool:
    return any(_BY_WEIGHT.search(" ".join(e.quote.split())) for e in share.evidence)


def _whole(share: Observation) -> Observation | None:
    """What a share is a part of: all the goods that go to a partner, or the goods that go to all."""
    if not share.reporter or share.measure not in ("exports", "imports"):
        return None
    if not share.commodity:
        return replace(share, partner=None) if share.partner else None
    of_all = replace(share, commodity=None)
    if not share.partner:
        return of_all
    wholes = [m["whole"] for e in share.evidence if (m := _OF.search(" ".join(e.quote.split())))]
    of_goods = {(goods(share) or "") in whole.casefold() for whole in wholes}
    if of_goods == {True}:
        return replace(share, partner=None)
    return of_all if of_goods == {False} else None
