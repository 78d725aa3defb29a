"""Places that no list holds: told by a preposition, by the kind of land or the way beside them, by a list that they stand in."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from pipeline.extract.names.first_reading import BESIDE
from pipeline.extract.names.mention import UPPER, Mention
from pipeline.extract.names.places import ends_of_a_line, place_at
from pipeline.extract.spans import Taken

_JOINT_NAMES = re.compile(rf"[–/-](?<=\w.)[{UPPER}]")
_JOINED_PLACES = re.compile(rf"(?: [{UPPER}][^\W\d_]+)?[–/-][{UPPER}]")  # behind the first word of the first
_JOINT = re.compile(r"(?:,|,? and|,? or|[–-])(?: in)? ?\Z")
CAPITALISED = re.compile(rf"[{UPPER}](?<![\w’'.&-].)[\w’-]*[\w]")


class Places:
    """The places that a document tells of so, by the first word of each."""

    def __init__(self) -> None:
        self._by_first: dict[str, str] = {}

    def named_again(self, text: str, start: int, word: str) -> str | None:
        """The place told of elsewhere whose name begins with a word, if it stands here."""
        place = self._by_first.get(word)
        if place is None or not text.startswith(place, start):
            return None
        return None if BESIDE.match(text, start + len(place)) else place

    def told(
        self, text: str, found: Sequence[Mention], is_somebodys: Callable[[str, int, str], bool]
    ) -> Iterator[Mention]:
        """Those of a text that are not among the names found; a word that is `somebody's` tells none."""
        taken = Taken(len(text), ((m.start, m.end) for m in found))
        places = {m.end: m.start for m in found if m.kind in ("place", "country", "capital")}
        opened = set(places.values())
        joins = _JOINT_NAMES.search(text) is not None
        for m in CAPITALISED.finditer(text):
            word = m.group()
            inside = taken.touches(m.start(), m.end()) and m.start() not in opened  # not "Baku-Ceyhan" after its first
            if inside or is_somebodys(text, m.end(), word.removesuffix("’s")):
                continue
            if is_one := self._by_first.get(word) == word:
                places[m.end()] = m.start()
            joined = joins and not is_one and ("-" in word or _JOINED_PLACES.match(text, m.end()))
            for start, end in ends_of_a_line(text, m.start()) if joined else ():
                if not taken.touches(start, end):
                    taken.take(start, end)
                    yield Mention(start, end, "place", text[start:end])
            if taken.touches(m.start(), m.end()):
                continue
            joint = _JOINT.search(text, max(0, m.start() - 6), m.start()) if places else None
            listed = bool(joint and joint.start() in places) or _is_way(text, m, places, opened)
            place = place_at(text, m.start(), listed=listed)
            end = m.start() + len(place or "")
            if place and not taken.touches(m.start(), end):
                self._by_first.setdefault(word.removesuffix("’s"), place)
                places[end] = m.start()
                taken.take(m.start(), end)
                yield Mention(m.start(), end, "place", place)


def _is_way(text: str, m: re.Match[str], places: Mapping[int, int], opened: Set[int]) -> bool:
    """Whether a name is one end of a way whose other end is a place: "from Vrbnica to Podgorica"."""
    if text.endswith("from ", 0, m.start()):
        return text.startswith(" to ", m.end()) and m.end() + len(" to ") in opened
    behind = m.start() - len(" to ")
    return text.startswith(" to ", behind) and behind in places and text.endswith("from ", 0, places[behind])
