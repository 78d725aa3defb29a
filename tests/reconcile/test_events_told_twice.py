"""One event told in two places is one with the evidence of both; two events on one date stay two."""

from itertools import permutations

import pytest
from saying import Said, account, sources_of

DAY = "1996-05-14"


def told(one: str, other: str, *dates: str | None) -> list[Said]:
    """Two sources with an event each, on one day unless told otherwise."""
    a, b = Said("a"), Said("b")
    first, second = dates or (DAY, DAY)
    a.event(one, first)
    b.event(other, second)
    return [a, b]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ghana and Togo signed the border treaty", "Ghana and Togo signed the border treaty in Lomé"),
        ("Signing of the border treaty by Ghana and Togo", "Ghana and Togo sign border treaty"),
        ("The annexation of Walvis Bay", "Walvis Bay annexed"),
        ("The railway workers struck for a week", "A strike of railway workers stopped all trains"),
        ("The new container terminal was inaugurated at Tema", "Opening of the container terminal"),
        (
            "Ghana's parliament approved the fisheries treaty",
            "Ratification of the fisheries treaty by Ghana's parliament",
        ),
    ],
)
def test_one_event_told_twice_is_one_with_both_evidences(one: str, other: str) -> None:
    [event] = account(told(one, other)).events
    assert event.when == DAY
    assert sources_of(event) == ["a", "b"]
    assert {e.quote for e in event.evidence} == {one, other}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ghana joined the customs union", "A storm sank the ferry off Zanzibar"),
        ("Peru signed a border treaty with Chile", "Peru signed a border treaty with Bolivia"),
        ("Kenya opened an embassy in Accra", "Kenya opened an embassy in Lagos"),
        ("Ghana raised the tariff on rice", "Ghana lowered the tariff on rice"),
        ("President Kaunda met the miners of Kitwe", "President Banda met the miners of Kitwe"),
        ("The council approved the third five-year plan", "The council rejected the third five-year plan"),
        ("Parliament debated and passed 3 laws", "Parliament debated and passed 7 laws"),
        ("Ghana agreed on fishing with the UK", "Ghana agreed on fishing with the US"),
        ("Ghana and Togo signed a border treaty", "Ghana and Togo signed a fishing accord"),
        ("Ghana and Togo opened the border post at Aflao", "Ghana and Togo closed the border post at Aflao"),
        ("The ministry announced new rules for ports", "The ministry announced new tariffs for ports"),
        ("Ghana signed a loan of 40 million cedis", "Ghana signed a loan of 60 million cedis"),
    ],
)
def test_two_events_on_one_date_stay_two(one: str, other: str) -> None:
    assert sorted(e.title for e in account(told(one, other)).events) == sorted([one, other])


def test_a_short_telling_that_fits_two_events_is_neither() -> None:
    titles = ["Peru signed a border treaty", *(f"Peru signed a border treaty with {c}" for c in ("Chile", "Bolivia"))]
    for order in permutations(titles):
        sources = [Said(id) for id in "abcd"]
        for source, title in zip(sources, (*order, titles[0]), strict=True):
            source.event(title, DAY)
        events = account(sources).events
        assert sorted(e.title for e in events) == sorted(titles)
        assert [len(e.evidence) for e in events if e.title == titles[0]] == [2]


TREATY = "Ghana and Togo signed the border treaty"


@pytest.mark.parametrize(
    "dates", [("1996-05-14", "1996-05"), ("1996-05-14", "1996"), ("1996-05", "1996-21"), ("1996-05", "1996-34")]
)
def test_an_event_has_the_finest_date_that_its_tellings_agree_on(dates: tuple[str, str]) -> None:
    for whens in permutations(dates):
        [event] = account(told(TREATY, f"{TREATY} in Lomé", *whens)).events
        assert (event.when, event.title) == (dates[0], f"{TREATY} in Lomé")
        assert sources_of(event) == ["a", "b"]


@pytest.mark.parametrize(
    "dates",
    [("1996-05-14", "1996-05-15"), ("1996-05", "1997"), ("1996-05", "1996-22"), ("1996-05", "199X"), ("1996", None)],
)
def test_tellings_whose_dates_exclude_each_other_or_say_little_stay_two(dates: tuple[str, str | None]) -> None:
    assert len(account(told(TREATY, TREATY, *dates)).events) == 2


