"""Passages to measure deduplication by, each with what it repeats: real paragraphs, changed in ways that are known.

A passage has a family (the paragraph it was made from) and a fact: passages of one family and one fact say the same. The
kinds: `base`; `exact`; `typo` (quotes, dashes, ligatures, case, line ends, bullets); `light` (a filler, a synonym, a
misread letter: one word in ten at most); `heavy` (a third of the words); `contain` (a part, or more around it); `split`
(in two); `fact` (one number, date, name, negation or opposite changed, and perhaps something light besides).
"""

import gzip
import html
import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NAMES = (
    "Albania Brazil Canada Denmark Egypt France Germany Hungary India Japan Kenya Lebanon Mexico Norway Poland Qatar "
    "Russia Spain Turkey Uganda Vietnam Zambia Smith Johnson Garcia Miller Kowalski Okafor Tanaka Rossi Dubois"
).split()
OPPOSITES = (
    "increased decreased increase decrease before after above below more less always never all some must may first last "
    "larger smaller higher lower enabled disabled enable disable true false minimum maximum north south east west accept "
    "reject accepted rejected million billion rose fell import export public private local remote left right start end "
    "open closed same different read write input output war peace foreign domestic old new"
).split()
OPPOSITE = {a: b for pair in zip(OPPOSITES[::2], OPPOSITES[1::2], strict=True) for a, b in (pair, pair[::-1])}
SYNONYMS = dict(
    pair.split("=")
    for pair in (
        "also=too however=though begin=start show=display shows=displays use=employ used=employed using=employing "
        "large=big many=numerous because=since whether=if allow=permit allows=permits therefore=thus help=assist "
        "need=require needs=requires get=obtain gets=obtains give=provide gives=provides small=little several=various "
        "often=frequently usually=normally important=significant about=regarding people=citizens great=considerable "
        "color=colour behavior=behaviour center=centre program=programme which=that that=which such=like these=those "
        "this=that upon=on within=in the=this a=one an=one will=shall shall=will been=become"
    ).split()
)
FILLERS = (
    "also however indeed then just still now even simply further moreover actually generally here there thus so".split()
)
LEFT_OUT = set("the a an of that which also then very so such just still both own".split())
MISREAD = [pair.split("/") for pair in "rn/m m/rn cl/d h/b e/c ii/n vv/w l/1 o/0 u/n i/l".split()]
NEGATED = set("is are was were can will should does has have must may".split())
SENTENCE = re.compile(r"(?<=[.!?])\s+")
EDGES = ".,;:()\"“”'’%$"


class Made(NamedTuple):
    """A passage, and what it was made from and how."""

    text: str
    family: int
    fact: int
    kind: str
    how: str = ""


def paragraphs(folder: Path) -> list[str]:
    """The paragraphs of the documentation in a folder, shuffled; of those that share a quarter of their words in fours one."""
    found = [p for path in sorted(folder.rglob("*")) if path.is_file() for p in _prose(path)]
    random.Random(1).shuffle(found)
    first: dict[int, int] = {}
    kept: list[str] = []
    for text in found:
        words = re.findall(r"\w+", text.lower())
        fours = [hash(tuple(words[i : i + 4])) for i in range(max(1, len(words) - 3))]
        shared = [first[four] for four in fours if four in first]
        if shared and max(map(shared.count, set(shared))) > len(fours) / 4:
            continue
        for four in fours:
            first.setdefault(four, len(kept))
        kept.append(text)
    return kept


def _prose(path: Path) -> Iterator[str]:
    names = path.name.removesuffix(".gz")
    if not (names.endswith((".html", ".txt", ".rst")) or path.suffix == ".gz"):
        return
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            text = file.read(3_000_000).decode("utf-8", "replace")
    except (OSError, EOFError):
        return
    if names.endswith(".html") or "<html" in text[:2000].lower():
        blocks = re.findall(r"<p\b[^>]*>(.*?)</p>", text, re.S | re.I)
        blocks = [html.unescape(re.sub(r"<[^>]+>", "", block)) for block in blocks]
    else:
        blocks = re.split(r"\n\s*\n", text)
    for block in blocks:
        words = block.replace("¶", "").split()
        plain = " ".join(words)
        prose = (
            25 <= len(words) <= 220
            and plain[0].isupper()
            and plain[-1] in '.!?"”)'
            and sum(c.isalpha() or c == " " for c in plain) > 0.86 * len(plain)
            and sum(map(str.islower, words)) > 0.55 * len(words)
        )
        if prose:
            yield plain


