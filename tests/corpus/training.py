"""Learn how much each sign weighs of a document's slots and a figure's, of what may be an event, of its kind, and of the year in
which a day or month lies that is told without one: `python -m tests.corpus.training` writes `data/slot_weights.tsv`,
`data/event_weights.tsv`, `data/kind_weights.tsv` and `data/year_weights.tsv`, or of these those that it is told.

A conditional logit for each slot, with a ridge; whatever of the options gold accepts is right, and of several their weights
add up. From `train` it learns what the grammar's own reading is worth: no rule of a slot was drawn from those texts. From
`dev`, which the rules were drawn from, it learns all but that. `sentences.json` holds short texts, plainer than those; from
`plain.json`, which holds such too, nothing is learned. `-n 4` tells first how well it does on each quarter of `train` when it
has not learned from that.
"""

import argparse
import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from pipeline.extract import Reader
from pipeline.extract.dates.context import Context
from pipeline.extract.dates.sense import Expression
from pipeline.extract.events.happening import Happening
from pipeline.extract.events.proposals import Proposal
from pipeline.extract.events.signs import event
from pipeline.extract.judge import Judge
from pipeline.extract.judging.judge import Verdict
from pipeline.extract.judging.option import Option, Value
from pipeline.extract.judging.weights import Weights, by_slot
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.goods import head_of
from pipeline.extract.observations.home import Origin, taken
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.reported import period_of
from pipeline.extract.observations.slots import Figure, homes, reports, units
from pipeline.extract.observations.slots.sides import Sides
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence
from pipeline.extract.sentence.years import Untold
from pipeline.ingest import ingest
from pipeline.positions import cite
from pipeline.records import Evidence, Passage
from pipeline.wordlist import DATA
from tests.corpus import scoring
from tests.corpus.happened import Sorted, judged, sorted_as
from tests.corpus.scoring import HERE, Tally, Thing, spread, texts
from tests.corpus.yearly import known_as

WHOLE = ("home", "reported")
EVENT = "event"
EVENT_KIND = "event_kind"
YEAR = "year"
OF_FIGURES = ("measure", "kind", "reporter", "partner", "commodity", "period", "compared_period")
UNTOLD = ("commodity", "compared_period")  # of the short texts
SLOTS = (*WHOLE, "unit", *OF_FIGURES)
LEADING = (*SLOTS, EVENT, YEAR)  # on which others hang
EVERY = (*LEADING, EVENT_KIND)
RIDGE = {
    "home": 16.0, "reported": 2.0, "unit": 5.0, "measure": 5.0, "kind": 4.0, "reporter": 20.0, "partner": 12.0,
    "commodity": 10.0, "period": 20.0, "compared_period": 5.0, "event": 12.0, "event_kind": 4.0, "year": 6.0,
}  # fmt: skip
FEWEST = {
    "home": 4,
    "reported": 4,
    "unit": 5,
    "event": 4,
    "event_kind": 6,
    "year": 4,
}  # times that a sign is seen, to be learned from; else
OFTEN = 8
COUNTS = {"train": 1.0, "dev": 0.7, "sentences": 1.0}  # what a choice counts, by where its text is from
PARTS = 4  # that teach each other
DIVISIONS = 2  # into such parts: what stands before a figure hangs on who reads it, and two readers err less than one
OF_SHORT = 0.2  # what it counts whose a short text is
CLEAR = 2  # figures: so many are no difference between two countries
OF_A_PERIOD = 2.5  # what it counts on which period a text reports, if it does
SOME, NEARLY = 0.35, 0.9
LEAST = 0.03  # what a sign must weigh to be kept
STEPS, PACE = 200, 0.1
TABLES = {
    "slot_weights": (SLOTS, "a value of a figure's slot", "kind", "figures"),
    "event_weights": ((EVENT,), "a proposal being an event", EVENT, "proposals"),
    "kind_weights": ((EVENT_KIND,), "the kind of an event", EVENT_KIND, "events"),
    "year_weights": ((YEAR,), "a year of a day or month told without one", YEAR, "dates"),
}
HEAD = """\
# How much each sign weighs for {what}, in hundredths of a logit: in a context, or by itself.
# Source: learned from this project's corpus by tests/corpus/training.py, from {count} {of} of {documents} texts.
# Corpus: sha256 {digest}. Licence: MIT, as the project.
slot	context	sign	weight
"""


