"""Numbers in figures and words."""

import re

ONES = {
    word: n
    for n, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen"
        ).split()
    )
}
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "thousands": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5,
    "million": 1e6, "millions": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "m": 1e6,
    "crore": 1e7, "crores": 1e7, "cr": 1e7, "billion": 1e9, "billions": 1e9,
    "bn": 1e9, "bln": 1e9, "b": 1e9, "mrd": 1e9, "milliard": 1e9, "lakh crore": 1e12,
    "trillion": 1e12, "trillions": 1e12, "tn": 1e12, "trn": 1e12, "dozen": 12,
}  # fmt: skip

_small = rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(list(ONES)[1:10])}))?|{'|'.join(sorted(ONES, reverse=True))})"
_hundreds = rf"(?:(?:{_small}|a) hundred(?: and {_small}| {_small})?|{_small})"
FIGURE = (
    r"(?:\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 1,23,456
    r"|\d{1,3}(?:[,’'] ?\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)"  # 1,234.5  1 234,5
    r"|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?!\d)|\d+(?:[.,·]\d+)?)"  # 1.234.567  12.5
)
WORDS = (
    rf"(?i:(?:{_hundreds}|a(?= thousand))(?: thousand(?: and {_hundreds}| {_hundreds})?)?\b(?! of them)"
    rf"|half an?(?= [a-z])|an?(?= (?:million|billion|trillion|dozen)\b))"
)
NUMBER = re.compile(rf"(?P<figure>{FIGURE})|\b(?P<words>{WORDS})\b")


def value(text: str) -> float:
    """The value of a number. A comma before one or two last digits is a decimal sign; other marks part thousands."""
    if not text[0].isdigit():
        return _in_words(text.lower())
    text = text.replace("·", ".")
    if re.fullmatch(r"\d+,\d{1,2}|\d{1,3}(?: \d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,},\d+", text):
        return float(re.sub(r"[ .]", "", text).replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", text):
        return float(text.replace(".", ""))
    return float(re.sub(r"[,’' ]", "", text))


def decimals(text: str) -> int:
    """How many decimals a number in figures gives: 12.50 has two, 1.250.000 and 1,250 have none."""
    m = re.fullmatch(r"\d+,(\d{1,2})|[\d,’' ]*\d[.·](\d+)|[\d. ]+,(\d+)", text)
    if not m or re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3})+", text):
        return 0
    return len(next(g for g in m.groups() if g))


def _in_words(text: str) -> float:
    if text.startswith("half"):
        return 0.5
    total = current = 0.0
    for word in re.split(r"[\s-]+", text):
        if word in ("a", "an"):
            current = 1
        elif word in ONES:
            current += ONES[word]
        elif word in TENS:
            current += TENS[word]
        elif word in ("hundred", "thousand"):
            current = max(current, 1) * SCALES[word]
            if word == "thousand":
                total, current = total + current, 0
    return total + current
