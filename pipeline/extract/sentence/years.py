"""In which year a day or month lies that is told without one: the years that it may lie in, and what speaks for each. The rule
takes one of them; others are those of the dates told before, of the section, and those about the document's own date.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline import edtf
from pipeline.calendar import WEEKDAYS
from pipeline.extract.dates.almanac import in_year
from pipeline.extract.dates.context import Context, Tense, When, begin_of, end_of, year_of
from pipeline.extract.dates.sense import Expression, Yearless
from pipeline.extract.judging.option import Option, Remark, step
from pipeline.extract.sentence.roles import role_of
from pipeline.extract.sentence.sentence import Dated, Sentence

_STEPS = (-730, -400, -335, -270, -180, -90, -31, -3, 0, 4, 32, 91, 181, 271, 336, 401, 731)  # days
_APART = (1, 2, 3, 6)  # years
_A_YEAR = 366
_MOST = 2  # years, by which two may lie apart to be told apart
_TOLD, _AHEAD, _OVER = ("moved", "late"), ("future", "aimed", "hence"), ("past", "pluperfect")
_LEADING = frozenset({"ADV", "CONJ", "PREP", "PUNCT", "SUB"})
_REASONS = frozenset({"as", "because"})
_TO_WEEKDAY = 12  # characters


class Untold(NamedTuple):
    """A time of a sentence that is told without its year, in its context and tense, and what the rule makes of it."""

    sentence: Sentence
    expression: Expression
    sense: Yearless
    context: Context
    tense: Tense
    ruled: When
    value: str

    @property
    def year(self) -> int:
        """The year that the rule takes."""
        begins_before = self.sense.last_part is not None and self.sense.part > self.sense.last_part
        return begin_of(self.value).year + begins_before

    @property
    def rule(self) -> str:
        """By what the rule goes."""
        ruled = self.ruled
        return "document" if ruled.by_document else "section" if ruled.why and "section" in ruled.why else "story"

    def within(self, year: int) -> str:
        """Its date in a year."""
        if self.expression.last:
            return edtf.shift(self.value, years=year - self.year)
        return in_year(self.sense, year)


def untold(sentence: Sentence, expression: Expression, context: Context, tense: Tense, ruled: When) -> Untold | None:
    """A time expression, if it leaves it open in which year it lies, and a rule finds one: neither the section nor the words
    before tell it ("put off to", "most recently in", "effective", "the loss of the third quarter").
    """
    sense, last = expression.sense, expression.last
    whole = last is None or last == "open" or isinstance(last, Yearless)
    if ruled.value is None or not isinstance(sense, Yearless) or not whole or sense.fiscal or sense.week:
        return None
    if sense.just_over or expression.effective:
        return None
    found = Untold(sentence, expression, sense, context, tense, ruled, ruled.value)
    return None if tense in _TOLD or found.rule == "section" else found


def possible(time: Untold) -> Mapping[int, When]:
    """The years that a time may lie in, first that which the rule takes, each with its date and from what that is inferred: what
    is told to lie ahead does so, what was planned lies near, what a clause begins with and tells as past is over, and a day told
    with its weekday falls on that.
    """
    found = {time.year: time.ruled}
    if time.tense == "near":
        return found
    lies_ahead = time.context.lies_ahead
    ahead = time.tense in _AHEAD and lies_ahead(time.value)
    for year, why, by_document in _in_mind(time):
        if year not in found and (not ahead or lies_ahead(time.within(year))):
            found[year] = replace(time.ruled, value=time.within(year), why=why, by_document=by_document)
    if _is_fronted(time):
        found = {year: when for year, when in found.items() if not lies_ahead(when.value or "")} or found
    weekday = _weekday(time) if time.sense.day else None
    if weekday is None:
        return _of_comparison(time, found) or _of_reason(time, found) or found
    return {year: when for year, when in found.items() if begin_of(when.value or "").weekday() == weekday} or found


def _is_fronted(time: Untold) -> bool:
    """Whether a clause begins with a time and tells what happened then: "on 20 September a general landed"."""
    sentence, clause = time.sentence, time.sentence.clause_at(time.expression.start)
    if time.tense not in _OVER or clause.group is None or clause.group.tense != "past" or clause.group.perfect:
        return False
    place = sentence.token_at(time.expression.start)
    return place < clause.group.start and all(t.tag in _LEADING for t in sentence.tokens[clause.start : place])


def _of_comparison(time: Untold, found: Mapping[int, When]) -> Mapping[int, When]:
    """The years of a time with which something is compared, if it is one: it lies before the document, and before what the
    passage tells of, "8 % lower than in the second quarter".
    """
    context, story = time.context, time.context.story
    if role_of(time.sentence, time.expression) != "compared":
        return {}
    here = story is not None and story.passage == context.passage and edtf.precision(story.value) != "year"
    told = story.value if story and here else context.document
    return {year: when for year, when in found.items() if told and begin_of(time.within(year)) < begin_of(told)}


def _of_reason(time: Untold, found: Mapping[int, When]) -> Mapping[int, When]:
    """The year of what a clause explains, if that is all that is told of it: "arrivals fell in 2020, as airports were closed from
    March".
    """
    sentence, before = time.sentence, time.sentence.dates[-1] if time.sentence.dates else None
    clause = sentence.clause_at(time.expression.start)
    if before is None or before.value is None or clause.opener not in _REASONS or clause.group is None:
        return {}
    told = before.role in ("plain", "mention") and edtf.precision(before.value) == "year"
    if not told or clause.group.tense != "past" or sentence.clause_at(before.start) is clause:
        return {}
    return {year: when for year, when in found.items() if when.value and edtf.covers(before.value, when.value)}


def _in_mind(time: Untold) -> Iterator[tuple[int, str, bool]]:
    """Years that a reader has in mind, from what, and whether that is the document's own date: beside a month or day that has
    its year, those about that year alone.
    """
    context, beside = time.context, _teller(time)
    stated = beside is not None and beside.when.basis == "stated" and edtf.precision(beside.when.value or "") != "year"
    alone = stated and not time.ruled.by_document
    for told in (context.story, None if alone else context.latest):
        if told is None or told.value == context.document:
            continue
        last, why = year_of(told.value), f"the year from “{told.words}”, told before"
        for year in (last, begin_of(told.value).year, last + 1, *([last - 1] if alone else [])):
            yield year, why, False
    if context.section and not alone:
        for year in (year_of(context.section), begin_of(context.section).year):
            yield year, f"the year of the section, {context.section}", False
    if context.document and not alone:
        own = year_of(context.document)
        for year in (own, own - 1, own + 1):
            yield year, f"the year from the document’s date, {context.document}", True


def options(time: Untold, may: Mapping[int, When]) -> list[Option]:
    """The years that a time may lie in, each with what speaks for it: how its date there lies to what the rule takes, to the
    document's own date and to the story.
    """
    sentence, context, sense, tense = time.sentence, time.context, time.sense, time.tense
    document, latest = context.document, context.latest
    story = (
        context.story.value if context.story else document
    )  # where nothing is told yet, it begins on the document's day
    group, place = sentence.clause_at(time.expression.start).group, sentence.token_at(time.expression.start)
    form = (group.tense, group.perfect, group.modal is not None) if group else ()
    led = sentence.tokens[place - 1].lower if place else "-"
    beside = bool(sentence.dates)
    fine, rule, taken = _fineness(sense), time.rule, time.year
    where = _where(time) if story and document else ""
    precision = edtf.precision(story) if story else ""
    by_document = latest.by_document if latest and latest.passage == context.passage else None
    made = []
    for year, when in may.items():
        value, off = when.value or "", _few(year - taken)
        remarks: list[Remark] = [
            (_of_rule, off, rule, tense, fine),
            (_of_place, off, rule, where, fine, precision),
            (_of_state, off, context.returned, context.spanned, sentence.passage.kind),
        ]
        if document:
            gap = _gap(value, document)
            remarks += (
                (_to_document, gap, _few(year - year_of(document)), tense, fine, f"{rule} {where}"),
                (_beside, gap, form, led),
                (_reaches, _reach(value, document), tense, fine, form, rule),
            )
        if latest:
            before = (_gap(value, latest.value), edtf.precision(latest.value), latest.passage == context.passage)
            remarks.append((_to_latest, before, beside, tense, fine))
        if story and document:
            apart = step(abs(year_of(document) - year_of(story)), _APART)
            nearby = f"near {_near(value, story)} {_near(value, document)}"
            remarks += (
                (_nearby, nearby, apart, where, precision, fine),
                (_nearby_in, nearby, apart, where, tense, context.returned, by_document),
            )
        made.append(Option(value, remarks, ("",), told=year == taken, read=year == taken))
    return made


def _fineness(sense: Yearless) -> str:
    if sense.day:
        return "day"
    if sense.last_part:
        return "months"
    return "month" if sense.part <= 12 else "season" if sense.part in edtf.SEASONS else "part"


def _weekday(time: Untold) -> int | None:
    """The day of the week that is told with a day."""
    text = time.sentence.text[max(0, time.expression.start - _TO_WEEKDAY) : time.expression.end]
    return next((n for n, name in enumerate(WEEKDAYS) if name in text), None)


def _where(time: Untold) -> str:
    """Where the story was told last."""
    if time.context.story is None or time.context.story.passage != time.context.passage:
        return "before"
    return "sentence" if _teller(time) else "passage"


def _teller(time: Untold) -> Dated | None:
    """The date of the same sentence that is that of the story."""
    story = time.context.story
    return next((d for d in reversed(time.sentence.dates) if story and d.when.value == story.value), None)


def _few(years: int) -> int:
    return max(-_MOST, min(years, _MOST))


def _middle(value: str) -> int:
    return (begin_of(value).toordinal() + end_of(value).toordinal()) // 2


def _gap(value: str, base: str) -> str:
    """How far a date lies from another, in steps."""
    return "in" if edtf.covers(base, value) else str(step(_middle(value) - _middle(base), _STEPS))


def _near(value: str, base: str) -> str:
    """On which side of another a date lies, if it is no year away."""
    days = _middle(value) - _middle(base)
    return "in" if edtf.covers(base, value) else "off" if abs(days) >= _A_YEAR else "after" if days >= 0 else "before"


def _reach(value: str, document: str) -> str:
    """Whether a date is over when a document is written."""
    if begin_of(value) > end_of(document):
        return "ahead"
    return "over" if end_of(value) <= end_of(document) else "on"


def _of_rule(off: int, rule: str, tense: str, fine: str) -> Sequence[str]:
    said = f"grammar {off}"
    return said, f"{said} {rule}", f"{said} {rule} {tense}", f"{said} {rule} {fine}", f"{said} {tense}"


def _of_place(off: int, rule: str, where: str, fine: str, precision: str) -> Sequence[str]:
    said = f"grammar {off} {rule}"
    return f"{said} {where}", f"{said} {where} {precision}", f"{said} {where} {precision} {fine}"


def _of_state(off: int, returned: bool, spanned: bool, passage: str) -> Sequence[str]:
    return f"grammar {off} returned {returned}", f"grammar {off} spanned {spanned}", f"grammar {off} in {passage}"


def _to_document(gap: str, years: int, tense: str, fine: str, rule: str) -> Sequence[str]:
    said, year = f"document {gap}", f"year {years} {rule}"
    return (
        said,
        f"{said} {tense}",
        f"{said} {fine}",
        f"{said} {tense} {fine}",
        year,
        f"{year} {tense}",
        f"{year} {fine}",
    )


def _beside(gap: str, form: tuple[object, ...], led: str) -> Sequence[str]:
    return f"document {gap} {form}", f"document {gap} led {led}"


def _to_latest(before: tuple[object, ...], beside: bool, tense: str, fine: str) -> Sequence[str]:
    said = f"latest {before} beside {beside}"
    return f"latest {before}", said, f"{said} {tense}", f"{said} {tense} {fine}"


def _reaches(reach: str, tense: str, fine: str, form: tuple[object, ...], rule: str) -> Sequence[str]:
    return reach, f"{reach} {tense}", f"{reach} {fine}", f"{reach} {fine} {tense}", f"{reach} {form}", f"{reach} {rule}"


def _nearby(nearby: str, apart: int, where: str, precision: str, fine: str) -> Sequence[str]:
    return (
        nearby,
        f"{nearby} {apart}",
        f"{nearby} {where}",
        f"{nearby} {apart} {where}",
        f"{nearby} {where} {precision} {fine}",
        f"{nearby} {apart} {where} {precision} {fine}",
    )


def _nearby_in(
    nearby: str, apart: int, where: str, tense: str, returned: bool, by_document: bool | None
) -> Sequence[str]:
    return (
        f"{nearby} {where} {tense}",
        f"{nearby} returned {returned}",
        f"{nearby} {where} by document {by_document}",
        f"{nearby} {apart} by document {by_document}",
    )
