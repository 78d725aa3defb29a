"""Words beside marks: placed where they touch neither each other nor a line."""

from collections.abc import Sequence
from dataclasses import dataclass, field

Point = tuple[float, float]
Region = tuple[float, float, float, float]
"""Left, top, right, bottom; y down."""

CLEAR = 1.0  # points between words


@dataclass
class Room:
    """What is taken on a panel: by words, and by lines that words should not lie on."""

    region: Region
    words: list[Region] = field(default_factory=list)
    lines: list[tuple[Point, Point]] = field(default_factory=list)

    def is_free(self, place: Region, of_lines: bool = True) -> bool:
        """Whether words may stand in a place."""
        left, top, right, bottom = self.region
        inside = left <= place[0] and top <= place[1] and place[2] <= right and place[3] <= bottom
        return (
            inside
            and not any(_touch(place, w) for w in self.words)
            and not (of_lines and any(crosses(line, place) for line in self.lines))
        )

    def first_free(self, places: Sequence[Region], must: bool = False) -> Region | None:
        """The first free place of several, which is then taken; if one `must` be found, also on a line."""
        found = next((p for p in places if self.is_free(p)), None)
        if found is None and must:
            found = next((p for p in places if self.is_free(p, of_lines=False)), None)
        if found:
            self.words.append(found)
        return found


def _touch(a: Region, b: Region) -> bool:
    return a[0] < b[2] + CLEAR and b[0] < a[2] + CLEAR and a[1] < b[3] + CLEAR and b[1] < a[3] + CLEAR


def crosses(line: tuple[Point, Point], region: Region) -> bool:
    """Whether a line passes through a region (Liang and Barsky, "A new concept and method for line clipping", 1984)."""
    (x, y), (u, v) = line
    enter, leave = 0.0, 1.0
    for way, inside in ((x - u, x - region[0]), (u - x, region[2] - x), (y - v, y - region[1]), (v - y, region[3] - y)):
        if way == 0:
            if inside < 0:
                return False
        elif way < 0:
            enter = max(enter, inside / way)
        else:
            leave = min(leave, inside / way)
    return enter < leave
