"""Which goods a figure may be of: what its sentence names, what the figures before were of, what a heading or the head says."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.judging.option import Option, Remarks, distance, few, joined, none_of, with_words
from pipeline.extract.language.clauses import Clause
from pipeline.extract.observations.goods import Goods, content, goods_in, head_of, listed_in
from pipeline.extract.observations.slots.figure import Apart, Figure, group_of
from pipeline.extract.observations.slots.itemised import itemised
from pipeline.extract.observations.traded import is_in_return
from pipeline.extract.sentence import Sentence, once, once_a_sentence
from pipeline.wordlist import words

_OF_GOODS = frozenset(
    "exports imports trade balance production consumption price tariff capacity energy area aid employment gdp revenue "
    "reserves".split()
) | {None}
"""What may be measured of some goods alone."""
_NEAREST = 4  # phrases on each side of a figure
_SHORT, _OBJECT = 32, 6  # characters between a phrase and a figure; between a verb and its object
_APART = frozenset({"NAME", "NUM", "QTY", "DATE", "PUNCT"})
_JOINING = frozenset({"PREP", "CONJ", "DET", "PUNCT", "POSS", "TO"})


def options(figure: Figure, measure: str | None, kind: str) -> list[Option]:
    """The goods, as the text calls them, and None, each with what speaks for it. What neither a list of goods nor the figures
    before know is guessed.
    """
    if measure not in _OF_GOODS:
        return [Option(None, [], ("",))]
    found = _Found()
    here = goods_in(figure.sentence)
    if measure and (own := itemised(figure, measure, here)):
        return [Option(own.words, [], ("",))]
    _of_sentence(figure, measure, here, found)
    if is_in_return(figure.sentence, figure.q):  # what goes the other way is of other goods
        near = next((g.words for g in here if figure.is_near(g) and g.listed), None)
        return [Option(near, [], ("",), read=True)]
    _of_readings(figure, measure, _fresh(figure, here), found)
    told = {None, *found} - {found.called(g.words) for g in here if not (g.partly or g.joined)}
    _of_text(figure, found)
    read = found.called(figure.reading.commodity) if figure.reading.commodity else None
    if read:
        found.add(read, _grammar, figure.reading.by[0])
    _of_none(figure, measure, kind, read is not None, len(here), found)
    contexts = ("", group_of(measure), figure.unit)
    return [
        Option(value, [*remarks], contexts, value in told, read=value is not None and value == read)
        for value, remarks in found.items()
    ]


class _Found(Remarks):
    """The remarks on each of some goods, which may be called otherwise in several places."""

    def __init__(self) -> None:
        super().__init__()
        self._called: dict[frozenset[str], str] = {}

    def called(self, words: str) -> str:
        """What goods are called that may have been found already."""
        return self._called.setdefault(content(words), words)


def _fresh(figure: Figure, here: Sequence[Goods]) -> int:
    """How many goods are told between the figure before and this one: none, one or more."""
    return few(sum(g.listed and figure.stretch[0] <= g.start < g.end <= figure.q.start for g in here), 2)


def _of_sentence(figure: Figure, measure: str | None, here: Sequence[Goods], found: _Found) -> None:
    """Remarks on the phrases of the figure's sentence: how they stand to it, to the measure and to the verb. What no list
    knows counts only right behind the figure or beside a measure.
    """
    q, text, subject, group, unit = figure.q, figure.text, figure.own_subject, figure.clause.group, _unit(figure)
    verb_ends = figure.sentence.tokens[group.end - 1].end if group else -_OBJECT
    measures = _measures(figure, measure)
    seen = {"before": 0, "behind": 0, "inside": 0}
    ahead = [g for g in here if g.end <= q.start]
    for g in [*reversed(ahead), *(g for g in here if g.end > q.start)]:
        begins = _origins(figure.sentence).get(g.start, g.start)
        before, led = _word_before(figure, begins), bool(subject and subject[0] <= g.start < subject[1])
        attached = g.listed or g.partly or _is_attached(begins, g.end, figure, measures)
        if not attached or (led and _carries(figure, g)):
            continue
        apart = figure.apart(g)
        side, place = apart.side, seen[apart.side]
        if place == _NEAREST:
            continue
        seen[side] += not g.joined
        value, within, near = found.called(g.words), figure.is_in_clause(g), figure.is_near(g)
        gap = text[apart.start : apart.end]
        found.add(value, _placed, side, place, within, few(apart.figures, 2), g.joined)
        found.add(value, _far, side, distance(len(gap)), within)
        found.add(value, _near, side, near, place, g.joined)
        found.add(value, _named, g.listed, g.partly, g.head, within, g.joined, " " in g.words)
        found.add(value, _in_unit, g.head, unit)
        found.add(value, _part, side, led, within, 0 <= g.start - verb_ends < _OBJECT, g.listed)
        found.add(value, _deed, figure.deed, figure.lemma, led, side)
        found.add(value, _led, before, within, side, g.listed)
        if len(gap) < _SHORT:
            found.add(value, joined, side, _between(figure.sentence, apart))
        for how, own in _beside(begins, g.end, text, measures):
            found.add(value, _at_measure, how, own, within)


def _carries(figure: Figure, g: Goods) -> bool:
    """Whether a phrase names what carries goods or works them, and is none: "ships carried 9 per cent of flower exports"."""
    group = figure.clause.group
    carrying = group is not None and not group.passive and group.lemma in words("carrying_verbs")
    return carrying and g.head in words("carriers")


class _Measures(NamedTuple):
    """Where the words begin and end that name a measure, or may: whether it is the figure's."""

    begin: dict[int, bool]
    end: dict[int, bool]


