"""Time expressions in a text: single ones by the grammar, then joined to ranges."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from pipeline.extract.dates.grammar import RULES, Groups, Rule
from pipeline.extract.dates.sense import Edge, Expression, Fixed, Relative, Sense, Yearless

Habit = Literal["dmy", "mdy"]

_COMPILED = [re.compile(rule.regex) for rule in RULES]
_ANY = re.compile(
    r"(?:(?<![\w$€£¥₹/.-])|(?<=[a-z][-/])(?=[A-Z]))(?:"
    + "|".join(f"(?P<r{i}>{re.sub(r'[(][?]P<[a-z]+>', '(?:', r.regex)})" for i, r in enumerate(RULES))
    + ")"
)

_RANGE = re.compile(r" (?:to|through|until|till|up to|and)(?: the)? |,? ?[-–—] ?")
_LIST = re.compile(r", and |, |/")
_OF = re.compile(r"(?:,? of| in)? ")
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
        if at < len(found) and (part := _part_of(text, one, found[at])):
            one = part
            at += 1
        before = text[max(0, one.start - 30) : one.start]
        taken = _range_from(text, one, found, at, between=bool(_BETWEEN.search(before)))
        if taken:
            two = found[at + taken - 1]
            one = Expression(one.start, two.end, one.sense, f"{one.rule} to {two.rule}", last=two.sense)
            at += taken
        present = _TO_PRESENT.match(text, one.end)
        if present and one.last is None:
            one.last, one.end = "open", present.end()
        for cue, edge in _EDGES:
            if one.last is None and cue.search(before):
                one.edge = edge
                break
        yield one


def _part_of(text: str, one: Expression, two: Expression) -> Expression | None:
    """ "May last year": a part of a year, and which year."""
    part, year = one.sense, two.sense
    if not (isinstance(part, Yearless) and isinstance(year, Relative) and year.unit == "year"):
        return None
    if year.part or year.modifier or not _OF.fullmatch(text, one.end, two.start):
        return None
    return Expression(one.start, two.end, replace(year, part=part), one.rule)


def _range_from(text: str, one: Expression, found: list[Expression], at: int, *, between: bool) -> int:
    """How many of the expressions that follow make one range with the first: "April, May and June 2015" takes two."""
    last = one
    for taken, two in enumerate((found[i] for i in range(at, len(found))), 1):
        if _LIST.fullmatch(text, last.end, two.start):
            if not _next_to(last.sense, two.sense):
                return 0
            if text[last.end] == "/" or text.startswith(", and ", last.end):
                return taken
            last = two
        elif gap := _RANGE.fullmatch(text, last.end, two.start):
            return taken if _pairs(last, two, gap.group().strip(), between) else 0
        else:
            return 0
    return 0


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
