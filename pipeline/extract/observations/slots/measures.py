"""What a figure may measure: what words name or may name, what goes on, what the grammar reads."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.judging.option import Option, Remark, Remarks, distance, few, joined
from pipeline.extract.language.nouns import singular
from pipeline.extract.observations.duties import is_duty
from pipeline.extract.observations.former import former_and_latter
from pipeline.extract.observations.measures import RATES, fits, implied, is_done, unmeasured
from pipeline.extract.observations.slots.elsewhere import elsewhere
from pipeline.extract.observations.slots.figure import Figure
from pipeline.extract.observations.slots.lemmas import lemmas
from pipeline.extract.observations.traded import is_in_return
from pipeline.extract.sentence import Sentence, once_a_sentence
from pipeline.extract.spans import finish, lowered
from pipeline.wordlist import words as listed

_WINDOW, _WORDS, _SUBJECT = 50, 4, 6  # characters, and words of them, beside a figure; last words of its subject
_SHORT = 9
_ERROR = re.compile(
    r"(?i)\b(?:margins? of error|(?:sampling|standard) error|confidence (?:interval|level)|response rate|turnout)"
    r"\W{1,3}(?:of |was |is |at |about |put at ){0,2}[±+]?\W?\Z"
)
_OF_GOODS = frozenset(
    {"articles", "categories", "commodities", "goods", "items", "kinds", "lines", "products", "types"}
)
_NEAREST = 6  # hints on each side of a figure
_RATE = re.compile(r"\brates?\b[^.;:]*\Z")  # of a text in lower case
_MARKS = frozenset(",;:(")
_BACK = re.compile(
    r"\b(?:the|that|this|its|their|of) (amount|sum|figure|total|value|volume|rate|share|bill|latter|former|rest|remainder"
    r"|increase|rise|fall|decline|growth|quantity|level|number|proportion|difference)s?\b"
    r"|\b(it|this|that|them|these|those|which|whom|they)\b"
)
"""What means something told before: "of that sum", "it"."""
_SAVED = re.compile(
    r"\b(?:savings?(?:,| of|:| worth)?|sav(?:e|es|ed|ing))"
    r"(?: (?:about|almost|around|at|least|more|nearly|over|some|than|up|to|it|them|us))* ?\Z"
)  # of a text in lower case
_EQUALS = re.compile(r" ?= ?(?=\S*\d|\Z)")
_SUBSIDY = re.compile(r"(?i)(?:the |a )?(?:[a-z]+ )?subsid(?:y|ies)\b")
_AIM = re.compile(r"(?i)\b(?:achievement|attainment|savings?)\Z")
_OF_THINGS = re.compile(
    r" of (?:the |its |their |all |these |those )?(?!(?:[a-z-]+ )?(?:cost|invoice|price|value|worth)\b)[a-z]"
)  # no rate of duty, but a part of something
_OF_IT = re.compile(r" (?:for|in|of) ")  # between a figure and what it is of


class Word(NamedTuple):
    """Characters `start` to `end`, which name what is no measure."""

    start: int
    end: int


def options(figure: Figure) -> list[Option]:
    """The measures, and None, each with what speaks for it."""
    if one := _meant(figure):
        return [Option(one, [], ("", one))]
    if sure := _sure(figure):
        return [Option(sure, [], ("", sure), read=sure == figure.reading.measure)]
    if figure.reading.measure in ("exports", "imports") and is_in_return(figure.sentence, figure.q):
        return [Option(figure.reading.measure, [], ("", figure.reading.measure), read=True)]
    found = Remarks()
    q, reading, before, measuring = figure.q, figure.reading, figure.before, figure.measuring
    _of_words(figure, found)
    _of_readings(figure, found)
    for by, over in (("headed", measuring.headed), ("led", measuring.led)):
        if over is not None:
            found.add(over or None, _headed, by, figure.is_item)
    if own := implied(q.unit):
        found.add(own, _implied)
    for i, measure in enumerate(measuring.outline.measures):
        found.add(measure, _titled, few(i, 2), before is not None, figure.is_item)
    named = any(m.measure == reading.measure for m in figure.named)
    goes_on = before is not None and before.measure == reading.measure
    found.add(reading.measure, _grammar, figure.kind_of_unit, reading.kind, reading.by[0], named, goes_on)
    near = any(figure.is_near(m) for m in figure.named)
    found.add(None, _none, few(len(figure.named), 3), before is not None, near, reading.measure is None)
    _of_no_measure(figure, found)
    told = set(found)
    _of_the_passage(figure, found)
    _of_hints(figure, found)
    if _is_of_no_measure(figure):
        found = Remarks({None: found[None]})
    shared = _shared(figure)
    if (
        reading.kind == "share"
        and not any(m.measure == "tariff" for m in figure.named)
        and _OF_THINGS.match(figure.text, q.end)
    ):
        found.pop("tariff", None)
    return [
        Option(value, remarks, ("", str(value)), value in told, read=value == reading.measure, shared=shared)
        for value, remarks in found.items()
        if value is None or value == reading.measure or not q.unit or fits(str(value), q.unit)
    ]


def _sure(figure: Figure) -> str | None:
    """The measure that the wording leaves no doubt of: a subsidy is spent, goods pay a duty, "$1 = 606 francs" is a rate."""
    q, text = figure.q, figure.text
    if figure.kind_of_unit == "money" and (
        _EQUALS.match(text, q.end) or _EQUALS.search(text, figure.stretch[0], q.start)
    ):
        return "exchange_rate"
    if figure.kind_of_unit == "money" and figure.own_subject and _SUBSIDY.match(text, *figure.own_subject):
        return "expenditure"
    return "tariff" if is_duty(figure.sentence, figure.clause, q) else None


def _of_words(figure: Figure, found: Remarks) -> None:
    """Remarks on the words that name measures: how they stand to the figure."""
    q, text, subject = figure.q, figure.text, figure.own_subject
    seen: dict[str, list[str]] = {"before": [], "behind": [], "inside": []}
    ahead = [m for m in figure.named if m.end <= q.start]
    for m in [*reversed(ahead), *figure.named[len(ahead) :]]:
        apart = figure.apart(m)
        side, others = apart.side, seen[apart.side]
        if m.measure in others or (q.unit and not fits(m.measure, q.unit)):
            continue
        place = few(len(others), 2)
        others.append(m.measure)
        led = bool(subject and subject[0] <= m.start < subject[1])
        gap = text[apart.start : apart.end]
        marked, within = any(mark in gap for mark in _MARKS), figure.is_in_clause(m)
        found.add(m.measure, _placed, side, place, within, few(apart.figures, 2), marked)
        found.add(m.measure, _far, side, led, distance(len(gap)))
        found.add(m.measure, _word, m.word.lower())
        if len(gap) < _SHORT:
            found.add(m.measure, joined, side, gap.lower())


def _of_no_measure(figure: Figure, found: Remarks) -> None:
    """Remarks on the words that name what is no measure, the nearest on each side."""
    own = _unmeasured_in(figure.sentence)
    ahead = [m for m in own if m.end <= figure.q.start]
    for m in (*ahead[-1:], *own[len(ahead) :][:1]):
        apart = figure.apart(m)
        between = sum(
            min(m.start, figure.q.start) < other.start < max(m.start, figure.q.start) for other in figure.named
        )
        found.add(None, _names_none, apart.side, figure.is_in_clause(m), few(apart.figures, 1), few(between, 1))


def _is_of_no_measure(figure: Figure) -> bool:
    """Whether the wording leaves no doubt: "a margin of error of 5 %", "180 checkpoints", "banned the export of 85 goods", or
    an item that names no measure, under a heading that names what is none.
    """
    q, text = figure.q, figure.text
    if _ERROR.search(text, max(figure.sentence.start, q.start - _WINDOW), q.start):
        return True
    if _SAVED.search(lowered(text), max(figure.sentence.start, q.start - _WINDOW), q.start):
        return True
    if figure.own_subject and _AIM.search(text, *figure.own_subject):
        return True
    if figure.kind_of_unit != "count":
        return figure.is_item and figure.measuring.led == "" and not figure.named
    if figure.lemma in listed("banning_verbs") and figure.noun in _OF_GOODS:
        return True
    return any(q.start < m.end and m.start <= q.end + 1 and q.end <= m.end for m in _unmeasured_in(figure.sentence))


@once_a_sentence
def _unmeasured_in(sentence: Sentence) -> list[Word]:
    return [Word(*span) for span in unmeasured(sentence.text, sentence.start, sentence.end)]


def _of_the_passage(figure: Figure, found: Remarks) -> None:
    """Remarks on the measures that the other sentences of the passage name."""
    unit, named = figure.q.unit, any(map(figure.is_in_clause, figure.named))
    for m in elsewhere(figure.sentence, figure.measuring.past):
        if not unit or fits(m.measure, unit):
            found.add(m.measure, _elsewhere, few(m.before, 2), few(m.behind, 2), m.back, named)
            if m.back:
                found.add(m.measure, _sentence_before, m.back, few(m.figures, 2), m.alone, few(m.later, 2), named)


def _of_hints(figure: Figure, found: Remarks) -> None:
    """Remarks on the words that may name measures."""
    q, group, subject = figure.q, figure.clause.group, figure.own_subject
    if is_done(figure.text, q):
        return
    seen = {"before": 0, "behind": 0, "inside": 0}
    near: list[str] = []
    ahead = [h for h in figure.hinted if h.end <= q.start]
    for h in [*reversed(ahead), *figure.hinted[len(ahead) :]]:
        may = [m for m in h.measures if not q.unit or fits(m, q.unit)]
        apart = figure.apart(h)
        if not may or seen[apart.side] == _NEAREST:
            continue
        place = few(seen[apart.side], 3)
        seen[apart.side] += 1
        within, head = figure.is_in_clause(h), bool(group and group.head.start == h.start)
        led = bool(subject and subject[0] <= h.start < subject[1])
        far = distance(apart.end - apart.start)
        placed: Remark = (_hinted, apart.side, place, within, few(apart.figures, 2), far)
        part: Remark = (_hint_part, apart.side, within, h.is_verb, head, led)
        for rank, measure in enumerate(may):
            ranked: Remark = (_hint_rank, apart.side, few(place, 1), few(rank, 3), few(len(may), 4), within)
            found.add_all(measure, (placed, ranked, part))
        if within:
            near += may
    for measure in dict.fromkeys(near):
        found.add(measure, _hint_times, few(near.count(measure), 3))


def _of_readings(figure: Figure, found: Remarks) -> None:
    """Remarks on what the figures before measured."""
    before, q = figure.before, figure.q
    if before:
        found.add(
            before.measure,
            _goes_on,
            figure.where,
            before.quantity.unit == q.unit,
            before.kind,
            figure.reading.kind,
            figure.own_subject is None,
            any(figure.is_in_clause(m) for m in figure.named),
            figure.is_in_clause(before.quantity),
        )
        for reading in figure.here[:-1]:
            found.add(reading.measure, _earlier)
        main = next((r for r in reversed(figure.here) if not _is_bracketed(figure.text, r.quantity.start)), None)
        if main:
            found.add(main.measure, _main, main is before)
        _of_words_back(figure, found)
    elif figure.earlier:
        found.add(figure.earlier.measure, _passage_before, figure.earlier.quantity.unit == q.unit, figure.is_item)
    for measure, times in figure.measuring.past.times_of("measure").items():
        found.add(measure, _read, few(times, 4))


def _of_words_back(figure: Figure, found: Remarks) -> None:
    """Remarks on the measures that words in the stretch beside a figure mean by pointing back: "it", "the sum", "the latter"."""
    q, here, words = figure.q, figure.here, lowered(figure.text)
    start = max(figure.start, figure.stretch[0])
    pointing = [m[1] or m[2] for m in _BACK.finditer(words, start, q.start)]
    if pointing:
        found.add(here[-1].measure, _back, pointing[-1])


def _meant(figure: Figure) -> str | None:
    """The one of two measures that "the former" or "the latter" means, which stands before the figure, or behind it and names it
    alone: "up 3 % for the former and 4 % for the latter".
    """
    q, (first, last) = figure.q, figure.stretch
    meant = [m for m in former_and_latter(figure.sentence, figure.measuring) if first <= m.start < last]
    before = [m for m in meant if m.end <= q.start and not _OF_IT.fullmatch(figure.text, first, m.start)]
    behind = [m for m in meant if m.start >= q.end]
    own = before[-1] if before else behind[0] if behind else None
    if own is None or own.measure is None or (q.unit and not fits(own.measure, q.unit)):
        return None
    start, end = (own.end, q.start) if before else (q.end, own.start)
    return None if any(start <= m.start < end for m in figure.named) else own.measure


def _is_bracketed(text: str, start: int) -> bool:
    return text.rfind("(", 0, start) > text.rfind(")", 0, start)


def _shared(figure: Figure) -> list[str]:
    """Signs of the figure itself, that speak for one measure and against another: its unit, its verb, the words around."""
    q, text, kind = figure.q, figure.text, figure.reading.kind
    start, end = figure.stretch
    before = text[max(start, q.start - _WINDOW) : q.start].lower().split()[-_WORDS:]
    behind = text[q.end : min(end, q.end + _WINDOW)].lower().split()[:_WORDS]
    subject = text[slice(*figure.own_subject)].lower().split()[-_SUBJECT:] if figure.own_subject else []
    signs = [figure.unit, kind, f"{figure.unit} {kind}", f"verb {figure.lemma}", f"item {figure.is_item}"]
    if figure.noun:
        signs += [f"noun {figure.noun}", f"counted {_class_of(figure.noun)}"]
    if figure.own_subject:
        signs.append(f"verb {figure.lemma} self {figure.own_subject[0] <= q.start < figure.own_subject[1]}")
    signs += [f"before {w}" for w in before] + [f"behind {w}" for w in behind] + [f"subject {w}" for w in subject]
    told = lemmas(figure.sentence)
    first, last = (bisect_left(told.places, place) for place in (figure.clause.start, figure.clause.end))
    signs += told.written[first:last] + told.in_clause[first:last] + told.in_sentence
    ahead = bisect_right(figure.hinted, q.start, key=finish)
    signs += [f"hint ahead {h.word}" for h in figure.hinted[:ahead][-1:]]
    signs += [f"hint after {h.word}" for h in figure.hinted[ahead:][:1]]
    if of := _rate_of(figure):
        signs.append(f"rate of {of}")
    if figure.before:
        signs.append(f"last {figure.where} {figure.before.measure} {figure.unit}")
        signs += [f"last two {r.measure} {figure.before.measure}" for r in figure.here[-2:-1]]
    return list(dict.fromkeys(signs))


def _rate_of(figure: Figure) -> str | None:
    """What a bare "rate" before a percentage may be the rate of: the duty, or the like, that was told of last."""
    q = figure.q
    if q.unit != "percent" or not _RATE.search(
        lowered(figure.text), max(figure.stretch[0], q.start - _WINDOW), q.start
    ):
        return None
    told = [m for m in elsewhere(figure.sentence, figure.measuring.past) if m.before and m.measure in RATES]
    nearest = min(told, key=lambda m: m.back or len(RATES), default=None)
    return nearest.measure if nearest else figure.measuring.headed


def _names_none(side: str, within: bool, figures: int, others: int) -> Sequence[str]:
    told = f"names none {side}"
    return told, f"{told} clause {within} others {others}", f"{told} figures {figures} others {others}"


def _class_of(noun: str) -> str:
    """What is counted: goods, those who are never traded, or a thing."""
    if noun in listed("never_traded"):
        return "untraded"
    one = singular(noun)
    return "goods" if any({noun, one} & listed(name) for name in ("goods", "wares")) else "thing"


def _headed(by: str, item: bool) -> Sequence[str]:
    return by, f"{by} item {item}"


def _implied() -> Sequence[str]:
    return ("implied",)


def _titled(place: int, before: bool, item: bool) -> Sequence[str]:
    return "titled", f"titled {place}", f"titled before {before}", f"titled item {item}"


def _grammar(unit: str, kind: str, by: str, named: bool, goes_on: bool) -> Sequence[str]:
    return (
        "grammar",
        f"grammar {unit}",
        f"grammar {kind}",
        f"grammar by {by}",
        f"grammar named {named}",
        f"grammar goes on {goes_on}",
    )


def _none(named: int, before: bool, near: bool, read: bool) -> Sequence[str]:
    return "none", f"none named {named}", f"none before {before}", f"none near {near}", f"grammar none {read}"


def _placed(side: str, place: int, within: bool, figures: int, marked: bool) -> Sequence[str]:
    told, clause = f"{side} {place}", f"clause {within}"
    signs = (
        side,
        told,
        f"{told} {clause}",
        f"{told} figures {figures}",
        f"{side} marked {marked} {clause}",
        f"{side} {clause} figures {few(figures, 1)}",
    )
    closest = place == 0 and side != "inside" and within and not figures
    return (*signs, f"{side} closest marked {marked}") if closest else signs


def _hinted(side: str, place: int, within: bool, figures: int, far: int) -> Sequence[str]:
    told = f"hint {side} {place}"
    return (
        "hint",
        told,
        f"{told} clause {within}",
        f"{told} figures {figures} clause {within}",
        f"hint {side} far {far}",
    )


def _hint_rank(side: str, place: int, rank: int, of: int, within: bool) -> Sequence[str]:
    return (
        f"hint rank {rank}",
        f"hint rank {rank} of {of} clause {within}",
        f"hint rank {rank} {side} {place} clause {within}",
    )


def _hint_part(side: str, within: bool, verb: bool, head: bool, led: bool) -> Sequence[str]:
    return (f"hint {side} verb {verb} head {head} subject {led} clause {within}",)


def _hint_times(times: int) -> Sequence[str]:
    return (f"hint times {times}",)


def _far(side: str, led: bool, far: int) -> Sequence[str]:
    return f"{side} subject {led}", f"{side} far {far}"


def _elsewhere(before: int, behind: int, back: int, named: bool) -> Sequence[str]:
    return (
        f"elsewhere before {before} behind {behind}",
        f"elsewhere before {before > 0} behind {behind > 0} named {named}",
        f"elsewhere back {back}",
    )


def _sentence_before(back: int, figures: int, alone: bool, later: int, named: bool) -> Sequence[str]:
    told = f"sentence {back}"
    return (
        told,
        f"{told} figures {figures} named {named}",
        f"{told} alone {alone} {figures > 0}",
        f"{told} later {later} of {figures}",
    )


def _word(word: str) -> Sequence[str]:
    return (f"word {word}",)


def _goes_on(where: str, unit: bool, before: str, kind: str, subject: bool, named: bool, within: bool) -> Sequence[str]:
    told = f"goes on {where}"
    return (
        "goes on",
        told,
        f"{told} unit {unit}",
        f"{told} {before} {kind}",
        f"{told} subject {subject}",
        f"{told} named {named}",
        f"{told} clause {within}",
    )


def _earlier() -> Sequence[str]:
    return ("earlier",)


def _main(last: bool) -> Sequence[str]:
    return (f"main last {last}",)


def _back(word: str) -> Sequence[str]:
    return (f"back by {word}",)


def _in_turn() -> Sequence[str]:
    return ("in turn",)


def _passage_before(same: bool, item: bool) -> Sequence[str]:
    return "passage before", f"passage before {item}", f"passage before unit {same} {item}"


def _read(times: int) -> Sequence[str]:
    return (f"read {times} times",)
