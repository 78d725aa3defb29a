"""What every kind of section has."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from pipeline.document.content import Block, Heading
from pipeline.records import Record


class Options(Record, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """The options of a section; the docstring of a kind says what it shows."""

    draws: ClassVar[bool] = False
    heading: ClassVar[str] = ""
    is_text: ClassVar[bool] = False  # its words are the editor's
    about_itself: ClassVar[bool] = False  # what it counts are the brief's own parts

    title: Annotated[
        str | None, Meta(description="The heading: left out the kind's own, empty none, under the section before.")
    ] = None

    def headed(self) -> Iterator[Block]:
        """The section's heading, if it has one."""
        words = self.heading if self.title is None else self.title
        if words:
            yield Heading(words)
