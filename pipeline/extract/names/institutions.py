"""Bodies that the words around their names tell: "the power company Enkor", "Enkor, the state power company", "the Peruvian
foreign ministry".
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract.language.lexicon import CLOSED, VERBS
from pipeline.extract.names.common import is_common
from pipeline.extract.names.gazetteer import towns
from pipeline.extract.names.mention import CALENDAR, UPPER, Mention
from pipeline.extract.names.offices import OFFICE_WORDS, OFFICES
from pipeline.extract.spans import Taken
from pipeline.wordlist import any_of, words

_WORD = r"[\w&.-]*\w"  # behind its capital
_MORE = rf"(?: (?:(?:&|de|do|da|of|and) )?[{UPPER}]{_WORD}){{0,4}}"
_NAME = rf"[{UPPER}]{_WORD}{_MORE}"
_CODE = re.compile(r"[A-Z]{1,2}\d+")  # "M65" is money
_NOUN = any_of(words("body_nouns"))
# "the power company Enkor", "state-run Peruvian Mint"
_LED = re.compile(
    rf"(?:\b(?:{_NOUN})(?:, )?(?: called| named)?|\b(?:[a-z]++|[A-Z]\w++)-(?:run|owned|controlled|backed|listed)) ?"
    rf"(?P<name>(?<= ){_NAME})"
)
# "Enkor, the state power company"; not "Jane Doe, the company’s chief"
_APPOSED = re.compile(
    rf"(?P<name>[{UPPER}](?<![\w’'.&-].){_WORD}{_MORE})(?: \([\w&-]{{2,9}}\))?,"
    rf" (?:the|an?|its|their|[{UPPER}]\w+[’']s|once the) (?:[\w’'-]+ ){{0,5}}?(?:{_NOUN})"
    r"(?=[,.;:)]| (?:that|which|whose|of|in|with|based|owned|controlled|for|at|from|backed|led)\b)"
)
# "LIMA, 3 March (Andina Wire) - "
_WIRE = re.compile(rf"\A[{UPPER}][{UPPER} .-]{{2,30}},[^()]{{0,30}}\((?P<name>{_NAME})\) ?[-–—_]")
_LOWER = re.compile(rf"\b{any_of(words('lower_bodies'))}\b(?!-)")
_LOWER_WITH_FIELD = re.compile(
    r"(?<!\w)(?P<field>(?:(?!and\b|or\b|the\b|of\b|an?\b)[a-z]+ (?:and )?){0,2})"
    rf"(?P<body>{_LOWER.pattern})"
)
_NEXT = re.compile(r" ([a-z]+)")
_COMPANIES = words("companies")
_DOUBLES = any_of(words("company_doubles"))
_ROW_AHEAD = re.compile(rf"\b(?P<name>{_DOUBLES})(?:,| and|, and| or) \Z")
_ROW_BEHIND = re.compile(rf"(?:,| and|, and| or) (?P<name>{_DOUBLES})\b(?! [{UPPER}])")
_INSTITUTION = re.compile(rf"\b(?:{any_of(words('institutions'))})\b(?! (?:of|for|on) )")
_DAY = re.compile(rf" {any_of(CALENDAR)}\b")
_NAMED_BEFORE = re.compile(rf"[{UPPER}]\w* \Z")
_OPENED = re.compile(
    r"(?:\b(?:The|An?|And|But|In|When|While|After|Before|If|As|At|By|For|From|On|Of|Since|That|This|To|Under|With)|’s) \Z"
)
_INDEFINITE = re.compile(r"(?i)\b(?:an?|any|every|each|no|another|some|which|whose) \Z")
_NONE = frozenset(
    {"one", "no", "any", "each", "every", "that", "its", "his", "her", "their", "new", "old", "my", "our", "line"}
)


def described(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """Organisations of a text that are not among those `known`, which are in order."""
    taken = Taken(len(text), ((m.start, m.end) for m in known if m.kind != "demonym"))
    for pattern in (_LED, _APPOSED, _WIRE):
        for m in pattern.finditer(text):
            name = _proper(m["name"])
            start = m.start("name")
            if _tells_of_a_person(pattern, m, text) or _is_of_a_town(text, start, name):
                continue
            if name and not taken.touches(start, start + len(name)):
                taken.take(start, start + len(name))
                yield Mention(start, start + len(name), "organisation", name)
    yield from _of_states(text, known, taken)
    yield from _in_a_row(text, known, taken)


def _is_of_a_town(text: str, start: int, name: str | None) -> bool:
    """Whether a name is a town's before the noun for what serves it: "a weekly Douala service"."""
    behind = _NEXT.match(text, start + len(name)) if name in towns() and name else None
    form = VERBS.get(behind[1]) if behind else None
    return behind is not None and behind[1] not in CLOSED and not (form and form.tells)


