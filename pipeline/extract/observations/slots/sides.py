"""Whose a figure may be, and with whom: the countries of its sentence, of the figures before, of the document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.judging.option import Option, Remark, Remarks, Value, distance, few, joined, none_of
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.measures import Measured
from pipeline.extract.observations.parties import code
from pipeline.extract.observations.slots.figure import Apart, Figure, group_of

LED = re.compile(
    r"(?i)\b(to|from|with|of|in|by|for|and|between|on|into|against|than|via|through|at)(?: the| its| our)? \Z"
)
"""The preposition right before a name."""
_MUTUAL = re.compile(
    r"(?i)\b(?:mutual|bilateral|two-way|reciprocal|each other|both (?:ways|directions|sides|countries)|between (?:the two|them)"
    r"|the two (?:countries|economies|sides|neighbours|states|nations)|turnover|exchanged?|traded)\b"
)
_WORDS = re.compile(r"\D{0,14}")
_NEAR, _FIRST = 16, 5  # characters
_OWNED, _FACED = 30, 40  # characters between a measure and whose it is, and with whom
_EARLIER = 4
SLOTS = ("reporter", "partner")


@dataclass
class Sides:
    """The sides of a figure of a measure and a kind."""

    figure: Figure
    measure: str | None
    kind: str

    def __post_init__(self) -> None:
        self.contexts = "", group_of(self.measure)  # in what a sign counts: what the measure has in common with others
        self._named = self._of_sentence()
        self._here: set[Value] = set(self._named)
        self._count = few(len(self._here), 2)
        self._countries = self._in_mind()

    def reporters(self) -> list[Option]:
        """The codes of the countries whose the figure may be, the pairs of them between which it may be, and None."""
        here, read = self._here, {self.figure.reading.reporter, self.figure.reading.partner}
        found = [
            Option(value, [*remarks], self.contexts, value in here, value in read)
            for value, remarks in self._countries.items()
        ]
        return [*found, Option(None, self._nobody("reporter"), self.contexts), *self._pairs()]

    def partners(self, reporter: str | None) -> list[Option]:
        """The codes of the countries with whom it may be, given whose it is, and None."""
        before, frame, here = self.figure.before, self.figure.measuring.frame, self._here
        across, stated = frame.across(reporter), reporter in here
        swapped = bool(before and reporter and before.partner == reporter)
        kept = bool(before and reporter and before.reporter == reporter)
        read = {self.figure.reading.reporter, self.figure.reading.partner}
        options = []
        for value, remarks in self._countries.items():
            if value == reporter:
                continue
            more: list[Remark] = [(_facing, (stated, across and value == across, self._count))]
            if before and value == before.reporter:
                more.append((_swapped, (swapped,)))
            if before and value == before.partner:
                more.append((_kept, (kept, self.figure.where, before.measure == self.measure)))
            options.append(Option(value, [*remarks, *more], self.contexts, value in here, value in read))
        others = few(len(here - {reporter}), 2)
        alone: Remark = (_alone, (stated, reporter is None, kept, across is not None, others))
        return [*options, Option(None, [*self._nobody("partner"), alone], self.contexts)]

    def _of_sentence(self) -> Remarks:
        """The countries of the sentence, with what is said of how they stand to the figure."""
        figure, found = self.figure, Remarks()
        mentions = figure.states
        ahead = [m for m in mentions if m.end <= figure.q.start]
        seen: dict[str, set[str]] = {"before": set(), "behind": set(), "inside": set()}
        word = self._word()
        for m in [*reversed(ahead), *mentions[len(ahead) :]]:
            apart, country = figure.apart(m), code(m)
            others = seen[apart.side]
            if country not in others:
                _stand(found, figure, m, apart, few(len(others), 3))
                if word:
                    _stand_to_word(found, figure, m, word)
                others.add(country)
        return found

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
            ("headed", measuring.headed_country()),
            ("named last", told[-1] if told else None),
            ("only", measuring.only_country()),
            ("item over", measuring.led_partner(figure.sentence.passage, None)),
        ):
            if spoken:
                found.add(spoken, _counted, name, count)
        for i, side in enumerate(frame.sides):
            found.add(side, _side, i, frame.bilateral, frame.facing, count)
        for country in dict.fromkeys(told):
            found.add(country, _in_passage)
        for i, country in enumerate(outline.common):
            found.add(country, _counted, f"common {i}", count)
        for country in outline.titled:
            found.add(country, _titled, few(len(outline.titled), 3), count)
        self._goes_on(found)
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
        empty, where = None if before is None else last is None, figure.where
        remarks: list[Remark] = [
            (_nobody_here, (few(len(self._here), 3), self.kind, figure.unit, figure.is_item)),
            (_nobody_framed, (frame.home is not None, len(frame.sides), frame.bilateral)),
            (_nobody_before, (empty, where, before.measure == self.measure if before else None)),
            (_nobody_read, (read is None, figure.reading.by[1])),
            (none_of, ("verb", figure.lemma)),
        ]
        return [*remarks, (none_of, ("noun", figure.noun))] if figure.noun else remarks

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
        mutual = bool(found) and bool(_MUTUAL.search(figure.text, figure.sentence.start, figure.sentence.end))
        for pair in told.values():
            found.add(pair, _pair, mutual, self.kind, self._count, sum(c in self._here for c in pair))
        return [Option(pair, [*remarks], self.contexts) for pair, remarks in found.items()]


def _stand(found: Remarks, figure: Figure, m: Mention, apart: Apart, number: int) -> None:
    """Remarks on how a country stands to the figure."""
    country, side, subject = code(m), apart.side, figure.subject
    led, form = _led_by(figure, m), _form(figure.text, m)
    is_subject = subject is not None and subject[0] <= m.start < subject[1]
    within = "subject" if is_subject else f"clause {figure.is_in_clause(m)}"
    gap = figure.text[apart.start : apart.end]
    found.add(country, _standing, side, number, led, form, within, figure.is_near(m))
    found.add(country, _far, side, few(apart.figures, 2), distance(len(gap)))
    if _WORDS.fullmatch(gap):
        found.add(country, joined, side, gap.lower())
    if ":" in gap:
        found.add(country, _label, side, led, form)
    if is_subject:
        found.add(country, _subject, figure.lemma, figure.acts, led, form)


def _stand_to_word(found: Remarks, figure: Figure, m: Mention, word: Measured) -> None:
    """Remarks on how a country stands to the word that names the measure."""
    led, form = _led_by(figure, m), _form(figure.text, m)
    found.add(code(m), _ahead if m.start < word.start else _after, led)
    if 0 <= word.start - m.end <= _OWNED:
        found.add(code(m), _owner, distance(word.start - m.end), form, led)
    elif 0 <= m.start - word.end <= _FACED:
        between = few(sum(word.end <= p.start < m.start for p in figure.sentence.quantities), 1)
        found.add(code(m), _faced, distance(m.start - word.end), led, between)


def _led_by(figure: Figure, m: Mention) -> str:
    """What stands right before a name: a preposition, a comma, nothing of the sentence."""
    known, text, start = figure.sentence.known, figure.text, figure.sentence.start
    if (key := ("led by", m.start)) not in known:
        found = LED.search(text, max(start, m.start - _NEAR), m.start)
        apart = text[max(start, m.start - 2) : m.start] in (", ", "; ")
        opens = m.start - start < _FIRST
        known[key] = found[1].lower() if found else "," if apart else "first" if opens else "-"
    return str(known[key])


def _form(text: str, m: Mention) -> str:
    return "genitive" if text[m.end : m.end + 1] in ("’", "'") else m.kind


def _standing(side: str, number: int, led: str, form: str, within: str, near: bool) -> Sequence[str]:
    close = f"near {near}"
    return (
        f"{side} {number}",
        f"{side} {led}",
        f"{side} {form}",
        f"{side} {led} {form}",
        f"{side} {within}",
        f"{side} {within} {led}",
        f"{side} {within} {form}",
        f"{side} {close} {led}",
        f"{side} {few(number, 1)} {led} {close}",
    )


def _far(side: str, figures: int, far: int) -> Sequence[str]:
    return f"{side} figures {figures}", f"{side} far {far}"


def _label(side: str, led: str, form: str) -> Sequence[str]:
    return f"{side} label", f"{side} label {led} {form}"


def _subject(lemma: str, acts: str, led: str, form: str) -> Sequence[str]:
    return f"subject of {lemma}", f"subject {led} {form}", f"subject {acts}", f"subject {acts} {led}"


def _ahead(led: str) -> Sequence[str]:
    return (f"ahead of word {led}",)


def _after(led: str) -> Sequence[str]:
    return (f"after word {led}",)


def _owner(far: int, form: str, led: str) -> Sequence[str]:
    return f"owns word {far} {form}", f"owns word {led}"


def _faced(far: int, led: str, figures: int) -> Sequence[str]:
    return f"faces word {far} {led}", f"faces word {led} figures {figures}"


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


def _nobody_here(count: int, kind: str, unit: str, item: bool) -> Sequence[str]:
    return "none", f"none of {count}", f"none {kind}", f"none {unit}", f"none item {item}"


def _nobody_framed(home: bool, sides: int, bilateral: bool) -> Sequence[str]:
    return f"none home {home} {bilateral}", f"none sides {sides} {bilateral}"


def _nobody_before(empty: bool | None, where: str, same: bool | None) -> Sequence[str]:
    told = f"none goes on {empty} {where}"
    return (told,) if same is None else (told, f"{told} measure {same}")


def _nobody_read(empty: bool, by: str) -> Sequence[str]:
    return f"grammar none {empty}", f"grammar none {empty} by {by}"


def _pair_by(name: str, count: int) -> Sequence[str]:
    return f"{name} pair", f"{name} pair of {count}"


def _pair(mutual: bool, kind: str, count: int, here: int) -> Sequence[str]:
    return "pair", f"pair mutual {mutual}", f"pair {kind}", f"pair of {count}", f"pair here {here}"
