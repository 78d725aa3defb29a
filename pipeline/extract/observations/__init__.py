"""Observations: the measured statements of a sentence, in the terms of SDMX and UN Comtrade."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline import edtf
from pipeline.extract.events import realis
from pipeline.extract.events.lexis import verb_kinds
from pipeline.extract.language.clauses import Clause
from pipeline.extract.observations.frame import Frame
from pipeline.extract.observations.kinds import kind_of
from pipeline.extract.observations.measures import COUNTED, DURATIONS, FLOWS, Measured, measures
from pipeline.extract.observations.parties import Sides, code, sides
from pipeline.extract.observations.reading import Reading
from pipeline.extract.observations.statistic import is_statistic
from pipeline.extract.quantities.find import Quantity
from pipeline.extract.sentence import BASE, Dated, Sentence, is_beside

_CARRY = re.compile(
    r"(?i)\A(?:it|they|this|that|these|those|the|figures?|data|growth|volumes?|value|the (?:figure|total|volume|value"
    r"|rate|increase|rise|decline|latter|former)s?)\b"
)
_NEXT = re.compile(
    r"(?:, and|,| and) (?:the )?(?!(?:compared|up|down|from|against|than|while|which|that|with)\b)"
    r"(?P<goods>[^\W\d_][^,;:()\d]{1,40}?)(?: (?:for|at|with))?(?: about)? \Z"
)
_OF = re.compile(r" (?:of|for|in|on) (?:[^\W\d_][\w’-]* ){0,2}")
_OF_GDP = re.compile(r"(?:%|per ?cent|points) of (?:its |the )?\Z")
_TWO_SIDED = frozenset({"exports", "imports", "trade", "balance", "investment", "aid"})
_WORLD = re.compile(r"(?i)\b(?:total|overall|world|global|worldwide|all (?:exports|imports))\b")
_YEAR_ON_YEAR = re.compile(
    r"(?i)\byear[- ]on[- ]year\b|\by[-/]o[-/]y\b|\bon the year\b|\b(?:from|than|over|on) (?:a year (?:earlier|before"
    r"|ago)|the (?:previous|preceding|prior) year|the year before)\b"
)
_SHARE_VERB = frozenset({"account", "represent", "make", "constitute", "comprise", "form"})


@dataclass(slots=True)
class Measuring:
    """What the sentences before measured, for those that go on from it: "Figures for January show a 6 % increase"."""

    last: Reading | None = None
    passage: int = -1
    heading: str | None = None
    pair: tuple[str, ...] = ()
    frame: Frame = field(default_factory=Frame)


def observations(sentence: Sentence, measuring: Measuring) -> tuple[list[Reading], set[int]]:
    """The observations of a sentence, and where the dates begin that only tell of when a figure is."""
    found: list[Reading] = []
    periods: set[int] = set()
    for q in sentence.quantities:
        clause = sentence.clause_at(q.start)
        reading, date = _read(sentence, clause, q, measuring)
        if not q.unit:
            if reading.measure not in COUNTED:
                continue
            reading = replace(reading, quantity=replace(q, unit="count"))
        reading = _as_its_mate(_listed(sentence, reading, found), found)
        found.append(reading)
        if is_statistic(sentence, clause, reading):
            a, b = sentence.span(clause.start, clause.end)
            periods |= {d.start for d in sentence.dates if a <= d.start < b} | ({date.start} if date else set())
        if reading.measure:
            measuring.last, measuring.passage = reading, sentence.passage.ordinal
    return found, periods


def _listed(sentence: Sentence, reading: Reading, before: Sequence[Reading]) -> Reading:
    """A further share in a list of them: "tea made up 46 percent of exports, coffee 11 percent"."""
    last = before[-1] if before else None
    q = reading.quantity
    if last is None or last.kind != "share" or q.unit != last.quantity.unit:
        return reading
    if (last.start, last.end) != (reading.start, reading.end):
        return reading
    m = _NEXT.search(sentence.text, last.quantity.end, q.start)
    if m is None:
        return reading
    return replace(last, quantity=q, value=q.value, commodity=m["goods"], label=None)


def _as_its_mate(reading: Reading, before: Sequence[Reading]) -> Reading:
    """The second end of a range is what the first is: in "grew by 7 to 8 percent" both are changes."""
    mate = next((r for r in before if r.quantity.start == reading.quantity.mate), None)
    if mate is None or mate.kind == reading.kind:
        return reading
    value = -abs(reading.value) if mate.value < 0 else reading.value
    return replace(reading, kind=mate.kind, value=value, compared_period=mate.compared_period)


def _read(sentence: Sentence, clause: Clause, q: Quantity, measuring: Measuring) -> tuple[Reading, Dated | None]:
    named = None if q.unit in DURATIONS else _measured(sentence, clause, q)
    goes_on = measuring.last if measuring.last and measuring.passage == sentence.passage.ordinal else None
    carried = None
    if named is None and goes_on and q.unit not in ("count", *DURATIONS) and _carries(sentence, clause):
        carried = goes_on
    measure = named.measure if named else carried.measure if carried else None
    kind, sign = kind_of(sentence, clause, q, measure)
    who = sides(sentence, named) if named else Sides()
    flow = FLOWS.get(measure or "")
    if carried:
        who = Sides(carried.reporter, carried.partner, carried.parties, carried.commodity)
        flow = carried.flow
    elif named:
        who = _completed(sentence, clause, named, who, goes_on, measuring)
    if measure and measure != "meetings":
        who = _framed(sentence, clause, who, measure, measuring)
    if kind == "share" and (what := _share_of(sentence, clause, q)):
        who = replace(who, commodity=what)
    if q.unit == "count" and q.noun and q.noun.lower().split()[-1] == "times":
        measure = "meetings" if clause.group and clause.group.lemma == "meet" else None
    date, period = _period(sentence, clause, q, goes_on, measuring, kind)
    if period is None and measure and measure != "meetings" and (goes_on is None or goes_on.period is None):
        period = measuring.frame.period
    value = q.value * sign if kind == "change" else q.value
    if measure == "balance" and kind == "level" and value > 0 and _is_deficit(sentence, clause, q):
        value = -value
    said = realis.of_clause(sentence, clause)
    a, b = _evidence(sentence, clause, q)
    return (
        Reading(
            q, a, b, measure, kind, value, who.reporter, who.partner, who.parties, flow, who.commodity, period,
            _compared(sentence, clause, q, period) if kind in ("change", "ratio") else None,
            said if said in ("forecast", "planned", "negated") else "happened",
            None, q.noun,
        ),
        date,
    )  # fmt: skip


def _measured(sentence: Sentence, clause: Clause, q: Quantity) -> Measured | None:
    """The word that names what a quantity measures: right behind it ("6 % of exports"), else the nearest before it in
    its clause, else the nearest after.
    """
    a, b = sentence.span(clause.start, clause.end)
    every = [m for m in measures(sentence.text, a, b) if not _is_aside(sentence.text, m, q)]
    every = [m for m in every if not (m.measure == "gdp" and _OF_GDP.search(sentence.text[: m.start]))]
    named = [m for m in every if not (q.start <= m.start < q.end)]
    for m in named:
        gap = sentence.text[q.end : m.start]
        if (
            0 <= m.start - q.end <= 45
            and re.match(r"(?i) (?:[^\W\d_]+ ){0,2}(?:in|of|on)\b", gap)
            and not re.search(r"[,;:(]|\b(?:and|to|from|by|while)\b", gap)
        ):
            return m
    if q.unit == "count":
        within = [m for m in every if q.start <= m.start <= q.end + 2]
        before = [m for m in named if m.end <= q.start and m.measure in COUNTED]
        return next(iter(within), None) or next(reversed(before), None)
    before = [m for m in named if m.end <= q.start]
    heads = [
        m
        for m in before
        if not re.match(
            r"(?i)[ -](?:agreement|deal|talks|minister|ministry|relations? agreement|policy|war|bloc|route|mission"
            r"|partner)",
            sentence.text[m.end : m.end + 20],
        )
    ]
    if heads:
        return _head(sentence, heads)
    after = next((m for m in named if m.start >= q.end), None)
    return after or _given(clause, q)


def _given(clause: Clause, q: Quantity) -> Measured | None:
    """Aid, where the verb alone tells that money is given: "has provided $9.5 million"."""
    group = clause.group
    if group and len(q.unit) == 3 and q.unit.isupper() and verb_kinds().get(group.lemma) == "aid":
        head = group.head
        return Measured(head.start, head.end, "aid", head.text)
    return None


def _is_aside(text: str, named: Measured, q: Quantity) -> bool:
    """Whether a measure stands in brackets of its own: "trade (exports plus imports) grew"."""
    opening = text.rfind("(", 0, named.start)
    closing = text.find(")", opening) if opening >= 0 else -1
    return named.end <= closing and not opening < q.start < closing


def _head(sentence: Sentence, before: Sequence[Measured]) -> Measured:
    """Of several measures before a quantity the head of the nearest noun phrase: "price" of "the price of oil", the
    first of "exports" and "trade" in "exports in the energy trade", the flow rather than the goods.
    """
    flows = [m for m in before if m.measure in FLOWS]
    *others, nearest = before
    for m in reversed(others):
        if not _OF.fullmatch(sentence.text, m.end, nearest.start):
            break
        nearest = m
    if nearest.measure in ("energy", "area", "production", "employment") and flows:
        return flows[-1]
    return nearest


def _carries(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause goes on about what was measured before: its subject names nothing else."""
    if clause.subject is None or clause.inherited:
        return True
    subject = sentence.words(*clause.subject)
    return bool(_CARRY.match(subject)) and not any(
        m.kind == "person" for m in sentence.inside(sentence.mentions, *sentence.span(*clause.subject))
    )


