"""Time expressions in a text: single ones by the grammar, then joined to ranges."""

import re
from collections.abc import Iterator
from typing import Literal

from pipeline.extract.dates.grammar import RULES, Groups, Rule
from pipeline.extract.dates.sense import Edge, Expression, Fixed, Sense, Yearless

Habit = Literal["dmy", "mdy"]

_COMPILED = [re.compile(rule.regex) for rule in RULES]
_ANY = re.compile(
    r"(?<![\w$€£¥₹/.-])(?:"
    + "|".join(f"(?P<r{i}>{re.sub(r'[(][?]P<[a-z]+>', '(?:', r.regex)})" for i, r in enumerate(RULES))
    + ")"
)

_RANGE = re.compile(r" (?:to|through|until|till|up to|and)(?: the)? |,? ?[-–—] ?")
_TO_PRESENT = re.compile(
    r"(?: (?:to|until|till|through)(?: the)?| ?[-–—]) ?(?:present(?: day)?|date|now|today)\b| onwards?\b"
    r"| and (?:after|beyond)\b"
)
_BETWEEN = re.compile(r"(?i)\b(?:between|from)(?: the)? (?:\w+day,? )?\Z")
_EDGES: tuple[tuple[re.Pattern[str], Edge], ...] = (
    (re.compile(r"(?i)\b(?:(?:ever )?since|as of|as from|starting|beginning|effective|with effect from)(?: about"
                r"| around| the| in| on| from)*[ (]\Z"), "since"),
    (re.compile(r"(?i)\b(?:until|till|up to|through)(?: about| around| the)* \Z"), "until"),
    (re.compile(r"(?i)\b(?:by|no later than|not later than)(?: about| around| the)* \Z"), "by"),
    (re.compile(r"(?i)\b(?:before|prior to|ahead of)(?: about| around| the)* \Z"), "before"),
    (re.compile(r"(?i)\b(?:after|following)(?: about| around| the)* \Z"), "after"),
)  # fmt: skip


def find(text: str, habit: Habit = "dmy") -> list[Expression]:
    """The time expressions of a text, in order and apart from each other. `habit` reads 3/4/2015."""
    return list(_joined(text, list(_single(text, habit))))


def habit(text: str, language: str) -> Habit:
    """Whether a document writes numeric dates day first: as it does where one number is over twelve, else by language."""
    for a, b in re.findall(r"(?<![\d./])(\d\d?)[./](\d\d?)[./](?:\d{4}|\d\d)(?![\d./]\d)", text):
        if int(a) > 12 >= int(b):
            return "dmy"
        if int(b) > 12 >= int(a):
            return "mdy"
    return "mdy" if language.endswith("US") else "dmy"


def _single(text: str, habit: Habit) -> Iterator[Expression]:
    at = 0
    while m := _ANY.search(text, at):
        first = int((m.lastgroup or "r0")[1:])
        for rule, regex in zip(RULES[first:], _COMPILED[first:], strict=True):
            found = regex.match(text, m.start())
            sense = _sense(rule, text, found, habit) if found else None
            if found and sense:
                yield Expression(found.start(), found.end(), sense, rule.name)
                at = found.end()
                break
        else:
            at = m.start() + 1


def _sense(rule: Rule, text: str, found: re.Match[str], habit: Habit) -> Sense | None:
    if rule.fits and not rule.fits(text, found.start(), found.end()):
        return None
    groups: Groups = {**found.groupdict(), "habit": habit}
    return rule.sense(groups)


def _joined(text: str, found: list[Expression]) -> Iterator[Expression]:
    """Ranges made of two expressions, and the edges that the words before give."""
    at = 0
    while at < len(found):
        one = found[at]
        at += 1
        before = text[max(0, one.start - 30) : one.start]
        between = _BETWEEN.search(before)
        while at < len(found):
            two = found[at]
            gap = _RANGE.fullmatch(text, one.end, two.start)
            if not gap or not _pairs(one, two, gap.group().strip(), bool(between)):
                break
            one = Expression(one.start, two.end, one.sense, f"{one.rule} to {two.rule}", last=two.sense)
            at += 1
            break
        present = _TO_PRESENT.match(text, one.end)
        if present and one.last is None:
            one.last, one.end = "open", present.end()
        for cue, edge in _EDGES:
            if one.last is None and cue.search(before):
                one.edge = edge
                break
        yield one


def _pairs(one: Expression, two: Expression, word: str, between: bool) -> bool:
    """Whether two neighbouring expressions are the ends of one range."""
    kinds = (Fixed, Yearless)
    if not isinstance(one.sense, kinds) or not isinstance(two.sense, kinds) or two.last is not None:
        return False
    if isinstance(one.sense, Fixed) and "/" in one.sense.value:
        return False
    if word == "and":
        return between or _next_to(one.sense, two.sense)
    return True


def _next_to(a: Sense, b: Sense) -> bool:
    """ "September and October 2014": two neighbouring parts of one year are one stretch."""
    part = a.part if isinstance(a, Yearless) and a.day is None else None
    other = b.part if isinstance(b, Yearless) and b.day is None else _part(b.value) if isinstance(b, Fixed) else None
    return part is not None and other == part + 1


def _part(value: str) -> int | None:
    m = re.fullmatch(r"\d{4}-(\d\d)", value)
    return int(m.group(1)) if m else None
