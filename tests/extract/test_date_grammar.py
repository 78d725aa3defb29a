"""Each rule of the date grammar takes its own examples and refuses those that it names."""

import pytest

from pipeline.extract.dates.find import find
from pipeline.extract.dates.grammar import RULES
from pipeline.extract.dates.grammar.rule import Rule
from pipeline.extract.dates.sense import Sense, Two

TAKEN = [(rule.name, text, sense) for rule in RULES for text, sense in rule.takes.items()]
REFUSED = [(rule.name, text) for rule in RULES for text in rule.refuses]


OF_MORE = ("day of a list", "decade of the same century")
"""Rules of which an example needs more dates than the one."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_carries_examples_of_both(rule: Rule) -> None:
    assert rule.takes
    assert rule.refuses


@pytest.mark.parametrize(("name", "text", "sense"), TAKEN, ids=lambda value: value if isinstance(value, str) else "")
def test_a_rule_takes_its_examples(name: str, text: str, sense: Sense) -> None:
    expected = [(name, sense.first), (name, sense.second)] if isinstance(sense, Two) else [(name, sense)]
    found = [(e.rule, e.sense) for e in find(text)]
    assert found == expected or (name in OF_MORE and expected[0] in found)


@pytest.mark.parametrize(("name", "text"), REFUSED)
def test_a_rule_refuses_what_only_looks_like_it(name: str, text: str) -> None:
    assert name not in [e.rule for e in find(text)]


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
