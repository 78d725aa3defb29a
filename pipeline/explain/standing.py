"""Where a thing stands in the brief: the sections are asked for the references that they make, the layout for its pages."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pipeline import store
from pipeline.document.sections import section_type
from pipeline.document.typeset import paginate
from pipeline.editor import editions, settings, texts
from pipeline.explain.explanation import Standing, passages_of
from pipeline.facts import KINDS, Thing
from pipeline.records import Account, TradeRow
from pipeline.theme.marks import Drawing


def standing(folder: Path, account: Account) -> tuple[Callable[[Thing], Standing | None], Mapping[str, list[str]]]:
    """For a brief's folder that was built, the question where a thing stands; and by the names of places, as the sources
    section cites them ("table 1, row 36", "chart 2"), the ids of what stands there.
    """
    work = folder / "output/work"
    given = settings.load(folder / "brief.yaml", section_type())
    written, _ = texts.survey(folder / "brief.yaml", given.sections)
    brief, layout, *_ = paginate(
        given,
        account,
        list(store.read_lines(work / "rows.jsonl", TradeRow)),
        list(store.read_lines(work / "figures.jsonl", Drawing)),  # type: ignore[arg-type]  # a union
        last=editions.last(folder / "brief.yaml", given),
        texts=written,
    )
    sections = [(b.place.page, b.place.y, b.text) for b in layout.bookmarks if b.level == 1]

    def of(thing: Thing) -> Standing | None:
        place = layout.anchors.get(f"{KINDS[type(thing)]}:{thing.id}")
        cited = _grouped(dict.fromkeys(name for p in passages_of(thing) for name in brief.used.get(p, ())))
        if place:
            above = [text for page, y, text in sections if (page, y) <= (place.page, place.y)]
            return Standing(place.page + 1, above[-1] if above else None, cited)
        return Standing(cited_in=cited) if cited else None

    there: dict[str, list[str]] = {}
    for passage, names in brief.used.items():
        for name in names:
            there.setdefault(name.casefold(), []).append(passage)
    return of, there | {name.casefold(): [id] for name, id in brief.tabled.items()}


def _grouped(places: Iterable[str]) -> list[str]:
    """Places that cite, the rows of one table together: "Table 1, rows 2, 5"."""
    rows: dict[str, list[str]] = {}
    for place in places:
        table, _, row = place.partition(", row ")
        rows.setdefault(table, []).extend([row] if row else [])
    return [
        f"{table}, row{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}" if numbers else table
        for table, numbers in rows.items()
    ]
