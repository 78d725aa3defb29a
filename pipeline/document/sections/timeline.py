"""The timeline: the dated events to scale."""

from typing import ClassVar

from pipeline.document.brief import Brief
from pipeline.document.content import Composed, Picture
from pipeline.document.sections import base


class Options(base.Filtered, frozen=True, kw_only=True, tag="timeline"):
    """Events drawn to scale."""

    draws: ClassVar[bool] = True
    heading = "Timeline"


def compose(options: Options, brief: Brief) -> Composed:
    """The timeline under its finding."""
    versions = brief.versions(options.asked)
    if not versions:
        return Composed(left_out="fewer than three events are dated")
    for event in brief.chosen.events:
        if event.when:  # the figure has drawn it: for the key
            brief.date(event)
            brief.status(event)
    brief.cite([p for panel in versions[0] for p in panel.passages], "Timeline")
    return Composed([*options.headed(), Picture(versions, versions[0][0].title, (), full=True)])