def _measures(figure: Figure, measure: str | None) -> _Measures:
    told = [(m.start, m.end, m.measure == measure) for m in figure.named]
    told += [(h.start, h.end, measure in h.measures) for h in figure.hinted if not h.is_verb]
    return _Measures({start: own for start, _, own in told}, {end: own for _, end, own in told})


def _beside(start: int, end: int, text: str, measures: _Measures) -> Iterator[tuple[str, bool]]:
    """How a phrase stands right beside words that name a measure: "wheat exports", "exports of wheat"; and whether that is the
    figure's.
    """
    if end + 1 in measures.begin:
        yield "right before", measures.begin[end + 1]
    for how in ("of", "of the"):
        joint = f" {how} "
        if start - len(joint) in measures.end and text.endswith(joint, 0, start):
            yield how, measures.end[start - len(joint)]


@once_a_sentence
def _origins(sentence: Sentence) -> dict[int, int]:
    """Where phrases begin behind a country's adjective, and where that begins: "Tunisian olive oil"."""
    return {m.end + 1: m.start for m in sentence.mentions if m.kind == "demonym"}


def _is_attached(start: int, end: int, figure: Figure, measures: _Measures) -> bool:
    """Whether a phrase stands right behind the figure or beside a measure: "40 tonnes of it", "its exports"."""
    behind = start - figure.q.end == len(" of ") and figure.text.endswith(" of ", 0, start)
    return behind or any(_beside(start, end, figure.text, measures))


def _between(sentence: Sentence, apart: Apart) -> str:
    """What stands between a phrase and the figure: the words that join others, and of others their class."""
    tokens = sentence.tokens[sentence.token_at(apart.start) : sentence.token_at(apart.end)]
    return " ".join(t.lower if t.tag in _JOINING else t.tag for t in tokens if t.end > apart.start)


def _unit(figure: Figure) -> str:
    """The unit, or that of which one has a price; of sums and percentages the kind alone."""
    kind, unit = figure.kind_of_unit, str(figure.q.unit)
    return kind if kind in ("money", "part") else unit.partition("/")[2] if kind == "rate" else unit


def _word_before(figure: Figure, start: int) -> str:
    """The word right before a phrase, if it is one that joins words, else its class."""
    place = figure.sentence.token_at(start)
    token = figure.sentence.tokens[place - 1] if place else None
    return "^" if token is None else token.lower if token.tag in _JOINING else token.tag


def _of_readings(figure: Figure, measure: str | None, fresh: int, found: _Found) -> None:
    """Remarks on what the figures before were of; `fresh`: how many goods are told since the last."""
    before, main, earlier = figure.before, figure.main, figure.earlier
    if before and before.commodity:
        value, same_unit = found.called(before.commodity), before.quantity.unit == figure.q.unit
        named = any(figure.is_in_clause(m) for m in figure.named)
        found.add(value, _goes_on, figure.where, before.measure == measure, same_unit, before.kind)
        found.add(value, _goes_on_in, figure.where, named, figure.own_subject is None)
        found.add(value, _goes_on_past, figure.where, fresh, figure.is_in_clause(before.quantity))
    if main and main.commodity:
        found.add(found.called(main.commodity), _main, main.measure == measure, main is before, fresh)
    if not before and earlier and earlier.commodity:
        found.add(found.called(earlier.commodity), _earlier, earlier.measure == measure, figure.is_item)
    told = [r.commodity for r in figure.here if r.measure == measure]
    if latest := next(((words, since) for since, words in enumerate(reversed(told)) if words), None):
        found.add(found.called(latest[0]), _latest, few(latest[1], 3), figure.where, fresh)
    times: dict[str, int] = {}
    for goods, n in figure.measuring.past.times_of("commodity").items():
        value = found.called(goods)
        times[value] = times.get(value, 0) + n
    for value, n in times.items():
        found.add(value, _read, few(n, 4), before is None, fresh)
        found.add(value, _in_unit, head_of(value), _unit(figure))


def _of_text(figure: Figure, found: _Found) -> None:
    """Remarks on what the sentences before name, the heading over the passage, the head of the document and all of its text."""
    past, passage = figure.measuring.past, figure.sentence.passage.ordinal
    before = [s for s in past.sentences if s.passage.ordinal == passage]
    unit, read = _unit(figure), bool(figure.here)
    over = [(f"sentence {few(place, 2)}", sentence) for place, sentence in enumerate(reversed(before))]
    for where, sentence in (*over, ("heading", past.heading), ("title", past.title)):
        for place, g in enumerate(listed_in(sentence) if sentence else ()):
            found.add(found.called(g.words), _over, where, place, read)
    for place, (named, times) in enumerate(past.most_goods):
        value = found.called(named)
        found.add(value, _often, place, few(times, 6), read)
        found.add(value, _in_unit, head_of(named), unit)


