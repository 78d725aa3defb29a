"""One module a kind of section: its options, and `compose`, which says what it says."""

import sys
from collections.abc import Callable
from typing import Any, get_args

from pipeline.document.brief import Brief
from pipeline.document.content import Composed, Later
from pipeline.document.sections import (
    actors,
    agreements,
    background,
    chart,
    chronology,
    colophon,
    conflicts,
    contents,
    data_quality,
    figures,
    key_points,
    prose,
    sources,
    timeline,
    trade_table,
)

Section = (
    actors.Options
    | agreements.Options
    | background.Options
    | chart.Options
    | chronology.Options
    | colophon.Options
    | conflicts.Options
    | contents.Options
    | data_quality.Options
    | figures.Options
    | key_points.Options
    | prose.Options
    | sources.Options
    | timeline.Options
    | trade_table.Options
)

COMPOSE: dict[type, Callable[[Any, Brief], Composed | Later]] = {
    options: sys.modules[options.__module__].compose for options in get_args(Section)
}
