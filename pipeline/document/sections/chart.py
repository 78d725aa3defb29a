"""A chart, where the data can bear one: a measure by period, or shares of wholes."""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.document.content import Composed, Picture
from pipeline.document.sections import base
from pipeline.theme import type as styles
from pipeline.theme.text import Span, rich


class Options(base.Filtered, frozen=True, kw_only=True, tag="chart"):
    """A chart, titled with its finding, which a `title` replaces; none from a single number."""

    draws: ClassVar[bool] = True

    chart: Annotated[
        Literal["levels", "shares"],
        Meta(description="Bars of a measure by period (`levels`), or parts of a whole (`shares`)."),
    ]
    measure: Annotated[
        str | None, Meta(description="What is drawn; left out, `trade` for levels and `exports` for shares.")
    ] = None


def compose(options: Options, brief: Brief) -> Composed:
    """The chart with its finding, its source under it, what it was drawn from in the margin."""
    drawn = brief.figures(options.asked)
    if not drawn:
        of = f" of {wording.measure(options.measure)}" if options.measure else ""
        why = (
            "for no pair of sides do the sources give two periods, each with one value and in one unit"
            if options.chart == "levels"
            else "no source names the goods of a share, or they contradict each other"
        )
        return Composed(left_out=f"it was to draw {options.chart}{of}, but {why}")
    name = brief.numbered("Chart")
    figure = drawn[0]
    source = rich(
        figure.source + " " if figure.source else "",
        "Source: ",
        brief.cite(figure.passages, name, alone=True, style=styles.REFERENCE_SMALL),
        ".",
    )
    notes = (rich(Span(name, style=styles.REFERENCE)), *(rich(n) for n in figure.notes))
    return Composed([Picture(((figure,),), options.title or figure.title, source, notes)])
