"""What a document says of itself: its date, the countries it is about, how it writes dates."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from pipeline import edtf
from pipeline.extract.dates.find import Habit, find, habit
from pipeline.extract.dates.resolve import FISCAL, Context, resolve
from pipeline.extract.dates.sense import Expression, Fiscal, Fixed
from pipeline.extract.dates.words import MONTHS, month
from pipeline.extract.names.mention import Mention
from pipeline.extract.quantities.units import currency, has_us_dollar, moneys
from pipeline.records import Passage, Source
from pipeline.wordlist import words

_DATED = re.compile(
    r"(?i)(?:\b(?:date|dated|published|posted|issued|released?|updated|as of|for (?:immediate )?release|embargoed? until"
    r"|last (?:updated|reviewed|revised))\b[^.]{0,24}|[A-Z][\w .’-]+(?:, ?| [–—-] )|\A[^\w]*)\Z"
)
_OPENS_A_REPORT = re.compile(r"\)?\.? ?(?:\([\w ]+\) ?)?(?:[–—:-]|\Z)")
_PLACE = re.compile(r"[A-Z][\w .’-]+, ?")
_MONTH = "|".join(MONTHS)
_SEASON = re.compile(rf" (?:[a-z]+ ){{0,3}}\((?P<first>{_MONTH})(?: to |[-–])(?P<last>{_MONTH})\)")
_FISCAL_YEAR = re.compile(r"(?i)\b(?:fiscal|financial) years?\b|\bFY ?\d")
_LINE, _PROSE = 130, 200  # characters: a line at a document's head that is longer bears no date, is prose
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
_DOLLAR = re.compile(r"\b[A-Z]{1,3}\$(?= ?\d| ?(?:million|billion|m|bn)\b|[ )]*(?:\Z|[),.;:]))")
_SIGN = re.compile(r"(?<![^\W\d_.])(?:[A-Z]\.?){0,3}[a-z]{0,2}\$(?= ?\d)")
_AMERICAN = ("US$", "U.S.$")
_CALLED = ("dollars", "tala", "pesos")  # money that "$" is the sign of
_WHOSE_DOLLAR = re.compile(r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) dollar")
_PESOS = re.compile(r"(?i)\bpesos?\b")
_OFFICE = re.compile(
    r"(?i)\b(?:minist(?:ry|erio)|secretar(?:iat|ía|y)|central bank|banco central|treasury|customs|statistics|parliament|congress"
    r"|senate|government|gobierno)\b"
)
_SHARE = 0.1  # of all mentions of countries
_FIRST = 4  # passages that may tell whose paper it is
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
        if len(text) > _PROSE or text.endswith((".", "?", "!", ":")):
            break
        if len(text) > _LINE:
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
    for passage in takewhile(lambda p: len(p.words) <= _LINE, head):
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
        for e, day in _days(found) if passage.kind != "item" and len(text) <= _LINE else ():
            if (text.endswith(", ", 0, e.start) or _DONE.fullmatch(text, 0, e.start)) and _NOTHING_MORE.match(
                text, e.end
            ):
                return day
    return None


def _only_day(head: Sequence[Passage], expressions: Sequence[Sequence[Expression]]) -> str | None:
    """The only day that stands over the prose, if hardly a date of the document lies after it: "Address, delivered at Townsville
    on 9 October 2025", "Approved at the sitting of 15 December 2005 (summary)", "(data as available on 28 May 2009)".
    """
    over = next((i for i, passage in enumerate(head) if len(passage.words) > _PROSE), 0)
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


def countries_of(mentions: Sequence[Sequence[Mention]]) -> list[str]:
    """The codes of the countries that a document is about, the most named first: not those named in passing."""
    count = Counter(m.code for passage in mentions for m in passage if m.code)
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    return [code for code, times in ranked if times >= _SHARE * count.total()]


def dollar_of(texts: Sequence[str]) -> str | None:
    """The country whose dollar a document means by "$": the one, other than the United States, whose sign it also writes
    in full ("NZ$").
    """
    signs = {m.group() for text in texts if "$" in text for m in _DOLLAR.finditer(text)}
    codes = {code for sign in signs for code, _ in moneys().get(sign, ()) if code != "USD"}
    issuers = {where for code, where in moneys()["$"] if code in codes and where}
    return issuers.pop() if len(issuers) == len(codes) == 1 else None


def dollar_sign_of(
    texts: Sequence[str], home: str | None, countries: Sequence[str], dollar: str | None = None
) -> str | None:
    """The currency that a document means by "$" alone: that of its home, if it has dollars (or tala), or pesos where an office
    wrote the document or pesos are named; else that of the `dollar` it writes in full elsewhere; else the US dollar. Who also
    writes "US$" means no other by "$", but where that is the custom, or the home's own dollars are named. None where "$" never
    stands alone.
    """
    signs = Counter(m.group() for text in texts if "$" in text for m in _SIGN.finditer(text))
    if not signs["$"]:
        return None
    beside = any(sign in signs for sign in _AMERICAN)
    office = any(len(text) <= _LINE and _OFFICE.search(text) for text in texts[:_FIRST])
    pesos = beside and (office or any(map(_PESOS.search, texts)))
    issued = {where: code for word in _CALLED[: 3 if pesos else 2] for code, where in moneys()[word] if where}
    if home in issued:
        own = sum(
            n for sign, n in signs.items() if sign != "$" and issued[home] in {c for c, _ in moneys().get(sign, ())}
        )
        dollars = any(where == home for _, where in moneys()["dollars"])
        if beside and dollars and home not in words("plain_dollars"):
            return issued[home] if not own and _names_money(texts, issued[home]) else "USD"
        return issued[home] if beside or signs["$"] > own else "USD"
    if home and dollar in issued and not has_us_dollar(home):
        return issued[dollar or ""]
    other = next((code for c in countries if (code := issued.get(c))), None) if beside else None
    return other or "USD"


def _names_money(texts: Sequence[str], code: str) -> bool:
    """Whether a text names a dollar with its country: "all sums are in Guyanese dollars"."""
    named = {m[1] for text in texts if "dollar" in text for m in _WHOSE_DOLLAR.finditer(text)}
    return any(currency("dollar", (), of) == code for of in named)


def fiscal_of(
    countries: Sequence[str], texts: Sequence[str], expressions: Sequence[Sequence[Expression]]
) -> tuple[str | None, bool]:
    """Whose fiscal year the document counts in, if any, and whether a pair of years such as "2018-19" means one."""
    country = next((c for c in countries[:3] if c in FISCAL), None)
    pairs = sum(isinstance(e.sense, Fiscal) and e.sense.pair for found in expressions for e in found)
    return country, country is not None and (pairs > 2 or any(map(_FISCAL_YEAR.search, texts)))


def season_of(texts: Sequence[str], expressions: Sequence[Sequence[Expression]]) -> int | None:
    """The month in which the years begin that a document writes as pairs, where it says so: "2022/23 (July to June)"."""
    for text, found in zip(texts, expressions, strict=True):
        for e in found:
            named = _SEASON.match(text, e.end) if isinstance(e.sense, Fiscal) and e.sense.pair else None
            if named and (month(named["last"]) - month(named["first"])) % 12 == 11:
                return month(named["first"])
    return None


def reckoning_of(
    texts: Sequence[str], expressions: Sequence[Sequence[Expression]], context: Context
) -> tuple[int, str] | None:
    """The first year of a pair by another calendar and the months that it is, where a bracket says so: "fiscal year 2074/75
    (mid-July 2017 to mid-July 2018)".
    """
    for text, found in zip(texts, expressions, strict=True):
        for pair, meant in pairwise(found):
            sense = pair.sense
            if not (isinstance(sense, Fiscal) and sense.pair and text[pair.end : meant.start] == " ("):
                continue
            value = resolve(meant, context).value if text.startswith(")", meant.end) else None
            begins = edtf.bounds(value)[0] if value else None
            if value and begins and abs(begins.year - sense.year) > 1:
                return sense.year, value.replace("~", "")
    return None


def expressions_of(passages: Sequence[Passage], language: str) -> tuple[list[list[Expression]], Habit]:
    """The time expressions of each passage, and the order in which the document writes numeric dates."""
    order = habit("\n".join(p.words for p in passages), language)
    return [find(p.words, order) for p in passages], order
