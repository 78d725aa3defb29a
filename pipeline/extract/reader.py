"""A document being read, passage by passage and sentence by sentence, and what is in mind while reading."""

import dataclasses
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline import edtf
from pipeline.extract import tables
from pipeline.extract.captions import Captions
from pipeline.extract.dates.durations import durations
from pipeline.extract.dates.resolve import Context
from pipeline.extract.document import date_of, expressions_of, fiscal_of, reckoning_of, season_of
from pipeline.extract.document.figures import Figures
from pipeline.extract.events import happenings
from pipeline.extract.events.happening import Happening
from pipeline.extract.judge import Judge
from pipeline.extract.leads import Leads
from pipeline.extract.memory import Memory
from pipeline.extract.names.directory import Directory
from pipeline.extract.names.gazetteer import country_names
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations import Measuring, observations
from pipeline.extract.observations.frame import frame_of, is_faced
from pipeline.extract.observations.home import origin_of
from pipeline.extract.observations.measures import headed
from pipeline.extract.observations.measuring import FACED, HEADED, LISTED
from pipeline.extract.observations.outline import outline_of
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.realis import when_ahead
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.quantities.units import is_money
from pipeline.extract.sentence import Sentence, analyse, entry, is_label, looks_ahead
from pipeline.extract.spans import begin
from pipeline.extract.statements import stating
from pipeline.extract.statements.chronicle import Chronicle
from pipeline.extract.statements.register import Register
from pipeline.extract.tables import Over
from pipeline.records import Entity, Event, Observation, Passage, Source, Timex

_LONGEST_LINE = 200  # characters: of a line over a document