def _tells_of_a_person(pattern: re.Pattern[str], m: re.Match[str], text: str) -> bool:
    """Whether what stands beside a name is what somebody is: "to a new operator, Ana Lima’s", "a businessman without a
    party".
    """
    if pattern is _LED:
        return text[m.start("name") - 2] == "," and text[m.end("name") : m.end("name") + 1] not in (
            ",",
            ".",
            ";",
            ")",
            "",
        )
    return any(w in OFFICES for w in re.findall(r"[a-z-]+", text[m.end("name") : m.end()]))


def _in_a_row(text: str, known: Sequence[Mention], taken: Taken) -> Iterator[Mention]:
    """Companies whose names are words too, in one row with a company: "Shell and Petrobras"."""
    for company in known:
        if company.kind != "organisation" or text[company.start : company.end] not in _COMPANIES:
            continue
        ahead = _ROW_AHEAD.search(text, max(0, company.start - 20), company.start)
        for beside in (ahead, _ROW_BEHIND.match(text, company.end)):
            if beside and not taken.touches(*beside.span("name")):
                taken.take(*beside.span("name"))
                yield Mention(*beside.span("name"), "organisation", beside["name"])


def _proper(name: str) -> str | None:
    """A name without what of it is a day or the office of a person; none if nothing of it is a name of its own."""
    kept: list[str] = []
    for word in name.split(" "):
        if word in CALENDAR or word.lower() in OFFICES:
            break
        kept.append(word)
    while kept and kept[-1][0].islower():
        kept.pop()
    if not kept or all(is_common(w.lower()) or w.lower() in OFFICE_WORDS or _CODE.fullmatch(w) for w in kept):
        return None
    return " ".join(kept)


def _of_states(text: str, known: Sequence[Mention], taken: Taken) -> Iterator[Mention]:
    """Ministries and parliaments in lower case: "Peru’s foreign ministry", "the forestry ministry"."""
    ends = {m.end: m for m in known if m.code}
    for m in _LOWER_WITH_FIELD.finditer(text) if _LOWER.search(text) else ():
        start = m.start()
        holder = _holder(text, start, ends)
        fields = m["field"].split()
        if holder and holder.kind != "place" and (holder.kind == "demonym" or text[holder.end : start] != " "):
            if all(w in OFFICE_WORDS or w == "and" for w in fields):
                yield Mention(holder.start, m.end(), "organisation", text[holder.start : m.end()])
        elif (
            m["body"].endswith("ministry")
            and (body := _field_of(fields, m["body"]))
            and not _INDEFINITE.search(text, max(0, m.end() - len(body) - 10), m.end() - len(body))
        ):
            yield Mention(m.end() - len(body), m.end(), "organisation", body)
    for m in _INSTITUTION.finditer(text):
        end = m.start()
        holder = _holder(text, end, ends)
        if holder is None or holder.kind == "place":
            continue
        start = holder.start
        if not taken.touches(end, m.end()) and stands_alone(text, end, m.end()):
            yield Mention(start, m.end(), "organisation", text[start : m.end()])


def _holder(text: str, at: int, ends: Mapping[int, Mention]) -> Mention | None:
    """The state whose is what begins at a character: "Peruvian", "Peru’s"."""
    return next((ends[e] for e in (at - 1, at - 3) if e in ends and text[e:at] in (" ", "’s ", "'s ")), None)


def _field_of(fields: Sequence[str], body: str) -> str | None:
    """The name of a ministry by its field: "irrigation ministry"; none where no field is told."""
    kept: list[str] = []
    for word in reversed(fields):
        if word in OFFICE_WORDS or (not kept and body == "ministry" and word not in _NONE and is_common(word)):
            kept.insert(0, word)
        else:
            break
    told = " ".join([*kept, body])
    return told if " " in told else None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no capitalised word stands beside a body's name, of which it would be a part."""
    before, after = text[max(0, start - 20) : start], text[end : end + 2]
    if _NAMED_BEFORE.search(before) and not _OPENED.search(before):
        return False
    return not (len(after) > 1 and after[0] == " " and after[1].isupper()) or bool(_DAY.match(text, end))
