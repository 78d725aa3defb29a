"""How well the program reads the corpus: `python tests/corpus/scoring.py [-v] [dev|train|exam|plain]`.

Positions are characters of the text. Matching is one to one and as large as it can be. An event matches with an equal date (or
one that gold accepts) and overlapping evidence; an observation with equal value and unit and overlapping evidence; its
whole tuple, when value, unit, kind, measure, period, reporter and partner are as gold has them. Of which kind events are, what
their titles name, what figures are of and with which period they are compared is counted apart, of those found; so are the
offices of persons (`is_office` says when two are one). Of dates of events, and of slots and goods of the figures that were
found, it is counted how many are right of those that the program is sure of, and of those that it doubts. What gold calls
optional is neither demanded nor counted wrong.
`GUIDE.md` says how gold was made.
"""

import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

import msgspec

from pipeline.account import account
from pipeline.extract.judge import Judge
from pipeline.extract.names.gazetteer import country_names, names_in
from pipeline.extract.names.offices import OFFICES
from pipeline.extract.observations.goods import content
from pipeline.wordlist import table

Thing = dict[str, Any]

HERE = Path(__file__).parent
SLOTS = ("kind", "measure", "period", "reporter", "partner")
SHORT = ("plain",)
LONGEST = 400  # characters: evidence longer than that shows nothing
UNTOLD = frozenset("a an and at for former her his hm in its of on s the their then to".split())
"""Words that do not tell which office it is: "Minister for Trade", "the then Trade Minister"."""


@dataclass
class Tally:
    """What was found of what gold holds: `right` of `wanted`, `made` by the program; `notes` name each error."""

    right: int = 0
    wanted: int = 0
    made: int = 0
    notes: list[str] = field(default_factory=list)

    def __iadd__(self, other: "Tally") -> "Tally":
        self.right += other.right
        self.wanted += other.wanted
        self.made += other.made
        self.notes += other.notes
        return self

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.made if self.made else 1.0

    @property
    def f1(self) -> float:
        total = self.wanted + self.made
        return 2 * self.right / total if total else 1.0


Score = dict[str, Tally]


def texts(part: str) -> list[Path]:
    """The texts of a part of the corpus."""
    return sorted((HERE / part).glob("*.txt"))


def spread(name: str, folder: Path) -> list[Path]:
    """The short texts of a list, each laid in a file of a folder with its gold, of figures alone, beside it."""
    paths = []
    for number, short in enumerate(json.loads((HERE / f"{name}.json").read_text("utf-8"))):
        paths.append(path := folder / f"{number:04}.txt")
        path.write_text(short["text"], "utf-8")
        path.with_suffix(".gold.json").write_text(json.dumps({"observations": short["observations"]}), "utf-8")
    return paths


def figures_of(name: str) -> Score:
    """The scores of the figures of a list of short texts."""
    with tempfile.TemporaryDirectory() as folder:
        whole = total(spread(name, Path(folder)))
    return {what: whole[what] for what in ("observations", "tuples", "slots sure", "slots in doubt")}


def score(path: Path, judge: Judge | None = None) -> Score:
    """What the account of one text has right, read with a `judge`, or the program's own."""
    text = path.read_text("utf-8")
    gold = {"events": [], "entities": [], "gaps": []} | json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
    made: Thing = msgspec.to_builtins(account([path], judge=judge))
    return compare(made, gold, text)


