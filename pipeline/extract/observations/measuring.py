"""What is in mind while figures are read: what was measured last, under which heading, in whose document."""

from dataclasses import dataclass, field

from pipeline.extract.observations.frame import Frame
from pipeline.extract.observations.reading import Reading
from pipeline.records import Passage


@dataclass(slots=True)
class Measuring:
    """What the sentences before measured, for those that go on from it: "Figures for January show a 6 % increase".

    `heading` is the period of the heading over the passage, `named` the countries that the passage and the headings over
    it have named so far, by code.
    """

    last: Reading | None = None
    passage: int = -1
    heading: str | None = None
    frame: Frame = field(default_factory=Frame)
    named: list[str] = field(default_factory=list)

    def before(self, passage: Passage) -> Reading | None:
        """The reading that a passage can go on from: one of its own, or of the item before it in a list."""
        listed = passage.kind == "item" and self.passage == passage.ordinal - 1
        return self.last if listed or self.passage == passage.ordinal else None
