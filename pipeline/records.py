"""The vocabulary: everything that one room hands to the next, and everything that stands in the account.

Positions are Unicode code points in the source's decoded text, end exclusive: `text[start:end] == quote`.
Dates are EDTF (ISO 8601-2, levels 1 and 2). The form of `output/account.json` is `Account`.
"""

import hashlib
from typing import Literal

import msgspec

SCHEMA = "briefwright/account/1"

Origin = Literal["extracted", "corrected", "added"]
Basis = Literal["stated", "inferred"]
Realis = Literal["happened", "planned", "postponed", "cancelled", "negated", "forecast"]
PassageKind = Literal["paragraph", "heading", "item", "quotation", "table", "caption"]
ObservationKind = Literal["level", "change", "share", "ratio"]
EntityKind = Literal["person", "organisation", "place", "agreement"]
Action = Literal["accept", "correct", "reject", "add", "merge", "split"]
GapKind = Literal["figure", "note", "table", "box", "appendix"]
Flow = Literal["export", "import", "total"]
Bound = Literal["lower", "upper"]
Relation = Literal["exact", "near", "contained"]
Reason = Literal["rounding", "period", "mirror", "coverage", "currency", "revision", "date", "outcome", "unknown"]


TRADE_MEASURES = ("trade", "exports", "imports", "balance", "tariff")
"""The measures of trade, which lead the trade table."""

FLOWS: dict[str, Flow] = {"exports": "export", "imports": "import", "trade": "total"}
"""Which way what a measure counts goes."""


class Record(msgspec.Struct, frozen=True):
    """One typed line of JSON."""


def identify(kind: str, *content: object) -> str:
    """The id of a thing: its kind and a hash of what it says; never of where it stands.

    What an id is made of: a passage of its source, its text and how many equal passages came before; a timex,
    event or observation of its normalised content and its quotation; an entity of its kind and name; a gap of its
    source, kind and label. So the same content has the same id on every machine and after edits elsewhere. What an
    editor corrects keeps the id that it has.
    """
    digest = hashlib.sha256("\x1f".join([kind, *map(str, content)]).encode("utf-8", "surrogatepass"))
    return f"{kind}-{digest.hexdigest()[:12]}"


class Source(Record, frozen=True, kw_only=True):
    """A document in `sources/`: what it is, and what is known about it. `encoding` is that of its text, or the format of a
    file that is none, such as `pdf`; `unreadable` says why it could not be read, `unread_pages` which of its pages hold
    pictures and no text.
    """

    id: str
    path: str
    sha256: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    address: str | None = None
    rights: str | None = None
    language: str | None = None
    encoding: str = "utf-8"
    characters: int = 0
    unreadable: str | None = None
    unread_pages: tuple[int, ...] = ()


class Document(Record, frozen=True, kw_only=True):
    """What `ingest` read: a source and its text, to which all positions refer."""

    source: Source
    text: str


class Passage(Record, frozen=True, kw_only=True):
    """A paragraph, heading, list item, quotation, table or caption.

    `text` is the source's own, `text == document.text[start:end]`. `reading` is the text as a person reads it (white
    space folded, markup and broken words undone), None where it equals `text`; `shifts` says where each part of the
    reading stands in `text`: see `pipeline.positions`. `sentences` are ranges of the reading. `level` is the rank of
    a heading (1 is the highest) or the depth of a list item, else 0.
    """

    id: str
    source: str
    ordinal: int
    kind: PassageKind
    start: int
    end: int
    text: str
    reading: str | None = None
    shifts: tuple[tuple[int, int, int, int], ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    level: int = 0
    page: int | None = None
    language: str | None = None

    @property
    def words(self) -> str:
        """The text to read and to extract from."""
        return self.text if self.reading is None else self.reading


class Copy(Record, frozen=True, kw_only=True):
    """A passage that repeats another. `differs` lists the harmless differences, `similarity` is 0 to 1."""

    passage: str
    of: str
    relation: Relation
    similarity: float
    differs: tuple[str, ...] = ()


class Variant(Record, frozen=True, kw_only=True):
    """Two passages that look alike and state different things; `differs` says where."""

    passages: tuple[str, str]
    differs: tuple[str, ...]


class Boilerplate(Record, frozen=True, kw_only=True):
    """A masthead or disclaimer: the passages that print it. Nothing is extracted from them."""

    passages: tuple[str, ...]


class Evidence(Record, frozen=True, kw_only=True):
    """Where a thing is stated, verbatim."""

    source: str
    passage: str
    start: int
    end: int
    quote: str


class Timex(Record, frozen=True, kw_only=True):
    """A time expression: `value` is EDTF or an ISO 8601 duration; `modifier` is TIMEX3's mod. `doubtful` holds
    "value" where another year seemed nearly as likely.
    """

    id: str
    value: str | None
    modifier: str | None = None
    basis: Basis = "stated"
    why: str | None = None
    doubtful: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]