def compare(made: Thing, gold: Thing, text: str) -> Score:
    """An account, or another annotation in its form, against gold."""
    found = {"events": (events := Tally()), "observations": (values := Tally()), "tuples": (tuples := Tally())}
    realis, kinds = found.setdefault("realis", Tally()), found.setdefault("kinds", Tally())
    titles = found.setdefault("titles", Tally())
    dated = [e for e in made["events"] if e["when"]]
    pairs = match_events(gold["events"], dated, text)
    _count(events, gold["events"], dated, pairs, _event_told)
    found |= _told_apart("dates", [(bool(e["doubtful"]), n in {e for _, e in pairs}) for n, e in enumerate(dated)])
    for g, e in pairs:
        if not gold["events"][g].get("optional"):
            agrees = dated[e]["realis"] in [gold["events"][g]["realis"], *gold["events"][g].get("accept_realis", [])]
            realis += Tally(agrees, 1, 1, [] if agrees else [f"{dated[e]['realis']}: {_event_told(gold['events'][g])}"])
            kind, wanted = dated[e]["kind"], gold["events"][g]["kind"]
            agrees = is_of_kind(gold["events"][g], kind)
            kinds += Tally(agrees, 1, 1, [] if agrees else [f"{kind} for {wanted}: {_event_told(dated[e])}"])
            if lacking := list(_unnamed(gold["events"][g], dated[e]["title"])):
                titles += Tally(0, 1, 1, [f"without {', '.join(lacking)}: {_event_told(dated[e])}"])
            elif "title" in gold["events"][g]:
                titles += Tally(1, 1, 1)
    stated = [o for o in made["observations"] if not o.get("derived_from")]
    pairs = match_figures(gold["observations"], stated, text)
    _count(values, gold["observations"], stated, pairs, _figure_told)
    wanted = [g for g in gold["observations"] if not g.get("optional")]
    right = [(g, o, _off(gold["observations"][g], stated[o])) for g, o in pairs if gold["observations"][g] in wanted]
    notes = [
        f"{_figure_told(gold['observations'][g])}: "
        + ", ".join(f"{slot} {stated[o].get(slot)} for {gold['observations'][g].get(slot)}" for slot in off)
        for g, o, off in right
        if off
    ]
    tuples += Tally(sum(not off for *_, off in right), len(wanted), values.made, notes)
    told = [(gold["observations"][g], stated[o]) for g, o in pairs if gold["observations"][g] in wanted]
    found |= _told_apart("slots", [decided for g, o in told for decided in _decided(g, o)])
    found["goods"] = _slot(told, "commodity", is_of_same_goods)
    found |= _told_apart(
        "goods",
        [("commodity" in o["doubtful"], _is_filled_right(g, o, "commodity", is_of_same_goods)) for g, o in told],
    )
    found["compared"] = _slot(told, "compared_period", lambda g, value: accepts(g, "compared_period", value))
    for kind in ("person", "agreement", "organisation", "place"):
        names = [g for g in gold["entities"] if g["kind"] == kind]
        given = [e for e in made["entities"] if e["kind"] == kind]
        pairs = _match(names, given, lambda g, e: bool(_names(g) & _names(e)))
        _count(found.setdefault(kind, Tally()), names, given, pairs, lambda e: str(e["name"]))
        if kind == "person":
            holders = [e for e in made["entities"] if e["kind"] != "person"]
            found["roles"] = _offices([(names[g], given[e]) for g, e in pairs if not names[g].get("optional")], holders)
    labels = [_label(g) for g in gold["gaps"]]
    pointed = [_label(g) for g in made["gaps"]]
    right_gaps = len(set(labels) & set(pointed))
    found["gaps"] = Tally(
        right_gaps, len(set(labels)), len(pointed), sorted({f"{n}" for n in set(labels) ^ set(pointed)})
    )
    quotes = [e for k in ("events", "observations", "entities", "gaps") for t in made[k] for e in t.get("evidence", ())]
    exact = sum(text[e["start"] : e["end"]] == e["quote"] for e in quotes)
    found["evidence"] = Tally(exact, len(quotes), len(quotes))
    return found


def _told_apart(what: str, decided: Sequence[tuple[bool, bool]]) -> Score:
    """How many are right of what the program is sure of, and of what it doubts; `decided` says of each whether it is doubted
    and whether it is right.
    """
    groups = {f"{what} sure": False, f"{what} in doubt": True}
    right = {name: [is_right for doubted, is_right in decided if doubted is group] for name, group in groups.items()}
    return {name: Tally(sum(of), len(of), len(of)) for name, of in right.items()}


def _decided(gold: Thing, made: Thing) -> Iterator[tuple[bool, bool]]:
    """Of each slot of a figure whether the program doubts it, and whether it is as gold has it."""
    off = _off(gold, made)
    doubtful = {"reporter" if slot == "parties" else slot for slot in made["doubtful"]}
    yield from ((slot in doubtful, slot not in off) for slot in SLOTS)