class Reader:
    """A document being read. `judge` decides what is an event, and what its figures are of. `prose` is the place of the first
    passage that is no line over the document; `titles` says that one of those lines is being read. `headed` are the countries
    that the heading over the passage names, each with where it counts, `ahead` says that it is of what is to come.
    """

    def __init__(self, source: Source, passages: Sequence[Passage], judge: Judge | None = None) -> None:
        self.judge = judge or Judge()
        passages = [_without_cells(p) for p in passages]
        texts = [p.words for p in passages]
        self.expressions = expressions_of(passages, source.language or "en")
        self.directory = Directory(texts)
        self.figures = Figures(texts, self.expressions, self.directory.mentions)
        self._know(source, passages, texts)
        self.memory, self.leads, self.captions = Memory(), Leads(), Captions(source.title)
        self.register = Register(self.directory)
        self.register.note_home(self.speaker, passages)
        self.chronicle = Chronicle(self.directory, self.memory)
        self.prose = next((i for i, p in enumerate(passages) if _is_prose(p)), 0)
        self.titles = self.ahead = False
        self.headed: list[tuple[int, str]] = []
        self.timexes: list[Timex] = []
        self.observations: list[Observation] = []

    def _know(self, source: Source, passages: Sequence[Passage], texts: Sequence[str]) -> None:
        """What is known of a document before it is read: whose it is, of which day, in what it counts, on what it reports."""
        figures, mentions = self.figures, self.directory.mentions
        origin = origin_of(passages, mentions, figures.telling(), figures.dollar)
        home = self.judge.home(origin, passages, mentions)
        frame = frame_of(passages, mentions, origin, home)
        self.speaker = frame.author if frame.author in country_names() else frame.home and home
        figures.at_home(self.speaker)
        country, pairs = fiscal_of([c for c in (frame.home, *figures.countries) if c], texts, self.expressions)
        self.context = Context(date_of(source, passages, self.expressions), country=country, fiscal_pairs=pairs)
        self.context.season = season_of(texts, self.expressions)
        self.context.reckoning = reckoning_of(texts, self.expressions, self.context)
        if day := self.context.document and edtf.bounds(self.context.document)[0]:
            figures.of_their_day(day)
        figures.settle(passages, self.judge)
        self.context.reported = self.judge.reported(passages, self.expressions, self.context)
        outline = outline_of(passages, mentions, self.context.document)
        frame = dataclasses.replace(frame, period=self.context.reported)
        self.measuring = Measuring(frame=frame, outline=outline)

    def read(self, i: int, passage: Passage) -> None:
        """Read one passage: of headings only dates and names are kept, of tables their figures too."""
        expressions, quantities, named = self.expressions[i], self.figures.found[i], self.directory.mentions[i]
        money = [q for q in quantities if q.unit != "count"]
        mentions = [m for m in named if not _is_money(m, money)]
        self.titles = i < self.prose
        self._begin(passage, mentions)
        if passage.kind == "table":
            self._read_table(passage)
        if passage.kind in ("table", "caption"):
            return
        dates = [(e.start, e.end) for e in expressions]
        self.timexes += (stating.spanned(passage, *d) for d in durations(passage.words, dates))
        for start, end in passage.sentences:
            lead = self.leads.over(passage)
            sentence = analyse(
                passage, start, end, expressions, quantities, mentions, self.context, self.judge, lead, ahead=self.ahead
            )
            self.timexes += (stating.timex(passage, date) for date in sentence.dates)
            if passage.kind == "heading" and entry(sentence) is None:
                self._read_heading(sentence)
                continue
            opens_item = passage.kind == "item" and start == passage.sentences[0][0]
            if opens_item and is_label(sentence):
                self.measuring.led = headed(passage.words[start:end]) or self.measuring.led
            self._read_sentence(sentence)
            if opens_item:
                self.memory.note_label(sentence)
            if end == passage.sentences[-1][1]:
                self.leads.end(passage, sentence)
        self.measuring.end(passage)

    def _begin(self, passage: Passage, mentions: Sequence[Mention]) -> None:
        """A passage begins: keep where it stands, and whom it names."""
        self.context.passage, self.context.listed = passage.ordinal, passage.kind == "item"
        self.chronicle.begin()
        self.memory.label = ""
        self._note_countries(passage, mentions)
        self.leads.begin(passage)
        self.measuring.led, self.measuring.led_period = headed(self.leads.over(passage)), self.leads.period
        self.context.section = self.leads.period or self.measuring.heading
        self.register.note(passage, mentions)
        self.captions.note(passage)

    def _read_table(self, passage: Passage) -> None:
        captions, figures = self.captions, self.figures
        likely, counted_in = tuple(self._likely_of_a_table()), figures.counted_in or self._counted_last()
        frame = self.measuring.frame
        over = Over(captions.words, captions.caption, self.context, frame, figures.meant, likely, counted_in)
        found = list(tables.readings(passage.words, over))
        self.observations += stating.observed(passage, found)
        if tables.columns_of(passage.words):
            self._note_sides(passage, found)

    def _note_sides(self, passage: Passage, found: Sequence[Reading]) -> None:
        """Keep the countries that the figures of a statistical file are of, each where it is first named."""
        names = country_names()
        mentions = [
            Mention(start, end, "country", names[code], code) for start, end, code in tables.named(passage.words, found)
        ]
        for mention in mentions:
            entity = self.directory.country(mention.code or "", mention.name)
            entity.called[passage.words[mention.start : mention.end]] += 1
        self.register.note(passage, mentions)

    def _read_heading(self, sentence: Sentence) -> None:
        """Of a heading keep the offices and dates, and what it says of what is under it."""
        text, level = sentence.passage.words, sentence.passage.level
        self.register.note_offices(sentence, ())
        if self.titles:
            self.chronicle.tell(sentence, self._announced(sentence))
        self.measuring.past.note(sentence)
        own = [d for d in sentence.dates if d.role != "compared"]
        dates = [d.value for d in own if d.value and edtf.precision(d.value) != "day"]
        dates = [value for value in dates if edtf.is_within_a_year(value)]
        self.measuring.heading = dates[-1] if dates else None if level <= 2 else self.measuring.heading
        self.context.section = self.measuring.heading
        self.measuring.headed, self.measuring.in_section = headed(text), None
        self.ahead = looks_ahead(text)

    def _read_sentence(self, sentence: Sentence) -> None:
        """Keep the figures that a sentence states, the events that it tells, what became of plans, and who holds an office."""
        readings, periods, statistics = observations(sentence, self.measuring, self.judge)
        ahead = self.context.lies_ahead
        readings = [when_ahead(r) if r.period and ahead(r.period) else r for r in readings]
        self.measuring.past.note(sentence)
        self.observations += stating.observed(sentence.passage, readings)
        if self.titles and not any(c.group for c in sentence.clauses):
            found = self._announced(sentence)
        else:
            found = happenings(sentence, self.memory, self.judge, periods, statistics)
        if self.chronicle.undo(sentence):
            found = [h for h in found if h.when_text]  # what became of a plan is told with the plan
        self.chronicle.tell(sentence, found)
        self.register.note_offices(sentence, [h for h in found if self._is_over(h)])

    def told(self) -> list[Event]:
        """All that the document tells to have happened and not."""
        return self.chronicle.told(dated=self.context.document is not None)

    def entities(self) -> Iterator[Entity]:
        """All that the document names, each once."""
        takers = {id for e in self.chronicle.events for id in (*e.actors, *e.places, *e.agreements)}
        sides = {side for o in self.observations for side in (o.reporter, o.partner, *o.parties)}
        return self.register.entities(takers | sides | self.register.held())

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

    def _is_over(self, event: Happening) -> bool:
        """Whether an event has a date, and no planned one: nobody holds an office then."""
        ahead = event.realis in ("planned", "forecast") or (event.value and self.context.lies_ahead(event.value))
        return event.value is not None and not ahead

    def _announced(self, sentence: Sentence) -> list[Happening]:
        """What a line over a document announces of a day to come: "Visit to Budapest, 8 and 9 May"; of others it says only what
        the document is.
        """
        found = happenings(sentence, self.memory, self.judge)
        return [h for h in found if h.value and self.context.lies_ahead(h.value) and _is_of_days(h.value)]

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


def _without_cells(passage: Passage) -> Passage:
    """A passage as who looks for names, dates and amounts reads it: of a table whose rows are told by its columns nothing, for
    these say what stands in them.
    """
    told = passage.kind == "table" and tables.columns_of(passage.words)
    return replace(passage, text="", reading=None, shifts=()) if told else passage


def _headed(heading: str, mentions: Sequence[Mention]) -> list[tuple[int, str]]:
    """The countries that a heading names, those as `FACED` that stand behind "from" or the like, alone or in a list."""
    return [(FACED if is_faced(heading, m.start) else HEADED, m.code) for m in mentions if m.code]


def _is_prose(passage: Passage) -> bool:
    """Whether a passage is no line over a document, which says what the document is."""
    text = passage.words
    return passage.kind == "item" or len(text) > _LONGEST_LINE or text.endswith((".", "!", "?", ":"))


def _is_of_days(value: str) -> bool:
    """Whether a date is a day, or a stretch from a day on."""
    return edtf.precision(value.partition("/")[0].rstrip("~")) == "day"


def _is_money(mention: Mention, money: Sequence[Quantity]) -> bool:
    """Whether a name is only the first word of a currency: "US dollars"."""
    before = bisect_left(money, mention.start, key=begin) - 1
    return before >= 0 and mention.end < money[before].end
