"""The number audit: every number, date and name that is set on the pages, and whether the account or brief.yaml backs it.

It reads the pages as they are laid out, whatever section a word comes from. A number is backed by a value of the account
that it rounds, in its unit; a date by one of the account's; and any of them by a source that has it in the same words, by
what brief.yaml says outside of texts, and by what the editor vouches for there.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pipeline import edtf, wording, wordlist
from pipeline.document.layout.page import Drawn, Layout, Words
from pipeline.document.plainwords import is_plain
from pipeline.document.spelt import SMALL, Spelt, currencies, moved, spelt
from pipeline.document.structure import Node
from pipeline.editor.settings import Settings
from pipeline.editor.texts import Text as Written
from pipeline.facts.sayings import stems
from pipeline.records import Account
from pipeline.theme.fonts import lacking, split
from pipeline.theme.marks import Text as Label
from pipeline.theme.text import SOFT_HYPHEN

APART = "| "  # between words of two sizes, such as a number and what it is, or a title and what stands under it
AROUND = 24  # characters shown on either side of what is told
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20)\d\d"
_DATES = re.compile(
    rf"(?<![\w.,])(?:(?P<iso>{_YEAR}-\d\d(?:-\d\d)?(?!\d))"
    rf"|(?P<season>(?i:spring|summer|autumn|fall|winter))\s(?:of\s)?(?P<in>{_YEAR})\b"
    rf"|(?P<nth>(?i:first|second|third|fourth))\s(?P<span>quarter|half)\s(?:of\s)?(?P<within>{_YEAR})\b"
    rf"|(?:(?P<day>{_DAY})\s+)?(?P<month>{wording.A_MONTH})\b\.?(?:\s+(?P<us>{_DAY})(?!\d)(?:,|\b))?,?(?:\s+(?P<year>{_YEAR})\b)?"
    rf"|(?P<part>Q[1-4]|H[12])\s(?P<of>{_YEAR})"
    rf"|(?P<decade>{_YEAR[:-4]}\dX?\d?0s)"
    rf"|(?P<alone>{_YEAR})(?![\d.,]*\d|\s*(?:%|per\s?cent|million|billion|trillion|bn|m\b)))"
)
_CODES = "|".join(map(re.escape, sorted({*wording.SIGNS.values(), "US$"}, key=len, reverse=True)))
_SCALES = {"thousand": 1e3} | {w: factor for factor, word, short in wording.SCALES for w in (word, short)}
_SCALE = r"thousand|million|billion|trillion|bn|tn|m"
_PERCENT = r"percentage\s+points?|per\s?cent|%"
_NUMBERS = re.compile(
    rf"(?<![\w.,])(?P<money>(?:{_CODES}|\b[A-Z]{{3}}\s)\s?)?(?P<digits>\d[\d,]*(?:\.\d+)?)(?:\s?(?P<scale>{_SCALE})\b)?"
    rf"(?:\s?(?P<percent>{_PERCENT})|\s(?P<code>[A-Z]{{3}})\b)?"
)
_ON = re.compile(
    rf"\s?(?:and|to|or|[–-])\s?(?:{_CODES})?\d[\d,]*(?:\.\d+)?(?:\s?(?P<scale>{_SCALE})\b)?(?:\s?(?P<percent>{_PERCENT}))?"
)
"""What a first number has its unit from: "between 60 and 80 per cent"."""
_CAPITAL = f"[{''.join(c for c in map(chr, range(0x2C00)) if c.isupper())}]"
_LARGE = rf"(?:(?:[A-Z]\.){{2,}}|{_CAPITAL}[\w’'-]*)"
_NAMES = re.compile(rf"{_LARGE}(?:\s(?:(?:of|the|and|for|de|van|von|der|al|bin|da|di|du|la|le)\s){{0,3}}{_LARGE})*")
_WORD = re.compile(r"\w+")
_JOINTS = re.compile(r" and (?:the )?|['’]s ")
_BEGINS = re.compile(r"(?:\A|[.!?:;•–—|†·]\s|[“\"(‘\[]|\n)\Z")
_POINTERS = re.compile(
    r"\bSHA-256\b[ 0-9a-f(]*|(?:\bS\d+\s)?¶\s?\d+(?:[–,]\s?\d+)*(?:\sand\s\d+\smore)?|\bS\d+\b"
    r"|\b(?:[Rr]ows?|Table|Chart|Figure|Key points?|Note)\s\d+(?:(?:,| and|–)\s?\d+)*"
)
"""What points within the brief: "S1 ¶6, 8–9", "row 3", "Table 1"."""

_PARTS = (
    "agreements? changes? copies copy dates? documents? editions? entities entries events? facts? figures? gaps? items? "
    "mentions? more of organisations? others? pairs? paragraphs? passages? persons? points? rows? sections? sources? "
    "statements? tellings? values? variants? words? new changed no"
)
_COUNTS = re.compile(
    rf"(?i)\b(?:no|{'|'.join(SMALL)}|\d[\d,]*)(?: (?:more|other|dated|measured|derived|different|of the))* "
    rf"(?:{'|'.join(_PARTS.split())})\b|\b\d[\d.]* times as (?:tall|long|wide)\b|\A\s*\d+\s*\Z"
)
"""What the program counts: parts of the brief and of its account, and the rows of a table."""

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NTH = ("first", "second", "third", "fourth")
_SIGNS = {sign: code for code, sign in wording.SIGNS.items()} | {"US$": "USD"}


@dataclass(frozen=True)
class Unbacked:
    """What nothing backs: its words, those around it, and where they stand."""

    words: str
    around: str
    page: int
    section: str
    sort: str

    def said(self, place: str | None) -> str:
        """A sentence for people. `place` is the line of a text in which the editor wrote it, if that is known."""
        where = place or f"page {self.page + 1}, {self.section}"
        return (
            f"{where}: neither the account nor brief.yaml backs the {self.sort} `{self.words}` (… {self.around} …); "
            f'set it right, or vouch for it in brief.yaml: `vouched: ["{self.words}"]`.'
        )


@dataclass
class _Stretch:
    """The words of one element, of a block; which of them lead to a passage of a source."""

    page: int
    block: int
    text: str = ""
    leading: list[tuple[int, int]] = field(default_factory=list)

    def add(self, item: Words) -> None:
        """A line behind those that there are."""
        for piece in item.line.pieces:
            if piece.link and piece.link.startswith("passage:"):
                self.leading.append((len(self.text), len(self.text) + len(piece.text)))
            self.text += piece.text.replace("\u00a0", " ")
        broken = self.text.endswith(SOFT_HYPHEN)
        self.text = self.text.removesuffix(SOFT_HYPHEN) + ("" if broken else item.line.ends)


@dataclass(frozen=True)
class Whose:
    """Of which section a block is: its name; whether its words are the editor's; whether it tells of the brief itself, so
    that its plain numbers count the brief's parts; whether it tells of the last edition too.
    """

    name: str
    editors: bool = False
    about_itself: bool = False
    about_last: bool = False


def audit(
    layout: Layout,
    settings: Settings[Any],
    account: Account,
    whose: Sequence[Whose],
    texts: Iterable[Written] = (),
    last: Account | None = None,
) -> list[str]:
    """A sentence for each number, date and name on the pages that nothing backs. `whose` says of which section each block
    is, `texts` are the editor's; `last`, the account of the last edition, backs what is told of that alone.
    """
    now = _Backing((account,), settings)
    then = _Backing((account, last), settings) if last else now
    written = list(texts)
    found: dict[str, None] = {}
    for stretch in _stretches(layout):
        of = whose[stretch.block] if 0 <= stretch.block < len(whose) else Whose("the contents", about_itself=True)
        for words, at, sort in (then if of.about_last else now).unbacked(stretch, of):
            around = stretch.text[max(0, at - AROUND) : at + len(words) + AROUND].strip()
            places = (_place(t, stretch.text, words, at) for t in written if of.editors)
            place = next(filter(None, places), None)
            found[Unbacked(words, around, stretch.page, of.name, sort).said(place)] = None
    return list(found)


def _place(text: Written, shown: str, words: str, at: int) -> str | None:
    """File, line and column of words that the editor wrote; where they stand several times, behind the word that is
    before them on the page.
    """
    before = (shown[:at].split() or [""])[-1]
    alone = rf"(?<!\w){re.escape(words)}(?!\w)".replace(r"\ ", r"\s+")
    plain = text.words.replace("\u00a0", " ")
    found = re.search(rf"{re.escape(before)}\s+({alone})", plain) or re.search(f"({alone})", plain)
    if not found:
        return None
    start = found.start(1)
    line, column = plain.count("\n", 0, start) + 1, start - plain.rfind("\n", 0, start)
    return str(text.complaint(line, column, "")).rstrip(": ")


def _stretches(layout: Layout) -> Iterator[_Stretch]:
    """The words on the pages, element by element, in the order in which they are set; a number and its unit, which are
    elements of their own, together.
    """
    whole = _wholes(layout.root)
    texts: dict[int, _Stretch] = {}
    sizes: dict[int, float] = {}
    for page in layout.pages:
        for item in page.items:
            if isinstance(item, Drawn):
                if isinstance(item.mark, Label) and item.node is not None:
                    yield _Stretch(page.number, item.block, item.mark.text)
            elif isinstance(item, Words) and item.node and item.node.role not in ("TOCI", "Lbl") and item.line.pieces:
                key = whole.get(id(item.node), id(item.node))
                stretch = texts.setdefault(key, _Stretch(page.number, item.block))
                size = item.line.pieces[0].size
                if stretch.text and size != sizes.get(key) and id(item.node) not in whole:
                    stretch.text += APART
                sizes[key] = size
                stretch.add(item)
    yield from texts.values()


def _wholes(node: Node) -> dict[int, int]:
    """For each part of a line the element that it is a part of."""
    found: dict[int, int] = {}
    for kid in node.kids:
        if isinstance(kid, Node):
            if kid.role == "Span":
                found[id(kid)] = id(node)
            found |= _wholes(kid)
    return found


class _Said:
    """A text in which words are looked up, by the rarest of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.text = " | ".join(map(_folded, texts))
        self._places: dict[str, list[int]] = {}
        for m in _WORD.finditer(self.text):
            self._places.setdefault(m[0], []).append(m.start())

    def holds(self, words: str) -> bool:
        """Whether the text has these very words, as whole words; `words` are folded."""
        parts = [(len(self._places.get(m[0], ())), m.start(), m[0]) for m in _WORD.finditer(words)]
        if not parts:
            return False
        _, offset, rarest = min(parts)
        return any(self._is_at(words, place - offset) for place in self._places.get(rarest, ()))

    def _is_at(self, words: str, start: int) -> bool:
        if start < 0 or not self.text.startswith(words, start):
            return False
        before, behind = self.text[start - 1 : start], self.text[start + len(words) : start + len(words) + 1]
        return not (before.isalnum() and words[0].isalnum()) and not (behind.isalnum() and words[-1].isalnum())


