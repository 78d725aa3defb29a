"""How dates read in a brief."""

import re

from pipeline import calendar, edtf
from pipeline.wording.words import ordinal, spelt

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
MONTHS_IN_FULL = calendar.MONTHS
A_MONTH = "|".join(sorted({*MONTHS, *MONTHS_IN_FULL, "Sept"}, key=lambda name: (-len(name), name)))
"""Every name of a month as an alternative of a regular expression."""

PARTS = {
    21: "spring",
    22: "summer",
    23: "autumn",
    24: "winter",
    33: "Q1",
    34: "Q2",
    35: "Q3",
    36: "Q4",
    40: "H1",
    41: "H2",
}
_EDGE_MONTH = re.compile(r"(?i)\b(?:jan(?:uary)?|dec(?:ember)?)\b")  # EDTF says the end of a year as its last month
_EDGES = {"-01": "beginning", "-12": "end"}
_PART = re.compile(r"(?i)\b(early|mid|late|end|beginning|start|middle|close)\b")


def year(value: str) -> str:
    """The year under which a chronology files a date: its first; "199X" is the 1990s, "../2014" is 2014."""
    first, _, last = value.partition("/")
    return _one((last if first in ("", "..") else first)[:4], "")


def date(value: str | None, said: str | None = None, inferred: bool = False, language: str = "en-GB") -> str:
    """A date as a chronology shows it. What was inferred stands in brackets: of "April" only the year. `said` is what
    the text calls it: "the end of 2014" is shown so, for EDTF has no end of a year. Where that is not known, a rough first
    or last month is the beginning or the end of its year.
    """
    if value is None:
        return "undated"
    shown = _shown(value, said, language)
    if not inferred:
        return shown
    if re.match(r"(?:end|close|start|beginning|middle) of", shown):
        return f"[{shown}]"
    whole = re.fullmatch(r"(.*\D)?(\d{4})", shown)
    if (
        said
        and whole
        and whole[1]
        and not re.search(r"\d{4}", said)
        and edtf.precision(value.rstrip("~")) in ("day", "month", "season", "quarter")
    ):
        return f"[{whole[2]}] {whole[1].strip(' ,')}"
    if shown.endswith(" →"):
        return f"[{shown[:-2]}] →"
    return f"[{shown}]"


def in_full(shown: str) -> str:
    """A date as running text has it: "14 November 2004" of "14 Nov 2004 →"."""
    shown = re.sub(r"\A(\[\d{4}\]) (.+)", r"\2 \1", shown.removesuffix(" →"))
    return re.sub(rf"\b(?:{'|'.join(MONTHS)})\b", lambda m: MONTHS_IN_FULL[MONTHS.index(m.group())], shown)


def long_date(value: str, language: str) -> str:
    """A day, month or year in full: "12 September 2014", "September 12, 2014"."""
    return in_full(_one(value, language))


def within(value: str, shown: str) -> str:
    """A date in a row that stands under its year: the year itself is not said again."""
    filed = year(value)
    if shown.strip("[]") == filed:
        return "[year only]" if shown.startswith("[") else "year only"
    if re.fullmatch(rf"\[{filed}\] .+", shown):
        return shown
    vague = "(?:end|close|start|beginning|middle) of|early|late|until|about"
    if re.fullmatch(rf"\[?(?:{vague}) {filed}\]?", shown) or " – " in shown:
        return shown
    return re.sub(rf",? {filed}(?=\]?\Z)", "", shown)


def part(said: str) -> str | None:
    """Which part of its year or month a date is said to be: "early", "mid", "end"."""
    found = _PART.search(said)
    return found[1].lower() if found else None


def _shown(value: str, said: str | None, language: str) -> str:
    if "/" in value:
        first, _, last = value.partition("/")
        if last == "..":
            return f"{_shown(first, None, language)} →"
        if first == "..":
            return f"until {_shown(last, None, language)}"
        return _stretch(first, last, language)
    about = value.endswith("~")
    bare = value.rstrip("~")
    word = (part(said) if said else _EDGES.get(bare[4:])) if about else None
    if word:
        of = " of " if word in ("end", "beginning", "start", "middle", "close") else "-" if word == "mid" else " "
        whole = "of" in of and bare[4:] in _EDGES and not _EDGE_MONTH.search(said or "")
        return f"{word}{of}{_one(bare[:4] if whole else bare, language)}"
    return f"about {_one(bare, language)}" if about else _one(bare, language)


def _one(value: str, language: str) -> str:
    if "X" in value:
        return f"{value[:3]}0s" if value[2] != "X" else f"{ordinal(int(value[:2]) + 1)} century"
    y, part, day = ([*value.split("-"), "", ""])[:3]
    y = y.lstrip("0")
    if day:
        month = MONTHS[int(part) - 1]
        return f"{month} {int(day)}, {y}" if language == "en-US" else f"{int(day)} {month} {y}"
    if not part:
        return y
    return f"{spelt(PARTS[int(part)], language)} {y}" if int(part) > 12 else f"{MONTHS[int(part) - 1]} {y}"


def _stretch(first: str, last: str, language: str) -> str:
    y, z = first[:4].lstrip("0"), last[:4].lstrip("0")
    match "about" if "~" in first + last else (edtf.precision(first), edtf.precision(last)):
        case ("year", "year") if first.endswith("01") and last.endswith("00"):
            a, b = int(y) // 100 + 1, int(z) // 100
            return f"{ordinal(a)} c." if a == b else f"{ordinal(a)}–{ordinal(b)} c."
        case ("year", "year"):
            return f"{y}–{z}"
        case ("day", "day") if first[:7] == last[:7]:
            month = MONTHS[int(first[5:7]) - 1]
            days = f"{int(first[8:])}–{int(last[8:])}"
            return f"{month} {days}, {y}" if language == "en-US" else f"{days} {month} {y}"
        case ("month", "month") if y == z:
            return f"{MONTHS[int(first[5:]) - 1]}–{MONTHS[int(last[5:]) - 1]} {y}"
    return f"{_shown(first, None, language)} – {_shown(last, None, language)}"
