"""A plan and what a later source tells of it are one event; without dates of publication nobody can tell."""

from itertools import permutations

import pytest
from msgspec.structs import replace
from saying import Said, account, sources_of

DAY = "1996-05-14"
TREATY = "Ghana and Togo signed the border treaty"


def papers(*told: tuple[str, str, str | None]) -> list[Said]:
    """Sources a, b, ... published at a time, each with the treaty at a date and what became of it."""
    sources = []
    for id, (published, realis, when) in zip("abcd", told, strict=False):
        source = Said(id, published=published)
        source.event(TREATY, when, realis=realis)
        sources.append(source)
    return sources


@pytest.mark.parametrize("fate", ["happened", "postponed", "cancelled", "negated"])
def test_a_plan_of_which_a_later_source_tells_the_fate_is_that(fate: str) -> None:
    [event] = account(papers(("1996-01", "planned", DAY), ("1996-06", fate, DAY))).events
    assert event.realis == fate
    assert sources_of(event) == ["a", "b"]


def test_what_happened_is_not_undone_by_a_later_paper_that_repeats_the_plan() -> None:
    told = papers(("1996-01", "planned", DAY), ("1996-06", "happened", DAY), ("1997", "planned", DAY))
    assert [e.realis for e in account(told).events] == ["happened"]


def test_a_plan_that_was_put_off_and_then_carried_out_on_another_day_is_two_events() -> None:
    told = papers(("1996-01", "planned", DAY), ("1996-04", "postponed", DAY), ("1996-12", "happened", "1996-11-02"))
    assert [(e.when, e.realis) for e in account(told).events] == [(DAY, "postponed"), ("1996-11-02", "happened")]


def test_a_plan_told_after_the_fact_is_an_event_of_its_own() -> None:
    assert len(account(papers(("1996-06", "happened", DAY), ("1997", "planned", DAY))).events) == 1 + 1


def test_of_plan_and_fact_the_finest_date_stands_and_says_that_it_was_planned() -> None:
    [event] = account(papers(("1996-01", "planned", DAY), ("1996-12", "happened", "1996-05"))).events
    assert (event.when, event.realis, event.when_basis) == (DAY, "happened", "inferred")
    assert event.why


def test_a_plan_for_one_day_and_a_fact_of_another_are_two() -> None:
    assert len(account(papers(("1996-01", "planned", DAY), ("1996-12", "happened", "1996-05-15"))).events) == 2


def test_fates_do_not_depend_on_the_order_of_sources() -> None:
    told = papers(("1996-01", "planned", DAY), ("1996-04", "postponed", DAY), ("1996-06", "planned", DAY))
    first = account(told)
    assert all(account(order) == first for order in permutations(told))


def test_the_day_on_which_a_treaty_was_put_off_is_not_taken_for_the_day_of_its_signing() -> None:
    near, far = Said("a", published="1996-06"), Said("b", published="1997")
    near.event(TREATY, DAY, realis="postponed")
    [treaty] = near.events
    [quote] = treaty.evidence
    longer = replace(quote, end=quote.end + 2, quote=f"{quote.quote}. ")
    near.events.append(replace(treaty, id="event-put-off", when="1996-05-02", evidence=(longer,)))
    far.event(TREATY, "1996-05", realis="postponed")
    told = {e.when: sources_of(e) for e in account([near, far]).events}
    assert told == {DAY: ["a", "b"], "1996-05-02": ["a"]}
