"""Names that are known beforehand: countries, their people and capitals, regions, international organisations.

Common English names come from Unicode CLDR by the library babel; the lists in `data/` add the rest.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from operator import itemgetter

from babel import Locale

from pipeline.extract.names.mention import Kind, Mention
from pipeline.wordlist import table, words

_CAPITALISED = re.compile(r"[^\W\d_a-z](?<![^\W_].)[^\W\d_]*")
_OPENING = re.compile(rf"{_CAPITALISED.pattern}|the(?<![^\W_]the)(?= States)")
_SHOUTED_HEAD = re.compile(
    r"\A[A-Z]{2,}(?: (?:[A-Z]{2,}|&)){2,}(?=,? [A-Z(–-])|\A[A-Z]{2,} OF [A-Z]{2,}(?=,? [A-Z(–-])"
)
_OF_A_CONTINENT = re.compile(r"\b(?:South|North|Latin|Central|Native|Inter|Pan|Meso)[ -]\Z")
_CURRENCY = re.compile(r" dollars?\b")
SHOUTED = 4  # letters: a longer name of a state or capital is known in capitals too, as datelines have it
Entry = tuple[str, Kind, str, str | None]  # as written, kind, canonical name, code


@cache
def country_names() -> dict[str, str]:
    """The common English name of each country, by ISO 3166-1 alpha-3; of former ones by ISO 3166-3's first three
    letters.
    """
    territories = Locale("en").territories
    names = {row["code"]: territories.get(row["alpha_2"]) or row["names"].split("|")[0] for row in table("countries")}
    former = {row["code"]: row["names"].split("|")[0] for row in table("former") if row["code"]}
    return former | names


@cache
def state_names() -> frozenset[str]:
    """The common English names of all countries, former ones too."""
    return frozenset(country_names().values())


@cache
def towns() -> frozenset[str]:
    """The names of towns and provinces, as the lists write them and without accents."""
    return _plain_too(row["name"] for row in (*table("cities"), *table("provinces")))


@cache
def small_towns() -> frozenset[str]:
    """The names of smaller towns, and English names of towns that `towns` has in their own language."""
    return words("towns")


@cache
def countries_of_towns() -> dict[str, str]:
    """The code of the country in which a town lies, or the largest of its name."""
    return {row["name"]: row["code"] for row in (*table("provinces"), *table("cities"))}


@cache
def regions() -> dict[str, str]:
    """What the account calls each part of a state that governs itself, by its names and adjectives."""
    return {name: row["names"].split("|")[0] for row in table("self_governing") for name in row["names"].split("|")}


@cache
def alpha_2(country: str) -> str:
    """The ISO 3166-1 alpha-2 code of a country by its alpha-3 code, of a self-governing part of one that of the state."""
    state = next((row["state"] for row in table("self_governing") if row["names"].split("|")[0] == country), country)
    return next((row["alpha_2"] for row in table("countries") if row["code"] == state), "")


@cache
def mere_towns() -> frozenset[str]:
    """Those of them that no person bears: "Antofagasta", not "Lincoln"."""
    return _plain_too(row["name"] for row in (*table("cities"), *table("provinces")) if not row["person"])


@cache
def namesakes() -> dict[str, tuple[str, ...]]:
    """The words that mean the people of two states, with the codes of both: "Congolese"."""
    return {row["word"]: tuple(row["codes"].split("|")) for row in table("namesakes")}


def _plain_too(names: Iterable[str]) -> frozenset[str]:
    """Names, and how they are written where there are no accents."""
    written = frozenset(names)
    return written | {
        unicodedata.normalize("NFKD", n).encode("ascii", "ignore").decode() for n in written if not n.isascii()
    }


@cache
def _entries() -> dict[str, list[Entry]]:
    """Names by their first word, longest first."""
    found: dict[str, Entry] = {}
    for written, kind, name, code in filter(itemgetter(0), _listed()):
        plain = written.replace("'", "’")
        found.setdefault(plain, (plain, kind, name, code))
    for written, kind, name, code in list(found.values()):
        if kind in ("country", "capital") and len(written) > SHOUTED:
            found.setdefault(written.upper(), (written.upper(), kind, name, code))
    by_first: dict[str, list[Entry]] = defaultdict(list)
    for written, entry in found.items():
        by_first[_first_word(written)].append(entry)
    for entries in by_first.values():
        entries.sort(key=lambda e: -len(e[0]))
    return dict(by_first)


def _listed() -> Iterator[Entry]:
    """The names of all lists; of two that are written alike the first is meant."""
    names = country_names()
    for word, codes in namesakes().items():
        yield word, "demonym", names[codes[0]], codes[0]
    for row in table("countries"):
        code, name = row["code"], names[row["code"]]
        for written in (name, *row["names"].split("|")):
            yield written, "country", name, code
            for short in ("St. ", "St ") if written.startswith("Saint ") else ():
                yield written.replace("Saint ", short), "country", name, code
    for row in table("native_names"):
        for written in row["names"].split("|"):
            yield written, "country", names[row["code"]], row["code"]
    for row in table("former"):
        name, *_ = called = row["names"].split("|")
        for written in called:
            yield written, "country", name, row["code"] or None
    yield from _listed_bodies()
    for region in words("regions") | words("waters"):
        yield region, "place", region, None
    for row in table("countries"):
        for written in (*row["adjectives"].split("|"), *row["people"].split("|")):
            yield written, "demonym", names[row["code"]], row["code"]
        for written in row["capitals"].split("|"):
            yield written, "capital", written, row["code"]
    for row in table("former"):
        for written in row["adjectives"].split("|"):
            yield written, "demonym", row["names"].split("|")[0], row["code"] or None


def _listed_bodies() -> Iterator[Entry]:
    """Organisations, agreements and companies."""
    kinds: tuple[tuple[str, Kind], ...] = (("organisations", "organisation"), ("agreements", "agreement"))
    for listed, kind in kinds:
        for row in table(listed):
            for written in (row["name"], *row["short"].split("|")):
                yield written, kind, row["name"], None
    for company in words("companies"):
        yield company, "organisation", company, None


def names_in(text: str) -> Iterator[Mention]:
    """The known names in a text, in order; of two that begin together the longer. Compounds such as
    "Japan-Russia" and "Soviet–Japanese" yield each part; a shouted text is read as if it were not."""
    entries = _entries()
    straight = unshouted(text.replace("'", "’"))
    at = 0
    for m in _OPENING.finditer(straight):
        if m.start() < at:
            continue
        for written, kind, name, code in entries.get(m.group(), ()):
            end = m.start() + len(written)
            after = straight[end : end + 1]
            if straight.startswith(written, m.start()) and not after.isalnum() and after != "$":
                if code and _CURRENCY.match(straight, end):
                    break
                if written.startswith("American") and _OF_A_CONTINENT.search(
                    straight, max(0, m.start() - 8), m.start()
                ):
                    break
                yield Mention(m.start(), end, kind, name, code)
                at = end
                break


def country_in(name: str) -> str | None:
    """The code of the country that a name holds, though it be known as a whole: "NGA" of "Central Bank of Nigeria"."""
    entries = _entries()
    for m in _CAPITALISED.finditer(name):
        for written, kind, _, code in entries.get(m.group(), ()):
            if code and kind in ("country", "demonym") and name.startswith(written, m.start()):
                return code
    return None


def is_demonym(word: str) -> bool:
    """Whether a word is one for a people: "Kenyan"."""
    return any(written == word and kind == "demonym" for written, kind, _, _ in _entries().get(word, ()))


def unshouted(text: str) -> str:
    """A text in capitals as it would stand in prose, character for character: "MINISTRY OF TRADE" is "Ministry of Trade"."""
    if not text.isupper() or " " not in text:
        return _SHOUTED_HEAD.sub(lambda m: unshouted(m.group()), text, count=1) if text[:2].isupper() else text
    quiet = re.sub(
        r" (?:Of|And|For|On|The|To|In|With|De|Do|Da|Du|Del|Dos)(?= )|(?<=['’])S\b",
        lambda m: m.group().lower(),
        text.title(),
    )
    return quiet if len(quiet) == len(text) else text


def _first_word(text: str) -> str:
    m = re.match(r"[^\W\d_]+|.", text)
    return m.group() if m else ""