class Maker:
    """Makes passages out of paragraphs, the same for the same seed."""

    def __init__(self, pool: list[str], seed: int) -> None:
        self.random = random.Random(seed)
        self.pool = pool
        self.words = [w for p in pool[:3000] for w in p.split() if w.isalpha() and w.islower() and len(w) > 3]
        self.sentences = [s for p in pool for s in SENTENCE.split(p) if 6 <= len(s.split()) <= 60]

    def passages(self, number: int) -> list[Made]:
        """So many passages, families mixed."""
        made: list[Made] = []
        family = 0
        while len(made) < number:
            made += self._family(self._base(family), family)
            family += 1
        made = made[:number]
        self.random.shuffle(made)
        return made

    def _base(self, family: int) -> str:
        """A paragraph; when all are used, sentences of several with other figures."""
        if family < len(self.pool):
            return self.pool[family]
        text = " ".join(self.random.choice(self.sentences) for _ in range(self.random.randint(2, 5)))
        return re.sub(r"\d{1,7}", lambda m: str(self.random.randrange(10 ** len(m.group()))), text)

    def _family(self, base: str, family: int) -> Iterator[Made]:
        chance = self.random.random
        yield Made(base, family, 0, "base")
        size = chance()
        if size < 0.40:
            return
        if size < 0.43:  # a notice that everyone prints
            for _ in range(self.random.randint(5, 30)):
                exact = chance() < 0.6
                yield Made(base if exact else self.typo(base), family, 0, "exact" if exact else "typo")
            return
        facts = {base: 0}
        for _ in range(self.random.choice([1, 1, 2, 3])):
            kind = chance()
            if kind < 0.20:
                yield Made(base, family, 0, "exact")
            elif kind < 0.38:
                yield Made(self.typo(base), family, 0, "typo")
            elif kind < 0.58:
                yield self._lightly(base, family, 0, "light")
            elif kind < 0.63:
                yield Made(self.heavy(base), family, 0, "heavy")
            elif kind < 0.72:
                yield Made(self._part(base), family, 0, "contain")
            elif kind < 0.78:
                sentences = SENTENCE.split(base)
                if len(sentences) > 1:
                    cut = self.random.randrange(1, len(sentences))
                    for half in (sentences[:cut], sentences[cut:]):
                        yield Made(" ".join(half), family, 0, "split")
            elif changed := self.fact(base):
                text, how = changed
                fact = facts.setdefault(text, len(facts))
                yield Made(text, family, fact, "fact", how)
                more = chance()
                if more < 0.15:
                    yield Made(self.typo(text), family, fact, "fact", how + "+typo")
                elif more < 0.25:
                    yield self._lightly(text, family, fact, "fact", how + "+")

    def _lightly(self, text: str, family: int, fact: int, kind: str, how: str = "") -> Made:
        way = self.random.choice(["filler", "synonym", "misread", "mixed"])
        return Made(self.light(text, way), family, fact, kind, how + way)

    def _part(self, base: str) -> str:
        sentences = SENTENCE.split(base)
        if len(sentences) > 1 and self.random.random() < 0.5:
            start = self.random.randrange(len(sentences))
            part = " ".join(sentences[start : start + self.random.randint(1, len(sentences) - 1)])
            if part != base and len(part.split()) >= 8:
                return part
        return f"{self.random.choice(self.sentences)} {base} {self.random.choice(self.sentences)}"

    def typo(self, text: str) -> str:
        """One to four changes of typography."""
        chance = self.random.random
        ways = self.random.sample(range(9), self.random.randint(1, 4))
        if 0 in ways:
            text = text.replace('"', "“", 1).replace('"', "”").replace("'", "’")
        elif 1 in ways:
            text = text.replace("’", "'").replace("“", '"').replace("”", '"')
        if 2 in ways:
            text = re.sub(r" - |--|—", self.random.choice([" – ", "—", " — "]), text)
        if 3 in ways:
            text = text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")
        if 4 in ways:
            text = " ".join(
                self._broken(w) if len(w) > 8 and w.isalpha() and chance() < 0.15 else w for w in text.split()
            )
        if 5 in ways:
            text = text.upper() if chance() < 0.3 else text.lower()
        if 6 in ways:
            text = re.sub(
                " ", lambda m: self.random.choice([" ", "  ", "\u00a0", "\n", "\t"]) if chance() < 0.3 else " ", text
            )
        if 7 in ways:
            text = unicodedata.normalize("NFD", text) if chance() < 0.5 else text.replace(" ", "\u00ad ", 1) + " "
        if 8 in ways:
            fewer = chance() < 0.5
            text = (
                re.sub("[,;]", "", text, count=self.random.randint(1, 4))
                if fewer
                else self.random.choice("•>“*") + " " + text
            )
        return text

    def _broken(self, word: str) -> str:
        cut = self.random.randint(3, len(word) - 3)
        return f"{word[:cut]}-\n{word[cut:]}"

    def light(self, text: str, way: str) -> str:
        """Up to one word in ten changed: never a number, a name, a negation or one of two opposites."""
        words = text.split()
        left = max(1, round(len(words) * self.random.uniform(0.01, 0.10)))
        for _ in range(left * 30):
            at = self.random.randrange(1, len(words) - 1)
            word = words[at]
            one = self.random.choice(["filler", "synonym", "misread"]) if way == "mixed" else way
            new = word
            if one == "filler" and word:
                added = self.random.random() < 0.5
                new = f"{word} {self.random.choice(FILLERS)}" if added else "" if word in LEFT_OUT else word
            elif one == "synonym":
                new = SYNONYMS.get(word, word)
            elif word.isalpha() and word.islower() and len(word) > 5 and word not in OPPOSITE:
                seen = [(a, b) for a, b in MISREAD if a in word[1:]]
                if seen:
                    new = word[0] + word[1:].replace(*self.random.choice(seen), 1)
            left -= new != word
            words[at] = new
            if not left:
                break
        return " ".join(filter(None, words))

    def heavy(self, text: str) -> str:
        """Three words in ten put in, taken out or replaced."""
        words = text.split()
        for at in self.random.sample(range(len(words)), int(len(words) * 0.3)):
            way = self.random.random()
            other = self.random.choice(self.words)
            words[at] = other if way < 0.6 else "" if way < 0.8 else f"{words[at]} {other}"
        return " ".join(filter(None, words))

    def fact(self, text: str) -> tuple[str, str] | None:
        """The text with one fact changed, and which kind of fact; None where it holds none."""
        words = text.split()
        places: dict[str, list[int]] = {}
        for at, word in enumerate(words):
            if kind := _fact(word.strip(EDGES), words[at - 1] if at else "."):
                places.setdefault(kind, []).append(at)
        if not places:
            return None
        telling = [kind for kind in ("number", "date", "name") if kind in places]
        kind = self.random.choice(telling if telling and self.random.random() < 0.75 else sorted(places))
        at = self.random.choice(places[kind])
        core = words[at].strip(EDGES)
        if kind == "negation" and words[at + 1 : at + 2] == ["not"]:
            del words[at + 1]
        else:
            words[at] = words[at].replace(core, self._other(kind, core), 1)
        return " ".join(words), kind

    def _other(self, kind: str, core: str) -> str:
        if core[0].isdigit():
            at = self.random.choice([i for i, c in enumerate(core) if c.isdigit()])
            return core[:at] + self.random.choice([d for d in "123456789" if d != core[at]]) + core[at + 1 :]
        if kind == "negation":
            return f"{core} not"
        if kind == "opposite":
            return OPPOSITE[core]
        among = NAMES if kind == "name" else MONTHS if core in MONTHS else DAYS
        return self.random.choice([name for name in among if name != core])


def _fact(core: str, before: str) -> str | None:
    """The kind of fact that a word states."""
    if re.fullmatch(r"\d[\d.,]*", core):
        return "date" if re.fullmatch(r"(1[5-9]|20)\d\d", core) else "number"
    if core in MONTHS or core in DAYS:
        return "date"
    if (
        len(core) > 3
        and core[0].isupper()
        and core[1:].islower()
        and not before.endswith((".", "?", "!", ":", "”", '"'))
    ):
        return "name"
    return "opposite" if core in OPPOSITE else "negation" if core in NEGATED else None