def _completed(
    sentence: Sentence, clause: Clause, named: Measured, who: Sides, before: Reading | None, measuring: Measuring
) -> Sides:
    """Sides that the clause leaves open and its subject or the statement before supplies."""
    flow = FLOWS.get(named.measure)
    if flow == "total" and not who.parties and not who.reporter and not who.partner:
        if before and before.parties:
            return replace(who, parties=before.parties)
        return (
            replace(who, parties=measuring.pair)
            if measuring.pair and re.search(r"(?i)bilateral|two-way|between", sentence.text)
            else who
        )
    if who.reporter is None and clause.subject and not clause.inherited:
        states = [
            m
            for m in sentence.inside(sentence.mentions, *sentence.span(*clause.subject))
            if m.kind in ("country", "capital")
        ]
        inside = clause.subject[0] <= sentence.token_at(named.start) < clause.subject[1]
        if (
            len(states) == 1
            and not inside
            and code(states[0]) != who.partner
            and clause.group
            and clause.group.lemma not in _SHARE_VERB
        ):
            who = replace(who, reporter=code(states[0]))
    if flow in ("export", "import") and before and before.flow in ("export", "import"):
        if who.reporter is None and who.partner in (None, before.partner):
            who = replace(who, reporter=before.reporter)
        if who.partner is None and who.reporter == before.reporter:
            who = replace(who, partner=before.partner)
    return who


