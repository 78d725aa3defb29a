"""How dates, numbers and amounts read in a brief."""

import re
from collections.abc import Iterable
from functools import cache

from pipeline import edtf
from pipeline.records import Account, Observation, Reason
from pipeline.wordlist import table

WHOLE_MONTHS = ("January February March April May June July August September October November December").split()
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
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
SIGNS = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "INR": "₹",
    "AUD": "A$",
    "CAD": "C$",
    "NZD": "NZ$",
    "HKD": "HK$",
    "BRL": "R$",
}
SCALES = ((1e12, "trillion", "tn"), (1e9, "billion", "bn"), (1e6, "million", "m"))
UNITS = {
    "percent": "%", "percentage_point": "percentage points", "basis_point": "basis points", "ratio": "times", "count": "",
    "year": "years", "month": "months", "wk": "weeks", "day": "days", "h": "hours", "minute": "minutes", "s": "seconds",
    "t": "tonnes", "har": "hectares", "[bbl_us]": "barrels", "[bbl_us]/d": "barrels a day", "kW.h": "kWh",
    "MW.h": "MWh", "GW.h": "GWh", "TW.h": "TWh", "10*9.m3": "bcm", "km2": "km²", "m2": "m²", "m3": "m³",
    "[mi_i]": "miles", "[nmi_i]": "nautical miles",
    "[ft_i]": "feet", "[acr_us]": "acres", "Cel": "°C", "L": "litres",
    "[cft_i]": "cubic feet", "[sft_i]": "square feet", "[in_i]": "inches", "[yd_i]": "yards", "[mi_i]2": "square miles",
    "[gal_us]": "gallons", "[bu_us]": "bushels", "[lb_av]": "pounds", "[oz_tr]": "ounces", "[degF]": "°F", "deg": "degrees",
    "[ppm]": "ppm", "[ppb]": "ppb", "[HP]": "hp", "[mi_i]/h": "mph", "[kn_i]": "knots", "[dwt]": "dwt", "[GT]": "GT",
    "10*6.t/a": "million tonnes a year", "10*6.[bbl_us]/d": "million barrels a day", "10*6.m3": "mcm",
    "10*6.[Btu]": "MMBtu", "{boe}": "barrels of oil equivalent", "{toe}": "tonnes of oil equivalent",
    "10*6.{toe}": "Mtoe", "10*9.[cft_i]": "bcf", "10*12.[cft_i]": "tcf", "10*12.m3": "tcm", "W.h": "Wh",
}  # fmt: skip
ONES = {
    "a": "year", "mo": "month", "wk": "week", "d": "day", "h": "hour", "t": "tonne", "har": "hectare", "L": "litre",
    "[bbl_us]": "barrel", "[oz_tr]": "ounce", "[lb_av]": "pound", "[gal_us]": "gallon", "[acr_us]": "acre",
    "[sft_i]": "square foot", "[bu_us]": "bushel",
}  # fmt: skip
MINUS = "−"
_EDGE_MONTH = re.compile(r"(?i)\b(?:jan(?:uary)?|dec(?:ember)?)\b")  # EDTF says the end of a year as its last month
MEASURES = {
    "trade": "trade", "exports": "exports", "imports": "imports", "balance": "trade balance", "gdp": "GDP",
    "aid": "aid and loans",
    "interest_rate": "interest rate", "exchange_rate": "exchange rate",
}  # fmt: skip

_BECAUSE: dict[Reason, str] = {
    "rounding": "They are a step of the last digit apart, as where each is rounded from a figure that is not given.",
    "period": "One of the numbers is given for another period too.",
    "mirror": "Each side counts the flow in its own way: the statistics of two partners seldom agree.",
    "coverage": "One of the numbers is given for goods with services too.",
    "currency": "The same number is given in two currencies.",
    "revision": "The later figure may revise the earlier.",
    "date": "The tellings agree in all but the date.",
    "outcome": "One source tells that it took place, another that it did not.",
    "unknown": "No source says why.",
}


