"""Dangling references: figures, tables, annexes and notes that a document points at and does not hold."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.positions import cite
from pipeline.records import Evidence, Gap, GapKind, Passage, identify

_THING = re.compile(
    r"\b(?P<kind>Figure|Fig\.|Chart|Graph|Map|Table|Annex(?:e|ure)?|Appendix|Attachment|Figures|Tables|Charts|Annexes"
    r"|Appendices) "
    r"(?P<first>\d{1,3}[a-z]?|[A-Z]|[IVX]{1,5})(?![\w-])(?: ?(?:and|&|to|[-–]) ?(?P<second>\d{1,3}|[A-Z])(?!\w))?"
)
_NOTE = re.compile(
    r"\[(?:\^)?(\d{1,3})\](?!\()|(?<=[^\W\d_.,;:”’\"')][.,;:”’\"')])([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})"
    r"|(?<=[^\W\d_])([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})(?!\w)"
)
_DEFINED = re.compile(r"\A(?:\[(?:\^)?(\d{1,3})\]:?|([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}))\s?\S")
_CAPTION = re.compile(
    r"\A(?P<kind>Figure|Fig\.|Chart|Graph|Map|Table|Annex(?:e|ure)?|Appendix|Attachment) (?P<label>\w{1,4})"
)
_SUPERSCRIPT = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_KINDS: dict[str, GapKind] = {
    "Figure": "figure", "Fig.": "figure", "Chart": "figure", "Graph": "figure", "Map": "figure", "Table": "table",
    "Annex": "appendix", "Annexe": "appendix", "Annexure": "appendix", "Appendix": "appendix", "Attachment": "appendix",
}  # fmt: skip
_SINGULAR = {
    "Figures": "Figure",
    "Tables": "Table",
    "Charts": "Chart",
    "Annexes": "Annex",
    "Appendices": "Appendix",
    "Fig.": "Figure",
}


def gaps(passages: Sequence[Passage]) -> Iterator[Gap]:
    """What the passages of one document point at and none of them is."""
    held = set(_held(passages))
    missing: dict[tuple[GapKind, str], list[Evidence]] = defaultdict(list)
    for passage in passages:
        if passage.kind == "caption":
            continue
        text = passage.words
        for m in _THING.finditer(text):
            name = _SINGULAR.get(m["kind"], m["kind"])
            for label in filter(None, (m["first"], m["second"])):
                missing[_KINDS[name], f"{name} {label}"].append(cite(passage, m.start(), m.end()))
        if not _DEFINED.match(text):
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
        near = passages[max(0, i - 1) : i + 2]
        over_table = passage.kind == "paragraph" and near[-1].kind == "table"
        if caption and (passage.kind in ("caption", "heading", "table") or over_table):
            kind = _KINDS[caption["kind"]]
            if kind != "table" or any(p.kind == "table" for p in near):
                yield kind, f"{_SINGULAR.get(caption['kind'], caption['kind'])} {caption['label']}".lower()