class _Backing:
    """What accounts and a brief's settings back."""

    def __init__(self, accounts: Sequence[Account], settings: Settings[Any]) -> None:
        self.accounts = accounts
        self.settings = settings

    def unbacked(self, stretch: _Stretch, of: Whose) -> Iterator[tuple[str, int, str]]:
        """The numbers, dates and names of a stretch that nothing backs, with their places. What leads to a passage in an
        editor's text is a fact that a handle shows.
        """
        text = stretch.text
        rest = _hidden(text, [m.span() for m in _POINTERS.finditer(text)] + (stretch.leading if of.editors else []))
        if not of.editors:
            rest = _hidden(rest, [m.span() for m in _COUNTS.finditer(rest)])
        dates = list(_DATES.finditer(rest))
        for m in dates:
            is_tick = not of.editors and m[0] == text.strip() and not m["day"]
            if not (
                is_tick or (of.about_itself and m["alone"]) or self._is_date(m) or self._is_quoted(text, *m.span(), of)
            ):
                yield m[0], m.start(), "date"
        rest = _hidden(rest, [m.span() for m in dates])
        written = [n for n in spelt(rest) if of.editors or n.what != "multiple"]
        for n in written:
            if not (self._is_said(n, rest) or self._is_quoted(text, n.start, n.end, of, n.what == "amount")):
                yield text[n.start : n.end].strip(), n.start, "number"
        rest = _hidden(rest, [(n.start, n.end) for n in written])
        numbers = list(_NUMBERS.finditer(rest))
        for m in numbers:
            plain = not (m["money"] or m["percent"] or m["code"] or m["scale"])
            known = plain and (of.about_itself or (not of.editors and self._is_some_value(m)))
            if not (
                known
                or self._is_value(m, rest)
                or self._is_quoted(text, self._from(m, rest), m.end(), of, bool(m["scale"]))
            ):
                yield m[0].strip(" ,"), m.start(), "number"
        rest = _hidden(rest, [m.span() for m in numbers])
        for m in _NAMES.finditer(rest):
            if (
                rest.startswith("…", m.end()) and _folded(m[0].split()[-1]) in self._said.text
            ):  # cut short by the layout
                continue
            begins = bool(_BEGINS.search(rest[: m.start()]))
            for part in [m[0]] if self._is_known(m[0]) else _JOINTS.split(m[0]):
                if name := self._unknown_name(part, begins and m[0].startswith(part), of):
                    yield name, m.start() + m[0].index(name), "name"

    # -- what there is

    @cached_property
    def _said(self) -> _Said:
        """What the sources say, and what is known of them."""
        told = [words for account in self.accounts for words in _told(account)]
        codes = {e.code for account in self.accounts for e in account.entities if e.code}
        peoples = (row for row in wordlist.table("countries") if row["code"] in codes)
        told += [w for row in peoples for w in (row["people"], row["adjectives"])]
        spelt = ["".join(run for _, run in split(w, "serif")) for w in told] if lacking("".join(told)) else []
        return _Said([*told, *spelt])

    @cached_property
    def _given(self) -> _Said:
        """What brief.yaml says outside of texts, what the editor vouches for there, and what corrections say."""
        return _Said(
            [*self._asked, *(w for account in self.accounts for edit in account.corrections for w in _strings(edit))]
        )

    @cached_property
    def _asked(self) -> tuple[str, ...]:
        """What brief.yaml says outside of texts."""
        settings = self.settings
        fields = (n for n in settings.__struct_fields__ if n not in ("sections", "batches", "strict"))
        told = [w for n in fields for w in _strings(getattr(settings, n))]
        return (*told, *(w for section in settings.sections for w in _own_words(section)))

    @cached_property
    def _dates(self) -> frozenset[str]:
        values = {day for account in self.accounts for day in _days(account)} | {*self._asked}
        ends = {part for v in values for part in (v, *v.split("/"))}
        return frozenset(e.rstrip("~") for e in ends if edtf.is_date(e))

    @cached_property
    def _told(self) -> frozenset[str]:
        """The dates, and what they are part of: of a day its month and its year."""
        return frozenset(d[: m.start()] for d in self._dates for m in re.finditer(r"-|\Z", d))

    @cached_property
    def _in_any_year(self) -> frozenset[str]:
        """The dates without their year: "-05", "-05-12"."""
        return frozenset(d[4:end] for d in self._dates for end in (7, 10))

    @cached_property
    def _periods(self) -> dict[str, bool]:
        """Years and decades that were asked for, and whether a date lies within."""
        return {}

    def _is_period(self, whole: str) -> bool:
        if whole not in self._periods:
            self._periods[whole] = any(edtf.covers(whole, d) for d in self._dates)
        return self._periods[whole]

    @cached_property
    def _values(self) -> Mapping[str, list[tuple[float, frozenset[str]]]]:
        """Values by unit, each with the words of what it counts."""
        values: dict[str, list[tuple[float, frozenset[str]]]] = {}
        for o in (o for account in self.accounts for o in account.observations):
            counted = frozenset(stems(f"{wording.unit(o.unit)} {o.label or ''} {o.commodity or ''} {o.unit}"))
            unit = o.unit if o.unit in ("percent", "percentage_point") or wording.is_money(o.unit) else ""
            for value in (o.value, o.low, o.high):
                if value is not None:
                    values.setdefault(unit, []).append((value, counted))
        return values

    @cached_property
    def _magnitudes(self) -> list[float]:
        """The values without sign and unit, in every scale, in order."""
        values = {abs(value) for of_unit in self._values.values() for value, _ in of_unit}
        return sorted(value / scale for value in values for scale in (1, 1e3, 1e6, 1e9, 1e12))

    # -- what is backed

    def _is_quoted(self, text: str, start: int, end: int, of: Whose, counts: bool = False) -> bool:
        """Whether brief.yaml has the very words, or a source: there a number, or what `counts`, with the word behind it. Of
        an editor's text that word may stand before it, where none is behind.
        """
        words = _folded(text[start:end])
        if self._given.holds(words):
            return True
        if not (words[-1:].isdigit() or (counts and of.editors)):
            return self._said.holds(words)
        behind = re.match(r"[^\S\n]*[\w%’'-]+", text[end:])
        before = re.search(r"\S+\s*\Z", text[:start]) if of.editors and not behind else None
        phrase = f"{before[0] if before else ''}{text[start:end]}{behind[0] if behind else ''}"
        return self._said.holds(_folded(phrase))

    def _is_date(self, m: re.Match[str]) -> bool:
        if m["iso"]:
            value = m["iso"]
        elif m["part"]:
            value = edtf.make(int(m["of"]), {"Q": 32, "H": 39}[m["part"][0]] + int(m["part"][1]))
        elif m["season"]:
            value = f"{m['in']}-{_SEASONS[m['season'].casefold()]}"
        elif m["nth"]:
            first = 33 if m["span"] == "quarter" else 40
            value = edtf.make(int(m["within"]), first + _NTH.index(m["nth"].casefold()))
        elif m["alone"]:
            return self._is_period(m["alone"])
        elif m["decade"]:
            return self._is_period(m["decade"][:3] + "X")
        else:
            month = next(n for n, name in enumerate(wording.MONTHS, 1) if m["month"].startswith(name))
            day = re.match(r"\d+", m["day"] or m["us"] or "")
            if not m["year"]:
                return (f"-{month:02}-{int(day[0]):02}" if day else f"-{month:02}") in self._in_any_year
            value = edtf.make(int(m["year"]), month, int(day[0]) if day else None)
        if m["season"] or m["nth"]:
            return self._is_period(value)
        return value in self._told

    def _is_value(self, m: re.Match[str], text: str) -> bool:
        """Whether a number is a value of the account, rounded as it is written, in its unit."""
        digits = m["digits"].replace(",", "").rstrip(".")
        value, step = float(digits), 10.0 ** -len(digits.partition(".")[2])
        on = _ON.match(text, m.end()) if not (m["scale"] or m["percent"]) else None
        scale_word, percent = (on or m)["scale"], (on or m)["percent"]
        scale = _SCALES.get(scale_word or "", 1.0)
        money = (m["money"] or "").strip()
        units = [_parts(percent)] if percent else [_SIGNS.get(money, money) or m["code"] or ""]
        sign = re.search(r"(?:\A|[\s(])([+−–-])\Z", text[: m.start()])
        way = moved(text, m.start()) if percent else None
        wanted = way[0] if way else 0 if not sign else 1 if sign[1] == "+" else -1
        return self._has(value * scale, 0.5 * step * scale, units, bool(scale_word), text[(on or m).end() :], wanted)

    def _is_said(self, number: Spelt, text: str) -> bool:
        """Whether a number in words is a value of the account: an amount, a part as per cent, a multiple as ratio or change."""
        if number.what in ("part", "multiple"):
            value = number.value
            ways = [("", value, number.slack), ("percent", 100 * value, 1.0)]  # a ratio, or a share
            ways += [("percent", 100 * abs(value - 1), 1.0)] if number.what == "multiple" else []
            return any(self._has(v, slack, [unit], False, " ratio") for unit, v, slack in ways)
        units: list[str] = [number.what if number.what != "amount" else ""]
        way = moved(text, number.start) if units != [""] else None
        behind = text[number.end :]
        return self._has(number.value, number.slack, units, number.is_large, behind, way[0] if way else 0)

    @staticmethod
    def _from(m: re.Match[str], text: str) -> int:
        """Where begins what says a number with the way that it went: "fell by 5 %"."""
        way = moved(text, m.start()) if m["percent"] else None
        return way[1] if way else m.start()

    def _has(self, wanted: float, slack: float, units: list[str], of_any: bool, behind: str, sign: int = 0) -> bool:
        """Whether the account has a value, in one of some units and of a sign where that is told. `behind` are the words
        behind the number, which say what is counted; `of_any`: it may be of any unit, as "32 billion" is.
        """
        named = re.match(r"\s(?:US\s|U\.S\.\s)?([^\W\d_]{3,})", behind)
        if units == [""] and named and (codes := currencies().get(named[1].casefold())):
            units = [*codes]
        elif units == [""] and of_any:
            units = ["", *(unit for unit in self._values if not unit.startswith("percent"))]
        near = [
            counted
            for unit in units
            for value, counted in self._values.get(unit, ())
            if abs(abs(value) - wanted) <= slack * (1 + 1e-9) and (not sign or (value < 0) == (sign < 0))
        ]
        if units != [""]:
            return bool(near)
        beside = frozenset(stems(" ".join(behind.split()[:3])))
        return any(counted & beside for counted in near)

    def _is_some_value(self, m: re.Match[str]) -> bool:
        """Whether a number without a unit is one of the account's in any scale, as where a table says the unit once."""
        shown = float(m["digits"].replace(",", "").rstrip("."))
        slack = 0.5 * 10.0 ** -len(m["digits"].partition(".")[2]) * (1 + 1e-9)
        at = bisect_left(self._magnitudes, shown - slack)
        return at < len(self._magnitudes) and self._magnitudes[at] <= shown + slack

    def _unknown_name(self, name: str, begins: bool, of: Whose) -> str | None:
        """What of a name no source has; None if it is known. The first word of a sentence is written large anyway."""
        words = name.split(" ")
        while words:
            rest = " ".join(words)
            if self._is_known(rest) or self._is_titled(rest):
                return None
            first = words[0].casefold().removesuffix("’s").removesuffix("'s")
            is_common = (
                is_plain(first) or (len(words) == 1 and not of.editors) or (len(words) > 1 and self._said.holds(first))
            )
            is_no_name = len(words) > 1 and (first in _TITLES or first in _CLOSED or not words[0][:1].isupper())
            if not (begins and is_common) and not is_no_name:
                return rest
            words = words[1:]
            begins = False
        return None

    def _is_known(self, name: str) -> bool:
        name = name.replace(".", "") if _INITIALS.match(name) else name
        plain = _folded(name).removesuffix("'s").removesuffix("'")
        return any(said.holds(plain) for said in (self._said, self._given, _VOCABULARY))

    def _is_titled(self, name: str) -> bool:
        """Whether a name stands behind a form of address, or behind an office that the account gives that person."""
        words = _folded(name).removesuffix("'s").split()
        return any(
            {*words[:n]} <= _STYLES | offices and words[n:] == called[len(called) - len(words[n:]) :]
            for n in range(1, len(words))
            for called, offices in self._persons
        )

    @cached_property
    def _persons(self) -> list[tuple[list[str], frozenset[str]]]:
        """The words of each person's name, and those of the offices."""
        return [
            (_folded(e.name).split(), frozenset(w for r in e.roles for w in _WORD.findall(_folded(r.role))))
            for account in self.accounts
            for e in account.entities
            if e.kind == "person"
        ]


