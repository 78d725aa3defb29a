"""What sections write from: the account in an order that is handy, and the references that they make."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Any

from msgspec.structs import replace

from pipeline import edtf, wording
from pipeline.document.lettering import Lettering
from pipeline.editor.settings import Settings
from pipeline.editor.texts import Text as EditorsText
from pipeline.editor.texts import Written
from pipeline.facts.references import figure_id, source_labels
from pipeline.facts.selection import Chooser, Selection
from pipeline.positions import read_at
from pipeline.records import Account, Entity, Event, Evidence, Observation, Passage, Realis, Source, Timex, TradeRow
from pipeline.theme import type as styles
from pipeline.theme.marks import Drawing, Figure, Text, Undrawn
from pipeline.theme.text import Rich, Span

EDITED = "‡"


FEW = 5  # words of a sentence that may stand twice


class Brief:
    """The account and what was made of it, as sections need it; `last` is the account of the last edition.

    `chosen` is what of the account a section is to tell of, by its filters, and `rows` and `kept` passages are the chosen
    ones. `cite` notes in `used` what is referred to, and from where, `show` what is printed; `tabled` are the ids of
    values by the rows in which they stand, `printed` those of all that a table or a headline gives; `told` are passages
    that the background has had. `marks` (by what they mean) and
    `signs` of status are those that the brief uses, for its key.
    """

    def __init__(
        self,
        settings: Settings[Any],
        account: Account,
        rows: Sequence[TradeRow],
        figures: Iterable[Drawing],
        version: str,
        digest: str,
        last: Account | None = None,
        texts: Mapping[int, EditorsText] | None = None,
    ) -> None:
        self.settings = settings
        self.account = account
        self._chooser = Chooser(account, settings.language)
        self.chosen = self._chooser.choose(Selection())
        self.rows = rows
        self._figures: dict[str, list[Figure]] = defaultdict(list)
        self._undrawn: dict[str, str] = {}
        for figure in figures:
            if isinstance(figure, Undrawn):
                self._undrawn[figure.id] = figure.why
            else:
                self._figures[figure.continues or figure.id].append(figure)
        self.version = version
        self.digest = digest
        self.last = last
        self.labels = source_labels(account)
        self._lettering = Lettering(account)
        self.published = {s.id: s.published for s in account.sources}
        self.passages = {p.id: p for p in account.passages}
        self.entities = {e.id: e for e in account.entities}
        self.observations = {o.id: o for o in account.observations}
        self.copies: dict[str, list[str]] = defaultdict(list)
        for c in account.copies:
            self.copies[c.of].append(c.passage)
        self.copied = {c.passage for c in account.copies}
        silent = self.copied | {id for b in account.boilerplate for id in b.passages}
        self.kept = [p for p in account.passages if p.id not in silent]
        self.events_in = _by_passage(account.events)
        self.observed_in = _by_passage(account.observations)
        self.timexes_in: dict[str, list[Timex]] = defaultdict(list)
        for timex in account.timexes:
            self.timexes_in[timex.evidence[0].passage].append(timex)
        self.used: dict[str, dict[str, None]] = defaultdict(dict)
        self.tabled: dict[str, str] = {}
        self.printed: set[str] = set()
        self.marks: dict[str, str] = {}
        self.signs: dict[Realis, None] = {}
        self._shown: set[str | tuple[str, int, int]] = set()
        self.told: set[str] = set()
        self._numbered: Counter[str] = Counter()
        self.whose: list[Any] = []  # of which section each block is, when it is composed
        self._texts = {(settings.sections[n].text, settings.sections[n].file): t for n, t in (texts or {}).items()}

    def choosing(self, selection: Selection) -> "Brief":
        """The same brief, to tell of what a selection takes."""
        view = copy(self)
        view.chosen = self._chooser.choose(selection)
        passages = {p.id for p in view.chosen.passages}
        view.kept = [p for p in self.kept if p.id in passages]
        view.rows = [r for r in self.rows if r.id in view.chosen.ids]
        return view

    def numbered(self, what: str) -> str:
        """The next of its kind: "Table 1", "Table 2"."""
        self._numbered[what] += 1
        return f"{what} {self._numbered[what]}"

    @property
    def language(self) -> str:
        """The language of the brief."""
        return self.settings.language

    def is_shown(self, passage: Passage, start: int, end: int) -> bool:
        """Whether a sentence is printed already, of this passage or in the same words of another."""
        return not self._shown.isdisjoint(_sayings(passage, start, end))

    def show(self, passage: Passage, start: int, end: int) -> None:
        """Note that a sentence is printed."""
        self._shown.update(_sayings(passage, start, end))

    def tongue(self, passage: Passage) -> str | None:
        """The language of a passage, where it is not the brief's."""
        own = passage.language
        return own if own and not f"{self.language}-".startswith(f"{own}-") else None

    def tongue_of(self, event: Event) -> str | None:
        """The language in which an event is told, where it is not the brief's."""
        return self.tongue(self.passages[event.evidence[0].passage]) if event.evidence else None

    def figures(self, section: Mapping[str, object]) -> list[Figure]:
        """The figure that was drawn for a section, if the data could bear it."""
        drawn = self._figures.get(figure_id(section), [])
        return drawn if section.get("kind") == "timeline" else [self._spelt(figure) for figure in drawn]

    def _spelt(self, figure: Figure) -> Figure:
        """A chart, whose words are the program's own, in the spelling of the brief."""

        def spelt(words: str) -> str:
            return wording.spelt(words, self.language)

        return replace(
            figure,
            title=spelt(figure.title),
            subtitle=spelt(figure.subtitle),
            alternative=spelt(figure.alternative),
            notes=tuple(map(spelt, figure.notes)),
            marks=tuple(replace(m, text=spelt(m.text)) if isinstance(m, Text) else m for m in figure.marks),
        )

    def undrawn(self, section: Mapping[str, object]) -> str:
        """Why a figure could not be drawn."""
        return self._undrawn.get(figure_id(section), "there is nothing to draw")

    def versions(self, section: Mapping[str, object]) -> tuple[tuple[Figure, ...], ...]:
        """The versions of a figure that was drawn in several, each with its panels."""
        drawn: list[list[Figure]] = []
        for figure in self.figures(section):
            if not figure.continues:
                drawn.append([])
            drawn[-1].append(figure)
        return tuple(map(tuple, drawn))

    def date(self, event: Event) -> str:
        """An event's date as shown."""
        shown = wording.date(event.when, event.when_text, event.when_basis == "inferred", self.language)
        if bracketed := re.search(r"\[.+\]", shown):
            self.explain("worked out", bracketed.group())
        return shown

    def title(self, source: Source) -> str:
        """What a source is called: its title, or its file's name."""
        return self.plain(source.title) if source.title else source.path.rsplit("/", 1)[-1]

    def plain(self, heading: str) -> str:
        """A heading of a source without capitals that shout, and with the marks of print."""
        return wording.curled(self._lettering.plain(heading))

    def status(self, event: Event) -> Realis:
        """An event's status, shown by a sign."""
        if event.realis != "happened":
            self.signs[event.realis] = None
        return event.realis

    def fate(self, event: Event) -> str:
        """The word for an event's status: what is denied of days that are to come did not fail to happen."""
        return wording.status(event.realis, self._is_ahead(event))

    def fate_beside_title(self, event: Event) -> str:
        """The word for an event's status that stands beside its title: nothing where that itself denies the event."""
        return wording.status_beside(event.title, event.realis, self._is_ahead(event))

    def _is_ahead(self, event: Event) -> bool:
        """Whether an event lies after all the documents that tell it."""
        published = {self.published.get(e.source) for e in event.evidence}
        return bool(event.when) and all(day and edtf.is_after(event.when or "", day) for day in published)

    def text_of(self, section: Written) -> EditorsText:
        """The editor's text that a section prints."""
        return self._texts.get((section.text, section.file)) or EditorsText(
            words=section.text or "", file="brief.yaml", exact=False
        )

    def sign(self, *things: Event | Observation | Entity) -> str:
        """The sign behind a fact that an editor corrected or added; nothing behind others."""
        if all(thing.origin == "extracted" for thing in things):
            return ""
        self.explain("corrected or added by the editor", EDITED)
        return f"\u00a0{EDITED}"

    def doubt(self, fact: Observation | Event, part: str) -> str:
        """The sign behind a part of a fact, as `wording.doubted` has it, of which the program is not sure."""
        if part not in wording.doubted(fact):
            return ""
        self.explain("uncertain: another reading seems nearly as likely", wording.DOUBTED)
        return wording.DOUBTED

    def explain(self, means: str, mark: str) -> None:
        """Take a mark into the key of the brief; of those that mean the same the shortest stands for all."""
        self.marks[means] = min(self.marks.get(means, mark), mark, key=len)

    def cite(
        self, passages: Iterable[str], place: str, alone: bool = False, style: styles.Style = styles.REFERENCE
    ) -> Rich:
        """References to passages, "S1 ¶2, 4–5", each linked to where its text stands; `place` says what refers to it.
        Behind them stands where else the same is said; `alone` leaves out where the same source repeats itself.
        """
        kept = [p for p in dict.fromkeys(passages) if p not in self.copied] or list(dict.fromkeys(passages))
        if kept and not self.used:
            first = self.passages[kept[0]]
            label = self.labels[first.source]
            self.explain(f"source {label[1:]}, paragraph {first.ordinal}", f"{label}\u00a0¶{first.ordinal}")
        for id in kept:
            self.used[id][place] = None
        spans: list[Span] = []
        by_source: dict[str, list[Passage]] = defaultdict(list)
        for id in kept:
            by_source[self.passages[id].source].append(self.passages[id])
        for n, (source, found) in enumerate(by_source.items()):
            found.sort(key=lambda p: p.ordinal)
            lead = f"{self.labels[source]}\u00a0¶"
            for k, run in enumerate(_runs(found)):
                words = f"{run[0].ordinal}–{run[-1].ordinal}" if len(run) > 1 else str(run[0].ordinal)
                before = ("; " if n else "") + lead if k == 0 else ", "
                spans.append(Span(before + words, style=style, link=f"passage:{run[0].id}"))
        again = self.also(kept, elsewhere=alone)
        if again:
            spans.append(Span(f"\u00a0· also\u00a0{again}", style=style))
        return tuple(spans)

    def also(self, passages: Sequence[str], elsewhere: bool = False) -> str:
        """Where copies of passages stand: "¶18", or with the source where it is another; `elsewhere`: only there."""
        home = {self.passages[p].source for p in passages}
        copies = [self.passages[c] for p in passages for c in self.copies.get(p, ())]
        words = [
            f"¶{c.ordinal}" if {c.source} == home else f"{self.labels[c.source]}\u00a0¶{c.ordinal}"
            for c in copies
            if not (elsewhere and c.source in home)
        ]
        return ", ".join(words[:3]) + (f" and {len(words) - 3} more" if len(words) > 3 else "")

    def names(self, ids: Iterable[str]) -> list[Entity]:
        """Entities by id."""
        return [self.entities[id] for id in ids if id in self.entities]

    def inside(self, passage: Passage, evidence: Evidence) -> tuple[int, int] | None:
        """Where evidence stands in the reading of its passage."""
        a, b = read_at(passage, evidence.start, evidence.end)
        return (a, b) if a < b else None


def _sayings(passage: Passage, start: int, end: int) -> set[str | tuple[str, int, int]]:
    """By what a sentence is known: its place, and its words unless they are so few that they may mean another thing."""
    words = passage.words[start:end].split()
    return {(passage.id, start, end), *([" ".join(words)] if len(words) > FEW else [])}


def _by_passage(things: Sequence[Event] | Sequence[Observation]) -> dict[str, list]:  # type: ignore[type-arg]
    found: dict[str, list[Event | Observation]] = defaultdict(list)
    for thing in things:
        for id in dict.fromkeys(e.passage for e in thing.evidence):
            found[id].append(thing)
    return found


def _runs(passages: Sequence[Passage]) -> list[list[Passage]]:
    """Passages that follow each other, together."""
    runs: list[list[Passage]] = []
    for passage in passages:
        if runs and passage.ordinal == runs[-1][-1].ordinal + 1:
            runs[-1].append(passage)
        else:
            runs.append([passage])
    return runs
