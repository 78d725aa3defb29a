"""What is measured and whose it is, in words; whose an office is; and why sources may disagree on a figure."""

from collections.abc import Mapping

from pipeline.records import Account, Event, Observation, Reason, Role
from pipeline.wordlist import words

DOUBTED = "?"
"""The sign behind what is in doubt, as EDTF has it."""

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
    "outcome": "One source says that it took place, another that it did not.",
    "unknown": "No source says why.",
}

_SLOTS = {  # the parts of a fact in words, and what they tell
    "what": ("measure", "kind", "commodity"),
    "sides": ("reporter", "partner", "parties"),
    "period": ("period",),
    "compared_period": ("compared_period",),
    "when": ("when",),
}


def because(reason: Reason) -> str:
    """Why sources may disagree, in a sentence."""
    return _BECAUSE[reason]


def measure(name: str) -> str:
    """A measure's name as words."""
    return MEASURES.get(name, name.replace("_", " "))


def of_goods(name: str, goods: str | None) -> str:
    """A measure with what it is of: "exports of tea"; of "re-exports" it is named by these already."""
    if not goods or any(word.endswith(name) for word in goods.split()):
        return goods or name
    return f"{name} of {goods}"


def what(o: Observation) -> str:
    """What an observation measures, in words: "Total trade, both directions", "Share of cars in exports"."""
    assert o.measure
    name = measure(o.measure)
    goods = o.commodity
    if o.kind == "share":
        return f"Share of {goods} in {name}" if goods else f"Share of {name}"
    if o.measure == "trade":
        name = "total trade" if o.kind == "change" else "total trade, both directions"
    name = of_goods(name, goods)
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


def doubted(fact: Observation | Event) -> tuple[str, ...]:
    """The parts of a fact in words of which something is in doubt: "what", "sides", "period", "compared_period"; "when".
    What is left open counts, for it says something too ("exports": of all goods), but in a part that is all open.
    """
    if not fact.doubtful:
        return ()
    return tuple(
        part
        for part, slots in _SLOTS.items()
        if any(slot in fact.doubtful for slot in slots)
        and any(getattr(fact, slot) for slot in slots if slot != "kind")  # each figure has a kind
    )


def country_names(account: Account) -> dict[str, str]:
    """What the account calls the countries, by code."""
    return {e.code: e.name for e in account.entities if e.kind == "place" and e.code}


def with_article(country: str) -> str:
    """A country's name as it stands behind "of": "the United States", "Japan"."""
    return f"the {country}" if country.startswith(tuple(words("with_article"))) else country


def office(role: Role, countries: Mapping[str, str]) -> str:
    """An office: of a state "President of Ghana", of a body "Head, Customs Agency"; `countries` are names by code."""
    if role.of is None:
        return role.role
    state = countries.get(role.of)
    return f"{role.role} of {with_article(state)}" if state else f"{role.role}, {role.of}"