def _told(account: Account) -> Iterator[str]:
    """The words of an account: its sources' and its own."""
    yield from (p.words for p in account.passages)
    for s in account.sources:
        yield from filter(None, (s.title, s.author, s.publisher, s.path, s.id, s.published))
    for e in account.entities:
        yield from filter(None, (e.name, *e.aliases, e.code, *(r.role for r in e.roles)))
    for o in account.observations:
        yield from filter(None, (o.derivation, o.attribution, o.commodity, o.label))
        yield from filter(None, (o.unit, o.partner, o.reporter, *o.parties))
        if o.measure:
            yield wording.what(o)
    yield from (e.title for e in account.events)
    yield from (c.explanation for c in account.conflicts)


def _days(account: Account) -> Iterator[str]:
    """The dates of an account."""
    values = [*(t.value for t in account.timexes), *(e.when for e in account.events)]
    values += [p for o in account.observations for p in (o.period, o.compared_period)]
    values += [w for e in account.entities for w in (e.when, *(r.when for r in e.roles))]
    values += [s.published for s in account.sources]
    yield from filter(None, values)
    yield from (word for edit in account.corrections for word in _strings(edit) if edtf.is_date(word))


def _hidden(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text of the same length, with blanks in some places."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _own_words(section: Any) -> Iterator[str]:
    """What a section of brief.yaml says: its options, but not a text of the editor's, which is what is audited."""
    for name in section.__struct_fields__:
        if name not in ("text", "file", "most"):
            yield from _strings(getattr(section, name))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, float | int):
        yield wording.number(value)
    elif isinstance(value, Sequence):
        for item in value:
            yield from _strings(item)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from _strings(getattr(value, name))


def _folded(text: str) -> str:
    """Words without typography and case."""
    plain = text.translate(_PLAIN).casefold()
    return " ".join(re.sub(r"(?<=\d),(?=\d{3})|[\[\]…]", "", plain).split())


def _parts(written: str) -> str:
    """The unit of what is written behind a number: per cent, or percentage points."""
    return "percentage_point" if written.startswith("percentage") else "percent"


_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "−": "-", "\u00ad": None}
)
_TITLES = wordlist.words("office_words")
_CLOSED = frozenset(row["word"] for row in wordlist.table("closed"))
_STYLES = {
    w for row in wordlist.table("offices") if row["kind"] == "style" for w in (row["title"], row["title"].rstrip("."))
}
_INITIALS = re.compile(r"(?:[A-Z]\.)+\Z")
_VOCABULARY = _Said(
    [
        *(*wording.MEASURES.values(), *wording.UNITS.values(), *wording.MONTHS, *wording.MONTHS_IN_FULL),
        *(*_STYLES, "I", "Briefwright", "Source Serif", "Source Sans", "SIL Open Font License", "Latin"),
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ]
)
"""Words of the program's own that look like names."""