class Signs(NamedTuple):
    """What speaks for an option: each sign in each context."""

    signs: Sequence[str]
    contexts: Sequence[str]


NO_EVENT = Signs((), ())


class Choice(NamedTuple):
    """What speaks for each option of a slot, as signs in contexts, which of them gold accepts, and how much the choice counts."""

    options: Sequence[Signs]
    right: Sequence[bool]
    counts: float


@dataclass
class Chosen:
    """A figure, and the options that each slot of it had."""

    figure: Figure
    options: dict[str, Sequence[Option]] = field(default_factory=dict)
    sides: Sides | None = None

    @property
    def thing(self) -> Thing:
        """The figure as the account would tell it."""
        q, reading = self.figure.q, self.figure.reading
        evidence = cite(self.figure.sentence.passage, q.start, q.end)
        return {"value": reading.value, "unit": q.unit or "count", "evidence": [msgspec.to_builtins(evidence)]}


class Bare(NamedTuple):
    """A number of a passage without a unit of its own, and the units that it may have."""

    passage: Passage
    q: Quantity
    options: Sequence[Option]

    def right(self, golds: Sequence[Thing], text: str) -> list[bool]:
        """Which of its units gold accepts: that of a figure of its value in whose quote it stands; none where there is no
        such figure, and where that is one which few would list.
        """
        place = cite(self.passage, self.q.start, self.q.end)
        quoted = [g for g in golds if _holds(text.find(g["quote"]), len(g["quote"]), place)]
        found = [[g for g in quoted if _is_of(g, units.amount(self.q, o.value), o.value)] for o in self.options]
        demanded = any(not g.get("optional") for of in found for g in of)
        return [
            not demanded if o.value == units.NOTHING else bool(of) for o, of in zip(self.options, found, strict=True)
        ]


def _holds(start: int, length: int, place: Evidence) -> bool:
    return start <= place.start and place.end <= start + length


def _is_of(gold: Thing, value: float, unit: Value) -> bool:
    accepted = gold.get("accept", {})
    near = any(abs(abs(v) - abs(value)) <= 1e-6 * max(abs(v), 1) for v in (gold["value"], *accepted.get("value", ())))
    return near and unit is not None and unit[0] in (gold["unit"], *accepted.get("unit", ()))


class Watched(Judge):
    """Keeps the options of each figure; without weights it decides as the grammar does."""

    def __init__(self, weights: Mapping[str, Weights] | None) -> None:
        super().__init__(weights or {})
        self.grammar = weights is None
        self.whole: dict[str, Sequence[Option]] = {}
        self.bare: list[Bare] = []
        self.proposals: list[Proposal] = []
        self.years: list[tuple[Untold, Sequence[Option]]] = []
        self.events: list[Sorted] = []
        self.seen: list[Chosen] = []

    def home(self, origin: Origin, passages: Sequence[Passage], mentions: Sequence[Sequence[Mention]]) -> str | None:
        self.whole["home"] = homes.options(origin, passages, mentions)
        if not self.grammar:
            return super().home(origin, passages, mentions)
        return next((country for _, country in taken(origin)), None)

    def reported(
        self, passages: Sequence[Passage], expressions: Sequence[Sequence[Expression]], context: Context
    ) -> str | None:
        self.whole["reported"] = reports.options(passages, expressions, context)
        if not self.grammar:
            return super().reported(passages, expressions, context)
        return period_of(passages, expressions, context)

    def unit(self, passage: Passage, found: Sequence[Quantity], at: int, over: Sequence[Quantity]) -> Value:
        self.bare.append(Bare(passage, found[at], units.options(passage.words, found, at, over)))
        return self.bare[-1].options[0].value if self.grammar else super().choose("unit", self.bare[-1].options)

    def year(self, time: Untold, may: Sequence[Option]) -> Verdict:
        self.years.append((time, may))
        return Verdict(may[0].value, True) if self.grammar else super().year(time, may)

    def tells(self, proposal: Proposal, weight: int) -> bool:
        self.proposals.append(proposal)
        return not proposal.doubt if self.grammar else super().tells(proposal, weight)

    def kind(self, sentence: Sentence, event: Happening, may: Sequence[Option]) -> Value:
        self.events.append(Sorted(sentence, event, may))
        return event.kind if self.grammar else super().kind(sentence, event, may)

    def read(self, figure: Figure) -> Reading:
        self.seen.append(Chosen(figure))
        return super().read(figure)

    def sides(self, figure: Figure, measure: str | None, kind: str) -> Sides:
        self.seen[-1].sides = sides = super().sides(figure, measure, kind)
        return sides

    def verdict(self, slot: str, options: Sequence[Option]) -> Verdict:
        if slot in OF_FIGURES:
            self.seen[-1].options[slot] = options
        if not self.grammar:
            return super().verdict(slot, options)
        reading = self.seen[-1].figure.reading
        return Verdict(reading.parties or reading.reporter if slot == "reporter" else getattr(reading, slot), True)


