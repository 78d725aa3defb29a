"""What a measured statement says, before it has evidence and an id."""

import msgspec

from pipeline.extract.quantities.quantity import Quantity
from pipeline.records import Flow, ObservationKind, Realis


class Reading(msgspec.Struct, frozen=True):
    """An observation as one sentence tells it: characters `start` to `end` of the passage's reading are its evidence; `by` what
    told its measure, its sides and its period. If it is a change after all, it `falls` or rises. `doubtful` are the slots in
    which another value seemed nearly as likely; `status` is SDMX's, where a table tells it.
    """

    quantity: Quantity
    start: int
    end: int
    measure: str | None
    kind: ObservationKind
    value: float
    reporter: str | None = None
    partner: str | None = None
    parties: tuple[str, ...] = ()
    flow: Flow | None = None
    commodity: str | None = None
    period: str | None = None
    compared_period: str | None = None
    realis: Realis = "happened"
    attribution: str | None = None
    label: str | None = None
    falls: bool = False
    doubtful: tuple[str, ...] = ()
    status: str | None = None
    by: tuple[str, str, str] = ("nothing", "context", "nothing")
