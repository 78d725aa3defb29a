"""What a source itself says a thing is called: `Agreement on Ports ("the Nairobi Agreement")`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from pipeline.records import Entity, Passage

_BETWEEN = re.compile(
    r"[”\"’']?\s*\(\s*(?:(?:hereinafter|hereafter|also|known as|called|or)\s+)*(?:the\s+)?[“\"‘'](?:the\s+)?\Z", re.I
)


def called(entities: Iterable[Entity], passages: Mapping[str, Passage]) -> dict[str, str]:
    """For each entity that stands in brackets and quotation marks behind another of its kind, that other, by id."""
    named: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for entity in entities:
        for e in entity.evidence:
            named[e.passage, entity.kind].append((e.start, e.end, entity.id))
    found: dict[str, str] = {}
    for (passage, _), mentions in sorted(named.items()):
        text, begin = passages[passage].text, passages[passage].start
        mentions.sort()
        for (_, end, first), (start, _, second) in pairwise(mentions):
            if first != second and _BETWEEN.fullmatch(text, end - begin, start - begin):
                found.setdefault(second, first)
    return found
