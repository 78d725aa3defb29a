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
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from pipeline.extract import extract
from pipeline.extract.dates.words import number
from pipeline.ingest import ingest
from pipeline.records import Statements
from pipeline.wordlist import table

PARTS = {21: "SP", 22: "SU", 23: "FA", 24: "WI", 33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4", 40: "H1", 41: "H2"}
TIMES = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
VAGUE = {word: row["reference"] for row in table("vague") for word in row["words"].split("|")}
SPAN = re.compile(
    r"(?i)(?:the )?(?:past|last|next|coming) (?:(?P<n>\w+) )?(?P<unit>day|week|month|quarter|year|decade)s"
)


def timex3(value: str | None, quote: str) -> str:
    """EDTF as the value of a TIMEX3, for which "the past two years" is a length of time."""
    if value is None:
        return VAGUE.get(quote.lower(), "XXXX-XX-XX")
    if value.startswith("P"):
        return value
    if m := SPAN.fullmatch(quote):
        return f"P{number(m['n'] or 'X') if m['n'] else 'X'}{m['unit'][0].upper()}"
    value = value.rstrip("~")
    if m := re.search(r"(?:morning|afternoon|evening|night)\Z", quote):
        return value + TIMES[m.group()]
    if m := re.fullmatch(r"(\d{4})-(2[1-4]|3[3-6]|4[01])", value):
        return f"{m[1]}-{PARTS[int(m[2])]}"
    if m := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)/(\d{4})-(\d\d)-(\d\d)", value):
        from datetime import date

        first, last = date(int(m[1]), int(m[2]), int(m[3])), date(int(m[4]), int(m[5]), int(m[6]))
        if (last - first).days == 6 and first.weekday() == 0:
            year, week, _ = first.isocalendar()
            return f"{year}-W{week:02}"
    if m := re.fullmatch(r"(\d{3})X", value):
        return m[1]
    if m := re.fullmatch(r"(\d\d)01/\d\d00", value):
        return m[1]
    return value.partition("/")[0]


def expressions(statements: Statements) -> Iterator[dict[str, object]]:
    """The dates and the lengths of time that a document names."""
    for t in statements.timexes:
        yield {"start": t.evidence[0].start, "end": t.evidence[0].end, "text": t.evidence[0].quote,
               "type": "DURATION" if str(t.value).startswith("P") else "DATE",
               "value": timex3(t.value, t.evidence[0].quote)}  # fmt: skip


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
