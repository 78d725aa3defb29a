"""A chart, where the data can bear one: values over time or side by side, or shares of wholes."""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from pipeline.document.brief import Brief
from pipeline.document.content import Composed, Picture
from pipeline.document.sections import base
from pipeline.editor.fields import Measure
from pipeline.theme import type as styles
from pipeline.theme.text import Span, rich


class Options(base.Filtered, frozen=True, kw_only=True, tag="chart"):
    """A chart, titled with its finding, which a `title` replaces; none from a single number."""

    draws: ClassVar[bool] = True

    chart: Annotated[
        Literal["auto", "line", "bar", "slope", "dot", "share", "multiples"],
        Meta(
            description="The kind: by the shape of the data (`auto`), lines over time (`line`), bars from zero (`bar`), each "
            "series from the first period to the last (`slope`), dots on one scale (`dot`), parts of wholes (`share`), a "
            "panel a series (`multiples`)."
        ),
    ] = "auto"
    measure: Annotated[
        Measure | None, Meta(description="What is drawn; left out, the measure of which most values can be compared.")
    ] = None


def compose(options: Options, brief: Brief) -> Composed:
    """The chart with its finding, its source under it, what it was drawn from in the margin."""
    drawn = brief.figures(options.asked)
    if not drawn:
        return Composed(left_out=brief.undrawn(options.asked))
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