class Event(Record, frozen=True, kw_only=True):
    """A happening, decision, statement or state. `why` says how an inferred date was found; `agreements` are those it
    is about, by id; `independent_sources` counts who tells of it, copies with what they copy. `doubtful` holds "when" where
    another date, or none, seemed nearly as likely.
    """

    id: str
    when: str | None
    when_text: str | None = None
    when_basis: Basis = "stated"
    why: str | None = None
    doubtful: tuple[str, ...] = ()
    title: str
    kind: str = "other"
    realis: Realis = "happened"
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    attribution: str | None = None
    independent_sources: int = 1
    origin: Origin = "extracted"
    evidence: tuple[Evidence, ...]


class Observation(Record, frozen=True, kw_only=True):
    """A measured statement, in the terms of SDMX and UN Comtrade.

    `commodity` is what is traded, made or priced, as the text calls it, and open where that is all of it. `decimals` is the
    number of decimals that the source gives, in units of `scale` ("32 billion": 0 and 1e9): what rounding allows follows
    from it. `low` and `high` are the interval of a derived value. `status` is SDMX CL_OBS_STATUS: A normal, E estimated
    (derived here), F forecast, P provisional. `independent_sources` counts who says it, copies with what they copy; nobody
    says what is derived. `doubtful` are the slots, by name, in which another value seemed nearly as likely.
    """

    id: str
    measure: str | None
    kind: ObservationKind
    value: float
    unit: str
    reporter: str | None = None
    partner: str | None = None
    parties: tuple[str, ...] = ()
    flow: Flow | None = None
    commodity: str | None = None
    period: str | None = None
    compared_period: str | None = None
    bound: Bound | None = None
    approximate: bool = False
    range: str | None = None
    realis: Realis = "happened"
    status: str = "A"
    attribution: str | None = None
    label: str | None = None
    scale: float = 1
    decimals: int = 0
    low: float | None = None
    high: float | None = None
    derived_from: tuple[str, ...] = ()
    derivation: str | None = None
    doubtful: tuple[str, ...] = ()
    independent_sources: int = 1
    origin: Origin = "extracted"
    evidence: tuple[Evidence, ...] = ()


class Role(Record, frozen=True, kw_only=True):
    """An office as the source gives it, whose (ISO 3166-1 alpha-3 or a name), and when (EDTF)."""

    role: str
    of: str | None = None
    when: str | None = None


class Entity(Record, frozen=True, kw_only=True):
    """A person, organisation, place or agreement; `code` is a place's ISO 3166-1 alpha-3."""

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    code: str | None = None
    when: str | None = None
    parties: tuple[str, ...] = ()
    origin: Origin = "extracted"
    evidence: tuple[Evidence, ...]


class Gap(Record, frozen=True, kw_only=True):
    """What a source points at and does not hold: "Figure 1", note "2"."""

    id: str
    kind: GapKind
    label: str
    evidence: tuple[Evidence, ...]


class Conflict(Record, frozen=True, kw_only=True):
    """Things that cannot all be right, and the likely reason.

    `rounding`: a step of the last digit apart. `period`, `coverage`, `currency`: one number for two periods, for goods and
    with services, in two currencies. `mirror`: a flow as its two sides count it. `revision`: a later figure may replace
    an earlier. `date`: one event on two dates. `outcome`: it took place, and it did not.
    """

    kind: Literal["event", "observation"]
    members: tuple[str, ...]
    reason: Reason = "unknown"
    explanation: str


class Change(Record, frozen=True, kw_only=True):
    """What an editor changed of a fact: which field, and what it says before and since. Entities stand by name."""

    field: str
    was: str | float | bool | tuple[str, ...] | None = None
    now: str | float | bool | tuple[str, ...] | None = None


class Edit(Record, frozen=True, kw_only=True):
    """What an editor said of what was read: `corrections.yaml`, applied.

    `facts` are the facts of the account that it concerns, by id; none where it was rejected. `told` is what was read, or
    what was added, in words; of two facts both. `evidence` is the quotation, with its copies.
    """

    id: str
    action: Action
    kind: Literal["event", "observation", "entity"]
    facts: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    why: str
    by: str
    date: str | None = None
    evidence: tuple[Evidence, ...]


class Statements(Record, frozen=True, kw_only=True):
    """What `extract` read in one source. Entities are those of that source alone; `published` is the date it bears."""

    source: str
    published: str | None = None
    timexes: tuple[Timex, ...] = ()
    events: tuple[Event, ...] = ()
    observations: tuple[Observation, ...] = ()
    entities: tuple[Entity, ...] = ()
    gaps: tuple[Gap, ...] = ()


class TradeRow(Record, frozen=True, kw_only=True):
    """A row of the trade table: an observation in words. Rows of one `group` belong together: one kind of statement."""

    id: str
    group: int
    what: str
    sides: str
    period: str
    compared: str
    number: str
    unit: str
    derived: bool
    forecast: bool
    observation: Observation


class Account(Record, frozen=True, kw_only=True):
    """What all sources say, reconciled: the public interface, `output/account.json`."""

    schema: str = SCHEMA
    sources: tuple[Source, ...] = ()
    passages: tuple[Passage, ...] = ()
    copies: tuple[Copy, ...] = ()
    variants: tuple[Variant, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    timexes: tuple[Timex, ...] = ()
    events: tuple[Event, ...] = ()
    observations: tuple[Observation, ...] = ()
    entities: tuple[Entity, ...] = ()
    gaps: tuple[Gap, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    corrections: tuple[Edit, ...] = ()
