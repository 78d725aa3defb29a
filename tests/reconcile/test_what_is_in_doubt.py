"""What a source tells unclearly stays in doubt until another source, or an editor, says it; nothing follows from it."""

from pathlib import Path

import pytest
from editing import Shelf, correction
from saying import Said, account

from pipeline.extract.judge import Judge
from pipeline.records import Observation

TEXT = "Exports from Chile to Peru were $500 million in 2011.\n"
QUOTE = "Exports from Chile to Peru were $500 million"


def doubts(*sources: Said) -> list[tuple[str, ...]]:
    return [o.doubtful for o in account(sources).observations if not o.derived_from]


def test_who_tells_it_clearly_takes_the_doubt_away() -> None:
    a, b = Said("a"), Said("b")
    a.level(32e9, scale=1e9, doubtful=("partner", "period"))
    b.level(32e9, scale=1e9, doubtful=("period",))
    assert doubts(a, b) == [("period",)]


def test_who_leaves_it_open_does_not() -> None:
    a, b = Said("a"), Said("b")
    a.level(32.4e9, scale=1e9, decimals=1, doubtful=("period",))
    b.level(32.4e9, period=None, scale=1e9, decimals=1)  # type: ignore[arg-type]
    assert doubts(a, b) == [("period",)]


def test_a_date_is_had_from_who_tells_it_clearly() -> None:
    a, b = Said("a"), Said("b")
    a.event("Chile and Peru signed the treaty", "2014-05-03", doubtful=("when",))
    b.event("Chile and Peru signed the treaty", "2014-05-03")
    [event] = account([a, b]).events
    assert event.doubtful == ()


@pytest.mark.parametrize("slot", ["measure", "period", "commodity"])
def test_nothing_follows_from_what_is_in_doubt(slot: str) -> None:
    clear, doubtful = Said("a"), Said("a")
    for source, more in ((clear, {}), (doubtful, {"doubtful": (slot,)})):
        source.level(5.2e9, scale=1e9, decimals=1, flow="export")
        source.level(3.1e9, scale=1e9, decimals=1, flow="import", measure="imports", **more)
    assert [o.measure for o in account([clear]).observations if o.derived_from] == ["balance"]
    assert [o for o in account([doubtful]).observations if o.derived_from] == []


@pytest.fixture
def unsure(tmp_path: Path) -> Shelf:
    """A document read without weights: of what has two options the judge is not sure."""
    path = tmp_path / "trade.txt"
    path.write_text(TEXT, "utf-8")
    return Shelf([path], tmp_path, Judge({}))


def figure(shelf: Shelf, corrections: str = "") -> Observation:
    [figure] = shelf.account(corrections).observations
    return figure


def test_what_an_editor_accepts_is_in_doubt_no_more(unsure: Shelf) -> None:
    assert {"measure", "reporter", "period"} <= {*figure(unsure).doubtful}
    assert figure(unsure, correction("accept", QUOTE, fact="observation")).doubtful == ()


def test_of_what_an_editor_corrects_the_rest_is_in_doubt_no_more(unsure: Shelf) -> None:
    now = figure(unsure, correction("correct", QUOTE, observation="{commodity: copper}"))
    assert (now.commodity, now.doubtful) == ("copper", ())


def test_doubt_of_what_a_level_does_not_tell_hinders_no_sum() -> None:
    source = Said("a")
    source.level(5.2e9, scale=1e9, decimals=1, flow="export", doubtful=("compared_period",))
    source.level(3.1e9, scale=1e9, decimals=1, flow="import", measure="imports")
    assert [o.measure for o in account([source]).observations if o.derived_from] == ["balance"]