def choices(path: Path, counts: float, weights: Mapping[str, Weights] | None = None) -> dict[str, list[Choice]]:
    """The choices that each slot asks for in a text, for the figures that gold has too, those whether a date is that of an
    event, of which kind the events are that gold has too, and in which year a date lies, when those before them were decided by
    some weights, or by the grammar.
    """
    gold_of_text, text = json.loads(path.with_suffix(".gold.json").read_text("utf-8")), path.read_text("utf-8")
    golds = gold_of_text["observations"]
    watched = Watched(weights)
    document, passages = ingest(path)
    reader = Reader(document.source, passages, watched)
    for i, passage in enumerate(passages):
        reader.read(i, passage)
    found: dict[str, list[Choice]] = {slot: [] for slot in EVERY}
    for proposal, is_event in (
        judged(watched.proposals, gold_of_text["events"], text) if "events" in gold_of_text else ()
    ):
        signs = Signs((told := event(proposal)).signs, told.contexts)
        found[EVENT].append(Choice((signs, NO_EVENT), (is_event, not is_event), counts))
    for time, may in watched.years:
        of_years = [Signs(o.signs, o.contexts) for o in may]
        found[YEAR].append(Choice(of_years, known_as(time, may, gold_of_text, text), counts))
    for may, right in sorted_as(watched.events, gold_of_text.get("events", ()), text):
        found[EVENT_KIND].append(Choice([Signs(o.signs, o.contexts) for o in may], right, counts))
    demanded = [g for g in golds if not g.get("optional")]
    for slot, (right, weight) in (
        ("home", _homes(demanded, watched.whole["home"])),
        ("reported", _reported(demanded, watched.whole["reported"])),
    ):
        signs = [Signs(o.signs, o.contexts) for o in watched.whole[slot]]
        found[slot].append(Choice(signs, right, (OF_SHORT if "sentences" in path.parts else counts) * weight))
    for bare in watched.bare:
        signs = [Signs(o.signs, o.contexts) for o in bare.options]
        found["unit"].append(Choice(signs, bare.right(golds, text), counts))
    for g, c in scoring.match_figures(golds, [seen.thing for seen in watched.seen], text):
        gold, seen = golds[g], watched.seen[c]
        for slot in OF_FIGURES if not gold.get("optional") else ():
            if (slot == "partner" and gold.get("parties")) or (slot in UNTOLD and slot not in gold):
                continue
            given = seen.sides if slot == "partner" else None  # the partners that it could have, given whose it is
            options = given.partners(gold.get("reporter")) if given else seen.options[slot]
            signs = [Signs(o.signs, o.contexts) for o in options]
            right = [_accepts(gold, slot, o.value) for o in options]
            if slot == "commodity" and gold[slot] and not any(right):  # "gas" for "liquefied gas"
                right = [o.value is not None and head_of(gold[slot]) == head_of(str(o.value)) for o in options]
            found[slot].append(Choice(signs, right, counts))
    return found


