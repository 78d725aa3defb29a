"""What one document states: dated events, observations, entities, dangling references. It never sees the corpus.

Sentences, then spans (dates, quantities, names), then statements composed of them by grammar, then context: a year from
the date before, a subject from the sentence before. What context supplied is marked as inferred, with why.
"""

import dataclasses
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline import edtf
from pipeline.extract import stating, tables
from pipeline.extract.announced import in_announced_units
from pipeline.extract.collector import resting
from pipeline.extract.dates.durations import durations
from pipeline.extract.dates.resolve import Context
from pipeline.extract.document import (
    countries_of,
    date_of,
    dollar_of,
    dollar_sign_of,
    expressions_of,
    fiscal_of,
    reckoning_of,
    season_of,
)
from pipeline.extract.events import happenings, plans
from pipeline.extract.events.happening import Happening
from pipeline.extract.events.standing import ends_by_its_terms
from pipeline.extract.gaps import gaps
from pipeline.extract.judge import Judge
from pipeline.extract.leads import Leads
from pipeline.extract.memory import Memory
from pipeline.extract.names.directory import Directory
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations import Measuring, observations
from pipeline.extract.observations.frame import frame_of, is_faced
from pipeline.extract.observations.home import origin_of
from pipeline.extract.observations.measures import headed
from pipeline.extract.observations.measuring import FACED, HEADED, LISTED
from pipeline.extract.observations.outline import outline_of
from pipeline.extract.observations.realis import when_ahead
from pipeline.extract.observations.slots.units import last_of
from pipeline.extract.quantities.find import Quantity, candidates, telling
from pipeline.extract.quantities.units import WORLDWIDE, is_money, own_moneys
from pipeline.extract.register import Register
from pipeline.extract.sentence import Sentence, analyse, entry, is_label, looks_ahead
from pipeline.extract.spans import begin
from pipeline.extract.tables import Over
from pipeline.records import Entity, Event, Observation, Passage, Source, Statements, Timex


@resting()
def extract(source: Source, passages: Sequence[Passage], judge: Judge | None = None) -> Statements:
    """Read one document. `passages` are its own, in order; a `judge` stands in for the program's own."""
    reader = Reader(source, passages, judge)
    for i, passage in enumerate(passages):
        reader.read(i, passage)
    return Statements(
        source=source.id,
        published=reader.context.document,
        timexes=tuple(sorted(reader.timexes, key=lambda t: t.evidence[0].start)),
        events=tuple(reader.told()),
        observations=tuple(reader.observations),
        entities=tuple(reader.entities()),
        gaps=tuple(gaps(passages)),
    )


LONGEST_OVER = 2000  # characters: of a heading and the captions under it, the last
LONGEST_LINE = 200  # characters: of a line over a document
LONGEST_CAPTION = 160  # characters: a paragraph as short as that, right over a table, tells what is in it


HEAD = 8  # passages at a document's head in which it can tell what its figures are in
IN_WHAT = re.compile(r"(?i)\b(?:amounts|figures|sums|values)(?: are| given| stated)? in (?P<unit>[^,;.()]{3,40})")
LABELLED = re.compile(r"[^.;:]{1,80}\((?P<unit>[^()]{1,40})\): (?=\d)")


