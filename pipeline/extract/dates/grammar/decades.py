"""Decades and centuries, and their parts."""

from pipeline.extract.dates.grammar.rule import Groups, Rule, integer, modifier_of
from pipeline.extract.dates.sense import Fixed, Sense, Turn
from pipeline.extract.dates.words import DECADES, century, rank
from pipeline.wordlist import any_of

_IN_DECADE = (
    r"(?:(?:the )?{part:PART}[- ]|(?:the )?(?P<edge>(?i:beginning|start|middle|end|close)) of "
    r"|(?:the )?(?P<half>(?i:first|second)) half of )?(?:the )?"
)
_IN_CENTURY = (
    r"(?:(?:the )?{part:PART}[- ]|(?:the )?(?P<edge>(?i:beginning|start|middle|end|close)) of the "
    r"|(?:the )?{n:RANK} (?P<u>half|quarter|third|decade) of the |(?:the )?(?P<turn>(?i:turn)) of the |the )?"
)


def _decade(g: Groups) -> Sense | None:
    y = integer(g["y"]) if g.get("y") else 1900 + 10 * DECADES[(g["word"] or "").lower()]
    y += 100 * integer(g["c"]) if g.get("c") else 1900 if y < 100 else 0
    if half := (g.get("half") or "").lower():
        return Fixed(f"{y}/{y + 4}" if half == "first" else f"{y + 5}/{y + 9}")
    modifier = modifier_of(g.get("part") or g.get("edge"))
    first, last = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}.get(modifier or "", (0, 9))
    if g.get("edge") and modifier != "MID":
        first, last = (0, 1) if modifier == "START" else (8, 9)
    return Fixed(f"{y + first}/{y + last}", modifier) if modifier else Fixed(f"{y // 10}X")


def _century(g: Groups) -> Sense | None:
    last = century(g["c"] or "") * 100
    first = century(g.get("b") or g["c"] or "") * 100 - 99
    if not 900 <= first < last <= 2200:
        return None
    if n := (g.get("n") or "").lower():
        size = {"half": 50, "quarter": 25, "third": 33, "decade": 10}[g["u"] or ""]
        at = 100 // size if n in ("last", "final", "closing") else rank(n)
        return (
            Fixed(f"{first + (at - 1) * size}/{first + at * size - (size != 33 or at < 3)}")
            if at * size <= 100
            else None
        )
    if g.get("turn"):
        return Fixed(f"{first - 1}~")
    modifier = modifier_of(g.get("part") or g.get("edge"))
    a, b = {"START": (0, 66), "MID": (33, 33), "END": (66, 0)}.get(modifier or "", (0, 0))
    return Fixed(f"{first + a}/{last - b}", modifier)


RULES: tuple[Rule, ...] = (
    Rule(
        "decade",
        _IN_DECADE + r"(?P<y>(?:1[5-9]|20)\d0|[’'][2-9]0)[’']?s\b",
        _decade,
        takes={
            "1990s": Fixed("199X"),
            "the mid-1990s": Fixed("1994/1996", "MID"),
            "the second half of the 1990s": Fixed("1995/1999"),
            "the end of the 1990s": Fixed("1998/1999", "END"),
        },
        refuses=("1995s",),
    ),
    Rule(
        "decade of the same century",
        r"(?:(?<=(?P<c>\d\d)\d0s and )|(?<=(?P<c2>\d\d)\d0s or )|(?<=(?P<c3>\d\d)\d0s to )|(?<=(?P<c4>\d\d)\d0s and the )"
        r"|(?<=(?P<c5>\d\d)\d0s[-–]))(?P<y>\d0)s\b",
        _decade,
        takes={"the 1960s and 70s": Fixed("197X")},
        refuses=("the tall and 70s",),
    ),
    Rule(
        "decade in words",
        rf"(?:(?:the )?{{part:PART}}[- ]|the )(?:nineteen[- ])?(?P<word>{any_of(DECADES)})\b",
        _decade,
        takes={"the nineties": Fixed("199X")},
        refuses=("nineties music",),
    ),
    Rule(
        "century",
        _IN_CENTURY + r"(?:{b:CENTURY} (?:and|to|or)(?: the)? )?{c:CENTURY}[- ][Cc]entur(?:y|ies)",
        _century,
        takes={
            "19th century": Fixed("1801/1900"),
            "18th and 19th centuries": Fixed("1701/1900"),
            "the first half of the 20th century": Fixed("1901/1950"),
            "the turn of the 20th century": Fixed("1900~"),
        },
        refuses=("Century 21",),
    ),
    Rule(
        "turn of the century",
        r"(?:the )?turn of the (?:(?P<c>century)|millennium)",
        lambda g: Turn() if g["c"] else Fixed("2000~"),
        takes={"the turn of the century": Turn(), "turn of the millennium": Fixed("2000~")},
        refuses=("the turn of the screw",),
    ),
)
