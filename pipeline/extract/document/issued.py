"""When a document was issued, as its head or its foot tells."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from pipeline import edtf
from pipeline.extract.dates.sense import Expression, Fixed
from pipeline.records import Passage, Source

_DATED = re.compile(
    r"(?i)(?:\b(?:date|dated|published|posted|issued|released?|updated|as of|for (?:immediate )?release|embargoed? until"
    r"|last (?:updated|reviewed|revised))\b[^.]{0,24}|[A-Z][\w .’-]+(?:, ?| [–—-] )|\A[^\w]*)\Z"
)
_OPENS_A_REPORT = re.compile(r"\)?\.? ?(?:\([\w ]+\) ?)?(?:[–—:-]|\Z)")
_PLACE = re.compile(r"[A-Z][\w .’-]+, ?")
LINE, PROSE = 130, 200  # characters: a line at a document's head that is longer bears no date, is prose
_OF_ANOTHER_DAY = re.compile(r"(?i)\b(?:of|the|since|un?till?|from|between|to|after|before|by)\s+\Z")
_ENDS_LINE = re.compile(r"[\s)|·]*(?:, ?[A-Z][\w ’.-]{2,30}|[|·].*)?\Z")
_STATE = re.compile(r"(?:(?i:version|draft|revision|issue|edition)) ?\d[^.;]{0,40}\b(?:of|on|at),? \Z")  # of a paper
_DONE = re.compile(
    r"(?:Done|Signed|Adopted|Issued|Given)(?: in \w+ (?:copies|originals))? (?:in|at) [A-Z][\w .’-]+,? (?:on |this )?\Z"
)
_SET_OFF = re.compile(
    r"(?i)(?:, (?:in )?|[|·•/(] ?| [–—-] |\b(?:no|nr|issue|vol)\.? \d{1,4} "
    r"|\b(?:transmitted|submitted|published|printed|prepared|issued|completed|presented)\b[^.,;:]{0,40} )\Z"
)
_NUMBERED = re.compile(
    r"(?i)(?:\A|[|·•:,–—] ?|\b(?P<paper>paper|brief|briefing|bulletin|report|note|release|letter|newsletter|series"
    r"|commentary|review|monitor|insight|policy|analysis|communiqu[ée]|statement|memo|memorandum|circular),? )"
    r"(?P<no>(?:no|nr|n[o°º]|№|number|issue|vol)\.? ?)?"
    r"(?:\d{1,4} ?/ ?(?P<year>(?:19|20)\d\d)|(?P<first>(?:19|20)\d\d)[/-](?P<n>\d{1,3}))(?![\w/-])"
)
_NOTHING_MORE = re.compile(r"\s*(?:\([^()]{2,60}\))?\s*\Z")
_LATER = 0.2  # of the dates of a document: so many may lie after its own
_TO = " to "
_HEAD, _TAIL = 14, 3  # passages at a document's head and tail in which its date can stand


def date_of(source: Source, passages: Sequence[Passage], expressions: Sequence[Sequence[Expression]]) -> str | None:
    """The document's own date: given with the source, or a day or month that stands at its head or foot by itself,
    behind "Date:" or a place, or before a dash that opens a report; else a day that ends a line of its head, or of its foot,
    or the only one that its head names; else a month or season that ends a line, or the year with which the paper is
    numbered. A day goes before a month, on which a document may report.
    """
    if source.published and edtf.is_date(source.published):
        return source.published
    places = [*range(min(_HEAD, len(passages))), *range(max(_HEAD, len(passages) - _TAIL), len(passages))]
    stated = [date for i in places for date in _dates_of_its_own(passages[i], expressions[i])]
    days = (date for date in stated if edtf.precision(date) == "day")
    return (
        next(days, None)
        or _at_the_end_of_a_line(passages[:_HEAD], expressions)
        or _signed(passages[-_TAIL:], expressions[-_TAIL:])
        or _only_day(passages[:_HEAD], expressions)
        or next(iter(stated), None)
        or _at_the_end_of_a_line(passages[:_HEAD], expressions, "month")
        or _at_the_end_of_a_line(passages[:_HEAD], expressions, "season")
        or _year_of_its_number(passages[:_HEAD])
    )


def _dates_of_its_own(passage: Passage, found: Sequence[Expression]) -> Iterator[str]:
    """The days and months of a passage that stand as a document's own date does."""
    text = passage.words
    for e in found[:2] if passage.kind != "item" else []:
        if not isinstance(e.sense, Fixed) or e.last or edtf.precision(e.sense.value) not in ("day", "month"):
            continue
        before, after = text[: e.start], text[e.end :]
        alone = len(text) - (e.end - e.start) < 40 and len(before) < 36
        opens = len(before) < 40 and _OPENS_A_REPORT.match(after)
        tells = _PLACE.fullmatch(before) and after.startswith(". ")
        if ((alone or opens or tells) and _DATED.search(before)) or _is_its_state(before, after):
            yield e.sense.value


