"""What an editor says of what was read holds over what the rules make of it, and nothing else changes."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from editing import TEXTS, Shelf, correction, shelf, titles, values
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.records import Account, Entity, Event, Observation

EXAMPLE = Path(__file__).parents[2] / "examples/kenya-netherlands"
OTHER_FIGURE = "exports from Kenya to Uganda were $710 million"


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The two documents."""
    return shelf(tmp_path_factory.mktemp("texts"), TEXTS)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The eight documents on Kenya and the Netherlands."""
    paths = [p for p in sorted((EXAMPLE / "sources").iterdir()) if p.suffix != ".yaml"]
    return Shelf(paths, tmp_path_factory.mktemp("example"))


def person(account: Account, name: str) -> Entity:
    return next(e for e in account.entities if e.kind == "person" and e.name == name)


def test_what_is_accepted_stays_and_is_noted(texts: Shelf) -> None:
    noted = texts.account(correction("accept", "Rossi resigned in June 2012", fact="event", date="2020-01-02"))
    [edit] = noted.corrections
    assert replace(noted, corrections=()) == texts.account()
    assert [e.title for e in noted.events if e.id in edit.facts] == ["Rossi resigned"]
    assert (edit.action, edit.kind, edit.why, edit.by, edit.date) == (
        "accept",
        "event",
        "because",
        "Amina",
        "2020-01-02",
    )
    assert [e.quote for e in edit.evidence] == ["Rossi resigned in June 2012"]


def test_what_is_corrected_keeps_its_id_and_says_what_it_was(texts: Shelf) -> None:
    before = next(e for e in texts.account().events if e.title == "Rossi resigned")
    account = texts.account(
        correction("correct", "Rossi resigned in June 2012", event="{title: Rossi was dismissed, when: 2012-07}")
    )
    [after] = [e for e in account.events if e.id == before.id]
    assert (after.title, after.when, after.origin) == ("Rossi was dismissed", "2012-07", "corrected")
    assert (after.realis, after.actors, after.evidence) == (before.realis, before.actors, before.evidence)
    [edit] = account.corrections
    assert edit.facts == (before.id,)
    assert edit.told == ("“Rossi resigned”",)
    assert {(c.field, c.was, c.now) for c in edit.changes} == {
        ("title", "Rossi resigned", "Rossi was dismissed"),
        ("when", "2012-06", "2012-07"),
    }


def test_of_a_corrected_value_all_that_follows_is_worked_out_anew(texts: Shelf) -> None:
    account = texts.account(
        correction("correct", OTHER_FIGURE, observation="{value: 700.0 million}")
        + correction("correct", "exports from Kenya to Uganda were $500 million", observation="{value: 560 million}")
    )
    assert account.conflicts == ()
    assert values(account) == {
        ("exports", "level", "2011"): 560e6,
        ("exports", "level", "2012"): 700e6,
        ("exports", "change", "2012"): 25,
    }
    [level] = [o for o in account.observations if o.period == "2012" and o.kind == "level"]
    assert {e.source for e in level.evidence} == {"digest", "trade"}
    assert level.origin == "corrected"


def test_a_conflict_is_over_when_the_wrong_value_is_rejected(texts: Shelf) -> None:
    assert len(texts.account().conflicts) == 1
    account = texts.account(correction("reject", OTHER_FIGURE))
    assert account.conflicts == ()
    assert values(account)["exports", "change", "2012"] == 40


def test_what_is_rejected_does_not_come_back_through_a_copy(texts: Shelf) -> None:
    for source in TEXTS:
        place = f"{{exact: met President Mwai Kibaki, source: {source}}}"
        account = texts.account(correction("reject", place))
        assert "Minister Anna Rossi met President Mwai Kibaki in Nairobi" not in titles(account)
        [edit] = account.corrections
        assert sorted(e.source for e in edit.evidence) == ["digest", "trade"]
        assert edit.facts == ()


def test_a_correction_of_a_copy_holds_for_what_it_repeats(texts: Shelf) -> None:
    for source in TEXTS:
        place = f"{{exact: met President Mwai Kibaki, source: {source}}}"
        account = texts.account(correction("correct", place, event="{title: Rossi saw Kibaki}"))
        [event] = [e for e in account.events if e.when == "2011-05-04"]
        assert (event.title, len(event.evidence)) == ("Rossi saw Kibaki", 2)


def test_another_source_that_tells_the_same_in_its_own_words_keeps_its_telling(texts: Shelf) -> None:
    account = texts.account(correction("reject", "Italy and Kenya signed the Nairobi Agreement"))
    [event] = [e for e in account.events if e.when == "2011-05-03"]
    assert [e.quote[:21] for e in event.evidence] == ["Ministers of Italy an"]


@pytest.mark.parametrize(
    ("quote", "content", "expected"),
    [
        (
            "Luca Rossi, opened a road in Kisumu",
            "event: {title: A school was opened in Kisumu, when: 2013-04, kind: founding, actors: [Luca Rossi]}",
            ("A school was opened in Kisumu", "2013-04", "founding", "added"),
        ),
        ("Trade", "event: {title: There is a heading}", ("There is a heading", None, "other", "added")),
    ],
)
def test_a_missed_event_is_added_with_the_quotation_as_evidence(
    texts: Shelf, quote: str, content: str, expected: tuple[str, ...]
) -> None:
    key, _, value = content.partition(": ")
    account = texts.account(correction("add", quote, **{key: value}))
    [event] = [e for e in account.events if e.origin == "added"]
    assert (event.title, event.when, event.kind, event.origin) == expected
    assert [e.quote for e in event.evidence] == [quote]
    assert account.corrections[0].facts == (event.id,)
    assert len(account.events) == len(texts.account().events) + 1


def test_a_missed_value_is_added_and_sums_are_done_with_it(texts: Shelf) -> None:
    account = texts.account(
        correction(
            "add",
            "Rossi resigned in June 2012",
            observation="{measure: imports, value: 1.2 billion, unit: USD, reporter: Kenya, partner: Uganda, period: 2011}",
        )
    )
    [added] = [o for o in account.observations if o.origin == "added"]
    assert (added.value, added.flow, added.reporter, added.partner) == (1.2e9, "import", "KEN", "UGA")
    assert values(account)["balance", "level", "2011"] == -700e6


def test_a_missed_entity_is_added_and_events_can_name_it(texts: Shelf) -> None:
    account = texts.account(
        correction("add", "the bank said", entity="{kind: organisation, name: Bank of Kenya, aliases: [BoK]}")
        + correction("correct", "Rossi resigned in June 2012", event="{actors: [BoK, Anna Rossi]}")
    )
    [bank] = [e for e in account.entities if e.kind == "organisation"]
    assert (bank.name, bank.origin) == ("Bank of Kenya", "added")
    [event] = [e for e in account.events if e.title == "Rossi resigned"]
    assert event.actors == (bank.id, person(account, "Anna Rossi").id)


def test_a_name_that_is_none_goes_from_the_events_too(texts: Shelf) -> None:
    account = texts.account(correction("reject", "Luca Rossi", fact="person"))
    assert "Luca Rossi" not in [e.name for e in account.entities]
    [event] = [e for e in account.events if e.when == "2013-03"]
    assert event.actors == ()


def test_two_persons_are_one_if_the_editor_says_so(texts: Shelf) -> None:
    account = texts.account(
        correction("merge", "Luca Rossi", fact="person", with_="{exact: Rossi, suffix: resigned, source: trade}")
    )
    assert [e.name for e in account.entities if "Rossi" in e.name] == ["Anna Rossi"]
    one = person(account, "Anna Rossi")
    assert "Luca Rossi" in one.aliases
    assert {e.title for e in account.events if one.id in e.actors} >= {
        "Rossi resigned",
        "The minister, Luca Rossi, opened a road in Kisumu",
    }


def test_namesakes_in_one_source_are_two_if_the_editor_says_so(texts: Shelf) -> None:
    apart = correction(
        "split", "{exact: Rossi, suffix: resigned}", fact="person", from_="{exact: Anna Rossi, source: trade}"
    )
    account = texts.account(apart)
    [resigned] = [e for e in account.events if e.title == "Rossi resigned"]
    [actor] = resigned.actors
    assert actor != person(account, "Anna Rossi").id
    assert {e.quote for e in person(account, "Anna Rossi").evidence} == {"Anna Rossi"}
    joined = texts.account(
        apart + correction("merge", "{exact: Rossi, suffix: resigned}", fact="person", with_="Luca Rossi")
    )
    [resigned] = [e for e in joined.events if e.title == "Rossi resigned"]
    assert resigned.actors == (person(joined, "Luca Rossi").id,)


def test_an_event_told_twice_is_two_if_the_editor_says_so(texts: Shelf) -> None:
    account = texts.account(
        correction("split", "put their names to the tea treaty", from_="Italy and Kenya signed the Nairobi Agreement")
    )
    events = [e for e in account.events if e.when == "2011-05-03"]
    assert len({e.id for e in events}) == 2
    assert sorted(len(e.evidence) for e in events) == [1, 2]


def test_two_events_are_one_if_the_editor_says_so_and_their_conflict_is_over(texts: Shelf, tmp_path: Path) -> None:
    two = shelf(
        tmp_path,
        {
            "a": "President Kibaki visited Rome on 3 May 2011.\n",
            "b": "President Kibaki visited Rome on 5 May 2011.\n",
        },
    )
    assert [c.reason for c in two.account().conflicts] == ["date"]
    pair = {"quote": "visited Rome on 3 May 2011"}
    account = two.account(correction("merge", pair["quote"], with_="visited Rome on 5 May 2011"))
    assert len(account.events) == 1
    assert account.conflicts == ()
    assert account.corrections[0].facts == (account.events[0].id,)
    apart = two.account(correction("split", pair["quote"], from_="visited Rome on 5 May 2011"))
    assert len(apart.events) == 2
    assert apart.conflicts == ()


def test_two_figures_are_one_if_the_editor_says_so(texts: Shelf) -> None:
    account = texts.account(
        correction("merge", OTHER_FIGURE, with_="exports from Kenya to Uganda were $700 million", fact="observation")
    )
    assert account.conflicts == ()
    [one] = [o for o in account.observations if o.period == "2012" and o.kind == "level"]
    assert {e.source for e in one.evidence} == {"digest", "trade"}


def test_a_year_that_was_worked_out_wrongly_is_not_printed_in_the_quotation(tmp_path: Path) -> None:
    one = shelf(tmp_path, {"a": "Talks began in 2011. The treaty was signed in March.\n"})
    [guess] = [t for t in one.account().timexes if t.basis == "inferred"]
    account = one.account(correction("correct", "The treaty was signed in March", event="{when: 2012-03}"))
    assert guess.value == "2011-03"
    assert [(t.value, t.basis) for t in account.timexes if t.id == guess.id] == [("2012-03", "stated")]


def same_but(account: Account, other: Account, without: Callable[[Event | Observation], bool]) -> None:
    """Whether two accounts say the same, but for some facts of the first."""
    assert [e for e in account.events if not without(e)] == list(other.events)
    assert [o for o in account.observations if not without(o)] == list(other.observations)
    assert account.entities == other.entities
    assert account.timexes == other.timexes


def test_when_an_event_is_rejected_nothing_else_changes(example: Shelf) -> None:
    before = example.account()
    conflicting = {m for c in before.conflicts for m in c.members}
    alone = [
        e for e in before.events if len({(x.source, x.passage) for x in e.evidence}) == 1 and e.id not in conflicting
    ]
    assert len(alone) > 15
    for event in alone:
        place = event.evidence[0]
        quote = " ".join(place.quote.split()).replace("'", "''")
        which = f"{{kind: event, when: '{event.when}', title: '{event.title}'}}".replace("'s ", "''s ").replace(
            "s' ", "s'' "
        )
        account = example.account(correction("reject", f"{{exact: '{quote}', source: {place.source}}}", fact=which))
        same_but(before, account, lambda fact, id=event.id: fact.id == id)  # type: ignore[misc]
        assert account.conflicts == before.conflicts


@settings(max_examples=15)
@given(st.randoms(use_true_random=False))
def test_the_order_of_corrections_does_not_matter(example: Shelf, random: random.Random) -> None:
    given = example.given((EXAMPLE / "corrections.yaml").read_text("utf-8"))
    told = example.account(given)
    assert len(told.corrections) == len(given) > 6
    random.shuffle(given)
    assert example.account(given) == told


EDITS = (
    correction("correct", "Rossi resigned in June 2012", event="{title: Rossi was dismissed}")
    + correction("reject", OTHER_FIGURE)
    + correction("add", "Luca Rossi, opened a road", event="{title: A road was opened, when: 2013-03-08}")
    + correction("merge", "Luca Rossi", fact="person", with_="{exact: Rossi, suffix: resigned}")
)
PARAGRAPH = st.sampled_from(
    (
        "The weather was mild.",
        "Nobody was surprised.",
        "Readers may write to the editor.",
        "In 2009 a bridge fell down.",
    )
)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(sorted(TEXTS)), st.integers(1, 5), PARAGRAPH), max_size=4), st.booleans())
def test_corrections_survive_edits_elsewhere_in_the_source(
    tmp_path_factory: pytest.TempPathFactory, inserted: list[tuple[str, int, str]], deleted: bool
) -> None:
    def touched(account: Account) -> list[object]:
        """What the corrections concern, wherever it stands."""
        facts = {id for edit in account.corrections for id in edit.facts}
        things = [t for t in (*account.events, *account.observations, *account.entities) if t.id in facts]
        return [
            *(
                replace(t, evidence=(), independent_sources=0) if isinstance(t, Event) else (t.id, t.origin)
                for t in things
            ),
            *((e.id, e.action, e.facts, e.told, e.changes) for e in account.corrections),
            *(o.value for o in account.observations if o.period == "2012"),
        ]

    paragraphs = {name: text.split("\n\n") for name, text in TEXTS.items()}
    for name, at, words in inserted:
        paragraphs[name].insert(at, words)
    if deleted:
        paragraphs["digest"].remove(TEXTS["digest"].split("\n\n")[-1])
    edited = {name: "\n\n".join(parts) for name, parts in paragraphs.items()}
    folder = tmp_path_factory.mktemp("edited")
    assert touched(shelf(folder, edited).account(EDITS)) == touched(shelf(folder, TEXTS).account(EDITS))


CONTRADICTIONS = {
    "accepted and rejected": correction("accept", "Rossi resigned in") + correction("reject", "Rossi resigned in June"),
    "accepted and corrected": correction("accept", "Rossi resigned in June")
    + correction("correct", "resigned in June 2012", event="{when: 2012-07}"),
    "rejected and corrected, in a copy": correction("reject", "{exact: met President Mwai Kibaki, source: trade}")
    + correction("correct", "{exact: met President Mwai Kibaki, source: digest}", event="{when: 2011-05-05}"),
    "two dates": correction("correct", "Rossi resigned in June", event="{when: 2012-05, title: Left}")
    + correction("correct", "resigned in June 2012", event="{when: 2012-07}"),
    "one and two": correction("merge", "Rossi resigned in June", with_="opened a road in Kisumu")
    + correction("split", "resigned in June 2012", from_="opened a road in Kisumu in March"),
}  # fmt: skip


@pytest.mark.parametrize("corrections", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_two_corrections_that_contradict_each_other_are_refused(texts: Shelf, corrections: str) -> None:
    [sentence] = texts.refusal(corrections)
    second = corrections[: corrections.rindex("- action")].count("\n") + 1
    assert sentence.startswith(f"{second}:3: this contradicts the correction in line 1 on the event “")
    assert sentence.endswith("; keep one.")


def test_two_corrections_of_one_fact_that_agree_are_both_done(texts: Shelf) -> None:
    account = texts.account(
        correction("correct", "Rossi resigned in June", event="{when: 2012-07}")
        + correction("correct", "resigned in June 2012", event="{title: Rossi left, when: 2012-07}")
    )
    assert ("2012-07", "Rossi left") in [(e.when, e.title) for e in account.events]
    assert len(account.corrections) == 2


def test_what_is_rejected_in_a_passage_is_in_one_that_holds_it_too(tmp_path: Path) -> None:
    sentence = "On 3 May 2011, Italy and Kenya signed the Nairobi Agreement on tea and all that goes with it at sea."
    both = shelf(
        tmp_path, {"whole": f"The ministry spoke at noon. {sentence} Nobody asked anything.\n", "part": f"{sentence}\n"}
    )
    assert [c.relation for c in both.account().copies] == ["contained"]
    assert len(both.account().events) == 1
    for source in ("whole", "part"):
        account = both.account(correction("reject", f"{{exact: signed the Nairobi Agreement, source: {source}}}"))
        assert account.events == ()
        assert len(account.corrections[0].evidence) == 2
