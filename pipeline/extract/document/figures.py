"""The figures of a document, each passage in the money and the units that the document counts in."""

import re
from collections.abc import Sequence
from datetime import date

from pipeline.extract import tables
from pipeline.extract.dates.sense import Expression
from pipeline.extract.document import countries_of, dollar_of, dollar_sign_of
from pipeline.extract.judge import Judge
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.slots.units import last_of
from pipeline.extract.quantities.announced import in_announced_units
from pipeline.extract.quantities.find import candidates, telling
from pipeline.extract.quantities.meant import Meant
from pipeline.extract.quantities.moneys import WORLDWIDE, own_moneys
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.quantities.units import is_money
from pipeline.records import Passage

_HEAD = 8  # passages at a document's head in which it can tell what its figures are in
_LONGEST = 160  # characters of a line that tells it
_IN_WHAT = re.compile(r"(?i)\b(?:amounts|figures|sums|values)(?: are| given| stated)? in (?P<unit>[^,;.()]{3,40})")
_LABELLED = re.compile(r"[^.;:]{1,80}\((?P<unit>[^()]{1,40})\): (?=\d)")


class Figures:
    """The numbers of each passage of a document, `found` in it. `dollar` is the country whose dollar it counts in, if it says so;
    `meant` tells whose money words mean wherever they stand; `counted_in` is the money and the scale in which it says that
    all its figures are.
    """

    def __init__(
        self,
        texts: Sequence[str],
        expressions: Sequence[Sequence[Expression]],
        mentions: Sequence[Sequence[Mention]],
    ) -> None:
        self._texts = texts
        self._dates = [[(e.start, e.end) for e in found] for found in expressions]
        self._named = [[(m.start, m.code) for m in named if m.code] for named in mentions]
        self._home: str | None = None
        self.dollar = dollar_of(texts)
        self.countries = list(dict.fromkeys(c for c in (self.dollar, *countries_of(mentions)) if c))
        self.meant = Meant(tuple(self.countries))
        self.counted_in: tuple[str, float] | None = None
        self.found = [self._read(i) for i in range(len(texts))]

    def telling(self) -> list[list[Quantity]]:
        """Those of each passage that state something."""
        return [telling(text, found) for text, found in zip(self._texts, self.found, strict=True)]

    def at_home(self, home: str | None) -> None:
        """Read the sums again, now that it is known whose document it is and what it says of its figures."""
        self._home = home
        sign = dollar_sign_of(self._texts, home, self.countries, self.dollar)
        self.meant = Meant(tuple(dict.fromkeys([*([home] if home else []), *self.countries])), sign=sign)
        self.counted_in = next(filter(None, map(self._counted_in, self._texts[:_HEAD])), None)
        abroad = home is not None and home not in self.countries
        known = WORLDWIDE | (own_moneys(home) if home else frozenset())
        for i, text in enumerate(self._texts):
            read = self.found[i]
            signed = sign and any(text.startswith("$", q.start) and q.unit[:3] != sign for q in read)
            local = home and any(is_money(q.unit[:3]) and q.unit[:3] not in known for q in read)
            if signed or local or abroad or self.counted_in or _LABELLED.match(text):
                self.found[i] = self._read(i)

    def of_their_day(self, day: date) -> None:
        """Give sums the currency that its country had on the day of the document."""
        self.found = [[q.in_use(day) for q in found] for found in self.found]

    def settle(self, passages: Sequence[Passage], judge: Judge) -> None:
        """Of the numbers of each passage keep what states something, each in its unit."""
        last: Sequence[Quantity] = []
        for i, passage in enumerate(passages):
            told = judge.figures(passage, self.found[i], last) if passage.kind != "table" else []
            self.found[i] = telling(passage.words, told)
            last = last_of(told) or last

    def _read(self, i: int) -> list[Quantity]:
        """The quantities of a passage and its bare numbers."""
        text = self._texts[i]
        counted_in = self._labelled(text) or self.counted_in
        meant = self.meant._replace(named=self._named[i], dollar=self.dollar, home=self._home)
        found = candidates(text, self._dates[i], meant, counted_in)
        return in_announced_units(text, found, self._unit_of)

    def _counted_in(self, text: str) -> tuple[str, float] | None:
        """The money and the scale in which a line says that all figures are: "figures in US$ million"."""
        unit, scale = self._told_in(_IN_WHAT.search(text) if len(text) < _LONGEST else None)
        return (unit, scale) if unit and is_money(unit) and scale > 1 else None

    def _labelled(self, text: str) -> tuple[str, float] | None:
        """The unit and the scale that the label of a text tells: "Trade (US$ billion): 30.8 (2020), 42.7 (2021)"."""
        unit, scale = self._told_in(_LABELLED.match(text))
        return (unit, scale) if unit else None

    def _told_in(self, said: re.Match[str] | None) -> tuple[str | None, float]:
        return (self._unit_of(said["unit"]) if said else None) or (None, 1.0)

    def _unit_of(self, words: str) -> tuple[str | None, float] | None:
        return tables.unit_of(words, self.meant)
