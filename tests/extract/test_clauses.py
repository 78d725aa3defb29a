"""Sentences, cut into clauses: which words are the finite verbs, and whose they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.language.clauses import Clause, clauses
from pipeline.extract.language.tokens import Span, Token, tokenize


def read(text: str) -> tuple[list[Token], list[Clause]]:
    tokens = tokenize(text, 0, len(text))
    return tokens, clauses(tokens)


def told(text: str) -> list[tuple[str, str]]:
    """The subject and the verb of each clause that has one."""
    tokens, found = read(text)
    return [(" ".join(t.text for t in tokens[slice(*(c.subject or (0, 0)))]), c.group.lemma) for c in found if c.group]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru signed the treaty.", [("Peru", "sign")]),
        ("The treaty signed in Lima entered into force.", [("The treaty signed in Lima", "enter")]),
        ("Peru signed the treaty and ratified it.", [("Peru", "sign"), ("Peru", "ratify")]),
        ("Peru signed the treaty, and Chile ratified it.", [("Peru", "sign"), ("Chile", "ratify")]),
        ("The treaty, which Peru signed, will lapse.", [("Peru", "sign"), ("The treaty", "lapse")]),
        ("The treaty that lapsed was renewed.", [("The treaty", "lapse"), ("The treaty", "renew")]),
        ("The minister said that exports rose.", [("The minister", "say"), ("exports", "rise")]),
        ("The minister said the treaty lapsed.", [("The minister", "say"), ("the treaty", "lapse")]),
        ("Since Chile left, Peru has led the group.", [("Chile", "leave"), ("Peru", "lead")]),
        ("Since returning, Peru has led the group.", [("Peru", "return"), ("Peru", "lead")]),
        ("Had Chile agreed, Peru would have signed.", [("Chile", "agree"), ("Peru", "sign")]),
        ("Were Chile to agree, Peru would sign.", [("Chile", "agree"), ("Peru", "sign")]),
        ("Should Chile join, Peru will sign.", [("Chile", "join"), ("Peru", "sign")]),
        ("Peru and Chile share a border.", [("Peru and Chile", "share")]),
        ("Exports to Chile grew.", [("Exports to Chile", "grow")]),
        (
            "Cement, which comes from Peru, plunged in price, with sales little changed.",
            [("Cement", "come"), ("Cement", "plunge")],
        ),
        ("Talks, opened by the minister, Luis Vega, at noon, will go on.", [("Talks", "go")]),
        ("The terms, endorsed by Chile, foresee a meeting.", [("The terms", "foresee")]),
        (
            "The rules that passed and enter into force were read.",
            [("The rules", "pass"), ("The rules", "enter"), ("The rules", "read")],
        ),
        (
            "A plan to build, expand and operate ports was dropped.",
            [("A plan to build , expand and operate ports", "drop")],
        ),
        ("He points out that talks are near.", [("He", "point"), ("talks", "be")]),
        ("Peru signed a pact on how to share water, and Chile left.", [("Peru", "sign"), ("Chile", "leave")]),
        ("Peru left, rejecting reports published in Lima.", [("Peru", "leave"), ("Peru", "reject")]),
        ("That date no longer stands.", [("That date", "stand")]),
        ("The pact dates from May and was kept.", [("The pact", "date"), ("The pact", "keep")]),
        ("The shop it promised has been moved.", [("The shop it promised", "move")]),
        ("In a blow to both, talks, which had been due, have been put off.", [("talks", "be"), ("talks", "put")]),
        (
            "A loan was signed when a judge saw it and liked it, and cancelled later.",
            [("A loan", "sign"), ("a judge", "see"), ("a judge", "like"), ("A loan", "cancel")],
        ),
        (
            "Minister Luis Vega, a former judge who likes boats, will come.",
            [("Minister Luis Vega", "like"), ("Minister Luis Vega", "come")],
        ),
        ("Contrary to press reports, Peru left.", [("Peru", "leave")]),
        ("A visit by the minister, Vega, planned for May, was called off.", [("A visit by the minister", "call")]),
        (
            "The minister said that Chile would pay and added that it had means.",
            [("The minister", "say"), ("Chile", "pay"), ("The minister", "add"), ("it", "have")],
        ),
    ],
)
def test_each_finite_verb_has_its_subject(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_a_verb_joined_to_a_passive_is_one_too_and_a_denial_is_not_shared() -> None:
    groups = [c.group for c in read("The treaty was not signed but ratified.")[1] if c.group]
    assert [(g.passive, g.negated) for g in groups] == [(True, True), (True, False)]


def test_neither_verb_joined_by_or_is_so() -> None:
    groups = [c.group for c in read("The treaty was not signed or ratified.")[1] if c.group]
    assert [(g.passive, g.negated) for g in groups] == [(True, True), (True, True)]


def test_a_relative_clause_has_what_it_tells_of_for_its_object() -> None:
    tokens, found = read("The treaty that Peru signed lapsed.")
    antecedent = next(c.antecedent for c in found if c.antecedent)
    assert [t.text for t in tokens[slice(*antecedent)]] == ["The", "treaty"]


def test_a_heading_has_no_verb() -> None:
    assert [c.group for c in read("Trade between Peru and Chile")[1]] == [None]


def test_a_date_opens_no_clause() -> None:
    text = "Talks will last until May, officials said."
    tokens = tokenize(text, 0, len(text), [Span(22, 25, "DATE")])
    assert [t.tag for t in tokens if t.text == "until"] == ["PREP"]
    assert [c.group.lemma for c in clauses(tokens) if c.group] == ["last", "say"]


WORDS = (
    "Peru Chile treaty exports talks the it which that who whose and or but said signed rose ratified share had were"
    " was will not since until after provided as a whole returning agreeing takes up by to in of , ; : ( ) – . ” true"
).split()


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_clauses_cover_any_words_in_order_and_each_holds_its_verb(words: list[str]) -> None:
    tokens, found = read(" ".join(words))
    assert [c.start for c in found] == [0, *(c.end for c in found[:-1])]
    assert found[-1].end == len(tokens)
    assert [c.place for c in found] == list(range(len(found)))
    assert all(c.start <= c.group.start < c.group.end <= c.end for c in found if c.group)
    assert not {t.tag for t in tokens} & {"VED", "VPAST", "VPRES", "N/V"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In May, when it emerged that the money meant for schools had gone astray, Chile froze its aid.",
            [("it", "emerge"), ("the money meant for schools", "go"), ("Chile", "freeze")],
        ),
        (
            "In May, when it emerged that the envoy had left, Chile froze its aid.",
            [("it", "emerge"), ("the envoy", "leave"), ("Chile", "freeze")],
        ),
        ("Peru sought a buyer, but that sale fell through.", [("Peru", "seek"), ("that sale", "fall")]),
        ("You asked for a note before you travel to Lima.", [("You", "ask"), ("you", "travel")]),
        ("The talks, she said, would open.", [("she", "say"), ("The talks", "open")]),
        (
            "Peru signed, and Chile, its neighbour, was asked to.",
            [("Peru", "sign"), ("Chile", "ask")],
        ),
    ],
)
def test_a_verb_behind_an_aside_goes_with_its_own_subject(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected
