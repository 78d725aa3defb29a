"""Dangling references: figures, tables, annexes and notes that a document points at and does not hold."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from pipeline.positions import cite
from pipeline.records import Evidence, Gap, GapKind, Passage, identify
from pipeline.wordlist import any_of

_KINDS: dict[str, GapKind] = {
    "Figure": "figure", "Fig.": "figure", "Chart": "figure", "Graph": "figure", "Map": "figure", "Diagram": "figure",
    "Exhibit": "figure", "Plate": "figure", "Box": "box", "Table": "table",
    "Annex": "appendix", "Annexe": "appendix", "Annexure": "appendix",
    "Appendix": "appendix", "Attachment": "appendix", "Enclosure": "appendix", "Tab": "appendix",
}  # fmt: skip
_SINGULAR = {
    "Figures": "Figure",
    "Figs.": "Figure",
    "Tables": "Table",
    "Charts": "Chart",
    "Graphs": "Graph",
    "Maps": "Map",
    "Boxes": "Box",
    "Annexes": "Annex",
    "Appendices": "Appendix",
    "Fig.": "Figure",
}
_IN_SMALL = {name.lower(): name for name in ("Annex", "Annexe", "Appendix", "Tab")}
_NAMES = any_of({*_KINDS, *_SINGULAR, *_IN_SMALL})
# "3", "3.4", "T4", "A-2", "4a", "4-C", "IV", "B"
_LABEL = r"(?:(?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:[.-]\d{1,2}){0,2}(?:[a-z]|-[A-Z])?|[IVX]{1,5}|[A-Z])(?![\w-]|\.\d)"
_THING = re.compile(
    rf"\b(?P<whose>(?:Annex|Appendix|Statistical) (?=Tables? ))?(?<![\w-])(?P<kind>{_NAMES}) "
    rf"(?P<first>{_LABEL})(?:(?: ?(?P<link>and|&|to|or|[-–]) ?|, )(?P<second>{_LABEL}))?"
)
_NAMED = re.compile(rf"{_NAMES} [A-Z\d]")  # most texts hold none of them
_POINTED = re.compile(  # of a sentence that writes them small: "(see figure 2)", "shown in table 4.1."
    r"(?:\(|\b(?:[Ss]ee|[Ii]n|[Ff]rom|cf\.) (?:also )?)(?P<kind>figure|chart|graph|map|table|box) "
    r"(?P<first>(?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,2})?[a-z]?)(?=[),;:]|\.(?!\d)|\Z| (?:above|and|below|of this|shows?)\b)"
)
_UNPLACED = re.compile(
    r"\b[Ss]ee (?:the )?(?P<see>map|chart|graph|diagram|table)(?=[).,;])"
    r"|\b(?:[Tt]he|[Aa]n?) (?P<label>(?:attached |enclosed |annexed |accompanying )?(?P<what>map|chart|graph|diagram|table)"
    r"(?: (?:overleaf|opposite|(?:on|at) (?:page|p\.) ?\d{1,3}))?)\b"
)
_PLACED = re.compile(r"\A(?:attached|enclosed|annexed|accompanying) |(?: overleaf| opposite|\d)\Z")
_UNNUMBERED = re.compile(
    r"\b(?:[Ii]n|[Ss]ee|[Oo]f) (?:the )?"
    r"(?P<label>(?:(?:Statistical|Technical|Methodological) )?(?:Annex|Appendix))(?![\w-]| [A-Z\d])"
)
_NUMBERED_NOTE = re.compile(r"\b(?:foot|end)?note (?P<label>\d{1,2}|\(\d{1,2}\))(?![\w%]|[.,]\d)")
_IN_SMALL_LETTERS = re.compile(r"\b[Ss]ee (?:the |our )?(?P<label>annex|appendix)(?![\w-]| [A-Z\d])")
_ABSENT = (
    r"(?i:\b(?:missing|omitted|withheld|forthcoming|to (?:follow|come)"
    r"|(?:to|will) be (?:added|attached|inserted|provided|supplied)"
    r"|(?:not|never|could not be|cannot be) (?:yet |been )?(?:appended|attached|available|enclosed|included|printed|provided"
    r"|reproduced|shown|supplied))\b)"
)
_SAID_ABSENT = re.compile(rf"[(\[][^()\[\]]{{0,40}}?{_ABSENT}")
_SORT = r"(?i:figure|table|chart|graph|map|diagram|annex|appendix)"
_STAND_IN = re.compile(
    rf"[(\[](?:(?i:insert|add)(?i: the)? (?P<wanted>{_SORT})\b|(?P<label>{_SORT})\b[^()\[\]]{{0,40}}?{_ABSENT})"
)
_LISTED = re.compile(r"\b(?:Annexes|Appendices|Attach(?:ed|ments?)|Encl(?:\.|osed|osures?)?):\s")
_ABSENT_ITEM = re.compile(rf"[\s,;]*(?P<label>[^,;:()\[\]]{{2,60}}?) ?[(\[][^()\[\]]{{0,30}}?{_ABSENT}")
_ELSEWHERE = re.compile(
    r"(?:,? (?:of|to|in) (?!(?:the )?(?:Statistical |Technical )?(?:Annex|Appendix)\b(?! (?:of|to)\b)"
    r"|the (?:Brief|Briefing|Bulletin|Note|Paper|Report|Review|Survey)\b(?! (?:of|on)\b))"
    r"(?:the |its |their )?(?!this\b|present\b)(?:[\w-]+ ){0,2}"
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
_OWN_NOTES = re.compile(r"\A(?:\(?(?P<number>\d{1,2})[).]? |Notes?:?\Z)")
_WHOLE = re.compile(
    r"(?i)\A(?P<label>(?:(?:statistical|technical|methodological) )?(?:annex|appendix))(?:\Z|[.:]|\s+[–—-])"
)
_TITLED = 4  # passages from a caption on: its title, what it is in, and the table
_TITLE = 120  # characters: a longer line is prose
_SUPERSCRIPT = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")


class _Pointed(NamedTuple):
    """What characters `start` to `end` of a passage point at, and what must be `held` for it: of a range both ends."""

    kind: GapKind
    label: str
    start: int
    end: int
    held: frozenset[str]


def gaps(passages: Sequence[Passage]) -> Iterator[Gap]:
    """What the passages of one document point at and none of them is."""
    held = set(_held(passages))
    notes = {m["number"] for p in passages if (m := _OWN_NOTES.match(p.text))}
    shown = {kind for kind, _ in held} | {"table" for p in passages if p.kind == "table"}
    missing: dict[tuple[GapKind, str], list[Evidence]] = defaultdict(list)
    for passage in passages:
        text = passage.words
        if passage.kind == "caption" and not (text.endswith(".") or _lists(passage) or _SAID_ABSENT.search(text)):
            continue
        for p in _pointed(passage, shown, notes):
            if not all((p.kind, one) in held for one in p.held):
                missing[p.kind, p.label].append(cite(passage, p.start, p.end))
    for (kind, label), evidence in missing.items():
        yield Gap(id=identify("gap", passages[0].source, kind, label), kind=kind, label=label, evidence=tuple(evidence))


def _pointed(passage: Passage, shown: Set[str], notes: Set[str | None]) -> Iterator[_Pointed]:
    """What a passage points at; `shown` are the kinds of things that the document holds, `notes` the numbers of its notes."""
    text = passage.words
    yield from _numbered(text) if _NAMED.search(text) else ()
    for m in _POINTED.finditer(text):
        name = m["kind"].capitalize()
        yield _one(_KINDS[name], f"{name} {m['first']}", m.start("kind"), m.end())
    yield from _unplaced(text, shown) if passage.kind != "table" else ()
    for m in _UNNUMBERED.finditer(text) if "Annex" in text or "Appendix" in text else ():
        if not _ELSEWHERE.match(text, m.end()):
            yield _one("appendix", m["label"], m.start("label"), m.end())
    yield from (_one(*absent) for absent in _said_to_be_absent(text))
    for m in _NUMBERED_NOTE.finditer(text) if "note " in text else ():
        if notes.isdisjoint((m["label"].strip("()"), None)):
            yield _one("note", m["label"], m.start(), m.end())
    for m in _NOTE.finditer(text) if _MARK.search(text) and not _DEFINED.match(text) else ():
        label = next(g for g in m.groups() if g).translate(_SUPERSCRIPT)
        yield _one("note", label, m.start(), m.end())


def _one(kind: GapKind, label: str, start: int, end: int) -> _Pointed:
    return _Pointed(kind, label, start, end, frozenset({label.lower()}))


def _numbered(text: str) -> Iterator[_Pointed]:
    """Figures, tables and annexes by their numbers: "Figure 3", "Tables 1 and 2", "Charts 4 to 6"; not those of another paper."""
    for m in _THING.finditer(text):
        name = _SINGULAR.get(m["kind"], m["kind"])
        name = _IN_SMALL.get(name, name)
        if _ELSEWHERE.match(text, m.end()) or (name == "Tab" and not m["first"].isalpha()):
            continue
        if m["link"] in ("to", "-", "–"):
            ends = frozenset(f"{name} {m[end]}".lower() for end in ("first", "second"))
            yield _Pointed(_KINDS[name], m.group(), m.start(), m.end(), ends)
            continue
        for number in filter(None, (m["first"], m["second"])):
            yield _one(_KINDS[name], f"{m['whose'] or ''}{name} {number}", m.start(), m.end())


def _unplaced(text: str, shown: Set[str]) -> Iterator[_Pointed]:
    """Maps, charts and tables without a number that are said to be there: "see map", "the attached chart"."""
    for m in _UNPLACED.finditer(text):
        what, label = m["see"] or m["what"], m["see"] or m["label"]
        kind = _KINDS[what.capitalize()]
        if (m["see"] or _PLACED.search(label)) and kind not in shown:
            yield _one(kind, label, *m.span("see" if m["see"] else "label"))


def _said_to_be_absent(text: str) -> Iterator[tuple[GapKind, str, int, int]]:
    """What has no number and is said not to be there: "[figure missing]", "Attachments: talking points (to follow), map"; and
    where it stands.
    """
    for m in _IN_SMALL_LETTERS.finditer(text):
        if not _ELSEWHERE.match(text, m.end()):
            yield "appendix", m["label"].capitalize(), m.start("label"), m.end()
    for m in _STAND_IN.finditer(text) if not _THING.search(text) else ():
        label = (m["label"] or m["wanted"]).capitalize()
        yield _KINDS[label], label, m.start(), m.end()
    for listed in _LISTED.finditer(text):
        end = text.find(".", listed.end())
        for m in _ABSENT_ITEM.finditer(text, listed.end(), end if end >= 0 else len(text)):
            yield "appendix", m["label"], m.start("label"), m.end("label")


def _held(passages: Sequence[Passage]) -> Iterator[tuple[GapKind, str]]:
    """What a document holds of such things, by its label in small letters."""
    for i, passage in enumerate(passages):
        text = passage.words
        if note := _DEFINED.match(text):
            yield "note", (note[1] or note[2]).translate(_SUPERSCRIPT)
        follows = passages[i + 1].kind if i + 1 < len(passages) else None
        if passage.sentences and follows != "table" and _SAID_ABSENT.search(text, 0, passage.sentences[0][1]):
            continue
        if whole := _WHOLE.match(text):
            yield "appendix", whole["label"].lower()
        caption = _CAPTION.match(text)
        if not caption:
            continue
        name = caption["kind"].capitalize()
        near = passages[max(0, i - 1) : i + (_TITLED if passage.kind == "caption" else 2)]
        over_table = passage.kind == "paragraph" and near[-1].kind == "table"
        titled = caption["alone"] is not None and len(text) < _TITLE and not text.rstrip().endswith(",")
        kind = _KINDS[name]
        if kind == "appendix" and titled and _is_only_listed(passages, i):
            continue
        is_there = passage.kind in ("caption", "heading", "table") or over_table or (titled and kind == "appendix")
        if is_there and (kind != "table" or any(p.kind == "table" for p in near)):
            yield kind, f"{_SINGULAR.get(name, name)} {caption['label']}".lower()


def _lists(passage: Passage) -> bool:
    """Whether a passage is no more than the title of an annex."""
    caption = _CAPTION.match(passage.words)
    return bool(caption and _KINDS[caption["kind"].capitalize()] == "appendix" and len(passage.words) < _TITLE)


def _is_only_listed(passages: Sequence[Passage], i: int) -> bool:
    """Whether the title of an annex stands among others, and nothing of the annex behind it."""
    behind = passages[i + 1 : i + 2]
    return _lists(behind[0]) if behind else i > 0 and _lists(passages[i - 1])
