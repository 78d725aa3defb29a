"""What every kind of section has."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

import msgspec
from msgspec import Meta

from pipeline.document.content import Block, Heading
from pipeline.editor.fields import Measures, Names, Period
from pipeline.facts.selection import Selection
from pipeline.records import Record

LANDSCAPE = "Its pages lie on their side; so they do, too, where the columns do not fit."


class Options(Record, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """The options of a section; the docstring of a kind says what it shows."""

    draws: ClassVar[bool] = False
    heading: ClassVar[str] = ""
    one_of: ClassVar[tuple[str, ...]] = ()  # options of which just one must be given
    is_text: ClassVar[bool] = False  # its words are the editor's
    about_itself: ClassVar[bool] = False  # what it counts are the brief's own parts
    about_last: ClassVar[bool] = False  # it tells of the last edition too

    title: Annotated[
        str | None, Meta(description="The heading: left out the kind's own, empty none, under the section before.")
    ] = None

    def __post_init__(self) -> None:
        if self.one_of and sum(getattr(self, name) is not None for name in self.one_of) != 1:
            raise ValueError(f"give one of {' and '.join(f'`{name}`' for name in self.one_of)}")

    @property
    def asked(self) -> dict[str, Any]:
        """The section as brief.yaml has it."""
        asked: dict[str, Any] = msgspec.to_builtins(self, enc_hook=str)
        return asked

    @property
    def selection(self) -> Selection:
        """What it is to tell of."""
        return Selection.of(self.asked)

    def headed(self) -> Iterator[Block]:
        """The section's heading, if it has one."""
        words = self.heading if self.title is None else self.title
        if words:
            yield Heading(words)


class Filtered(Options, frozen=True, kw_only=True):
    """A section that can tell of a part of the account; `Brief.chosen` is that part."""

    place: Annotated[
        Names | None,
        Meta(description="Only what concerns a place, or one of several: a name, an adjective or an ISO 3166-1 code."),
    ] = None
    actor: Annotated[
        Names | None,
        Meta(description="Only what concerns a person, body or state, or one of several, as the sources name them."),
    ] = None
    topic: Annotated[
        Names | None, Meta(description="Only what is said with a word that begins so, or with one of several.")
    ] = None
    period: Annotated[
        Period | None,
        Meta(description="Only what lies in a time, at least in part: 2013, 2013-05, 2013/2014, 2013/.. or 199X."),
    ] = None


class Measured(Filtered, frozen=True, kw_only=True):
    """A section that can tell of some measures alone."""

    measure: Annotated[
        Measures | None,
        Meta(description="Only one of the [measures](#measures) of the account, such as `exports`, or several."),
    ] = None
