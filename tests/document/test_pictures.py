"""The example's pages look as they did when somebody last looked at them."""

from pathlib import Path

import pytest
from pictures import TOLERATED, difference, differing, kept, pages
from PIL import Image

HOW = "if the pages are as they should be: python tests/document/pictures.py"


def test_the_pages_look_as_accepted(tmp_path_factory: pytest.TempPathFactory) -> None:
    now, then = pages(), kept()
    folder = tmp_path_factory.mktemp("differences")
    changed: list[Path] = []
    for n, (new, old) in enumerate(zip(now, then, strict=False), 1):
        if differing(new, old) > TOLERATED:
            changed.append(folder / f"page-{n:02}.png")
            difference(new, old).save(changed[-1])
    assert changed == [], HOW
    assert len(now) == len(then), HOW


def test_a_line_that_moved_is_seen() -> None:
    page = kept()[1]
    moved = Image.new("L", page.size, 255)
    moved.paste(page, (0, 2))
    assert differing(page, page) == 0
    assert differing(moved, page) > 10 * TOLERATED
