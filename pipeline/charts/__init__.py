"""Tables and events -> figures: scenes of marks in points, with a finding as title and alternative text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.charts import timeline
from pipeline.charts.chart import chart
from pipeline.facts.references import figure_id, references
from pipeline.facts.selection import Chooser, Selection
from pipeline.records import Account, Event, TradeRow
from pipeline.theme.grid import grid
from pipeline.theme.marks import Drawing, Figure

HEADED = 116.0  # points: what stands over a timeline on its page
SHARES = (1.0, 0.8, 0.65, 0.5, 0.36)  # of the page that a timeline may take


def figures(
    requests: Sequence[Mapping[str, Any]],
    account: Account,
    rows: Sequence[TradeRow],
    paper: str,
    language: str = "en-GB",
) -> Iterator[Drawing]:
    """What the brief's sections ask for; where the data cannot bear a figure, the reason why. A timeline is drawn in
    several versions under one id: the page takes the one that fits."""
    chooser = Chooser(account)
    before: list[Figure] = []
    for id, request in {figure_id(r): r for r in requests}.items():
        chosen = chooser.choose(Selection.of(request))
        if request["kind"] == "timeline":
            yield from _timelines(id, chosen.events, account, paper, language)
        else:
            found = chart(id, request, account, [r for r in rows if r.id in chosen.ids], paper, before)
            before += [found] if isinstance(found, Figure) else []
            yield found


def _timelines(id: str, events: Sequence[Event], account: Account, paper: str, language: str) -> Iterator[Figure]:
    """The timeline in several versions, each with its panels in order: that on the fewest panels first, of those the
    tallest; the others begin on what is left of a page."""
    page = grid(paper)
    tall = page.bottom - page.top - HEADED
    cited = references(account)
    versions: list[list[Figure]] = []
    for share in SHARES:
        rooms = [tall * share] + [tall] * (timeline.MOST_PANELS - 1)
        drawn = timeline.panels(id, events, cited, round(page.full, 1), rooms, language)
        if drawn and drawn not in versions:
            versions.append(drawn)
    for version in sorted(versions, key=len):
        yield from version
