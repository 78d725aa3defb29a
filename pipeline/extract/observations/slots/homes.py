"""Whose a document may be: the countries that it names, with what its head and the whole of its text say for each."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.extract.judging.option import Option, Remarks, few
from pipeline.extract.names.gazetteer import country_in
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.home import BODY, EUROPE, Origin, is_on_trade, is_outward, taken, written_in
from pipeline.extract.observations.parties import led_by
from pipeline.extract.spans import lowered
from pipeline.records import Passage

_FACING = frozenset({"to", "from", "with", "into", "against", "on"})
_FIRST, _NEXT = 5, 12  # characters
_RANKED = 6  # countries that may be it, besides those of the head
_SIGNED = frozenset({"publisher", "seated", "dateline", "national_body"})  # rules that tell who issued a document
_PARTS = (0.001, 0.15, 0.35, 0.6, 0.85)


def options(origin: Origin, passages: Sequence[Passage], mentions: Sequence[Sequence[Mention]]) -> list[Option]:
    """The codes of the countries, and None, each with what speaks for it; of a text without a head those that a rule takes.
    `mentions` are the names in each passage.
    """
    found = Remarks()
    ranked = origin.ranked
    told = Counter(origin.named)
    most = max(told.values(), default=0)
    for rank, country in enumerate(ranked[:_RANKED]):
        found.add(country, _ranked, few(rank, 4), _part(told[country], told.total()), _part(told[country], most))
        found.add(country, _paid, _part(origin.paid[country], origin.amounts), origin.dollar == country)
    said = taken(origin)
    _of_rules(origin, said, found)
    _of_head(origin, found)
    for country, ways in _ways(passages, mentions).items():
        if country in found:
            every = sum(ways.values())
            for way in ("facing", "in", "of", "by", "genitive", "demonym", "opening"):
                found.add(country, _told, way, _part(ways[way], every))
    official = f"official {origin.is_official}"
    contexts = ("", official)
    ruled = {country for _, country in said}
    made = [Option(c, [*remarks], contexts) for c, remarks in found.items() if origin.head or c in ruled]
    second = told[ranked[1]] if len(ranked) > 1 else 0
    return [*made, Option(None, [(_none, few(len(told), 4), _part(second, most), bool(origin.head))], contexts)]


def _of_rules(origin: Origin, said: Sequence[tuple[str, str]], found: Remarks) -> None:
    """Remarks on which rule takes which country."""
    if here := written_in(origin):
        found.add(here, _written_here)
    signed = next((country for rule, country in said if rule in _SIGNED), None)
    for known in list(found) if signed else ():
        found.add(known, _signed, known == signed, is_outward(origin.head), is_on_trade(origin.head))
    for place, (rule, country) in enumerate(said):
        found.add(country, _by_rule, rule, place == 0)


def _of_head(origin: Origin, found: Remarks) -> None:
    """Remarks on how the lines of the head name a country."""
    seen: list[str] = []
    for line, (passage, named) in enumerate(zip(origin.head, origin.mentions, strict=False)):
        for m in named:
            country = m.code or (country_in(m.name) if m.kind == "organisation" else None)
            if country:
                found.add(country, _headed, few(line, 3), few(len(seen), 2), _led_by(passage.words, m.start), m.kind)
                if (
                    m.kind == "demonym"
                    and (body := BODY.search(lowered(passage.words), m.end))
                    and body.start() - m.end < _NEXT
                ):
                    found.add(country, _whose_body)
                seen += [] if country in seen else [country]


def _ways(passages: Sequence[Passage], mentions: Sequence[Sequence[Mention]]) -> dict[str, Counter[str]]:
    """How often each country is named in which way."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for passage, named in zip(passages, mentions, strict=True):
        for m in named:
            if country := m.code or (EUROPE if m.name == EUROPE else None):
                found[country][_way(passage.words, m)] += 1
    return found


def _way(text: str, m: Mention) -> str:
    led = _led_by(text, m.start)
    if led in _FACING:
        return "facing"
    if led in ("in", "of", "by"):
        return led
    if text[m.end : m.end + 1] in ("’", "'"):
        return "genitive"
    if m.kind == "demonym":
        return "demonym"
    return "opening" if m.start < _FIRST else "other"


def _led_by(text: str, start: int) -> str:
    return led_by(text, 0, start) or "-"


def _part(some: int, every: int) -> int:
    """How large a part is, in six steps."""
    return sum(some >= part * every for part in _PARTS) if every and some else 0


def _ranked(rank: int, part: int, of_most: int) -> Sequence[str]:
    return f"rank {rank}", f"part {part}", f"of most {of_most}", f"rank {rank} part {part}"


def _paid(part: int, dollar: bool) -> Sequence[str]:
    return f"paid {part}", f"dollar {dollar}"


def _by_rule(rule: str, first: bool) -> Sequence[str]:
    return (f"rule {rule}", f"first {rule}") if first else (f"rule {rule}",)


def _written_here() -> Sequence[str]:
    return ("written here",)


def _whose_body() -> Sequence[str]:
    return ("its body",)


def _signed(own: bool, outward: bool, on_trade: bool) -> Sequence[str]:
    return f"signed {own}", f"signed {own} outward {outward}", f"signed {own} on trade {on_trade}"


def _headed(line: int, number: int, led: str, kind: str) -> Sequence[str]:
    return (
        "headed",
        f"headed {line}",
        f"headed {number}",
        f"headed {led}",
        f"headed {kind}",
        f"headed {number} {led}",
        f"headed {line} {kind}",
    )


def _told(way: str, part: int) -> Sequence[str]:
    return (f"{way} {part}",)


def _none(countries: int, second: int, headed: bool) -> Sequence[str]:
    return "none", f"none of {countries}", f"none second {second}", f"none headed {headed}"
