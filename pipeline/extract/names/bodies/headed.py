"""What a capitalised phrase names, by the noun that heads it."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.extract.names.accords import SIGNED
from pipeline.extract.names.bodies.extent import THE, core, end_of_agreement, without_date, without_seat
from pipeline.extract.names.gazetteer import names_in
from pipeline.extract.names.heads import are_several, is_bare, is_company, is_its_own, kind_of, names_a_matter
from pipeline.extract.names.mention import UPPER, Kind, Mention
from pipeline.extract.names.shortened import acronym, explains
from pipeline.extract.spans import begin
from pipeline.wordlist import words

THINGS = words("thing_words")
_TWO_PLACES = re.compile(rf"[{UPPER}][\w-]+ [{UPPER}][\w -]*? and (?:the )?(?=[{UPPER}][\w -]*\b(?<!s)(?: of |\Z))")
_IN_A_HEADLINE = re.compile(r" (?:Its|Their|His|Her|Our|Your) ")
BOUND = re.compile(rf" (?:with|between) (?:the )?[{UPPER}]")
SIGNING = 90  # characters before and behind, in which it is told that a paper was signed
MEMORANDA = frozenset({"MoU", "MOU"})
_YEAR_BEFORE = re.compile(r"\b(1[5-9]\d\d|20\d\d) \Z")
_YEAR_AFTER = re.compile(r"(?: between [^,.;()]{3,60}?)? of (1[5-9]\d\d|20\d\d)\b| \((1[5-9]\d\d|20\d\d)\)")
_FORMAL = re.compile(r"(?:[\w’' ]+ )?(?:Republic|Kingdom|State|Sultanate|Union) of (?:the )?(?P<state>.+)")


def headed(text: str, start: int, end: int, known: Sequence[Mention]) -> Mention | None:
    """The body, agreement or place that a capitalised phrase names; None of other phrases."""
    found = core(text, start, end, known)
    if found is None:
        return None
    start, end = found
    kind = kind_of(text[start:end])
    if kind == "agreement":
        return _agreement(text, start, end, known)
    if kind == "place":
        return _place(text, start, end, known)
    if kind or is_company(text[start:end]):
        end = start + len(without_seat(without_date(text[start:end])))
    elif not _is_explained(text, start, end):
        return None
    phrase = text[start:end]
    bare = " " not in phrase or (is_bare(phrase, "organisation") and not _years(text, start, end)[0])
    if bare or _is_part(known, start, end, "organisation"):
        return None
    return Mention(start, end, "organisation", phrase)


def _is_explained(text: str, start: int, end: int) -> bool:
    """Whether letters behind a phrase make a name of it, "Wider Europe Desk (WED)"; they make no body of a thing."""
    phrase, short = text[start:end], acronym(text, end)
    return bool(short) and " " in phrase and explains(phrase, short or "") and phrase.split()[-1] not in THINGS


def _place(text: str, start: int, end: int, known: Sequence[Mention]) -> Mention | None:
    """The land that a phrase names, or the state in its formal style: "Republic of Korea"."""
    if joint := _TWO_PLACES.match(text[start:end]):  # "Luka Bar and Port of Adria"
        start += joint.end()
    phrase = text[start:end]
    bare = " " not in phrase or (is_bare(phrase, "place") and not _years(text, start, end)[0])
    if bare or _is_part(known, start, end, "place"):
        return None
    formal = _FORMAL.fullmatch(phrase)
    state = next(names_in(formal["state"]), None) if formal else None
    if state and state.code:
        return Mention(start, end, "country", state.name, state.code)
    return Mention(start, end, "place", phrase)


def _agreement(text: str, start: int, end: int, known: Sequence[Mention]) -> Mention | None:
    """The agreement that a phrase names: one of a year or of parties, or whose name tells its matter."""
    phrase = text[start:end]
    if _IN_A_HEADLINE.search(f" {phrase}") or are_several(phrase) or is_its_own(phrase, text):
        return None
    bound = is_bare(phrase, "agreement") and " " in phrase and BOUND.match(text, end)
    end, dated = end_of_agreement(text, start, end)
    phrase = text[start:end]
    year, before = _years(text, start, end)
    if phrase in MEMORANDA and not year and not text.startswith(" on ", end):
        return None  # a word for one that is named elsewhere
    if not (year or bound or dated) and is_bare(phrase, "agreement") and not _is_meant(text, start, end):
        return None
    if _is_part(known, start, end, "agreement"):
        return None
    if " " not in phrase and before is not None:
        start, phrase = before, text[before:end]  # "the 2002 Agreement"
    name = phrase + dated.group() if dated else phrase
    return Mention(start, end, "agreement", name, year=int(year) if year else None)


def _is_meant(text: str, start: int, end: int) -> bool:
    """Whether "the" before a phrase without a name means one agreement: "the Tunnel Memorandum"."""
    phrase = text[start:end]
    if not THE.search(text, max(0, start - 4), start):
        return False
    return names_a_matter(phrase) or _is_signed_jointly(phrase, text, start, end)


def _years(text: str, start: int, end: int) -> tuple[str | None, int | None]:
    """The year beside a phrase, and where it begins if it stands before."""
    if before := _YEAR_BEFORE.search(text, max(0, start - 6), start):
        return before[1], before.start(1)
    after = _YEAR_AFTER.match(text, end)
    return (after[1] or after[2]) if after else None, None


def _is_part(known: Sequence[Mention], start: int, end: int, kind: Kind) -> bool:
    """Whether a phrase is a part of a name known before; the letters behind "Closer Economic Relations (CER)" are no body."""
    holder = bisect_right(known, start, key=begin) - 1
    if holder < 0 or end > known[holder].end:
        return False
    whole = known[holder].kind
    return whole in ("organisation", "place", "country") or whole == "agreement" != kind


def _is_signed_jointly(phrase: str, text: str, start: int, end: int) -> bool:
    """Whether a "Joint Declaration" is told of as a paper that both signed; not as the title of the text itself."""
    near = text[max(0, start - SIGNING) : end + SIGNING]
    return phrase.startswith("Joint ") and text.endswith(".") and bool(SIGNED.search(near))
