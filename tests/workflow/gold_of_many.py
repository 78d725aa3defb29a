"""An account of several sources against what a careful reader finds in them together; see the example's README.md.

Run it on a built example: python tests/workflow/gold_of_many.py FOLDER
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

Thing = dict[str, Any]
Place = tuple[str, int, int]


class Gold:
    """What the gold holds and the account of a folder's build, side by side. Each measure gives what was right, of how
    many, and what was not.
    """

    def __init__(self, folder: Path) -> None:
        self.gold: Thing = json.loads((folder / "gold.json").read_text("utf-8"))
        self.account: Thing = json.loads((folder / "output/account.json").read_text("utf-8"))
        self.texts = {p.stem: p.read_bytes().decode("utf-8") for p in (folder / "output/work/text").glob("*.txt")}

    def measures(self) -> dict[str, tuple[int, int, list[str]]]:
        """All of them, by name."""
        return {
            "copies": self.copies(),
            "copies made that are none": self.false_copies(),
            "variants": self.variants(),
            "statements from boilerplate": self.from_boilerplate(),
            "tellings with their event": self.tellings(),
            "events dated and told right": self.outcomes(),
            "events apart": self.events_apart(),
            "mentions with their entity": self.mentions(),
            "entities apart": self.entities_apart(),
            "figures with their thing": self.figures(),
            "independent sources counted": self.independent(),
            "conflicts": self.conflicts(),
            "… with their reason": self.reasons(),
            "no conflicts": self.no_conflicts(),
            "conflicts made that are none": self.false_conflicts(),
            "derived values": self.derivations(),
            "unsound derivations": self.unsound(),
        }

    def at(self, where: Thing) -> Place:
        """Where a quotation, or the beginning of a passage, stands."""
        words = where.get("quote") or where["begins"]
        start = self.texts[where["source"]].index(words)
        return where["source"], start, start + len(words)

    def says(self, thing: Thing, where: Thing) -> bool:
        """Whether a thing has evidence in a quotation."""
        source, start, end = self.at(where)
        return any(e["source"] == source and e["start"] < end and start < e["end"] for e in thing["evidence"])

    @cached_property
    def families(self) -> dict[str, str]:
        """For each passage that which it is a copy of, itself if of none."""
        of = {c["passage"]: c["of"] for c in self.account["copies"]}
        return {p["id"]: of.get(p["id"], p["id"]) for p in self.account["passages"]}

    def passage(self, where: Thing) -> str:
        source, start, _ = self.at(where)
        inside = [p for p in self.account["passages"] if p["source"] == source and p["start"] <= start < p["end"]]
        return str(inside[0]["id"])

    def copies(self) -> tuple[int, int, list[str]]:
        wanted = [c for c in self.gold["copies"] if not c.get("optional")]
        pairs = {c["copy"]["begins"][:50]: (self.passage(c["copy"]), self.passage(c["of"])) for c in wanted}
        return _score(len(wanted), [words for words, (a, b) in pairs.items() if self.families[a] != self.families[b]])

    def false_copies(self) -> tuple[int, int, list[str]]:
        right = {frozenset((self.passage(c["copy"]), self.passage(c["of"]))) for c in self.gold["copies"]}
        alike = [b["text"] for b in self.gold["boilerplate"]] + [q["sentence"] for q in self.gold["quotations"]]
        texts = {p["id"]: " ".join(p["text"].split()) for p in self.account["passages"]}
        wrong = []
        for c in self.account["copies"]:
            family = [p for p, first in self.families.items() if first == c["of"]]
            known = any(frozenset((c["passage"], other)) in right for other in family)
            if not known and not any(words in texts[c["passage"]] for words in alike):
                wrong.append(texts[c["passage"]][:50])
        return len(wrong), len(self.account["copies"]), wrong

    def variants(self) -> tuple[int, int, list[str]]:
        made = {frozenset(self.families[p] for p in v["passages"]) for v in self.account["variants"]}
        wanted = {
            v["id"]: frozenset(self.families[self.passage(p)] for p in v["passages"]) for v in self.gold["variants"]
        }
        return _score(len(wanted), [id for id, pair in wanted.items() if pair not in made])

    def from_boilerplate(self) -> tuple[int, int, list[str]]:
        texts = [b["text"] for b in self.gold["boilerplate"]]
        stated = [*self.account["events"], *self.account["observations"]]
        wrong = [t for t in stated if t["evidence"] and all(any(e["quote"] in x for x in texts) for e in t["evidence"])]
        return len(wrong), len(texts), [str(t.get("title") or t["value"]) for t in wrong]

    def best(self, gold: Thing) -> Thing | None:
        """The event of the account that says most of what is told; of several that with the right date."""
        whens = (gold["when"], *gold["accept_when"])
        said = [(sum(self.says(e, q) for q in _told(gold)), e["when"] in whens, e) for e in self.account["events"]]
        most, _, event = max(said, key=lambda s: s[:2])
        return event if most else None

    @cached_property
    def events(self) -> list[tuple[Thing, Thing | None]]:
        return [(e, self.best(e)) for e in self.gold["events"]]

    def tellings(self) -> tuple[int, int, list[str]]:
        return self._joined(self.events)

    def outcomes(self) -> tuple[int, int, list[str]]:
        wrong = [
            f"{gold['id']}: {made and (made['when'], made['realis'])}"
            for gold, made in self.events
            if made is None
            or made["when"] not in (gold["when"], *gold["accept_when"])
            or made["realis"] not in (gold["realis"], *gold["accept_realis"])
        ]
        return _score(len(self.events), wrong)

    def events_apart(self) -> tuple[int, int, list[str]]:
        wrong = []
        for w in self.gold["events_apart"]:
            one, other = ({e["id"] for e in self.account["events"] if self.says(e, q)} for q in w["pair"])
            if one == other and len(one) == 1:
                wrong.append(w["why"])
        return _score(len(self.gold["events_apart"]), wrong)

    @cached_property
    def entities(self) -> list[tuple[Thing, Thing | None]]:
        found = []
        for kind in ("persons", "organisations", "agreements"):
            for gold in (e for e in self.gold[kind] if not e.get("optional")):
                own = [e for e in self.account["entities"] if e["kind"] == kind[:-1]]
                covered = [
                    (sum(self.says(e, m) for m in gold["mentions"]), e["name"] == gold["name"], n)
                    for n, e in enumerate(own)
                ]
                most = max(covered)
                found.append((gold, own[most[2]] if most[0] else None))
        return found

    def mentions(self) -> tuple[int, int, list[str]]:
        return self._joined([({**g, "id": g["name"], "told": g["mentions"]}, made) for g, made in self.entities])

    def entities_apart(self) -> tuple[int, int, list[str]]:
        wrong = []
        for pair in self.gold["entities_apart"]:
            for e in self.account["entities"]:
                if set(pair["names"]) <= {e["name"], *e["aliases"]}:
                    wrong.append(pair["why"])
        return _score(len(self.gold["entities_apart"]), wrong)

    @cached_property
    def observed(self) -> list[tuple[Thing, Thing | None]]:
        found = []
        for gold in (o for o in self.gold["observations"] if not o.get("optional")):
            own = [o for o in self.account["observations"] if o["unit"] == gold["unit"] and o["value"] == gold["value"]]
            ranked = [(sum(self.says(o, q) for q in _told(gold)), -n) for n, o in enumerate(own)]
            most = max(ranked, default=(0, 0))
            found.append((gold, own[-most[1]] if most[0] else None))
        return found

    def figures(self) -> tuple[int, int, list[str]]:
        return self._joined(self.observed)

    def independent(self) -> tuple[int, int, list[str]]:
        """Of events and figures that are found whole."""
        whole = [(g, m) for g, m in (*self.events, *self.observed) if m and all(self.says(m, t) for t in _told(g))]
        wrong = [
            f"{g['id']}: {m['independent_sources']}"
            for g, m in whole
            if m["independent_sources"] not in g["independent"]
        ]
        return _score(len(whole), wrong)

    def conflict(self, gold: Thing) -> Thing | None:
        """The conflict of the account that is one of the gold."""
        known = {t["id"]: t for t in (*self.account["observations"], *self.account["events"])}
        for c in self.account["conflicts"]:
            members = [known[m] for m in c["members"]]
            own = [{m["id"] for m in members if self.says(m, q)} for q in gold["members"]]
            if own[0] == own[1] and len(own[0]) == 1:
                continue  # both are tellings of one
            if all(
                any(self.says(m, q) and q.get("value", m.get("value")) == m.get("value") for m in members)
                for q in gold["members"]
            ):
                return dict(c)
        return None

    def conflicts(self) -> tuple[int, int, list[str]]:
        wanted = [c for c in self.gold["conflicts"] if not c.get("optional")]
        return _score(len(wanted), [c["id"] for c in wanted if not self.conflict(c)])

    def reasons(self) -> tuple[int, int, list[str]]:
        found = [(c, made) for c in self.gold["conflicts"] if not c.get("optional") and (made := self.conflict(c))]
        wrong = [
            f"{c['id']}: {made['reason']}"
            for c, made in found
            if made["reason"] not in (c["reason"], *(c.get("accept_reason") or []))
        ]
        return _score(len(found), wrong)

    def no_conflicts(self) -> tuple[int, int, list[str]]:
        wrong = [
            w["why"]
            for w in self.gold["no_conflict"]
            if self.conflict({"members": w["pair"]}) and not self._both(w["pair"])
        ]
        return _score(len(self.gold["no_conflict"]), wrong)

    def _both(self, pair: Sequence[Thing]) -> bool:
        """Whether two quotations are members of one conflict of the gold."""
        places = [{self.at(m) for m in c["members"]} for c in self.gold["conflicts"]]
        return any({self.at(q) for q in pair} <= p for p in places)

    def false_conflicts(self) -> tuple[int, int, list[str]]:
        right = [made for c in self.gold["conflicts"] if (made := self.conflict(c))]
        wrong = [c["explanation"] for c in self.account["conflicts"] if c not in right]
        return len(wrong), len(self.account["conflicts"]), wrong

    @property
    def computed(self) -> list[Thing]:
        return [o for o in self.account["observations"] if o["derived_from"]]

    def derivations(self) -> tuple[int, int, list[str]]:
        wanted = self.gold["derivations"]
        return _score(len(wanted), [d["what"] for d in wanted if not any(_is_sum(o, d) for o in self.computed)])

    def unsound(self) -> tuple[int, int, list[str]]:
        known = {o["id"]: o for o in self.account["observations"]}
        disputed = {m for c in self.account["conflicts"] for m in c["members"]}
        wrong = []
        for o in self.computed:
            units = {known[t]["unit"] for t in o["derived_from"]} - {"percent"}
            of_gold = any(_is_sum(o, d) for d in self.gold["derivations"])
            if len(units) > 1 or disputed & set(o["derived_from"]) or not of_gold:
                wrong.append(f"{o['measure']} {o['commodity']} {o['period']}: {o['derivation']}")
        return len(wrong), len(self.computed), wrong

    def _joined(self, things: Iterable[tuple[Thing, Thing | None]]) -> tuple[int, int, list[str]]:
        total, missed = 0, []
        for gold, made in things:
            for q in _told(gold):
                total += 1
                if made is None or not self.says(made, q):
                    missed.append(f"{gold['id']}: {q['source']}: {q['quote'][:40]!r}")
        return _score(total, missed)


def _told(gold: Mapping[str, Any]) -> list[Thing]:
    """The tellings that are demanded."""
    return [t for t in gold["told"] if not t.get("optional") and not t.get("disagrees")]


def _is_sum(o: Thing, gold: Thing) -> bool:
    low, high = gold["interval"]
    kind = "change" if gold["kind"] == "growth" else "level"
    slots = (o["kind"], o["unit"], o["period"]) == (kind, gold["unit"], gold["period"])
    return (
        slots
        and o["low"] <= low <= high <= o["high"]
        and low <= o["value"] + o["scale"]
        and o["value"] - o["scale"] <= high
    )


def _score(total: int, wrong: list[str]) -> tuple[int, int, list[str]]:
    return total - len(wrong), total, wrong


def lines(folder: Path) -> Iterator[str]:
    """The measures as text."""
    for name, (right, total, wrong) in Gold(folder).measures().items():
        yield f"{name:32} {right:3} of {total:3}"
        yield from (f"    {w}" for w in wrong)


if __name__ == "__main__":
    print("\n".join(lines(Path(sys.argv[1]))))
