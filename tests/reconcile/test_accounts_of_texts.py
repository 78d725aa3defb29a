"""The account of several texts: copies corroborate, ids stay when a source is added, the order of files does not count."""

from collections import Counter
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from textwrap import fill

import pytest
from saying import Read

from pipeline.account import account
from pipeline.records import Account, Evidence

TEXTS = {
    "kenya": (
        "Exports of coffee from Kenya to Germany rose to $240 million in 2019, up 12.5 percent from 2018.\n\n"
        "President Daniel arap Moi visited Bonn in September 1981. Moi met the ministers of trade, and the two "
        "governments signed the Bonn Agreement on 12 September 1981. [4]\n"
    ),
    "germany": (
        "The German Coffee Association counted imports of 1.1 million tonnes in 2019 (see Figure 3).\n\n"
        "In September 1981, Moi visited Bonn with four ministers.\n"
    ),
    "tea": "Kenya sold tea worth $1.2 billion in 2019. A visit of President Moi to Cairo was cancelled in May 1984.\n",
}


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return [tmp_path / f"{name}.txt" for name in TEXTS]


def stated(said: Account) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    for things in (said.timexes, said.events, said.observations, said.entities, said.gaps):
        for thing in things:
            yield thing.id, thing.evidence


def test_the_order_of_files_does_not_change_the_account(files: list[Path]) -> None:
    first = account(files)
    assert all(account(order) == first for order in permutations(files))


def test_what_a_source_says_keeps_its_ids_when_a_source_is_added(files: list[Path]) -> None:
    alone, together = account(files[:1]), account([files[0], files[2]])
    ids = {id for id, _ in stated(together)} | {p.id for p in together.passages}
    assert {p.id for p in alone.passages} <= ids
    assert {id for id, _ in stated(alone)} <= ids


def test_what_a_source_says_keeps_its_ids_when_a_paragraph_is_put_before_it(account_of: Read) -> None:
    before = account_of(TEXTS["kenya"])
    after = account_of(f"The rains came late that year and farmers lost a part of their harvest.\n\n{TEXTS['kenya']}")
    ids = {id for id, _ in stated(after)} | {p.id for p in after.passages}
    assert {p.id for p in before.passages} <= ids
    assert {id for id, _ in stated(before)} <= ids


def test_no_two_things_have_one_id(files: list[Path]) -> None:
    said = account(files)
    ids = Counter([*(id for id, _ in stated(said)), *(p.id for p in said.passages), *(s.id for s in said.sources)])
    assert [id for id, times in ids.items() if times > 1] == []


def test_all_that_is_stated_has_evidence_that_quotes_its_source(files: list[Path]) -> None:
    said = account(files)
    own = {p.id: p for p in said.passages}
    assert said.events
    assert said.gaps
    for id, evidence in stated(said):
        assert evidence or id in {o.id for o in said.observations if o.derived_from}
        for e in evidence:
            assert TEXTS[e.source][e.start : e.end] == e.quote
            assert own[e.passage].start <= e.start < e.end <= own[e.passage].end


VISIT = (
    "In June 1994, the ministers of Zambia and Malawi signed an agreement about fisheries in Lusaka. The two countries "
    "had traded fish worth $40 million in 1993, the lake’s commission reported."
)
SCANNED = fill(VISIT, 60).replace(" agreement", " agree-\nment").replace(" fisheries", " fisher-\nies")
FORMS = {
    "the same": VISIT,
    "other line breaks": fill(VISIT, 60),
    "broken words": SCANNED,
    "straight apostrophe": VISIT.replace("’", "'"),
    "other spaces": VISIT.replace("$40 million", "$40\u00a0million").replace("June 1994", "June\u00a01994"),
    "a word parted": VISIT.replace("fisheries", "fish eries"),
    "a ligature": VISIT.replace("fisheries", "ﬁsheries"),
    "an article less": VISIT.replace("the ministers", "ministers"),
}


@pytest.mark.parametrize("copied", ["a", "b"])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_copy_states_nothing_twice_and_is_evidence_of_what_it_repeats(
    account_of: Read, form: str, copied: str
) -> None:
    texts = {"a": form, "b": VISIT} if copied == "a" else {"a": VISIT, "b": form}
    kept = VISIT if form == FORMS["an article less"] else texts["a"]  # the fuller one
    alone, both = account_of(a=kept), account_of(**texts)
    assert len(both.copies) == 1
    assert [(e.when, e.title) for e in both.events] == [(e.when, e.title) for e in alone.events]
    assert [(o.measure, o.value) for o in both.observations] == [(o.measure, o.value) for o in alone.observations]
    for evidence in (*(e.evidence for e in both.events), *(o.evidence for o in both.observations)):
        assert {e.source for e in evidence} == {"a", "b"}
        assert all(texts[e.source][e.start : e.end] == e.quote for e in evidence)


def test_a_quotation_is_evidence_of_what_it_holds_and_of_nothing_else(account_of: Read) -> None:
    quotation = "the two countries had traded fish worth $40 million in 1993, the lake's commission reported."
    said = account_of(a=VISIT, b=f"{quotation}\n")
    assert [c.relation for c in said.copies] == ["contained"]
    [event] = [e for e in said.events if e.when == "1994-06"]
    assert {e.source for e in event.evidence} == {"a"}
    [value] = [o for o in said.observations if o.unit == "USD"]
    [_, again] = value.evidence
    assert quotation[again.start : again.end] == again.quote
    assert "$40 million" in again.quote


def test_every_copy_of_a_quotation_is_evidence_of_what_it_says(account_of: Read) -> None:
    quotation = "In June 1994, the ministers of Zambia and Malawi signed an agreement about fisheries in Lusaka."
    said = account_of(a=quotation, b=quotation, c=f"The lake is old. {quotation} The rains were late.")
    [event] = said.events
    assert {e.source for e in event.evidence} == {"a", "b", "c"}


def test_variants_keep_the_facts_of_both(account_of: Read) -> None:
    said = account_of(a=VISIT, b=VISIT.replace("$40", "$45"))
    assert said.copies == ()
    assert len(said.variants) == 1
    assert {o.value for o in said.observations if o.unit == "USD"} == {40e6, 45e6}


def test_what_was_late_in_a_month_stands_behind_the_days_before(tmp_path: Path) -> None:
    text = (
        "The bank collapsed at the end of June 2014. The ministers met on 5 June 2014. The port was opened in early June 2014. "
        "The president visited Lima in mid-June 2014. The treaty was signed in late 2014. The war ended on 1 October 2014.\n"
    )
    (tmp_path / "told.txt").write_text(text, "utf-8")
    told = [e.title for e in account([tmp_path / "told.txt"]).events]
    assert told == [
        "The port was opened",
        "The ministers met",
        "The president visited Lima",
        "The bank collapsed",
        "The war ended",
        "The treaty was signed",
    ]
