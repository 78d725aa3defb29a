"""`corrections.yaml` -> typed corrections: what an editor says of what was read in the sources, each with why and by whom."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, cast

import msgspec
from msgspec import UNSET, Meta, UnsetType

from pipeline import edtf
from pipeline.editor import yamlfile
from pipeline.editor.fields import Measure
from pipeline.errors import Complaint, raise_all
from pipeline.records import Bound, EntityKind, Flow, ObservationKind, Realis, Record
from pipeline.wordlist import table

FILE = "corrections.yaml"

EventKind = Literal[
    "agreement", "aid", "appointment", "conflict", "disaster", "economic", "election", "founding", "legislation",
    "meeting", "other", "protest", "sanction", "statement", "visit",
]  # fmt: skip
FactKind = Literal["event", "observation", "entity", "person", "organisation", "place", "agreement"]
NEEDED = {"event": ("title",), "observation": ("value", "unit"), "entity": ("kind", "name")}
"""What must be said of a fact that is added, by its sort."""

Text = Annotated[str, Meta(min_length=1)]

LARGEST = 1e18  # whole numbers beyond 2 ** 53 are not exact, and no statistic is as large
_AMOUNT = re.compile(r"(?P<sign>[-−+]?)(?P<whole>\d[\d,]*)(?:\.(?P<part>\d+))?(?:\s*(?P<scale>[a-zA-Z]+))?")


class When(str):
    """A date or stretch of time, as EDTF."""

    def __new__(cls, value: object) -> "When":
        if not (isinstance(value, str) and edtf.is_date(value)):
            raise ValueError("Expected `a date such as 2024, 2024-05, 2024-05-02 or 2024-05/2024-07 (EDTF)`")
        return super().__new__(cls, value)


class Amount(str):
    """A number as it is written, "45.2 billion": what rounding leaves open follows from it."""

    def __new__(cls, value: object) -> "Amount":
        m = _AMOUNT.fullmatch(value.strip()) if isinstance(value, str) else None
        if not m or (m["scale"] and m["scale"].lower() not in _scales()):
            raise ValueError("Expected `a number such as 45200000, 45.2 million or -4.5`")
        amount = super().__new__(cls, value)
        if abs(amount.value) > LARGEST:
            raise ValueError(f"Expected `a number up to {LARGEST:.0e}`")
        return amount

    @property
    def scale(self) -> float:
        """What the number is written in: 1e9 of "45.2 billion"."""
        word = self._parts["scale"]
        return _scales()[word.lower()] if word else 1.0

    @property
    def decimals(self) -> int:
        """How many decimals are written."""
        return len(self._parts["part"] or "")

    @property
    def value(self) -> float:
        """The number, in whole units."""
        m = self._parts
        written = f"{m['whole'].replace(',', '')}.{m['part'] or '0'}"
        value = float(f"{float(written) * self.scale:.15g}")
        return -value if m["sign"] in ("-", "−") else value

    @property
    def _parts(self) -> re.Match[str]:
        m = _AMOUNT.fullmatch(self.strip())
        assert m
        return m


class Party(str):
    """A country by its code (ISO 3166-1 alpha-3) or its name in English, else any other body by its name."""

    def __new__(cls, value: object) -> "Party":
        if not (isinstance(value, str) and value.strip()):
            raise ValueError("Expected `a country's code such as KEN, or a name`")
        return super().__new__(cls, _countries().get(value.strip().casefold(), value.strip()))


class Quote(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A quotation, as the TextQuoteSelector of the W3C's Web Annotation has it."""

    exact: Annotated[str, Meta(min_length=1, description="The words of the source.")]
    prefix: Annotated[str, Meta(description="The words right before them.")] = ""
    suffix: Annotated[str, Meta(description="The words right behind them.")] = ""
    source: Annotated[str | None, Meta(description="The id of the source, where several say it.")] = None