def _framed(sentence: Sentence, clause: Clause, who: Sides, measure: str, measuring: Measuring) -> Sides:
    """Sides that only the document's head tells."""
    frame = measuring.frame
    if who.parties:
        return who
    actors = sentence.inside(sentence.mentions, *sentence.span(*clause.subject)) if clause.subject else []
    if who.reporter is None and not (measure == "aid" and any(m.kind == "organisation" for m in actors)):
        who = replace(who, reporter=frame.across(who.partner) or (frame.home if who.partner != frame.home else None))
    if who.partner is None and measure in _TWO_SIDED:
        a, b = sentence.span(clause.start, clause.end)
        if not _WORLD.search(sentence.text[a:b]):
            who = replace(who, partner=frame.across(who.reporter))
    return who


def _share_of(sentence: Sentence, clause: Clause, q: Quantity) -> str | None:
    """The goods that a share is the share of: the subject of "accounted for"."""
    group = clause.group
    if (
        not group
        or group.lemma not in _SHARE_VERB
        or not clause.subject
        or sentence.tokens[group.start].start > q.start
    ):
        return None
    subject = sentence.words(*clause.subject)
    if (
        any(
            m.kind in ("country", "person") for m in sentence.inside(sentence.mentions, *sentence.span(*clause.subject))
        )
        or len(subject.split()) > 7
    ):
        return None
    subject = re.sub(r"(?i)\A(?:the|these|its|their) ", "", subject)
    return subject[:1].lower() + subject[1:] if not subject[:2].isupper() else subject


