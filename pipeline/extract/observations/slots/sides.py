"""Whose a figure may be, and with whom: the countries of its sentence, of the figures before, of the document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.judging.option import Option, Remark, Remarks, Value, few, none_of, with_words
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.bystanders import bystanders
from pipeline.extract.observations.former import as_named, former_and_latter
from pipeline.extract.observations.measures import Measured
from pipeline.extract.observations.parties import LENDERS, code
from pipeline.extract.observations.past import Post
from pipeline.extract.observations.portions import PORTION
from pipeline.extract.observations.slots.figure import Figure, group_of
from pipeline.extract.observations.slots.standing import lead_of, stand, stand_for, stand_to_word
from pipeline.extract.observations.slots.turns import in_turn, turn_of, turned
from pipeline.extract.observations.slots.worded import is_with_all, worded
from pipeline.extract.observations.standins import stand_ins
from pipeline.extract.quantities.moneys import WORLDWIDE, own_moneys
from pipeline.extract.sentence import Sentence, once_a_sentence
from pipeline.extract.spans import begin, lowered

_MUTUAL = re.compile(
    r"\b(?:mutual|bilateral|two-way|reciprocal|each other|both (?:ways|directions|sides|countries)|between (?:the two|them)"
    r"|the two (?:countries|economies|sides|neighbours|states|nations)|turnover|exchanged?|traded)\b"
)  # of a text in lower case
_EARLIER = 4
_PEOPLE = 12  # characters between a figure and the people that it counts
_LENT = frozenset({"aid", "debt", "investment"})
SLOTS = ("reporter", "partner")


@once_a_sentence
def _tells_of_both(sentence: Sentence) -> bool:
    """Whether a sentence tells of what goes both ways."""
    return bool(_MUTUAL.search(lowered(sentence.text), sentence.start, sentence.end))


@dataclass
class Sides:
    """The sides of a figure of a measure and a kind."""

    figure: Figure
    measure: str | None
    kind: str

    def __post_init__(self) -> None:
        self.contexts = "", group_of(self.measure)  # in what a sign counts: what the measure has in common with others
        self._beside: dict[tuple[str, str], str] = {}
        apart = bystanders(self.figure.sentence)
        lenders = _lenders(self.figure.sentence) if self.measure in _LENT else []
        meant = [as_named(m) for m in former_and_latter(self.figure.sentence, self.figure.measuring) if m.country]
        self._states = sorted([m for m in self.figure.states if m.start not in apart] + lenders + meant, key=begin)
        self._here: set[Value] = {code(m) for m in self._states}
        self._stood_for: set[Value] = set()  # by a town or a body of theirs
        self._no_sides = {code(m) for m in self.figure.states} - self._here
        self._named = self._of_sentence()
        self._count = few(len(self._here), 2)
        self._worded = worded(self.figure, self.measure, self._states)
        self._countries = self._in_mind()

    def reporters(self) -> list[Option]:
        """The codes of the countries whose the figure may be, the pairs of them between which it may be, and None."""
        read, told = self.figure.reading.reporter, self._here or self._stood_for
        if self.figure.reading.by[1] == PORTION:
            return [Option(read, [], self.contexts)]
        if self._worded:
            return [Option(self._worded.reporter, [], self.contexts)]
        found = [
            Option(value, remarks, self.contexts, value in told, value == read)
            for value, remarks in self._countries.items()
            if value not in self._no_sides
        ]
        return [*found, Option(None, self._nobody("reporter"), self.contexts), *self._pairs()]

    def partners(self, reporter: str | None) -> list[Option]:
        """The codes of the countries with whom it may be, given whose it is, and None."""
        before, frame, here = self.figure.before, self.figure.measuring.frame, self._here
        across, stated = frame.across(reporter), reporter in here
        swapped = bool(before and reporter and before.partner == reporter)
        kept = bool(before and reporter and before.reporter == reporter)
        read = self.figure.reading.partner
        if self.figure.reading.by[1] == PORTION:
            return [Option(read, [], self.contexts)]
        if self._worded and self._worded.reporter == reporter and (self._worded.partner or self.measure != "tariff"):
            return [Option(self._worded.partner, [], self.contexts)]
        if is_with_all(self.figure):
            return [Option(None, [], self.contexts)]
        turn, last = turn_of(self.figure, self.measure, reporter, self._states), self.figure.last
        options = []
        for value, remarks in self._countries.items():
            if value == reporter or value in self._no_sides:
                continue
            more: list[Remark] = [(_facing, stated, across and value == across, self._count)]
            if before and value == before.reporter:
                more.append((_swapped, swapped))
            if turn and last and value in (last.reporter, last.partner):
                more.append(turned("reporter" if value == last.reporter else "partner", turn, str(value)))
            if before and value == before.partner:
                more.append((_kept, kept, self.figure.where, before.measure == self.measure))
            options.append(Option(value, [*remarks, *more], self.contexts, value in here, value == read))
        others = few(len(here - {reporter}), 2)
        alone: Remark = (_alone, stated, reporter is None, kept, across is not None, others)
        none = [*self._nobody("partner"), alone, *([turned("none", turn, None)] if turn else [])]
        return [*options, Option(None, none, self.contexts)]

    def note(self, reporter: str | None, partner: str | None, parties: Sequence[str]) -> None:
        """Keep which slots the countries beside the figure came to have, for those that stand so to figures to come."""
        had: dict[str | None, str] = {partner: "partner", reporter: "reporter"}
        had |= dict.fromkeys(parties, "party")
        for place, country in self._beside.items():
            post = Post(had.get(country, "neither"), self.contexts[1], self.figure.sentence.passage.ordinal)
            self.figure.measuring.past.posts[place] = post

    def _of_sentence(self) -> Remarks:
        """The countries of the sentence, with what is said of how they stand to the figure."""
        figure, found = self.figure, Remarks()
        mentions = self._states
        ahead = [m for m in mentions if m.end <= figure.q.start]
        seen: dict[str, set[str]] = {"before": set(), "behind": set(), "inside": set()}
        word, nationals = self._word(), self._nationals()
        for m in [*reversed(ahead), *mentions[len(ahead) :]]:
            apart, country = figure.apart(m), code(m)
            others = seen[apart.side]
            if country not in others:
                stand(found, figure, m, apart, few(len(others), 3))
                if word:
                    stand_to_word(found, figure, m, word)
                if nationals:
                    found.add(country, _nationals, m is nationals, lead_of(figure.sentence, m), figure.is_in_clause(m))
                others.add(country)
        for side, nearest in (("before", ahead[-1:]), ("behind", mentions[len(ahead) : len(ahead) + 1])):
            for m in filter(figure.is_near, nearest):
                self._stands_beside(found, m, side)
        standins = stand_ins(figure.sentence, figure.measuring)
        self._stood_for = {s.country for s in standins if figure.is_in_clause(s)}
        alone = not self._here and len({s.country for s in standins}) == 1
        for standing in standins:
            stand_for(found, figure, standing, word)
            if alone:
                found.add(standing.country, _alone_for, standing.form, figure.is_in_clause(standing))
        return found

    def _stands_beside(self, found: Remarks, m: Mention, side: str) -> None:
        """Remarks on what a country was that stood so to a figure before: in a list each stands as the one before it."""
        place = side, lead_of(self.figure.sentence, m)
        self._beside[place] = code(m)
        if stood := self.figure.measuring.past.posts.get(place):
            same, near = stood.group == self.contexts[1], self.figure.sentence.passage.ordinal - stood.passage <= 1
            found.add(code(m), _stood_so, stood.slot, side, same, near)

    def _nationals(self) -> Mention | None:
        """The people of a country that the figure counts: "9,000 Finns"."""
        noun, q = self.figure.noun, self.figure.q
        theirs = (m for m in self._states if m.kind == "demonym" and q.start < m.start <= q.end + _PEOPLE)
        return next((m for m in theirs if self.figure.text[m.start : m.end].lower() == noun), None)

    def _word(self) -> Measured | None:
        """The word that names the measure, the nearest before the figure, else the nearest behind it."""
        words = [m for m in self.figure.named if m.measure == self.measure]
        before = [m for m in words if m.end <= self.figure.q.start]
        return before[-1] if before else words[0] if words else None

    def _in_mind(self) -> Remarks:
        """Every country that comes to mind, with what is said of it."""
        count, figure = self._count, self.figure
        found = Remarks((country, dict(remarks)) for country, remarks in self._named.items())
        for country in self._here:
            found.add(country, _in_sentence)
        measuring = figure.measuring
        frame, outline = measuring.frame, measuring.outline
        told = [country for place, country in measuring.named if 0 <= place < figure.sentence.start]
        for name, spoken in (
            ("home", frame.home),
            ("about", frame.about),
            ("headed" if measuring.headed_owner() else "headed facing", measuring.headed_country()),
            ("named last", told[-1] if told else None),
            ("only", measuring.only_country()),
            ("item over", measuring.led_partner(figure.sentence.passage, None)),
        ):
            if spoken:
                found.add(spoken, _counted, name, count)
        if frame.home:
            found.add(frame.home, with_words, "home", figure.words)
        for country in frame.faced.intersection(found):
            found.add(country, _faced, frame.home is not None)
        for i, side in enumerate(frame.sides):
            found.add(side, _side, i, frame.bilateral, frame.facing, count)
        for country in dict.fromkeys(told):
            found.add(country, _in_passage)
        others = [country for country in dict.fromkeys(told) if country != frame.home]
        for i, country in enumerate(others):
            found.add(country, _other, few(i, 2), few(len(others), 3))
        focus = measuring.past.focus
        if focus.opener and focus.passage == figure.sentence.passage.ordinal:
            found.add(focus.opener.country, _opens, focus.opener.led, focus.opener.country == frame.home)
        if figure.kind_of_unit == "money" and (money := figure.q.unit[:3]) not in WORLDWIDE:
            for country in found:
                found.add(country, _paid, money in own_moneys(str(country)))
        for i, country in enumerate(outline.common):
            found.add(country, _counted, f"common {i}", count)
        for country in outline.titled:
            found.add(country, _titled, few(len(outline.titled), 3), count)
        self._goes_on(found)
        for country, remark in in_turn(figure, self.measure, self._states):
            found.add(country, *remark)
        for slot in SLOTS:
            for i, (country, times) in enumerate(measuring.past.of_figures(slot)):
                found.add(country, _read, slot, i, count, few(times, 4))
        for slot, read in (("reporter", figure.reading.reporter), ("partner", figure.reading.partner)):
            if read:
                found.add(read, _grammar, slot, read in self._here, count, figure.reading.by[1])
        return found

    def _goes_on(self, found: Remarks) -> None:
        """Remarks on the sides of the figures before."""
        figure, before = self.figure, self.figure.before
        last = before or figure.earlier
        for slot, country in (("reporter", last.reporter), ("partner", last.partner)) if last else ():
            if not country:
                continue
            if before is None:
                found.add(country, _passage_before, slot, figure.is_item)
                continue
            same, bare = before.measure == self.measure, figure.own_subject is None
            found.add(country, _went_on, slot, figure.where, same, self._count, bare)
        if main := figure.main:
            for slot, country in (("reporter", main.reporter), ("partner", main.partner)):
                if country:
                    found.add(country, _main, slot, main is before, main.measure == self.measure)
        last_of_it = next(
            (r for r in reversed(figure.measuring.past.figures) if r.reading.measure == self.measure), None
        )
        if last_of_it and last_of_it.reading is not before:
            like = last_of_it.reading
            apart = figure.sentence.passage.ordinal - last_of_it.passage
            for slot, country in (("reporter", like.reporter), ("partner", like.partner)):
                if country:
                    found.add(country, _measured_last, slot, few(apart, 2), before is None, self._count)
        for country in before.parties if before else ():
            found.add(country, _party_before)
        for reading in figure.here[-_EARLIER:-1]:
            for slot, country in (("reporter", reading.reporter), ("partner", reading.partner)):
                if country:
                    found.add(country, _earlier, slot)

    def _nobody(self, slot: str) -> list[Remark]:
        """What says that nobody is told of."""
        figure, frame, before = self.figure, self.figure.measuring.frame, self.figure.before
        read = figure.reading.reporter if slot == "reporter" else figure.reading.partner
        last = before and (before.reporter if slot == "reporter" else before.partner)
        count = few(len(self._here), 1)
        empty, where = None if before is None else last is None, figure.where
        remarks: list[Remark] = [
            (_nobody_here, few(len(self._here), 3), self.kind, figure.unit, figure.is_item),
            (_nobody_framed, frame.home is not None, len(frame.sides), frame.bilateral),
            (_nobody_before, empty, where, before.measure == self.measure if before else None),
            (_nobody_read, read is None, figure.reading.by[1]),
            (_nobody_wrote, frame.author is None, frame.home is None, count),
            (none_of, "verb", figure.lemma),
            (with_words, "none", figure.words),
        ]
        return [*remarks, (none_of, "noun", figure.noun)] if figure.noun else remarks

    def _pairs(self) -> list[Option]:
        """Two countries between whom a figure may be, with no direction."""
        figure, frame, before = self.figure, self.figure.measuring.frame, self.figure.before
        found = Remarks()
        sources = [
            ("grammar", figure.reading.parties),
            (f"goes on {figure.where}", before.parties if before else ()),
            (f"sides {frame.bilateral}", frame.sides),
            ("near", tuple(str(c) for c in self._named)[:2]),
        ]
        told: dict[frozenset[str], tuple[str, ...]] = {}
        for name, pair in sources:
            if len(pair) == 2:
                first = told.setdefault(frozenset(pair), pair)
                found.add(first, _pair_by, name, self._count)
        mutual = bool(found) and _tells_of_both(figure.sentence)
        for pair in told.values():
            found.add(pair, _pair, mutual, self.kind, self._count, sum(c in self._here for c in pair))
            found.add(pair, _pair_of, figure.lemma, figure.noun, figure.unit, figure.is_item)
        return [Option(pair, remarks, self.contexts) for pair, remarks in found.items()]


@once_a_sentence
def _lenders(sentence: Sentence) -> list[Mention]:
    """The bodies of many states that a sentence names, who lend and give as a state does."""
    return [m for m in sentence.mentions if m.name in LENDERS]


def _nationals(own: bool, led: str, within: bool) -> Sequence[str]:
    return ("its people",) if own else ("of a people", f"of a people {led}", f"of a people {led} clause {within}")


def _stood_so(slot: str, side: str, same: bool, near: bool) -> Sequence[str]:
    return f"stood {slot}", f"stood {slot} same {same} near {near}", f"stood {slot} {side} near {near}"


def _other(place: int, count: int) -> Sequence[str]:
    return f"other {place}", f"other {place} of {count}"


def _opens(led: str, home: bool) -> Sequence[str]:
    return "opens", f"opens {led}", f"opens {led} home {home}"


def _paid(own: bool) -> Sequence[str]:
    return (f"own money {own}",)


def _main(slot: str, last: bool, same: bool) -> Sequence[str]:
    return f"main {slot} last {last}", f"main {slot} last {last} measure {same}"


def _pair_of(lemma: str, noun: str | None, unit: str, item: bool) -> Sequence[str]:
    return f"pair verb {lemma}", f"pair noun {noun}", f"pair unit {unit}", f"pair item {item}"


def _faced(home: bool) -> Sequence[str]:
    return "faced", f"faced home {home}"


def _in_sentence() -> Sequence[str]:
    return ("in sentence",)


def _in_passage() -> Sequence[str]:
    return ("in passage",)


def _counted(name: str, count: int) -> Sequence[str]:
    return name, f"{name} of {count}"


def _side(place: int, bilateral: bool, facing: bool, count: int) -> Sequence[str]:
    both = f"side both {bilateral}"
    return f"side {place}", f"side {place} {both}", both, f"side of {count}", f"side facing {facing}"


def _titled(titled: int, count: int) -> Sequence[str]:
    return "titled", f"titled of {titled}", f"titled with {count}"


def _read(slot: str, place: int, count: int, times: int) -> Sequence[str]:
    return f"read {slot} {place}", f"read {slot} {place} of {count}", f"read {slot} {times} times"


def _grammar(slot: str, here: bool, count: int, by: str) -> Sequence[str]:
    read = f"grammar {slot}"
    return read, f"{read} here {here}", f"{read} of {count}", f"{read} by {by}", f"{read} by {by} here {here}"


def _passage_before(slot: str, item: bool) -> Sequence[str]:
    return f"passage before {slot}", f"passage before {slot} {item}"


def _went_on(slot: str, where: str, same: bool, count: int, bare: bool) -> Sequence[str]:
    told = f"goes on {slot} {where}"
    return told, f"{told} measure {same}", f"{told} of {count}", f"{told} subject {bare} measure {same}"


def _measured_last(slot: str, apart: int, opens: bool, count: int) -> Sequence[str]:
    told = f"measured last {slot}"
    return told, f"{told} apart {apart}", f"{told} opens {opens}", f"{told} of {count}"


def _party_before() -> Sequence[str]:
    return ("goes on party",)


def _earlier(slot: str) -> Sequence[str]:
    return (f"earlier {slot}",)


def _facing(stated: bool, across: bool | None, count: int) -> Sequence[str]:
    own = f"reporter in sentence {stated}"
    if across is None:
        return (own,)
    return (own, "across", f"across of {count}") if across else (own, "not across")


def _swapped(swapped: bool) -> Sequence[str]:
    return (f"goes on reporter swapped {swapped}",)


def _kept(kept: bool, where: str, same: bool) -> Sequence[str]:
    return f"goes on kept {kept} {where}", f"goes on kept {kept} measure {same}"


def _alone(stated: bool, nobody: bool, kept: bool, across: bool, others: int) -> Sequence[str]:
    return (
        f"none reporter in sentence {stated}",
        f"none reporter {nobody}",
        f"none kept {kept}",
        f"none across {across}",
        f"none others {others}",
    )


def _alone_for(form: str, within: bool) -> Sequence[str]:
    return f"alone for {form}", f"alone for {form} clause {within}"


def _nobody_here(count: int, kind: str, unit: str, item: bool) -> Sequence[str]:
    return "none", f"none of {count}", f"none {kind}", f"none {unit}", f"none item {item}"


def _nobody_framed(home: bool, sides: int, bilateral: bool) -> Sequence[str]:
    return f"none home {home} {bilateral}", f"none sides {sides} {bilateral}"


def _nobody_before(empty: bool | None, where: str, same: bool | None) -> Sequence[str]:
    told = f"none goes on {empty} {where}"
    return (told,) if same is None else (told, f"{told} measure {same}")


def _nobody_read(empty: bool, by: str) -> Sequence[str]:
    return f"grammar none {empty}", f"grammar none {empty} by {by}"


def _nobody_wrote(unknown: bool, homeless: bool, count: int) -> Sequence[str]:
    return (
        f"none author {not unknown} home {not homeless}",
        f"none author {not unknown} home {not homeless} of {count}",
    )


def _pair_by(name: str, count: int) -> Sequence[str]:
    return f"{name} pair", f"{name} pair of {count}"


def _pair(mutual: bool, kind: str, count: int, here: int) -> Sequence[str]:
    return "pair", f"pair mutual {mutual}", f"pair {kind}", f"pair of {count}", f"pair here {here}"
