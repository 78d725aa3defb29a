"""What every kind of section has."""

from collections.abc import Iterator
from typing import ClassVar

from pipeline.document.content import Block, Heading
from pipeline.records import Record


class Options(Record, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """The options of a section. `title` is its heading: left out the kind's own, empty none, which puts the section
    under the one before.
    """

    draws: ClassVar[bool] = False
    heading: ClassVar[str] = ""

    title: str | None = None

    def headed(self) -> Iterator[Block]:
        """The section's heading, if it has one."""
        words = self.heading if self.title is None else self.title
        if words:
            yield Heading(words)