class Reader:
    """A document being read, and what is in mind while reading. `judge` decides what is an event, and what its figures are of."""

    def __init__(self, source: Source, passages: Sequence[Passage], judge: Judge | None = None) -> None:
        texts = [p.words for p in passages]
        self.expressions, _ = expressions_of(passages, source.language or "en")
        self.directory = Directory(texts)
        dollar = dollar_of(texts)
        self.countries = list(dict.fromkeys(c for c in (dollar, *countries_of(self.directory.mentions)) if c))
        self.issuers = self.countries
        self.sign: str | None = None
        self.counted_in: tuple[str, float] | None = None
        self.home: str | None = None
        self.quantities = [self._figures(i, text, dollar, None) for i, text in enumerate(texts)]
        self.judge = judge or Judge()
        figures = [telling(text, found) for text, found in zip(texts, self.quantities, strict=True)]
        origin = origin_of(passages, self.directory.mentions, figures, dollar)
        self.home = self.judge.home(origin, passages, self.directory.mentions)
        frame = frame_of(passages, self.directory.mentions, origin, self.home)
        self._read_money_anew(texts, dollar)
        country, pairs = fiscal_of([c for c in (frame.home, *self.countries) if c], texts, self.expressions)
        self.context = Context(date_of(source, passages, self.expressions), country=country, fiscal_pairs=pairs)
        self.context.season = season_of(texts, self.expressions)
        self.context.reckoning = reckoning_of(texts, self.expressions, self.context)
        if day := self.context.document and edtf.bounds(self.context.document)[0]:
            self.quantities = [[q.in_use(day) for q in found] for found in self.quantities]
        self._tell_figures(passages)
        frame = dataclasses.replace(frame, period=self.judge.reported(passages, self.expressions, self.context))
        self.context.reported = frame.period
        self.memory = Memory()
        outline = outline_of(passages, self.directory.mentions, self.context.document)
        self.measuring = Measuring(frame=frame, outline=outline)
        self.over, self.caption, self.ahead = "", "", False
        self.leads = Leads()
        self.prose = next((i for i, p in enumerate(passages) if _is_prose(p)), 0)
        self.titles = False
        self.planned: list[Event] = []
        self.endings: set[str] = set()
        self.headed: list[tuple[int, str]] = []
        self.timexes: list[Timex] = []
        self.events: list[Event] = []
        self.observations: list[Observation] = []
        self.register = Register(self.directory)
        self.register.note_home(self.home, passages)

    def _read_money_anew(self, texts: Sequence[str], dollar: str | None) -> None:
        """Read the sums again, once it is known whose document it is and what it says of its figures."""
        self.sign = dollar_sign_of(texts, self.home, self.countries, dollar)
        self.issuers = list(dict.fromkeys([*([self.home] if self.home else []), *self.countries]))
        self.counted_in = next(filter(None, map(self._counted_in, texts[:HEAD])), None)
        abroad = self.home is not None and self.home not in self.countries
        known = WORLDWIDE | (own_moneys(self.home) if self.home else frozenset())
        for i, text in enumerate(texts):
            read = self.quantities[i]
            signed = self.sign and any(text.startswith("$", q.start) and q.unit[:3] != self.sign for q in read)
            local = self.home and any(is_money(q.unit[:3]) and q.unit[:3] not in known for q in read)
            if signed or local or abroad or self.counted_in or LABELLED.match(text):
                self.quantities[i] = self._figures(i, text, dollar, self.sign)

    def _tell_figures(self, passages: Sequence[Passage]) -> None:
        """Of the numbers of each passage keep what states something, each in its unit."""
        last: Sequence[Quantity] = []
        for i, passage in enumerate(passages):
            told = self.judge.figures(passage, self.quantities[i], last) if passage.kind != "table" else []
            self.quantities[i] = telling(passage.words, told)
            last = last_of(told) or last

    def _figures(self, i: int, text: str, dollar: str | None, sign: str | None) -> list[Quantity]:
        """The quantities of a passage and its bare numbers; `sign` is what "$" alone means."""
        dates = [(e.start, e.end) for e in self.expressions[i]]
        named = [(m.start, m.code) for m in self.directory.mentions[i] if m.code]
        counted_in = self._labelled(text) or self.counted_in
        found = candidates(text, dates, self.issuers, named, dollar, sign, counted_in, self.home)
        return in_announced_units(text, found, self._unit_of)

    def _counted_in(self, text: str) -> tuple[str, float] | None:
        """The money and the scale in which a line says that all figures are: "figures in US$ million"."""
        unit, scale = self._told_in(IN_WHAT.search(text) if len(text) < LONGEST_CAPTION else None)
        return (unit, scale) if unit and is_money(unit) and scale > 1 else None

    def _labelled(self, text: str) -> tuple[str, float] | None:
        """The unit and the scale that the label of a text tells: "Trade (US$ billion): 30.8 (2020), 42.7 (2021)"."""
        unit, scale = self._told_in(LABELLED.match(text))
        return (unit, scale) if unit else None

    def _told_in(self, said: re.Match[str] | None) -> tuple[str | None, float]:
        return (self._unit_of(said["unit"]) if said else None) or (None, 1.0)

    def _unit_of(self, words: str) -> tuple[str | None, float] | None:
        return tables.unit_of(words, tuple(self.issuers), self.sign)

    def read(self, i: int, passage: Passage) -> None:
        """Read one passage: of headings only dates and names are kept, of tables their figures too."""
        text, expressions, named = passage.words, self.expressions[i], self.directory.mentions[i]
        quantities = self.quantities[i]
        self.expressions[i], self.directory.mentions[i], self.quantities[i] = (
            [],
            [],
            [],
        )  # what is read need not be kept
        money = [q for q in quantities if q.unit != "count"]
        mentions = [m for m in named if not _is_money(m, money)]
        self.context.passage, self.planned = passage.ordinal, []
        self.context.listed = passage.kind == "item"
        self.titles = i < self.prose
        self._note_countries(passage, mentions)
        self.leads.begin(passage)
        self.measuring.led, self.measuring.led_period = headed(self.leads.over(passage)), self.leads.period
        self.context.section = self.leads.period or self.measuring.heading
        self.register.note(passage, mentions)
        leads = passage.kind == "paragraph" or (passage.kind == "item" and text.endswith(":"))
        last = text[passage.sentences[-1][0] :] if passage.sentences else text
        if leads and len(last) < min(LONGEST_CAPTION, len(text)) and text.endswith(":"):
            self.over, self.caption = last, ""
        elif passage.kind in ("heading", "caption") or (leads and len(text) < LONGEST_CAPTION):
            self.over = f"{self.over} {text}"[-LONGEST_OVER:] if passage.kind == "caption" else text
            self.caption = text if passage.kind == "caption" else ""
        if passage.kind == "table":
            likely = tuple(self._likely_of_a_table())
            counted_in = self.counted_in or self._counted_last()
            over = Over(
                self.over, self.caption, self.context, self.measuring.frame, self.issuers, self.sign, likely, counted_in
            )  # fmt: skip
            self.observations += stating.observed(passage, list(tables.readings(text, over)))
        if passage.kind in ("table", "caption"):
            return
        self.memory.label = ""
        self.timexes += (stating.spanned(passage, *d) for d in durations(text, [(e.start, e.end) for e in expressions]))
        for start, end in passage.sentences:
            sentence = analyse(
                passage,
                start,
                end,
                expressions,
                quantities,
                mentions,
                self.context,
                self.judge,
                self.leads.over(passage),
                ahead=self.ahead,
            )
            self.timexes += (stating.timex(passage, date) for date in sentence.dates)
            if passage.kind == "heading" and entry(sentence) is None:
                self.register.note_offices(sentence, ())
                if self.titles:
                    self._tell(sentence, self._announced(sentence))
                self.measuring.past.note(sentence)
                own = [d for d in sentence.dates if d.role != "compared"]
                dates = [d.value for d in own if d.value and edtf.precision(d.value) != "day"]
                dates = [value for value in dates if edtf.is_within_a_year(value)]
                self.measuring.heading = dates[-1] if dates else None if passage.level <= 2 else self.measuring.heading
                self.context.section = self.measuring.heading
                self.measuring.headed, self.measuring.in_section = headed(text), None
                self.ahead = looks_ahead(text)
                continue
            if passage.kind == "item" and start == passage.sentences[0][0] and is_label(sentence):
                self.measuring.led = headed(text[start:end]) or self.measuring.led
            self._read_sentence(sentence)
            if passage.kind == "item" and start == passage.sentences[0][0]:
                self.memory.note_label(sentence)
            if end == passage.sentences[-1][1]:
                self.leads.end(passage, sentence)
        self.measuring.end(passage)

    def _counted_last(self) -> tuple[str, float] | None:
        """The money and the scale of the last amount before a table."""
        last = self.measuring.amount.quantity if self.measuring.amount else None
        return (last.unit, last.scale) if last and last.scale > 1 and is_money(last.unit) else None

    def _likely_of_a_table(self) -> Iterator[str]:
        """What a table is likely of that does not say: what the heading over it names, or the figure before, or the title."""
        measuring = self.measuring
        for measure in (measuring.headed, measuring.last and measuring.last.measure):
            if measure:
                yield measure
        yield from (measure for measure in measuring.outline.measures[:1] if measure != "trade")

    def entities(self) -> Iterator[Entity]:
        """All that the document names, each once."""
        takers = {id for e in self.events for id in (*e.actors, *e.places, *e.agreements)}
        sides = {side for o in self.observations for side in (o.reporter, o.partner, *o.parties)}
        return self.register.entities(takers | sides | self.register.held())

    def _is_over(self, event: Happening) -> bool:
        """Whether an event has a date, and no planned one: nobody holds an office then."""
        ahead = event.realis in ("planned", "forecast") or (event.value and self.context.lies_ahead(event.value))
        return event.value is not None and not ahead

    def _read_sentence(self, sentence: Sentence) -> None:
        readings, periods, statistics = observations(sentence, self.measuring, self.judge)
        ahead = self.context.lies_ahead
        readings = [when_ahead(r) if r.period and ahead(r.period) else r for r in readings]
        self.measuring.past.note(sentence)
        self.observations += stating.observed(sentence.passage, readings)
        if self.titles and not any(c.group for c in sentence.clauses):
            found = self._announced(sentence)
        else:
            found = happenings(sentence, self.memory, self.judge, periods, statistics)
        if self._undo(sentence):
            found = [h for h in found if h.when_text]  # what became of a plan is told with the plan
        self._tell(sentence, found)
        self.register.note_offices(sentence, [h for h in found if self._is_over(h)])

    def _tell(self, sentence: Sentence, found: Sequence[Happening]) -> None:
        """Keep what a sentence tells, and the plans in it for the next."""
        told = [stating.event(sentence, happening, self.directory, self.memory) for happening in found]
        self.planned = [e for e in told if e.realis in ("planned", "forecast")]
        self.endings |= {e.id for e, h in zip(told, found, strict=True) if ends_by_its_terms(h)}
        self.events += told

    def told(self) -> list[Event]:
        """All that the document tells to have happened and not. Where it has no date of its own, what ends by its terms later
        than anything that it tells to have happened is still to come: "his term ends in August 2028".
        """
        happened = (e for e in self.events if e.realis == "happened" and e.id not in self.endings)
        over = [e.when for e in happened if e.when and ".." not in e.when]
        if self.context.document or not over or not self.endings:
            return self.events
        ahead = {
            e.id for e in self.events if e.id in self.endings and all(edtf.is_after(e.when or "", day) for day in over)
        }
        return [
            stating.with_realis(e, "planned") if e.id in ahead and e.realis == "happened" else e for e in self.events
        ]

    def _announced(self, sentence: Sentence) -> list[Happening]:
        """What a line over a document announces of a day to come: "Visit to Budapest, 8 and 9 May"; of others it says only what
        the document is.
        """
        found = happenings(sentence, self.memory, self.judge)
        return [h for h in found if h.value and self.context.lies_ahead(h.value) and _is_of_days(h.value)]

    def _undo(self, sentence: Sentence) -> bool:
        """What the sentence before planned, if this one tells that nothing came of it; whether it does."""
        undone = plans.fates_told_next(sentence, self.planned) if self.planned else {}
        if undone:
            self.events = [stating.with_realis(e, undone[e.id]) if e.id in undone else e for e in self.events]
        return bool(undone)

    def _note_countries(self, passage: Passage, mentions: Sequence[Mention]) -> None:
        """The countries that the passage, the list before it and the heading over it name."""
        if passage.kind == "heading":
            self.headed = self.measuring.named = _headed(passage.words, mentions)
            return
        listed = (
            [(min(place, LISTED), code) for place, code in self.measuring.named]
            if passage.kind == "item"
            else self.headed
        )
        self.measuring.named = [*listed, *((m.start, m.code) for m in mentions if m.code)]


def _headed(heading: str, mentions: Sequence[Mention]) -> list[tuple[int, str]]:
    """The countries that a heading names, those as `FACED` that stand behind "from" or the like, alone or in a list."""
    return [(FACED if is_faced(heading, m.start) else HEADED, m.code) for m in mentions if m.code]


def _is_prose(passage: Passage) -> bool:
    """Whether a passage is no line over a document, which says what the document is."""
    text = passage.words
    return passage.kind == "item" or len(text) > LONGEST_LINE or text.endswith((".", "!", "?", ":"))


def _is_of_days(value: str) -> bool:
    """Whether a date is a day, or a stretch from a day on."""
    return edtf.precision(value.partition("/")[0].rstrip("~")) == "day"


def _is_money(mention: Mention, money: Sequence[Quantity]) -> bool:
    """Whether a name is only the first word of a currency: "US dollars"."""
    before = bisect_left(money, mention.start, key=begin) - 1
    return before >= 0 and mention.end < money[before].end