def _is_filled_right(gold: Thing, made: Thing, slot: str, accepted: Callable[[Thing, str], bool]) -> bool:
    value = made.get(slot)
    return accepted(gold, value) if value else not gold.get(slot)


def _slot(told: Sequence[tuple[Thing, Thing]], slot: str, accepted: Callable[[Thing, str], bool]) -> Tally:
    """How a slot that is often open is filled, of the figures that were found."""
    tally = Tally(wanted=sum(bool(g.get(slot)) for g, _ in told), made=sum(bool(o.get(slot)) for _, o in told))
    for g, o in told:
        made = o.get(slot)
        right = _is_filled_right(g, o, slot, accepted)
        tally.right += right and made is not None
        tally.notes += [] if right else [f"{slot} {made} for {g.get(slot)}: {_figure_told(g)}"]
    return tally


def _offices(persons: Sequence[tuple[Thing, Thing]], holders: Sequence[Thing]) -> Tally:
    """The offices of the persons that were found; one told again in fewer words ("the Minister") counts once, on either side."""
    tally = Tally()
    for gold, person in persons:
        names = {role["of"]: _holder(role["of"], holders) for role in person["roles"]}
        wanted = _at_length(
            [{"role": one, "of": None} for role in gold.get("roles", ()) for one in _single(role)], names
        )
        made = _at_length([role | {"role": one} for role in person["roles"] for one in _single(role["role"])], names)
        pairs = _match(wanted, made, partial(_are_one, names))
        tally += Tally(len(pairs), len(wanted), len(made))
        missed = [role["role"] for n, role in enumerate(wanted) if n not in {g for g, _ in pairs}]
        wrong = [f"{role['role']} of {role['of']}" for n, role in enumerate(made) if n not in {m for _, m in pairs}]
        tally.notes += [f"{gold['name']}: {wrong} for {missed}"] if missed or wrong else []
    return tally


def _are_one(names: dict[str | None, frozenset[str]], gold: Thing, role: Thing) -> bool:
    return is_office(gold["role"], role, names[role["of"]])


def is_office(gold: str, role: Thing, holder: frozenset[str]) -> bool:
    """Whether an office is the one that gold has: the same words, whatever their case and order ("Trade Minister", "Minister for
    Trade"), but for the plural ("Presidents A and B"), articles, prepositions and "then" or "former". Whose it is may stand in
    gold's words or not: a state ("the Thai Minister", "Minister of Thailand") must be no other than the one made, where one was
    made; a body ("Governor of the Bank of Thailand") must be the one made, by one of its names, whose words are `holder`.
    """
    said = office_words(role["role"])
    wanted = office_words(gold)
    states = {m.code for m in names_in(gold) if m.code}
    return said <= wanted <= said | holder and not (states and _is_state(role["of"]) and role["of"] not in states)


def office_words(role: str) -> frozenset[str]:
    """The words that tell which office it is, without states."""
    for state in reversed([m for m in names_in(role) if m.code]):
        role = f"{role[: state.start]} {role[state.end :]}"
    told = (word for word in re.findall(r"\w+", role.casefold()) if word not in UNTOLD)
    return frozenset(re.sub(r"ies\Z", "y", word).removesuffix("s") for word in told)


def _single(role: str) -> list[str]:
    """The offices that a person holds at once: "Deputy Prime Minister" and "Minister of Trade and Industry"."""
    parts: list[str] = []
    for part in role.split(" and "):
        held = any(word in OFFICES for word in part.casefold().split())
        parts = [*parts, part] if held or not parts else [*parts[:-1], f"{parts[-1]} and {part}"]
    return parts


def _at_length(roles: Sequence[Thing], names: dict[str | None, frozenset[str]]) -> list[Thing]:
    """The offices of a person, each once, without those told again in fewer words; `names` are the words of who they are of."""
    told = {
        (office_words(role["role"]) | names.get(role["of"], frozenset()), role["of"]): role for role in reversed(roles)
    }
    return [
        role
        for (words, of), role in told.items()
        if not any(words < other or (words == other and of is None and whose) for other, whose in told)
    ]


