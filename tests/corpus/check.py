"""What is formally wrong in a file of gold: `python tests/corpus/check.py NAME.gold.json...`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pipeline import edtf
from pipeline.records import EntityKind, ObservationKind, Realis
from pipeline.wordlist import table

Thing = dict[str, Any]

FEWEST, MOST = 300, 900  # words of a text
LONGEST = 300  # characters of a quote
KINDS = frozenset(
    "agreement visit meeting election appointment sanction conflict protest statement aid economic legislation founding "
    "disaster other".split()
)
KEYS = ("title", "style", "countries", "published", "events", "observations", "entities", "gaps")
SLOTS = ("unit", "reporter", "partner", "flow", "commodity", "period", "compared_period", "bound", "approximate")


def faults(path: Path) -> Iterator[str]:
    """Each thing that `GUIDE.md` forbids in a file of gold, in words."""
    gold: Thing = json.loads(path.read_text("utf-8"))
    text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text("utf-8")
    if not FEWEST <= (words := len(text.split())) <= MOST:
        yield f"the text has {words} words"
    yield from (f"there is no {key!r}" for key in KEYS if key not in gold)
    measures = {row["measure"] for row in table("measures")}
    for event in gold["events"]:
        yield from _of_quote(event["quote"], text)
        yield from (f"{w!r} is no date" for w in [event["when"], *event.get("accept", [])] if not edtf.is_date(w))
        yield from _of_word(event["realis"], get_args(Realis))
        yield from _of_word(event["kind"], KINDS)
        yield from _of_word(event["basis"], ("stated", "inferred"))
        yield from (f"{w!r} names nothing" for w in event.get("title", ()) if "" in w.split("|"))
    for figure in gold["observations"]:
        yield from _of_quote(figure["quote"], text)
        yield from (f"{figure['quote']!r} has no {slot!r}" for slot in SLOTS if slot not in figure)
        yield from _of_word(figure["kind"], get_args(ObservationKind))
        yield from _of_word(figure["measure"], {None, *measures})
        periods = [figure["period"], figure["compared_period"]]
        yield from (f"{w!r} is no date" for w in periods if w is not None and not edtf.is_date(w))
    for entity in gold["entities"]:
        yield from _of_word(entity["kind"], get_args(EntityKind))
        if entity["name"] not in text:
            yield f"the text has no {entity['name']!r}"


def _of_quote(quote: str, text: str) -> Iterator[str]:
    if (times := text.count(quote)) != 1:
        yield f"{quote!r} stands {times} times"
    if len(quote) > LONGEST:
        yield f"{quote!r} is too long"


def _of_word(word: object, known: object) -> Iterator[str]:
    if word not in known:  # type: ignore[operator]
        yield f"{word!r} is none of the words for it"


def main(names: list[str]) -> int:
    """Print the faults of some files; 1 if there are any."""
    found = [f"{Path(name).name}: {fault}" for name in names for fault in faults(Path(name))]
    print(*found, sep="\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
