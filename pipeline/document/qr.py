"""An address as a QR code (ISO/IEC 18004): a scene of boxes, drawn like any other figure."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.theme.marks import Box, Figure

SIDE = 64.0  # points; the white that the standard asks for around it, four modules, is that of the page


def code(address: str) -> Figure:
    """The QR code of an address."""
    import segno  # here, not above: few briefs have an address

    modules = [bytes(row) for row in segno.make(address, error="m", micro=False, boost_error=False).matrix]
    size = SIDE / len(modules)
    return Figure(
        id="qr",
        kind="qr",
        title="",
        subtitle="",
        width=SIDE,
        height=SIDE,
        marks=tuple(_boxes(modules, size)),
        source="",
        alternative=f"QR code of the address {address}",
    )


def _boxes(modules: Sequence[bytes], size: float) -> Iterator[Box]:
    """The dark modules, those side by side as one box; a hair taller than they are, lest white lines show between rows."""
    for n, row in enumerate(modules):
        at = 0
        for dark, run in groupby(row):
            count = len(list(run))
            if dark:
                left, top = at * size, n * size
                yield Box(x=left, y=top, width=count * size, height=size + 0.02, fill="ink")
            at += count