def _is_its_state(before: str, after: str) -> bool:
    """Whether a line says of which day the paper is: "Version 4, cleared on 1 December 2021. Replaces version 3"."""
    return bool(_STATE.fullmatch(before)) and not after[:1].isalnum() and after[:1] != ","


def _at_the_end_of_a_line(
    head: Sequence[Passage], expressions: Sequence[Sequence[Expression]], fine: str = "day"
) -> str | None:
    """The day that ends a line before the first prose: "Jane Doe | Policy Forum | 19 September 2024"; or the month or season that
    is a line, or stands behind a mark or what was done with the paper: "Note for members, March 2001", "Commentary | March 2001",
    "Transmitted to Congress September 1997".
    """
    for passage, found in zip(head, expressions, strict=False):
        text = passage.words
        if passage.kind == "item":
            continue
        if len(text) > PROSE or text.endswith((".", "?", "!", ":")):
            break
        if len(text) > LINE:
            continue
        for e in found:
            if not isinstance(e.sense, Fixed) or e.last or e.edge or edtf.precision(e.sense.value) != fine:
                continue
            if fine != "day" and e.start and not _SET_OFF.search(text, 0, e.start):
                continue
            if _ENDS_LINE.match(text, e.end) and not _OF_ANOTHER_DAY.search(text, 0, e.start):
                return e.sense.value
    return None


def _year_of_its_number(head: Sequence[Passage]) -> str | None:
    """The year with which a paper is numbered in a line over the prose: "WORKING PAPER 7/2025", "Press release No. 41/2026",
    "Bulletin 2024/7"; not the two of "Report 2023/24", nor the number of what the paper is about.
    """
    for passage in takewhile(lambda p: len(p.words) <= LINE, head):
        m = _NUMBERED.search(passage.words)
        if m is None or not (m["paper"] or m["no"]) or not _ENDS_LINE.match(passage.words, m.end()):
            continue
        if m["year"] or int(m["n"]) != (int(m["first"]) + 1) % 100:
            return m["year"] or m["first"]
    return None


def _signed(foot: Sequence[Passage], expressions: Sequence[Sequence[Expression]]) -> str | None:
    """The day that ends a line under a document, behind who signed it: "Signed: J. Doe, Director, 18th February, 2005"; or
    where it was done: "Done in Sofia on 10 December 1999".
    """
    for passage, found in zip(foot, expressions, strict=True):
        text = passage.words
        for e, day in _days(found) if passage.kind != "item" and len(text) <= LINE else ():
            if (text.endswith(", ", 0, e.start) or _DONE.fullmatch(text, 0, e.start)) and _NOTHING_MORE.match(
                text, e.end
            ):
                return day
    return None


def _only_day(head: Sequence[Passage], expressions: Sequence[Sequence[Expression]]) -> str | None:
    """The only day that stands over the prose, if hardly a date of the document lies after it: "Address, delivered at Townsville
    on 9 October 2025", "Approved at the sitting of 15 December 2005 (summary)", "(data as available on 28 May 2009)".
    """
    over = next((i for i, passage in enumerate(head) if len(passage.words) > PROSE), 0)
    days = {day for found in expressions[:over] for _, day in _days(found)}
    if len(days) != 1:
        return None
    (day,) = days
    dates = [e.sense.value for found in expressions for e in _apart(found) if isinstance(e.sense, Fixed)]
    return day if sum(edtf.is_after(value, day) for value in dates) <= _LATER * len(dates) else None


def _apart(found: Sequence[Expression]) -> Iterator[Expression]:
    """The time expressions but for those to which a plan was moved from the one right before, "slipped from 2013 to 2015"."""
    end = -len(_TO) - 1
    for e in found:
        if e.start - end != len(_TO):
            yield e
        end = e.end


def _days(found: Sequence[Expression]) -> Iterator[tuple[Expression, str]]:
    """The time expressions that are whole days, and these."""
    for e in found:
        if isinstance(e.sense, Fixed) and not e.last and not e.edge and edtf.precision(e.sense.value) == "day":
            yield e, e.sense.value
