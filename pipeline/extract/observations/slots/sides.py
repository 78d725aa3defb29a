"""Whose a figure may be, and with whom: the countries of its sentence, of the figures before, of the document."""

import re
from dataclasses import dataclass
from functools import cached_property

from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.measures import Measured
from pipeline.extract.observations.parties import code
from pipeline.extract.observations.slots.figure import Apart, Figure, group_of
from pipeline.extract.observations.slots.option import Option, Signs, Value, distance, few

_LED = re.compile(
    r"(?i)\b(to|from|with|of|in|by|for|and|between|on|into|against|than|via|through|at)(?: the| its| our)? \Z"
)
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

    def reporters(self) -> list[Option]:
        """The codes of the countries whose the figure may be, the pairs of them between which it may be, and None."""
        here = self._here
        found = [Option(value, [*signs], self.contexts, value in here) for value, signs in self._countries.items()]
        return [*found, self._nobody("reporter"), *self._pairs()]

    def partners(self, reporter: str | None) -> list[Option]:
        """The codes of the countries with whom it may be, given whose it is, and None."""
        before, frame = self.figure.before, self.figure.measuring.frame
        across = frame.across(reporter)
        own = f"reporter in sentence {reporter in self._here}"
        swapped = bool(before and reporter and before.partner == reporter)
        kept = f"kept {bool(before and reporter and before.reporter == reporter)}"
        options = []
        for value, signs in self._countries.items():
            if value == reporter:
                continue
            more = [own]
            if across:
                more += ["across", f"across {self._count}"] if value == across else ["not across"]
            if before and value == before.reporter:
                more.append(f"goes on reporter swapped {swapped}")
            if before and value == before.partner:
                more += [
                    f"goes on {kept} {self.figure.where}",
                    f"goes on {kept} measure {before.measure == self.measure}",
                ]
            options.append(Option(value, [*signs, *more], self.contexts, value in self._here))
        none = self._nobody("partner")
        none.signs.extend(
            [
                f"none {own}",
                f"none reporter {reporter is None}",
                f"none {kept}",
                f"none across {across is not None}",
                f"none others {few(len(self._here - {reporter}), 2)}",
            ]
        )
        return [*options, none]

    @cached_property
    def contexts(self) -> tuple[str, ...]:
        """In what a sign counts: the measure, what it has in common with others, and the unit."""
        group = group_of(self.measure)
        return "", group, f"{group} {self.kind == 'share'}", f"in {self.figure.unit}", f"of {self.measure}"

    @cached_property
    def _named(self) -> Signs:
        """The countries of the sentence, with the signs of how they stand to the figure."""
        figure, found = self.figure, Signs()
        mentions = figure.states
        ahead = [m for m in mentions if m.end <= figure.q.start]
        seen: dict[str, set[str]] = {"before": set(), "behind": set(), "inside": set()}
        word = self._word()
        for m in [*reversed(ahead), *mentions[len(ahead) :]]:
            apart, country = figure.apart(m), code(m)
            if country not in seen[apart.side]:
                found.add(
                    country, *_standing(figure, m, apart, few(len(seen[apart.side]), 3)), *_beside(figure, m, word)
                )
                seen[apart.side].add(country)
        return found

    def _word(self) -> Measured | None:
        """The word that names the measure, the nearest before the figure, else the nearest behind it."""
        words = [m for m in self.figure.named if m.measure == self.measure]
        before = [m for m in words if m.end <= self.figure.q.start]
        return before[-1] if before else words[0] if words else None

    @cached_property
    def _here(self) -> set[Value]:
        return set(self._named)

    @cached_property
    def _count(self) -> str:
        return f"of {few(len(self._here), 2)}"

    @cached_property
    def _countries(self) -> Signs:
        """Every country that comes to mind, with its signs."""
        found, count = Signs(self._named), self._count
        for country in self._here:
            found.add(country, "in sentence")
        measuring, start = self.figure.measuring, self.figure.sentence.start
        frame, outline = measuring.frame, measuring.outline
        told = [country for place, country in measuring.named if 0 <= place < start]
        for name, country in (
            ("home", frame.home),
            ("about", frame.about),
            ("headed", measuring.headed_country()),
            ("named last", told[-1] if told else None),
            ("only", measuring.only_country()),
        ):
            if country:
                found.add(country, name, f"{name} {count}")
        for i, side in enumerate(frame.sides):
            both, facing = f"side both {frame.bilateral}", f"side facing {frame.facing}"
            found.add(side, f"side {i}", f"side {i} {both}", both, f"side {count}", facing)
        for country in dict.fromkeys(told):
            found.add(country, "in passage")
        for i, country in enumerate(outline.common):
            found.add(country, f"common {i}", f"common {i} {count}")
        for country in outline.titled:
            found.add(country, "titled", f"titled of {few(len(outline.titled), 3)}", f"titled {count}")
        self._goes_on(found)
        for slot in SLOTS:
            for i, (country, times) in enumerate(measuring.past.of_figures(slot)):
                found.add(country, f"read {slot} {i}", f"read {slot} {i} {count}", f"read {slot} {few(times, 4)} times")
        for slot, country in (("reporter", self.figure.reading.reporter), ("partner", self.figure.reading.partner)):
            if country:
                here, by = country in self._here, self.figure.reading.by[1]
                found.add(country, f"grammar {slot}", f"grammar {slot} here {here}", f"grammar {slot} {count}")
                found.add(country, f"grammar {slot} by {by}", f"grammar {slot} by {by} here {here}")
        return found

    def _goes_on(self, found: Signs) -> None:
        """Signs of the sides of the figures before."""
        figure, before = self.figure, self.figure.before
        last = before or figure.earlier
        for slot, country in (("reporter", last.reporter), ("partner", last.partner)) if last else ():
            if not country:
                continue
            if before is None:
                found.add(country, f"passage before {slot}", f"passage before {slot} {figure.is_item}")
                continue
            same, where = f"measure {before.measure == self.measure}", f"goes on {slot} {figure.where}"
            leaves = f"subject {figure.own_subject is None}"
            found.add(country, where, f"{where} {same}", f"{where} {self._count}", f"{where} {leaves} {same}")
        for country in before.parties if before else ():
            found.add(country, "goes on party")
        for reading in figure.here[-_EARLIER:-1]:
            for slot, country in (("reporter", reading.reporter), ("partner", reading.partner)):
                if country:
                    found.add(country, f"earlier {slot}")

    def _nobody(self, slot: str) -> Option:
        """That nobody is told of."""
        figure, frame, before = self.figure, self.figure.measuring.frame, self.figure.before
        read = figure.reading.reporter if slot == "reporter" else figure.reading.partner
        last = before and (before.reporter if slot == "reporter" else before.partner)
        empty = f"goes on {None if before is None else last is None} {figure.where}"
        signs = [
            "none",
            f"none of {few(len(self._here), 3)}",
            f"none {self.kind}",
            f"none home {frame.home is not None} {frame.bilateral}",
            f"none sides {len(frame.sides)} {frame.bilateral}",
            f"none {empty}",
            f"none {figure.unit}",
            f"none verb {figure.lemma}",
            f"none item {figure.is_item}",
            f"grammar none {read is None}",
            f"grammar none {read is None} by {figure.reading.by[1]}",
        ]
        signs += [f"none {empty} measure {before.measure == self.measure}"] if before else []
        signs += [f"none noun {figure.noun}"] if figure.noun else []
        return Option(None, signs, self.contexts)

    def _pairs(self) -> list[Option]:
        """Two countries between whom a figure may be, with no direction."""
        figure, frame, before = self.figure, self.figure.measuring.frame, self.figure.before
        found = Signs()
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
                found.add(first, f"{name} pair", f"{name} pair {self._count}")
        return [
            Option(
                pair,
                [
                    "pair",
                    f"pair mutual {bool(_MUTUAL.search(figure.text, figure.sentence.start, figure.sentence.end))}",
                    f"pair {self.kind}",
                    f"pair {self._count}",
                    f"pair here {sum(c in self._here for c in pair or ())}",
                    *signs,
                ],
                self.contexts,
            )
            for pair, signs in found.items()
        ]


