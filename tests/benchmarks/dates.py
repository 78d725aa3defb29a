"""Our time expressions as TIMEX3, for a TempEval-3 scorer.

    python tests/benchmarks/dates.py GOLD_DIR OUT_DIR

GOLD_DIR holds TimeML files (`.tml`); for each, OUT_DIR gets a `.json` list of start, end, text, type and value, in characters
of the text between <TEXT> and </TEXT>. Only the document's date and that text are read. EDTF becomes ISO 8601 as
TIMEX3 writes it: 2014-23 is 2014-FA, 2014-33 is 2014-Q1, 199X is 199.
"""

import html
import json
import re
import sys
import time
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from pipeline.calendar import MONTHS
from pipeline.extract import extract
from pipeline.extract.dates.words import number
from pipeline.ingest import ingest
from pipeline.records import Statements
from pipeline.wordlist import table

PARTS = {21: "SP", 22: "SU", 23: "FA", 24: "WI", 33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4", 40: "H1", 41: "H2"}
QUARTERS = {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2"}
TIMES = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "tonight": "TNI", "noon": "T12:00",
         "midday": "T12:00", "midnight": "T24:00"}  # fmt: skip
VAGUE = {word: row["reference"] for row in table("vague") for word in row["words"].split("|")}
UNITS = "(?P<unit>day|week|month|quarter|year|decade|centur)"
SPAN = re.compile(
    rf"(?i)(?:the |these |this )?(?:past|last|next|coming|first|opening|final) (?:(?P<n>couple(?: of)?|\w+) )?(?:\w+ )?"
    rf"{UNITS}(?:s|ies)\b.*"
    rf"|the (?:past|coming|last) {UNITS.replace('unit', 'one')}y?"
)
LONG = {"decade": (10, "Y"), "centur": (100, "Y")}
AGAIN = re.compile(
    rf"(?i)(?:each|every) (?:(?P<n>two|three|four|five) )?(?:\w+ )??(?:{UNITS}|(?P<name>[A-Z][a-z]+))y?s?"
)
CLOCK = re.compile(r"(?i)\b(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])\.?m\b|\b(?P<h>\d\d?):(?P<m>\d\d)")
DAYTIME = re.compile(r"(?i)(?:morning|afternoon|evening|(?:to)?night|noon|midday)\b")
EDGE = re.compile(r"(?i)\b(?:beginning|start|middle|end|close)\b|year[- ]end")
BOTH_ENDS = re.compile(
    r"(?P<one>.+?)(?: (?:to|and|through|until|till|up to)(?: the)? | ?[-–—] ?)(?P<two>.+)", re.DOTALL
)
ENDED = re.compile(r"(?P<one>.+?) (?:ended|ending|to)(?: in| on)? (?P<two>.+)", re.DOTALL)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def timex3(value: str | None, quote: str) -> str:
    """A date, EDTF, as the value of a TIMEX3. What that has no form for, it calls a length of time: "the past two
    years", "the first nine months".
    """
    if value is None:
        return VAGUE.get(quote.lower()) or again(quote) or ("PAST_REF" if quote.endswith("ago") else "XXXX-XX-XX")
    if quote == "now":
        return "PRESENT_REF"
    if value.startswith("P"):
        return re.sub(r"(\d+)\.5([YH])$", lambda m: f"{m[1]}{m[2]}{'6M' if m[2] == 'Y' else '30M'}", value)
    if m := SPAN.fullmatch(quote):
        unit = (m["unit"] or m["one"]).lower()
        times, letter = LONG.get(unit, (1, unit[0].upper()))
        if m["one"] == "year":
            return value.partition("/")[0]
        count = 2 if (m["n"] or "").startswith("couple") else number(m["n"] or "a")
        return f"P{times * count if m['n'] or m['one'] else 'X'}{letter}"
    value = value.replace("~", "").removeprefix("../").removesuffix("/..")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value + daytime(quote)
    if EDGE.search(quote) and re.fullmatch(r"\d{4}-(?:01|12)", value) and not re.search(r"(?i)month|jan|dec", quote):
        return value[:4]
    if m := re.fullmatch(r"(\d{4})-(2[1-4]|3[3-6]|4[01])", value):
        return f"{m[1]}-{PARTS[int(m[2])]}"
    if m := re.search(r"(\d)0[’']?s\b", quote):
        return value[:3]
    if m := re.fullmatch(r"(\d{3})X", value):
        return m[1]
    if re.search("(?i)centur", quote):
        return value[:2]
    return interval(value, quote) if "/" in value else value


def interval(value: str, quote: str) -> str:
    """A stretch as a week, a weekend, a quarter, a half, or as a length of time."""
    first, last = value.split("/")
    if len(first) == 10 == len(last):
        begin, end = date.fromisoformat(first), date.fromisoformat(last)
        year, week, _ = begin.isocalendar()
        if (end - begin).days == 6 and begin.weekday() == 0:
            return f"{year}-W{week:02}"
        if (end - begin).days == 1 and begin.weekday() == 5:
            return f"{year}-W{week:02}-WE"
    if len(first) == 7 == len(last) and int(first[5:]) <= 12:
        months = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1
        if first[:4] == last[:4] and (part := QUARTERS.get((int(first[5:]), int(last[5:])))):
            return f"{first[:4]}-{part}"
        if months == 12:
            return last[:4] if re.search("(?i)fiscal|financial|FY", quote) else "P1Y"
        return f"P{months}M"
    return first


def daytime(quote: str) -> str:
    """The time of day that a quotation names, behind the day."""
    if m := CLOCK.search(quote):
        hour, minute = int(m["hour"] or m["h"]), m["minute"] or m["m"] or "00"
        hour = hour % 12 + 12 * (m["half"].lower() == "p") if m["half"] else hour
        return f"T{hour:02}:{minute}"
    found = DAYTIME.findall(quote)
    return TIMES[found[-1].lower()] if found else ""


def again(quote: str) -> str | None:
    """ "every year" is P1Y, "each July" XXXX-07."""
    m = AGAIN.fullmatch(quote)
    if m and m["name"] in WEEKDAYS:
        return f"XXXX-WXX-{WEEKDAYS.index(m['name']) + 1}"
    if m and m["name"] in MONTHS:
        return f"XXXX-{MONTHS.index(m['name']) + 1:02}"
    return f"P{number(m['n'] or 'a')}{m['unit'][0].upper()}" if m and m["unit"] else None


def expressions(statements: Statements) -> Iterator[dict[str, object]]:
    """The dates and the lengths of time that a document names; of a range each end, as TIMEX3 has it."""
    for t in statements.timexes:
        start, quote = t.evidence[0].start, t.evidence[0].quote
        for a, b, value in ends(t.value, quote):
            text = quote[a:b]
            found = timex3(value, text)
            yield {"start": start + a, "end": start + b, "text": text, "value": found,
                   "type": "DURATION" if found.startswith("P") and not found.endswith("REF") else
                           "TIME" if "T" in found else "DATE"}  # fmt: skip


def ends(value: str | None, quote: str) -> list[tuple[int, int, str | None]]:
    """Where the ends of a range stand in a quotation, and their dates."""
    first, _, last = (value or "").partition("/")
    m = ENDED.fullmatch(quote)
    if m and len(last) == 7 and re.search("(?i)year|quarter|half|months", m["one"]):
        closing = closing_day(last) if re.search(r"\b\d\d?\b", m["two"]) else last
        return [(*m.span("one"), value), (*m.span("two"), closing)]
    m = BOTH_ENDS.fullmatch(quote)
    if (
        m
        and last not in ("", "..")
        and first
        and re.search(r"\d|[A-Z]|day\b|now\b", m["one"])
        and re.search(r"\d\d|[A-Z]|\d\Z", m["two"])
    ):
        return [(*m.span("one"), first), (*m.span("two"), last)]
    return [(0, len(quote), value)]


def closing_day(month: str) -> str:
    """The last day of a month."""
    return f"{month}-{monthrange(int(month[:4]), int(month[5:]))[1]}"


def main(gold: Path, out: Path) -> None:
    """Read every document and write what was found; print how fast."""
    out.mkdir(parents=True, exist_ok=True)
    words, seconds = 0, 0.0
    with TemporaryDirectory() as scratch:
        for path in sorted(gold.glob("*.tml")):
            raw = path.read_text("utf-8", errors="replace")
            body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
            made = re.search(r'<DCT>.*?value="([^"]{10})', raw, re.DOTALL)
            assert body
            text = html.unescape(re.sub(r"<[^>]+>", "", body[1]))
            file = Path(scratch, "text.txt")
            file.write_text(text, "utf-8")
            begin = time.perf_counter()
            document, passages = ingest(file)
            source = msgspec.structs.replace(document.source, published=made[1] if made else None)
            found = list(expressions(extract(source, passages)))
            seconds += time.perf_counter() - begin
            words += len(text.split())
            (out / f"{path.stem}.json").write_text(json.dumps(found), "utf-8")
    print(f"{words} words, {words / seconds:.0f} words a second")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
