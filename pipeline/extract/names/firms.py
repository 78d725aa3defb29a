"""Companies that no word of their own tells and no list holds: told by what they do, by who owns them, by where they are of.

"Norsk Hydro acquired the refinery", "a stake in Enkor", "Nutreco of the Netherlands", "KazTransGas", "Air Mauritius".
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.language.lexicon import CLOSED
from pipeline.extract.names.common import is_common
from pipeline.extract.names.gazetteer import towns
from pipeline.extract.names.mention import CALENDAR, UPPER, Mention
from pipeline.extract.names.offices import OFFICE_WORDS, OFFICES
from pipeline.extract.names.people.person import GIVEN
from pipeline.extract.names.shortened import CURRENCIES
from pipeline.extract.spans import Taken
from pipeline.wordlist import any_of, table, words

_SIGNS = {
    sign: "|".join(row["pattern"] for row in table("firm_signs") if row["as"] == sign)
    for sign in ("does", "owned", "held", "whose", "begins", "ends")
}
_WORD = rf"[{UPPER}](?:[\w&-]*\w)?"
_FIRST = rf"[{UPPER}](?<![\w’'.&-].)(?:[\w&-]*\w)?"
_NAME = re.compile(rf"{_FIRST}(?: (?:(?:&|and|de|du|del|da|do|el) )?{_WORD}){{0,4}}")
_AND = re.compile(r"(?P<left>[\w’-]+) and (?P<right>[\w’-]+)")
_GROUP = re.compile(r" (?:group|conglomerate|combine|bankas|consortium)\b(?! of)")
_FIELD = re.compile(rf" {any_of(words('field_words'))}\b")
_DOES = re.compile(
    r"(?: \([\w&-]{2,9}\))?(?:, which)? (?:(?:has|have|had|will|would|also|since|already|itself|recently|again|now|still) ){0,3}"
    rf"(?:{_SIGNS['does']})\b"
)
_OWNED = re.compile(rf"\b(?:{_SIGNS['owned']}) (?:the )?\Z")
_HELD = re.compile(
    rf"\b(?:bought|took|taken|sold|owns|stake|shares|acquired)\b[^.;]{{0,40}}?\b(?:{_SIGNS['held']}) (?:the )?\Z"
)
_WHOSE = re.compile(rf"[’']s (?:[a-z]+ )?(?:{_SIGNS['whose']})\b")
_HAS_PART = re.compile(
    r", in which [^,.;:]{2,40}? (?:holds?|owns?|has|have|took|bought) (?:an? |the )?"
    r"(?:\d|stake|third|half|quarter|majority|share)"
)
_LETTERED = re.compile(rf"(?P<letters>[A-Z]{{2,5}}) (?P<word>[{UPPER}][^\W\d_A-Z]{{3,}})\Z")
_ACTS = re.compile(r"[’']s [a-z]|,? (?:said|says|told|added|announced|plans|wants|hopes|expects)\b")
_DEALT_WITH = re.compile(r"\b(?:of|with|by|from|to|and|between|against|for) \Z")
_NO_FIRM = words("no_bodies") | words("postnominals") | CURRENCIES
_STYLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|President|Minister)\.? \Z")
_OF_SOMEBODY = re.compile(rf"(?<![\w’'-])(?P<first>[{UPPER}][a-z]+) [{UPPER}][^\W\d_]+ of \Z")
_OF = re.compile(r" of (?:the )?")
_LED = re.compile(r"(?i)\b(?:in|at|near|from|towards?|into|off|via|of|outside|around|through) (?:the )?\Z")
_INNER = re.compile(r"[a-zß-ÿ][A-Z]")
_SCOTS = re.compile(r"(?:Mc|Mac|De|Di|La|Le|Fitz|Van|Von)[A-Z]")
_SPOKEN = re.compile(rf"(?:{_SIGNS['begins']})(?<!sk)(?<!grad)\Z|[{UPPER}][a-z]{{3,}}(?:{_SIGNS['ends']})\Z")
_GOODS = re.compile(r" (?:goods|products|exports|bonds|debt|oil|gas|wine|crude|wheat|coal|ships|aircraft)\b")
_THING = re.compile(r" (?:[a-z]+ing\b|missiles?|pipeline|project|line|system|scheme|railway|aircraft|programme|app)")
_COMPANIES = words("companies")
_BESIDE = re.compile(rf"(?<![\w’'&-])(?P<word>[{UPPER}]\w*) \Z")
_OPENERS = words("place_openers")
_NO_PLACES = words("no_places")
_JOINS = frozenset({"&", "de", "du", "del", "da", "do", "el"})


def firms(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """Companies of a text that are not among those `known`, which are in order."""
    taken = Taken(len(text), ((m.start, m.end) for m in known))
    bodies = Taken(len(text), ((m.start, m.end) for m in known if m.kind not in ("country", "capital", "place")))
    lands = {m.start for m in known if m.kind in ("country", "capital")}
    for first, last in _phrases(text):
        if (
            not bodies.touches(first, last)
            and taken.touches(first, last)
            and (wide := _of_a_land(text, first, last, taken))
        ):
            yield Mention(*wide, "organisation", text[wide[0] : wide[1]], is_guess=True)
            continue
        start, end = _apart(text, first, last, taken)
        name = text[start:end]
        if end < last or not _is_own(name) or _FIELD.match(text, end):
            continue
        if group := _GROUP.match(text, end):
            yield Mention(start, group.end(), "organisation", text[start : group.end()], is_guess=True)
        elif _is_told(text, start, end, lands):
            yield Mention(start, end, "organisation", name, is_guess=True)
    for company in known:
        if company.kind == "organisation" and text[company.start : company.end] in _COMPANIES:
            before = _BESIDE.search(text, max(0, company.start - 24), company.start)
            if before and not taken.touches(*before.span("word")) and _is_beside(text, before):
                yield Mention(
                    before.start("word"),
                    company.end,
                    "organisation",
                    text[before.start("word") : company.end],
                    is_guess=True,
                )


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    """Capitalised phrases; "and" joins words of English alone: "Jiuquan Iron and Steel"."""
    for m in _NAME.finditer(text):
        at = m.start()
        for joint in _AND.finditer(text, m.start(), m.end()) if " and " in m.group() else ():
            if not (is_common(joint["left"].lower()) and is_common(joint["right"].lower())):
                yield at, joint.end("left")
                at = joint.start("right")
        yield at, m.end()


def _is_beside(text: str, before: re.Match[str]) -> bool:
    """Whether a word right before a company's name is a part of it: "Türk Eximbank", "UC Rusal"."""
    word = before["word"]
    opens = before.start("word") == 0 or text[before.start("word") - 2] in ".?!:"
    if word in CALENDAR or word in GIVEN:
        return False
    return not is_common(word.lower()) or (word.isupper() and not opens)