def _standing(figure: Figure, m: Mention, apart: Apart, number: int) -> list[str]:
    """Signs of how a country stands to the figure."""
    text, side = figure.text, apart.side
    led, form = _led_by(figure, m), _form(text, m)
    subject = figure.subject
    within = "subject" if subject and subject[0] <= m.start < subject[1] else f"clause {figure.is_in_clause(m)}"
    close = f"near {figure.is_near(m)}"
    gap = text[apart.start : apart.end]
    signs = [
        f"{side} {number}",
        f"{side} {led}",
        f"{side} {form}",
        f"{side} {led} {form}",
        f"{side} {within}",
        f"{side} {within} {led}",
        f"{side} {within} {form}",
        f"{side} figures {few(apart.figures, 2)}",
        f"{side} {close} {led}",
        f"{side} {few(number, 1)} {led} {close}",
        f"{side} far {distance(len(gap))}",
    ]
    if _WORDS.fullmatch(gap):
        signs.append(f"{side} by {gap.lower()}")
    if ":" in gap:
        signs += [f"{side} label", f"{side} label {led} {form}"]
    if within == "subject":
        signs += [
            f"subject of {figure.lemma}",
            f"subject {led} {form}",
            f"subject {figure.acts}",
            f"subject {figure.acts} {led}",
        ]
    return signs


def _beside(figure: Figure, m: Mention, word: Measured | None) -> list[str]:
    """Signs of how a country stands to the word that names the measure."""
    if word is None:
        return []
    led, form = _led_by(figure, m), _form(figure.text, m)
    signs = [f"ahead of word {led}" if m.start < word.start else f"after word {led}"]
    if 0 <= word.start - m.end <= _OWNED:
        signs += [f"owns word {distance(word.start - m.end)} {form}", f"owns word {led}"]
    elif 0 <= m.start - word.end <= _FACED:
        between = few(sum(word.end <= p.start < m.start for p in figure.sentence.quantities), 1)
        signs += [f"faces word {distance(m.start - word.end)} {led}", f"faces word {led} figures {between}"]
    return signs


def _led_by(figure: Figure, m: Mention) -> str:
    """What stands right before a name: a preposition, a comma, nothing of the sentence."""
    known, text, start = figure.sentence.known, figure.text, figure.sentence.start
    if (key := ("led by", m.start)) not in known:
        found = _LED.search(text, max(start, m.start - _NEAR), m.start)
        apart = text[max(start, m.start - 2) : m.start] in (", ", "; ")
        opens = m.start - start < _FIRST
        known[key] = found[1].lower() if found else "," if apart else "first" if opens else "-"
    return str(known[key])


def _form(text: str, m: Mention) -> str:
    return "genitive" if text[m.end : m.end + 1] in ("’", "'") else m.kind
