"""Numbers in figures: marks of thousands and decimals of all styles, fractions, powers."""

import re
import unicodedata

FIGURE = (
    r"(?:\d{1,2}(?:,\d{2}){1,6},\d{3}(?:\.\d+)?(?!\d)"  # 1,23,456
    r"|\d{1,3}(?:[,’']\d{3}){1,6}(?:\.\d+)?(?!\d)"  # 1,234.5
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,6}(?:[.,]\d+)?(?!\d)"  # 1 234,5
    r"|\d{1,3}(?:\.\d{3}){2,6}(?:,\d+)?(?!\d)|\d{1,3}\.\d{3},\d+(?!\d)"  # 1.234.567  1.234,5
    r"|(?<!\d,)\d+,\d{1,2}(?!,?\d)|(?:(?<!\d\.)\d+[.·]\d+(?!\.?\d)|\d+))"  # 12,5  12.5
)
GLYPHS = "".join(c for c in map(chr, range(0xBC, 0x218A)) if "⁄" in unicodedata.normalize("NFKC", c))
_POWER = r"(?:[eE][+-]?\d{1,3}(?!\w)|\^[+-]{0,2}\d{1,3}|(?P<ten> ?[x×*·] ?10(?:\^[+−–-]?|[+−–-])\d{1,3}))"
NUMERAL = re.compile(
    rf"(?<![\d/⁄])(?P<num>\d{{1,4}})[/⁄](?P<den>\d{{1,4}})(?![\d/⁄]|\.\d)"  # 3/4
    rf"|(?P<whole>\d{{1,4}}) {{1,2}}(?P<n>\d{{1,2}})[/⁄](?P<d>\d{{1,3}})(?![\d/⁄])"  # 2 1/2
    rf"|(?P<before>\d{{1,4}})? ?(?P<glyph>[{GLYPHS}])"  # ½  2½
    rf"|(?P<figure>{FIGURE}|\.\d+)(?P<power>{_POWER})?"  # 12.5  1.3x10^6
)
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}|\d{1,3}(?: \d{3})+,\d+|\d{1,3}(?:\.\d{3})+,\d+")
_DECIMALS = re.compile(r"\d+,(\d{1,2})|[\d,’' ]*\d?[.·](\d+)|[\d. ]+,(\d+)")
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3})+")
_NO_POINTS, _NO_MARKS = str.maketrans("", "", " ."), str.maketrans("", "", ",’' ")
_HIGHEST = 60  # the exponent of a number that is no power of ten


def figure(text: str) -> float:
    """The value of a figure. A comma before one or two last digits is a decimal sign; other marks part thousands."""
    if text.replace(".", "", 1).isdecimal():
        return float(text)
    text = text.replace("·", ".").replace("\u00a0", " ").replace("\u202f", " ")
    if _DECIMAL_COMMA.fullmatch(text):
        return float(text.translate(_NO_POINTS).replace(",", "."))
    if _POINTED.fullmatch(text):
        return float(text.replace(".", ""))
    return float(text.translate(_NO_MARKS))


def decimals(text: str) -> int:
    """How many decimals a number in figures gives: 12.50 has two, 1.250.000 and 1,250 have none."""
    whole, _, part = text.partition(".")
    if f"{whole}{part}".isdecimal():
        return len(part)
    m = _DECIMALS.fullmatch(text)
    if not m or _THOUSANDS.fullmatch(text):
        return 0
    return len(next(g for g in m.groups() if g))


def divided(m: re.Match[str]) -> float | None:
    """The value of a `NUMERAL` with a fraction, "2 1/2" or "½"; none of "24/7", which is no part of one."""
    if m["glyph"]:
        return float(m["before"] or 0) + unicodedata.numeric(m["glyph"])
    over, under = float(m["num"] or m["n"]), float(m["den"] or m["d"])
    return float(m["whole"] or 0) + over / under if 0 < over < under else None


def raised(m: re.Match[str]) -> float:
    """The value of a `NUMERAL` with a power: "1e10", "1.3x10^6", "1.1^23"."""
    base, power = figure(m["figure"]), m["power"]
    sign = -1 if re.search(r"[−–-]\d+\Z", power) and "--" not in power else 1
    exponent = sign * int(re.findall(r"\d+", power)[-1])
    if power[0] == "^":
        return base**exponent if abs(exponent) <= _HIGHEST and base < 1e5 else float("inf")
    return float(f"{base!r}e{exponent}") if "e" not in repr(base) else base * 10.0**exponent