def _homes(golds: Sequence[Thing], options: Sequence[Option]) -> tuple[list[bool], float]:
    """Whose a document is: whose most of its figures are; if that are but some of them, it may be nobody's too. It counts the
    less, the nearer the next comes.
    """
    countries = {o.value for o in options}  # what a body lends or gives does not say whose the document is
    whose = Counter(g["reporter"] for g in golds if not g.get("parties") and g["reporter"] in countries)
    most = next((country for country, _ in whose.most_common() if country), None)
    nobody = most is None or whose[most] <= whose.total() / 2
    first, second, *_ = [*sorted(whose.values(), reverse=True), 0, 0]
    clear = (first - second + CLEAR) / (first + second + CLEAR)
    return [nobody if o.value is None else _accepts({"reporter": most}, "reporter", o.value) for o in options], clear


def _reported(golds: Sequence[Thing], options: Sequence[Option]) -> tuple[list[bool], float]:
    """On what a document reports: when most of its figures are; if that are but some of them, it may be nothing too. To find
    it counts more than to find that there is none.
    """
    when = Counter(v for g in golds for v in {g["period"], *g.get("accept", {}).get("period", ())} if v)
    most = max(when.values(), default=0)
    good = {v for v, times in when.items() if times >= NEARLY * most and times > SOME * len(golds)}
    nothing = most <= len(golds) / 2
    return [nothing if o.value is None else o.value in good for o in options], 1.0 if nothing else OF_A_PERIOD


def _accepts(gold: Thing, slot: str, value: Value) -> bool:
    if slot == "reporter" and gold.get("parties"):
        return isinstance(value, tuple) and set(value) == set(gold["parties"])
    if slot == "commodity":
        return scoring.is_of_same_goods(gold, str(value)) if value else not gold[slot]
    return not isinstance(value, tuple) and (
        scoring.accepts(gold, slot, value) or (slot == "kind" and value in gold.get("accept_kind", ()))
    )


def without_grammar(choice: Choice) -> Choice:
    """A choice that does not know what the grammar reads."""
    bare = [o._replace(signs=[s for s in o.signs if not s.startswith("grammar")]) for o in choice.options]
    return choice._replace(options=bare)


def learn(chosen: Sequence[Choice], ridge: float, fewest: int = OFTEN) -> dict[tuple[str, str], float]:
    """The weight of each sign in each context: those under which what is right is likeliest, by Adam (Kingma and Ba, 2015)."""
    chosen = [c for c in chosen if any(c.right)]
    seen = Counter((x, s) for c in chosen for o in c.options for x in set(o.contexts) for s in set(o.signs))
    column = {key: i for i, key in enumerate(sorted(key for key, times in seen.items() if times >= fewest))}
    rows, columns = [], []
    options = [(n, o, right) for n, c in enumerate(chosen) for o, right in zip(c.options, c.right, strict=True)]
    for row, (_, o, _) in enumerate(options):
        own = [column[key] for x in o.contexts for s in o.signs if (key := (x, s)) in column]
        columns += own
        rows += [row] * len(own)
    row, at = np.array(rows), np.array(columns)
    choice, right = np.array([n for n, *_ in options]), np.array([r for *_, r in options])
    begins = np.flatnonzero(np.r_[True, np.diff(choice) > 0])
    counts = np.array([c.counts for c in chosen])
    weights, mean, square = (np.zeros(len(column)) for _ in range(3))
    for step in range(1, STEPS + 1):
        sums = np.bincount(row, weights=weights[at], minlength=len(options))
        odds = np.exp(sums - np.maximum.reduceat(sums, begins)[choice])
        fair = np.where(right, odds, 0)
        wrong = odds / np.add.reduceat(odds, begins)[choice]
        wrong -= fair / np.maximum(np.add.reduceat(fair, begins), 1e-300)[choice]
        slope = np.bincount(at, weights=(wrong * counts[choice])[row], minlength=len(column)) + ridge * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        pace = PACE * (1 - (step - 1) / STEPS)  # shorter and shorter steps: else the last ones swing about the end
        weights -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {key: float(weights[i]) for key, i in column.items() if abs(weights[i]) >= LEAST}


Gathered = Mapping[Path, Mapping[str, Sequence[Choice]]]


def weights_of(
    gathered: Sequence[Gathered], paths: Sequence[Path], slots: Sequence[str] = EVERY
) -> Mapping[str, Weights]:
    """The weights that some texts teach, as they were gathered once or more."""
    return by_slot(rows_of(gathered, paths, slots))


