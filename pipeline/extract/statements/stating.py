"""What was read, as statements: each with its id and its evidence."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.extract.events.happening import Happening
from pipeline.extract.memory import Memory
from pipeline.extract.names.directory import Directory
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.reading import Reading
from pipeline.extract.sentence import Dated, Sentence
from pipeline.extract.statements.attribution import attribution
from pipeline.positions import cite
from pipeline.records import Event, Observation, Passage, Realis, Timex, identify


def timex(passage: Passage, date: Dated) -> Timex:
    """A date, with what it means."""
    evidence = cite(passage, date.start, date.end)
    return Timex(
        id=identify("timex", date.when.value, evidence.quote, passage.id, str(date.start)),
        value=date.when.value,
        modifier=date.when.modifier,
        basis=date.when.basis,
        why=date.when.why,
        doubtful=("value",) if date.when.doubtful else (),
        evidence=(evidence,),
    )


def spanned(passage: Passage, start: int, end: int, value: str) -> Timex:
    """A length of time, such as "three years"."""
    evidence = cite(passage, start, end)
    return Timex(id=identify("timex", value, evidence.quote, passage.id, str(start)), value=value, evidence=(evidence,))


def event(sentence: Sentence, h: Happening, directory: Directory, memory: Memory) -> Event:
    """What happens in a sentence, with who takes part and who says so."""
    evidence = cite(sentence.passage, h.start, h.end)
    agreements = [m for m in sentence.inside(sentence.mentions, h.start, h.end) if m.kind == "agreement"]
    return Event(
        id=identify("event", h.value, h.realis, _plain(evidence.quote)),
        when=h.value,
        when_text=h.when_text,
        when_basis=h.when.basis,
        why=h.when.why,
        doubtful=("when",) if h.value and (h.doubtful or h.when.doubtful) else (),
        title=h.title,
        kind=h.kind,
        realis=h.realis,
        actors=_ids(directory, h.actors),
        places=_ids(directory, h.places),
        agreements=_ids(directory, agreements),
        attribution=attribution(sentence, sentence.clause_at(h.start), memory),
        evidence=(evidence,),
    )


def with_realis(event: Event, realis: Realis) -> Event:
    """An event of which something else is told: whether it took place."""
    content = (event.when, realis, _plain(event.evidence[0].quote))
    return replace(event, id=identify("event", *content), realis=realis)


def observed(passage: Passage, readings: Sequence[Reading]) -> Iterator[Observation]:
    """The figures of a passage; of a range each end knows the other."""
    made = [_observation(passage, r) for r in readings]
    by_start = {r.quantity.start: o.id for r, o in zip(readings, made, strict=True)}
    for reading, observation in zip(readings, made, strict=True):
        mate = reading.quantity.mate
        yield _with_range(observation, by_start.get(mate) if mate is not None else None)


def _observation(passage: Passage, r: Reading) -> Observation:
    evidence, q = cite(passage, r.start, r.end), r.quantity
    content = (r.measure, r.kind, r.value, q.unit, r.period, r.reporter, r.partner, r.flow, r.commodity)
    return Observation(
        id=identify("obs", *content, _plain(evidence.quote)),
        measure=r.measure,
        kind=r.kind,
        value=r.value,
        unit=q.unit,
        reporter=r.reporter,
        partner=r.partner,
        parties=r.parties,
        flow=r.flow,
        commodity=r.commodity,
        period=r.period,
        compared_period=r.compared_period,
        bound=q.bound,
        approximate=q.approximate,
        realis=r.realis,
        status="F" if r.realis in ("forecast", "planned") else r.status or "A",
        attribution=r.attribution,
        label=r.label,
        scale=q.scale,
        decimals=q.decimals,
        doubtful=r.doubtful,
        evidence=(evidence,),
    )


def _ids(directory: Directory, mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(directory.entity(m).id for m in mentions))


def _with_range(observation: Observation, mate: str | None) -> Observation:
    return replace(observation, range=mate) if mate else observation


def _plain(quote: str) -> str:
    return " ".join(quote.split()).casefold()
