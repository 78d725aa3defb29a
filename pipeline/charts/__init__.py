"""Tables and events -> figures: scenes of marks in points, with a finding as title and alternative text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.charts import bar, dot, line, multiples, share, slope, timeline
from pipeline.charts.chart import chart
from pipeline.records import Account, TradeRow
from pipeline.references import figure_id, references
from pipeline.theme.grid import grid
from pipeline.theme.marks import Figure, Undrawn

HEADED = 116.0  # points: what stands over a timeline on its page
SHARES = (1.0, 0.8, 0.65, 0.5)  # of the page that a timeline may take


def figures(
    requests: Sequence[Mapping[str, Any]], account: Account, rows: Sequence[TradeRow], paper: str
) -> Iterator[Figure | Undrawn]:
    """What the brief's sections ask for; where the data cannot bear a figure, the reason why. A timeline is drawn in
    several heights under one id, the tallest first: the page takes the one that fits."""
    for id, request in {figure_id(r): r for r in requests}.items():
        if request["kind"] == "timeline":
            yield from _timelines(id, account, paper)
        else:
            yield chart(id, request, account, rows, paper)


def _timelines(id: str, account: Account, paper: str) -> Iterator[Figure]:
    page = grid(paper)
    tall = page.bottom - page.top - HEADED
    cited = references(account)
    drawn: list[Figure] = []
    for share_of_page in SHARES:
        figure = timeline.draw(id, account.events, cited, round(page.full, 1), tall * share_of_page)
        if figure and not any(f.height == figure.height for f in drawn):
            drawn.append(figure)
    yield from drawn


__all__ = ["bar", "dot", "figures", "line", "multiples", "share", "slope"]