def _apart(text: str, start: int, end: int, taken: Taken) -> tuple[int, int]:
    """What of a capitalised phrase is no other name and no word that opens a sentence."""
    while start < end:
        gap = text.find(" ", start, end)
        first = text[start : gap if gap > 0 else end]
        if not (taken.touches(start, start + len(first)) or first.lower() in CLOSED or first in _JOINS):
            break
        start = gap + 1 if gap > 0 else end
    while start < end and taken.touches(start, end):
        end = text.rfind(" ", start, end) if " " in text[start:end] else start
    while start < end and text[start:end].rpartition(" ")[2] in _JOINS:
        end = text.rfind(" ", start, end)
    return start, end


def _is_own(name: str) -> bool:
    """Whether a name has a word that is none of English, and none that is an office's, a day's or a place's."""
    parts = [w for w in name.split(" ") if w not in _JOINS]
    return (
        not all(is_common(w.lower()) for w in parts)
        and not any(w in CALENDAR or w in _NO_PLACES or w.lower() in OFFICES for w in parts)
        and parts[0].lower() not in OFFICE_WORDS
        and not name.isupper()
        and len(name) > 2
        and not (parts[0] in GIVEN and len(parts) > 1)
        and name not in towns()
        and parts[0] not in towns()
        and parts[0] not in _OPENERS
    )


def _is_told(text: str, start: int, end: int, lands: set[int]) -> bool:
    name, before = text[start:end], text[max(0, start - 80) : start]
    if _STYLED.search(before):
        return False
    if (holder := _OF_SOMEBODY.search(before)) and holder["first"] in GIVEN:
        return True
    if _DOES.match(text, end) or _WHOSE.match(text, end) or _HAS_PART.match(text, end):
        return True
    if (_OWNED.search(before) or _HELD.search(before)) and not _GOODS.match(text, end):
        return True
    if any(
        (len(w) > 4 and _INNER.search(w) and not _SCOTS.match(w)) or (_SPOKEN.match(w) and not is_common(w.lower()))
        for w in name.split(" ")
    ):
        return not _THING.match(text, end)
    if _is_lettered(name) and (_ACTS.match(text, end) or _DEALT_WITH.search(before)):
        return True
    of = _OF.match(text, end)
    return bool(of and of.end() in lands and not _LED.search(before) and not before.endswith(("the ", "The ")))


def _is_lettered(name: str) -> bool:
    """Whether a name is letters and a word of its own: "PCK Schwedt"; not "HMS Albion", a ship."""
    m = _LETTERED.match(name)
    return bool(m and m["letters"] not in _NO_FIRM and not is_common(m["letters"].lower()))


def _of_a_land(text: str, start: int, end: int, taken: Taken) -> tuple[int, int] | None:
    """A company that bears the name of a land: "Air Mauritius", "Korea Zinc"."""
    phrase = text[start:end]
    while " " in phrase and phrase.split(" ", 1)[0].lower() in CLOSED:
        start += len(phrase.split(" ", 1)[0]) + 1
        phrase = text[start:end]
    if phrase.startswith("Air ") and taken.touches(start + 4, end):
        return start, end
    others = [w for w in phrase.split(" ") if not taken.touches(at := start + phrase.index(w), at + len(w))]
    if not others or " and " in phrase or any(w in CALENDAR or w.lower() in OFFICES for w in others):
        return None
    strong = _DOES.match(text, end) or _OWNED.search(text, max(0, start - 80), start)
    return (start, end) if strong and not all(len(w) < 3 for w in others) else None
