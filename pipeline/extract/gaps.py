"""Dangling references: figures, tables, annexes and notes that a document points at and does not hold."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.positions import cite
from pipeline.records import Evidence, Gap, GapKind, Passage, identify
from pipeline.wordlist import any_of

_KINDS: dict[str, GapKind] = {
    "Figure": "figure", "Fig.": "figure", "Chart": "figure", "Graph": "figure", "Map": "figure", "Diagram": "figure",
    "Exhibit": "figure", "Table": "table", "Annex": "appendix", "Annexe": "appendix", "Annexure": "appendix",
    "Appendix": "appendix", "Attachment": "appendix", "Enclosure": "appendix", "Tab": "appendix",
}  # fmt: skip
_SINGULAR = {
    "Figures": "Figure",
    "Figs.": "Figure",
    "Tables": "Table",
    "Charts": "Chart",
    "Graphs": "Graph",
    "Maps": "Map",
    "Annexes": "Annex",
    "Appendices": "Appendix",
    "Fig.": "Figure",
}
_NAMES = any_of({*_KINDS, *_SINGULAR})
# "3", "3.4", "T4", "A-2", "4a", "IV", "B"
_LABEL = r"(?:(?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:[.-]\d{1,2}){0,2}[a-z]?|[IVX]{1,5}|[A-Z])(?![\w-]|\.\d)"
_THING = re.compile(
    rf"\b(?P<whose>(?:Annex|Appendix|Statistical) (?=Tables? ))?(?P<kind>{_NAMES}) "
    rf"(?P<first>{_LABEL})(?:(?: ?(?:and|&|to|or|[-–]) ?|, )(?P<second>{_LABEL}))?"
)
_ELSEWHERE = re.compile(
    r"(?:,? (?:of|to|in) (?:the |its |their )?(?!this\b|present\b)(?:[\w-]+ ){0,2}"
    r"(?:[A-Z]\w+|agreement|treaty|convention|protocol|regulation|directive|law|act)\b"
    r"| (?:countries|parties|Parties|states|States))"
)
_NOTE = re.compile(
    r"\[(?:\^)?(\d{1,3})\](?!\()"
    r"|(?=[¹²³⁴⁵⁶⁷⁸⁹⁰])(?:(?<=[^\W\d_.,;:”’\"')][.,;:”’\"')])([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})"
    r"|(?<=[^\W\d_])(?<![^\W\d_]m|\bkm|\bcm|[ /]m|\dm)([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})(?!\w))"
)
_MARK = re.compile(r"[\[¹²³⁴⁵⁶⁷⁸⁹⁰]")
_DEFINED = re.compile(r"\A(?:\[(?:\^)?(\d{1,3})\]:?|([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}))\s?\S")
_CAPTION = re.compile(rf"\A(?P<kind>{any_of(_KINDS)}) (?P<label>{_LABEL})(?P<alone>\Z|[.:]|\s+[–—-])?", re.I)
_TITLE = 120  # characters: a longer line is prose
_SUPERSCRIPT = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")


def gaps(passages: Sequence[Passage]) -> Iterator[Gap]:
    """What the passages of one document point at and none of them is."""
    held = set(_held(passages))
    missing: dict[tuple[GapKind, str], list[Evidence]] = defaultdict(list)
    for passage in passages:
        if passage.kind == "caption":
            continue
        text = passage.words
        for m in _THING.finditer(text):
            if _ELSEWHERE.match(text, m.end()):
                continue
            name = _SINGULAR.get(m["kind"], m["kind"])
            if name == "Tab" and not m["first"].isalpha():
                continue
            for label in filter(None, (m["first"], m["second"])):
                missing[_KINDS[name], f"{m['whose'] or ''}{name} {label}"].append(cite(passage, m.start(), m.end()))
        if _MARK.search(text) and not _DEFINED.match(text):
            for m in _NOTE.finditer(text):
                label = next(g for g in m.groups() if g).translate(_SUPERSCRIPT)
                missing["note", label].append(cite(passage, m.start(), m.end()))
    for (kind, label), evidence in missing.items():
        if (kind, label.lower()) not in held:
            yield Gap(
                id=identify("gap", passages[0].source, kind, label), kind=kind, label=label, evidence=tuple(evidence)
            )


def _held(passages: Sequence[Passage]) -> Iterator[tuple[GapKind, str]]:
    for i, passage in enumerate(passages):
        text = passage.words
        if note := _DEFINED.match(text):
            yield "note", (note[1] or note[2]).translate(_SUPERSCRIPT)
        caption = _CAPTION.match(text)
        if not caption:
            continue
        name = caption["kind"].capitalize()
        near = passages[max(0, i - 1) : i + 2]
        over_table = passage.kind == "paragraph" and near[-1].kind == "table"
        titled = caption["alone"] is not None and len(text) < _TITLE and not text.rstrip().endswith(",")
        if passage.kind in ("caption", "heading", "table") or over_table or (titled and _KINDS[name] == "appendix"):
            kind = _KINDS[name]
            if kind != "table" or any(p.kind == "table" for p in near):
                yield kind, f"{_SINGULAR.get(name, name)} {caption['label']}".lower()