def _holder(of: str | None, entities: Sequence[Thing]) -> frozenset[str]:
    """The words of all names of the body that an office is of; none of a state's."""
    names = [n for e in entities if e["name"] == of for n in (of, *e["aliases"])] or [of]
    return office_words(" ".join(n for n in names if n)) if of and not _is_state(of) else frozenset()


def _is_state(of: str | None) -> bool:
    return of in country_names()


def is_of_same_goods(gold: Thing, value: str) -> bool:
    """Whether goods are those of gold, but for an article, the number and the order of what "and" joins."""
    return bool(gold.get("commodity")) and content(gold["commodity"]) == content(value)


def match_events(golds: Sequence[Thing], told: Sequence[Thing], text: str) -> list[tuple[int, int]]:
    """Gold's events, each with the one that is it: of the same date, in the same words."""
    return _match(golds, told, lambda g, e: is_dated(g, e) and meet(g, e, text))


def is_of_kind(gold: Thing, kind: str) -> bool:
    """Whether an event is of a kind that gold accepts."""
    return kind in (gold["kind"], *gold.get("accept_kind", ()))


def is_dated(gold: Thing, told: Thing) -> bool:
    """Whether an event has a date that gold accepts."""
    return told["when"] in (gold["when"], *gold.get("accept", ()))


def _unnamed(gold: Thing, title: str) -> Iterator[str]:
    """What a title ought to name and does not: of the wordings that gold lists of a thing none begins at one of its words."""
    for wordings in gold.get("title", ()):
        any_of = "|".join(re.escape(_plain(wording)) for wording in wordings.split("|"))
        if not re.search(rf"\b(?:{any_of})", _plain(title)):
            yield wordings


def _plain(words: str) -> str:
    return re.sub(r"[\[\]]", "", words.casefold().replace("’", "'"))


def match_figures(golds: Sequence[Thing], stated: Sequence[Thing], text: str) -> list[tuple[int, int]]:
    """Gold's figures, each with the one that is it: of the same value and unit, in the same words."""
    return _match(golds, stated, lambda g, o: _same_value(g, o) and meet(g, o, text), _likeness)


def _match(
    golds: Sequence[Thing],
    items: Sequence[Thing],
    fits: Callable[[Thing, Thing], bool],
    likeness: Callable[[Thing, Thing], int] = lambda g, i: 0,
) -> list[tuple[int, int]]:
    """The largest one-to-one matching, gold by item; what is demanded goes before what is optional."""
    options = [
        sorted((i for i, item in enumerate(items) if fits(g, item)), key=lambda i: -likeness(g, items[i]))
        for g in golds
    ]
    taken: dict[int, int] = {}

    def place(g: int, seen: set[int]) -> bool:
        for i in options[g]:
            if i not in seen:
                seen.add(i)
                if i not in taken or place(taken[i], seen):
                    taken[i] = g
                    return True
        return False

    for g in sorted(range(len(golds)), key=lambda g: bool(golds[g].get("optional"))):
        place(g, set())
    return sorted((g, i) for i, g in taken.items())


def _count(
    tally: Tally,
    golds: Sequence[Thing],
    items: Sequence[Thing],
    pairs: Sequence[tuple[int, int]],
    told: Callable[[Thing], str],
) -> None:
    matched, used = {g for g, _ in pairs}, {i for _, i in pairs}
    free = {i for g, i in pairs if golds[g].get("optional")}
    tally.wanted += sum(not g.get("optional") for g in golds)
    tally.right += sum(not golds[g].get("optional") for g in matched)
    tally.made += len(items) - len(free)
    tally.notes += [f"missed: {told(g)}" for n, g in enumerate(golds) if n not in matched and not g.get("optional")]
    tally.notes += [f"wrong:  {told(i)}" for n, i in enumerate(items) if n not in used]