def spelt(words: str, language: str) -> str:
    """Words of the program's own, which are British, in the spelling of a language; never those of a source."""
    return _british().sub(_american, words) if language == "en-US" else words


@cache
def _british() -> re.Pattern[str]:
    longest = sorted((row["british"] for row in table("american")), key=lambda word: -len(word))
    return re.compile(rf"(?i)\b(?:{'|'.join(longest)})\b")


def _american(found: re.Match[str]) -> str:
    word = next(row["american"] for row in table("american") if row["british"] == found[0].lower())
    return word[:1].upper() + word[1:] if found[0][:1].isupper() else word


def because(reason: Reason) -> str:
    """Why sources may disagree, in a sentence."""
    return _BECAUSE[reason]


def year(value: str) -> str:
    """The year under which a chronology files a date: its first; "199X" is the 1990s, "../2014" is 2014."""
    first, _, last = value.partition("/")
    return _one((last if first in ("", "..") else first)[:4], "")


def date(value: str | None, said: str | None = None, inferred: bool = False, language: str = "en-GB") -> str:
    """A date as a chronology shows it. What was inferred stands in brackets: of "April" only the year. `said` is what
    the text calls it: "the end of 2014" is shown so, for EDTF has no end of a year.
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
    if about and said and (m := re.search(r"(?i)\b(early|mid|late|end|beginning|start|middle|close)\b", said)):
        word = m.group(1).lower()
        of = " of " if word in ("end", "beginning", "start", "middle", "close") else "-" if word == "mid" else " "
        whole = "of" in of and bare[4:] in ("-12", "-01") and not _EDGE_MONTH.search(said)
        return f"{word}{of}{_one(bare[:4] if whole else bare, language)}"
    return f"about {_one(bare, language)}" if about else _one(bare, language)


def long_date(value: str, language: str) -> str:
    """A day, month or year in full: "12 September 2014", "September 12, 2014"."""
    y, month, day = ([*value.split("-"), "", ""])[:3]
    name = WHOLE_MONTHS[int(month) - 1] if month else ""
    if day:
        return f"{name} {int(day)}, {int(y)}" if language == "en-US" else f"{int(day)} {name} {int(y)}"
    return f"{name} {int(y)}".strip()


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


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def number(value: float, decimals: int | None = None, signed: bool = False) -> str:
    """A number with thousands marks and a true minus; as many decimals as given, or as it has, at most three."""
    shown = round(value, 3 if decimals is None else decimals)
    text = f"{abs(shown):,.3f}".rstrip("0").rstrip(".") if decimals is None else f"{abs(shown):,.{decimals}f}"
    return (MINUS if shown < 0 else "+" if signed and shown > 0 else "") + text


def scale(o: Observation) -> tuple[float, str, str]:
    """The largest scale that loses nothing of what a source says, as factor, word and short word: 1,234,567,890 stays
    as it is. What was worked out has no last digit, and is rounded.
    """
    for factor, word, short in SCALES:
        value = o.value / factor
        if abs(value) >= 1 and (o.derived_from or abs(round(value, 3) - value) <= 1e-9 * abs(value)):
            return factor, word, short
    return 1.0, "", ""


def unit(code: str) -> str:
    """A unit in words: "barrels", "USD per barrel"; its code where there are none."""
    above, slash, below = code.partition("/")
    if not slash or code in UNITS:
        return UNITS.get(code, code)
    return f"{UNITS.get(above, above)} per {ONES.get(below, UNITS.get(below, below.strip('{}')))}"


def scaled(o: Observation) -> tuple[str, str]:
    """An observation's number and its unit, as shown in a table: ("32", "billion USD"), ("+5.3", "per cent")."""
    if (len(o.unit) == 3 and o.unit.isupper()) or o.unit in ("t", "count", "[bbl_us]", "m3"):
        factor, word, _ = scale(o)
        return number(o.value / factor, signed=o.kind == "change"), f"{word} {unit(o.unit) or o.label or ''}".strip()
    word = {"percent": "per cent", "ratio": "times"}.get(o.unit, unit(o.unit))
    return number(o.value, signed=o.kind == "change"), word


