"""Which value each slot has: the one whose signs weigh most."""

from collections.abc import Sequence
from typing import get_args

from msgspec.structs import replace

from pipeline.extract import judging
from pipeline.extract.dates.context import Context
from pipeline.extract.dates.sense import Expression
from pipeline.extract.judging.judge import Verdict
from pipeline.extract.judging.option import Option, Value
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.home import Origin
from pipeline.extract.observations.kinds import is_deficit, says_no_balance
from pipeline.extract.observations.measures import FLOWS
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.slots import compared, goods, homes, kinds, measures, periods, reports, units
from pipeline.extract.observations.slots.figure import Figure
from pipeline.extract.observations.slots.sides import Sides
from pipeline.extract.quantities.quantity import Quantity
from pipeline.records import ObservationKind, Passage

_KINDS: dict[Value, ObservationKind] = {kind: kind for kind in get_args(ObservationKind)}


class Judge(judging.Judge):
    """Decides whose a document is, and on what period it reports; and the slots of a figure, one after the other: what it
    measures, of which kind it is, whose, with whom, when.
    """

    def home(self, origin: Origin, passages: Sequence[Passage], mentions: Sequence[Sequence[Mention]]) -> str | None:
        """Whose a document is."""
        return _text(self.choose("home", homes.options(origin, passages, mentions)))

    def reported(
        self, passages: Sequence[Passage], expressions: Sequence[Sequence[Expression]], context: Context
    ) -> str | None:
        """On which period a document reports."""
        return _text(self.choose("reported", reports.options(passages, expressions, context)))

    def figures(self, passage: Passage, found: Sequence[Quantity], over: Sequence[Quantity]) -> list[Quantity]:
        """The numbers of a passage, the bare ones in the unit that each has. `over` are the last of what stands before it."""
        told = list(found)
        for at, q in enumerate(told):
            if units.is_bare(q):
                told[at] = units.given(passage.words, q, self.unit(passage, told, at, over))
        return told

    def unit(self, passage: Passage, found: Sequence[Quantity], at: int, over: Sequence[Quantity]) -> Value:
        """The unit of a bare number, and by what it is multiplied."""
        return self.choose("unit", units.options(passage.words, found, at, over))

    def read(self, figure: Figure) -> Reading:
        """The figure with its slots decided."""
        reading = figure.reading
        verdicts: dict[str, Verdict] = {}

        def decided(slot: str, options: Sequence[Option]) -> Value:
            verdicts[slot] = verdict = self.verdict(slot, options)
            return verdict.value

        measure = _text(decided("measure", measures.options(figure)))
        kind = _kind(decided("kind", kinds.options(figure, measure)))
        sides = self.sides(figure, measure, kind)
        whose = decided("reporter", sides.reporters())
        reporter, parties = (None, whose) if isinstance(whose, tuple) else (whose, ())
        partner = None if parties else _text(decided("partner", sides.partners(reporter)))
        sides.note(reporter, partner, parties)
        period = _text(decided("period", periods.options(figure, measure, kind)))
        compared_period = _text(decided("compared_period", compared.options(figure, measure, kind, period)))
        return replace(
            reading,
            measure=measure,
            flow=FLOWS.get(measure or ""),
            kind=kind,
            value=_balanced(figure, measure, kind, _value(reading, measure, kind)),
            compared_period=compared_period,
            reporter=reporter,
            partner=partner,
            parties=parties,
            commodity=_text(decided("commodity", goods.options(figure, measure, kind))),
            period=period,
            doubtful=tuple(
                "parties" if parties and slot == "reporter" else slot
                for slot, verdict in verdicts.items()
                if not verdict.clear
            ),
        )

    def sides(self, figure: Figure, measure: str | None, kind: str) -> Sides:
        """The sides that a figure may have."""
        return Sides(figure, measure, kind)


def _value(reading: Reading, measure: str | None, kind: ObservationKind) -> float:
    """The value with the sign of what it is now: no fall, and no deficit, if it is none."""
    if kind == "change" != reading.kind and reading.falls:
        return -abs(reading.value)
    fall, deficit = reading.kind == "change" != kind, reading.measure == "balance" != measure
    return abs(reading.value) if fall or (deficit and kind != "change") else reading.value


def _balanced(figure: Figure, measure: str | None, kind: ObservationKind, value: float) -> float:
    """A balance with the sign that it has: that of a deficit, also where the figure before was one and nothing else is said."""
    if measure != "balance" or kind != "level" or value <= 0:
        return value
    last, told = figure.before, (figure.sentence, figure.clause, figure.q)
    goes_on = last is not None and last.measure == "balance" and last.kind == "level" and last.value < 0
    return -value if is_deficit(*told) or (goes_on and says_no_balance(*told)) else value


def _kind(value: Value) -> ObservationKind:
    return _KINDS[value]


def _text(value: Value) -> str | None:
    assert not isinstance(value, tuple)
    return value
