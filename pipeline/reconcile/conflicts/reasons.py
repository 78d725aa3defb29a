"""Why sources disagree, as far as what they say and who they are tells it."""

import re
from collections.abc import Mapping, Sequence

from pipeline import wording
from pipeline.reconcile.rounding import exact, step
from pipeline.records import Event, Observation, Reason, Source
from pipeline.wordlist import words


class Reasons:
    """The likely reasons of conflicts, by the sources and what countries are called."""

    def __init__(self, sources: Sequence[Source], countries: Mapping[str, Sequence[str]]) -> None:
        self._sources = {s.id: s for s in sources}
        self._countries = {
            code: re.compile("|".join(map(re.escape, names))) for code, names in countries.items() if names
        }

    def of(self, members: Sequence[Observation]) -> Reason:
        """The likely reason why values of one thing disagree: two counting sides, a revision, or rounding."""
        if self._counted_by_both_sides(members):
            return "mirror"
        if self._revised(members):
            return "revision"
        values = sorted(exact(o.value) for o in members)
        if values[-1] - values[0] <= max(map(step, members)):
            return "rounding"
        return "unknown"

    def told(self, members: Sequence[Observation], reason: Reason) -> str:
        """The values with their sources and dates, and the reason."""
        values = wording.listed(f"{wording.amount(o)} ({self.cited(o)})" for o in members)
        return f"{values}. {wording.because(reason)}"

    def cited(self, told: Observation | Event) -> str:
        """The sources of a statement with their dates: "bulletin, 28 Feb 2019"."""
        sources = [self._sources[id] for id in dict.fromkeys(e.source for e in told.evidence)]
        return "; ".join(f"{s.id}, {wording.date(s.published) if s.published else 'undated'}" for s in sources)

    def _counted_by_both_sides(self, members: Sequence[Observation]) -> bool:
        """Whether the speakers of two values are of the two parties: "Chinese customs", "Peru's central bank"."""
        sides = [
            {code for code in self._parties(o) if self._countries[code].search(o.attribution or "")} for o in members
        ]
        named = [side for side in sides if len(side) == 1]
        return len(named) == len(members) and any(a != b for a in named for b in named)

    def _parties(self, o: Observation) -> list[str]:
        return [code for code in (o.reporter, o.partner, *o.parties) if code in self._countries]

    def _revised(self, members: Sequence[Observation]) -> bool:
        """Whether one body gave the values at different times, or a source calls its own revised or provisional."""
        sources = [{e.source for e in o.evidence} for o in members]
        dates = {self._sources[id].published for own in sources for id in own}
        if None in dates or len(dates) < 2:
            return False
        makers = [{self._sources[id].publisher or self._sources[id].author for id in own} - {None} for own in sources]
        titles = " ".join(self._sources[id].title or "" for own in sources for id in own)
        quotes = " ".join(e.quote for o in members for e in o.evidence)
        cued = {w.lower() for w in re.findall(r"[^\W\d_]+", f"{titles} {quotes}")} & words("revisions")
        return bool(cued or set.intersection(*makers))