def big(o: Observation) -> tuple[str, str]:
    """An observation as a headline number: ("$32", "bn"), ("+6", "%")."""
    factor, _, short = scale(o)
    if len(o.unit) == 3 and o.unit.isupper():
        sign = SIGNS.get(o.unit, o.unit + "\u00a0")
        shown = number(o.value / factor, signed=o.kind == "change")
        at = 1 if shown[0] in "+" + MINUS else 0
        return shown[:at] + sign + shown[at:], short
    if o.unit == "percent":
        return number(o.value, signed=o.kind == "change"), "%"
    return number(o.value / factor, signed=o.kind == "change"), f"{short} {unit(o.unit) or o.label or ''}".strip()


def amount(o: Observation) -> str:
    """An observation's value in a sentence: "$32 billion", "5.3 %", "10 minutes"."""
    if len(o.unit) == 3 and o.unit.isupper():
        factor, word, _ = scale(o)
        sign = SIGNS.get(o.unit, o.unit + "\u00a0")
        minus = MINUS if o.value < 0 else ""
        return f"{minus}{sign}{number(abs(o.value) / factor)}{' ' + word if word else ''}"
    value, unit = scaled(o)
    return f"{value.lstrip('+')}\u00a0%" if o.unit == "percent" else f"{value.lstrip('+')} {unit}".strip()


def edition(called: str) -> str:
    """An edition as it is called: "Edition 2" where that is a number, else in its own words."""
    return f"Edition {called}" if called.isdigit() else called


def listed(words: Iterable[str]) -> str:
    """A list in a sentence: "a, b and c"."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def measure(name: str) -> str:
    """A measure's name as words."""
    return MEASURES.get(name, name.replace("_", " "))


def counted(n: int, one: str, many: str | None = None) -> str:
    """A number of things: "1 source", "3 sources"."""
    return f"{n} {one if n == 1 else many or one + 's'}"


def country_names(account: Account) -> dict[str, str]:
    """What the account calls the countries, by code."""
    return {e.code: e.name for e in account.entities if e.kind == "place" and e.code}


def with_article(country: str) -> str:
    """A country's name as it stands behind "of": "the United States", "Japan"."""
    plural = country.startswith(
        (
            "United ",
            "USSR",
            "Soviet Union",
            "Democratic ",
            "Central African",
            "Dominican Republic",
            "Czech Republic",
            "European Union",
        )
    )
    return (
        f"the {country}"
        if plural or country in ("Netherlands", "Philippines", "Maldives", "Bahamas", "Gambia", "Seychelles", "Comoros")
        else country
    )


def what(o: Observation) -> str:
    """What an observation measures, in words: "Total trade, both directions", "Share of cars in exports"."""
    assert o.measure
    name = measure(o.measure)
    goods = o.commodity
    if o.kind == "share":
        return f"Share of {goods} in {name}" if goods else f"Share of {name}"
    if o.measure == "trade":
        name = "total trade" if o.kind == "change" else "total trade, both directions"
    if goods:
        name = f"{name} of {goods}"
    return (
        f"Change in {name}"
        if o.kind == "change"
        else f"Multiple of {name}"
        if o.kind == "ratio" and o.unit == "ratio"
        else name[:1].upper() + name[1:]
    )


def sides(o: Observation, names: dict[str, str]) -> str:
    """Whose it is and with whom: "Russia, Japan", "Russia to Japan", "Japan from Russia"."""

    def name(code: str) -> str:
        return names.get(code, code)

    if o.parties:
        return ", ".join(map(name, o.parties))
    if o.reporter and o.partner:
        return (
            f"{name(o.reporter)} {'to' if o.flow == 'export' else 'from' if o.flow == 'import' else 'and'} "
            f"{name(o.partner)}"
        )
    if o.partner:
        return f"{'to' if o.flow == 'export' else 'from' if o.flow == 'import' else 'with'} {name(o.partner)}"
    return name(o.reporter) if o.reporter else "not stated"