def test_a_coarse_date_that_fits_two_events_is_of_neither() -> None:
    sources = [Said(id) for id in "abc"]
    for source, when in zip(sources, ("1996-05-14", "1996-11-02", "1996"), strict=True):
        source.event("Ghana and Togo held talks about the border", when)
    assert [e.when for e in account(sources).events] == ["1996", "1996-05-14", "1996-11-02"]


def test_the_most_telling_title_that_is_whole_stands_for_all() -> None:
    titles = (
        "Ghana signed the treaty of Lomé",
        "[Togo] signed the treaty of Lomé with Ghana",
        "Ghana signed the treaty …",
    )
    sources = [Said(id) for id in "abc"]
    for source, title in zip(sources, titles, strict=True):
        source.event(title, DAY)
    assert titles[0] in {e.title for e in account(sources).events}


def test_who_took_part_tells_two_tellings_in_one_wording_apart() -> None:
    a, b = Said("a"), Said("b")
    ghana, mali = a.entity("place", "Ghana", code="GHA"), b.entity("place", "Mali", code="MLI")
    a.event("The two presidents signed the trade treaty", DAY, actors=(ghana.id,))
    b.event("The two presidents signed the trade treaty", DAY, actors=(mali.id,))
    assert len(account([a, b]).events) == 2


def test_two_visits_of_one_person_on_a_day_are_one() -> None:
    a, b = Said("a"), Said("b")
    tema, ghana = a.entity("place", "Tema"), b.entity("place", "Ghana", code="GHA")
    for source, title, place in (
        (a, "President Moi toured Tema", tema),
        (b, "Daniel arap Moi arrived in Ghana", ghana),
    ):
        moi = source.entity("person", "Daniel arap Moi", aliases=("Moi",))
        source.event(title, DAY, actors=(moi.id,), places=(place.id,))
    [event] = account([a, b]).events
    assert sources_of(event) == ["a", "b"]


def test_what_recurs_on_another_date_is_another_event() -> None:
    title = "Ghana and Togo held talks about the border"
    assert [e.when for e in account(told(title, title, "1996-05", "1997-05")).events] == ["1996-05", "1997-05"]


@pytest.mark.parametrize("realis", ["planned", "cancelled", "negated", "postponed", "forecast"])
def test_what_happened_and_what_did_not_stay_two(realis: str) -> None:
    a, b = Said("a"), Said("b")
    a.event("Ghana and Togo signed the border treaty", DAY)
    b.event("Ghana and Togo signed the border treaty", DAY, realis=realis)
    assert {e.realis for e in account([a, b]).events} == {"happened", realis}


def test_a_date_that_is_stated_goes_before_one_that_was_inferred() -> None:
    a, b = Said("a"), Said("b")
    a.event(
        "Ghana and Togo signed the border treaty", DAY, when_basis="inferred", why="the year of the sentence before"
    )
    b.event("Ghana and Togo signed the border treaty", DAY)
    [event] = account([a, b]).events
    assert (event.when_basis, event.why) == ("stated", None)


def test_events_are_in_the_order_of_time_and_undated_ones_last() -> None:
    a = Said("a")
    whens = ["1996-05-14", None, "1884", "199X", "1995-12", "1996"]
    subjects = "harbour railway famine election census eclipse".split()
    for when, subject in zip(whens, subjects, strict=True):
        a.event(f"The {subject}", when)
    found = [e.when for e in account([a]).events]
    assert found[0] == "1884"
    assert found[-1] is None
    assert found.index("1995-12") < found.index("1996-05-14")
    assert found.index("199X") < found.index("1995-12")


def test_events_do_not_depend_on_the_order_of_sources() -> None:
    sources = []
    for id, title in zip(
        "abcd",
        [
            "Ghana and Togo signed the border treaty",
            "Signing of the border treaty by Ghana and Togo in Lomé",
            "Ghana and Togo agreed on the border",
            "The border treaty was read to the people of Lomé",
        ],
        strict=True,
    ):
        source = Said(id)
        source.event(title, DAY)
        sources.append(source)
    first = account(sources)
    assert all(account(order) == first for order in permutations(sources))