def rows_of(
    gathered: Sequence[Gathered], paths: Sequence[Path], slots: Sequence[str]
) -> Iterator[tuple[str, str, str, int]]:
    """The rows of the table that some texts teach, in order: what a sign weighs on the average of all gatherings."""
    for slot in slots:
        found = Counter[tuple[str, str]]()
        for one in gathered:
            found.update(learn([c for p in paths for c in one[p][slot]], RIDGE[slot], FEWEST.get(slot, OFTEN)))
        weights = ((key, round(100 * found[key] / len(gathered))) for key in sorted(found))
        yield from ((slot, context, sign, weight) for (context, sign), weight in weights if weight)


def gather(paths: Sequence[Path]) -> Sequence[Gathered]:
    """The choices of all texts that may be learned from: first as the grammar decides what stands before, then as that does
    which the other parts of a division teach, for so it will be (Ross, Gordon and Bagnell, 2011).
    """
    plain = {path: _of(path) for path in paths}
    divided = []
    for division in range(DIVISIONS):
        found = {}
        for part in range(PARTS):
            others = [path for path in paths if _part(path, division) != part]
            weights = weights_of([plain], others, LEADING)
            found.update({path: _of(path, weights) for path in paths if _part(path, division) == part})
        divided.append(found)
    return divided


def _part(path: Path, division: int) -> int:
    """To which part a text belongs, whatever texts there are beside it."""
    return hashlib.sha256(f"{division} {path.name}".encode()).digest()[0] % PARTS


def _of(path: Path, weights: Mapping[str, Weights] | None = None) -> dict[str, list[Choice]]:
    found = choices(path, COUNTS[path.parent.name], weights)
    if path.parent.name == "dev":
        return {slot: [without_grammar(c) for c in own] for slot, own in found.items()}
    return found


def digest() -> str:
    """What the texts and gold are that may be learned from."""
    files = [HERE / "sentences.json", *sorted(path for part in ("dev", "train") for path in (HERE / part).iterdir())]
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()


def held_back(gathered: Sequence[Gathered], parts: int) -> Iterator[tuple[int, scoring.Score]]:
    """How well each part of `train` is read by what the others teach."""
    own = sorted(texts("train"), key=lambda p: hashlib.sha256(p.name.encode()).hexdigest())
    for part in range(parts):
        left = own[part::parts]
        judge = Judge(weights_of(gathered, [p for p in gathered[0] if p not in left]))
        yield part, scoring.total(left, judge)


def main() -> None:
    """Learn, and write the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("-n", type=int, default=0, help="parts of train to hold back in turn, first")
    options.add_argument("--only", action="store_true", help="write nothing")
    options.add_argument("tables", nargs="*", help=f"tables to write, of {', '.join(TABLES)}; else all")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shorts = Path(folder) / "sentences"
        shorts.mkdir()
        gathered = gather([*texts("dev"), *texts("train"), *spread("sentences", shorts)])
    if given.n:
        whole, happened = Tally(), Tally()
        for part, score in held_back(gathered, given.n):
            whole += score["tuples"]
            happened += score["events"]
            print(
                f"held back {part}: tuples F1 {score['tuples'].f1:.3f}, events F1 {score['events'].f1:.3f}", flush=True
            )
        print(f"held back: tuples F1 {whole.f1:.3f} ({whole.right} of {whole.wanted}, {whole.made} made)")
        print(f"held back: events F1 {happened.f1:.3f} ({happened.right} of {happened.wanted}, {happened.made} made)")
    for table, (slots, what, counted, of) in TABLES.items():
        if given.only or table not in (given.tables or TABLES):
            continue
        rows = ("\t".join(map(str, row)) + "\n" for row in rows_of(gathered, list(gathered[0]), slots))
        count = sum(len(own[counted]) for own in gathered[0].values())
        documents = sum(bool(own[counted]) for own in gathered[0].values())
        head = HEAD.format(what=what, count=count, of=of, documents=documents, digest=digest())
        (DATA / f"{table}.tsv").write_text(head + "".join(rows), "utf-8")


if __name__ == "__main__":
    main()
