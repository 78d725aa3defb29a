"""What a figure of trade leaves out or takes in tells it from the figure of the same trade that does not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.account import account
from pipeline.records import Statements

Read = Callable[..., Statements]
SAID = "Ghana’s exports to India came to $240 million in 2015. "


@pytest.mark.parametrize(
    ("sentence", "goods"),
    [
        ("Without diamonds, exports would be $90 million.", "goods without diamonds"),
        ("With gold, exports would be $900 million.", "goods with gold"),
        ("If electricity were included, exports would come to $260 million.", "goods with electricity"),
        ("Leaving out cocoa, exports would have been $50 million.", "goods without cocoa"),
        ("Not counting copper and zinc, exports were $50 million.", "goods without copper and zinc"),
        ("Exports excluding oil came to $77 million.", "goods without oil"),
        ("Exports came to $200 million, gold not included.", "goods without gold"),
        ("With Togo, exports would be $250 million.", None),
        ("Exports reached $300 million, including rice.", None),
    ],
)
def test_a_figure_tells_what_it_leaves_out_or_takes_in(read: Read, sentence: str, goods: str | None) -> None:
    assert read(SAID + sentence).observations[1].commodity == goods


def test_a_figure_that_would_be_is_not_weighed_against_that_which_is(tmp_path: Path) -> None:
    for name, text in (("a", SAID), ("b", "With gold, Ghana’s exports to India would be $2.1 billion in 2015.")):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    told = account([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert told.conflicts == ()
    assert [o.realis for o in told.observations if o.commodity == "goods with gold"] == ["forecast"]