def _of_none(figure: Figure, measure: str | None, kind: str, read: bool, phrases: int, found: _Found) -> None:
    """Remarks on there being no goods, or all of them."""
    last = figure.before
    found.add(None, _none, str(measure), kind, figure.unit, few(phrases, 3))
    had, same_measure = bool(last and last.commodity), bool(last and last.measure == measure)
    found.add(None, _none_before, figure.where if last else "nothing", had, same_measure)
    found.add(None, _none_named, figure.named[0].word.lower() if figure.named else "-", not read)
    found.add(None, with_words, "none", _common_words(figure.sentence, figure.clause))
    if figure.noun:
        found.add(None, none_of, "counted", figure.noun)


@once
def _common_words(sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """The words of a clause that are no names."""
    return tuple(dict.fromkeys(t.lower for t in sentence.tokens[clause.start : clause.end] if t.tag not in _APART))


def _none(measure: str, kind: str, unit: str, phrases: int) -> Sequence[str]:
    return "none", f"none of {measure}", f"none of {measure} {kind}", f"none unit {unit}", f"none phrases {phrases}"


def _none_before(where: str, had: bool, same_measure: bool) -> Sequence[str]:
    return f"none {where} had {had}", f"none {where} had {had} same {same_measure}"


def _none_named(word: str, read: bool) -> Sequence[str]:
    return f"none named {word}", f"none read {read}"


def _grammar(by: str) -> Sequence[str]:
    return "grammar", f"grammar by {by}"


def _placed(side: str, place: int, within: bool, figures: int, several: bool) -> Sequence[str]:
    told = f"{side} {place}"
    return (
        side,
        told,
        f"{told} clause {within}",
        f"{told} figures {figures} clause {within}",
        f"{side} joined {several}",
    )


def _far(side: str, far: int, within: bool) -> Sequence[str]:
    return f"{side} far {far}", f"{side} far {far} clause {within}"


def _named(listed: bool, partly: bool, head: str, within: bool, several: bool, words: bool) -> Sequence[str]:
    return (
        f"words {words}",
        f"partly {partly} words {words}",
        f"listed {listed}",
        f"listed {listed} clause {within}",
        f"head {head}",
        f"joined {several}",
    )


def _part(side: str, subject: bool, within: bool, object_: bool, listed: bool) -> Sequence[str]:
    told = f"{side} subject {subject} clause {within}"
    return told, f"{told} listed {listed}", f"object {object_} clause {within}", f"object {object_} listed {listed}"


def _near(side: str, near: bool, place: int, several: bool) -> Sequence[str]:
    return f"{side} near {near}", f"{side} near {near} {place}", f"near {near} joined {several}"


def _in_unit(head: str, unit: str) -> Sequence[str]:
    return (f"head {head} in {unit}",)


def _deed(deed: str, verb: str, subject: bool, side: str) -> Sequence[str]:
    return f"deed {deed} subject {subject} {side}", f"verb {verb} subject {subject} {side}"


def _led(word: str, within: bool, side: str, listed: bool) -> Sequence[str]:
    return f"led {word}", f"led {word} {side} clause {within}", f"led {word} listed {listed}"


def _at_measure(how: str, own: bool, within: bool) -> Sequence[str]:
    return f"measure {how}", f"measure {how} own {own}", f"measure {how} own {own} clause {within}"


def _goes_on(where: str, measure: bool, unit: bool, kind: str) -> Sequence[str]:
    told = f"goes on {where}"
    return "goes on", told, f"{told} measure {measure}", f"{told} unit {unit} measure {measure}", f"{told} {kind}"


def _goes_on_in(where: str, named: bool, subject: bool) -> Sequence[str]:
    return f"goes on {where} named {named}", f"goes on {where} own subject {not subject}"


def _goes_on_past(where: str, fresh: int, within: bool) -> Sequence[str]:
    told = f"goes on {where}"
    return f"{told} clause {within}", f"{told} fresh {fresh}", f"{told} fresh {fresh} clause {within}"


def _main(measure: bool, last: bool, fresh: int) -> Sequence[str]:
    return f"main measure {measure} last {last}", f"main fresh {fresh}"


def _earlier(measure: bool, item: bool) -> Sequence[str]:
    return "earlier", f"earlier measure {measure} item {item}"


def _latest(since: int, where: str, fresh: int) -> Sequence[str]:
    return f"latest {since}", f"latest {since} {where}", f"latest {since} fresh {fresh}"


def _read(times: int, opens: bool, fresh: int) -> Sequence[str]:
    return f"read {times} times", f"read {times} times opens {opens}", f"read fresh {fresh}"


def _over(where: str, place: int, read: bool) -> Sequence[str]:
    return where, f"{where} {place}", f"{where} after figures {read}"


def _often(place: int, times: int, read: bool) -> Sequence[str]:
    return "often", f"often {place}", f"often {times} times", f"often after figures {read}"
