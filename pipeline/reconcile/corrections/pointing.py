"""What each correction points at: the place of its quotation, and the facts that are meant of those told there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline import wording
from pipeline.editor.corrections import (
    Add,
    Correct,
    EntityFields,
    EventFields,
    FactKind,
    Given,
    Merge,
    ObservationFields,
    Quote,
    Split,
    Told,
    quoted,
)
from pipeline.errors import Complaint, nearest
from pipeline.reconcile.corrections.facts import Facts, Statement, shown, sort_of, told_apart
from pipeline.reconcile.corrections.quotations import Quotations
from pipeline.reconcile.corroboration import Corroboration
from pipeline.records import Evidence

MOST = 4  # places or facts that a sentence lists
_SORTS: dict[type, FactKind] = {EventFields: "event", ObservationFields: "observation", EntityFields: "entity"}

Spot = tuple[Evidence, ...]
"""A place and its copies, the one that is kept first."""


class Pointed(NamedTuple):
    """A correction, its place, and the facts that it is about: none to be added, two of which it says whether they are one."""

    given: Given
    spots: tuple[Spot, ...]
    facts: tuple[Statement, ...]


class Pointing:
    """What corrections point at, and what is wrong with how they do."""

    def __init__(self, quotations: Quotations, corroboration: Corroboration, facts: Facts) -> None:
        self._quotations = quotations
        self._corroboration = corroboration
        self._facts = facts
        self.complaints: list[Complaint] = []

    def pointed(self, given: Sequence[Given]) -> list[Pointed]:
        """The corrections that point at what there is; of the others there are complaints."""
        return [p for g in given if (p := self._resolved(g))]

    def _resolved(self, given: Given) -> Pointed | None:
        c = given.correction
        if isinstance(c, Add):
            spot = self._spot(given, "quote", quoted(c.quote))
            return Pointed(given, (spot,), ()) if spot else None
        sort: FactKind | None = None
        if isinstance(c, Correct):
            sort = _SORTS[type(c.content)]
        ends = [("quote", Told(**_selector(quoted(c.quote)), fact=c.fact))]
        if isinstance(c, Merge | Split):
            key, other = ("with", c.with_) if isinstance(c, Merge) else ("from", c.from_)
            whole = other if isinstance(other, Told) else Told(exact=other)
            ends.append((key, Told(**_selector(whole), fact=whole.fact or _sort_alone(c.fact))))
        found = [self._meant(given, key, told, sort) for key, told in ends]
        if not all(found):
            return None
        spots, facts = zip(*(f for f in found if f), strict=True)
        return Pointed(given, spots, facts) if self._can_be_one(given, facts) else None

    def _meant(self, given: Given, key: str, told: Told, sort: FactKind | None) -> tuple[Spot, Statement] | None:
        spots = self._spots(given, key, told)
        found = [(spot, s) for spot in spots for s in self._facts.meant(spot, told.fact, sort)]
        distinct = list({id(s): (spot, s) for spot, s in found}.values())
        if len(distinct) == 1 and (len(spots) == 1 or sort_of(distinct[0][1]) == "entity"):
            return distinct[0]
        if len(spots) > 1:
            self._several(given, key, [spot[0] for spot in spots])
        elif spots:
            self._unclear(given, key, spots[0], [s for _, s in distinct], told, sort)
        return None

    def _spot(self, given: Given, key: str, quote: Quote) -> Spot | None:
        spots = self._spots(given, key, quote)
        if len(spots) > 1:
            self._several(given, key, [spot[0] for spot in spots])
        return spots[0] if len(spots) == 1 else None

    def _spots(self, given: Given, key: str, quote: Quote) -> list[Spot]:
        """The places of a quotation, a copy with what it repeats; what is wrong where there is none."""
        if quote.source is not None and quote.source not in self._quotations.sources:
            near, cure = nearest(quote.source, self._quotations.sources)
            sentence = f"no source is called `{quote.source}`; {cure}"
            self.complaints.append(given.complaint(key, sentence, tuple(self._quotations.sources), near))
            return []
        places = self._quotations.places(quote)
        if not places:
            self.complaints.append(given.complaint(key, self._missing(quote)))
        spots = (self._corroboration.everywhere(place) for place in places)
        return list({(s[0].source, s[0].start, s[0].end): s for s in spots}.values())

    def _missing(self, quote: Quote) -> str:
        """That a quotation does not stand any more, and what is nearest."""
        where = f"`{quote.source}`" if quote.source else "no source" if quote.source is None else ""
        stands = f"does not stand in {where}" if quote.source else f"stands in {where}"
        bare = Quote(exact=quote.exact, source=quote.source)
        if (quote.prefix or quote.suffix) and (places := self._quotations.places(bare)):
            return (
                f"the quotation does not stand between this `prefix` and `suffix`; it stands in {self._listed(places)}."
            )
        if quote.source and (places := self._quotations.places(Quote(exact=quote.exact))):
            return f"the quotation {stands}; it stands in {self._listed(places)}."
        near = self._quotations.nearest(quote)
        if near is None:
            return (
                f"the quotation {stands}, nor does anything like it; quote the source anew, or take the correction out."
            )
        at = f"{near.passage.source} ¶{near.passage.ordinal}"
        return f"the quotation {stands} any more. Nearest is, in {at}: “{near.words}”. Quote that, or take the correction out."

    def _several(self, given: Given, key: str, places: Sequence[Evidence]) -> None:
        self.complaints.append(
            given.complaint(
                key,
                f"the quotation stands in {len(places)} places: {self._listed(places)}. Quote more words, or say which by "
                f"`{key}: {{exact: …, prefix: …, suffix: …, source: …}}`.",
            )
        )

    def _listed(self, places: Sequence[Evidence]) -> str:
        listed = [f"{p.source} ¶{self._quotations.ordinal(p)} “{self._quotations.around(p)}”" for p in places[:MOST]]
        return "; ".join([*listed, *([f"{len(places) - MOST} more"] if len(places) > MOST else [])])

    def _unclear(
        self, given: Given, key: str, spot: Spot, found: Sequence[Statement], told: Told, sort: FactKind | None
    ) -> None:
        """No fact of a place is meant, or several can be."""
        if found:
            which = [f"`fact: {how}` for {shown(s)}" for how, s in zip(told_apart(found), found, strict=True)]
            sentence = f"{len(found)} facts can be meant here; say which: {wording.listed(which[:MOST])}"
            self.complaints.append(given.complaint(key, f"{sentence}{', …' if len(found) > MOST else '.'}"))
            return
        there = self._facts.happenings(spot) + self._facts.entities(spot)
        name = sort or (told.fact if isinstance(told.fact, str) else None) or "such fact"
        known = f"told there: {wording.listed(map(shown, there[:MOST]))}. Point at one of these, or" if there else ""
        sentence = (
            f"no {name} is told at this quotation; {known or 'nothing else is either;'} write it with `action: add`."
        )
        self.complaints.append(given.complaint("fact" if key == "quote" and "fact" in given.marks else key, sentence))

    def _can_be_one(self, given: Given, facts: Sequence[Statement]) -> bool:
        """Whether two facts are of one sort; one fact is neither two nor to be made one."""
        if len(facts) == 1:
            return True
        one, other = facts
        key = "with" if isinstance(given.correction, Merge) else "from"
        if sort_of(one) != sort_of(other):
            sentence = f"{shown(one)} and {shown(other)} are of two sorts; say by `fact` which are meant."
            self.complaints.append(given.complaint(key, sentence))
            return False
        if one is other and not (sort_of(one) == "entity" and isinstance(given.correction, Split)):
            sentence = f"this is the same fact as at `quote`, {shown(one)}; point at the other one."
            self.complaints.append(given.complaint(key, sentence))
            return False
        return True


def _selector(quote: Quote) -> dict[str, str]:
    return {f: getattr(quote, f) for f in Quote.__struct_fields__}


def _sort_alone(which: object) -> FactKind | None:
    """Of what tells one fact from others, what holds of a second one too: its sort."""
    return which if isinstance(which, str) else getattr(which, "kind", None)  # type: ignore[return-value]


def all_of(pointed: Sequence[Pointed], *actions: type) -> Iterator[Pointed]:
    """The corrections of some actions."""
    return (p for p in pointed if isinstance(p.given.correction, actions))
