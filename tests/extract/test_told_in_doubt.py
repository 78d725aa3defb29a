"""Of what is decided by a narrow margin the account says so; of what is plain it does not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.extract.judge import Judge
from pipeline.extract.judging.option import Option
from pipeline.extract.judging.weights import by_slot
from pipeline.ingest import ingest
from pipeline.records import Account, Event


def said(*signs: str) -> tuple[str, ...]:
    return signs


def weighing(*weights: int) -> tuple[Judge, list[Option]]:
    """A judge of countries, and those that it weighs."""
    judge = Judge(by_slot([("partner", "", f"sign {n}", weight) for n, weight in enumerate(weights)]))
    names = ("Peru", "Chile", "Ghana")[: len(weights)]
    return judge, [Option(name, [(said, f"sign {n}")], ("",)) for n, name in enumerate(names)]


@pytest.mark.parametrize(
    ("weights", "clear"),
    [((200, 90), True), ((200, 110), False), ((200, 90, 150), False), ((200,), True), ((0, 0), False)],
)
def test_a_value_is_clear_that_outweighs_every_other_by_far(weights: tuple[int, ...], clear: bool) -> None:
    judge, options = weighing(*weights)
    assert judge.verdict("partner", options).clear is clear


def test_two_options_of_one_value_do_not_cast_doubt_on_it() -> None:
    judge, options = weighing(200, 190)
    same = [options[0], Option("Peru", [(said, "sign 1")], ("",))]
    assert judge.verdict("partner", same).clear


@pytest.mark.parametrize(
    "text",
    [
        "In 2013, exports of copper from Zambia to China amounted to $1.2 billion.",
        "Norway's imports from Ghana rose by 12 per cent in 2019.",
    ],
)
def test_a_plain_figure_is_not_in_doubt_of_what_it_says_itself(account_of: Callable[[str], Account], text: str) -> None:
    [figure] = account_of(text).observations
    assert {"measure", "kind", "reporter", "partner", "period"}.isdisjoint(figure.doubtful)


def taking(weight: int) -> Judge:
    """A judge to whom every proposal of an event weighs so much, and every year the same."""
    return Judge(by_slot([("event", "", "proposed", weight)]))


def events(tmp_path: Path, text: str, judge: Judge) -> list[Event]:
    path = tmp_path / "document.txt"
    path.write_text(f"10 September 2018\n\n{text}", encoding="utf-8")
    document, passages = ingest(path)
    return list(extract(document.source, passages, judge).events)


def test_a_date_is_in_doubt_of_which_the_year_is(tmp_path: Path) -> None:
    text = "Talks began on 3 March 2014 and ended on 9 April."
    unsure, sure = (events(tmp_path, text, judge)[-1] for judge in (taking(200), Judge()))
    assert (unsure.when, unsure.doubtful) == ("2014-04-09", ("when",))
    assert (sure.when, sure.doubtful) == ("2014-04-09", ())


def test_a_date_is_in_doubt_if_signs_hardly_speak_for_the_event(tmp_path: Path) -> None:
    text = "Peru and Chile signed the treaty on 3 March 2014."
    told = [[e.doubtful for e in events(tmp_path, text, judge)] for judge in (taking(50), taking(200), Judge())]
    assert told == [[("when",)], [()], [()]]
