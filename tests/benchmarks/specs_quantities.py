"""Our numbers, percentages and money in the terms of the Recognizers-Text test cases, for a scorer that asks for `parse`.

Those cases ask for every number by itself, "half" and "a fifth" too; for money by the name of its sign ("$" is "Dollar",
"US$" is "United States dollar"), cents for themselves, and "3 dollars 50 cents" as one. They are written in small
letters: codes of currencies are put in capitals first.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from babel.numbers import get_currency_name

from pipeline.extract.quantities.find import Quantity, read
from pipeline.extract.quantities.meant import Meant
from pipeline.extract.quantities.moneys import signs
from pipeline.extract.quantities.numbers import Number, numbers
from pipeline.extract.quantities.units import is_money
from pipeline.wordlist import words

Result = tuple[int, int, list[tuple[str | None, str | None]]]

MARK = re.compile(r" {0,2}(k|M|MM|b|G|T)(?![\w])")
MARKS = {"k": 1e3, "M": 1e6, "MM": 1e6, "b": 1e9, "G": 1e9, "T": 1e12}
SIGN = re.compile(r"(?i)(?:(?<!\w)(-)|(?:\A|(?<=\s))(- {0,2}|(?:minus|negative) ))\Z")
POINTED = re.compile(r"(?i)\b(?:this|that|which|the|each|every|no)(?: {1,2}very)? \Z")
OVER = re.compile(r"(?i) (over|out of|in) ")
LENGTH = re.compile(r" (?:years?|months?|weeks?|days?)\b")
PERCENT_OF = re.compile(r"(?i)\b(?:percents?|per cents?) of ")
PERCENT = re.compile(r"(?i)%|\bper ?cents?\b|\bpercentages?\b")
ADDRESS = re.compile(r"https?://\S+")
CODE = re.compile(r"\b[a-z]{3}(?=\$? ?\d)|(?<=[\dn] )[a-z]{3}\b|(?<=\d)[a-z]{3}\b")
NATION = re.compile(r"\b(?:c|hk|us|u\.s|mex) ?\$")
ALONE = re.compile(r"(?i)\b(?:dollars?|rmb)\b")
NATIONAL = re.compile(r"(?i)\b(?:us|u\.s\.|swiss|canadian|australian|hong kong|new zealand) ")
RATE = re.compile(r"(?:(?: |-| - )(?:a|an|per)(?: |-| - )| ?/ ?)[^\d]*\Z")
SMALL = re.compile(r"(?: and)? ")
GENERAL = {"$": "Dollar", "dollar": "Dollar", "dollars": "Dollar", "£": "Pound", "pound": "Pound", "pounds": "Pound",
           "franc": "Franc", "francs": "Franc", "rupee": "Rupee", "rupees": "Rupee", "cent": "Cent", "cents": "Cent",
           "penny": "Penny", "pence": "Pence", "peseta": "Peseta", "pesetas": "Peseta"}  # fmt: skip
NAMES = {"USD": "United States dollar", "NLG": "Netherlands guilder", "LAK": "Lao kip", "MXN": "Mexican peso"}
PARTS = {"Cent": 100, "Penny": 100, "Pence": 100}


def parse(kind: str, text: str, ref: datetime) -> list[Result]:
    """The spans of one kind ("number", "percent", "currency") in a text, each with its value and unit as strings."""
    if kind == "number":
        return list(_numbers(text))
    if kind == "percent":
        return list(_percentages(text))
    return list(_money(text)) if kind == "currency" else []


def _said(value: float) -> str:
    return f"{value:.15G}"


def _numbers(text: str) -> Iterator[Result]:
    found = list(numbers(text))
    i = 0
    while i < len(found):
        one, two = found[i], found[i + 1] if i + 1 < len(found) else None
        i += 1
        start, end, value = one.start, one.end, one.value
        if two and (ratio := _ratio(text, one, two)) is not None:
            end, value, i = two.end, ratio, i + 1
        elif not one.in_words and (mark := MARK.match(text, end)):
            end, value = mark.end(), value * MARKS[mark[1]]
        if _is_part_of_a_word(text, one, end) or (text[start:end].lower() == "one" and POINTED.search(text, 0, start)):
            continue
        if sign := SIGN.search(text, max(0, start - 12), start):
            value, start = -value, sign.start()
        yield start, end, [(_said(value), None)]


def _ratio(text: str, one: Number, two: Number) -> float | None:
    """The value of "one over three", "one out of three", "1 in twenty-one"."""
    joint = OVER.fullmatch(text, one.end, two.start)
    if joint is None or not two.value or LENGTH.match(text, two.end):
        return None
    return one.value / two.value if joint[1] == "over" or one.value < two.value else None


def _is_part_of_a_word(text: str, number: Number, end: int) -> bool:
    return not number.in_words and text[end : end + 1].isalpha()


def _percentages(text: str) -> Iterator[Result]:
    taken = [m.span() for m in ADDRESS.finditer(text)]
    for m in PERCENT_OF.finditer(text):
        if number := next((n for n in numbers(text) if n.start == m.end()), None):
            taken.append((m.start(), number.end))
            yield m.start(), number.end, [(f"{_said(number.value)}%", None)]
    for q in read(text, taken):
        if q.unit == "percent" and q.role == "amount":
            taken.append((q.start, q.end))
            yield q.start, q.end, [(f"{_said(q.value)}%", None)]
    for m in PERCENT.finditer(text):
        if not any(a <= m.start() < b for a, b in taken):
            yield m.start(), m.end(), [("null", None)]


def _money(text: str) -> Iterator[Result]:
    codes = {w for w in signs() if len(w) == 3 and w.isalpha()} - words("word_codes")
    text = NATION.sub(lambda m: m[0].upper().replace("MEX", "Mex"), text)
    text = CODE.sub(lambda m: m[0].upper() if m[0].upper() in codes else m[0], text)
    found = [q for q in read(text, [], Meant(("CHE", "IND"))) if is_money(q.unit[:3]) and q.role == "amount"]
    taken: list[tuple[int, int]] = []
    i = 0
    while i < len(found):
        q = found[i]
        i += 1
        end = q.start + len(RATE.sub("", text[q.start : q.end]))
        name = _name(text[q.start : end], q.unit[:3])
        value = q.value * PARTS.get(name, 1)
        if i < len(found) and _name(text[found[i].start : found[i].end], "") in PARTS and name not in PARTS:
            if SMALL.fullmatch(text, end, found[i].start):
                value, end, i = value + found[i].value, found[i].end, i + 1
        elif small := _small(text, q, end, found):
            value, end = value + small.value / 100, small.end
        taken.append((q.start, end))
        yield q.start, end, [(_said(round(value, 6)), name)]
    for m in ALONE.finditer(text):
        if not any(a <= m.start() < b for a, b in taken):
            yield m.start(), m.end(), [(None, _name(m[0], "CNY"))]


def _small(text: str, q: Quantity, end: int, found: list[Quantity]) -> Number | None:
    """The "50" of "15 dollars 50" and "15 dollars and fifty"."""
    joint = SMALL.match(text, end)
    if joint is None or q.scale > 1 or q.value % 1:
        return None
    number = next((n for n in numbers(text) if n.start == joint.end()), None)
    if number is None or number.value not in range(1, 100) or text[number.end : number.end + 1].isalnum():
        return None
    return None if any(f.start <= number.start < f.end for f in found if f is not q) else number


def _name(words_said: str, code: str) -> str:
    sign = re.match(r"[$£]", words_said)
    last = sign[0] if sign else re.split(r"[ -]", words_said)[-1].lower()
    if last in GENERAL and not NATIONAL.search(words_said):
        return GENERAL[last]
    name = NAMES.get(code) or get_currency_name(code, count=1, locale="en") if code else ""
    return name[:1].upper() + name[1:]