class Fact(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which of several facts that are told in one place: by what tells it from the others, as it was read."""

    kind: Annotated[FactKind | None, Meta(description="What sort of fact.")] = None
    when: Annotated[When | None, Meta(description="Its date: of an event.")] = None
    title: Annotated[str | None, Meta(description="Its title, or words of it: of an event.")] = None
    realis: Annotated[Realis | None, Meta(description="Whether it took place.")] = None
    measure: Annotated[Measure | None, Meta(description="What is measured: of an observation.")] = None
    value: Annotated[Amount | None, Meta(description="The number: of an observation.")] = None
    unit: Annotated[str | None, Meta(description="Its unit: of an observation.")] = None
    period: Annotated[When | None, Meta(description="Its period: of an observation.")] = None
    reporter: Annotated[Party | None, Meta(description="Whose it is: of an observation.")] = None
    partner: Annotated[Party | None, Meta(description="With whom: of an observation.")] = None
    commodity: Annotated[str | None, Meta(description="The goods: of an observation.")] = None
    name: Annotated[str | None, Meta(description="Its name, or words of it: of an entity.")] = None


Which = Annotated[FactKind | Fact | None, Meta(description="Which fact, where there are several.")]


class Told(Quote, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A quotation, and which of the facts that are told there."""

    fact: Which = None


class EventFields(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event, as far as an editor says it: what is left out stays as it was read, `null` takes it away."""

    when: Annotated[When | UnsetType | None, Meta(description="Its date (EDTF).")] = UNSET
    title: Annotated[Text | UnsetType, Meta(description="What happened, in a few words.")] = UNSET
    kind: Annotated[EventKind | UnsetType, Meta(description="What sort of event.")] = UNSET
    realis: Annotated[Realis | UnsetType, Meta(description="Whether it took place.")] = UNSET
    actors: Annotated[tuple[str, ...] | UnsetType, Meta(description="Who takes part: names of the account.")] = UNSET
    places: Annotated[tuple[str, ...] | UnsetType, Meta(description="Where: names of the account.")] = UNSET
    agreements: Annotated[
        tuple[str, ...] | UnsetType, Meta(description="The agreements that it is about: names of the account.")
    ] = UNSET
    attribution: Annotated[str | UnsetType | None, Meta(description="In whose name it is said.")] = UNSET


class ObservationFields(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An observation, as far as an editor says it: what is left out stays as it was read, `null` takes it away."""

    measure: Annotated[Measure | UnsetType | None, Meta(description="What is measured.")] = UNSET
    kind: Annotated[ObservationKind | UnsetType, Meta(description="An amount, its change, a share, a multiple.")] = (
        UNSET
    )
    value: Annotated[Amount | UnsetType, Meta(description="The number, as it is written: `45.2 billion`.")] = UNSET
    unit: Annotated[Text | UnsetType, Meta(description="A currency (ISO 4217), `percent`, a UCUM code.")] = UNSET
    reporter: Annotated[Party | UnsetType | None, Meta(description="Whose it is: a country or a name.")] = UNSET
    partner: Annotated[Party | UnsetType | None, Meta(description="With whom.")] = UNSET
    parties: Annotated[tuple[Party, ...] | UnsetType, Meta(description="Several that share it.")] = UNSET
    flow: Annotated[Flow | UnsetType | None, Meta(description="Which way; left out, that of the measure.")] = UNSET
    commodity: Annotated[str | UnsetType | None, Meta(description="The goods.")] = UNSET
    period: Annotated[When | UnsetType | None, Meta(description="Of when (EDTF).")] = UNSET
    compared_period: Annotated[When | UnsetType | None, Meta(description="A change: since when (EDTF).")] = UNSET
    bound: Annotated[Bound | UnsetType | None, Meta(description="At least (`lower`) or at most (`upper`).")] = UNSET
    approximate: Annotated[bool | UnsetType, Meta(description="Whether the source gives it roughly.")] = UNSET
    realis: Annotated[Realis | UnsetType, Meta(description="Whether it is so, planned or forecast.")] = UNSET
    attribution: Annotated[str | UnsetType | None, Meta(description="In whose name it is said.")] = UNSET


class RoleFields(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An office."""

    role: Annotated[str, Meta(min_length=1, description="What it is called.")]
    of: Annotated[Party | None, Meta(description="Whose: a country or a name.")] = None
    when: Annotated[When | None, Meta(description="When (EDTF).")] = None


class EntityFields(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person, organisation, place or agreement, as far as an editor says it."""

    kind: Annotated[EntityKind | UnsetType, Meta(description="What sort of thing.")] = UNSET
    name: Annotated[Text | UnsetType, Meta(description="What it is called.")] = UNSET
    aliases: Annotated[tuple[str, ...] | UnsetType, Meta(description="What else it is called.")] = UNSET
    roles: Annotated[tuple[RoleFields, ...] | UnsetType, Meta(description="The offices of a person.")] = UNSET
    code: Annotated[str | UnsetType | None, Meta(description="A country's ISO 3166-1 alpha-3.")] = UNSET
    when: Annotated[When | UnsetType | None, Meta(description="An agreement's date (EDTF).")] = UNSET
    parties: Annotated[tuple[Party, ...] | UnsetType, Meta(description="An agreement's parties.")] = UNSET


Fields = EventFields | ObservationFields | EntityFields


class _Correction(Record, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="action"):
    """What every correction has."""

    quote: Annotated[
        str | Quote, Meta(description="The words of the source that tell it, or these with what is around.")
    ]
    why: Annotated[str, Meta(min_length=1, description="Why.")]
    by: Annotated[str, Meta(min_length=1, description="Who says so.")]
    date: Annotated[When | None, Meta(description="Since when (EDTF).")] = None


class _OfFact(_Correction, frozen=True, kw_only=True, forbid_unknown_fields=True):
    fact: Which = None


class Accept(_OfFact, frozen=True, kw_only=True, tag="accept"):
    """A fact was checked and is right."""


class Reject(_OfFact, frozen=True, kw_only=True, tag="reject"):
    """The source does not say that, or it is no fact."""


class _Content(_Correction, frozen=True, kw_only=True, forbid_unknown_fields=True):
    event: Annotated[EventFields | None, Meta(description="The event, as it should be.")] = None
    observation: Annotated[ObservationFields | None, Meta(description="The observation, as it should be.")] = None
    entity: Annotated[
        EntityFields | None, Meta(description="The person, organisation, place or agreement, as it should be.")
    ] = None

    @property
    def content(self) -> Fields:
        """What is said of the one of the three that is given."""
        [given] = (content for sort in NEEDED if (content := getattr(self, sort)) is not None)
        return cast(Fields, given)

    def __post_init__(self) -> None:
        if sum(getattr(self, sort) is not None for sort in NEEDED) != 1:
            raise ValueError("Say what it should be under one of `event`, `observation` and `entity`")


class Correct(_Content, frozen=True, kw_only=True, tag="correct"):
    """A fact is stated, but was read wrongly: what it should be."""

    fact: Which = None

    def __post_init__(self) -> None:
        _Content.__post_init__(self)
        if not said(self.content):
            raise ValueError("Say what is to be otherwise, such as `event: {when: 2024-05}`")


class Add(_Content, frozen=True, kw_only=True, tag="add"):
    """A fact is stated and was not read."""

    def __post_init__(self) -> None:
        _Content.__post_init__(self)
        needs = next(keys for sort, keys in NEEDED.items() if getattr(self, sort) is not None)
        missing = [f"`{key}`" for key in needs if getattr(self.content, key) is UNSET]
        if missing:
            raise ValueError(f"What is added needs {' and '.join(missing)}")


class Merge(_OfFact, frozen=True, kw_only=True, tag="merge"):
    """Two facts are one."""

    with_: Annotated[Text | Told, Meta(description="Where the other is stated.")] = msgspec.field(name="with")


class Split(_OfFact, frozen=True, kw_only=True, tag="split"):
    """What was taken for one is two: what is stated at `quote` is not what is stated at `from`."""

    from_: Annotated[Text | Told, Meta(description="Where the other is stated.")] = msgspec.field(name="from")


Correction = Accept | Add | Correct | Merge | Reject | Split


class Given(NamedTuple):
    """A correction, and where it stands: the file, and line and column of each of its keys, of itself under ""."""

    correction: Correction
    path: str
    marks: Mapping[str, tuple[int, int]]

    def complaint(
        self, key: str, sentence: str, expected: tuple[str, ...] = (), nearest: str | None = None
    ) -> Complaint:
        """What is wrong with what stands under a key."""
        place = self.marks.get(key, self.marks[""])
        return Complaint.at(self.path, place, sentence, key=key, expected=expected, nearest=nearest)


def load(path: str | Path = FILE) -> list[Given]:
    """The corrections in a file, in its order; none where there is no file. What is wrong is a Complaint."""
    given, complaints = survey(path)
    raise_all(complaints)
    return given


def survey(path: str | Path = FILE) -> tuple[list[Given], list[Complaint]]:
    """The corrections in a file, and all that is wrong with how they are written; no corrections, where something is."""
    if not Path(path).exists():
        return [], []
    found, _, complaints = yamlfile.survey(path, tuple[Correction, ...], listed="corrections")
    if complaints or not found:
        return [], complaints
    marks = yamlfile.marks(path)
    return [Given(c, str(path), m) for c, m in zip(found, marks, strict=True)], []


def quoted(quote: str | Quote) -> Quote:
    """A quotation in full."""
    return Quote(exact=quote) if isinstance(quote, str) else quote


def said(fields: Fields) -> dict[str, Any]:
    """What an editor gives, by field."""
    return {f: v for f in fields.__struct_fields__ if (v := getattr(fields, f)) is not UNSET}


@cache
def _scales() -> dict[str, float]:
    rows = [row for row in table("numbers") if row["kind"] in ("scale", "mark")]
    return {word: float(row["value"]) for row in rows for word in row["words"].split("|")}


@cache
def _countries() -> dict[str, str]:
    """The codes of countries, by their names."""
    from babel import Locale

    names = Locale("en").territories
    return {
        name.casefold(): row["code"]
        for row in table("countries")
        for name in (row["code"], names.get(row["alpha_2"], row["code"]), *row["names"].split("|"))
        if name
    }