def _period(
    sentence: Sentence, clause: Clause, q: Quantity, before: Reading | None, measuring: Measuring, kind: str
) -> tuple[Dated | None, str | None]:
    """The date that a quantity is of: the nearest in its clause that is none of comparison, one that leads the
    sentence, the heading's, or that of the statement before.
    """
    a, b = sentence.span(clause.start, clause.end)
    beside = [d for d in sentence.dates if d.role == "compared" and d.when.value and is_beside(sentence.text, q, d)]
    if beside and BASE.search(sentence.text[max(sentence.start, q.start - 40) : q.start]):
        return None, beside[0].when.value
    dates = [d for d in sentence.dates if d.role == "plain" and d.when.value]
    own = [d for d in dates if a <= d.start < b]
    peers = [p for p in sentence.quantities if a <= p.start < b]
    if "respectively" in sentence.text[a:b] and len(own) == len(peers):
        date = own[peers.index(q)]
        return date, date.value
    own = [d for d in own if _may_date(sentence, d, q, peers)]
    if own:
        near = min(
            own,
            key=lambda d: (
                not is_beside(sentence.text, q, d),
                d.start - q.end if d.start >= q.end else q.start - d.end,
            ),
        )
        return near, near.value
    verbless = [
        d
        for d in dates
        if sentence.clause_at(d.start).group is None
        or d.start < sentence.tokens[min(6, len(sentence.tokens) - 1)].start
    ]
    if verbless and verbless[0].start < q.start:
        return verbless[0], verbless[0].value
    if measuring.heading:
        return None, measuring.heading
    if before and before.period and kind in ("level", "change") and before.quantity.unit != "count":
        return None, before.period
    return None, None


def _may_date(sentence: Sentence, date: Dated, q: Quantity, peers: Sequence[Quantity]) -> bool:
    """Not a date right behind another quantity where one of the two is what the other rose from: in "to $4 billion, up
    from $3 billion in 2016" the year is that of the second alone.
    """
    holder = next((p for p in peers if is_beside(sentence.text, p, date)), None)
    if holder is None or holder is q:
        return True
    return not any(BASE.search(sentence.text[max(sentence.start, p.start - 40) : p.start]) for p in (holder, q))


def _compared(sentence: Sentence, clause: Clause, q: Quantity, period: str | None) -> str | None:
    """What a change is a change from."""
    a, b = sentence.span(clause.start, clause.end)
    dates = [d for d in sentence.dates if d.role == "compared" and d.when.value and a <= d.start < b]
    if dates:
        return min(dates, key=lambda d: abs(d.start - q.end)).when.value
    if period and _YEAR_ON_YEAR.search(sentence.text[a:b]) and "/.." not in period and "../" not in period:
        return edtf.shift(period, years=-1)
    return None


def _is_deficit(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    a, b = sentence.span(clause.start, clause.end)
    before = re.findall(r"(?i)\b(?:deficit|shortfall|gap|surplus)\b", sentence.text[a : q.start])
    said = before[-1:] or re.findall(r"(?i)\b(?:deficit|shortfall|gap|surplus)\b", sentence.text[q.end : b])[:1]
    return bool(said) and said[0].lower() != "surplus"


def _evidence(sentence: Sentence, clause: Clause, q: Quantity) -> tuple[int, int]:
    """The clause, cut to what stands around the quantity where it is long."""
    a, b = sentence.span(clause.start, clause.end)
    while sentence.text[a] in " ,;:–—":
        a += 1
    if b - a <= 380:
        return a, b
    left = sentence.text.rfind(" ", 0, max(a, q.start - 150))
    right = sentence.text.find(" ", min(b, q.end + 150))
    return max(a, left + 1), min(b, right if right > 0 else b)
