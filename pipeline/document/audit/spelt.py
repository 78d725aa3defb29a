"""What is said of numbers in words: "three hundred million", "two thirds of", "doubled", "fell by"."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from babel import Locale

from pipeline.wordlist import table

COUNTED_OUT = 10.0  # smaller ones say how an argument goes ("two reasons"), and are no figures by themselves
LARGE = 1e3


def _words(name: str, kinds: str, key: str) -> dict[str, float]:
    return {w: float(row["value"]) for row in table(name) if row[key] in kinds.split() for w in row["words"].split("|")}


def _one_of(words: Mapping[str, object]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


SMALL = _words("numbers", "small ten", "kind")
_SCALES = _words("numbers", "scale", "kind")
_PARTS = _words("numbers", "part", "kind")
_TIMES = {w: n for w, n in _words("multiples", "verb", "as").items() if w.endswith(("d", "ing", "s"))}
_VULGAR = {c: n / d for c, (n, d) in {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4)}.items()}
_WORD = f"(?:{_one_of({**SMALL, **_SCALES})})"
_AND = f"(?:{'|'.join(f'(?<={w})' for w in _SCALES)})\\sand\\s"
_UPTO = f"(?:{_one_of({w: n for w, n in SMALL.items() if 0 < n < 20})})"
_NUMBER = re.compile(
    rf"\b(?P<half>half\s)?(?:a\s(?=(?:{_one_of(_SCALES)})\b))?(?P<words>(?:{_one_of(SMALL)}|(?<=a\s){_WORD})"
    rf"(?:(?:{_AND}|[\s-]){_WORD})*)\b(?![\s-](?:first|second|{_one_of(_PARTS)})s?\b)"
    r"(?:\s(?P<percent>per\s?cent|percentage\spoints?)\b)?",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"\b(?:(?P<over>an?|{_UPTO})[\s-](?P<under>{_one_of(_PARTS)})(?P<many>s?)\b"
    r"(?P<behind>\sof\b|\s(?:more|less|fewer|higher|lower)\b|(?=\s?[.,;:!?)]|\s?\Z))"
    r"|(?<!first\s)(?<!second\s)(?<!other\s)(?<!latter\s)(?<!this\s)half\s(?:of|the)\b|\bby\shalf\b)|[½⅓⅔¼¾]",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(rf"\b(?P<times>{_one_of(_TIMES)})\b|\b(?P<twice>twice|thrice)\s(?:as|the)\b", re.IGNORECASE)


_NO_MONEY = frozenset(
    "account code currency fund gold mark palladium platinum real right silver sol sum unit value".split()
)
"""Last words of what Unicode lists as currencies that mean other things behind a number."""


class Spelt(NamedTuple):
    """A number in words, and where: its value, how far a value may be from it, and what it is: an amount, which may be of
    per cent, a part of a whole, or a multiple.
    """

    start: int
    end: int
    value: float
    slack: float
    what: Literal["amount", "percent", "percentage_point", "part", "multiple"]

    @property
    def is_large(self) -> bool:
        """Whether it has a scale, so that it can be of any unit."""
        return self.what == "amount" and self.value >= LARGE


def spelt(text: str) -> Iterator[Spelt]:
    """The numbers in words of a text that are figures; small ones, which count an argument's steps, are not."""
    for m in _FRACTION.finditer(text):
        if part := _part(m):
            yield Spelt(*m.span(), part, 0.01, "part")
    for m in _MULTIPLE.finditer(text):
        times = _TIMES[m["times"].casefold()] if m["times"] else {"twice": 2.0, "thrice": 3.0}[m["twice"].casefold()]
        yield Spelt(*m.span(), times, 0.05, "multiple")
    for m in _NUMBER.finditer(text):
        value, step = _sum(re.split(r"[\s-]+", m["words"].casefold()))
        if m["half"]:
            value, step = value / 2, step / 10
        if m["percent"]:
            points = m["percent"].casefold().startswith("percentage")
            yield Spelt(*m.span(), value, step / 2, "percentage_point" if points else "percent")
        elif value >= COUNTED_OUT:
            yield Spelt(*m.span(), value, step / 2, "amount")


def _part(m: re.Match[str]) -> float | None:
    """What part of a whole is meant; None of an ordinal: "a third meeting"."""
    if m[0] in _VULGAR:
        return _VULGAR[m[0]]
    if not m["under"]:
        return 0.5
    over = 1.0 if m["over"].casefold() in ("a", "an") else SMALL[m["over"].casefold()]
    under = _PARTS[m["under"].casefold()]
    return over / under if over < under and (over == 1) != bool(m["many"]) else None


def _sum(words: list[str]) -> tuple[float, float]:
    """What words of a number add up to, and the scale of the last."""
    total, group, step = 0.0, 0.0, 1.0
    for word in words:
        if word == "and":
            continue
        if word in SMALL:
            group, step = group + SMALL[word], 1.0
        elif word in _SCALES and _SCALES[word] < LARGE:
            group = (group or 1.0) * _SCALES[word]
        elif word in _SCALES:
            step = _SCALES[word]
            total, group = total + (group or 1.0) * step, 0.0
    return total + group, step


@cache
def _moves() -> dict[str, int]:
    """Verbs of change in all their forms, and which way they go."""
    signs = {lemma: int(row["sign"]) for row in table("changes") if row["as"] == "v" for lemma in row["words"].split()}
    irregular = {"fell": -1, "fallen": -1}  # "fell" is a verb of its own, of trees
    forms = {
        form: signs[row["lemma"]]
        for row in table("verbs")
        if row["lemma"] in signs
        for name, form in row.items()
        if name != "also" and form
    }
    return {**forms, **signs, **irregular}


@cache
def _nouns() -> dict[str, int]:
    return {word: int(row["sign"]) for row in table("changes") if row["as"] == "n" for word in row["words"].split()}


@cache
def _before() -> re.Pattern[str]:
    roughly = r"(?:(?:about|around|roughly|some|nearly|almost|more\sthan|less\sthan|over|only|just)\s)?"
    return re.compile(
        rf"\b(?:(?P<verb>{_one_of(_moves())})(?:\sby)?|(?P<noun>{_one_of(_nouns())})\s(?:of|by)|(?P<way>up|down)(?:\sby)?)"
        rf"\s{roughly}(?:{_one_of(dict.fromkeys('$€£¥'))})?\Z",
        re.IGNORECASE,
    )


def moved(text: str, start: int) -> tuple[int, int] | None:
    """Which way what is told right before a place went, +1 or −1, and where that begins: "fell by nearly" before 5 %."""
    m = _before().search(text[max(0, start - 60) : start])
    if not m:
        return None
    sign = _moves()[m["verb"].casefold()] if m["verb"] else _nouns()[(m["noun"] or m["way"]).casefold()]
    return sign, max(0, start - 60) + m.start()


@cache
def currencies() -> Mapping[str, frozenset[str]]:
    """What money is called, in small letters, and the currencies that are: "pounds" are those of several countries."""
    named: dict[str, set[str]] = {}
    for code, name in Locale("en").currencies.items():
        noun = re.sub(r"\s*\(.*", "", name).split()[-1].casefold()
        for form in (noun, noun + "s"):
            named.setdefault(form, set()).add(code)
    for row in table("money"):
        for word in row["words"].split("|"):
            if word.isalpha() and word.islower():
                named.setdefault(word, set()).add(row["code"])
    return {noun: frozenset(codes) for noun, codes in named.items() if noun.removesuffix("s") not in _NO_MONEY}