def _spans(thing: Thing, text: str) -> Iterator[tuple[int, int]]:
    if "quote" in thing:
        start = text.index(thing["quote"])
        yield start, start + len(thing["quote"])
    for e in thing.get("evidence", ()):
        if e["end"] - e["start"] <= LONGEST:
            yield e["start"], e["end"]


def meet(a: Thing, b: Thing, text: str) -> bool:
    """Whether two things are told in the same words of a text."""
    return any(s < d and c < e for s, e in _spans(a, text) for c, d in _spans(b, text))


def _same_value(g: Thing, o: Thing) -> bool:
    near = abs(o["value"] - g["value"]) <= 1e-6 * max(abs(g["value"]), 1) or o["value"] in g.get("accept", {}).get(
        "value", []
    )
    rounded = g["unit"] == "percent" and abs(o["value"] - g["value"]) < 0.1
    return (near or rounded) and o["unit"] in [g["unit"], *g.get("accept", {}).get("unit", [])]


def _off(g: Thing, o: Thing) -> list[str]:
    """The slots that are not as gold has them."""
    sided = not (g.get("parties") and set(g["parties"]) == set(o.get("parties", ())))
    asked = (slot for slot in SLOTS if sided or slot not in ("reporter", "partner"))
    return [slot for slot in asked if not accepts(g, slot, o.get(slot))]


def accepts(gold: Thing, slot: str, value: str | None) -> bool:
    """Whether gold has a value in a slot, or lists it as no less right."""
    return _bloc(value) in [_bloc(v) for v in (gold.get(slot), *gold.get("accept", {}).get(slot, []))]


def _bloc(name: str | None) -> str | None:
    """A body, which a text calls in full or by its letters, by one name."""
    return _bodies().get(name.casefold(), name) if name else None


@cache
def _bodies() -> dict[str, str]:
    rows = table("organisations")
    return {
        called.casefold(): row["name"] for row in rows for called in (row["name"], *row["short"].split("|")) if called
    }


def _likeness(g: Thing, o: Thing) -> int:
    return -len(_off(g, o))


def _names(entity: Thing) -> set[str]:
    every = [entity["name"], *entity.get("aliases", ())]
    return {" ".join(n.replace("–", "-").replace("’", "'").casefold().removeprefix("the ").split()) for n in every}


def _label(gap: Thing) -> tuple[str, str]:
    kind = {"annex": "appendix", "chart": "figure", "map": "figure"}.get(
        gap["kind"], gap["kind"]
    )  # the account's words
    return kind, str(gap["label"]).strip("[]").removeprefix("note ").lower()


def _event_told(e: Thing) -> str:
    return f"{e['when']} [{e['realis']}] {e.get('title') or ''} | {(e.get('quote') or e['evidence'][0]['quote'])[:150]}"


def _figure_told(o: Thing) -> str:
    quote = o.get("quote") or o["evidence"][0]["quote"]
    return f"{o['value']:g} {o['unit']} {o['kind']} {o['measure']} {o['reporter']}>{o['partner']} {o['period']} | {quote[:150]}"


def total(paths: Sequence[Path], judge: Judge | None = None) -> Score:
    """The scores of several texts, added up."""
    whole: Score = {}
    for path in paths:
        for name, tally in score(path, judge).items():
            whole.setdefault(name, Tally())
            whole[name] += tally
    return whole


def main(arguments: Sequence[str]) -> None:
    """Print the figures; with -v each error."""
    for part in [a for a in arguments if not a.startswith("-")] or ["dev", "train", "exam", *SHORT]:
        if part in SHORT:
            print(f"{part}: short texts")
            _print(figures_of(part))
            continue
        paths = texts(part)
        for path in paths if "-v" in arguments else []:
            print(f"\n=== {path.name}")
            for name, tally in score(path).items():
                print(*(f"{name}: {note}" for note in tally.notes), sep="\n")
        print(f"{part}: {len(paths)} texts")
        _print(total(paths))


def _print(scores: Score) -> None:
    for name, tally in scores.items():
        print(f"  {name:<13} recall {tally.recall:.3f}  precision {tally.precision:.3f}  F1 {tally.f1:.3f}"
              f"  ({tally.right} of {tally.wanted}, {tally.made} made)")  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
