"""What a thing is called besides its name, as the words beside it tell: "General Musa", "Gas Protocol of 7 July 1995"."""

import re
from collections.abc import Iterator

from pipeline.extract.names.accords import of_a_date
from pipeline.extract.names.forms import Named
from pipeline.extract.names.mention import Mention

_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d) \Z")
_RANK = re.compile(
    r"\b(?:Princess|Prince|Crown Prince|King|Queen|Sheikh|Sheikha|Emir|Sultan|Pope|Lord|Lady|Baroness"
    r"|Sir|Dame|HM The|Alhaji|Haji|General|Colonel|Bishop|Archbishop"
    r"|Cardinal|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Deputy|Senator) \Z"
)
_LAND = re.compile(
    r" (?:basin|valley|province|region|district|delta|governorate|county|peninsula|island|dam|airport|free zone)\b"
)
_DIRECTED = re.compile(r"(?:north|south|east|west|central|(?:north|south)(?:east|west))(?:ern)? (?=[A-Z])")


def aliases(text: str, mention: Mention, entity: Named) -> Iterator[str]:
    """What an entity is called where a mention of it stands, beside what is written there."""
    written = text[mention.start : mention.end]
    if entity.kind == "person" and " " not in entity.name:
        rank = _RANK.search(text, max(0, mention.start - 20), mention.start)
        yield from [text[rank.start() : mention.end]] if rank else []
    if entity.kind == "agreement" and (dated := _dated(text, mention)):
        yield text[dated[0] : dated[1]]
    if mention.kind == "place" and (direction := _DIRECTED.match(written)):
        yield written[direction.end() :]
    if mention.kind == "place" and (land := _LAND.match(text, mention.end)):
        yield text[mention.start : land.end()]


def _dated(text: str, mention: Mention) -> tuple[int, int] | None:
    """An agreement's name with the date beside it: "Gas Protocol of 7 July 1995", "1992 Almaty Agreement"."""
    after = of_a_date(text, mention.end)
    before = _YEAR.search(text, max(0, mention.start - 5), mention.start)
    if after is None and before is None:
        return None
    return before.start() if before else mention.start, after.end() if after else mention.end
