"""A figure whose sides the words around its measure leave open, and what may supply them."""

import msgspec

from pipeline.extract.language.clauses import Clause
from pipeline.extract.observations.frame import Frame
from pipeline.extract.observations.measures import FLOWS
from pipeline.extract.observations.measuring import Measuring
from pipeline.extract.observations.reading import Reading
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence
from pipeline.records import Flow

TWO_SIDED = frozenset({"exports", "imports", "trade", "balance", "investment", "aid", "tariff", "remittances"})


class Case(msgspec.Struct, frozen=True):
    """The figure `q` of a clause. `measure` is None for what is no measure of the list; `before` is the statement that the
    clause may go on from, `measuring` what else is in mind.
    """

    sentence: Sentence
    clause: Clause
    q: Quantity
    measure: str | None
    before: Reading | None
    measuring: Measuring

    @property
    def flow(self) -> Flow | None:
        """Which way goods go, where the measure is one of trade."""
        return FLOWS.get(self.measure or "")

    @property
    def frame(self) -> Frame:
        """What the document is about."""
        return self.measuring.frame

    @property
    def trade_before(self) -> Reading | None:
        """The exports or imports that a figure of trade may go on from."""
        traded = (self.flow or self.measure == "balance") and self.before
        return traded if traded and traded.flow in ("export", "import") else None
