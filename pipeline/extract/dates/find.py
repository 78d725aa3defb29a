"""Time expressions in a text: single ones by the grammar, then joined to ranges."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal, cast

from pipeline.calendar import MONTHS, WEEKDAYS
from pipeline.extract.dates.almanac import in_year
from pipeline.extract.dates.grammar import RULES
from pipeline.extract.dates.grammar.counted import offset, offset_before
from pipeline.extract.dates.grammar.first_words import BEHIND_THE, FIRST_WORDS
from pipeline.extract.dates.grammar.rule import Rule
from pipeline.extract.dates.sense import Edge, Expression, Fixed, Relative, Sense, Two, Weekday, Yearless
from pipeline.extract.dates.words import RANKS
from pipeline.extract.spans import lowered
from pipeline.wordlist import any_of, words

Habit = Literal["dmy", "mdy"]

_SHARE_OR_SUM = r"\d{0,5}(?:[.,]\d{1,5}){0,2} ?(?:%|per ?cent\b|million\b|billion\b|bn\b)"
_BEGINNING = (
    rf"(?=\d(?!{_SHARE_OR_SUM})|[’'][2-9]0|{any_of(FIRST_WORDS)}(?![a-z])"
    rf"|[Tt]he (?:[\d’']|(?i:{any_of(BEHIND_THE)})(?![a-z])))"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHORT = (*(month[:3] for month in MONTHS), "Sept")
_CALM = {name.upper(): name for name in (*MONTHS, *WEEKDAYS, *_SHORT)} | {
    name: name for name in ("FY", "CY", "AD", "BC")
}
LONGEST_LIST = 12  # neighbouring parts of a year that one range can name: twelve months
_COUNTED_PARTS = (range(33, 37), range(40, 42))
_RANKED = re.compile(r"\b(?:in|for|of) the (?P<n>first|second|third|fourth|1st|2nd|3rd|4th)(?=[,.;)]| and\b| but\b|\Z)")
_NEARBY = 90  # characters in which a noun is left out
_RANGE = re.compile(r" (?:to|through|until|till|up to|and)(?: the)? |,? ?[-–—] ?")
_ITEM = re.compile(r",? (?:and|or)(?: (?:in|on))?(?: the)? |, ")
_DATED = re.compile(r"(?P<year>\d{4})-(?P<part>\d\d)(?:-(?P<day>\d\d))?~?\Z")
_PART = re.compile(r"\d{4}-(\d\d)")
_LIST = re.compile(r", and |, |/")
_OF = re.compile(r"(?:,? of| in)? ")
_TO_PRESENT = re.compile(
    r"(?: (?:to|until|till|through)(?: the)?| ?[-–—]) ?(?:present(?: day)?|current date|date|now|today)\b| onwards?\b"
    r"| and (?:after|beyond)\b"
)
_AND_NOW = re.compile(r" and (?:now|today|the present)\b")
# of a text in lower case
_BETWEEN = re.compile(r"\b(?:between|from)(?: the)? (?:\w+day,? )?\Z")
_MOVED_FROM = re.compile(
    rf"\b{any_of(words('movings'))}(?:(?: (?!and |but )[\w’-]{{1,20}}){{0,6}}|(?:,? (?!and |but )[\w’-]{{1,20}}){{0,8}},?"
    r" (?:again|at last|finally|first|last|later|lately|most recently|then|this time)) from (?:the )?\Z"
)
_FORWARD = re.compile(r"\b(?:forward|up) from (?:the )?\Z")
_EDGE = re.compile(
    r"\b(?:(?:(?:ever )?since|as of|dating (?:back )?(?:to|from))(?: about| around| the| in| on| from)*[ (](?P<since>)"
    r"|(?:(?:until|till|up to|through)(?P<until>)|(?:by|no later than|not later than)(?P<by>)"
    r"|(?:before|prior to|ahead of)(?P<before>)|(?:after|following)(?P<after>))(?: about| around| the| the year)* )\Z"
)
_EFFECTIVE = re.compile(
    r"\b(?:effective|with effect from)(?: on| from)? \Z"
)  # something begins then, and is no stretch


def find(text: str, habit: Habit = "dmy") -> list[Expression]:
    """The time expressions of a text, in order and apart from each other. `habit` reads 3/4/2015."""
    text = _calmed(text) if text.isupper() else text
    return _with_years(text, list(_joined(text, list(_with_elided(text, list(_single(text, habit)))))))


def _calmed(text: str) -> str:
    """A line in capitals as it is written in a text: "JANUARY TO MARCH 2016" as "January to March 2016"."""
    return _WORD.sub(lambda m: _CALM.get(m.group()) or lowered(m.group()), text)


def habit(text: str, language: str) -> Habit:
    """Whether a document writes numeric dates day first: as it does where one number is over twelve, else by language."""
    for a, b in re.findall(r"(\d(?<![\d./].)\d?)[./](\d\d?)[./](?:\d{4}|\d\d)(?![\d./]\d)", text):
        if int(a) > 12 >= int(b):
            return "dmy"
        if int(b) > 12 >= int(a):
            return "mdy"
    return "mdy" if language.endswith("US") else "dmy"


@cache
def _any() -> re.Pattern[str]:
    """Where a time expression may begin, and by which rule first; made when it is first asked for. A rule's mark stands behind
    it: so the search passes over a rule whose first letter is not there.
    """
    return re.compile(
        rf"(?:(?<![\w$€£¥₹/.-])|(?<=[-/])(?:(?<=[a-z0-9].)(?=[A-Z])|(?<=\d{{4}}-)(?=\d\d?[/.])|(?<=/\d-)(?=\d\d?/)|(?<=/\d\d-)(?=\d\d?/))){_BEGINNING}(?:"
        + "|".join(f"(?:{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', r.regex)})(?P<r{i}>)" for i, r in enumerate(RULES))
        + ")"
    )


@cache
def _compiled(rule: int) -> re.Pattern[str]:
    return re.compile(RULES[rule].regex)


def _single(text: str, habit: Habit) -> Iterator[Expression]:
    at = 0
    begins = _any()
    while m := begins.search(text, at):
        first = int((m.lastgroup or "r0")[1:])
        for number, rule in enumerate(RULES[first:], first):
            found = _compiled(number).match(text, m.start())
            sense = _sense(rule, text, found, habit) if found else None
            if found and isinstance(sense, Two):
                joint = next(name for name, words in found.groupdict().items() if name.startswith("and") and words)
                yield Expression(found.start(), found.start(joint), sense.first, rule.name)
                yield Expression(found.end(joint), found.end(), sense.second, rule.name)
            elif found and sense and not isinstance(sense, Two):
                yield Expression(found.start(), found.end(), sense, rule.name)
            if found and sense:
                at = found.end()
                break
        else:
            at = m.start() + 1


def _with_elided(text: str, found: Sequence[Expression]) -> Iterator[Expression]:
    """The quarters and halves that leave out their noun: "6 % in the first quarter and 3 % in the second"."""
    for n, one in enumerate(found):
        yield one
        until = found[n + 1].start if n + 1 < len(found) else len(text)
        counted = next((c for c in _COUNTED_PARTS if _part(one.sense) in c), None)
        later = counted and _RANKED.search(text, one.end, min(until, one.end + _NEARBY))
        if counted and later and ". " not in text[one.end : later.start()]:
            part = counted[0] + RANKS[later["n"].lower()] - 1
            if part in counted and (sense := _with_part(one.sense, part)):
                yield Expression(later.start("n") - len("the "), later.end("n"), sense, one.rule)


def _with_part(sense: Sense, part: int) -> Sense | None:
    if isinstance(sense, Yearless):
        return replace(sense, part=part)
    if isinstance(sense, Fixed):
        return replace(sense, value=f"{sense.value[:4]}-{part}")
    return replace(sense, part=Yearless(part)) if isinstance(sense, Relative) else None


def _sense(rule: Rule, text: str, found: re.Match[str], habit: Habit) -> Sense | Two | None:
    if rule.fits and not rule.fits(text, found.start(), found.end()):
        return None
    between = _BETWEEN.search(lowered(text), max(0, found.start() - 12), found.start())
    groups: dict[str, str | None] = {"habit": habit, "between": between.group() if between else None}
    for name, said in found.groupdict().items():
        plain = name.rstrip("0123456789")
        groups[plain] = said or groups.get(plain)
    if groups.get("andto"):
        groups["moved"] = "moved" if is_moved_from(text, found.start()) else None
    return rule.sense(groups)


def is_moved_from(text: str, at: int) -> bool:
    """Whether the words before a date say that a plan was moved from there: "postponed from"."""
    return bool(_MOVED_FROM.search(lowered(text), max(0, at - _NEARBY), at))


def _joined(text: str, found: list[Expression]) -> Iterator[Expression]:
    """Ranges made of two expressions, and the edges that the words before give."""
    found = _with_parts(text, found)
    at = 0
    while at < len(found):
        one = found[at]
        at += 1
        before = lowered(text)[max(0, one.start - 30) : one.start]
        between = bool(_BETWEEN.search(before))
        taken = _range_from(text, one, found[at : at + LONGEST_LIST], between=between)
        if taken == 1 and is_moved_from(text, one.start):
            if isinstance(one.sense, Yearless):  # "moved from May to July 2014" are two dates
                forward = bool(_FORWARD.search(lowered(text), max(0, one.start - _NEARBY), one.start))
                one.sense = _of_a_move(one.sense, found[at].sense, forward=forward) or one.sense
        elif taken:
            two = found[at + taken - 1]
            one = Expression(one.start, two.end, one.sense, f"{one.rule} to {two.rule}", last=two.sense)
            at += taken
        present = _TO_PRESENT.match(text, one.end) or (between and _AND_NOW.match(text, one.end))
        if present and one.last is None:
            one.last, one.end = "open", present.end()
            while at < len(found) and found[at].start < one.end:
                at += 1
        if one.last is None and (edge := _EDGE.search(before)):
            one.edge = cast(Edge, edge.lastgroup)
        one.effective = one.last is None and bool(_EFFECTIVE.search(before))
        yield one


def _with_parts(text: str, found: list[Expression]) -> list[Expression]:
    """ "May" and "last year" that stand together are one, and so are "two weeks before" and "3 May"."""
    made: list[Expression] = []
    for one in found:
        before = offset_before(text, one.start)
        if before and (moved := offset(before, one.sense)):
            while made and made[-1].end > before.start():
                made.pop()
            made.append(Expression(before.start(), one.end, moved, one.rule))
        elif made and (part := _part_of(text, made[-1], one)):
            made[-1] = part
        else:
            made.append(one)
    return made


def _with_years(text: str, found: list[Expression]) -> list[Expression]:
    """A year goes for each item of the list before it: "in Q1 and Q3 2019", "in May, July and October of last year"."""
    for one, two in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if isinstance(one.sense, Yearless) and one.last is None and _ITEM.fullmatch(text, one.end, two.start):
            one.sense = _in_year_of(one.sense, two.sense) or one.sense
    return found


def _of_a_move(one: Yearless, two: Sense, *, forward: bool) -> Sense | None:
    """A date from which a plan was moved to another, in the year that this has: the last before it, or if it was brought
    `forward`, the one in its year.
    """
    if same := _in_year_of(one, two):
        return same
    m = _DATED.match(two.value) if isinstance(two, Fixed) and not one.week else None
    return Fixed(in_year(one, int(m["year"]) - (not forward)), one.modifier) if m else None


def _in_year_of(one: Yearless, two: Sense) -> Sense | None:
    if isinstance(two, Relative) and two.part and (one.part, one.day or 0) <= (two.part.part, two.part.day or 0):
        return replace(two, part=one)
    m = _DATED.match(two.value) if isinstance(two, Fixed) else None
    if not m or (one.part, one.day or 0) > (int(m["part"]), int(m["day"] or 31)) or one.week:
        return None
    return Fixed(in_year(one, int(m["year"])), one.modifier)


def _part_of(text: str, one: Expression, two: Expression) -> Expression | None:
    """ "May last year": a part of a year, and which year."""
    part, year = one.sense, two.sense
    if two.rule == "spoken year" and isinstance(part, Yearless) and isinstance(year, Fixed) and not part.week:
        if not _OF.fullmatch(text, one.end, two.start):
            return None
        return Expression(one.start, two.end, Fixed(in_year(part, int(year.value)), part.modifier), one.rule)
    if not (isinstance(part, Yearless) and isinstance(year, Relative) and year.unit == "year"):
        return None
    if year.part or year.modifier or not _OF.fullmatch(text, one.end, two.start):
        return None
    return Expression(one.start, two.end, replace(year, part=part), one.rule)


def _range_from(text: str, one: Expression, rest: list[Expression], *, between: bool) -> int:
    """How many of the expressions that follow make one range with the first: "April, May and June 2015" takes two."""
    last = one
    for taken, two in enumerate(rest, 1):
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
    ends = _can_end_a_range(one.sense, between), _can_end_a_range(two.sense, between)
    if not all(ends) or two.last is not None:
        return False
    if isinstance(one.sense, Fixed) and "/" in one.sense.value and one.rule not in ("decade", "century"):
        return False
    if word == "and":
        return between or _next_to(one.sense, two.sense)
    return True


def _can_end_a_range(sense: Sense, between: bool) -> bool:
    if isinstance(sense, Relative):
        return sense.part is not None or (between and sense.unit == "day")
    return isinstance(sense, Fixed | Yearless) or (between and isinstance(sense, Weekday))


def _next_to(a: Sense, b: Sense) -> bool:
    """ "September and October 2014": two neighbouring parts of one year are one stretch."""
    part = _part(a) if not isinstance(a, Fixed) else None
    return part is not None and _part(b) == part + 1


def _part(sense: Sense) -> int | None:
    """The month, or the code of the season, quarter or half, that a date without a day is."""
    if isinstance(sense, Relative) and sense.part:
        return _part(sense.part)
    if isinstance(sense, Yearless):
        return sense.part if sense.day is None and sense.last_part is None else None
    m = _PART.fullmatch(sense.value) if isinstance(sense, Fixed) else None
    return int(m.group(1)) if m else None
