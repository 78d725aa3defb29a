"""What the tests of this folder share: briefs of several kinds, each set once."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from briefs import Made, make, read
from kinds import BUILT, LAST, NAMES, TEXTS
from pdf_reading import Reading

from pipeline import store, trade
from pipeline.records import Account


@pytest.fixture(scope="session")
def brief_of(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Made]:
    """A brief by its name, set when it is first asked for."""

    @cache
    def brief(name: str) -> Made:
        if name in BUILT:
            built: Path = request.getfixturevalue(BUILT[name])
            pdf = (built / "output/brief.pdf").read_bytes()
            said = store.read_json(built / "output/account.json", Account)
            return Made(pdf, [], said, trade.rows(said), [], Reading(pdf))
        texts, settings = TEXTS[name]
        was = LAST.get(name)
        last = read(tmp_path_factory.mktemp("last"), was) if was else None
        return make(read(tmp_path_factory.mktemp("texts"), texts), last=last, **settings)

    return brief


@pytest.fixture(scope="session", params=NAMES)
def brief(request: pytest.FixtureRequest, brief_of: Callable[[str], Made]) -> Made:
    """Each brief in turn."""
    return brief_of(request.param)
