"""What differs in a fact is never merged: both passages stay, linked as variants or not at all."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from passages import compared, corpus, pair, source

BEFORE = "The trade office in Lagos reported to the assembly that the two provinces had"
AFTER = "according to the yearly survey of the harbours, which both of the governments published in the capital."

FACTS = {
    "number": ("shipped 240 tonnes of cocoa", "shipped 250 tonnes of cocoa"),
    "decimal point": ("shipped 2.40 tonnes of cocoa", "shipped 240 tonnes of cocoa"),
    "decimal comma": ("shipped 3,5 tonnes of cocoa", "shipped 35 tonnes of cocoa"),
    "number in words": ("shipped nine tonnes of cocoa", "shipped ten tonnes of cocoa"),
    "sign, hyphen": ("a balance of -5 million", "a balance of 5 million"),
    "sign, minus": ("a balance of −5 million", "a balance of 5 million"),
    "sign, dash": ("a balance of –5 million", "a balance of 5 million"),
    "sign before a currency": ("a balance of –$5 million", "a balance of $5 million"),
    "sign, spaced": ("a balance of − 5 million", "a balance of 5 million"),
    "decimal point first": ("a rise of .5 percent", "a rise of 5 percent"),
    "figure in brackets": ("shipped [240] tonnes of cocoa", "shipped [250] tonnes of cocoa"),
    "power of ten": ("shipped 10⁶ beans of cocoa", "shipped 106 beans of cocoa"),
    "greater or less": ("a debt of > 5 million", "a debt of < 5 million"),
    "at least or at most": ("a debt of ≥ 5 million", "a debt of ≤ 5 million"),
    "year": ("met in 1987 at the port", "met in 1978 at the port"),
    "month": ("met in June 1987 at the port", "met in July 1987 at the port"),
    "day": ("met on 3 June 1987 at the port", "met on 13 June 1987 at the port"),
    "name": ("chosen Johnson as envoy", "chosen Johnsen as envoy"),
    "first name": ("chosen Mary Okafor as envoy", "chosen Maria Okafor as envoy"),
    "country": ("sold cocoa to Niger and Mali", "sold cocoa to Nigeria and Mali"),
    "negation": ("paid the tax on cocoa", "not paid the tax on cocoa"),
    "negation, short": ("felt they could pay the tax", "felt they couldn't pay the tax"),
    "negation by prefix": ("a legal tax on cocoa", "an illegal tax on cocoa"),
    "opposite": ("raised the tax on cocoa", "cut the tax on cocoa"),
    "up or down": ("an increase in trade", "a decrease in trade"),
    "unit": ("shipped 240 tonnes of cocoa", "shipped 240 pounds of cocoa"),
    "currency sign": ("a debt of $5 million", "a debt of €5 million"),
    "rarer currency sign": ("a debt of ₱5 million", "a debt of ₫5 million"),
    "percent or points": ("trade up by 5 percent", "trade up by 5 points"),
    "per cent or per mille": ("trade up by 5 % there", "trade up by 5 ‰ there"),
    "feet or inches": ("a depth of 5′ of water", "a depth of 5″ of water"),
    "million or billion": ("a debt of 5 million", "a debt of 5 billion"),
    "quantifier": ("told all ministers to pay", "told some ministers to pay"),
    "few and a few": ("told few ministers to pay", "told a few ministers to pay"),
    "bound": ("at least 5 ports for cocoa", "at most 5 ports for cocoa"),
    "modal": ("said they will pay the tax", "said they may pay the tax"),
    "word order": ("sold Mali what Niger wanted", "sold Niger what Mali wanted"),
    "a clause more": ("paid the tax on cocoa", "paid the tax on cocoa and on tea"),
    "not able and notable": ("found the guild not able to rule", "found the guild notable to rule"),
    "re-signed and resigned": ("said the envoy re-signed in May", "said the envoy resigned in May"),
    "a question": ("asked both: who paid the tax?", "asked both who paid the tax"),
    "insignificant": ("sent gifts in significant number", "sent gifts insignificant number"),
}


@pytest.mark.parametrize(("one", "other"), FACTS.values(), ids=FACTS)
def test_what_differs_in_a_fact_is_never_merged(one: str, other: str) -> None:
    first, second = f"{BEFORE} {one}, {AFTER}", f"{BEFORE} {other}, {AFTER}"
    copies, variants = pair(first, second)
    assert copies == []
    assert [set(v.passages) for v in variants] == [{p.id for p in corpus({"first": [first], "second": [second]})}]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("All ministers of the region agreed to the plan.", "Not all ministers of the region agreed to the plan."),
        (
            "300 people of the northern valley died in the flood.",
            "At least 300 people of the northern valley died in the flood.",
        ),
        (
            "Ghana sold its last state bank to Togo in 1996.",
            "It is not true that Ghana sold its last state bank to Togo in 1996.",
        ),
        (
            "Farmers in the delta of the river harvested 30 million tonnes of rice.",
            "Farmers in the delta of the river harvested 30 million tonnes of rice less than planned.",
        ),
    ],
)
def test_a_sentence_within_another_that_says_something_else_is_never_merged(part: str, whole: str) -> None:
    assert pair(part, whole)[0] == []
    assert pair(whole, part)[0] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "सरकार ने कहा कि राम में नया व्यापार कार्यालय इस वर्ष खोला जाएगा और वहाँ दस लोग काम करेंगे।",
            "सरकार ने कहा कि रोम में नया व्यापार कार्यालय इस वर्ष खोला जाएगा और वहाँ दस लोग काम करेंगे।",
        ),
        (
            "Das Land verkaufte in jenem Jahr Bier und Wein in Maßen an seine Nachbarn im Süden.",
            "Das Land verkaufte in jenem Jahr Bier und Wein in Massen an seine Nachbarn im Süden.",
        ),
        (
            "Министр сказал, что договор о границе с Ираном подписан в мае этого года в столице.",
            "Министр сказал, что договор о границе с Ираком подписан в мае этого года в столице.",
        ),
    ],
    ids=["Hindi", "German", "Russian"],
)
def test_words_that_differ_in_a_letter_are_never_merged_in_any_alphabet(one: str, other: str) -> None:
    assert pair(one, other)[0] == []


def test_a_variant_says_what_differs() -> None:
    one, other = (f"{BEFORE} shipped {n} tonnes of cocoa, {AFTER}" for n in ("240", "250"))
    _, [variant] = pair(one, other)
    assert any("240" in d and "250" in d for d in variant.differs)


NUMBERS = st.one_of(
    st.integers(0, 10_000_000).map("{:,}".format),
    st.decimals(0, 1000, places=2, allow_nan=False).map("{:f}".format),
    st.integers(1800, 2100).map(str),
)


def value(number: str) -> float:
    return float(number.replace(",", ""))


@settings(deadline=None, max_examples=80)
@given(one=NUMBERS, other=NUMBERS)
def test_two_figures_are_merged_only_if_they_are_the_same_number(one: str, other: str) -> None:
    copies, _ = pair(f"{BEFORE} shipped {one} tonnes, {AFTER}", f"{BEFORE} shipped {other} tonnes, {AFTER}")
    if copies:
        assert value(one) == value(other)
    if one.replace(",", "") == other.replace(",", ""):
        assert copies


WORDS = (
    "peace war treaty coffee copper river Nairobi Lima Accra agreed refused signed never all some few most none two "
    "three 1987 1988 12.5 percent million billion dollars euros before after north south"
).split()


@settings(deadline=None, max_examples=80)
@given(
    words=st.lists(st.sampled_from(WORDS), min_size=10, max_size=40),
    at=st.integers(0, 100),
    other=st.sampled_from(WORDS),
    edit=st.sampled_from(["replace", "insert", "delete"]),
)
def test_a_word_changed_within_a_passage_is_never_merged(words: list[str], at: int, other: str, edit: str) -> None:
    at = 1 + at % (len(words) - 2)
    middle = {"replace": [other], "insert": [other, words[at]], "delete": []}[edit]
    changed = [*words[:at], *middle, *words[at + 1 :]]
    copies, _ = pair(" ".join(words), " ".join(changed))
    assert bool(copies) == (changed == words)


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_the_order_of_sources_and_passages_does_not_change_what_is_found(data: st.DataObject) -> None:
    base = data.draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=8, max_size=25), min_size=1, max_size=3))
    texts = []
    for _ in range(data.draw(st.integers(2, 8))):
        words = list(data.draw(st.sampled_from(base)))
        if data.draw(st.booleans()):
            words[data.draw(st.integers(0, len(words) - 1))] = data.draw(st.sampled_from([*WORDS, "the"]))
        if data.draw(st.booleans()):
            words = ["It", "began", "there", *words]
        texts.append(" ".join(words))
    given = corpus({f"s{n % 3}": texts[n % 3 :: 3] for n in range(min(3, len(texts)))})
    dates = data.draw(st.lists(st.sampled_from([None, "1990", "1991-05"]), min_size=3, max_size=3))
    sources = [source(f"s{n}", date) for n, date in enumerate(dates)]
    shuffled = random.Random(data.draw(st.integers(0, 999)))
    expected = compared(sources, given)
    assert compared(shuffled.sample(sources, 3), shuffled.sample(given, len(given))) == expected
