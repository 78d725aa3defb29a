"""Where the name of a body or of an agreement begins and ends within a capitalised phrase."""

import re
from collections.abc import Sequence

from pipeline.extract.language.lexicon import CLOSED, SPEECH, VERBS
from pipeline.extract.names.accords import of_a_date, topic_end
from pipeline.extract.names.bodies.phrases import WORD
from pipeline.extract.names.common import are_common, is_common
from pipeline.extract.names.gazetteer import names_in, towns
from pipeline.extract.names.heads import KINDS, LINKS, OPENERS, bears, heads, is_bare, is_company, kind_of
from pipeline.extract.names.mention import CALENDAR, UPPER, Mention
from pipeline.extract.names.offices import OFFICES
from pipeline.extract.names.shortened import CURRENCIES
from pipeline.wordlist import any_of

_LEADING = frozenset(
    (
        "The A An This That These Those Its Their His Her Our Both In On At By For Under With From And But As "
        "After Since Before When While If Former the of on for and to"
    ).split()
)
_ENGLISH = frozenset({"Bank", "Bureau", "Hotel"})
"""Those of them that are words of English too, of which something in a town may be: "Bank of Windhoek"."""
_SESSION = re.compile(
    r"(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|\d{1,2}(?:st|nd|rd|th)) )?"
    r"(?P<session>(?:Annual |Joint |Special |Plenary |Ministerial )?"
    r"(?:Session|Meeting|Summit|Round|Plenary|Chair|Board) of the )?"
)
_THE_LINE = re.compile(r" \([A-Z]{2,8}\) (?:pipeline|railway|railroad|canal|highway|corridor|line|project)\b")
_RULED = re.compile(r"(?:Government|Administration|Cabinet) of (?:the )?(?P<office>\w+)\b")
_LISTING = re.compile(
    r"(?:\A| )(?:Ministry|Department|Committee|Commission|Council|Directorate|Office|Bureau)"
    rf" (?:of|for|on) {WORD}(?: {WORD})?\Z"
)
_FIELDS = re.compile(rf"(?:, {WORD}(?: {WORD})?){{1,9}},? and {WORD}(?: {WORD})?")
_FIELD = re.compile(
    rf" in (?:the )?(?P<word>[{UPPER}][a-z]+)(?: of (?:the )?[{UPPER}][a-z]+(?: and [{UPPER}][a-z]+)?)?"
)
_ON_A_MATTER = re.compile(
    r"\b(?:Committee|Conference|Task Force|Group|Forum|Panel|Network|Programme|Program|Institute|Centre|Center|Working Party"
    r"|Initiative|Authority|Agency|Dialogue|Team|Bureau|Office)\Z|\b(?:Commission|Council)\Z"
)
_IN_ORDER = re.compile(r"\b(?:Council|Committee|Commission|Conference|Forum|Assembly)\Z")
_OPENING = frozenset({"PREP", "SUB", "CONJ", "WH", "PRON"})
_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]o|[Oo]utside|[Oo]f) (?:the )?\Z")
_FOR_WHOM = re.compile(
    rf"(?P<place>[{UPPER}][\w’-]+(?: [{UPPER}][\w’-]+){{0,2}}) (?:for|of|by|to|and) the (?=[{UPPER}])"
)
"""What stands in a place for a body: "(in) Galle for the Maldives Transport Company"."""
_INNER = re.compile(r"(?P<heading>[^,]{1,60}?) of (?:the )?")
_NUMBERED = re.compile(r" No\Z")
_NUMBER = re.compile(r" (?P<no>(?:No\.?|Number) ?)?\d{1,4}(?:/\d{1,4})?(?![\w%]|[.,]\d| [a-z]+s\b)")
_ON_A_DAY = re.compile(rf" on (?={any_of(CALENDAR)}\b)")
THE = re.compile(r"\b(?:the|The) \Z")


def _are_fields(listed: str) -> bool:
    """Whether what follows the field of a body are further fields: ", Industry and Energy"; not ", Finland and Sweden"."""
    fields = re.split(r", (?:and )?| and ", listed.removeprefix(", "))
    return all(are_common(field) and kind_of(field) is None for field in fields)


def _without_parties(phrase: str) -> str:
    """The name of an agreement, without whom it binds where the name stands by itself: "Wheat Trade Agreement between ..."."""
    for link in (" between ", " with "):
        head = phrase.split(link, maxsplit=1)[0]
        if head != phrase and len(head.split()) > 1 and not is_bare(head, "agreement"):
            return head
    return phrase


def without_date(phrase: str) -> str:
    """The name of a body, without what stands behind it: all of "Committee on Trade", but "High Commission" of "High
    Commission on Monday".
    """
    phrase = _ON_A_DAY.split(phrase)[0]
    head, link, tail = phrase.partition(" on ")
    about = _ON_A_MATTER.search(head) and all(m.end < len(tail) for m in names_in(tail) if m.code)
    if link and not about:
        return head
    for link in (" to ", " for "):
        head, found, tail = phrase.partition(link)
        if (
            found
            and next((m.end == len(tail) for m in names_in(tail) if m.kind in ("country", "capital")), False)
            and " " in head
        ):
            return head
    return phrase


def without_seat(phrase: str) -> str:
    """The name of a company without the town that it is of: "Grupo Domos of Monterrey"."""
    name, link, seat = phrase.partition(" of ")
    if not link or not (seat in towns() or any(m.end == len(seat) and m.kind == "capital" for m in names_in(seat))):
        return phrase
    return name if is_company(name) or (name.split(" ", 1)[0] in OPENERS - _ENGLISH and " " in name) else phrase


def _opens(text: str, start: int, word: str) -> bool:
    """Whether a word opens a sentence and is no part of a name: "Besides", "Replied"; not "State"."""
    form = VERBS.get(word)
    says = form and form.lemma in SPEECH and not form.base
    doing = form and form.gerund and text.startswith((" the ", " to "), start + len(word))
    sent = (
        form
        and form.participle
        and not form.noun
        and text.startswith((" to ", " by "), start + len(word))
        and _begins(text, start)
    )
    return bool(says or doing or sent or (CLOSED.get(word) in _OPENING and _begins(text, start)))


def _begins(text: str, start: int) -> bool:
    """Whether a sentence begins at a character."""
    return start == 0 or text[start - 2 : start] in (". ", "? ", "! ", "; ")


def core(text: str, start: int, end: int, known: Sequence[Mention]) -> tuple[int, int] | None:
    """The characters of a phrase that can be a name: without the words that open a sentence, "the First Session of" and the
    like before it, and without other names behind it; None of a single word, and of a style such as "Government of the day".
    """
    start = _behind_openers(text, start, end)
    if " " not in text[start:end] and KINDS.get(text[start:end]) != "agreement":
        return None  # of single words only "the Treaty" of a year can be a name
    m = _SESSION.match(text, start, end)
    if m and m.end() < end and (m["session"] or _IN_ORDER.search(text, m.end(), end)):
        start = m.end()
    end = _before_others(text, start, end, known)
    phrase = text[start:end]
    if phrase.startswith("Heads of ") or ((ruled := _RULED.match(phrase)) and OFFICES.get(ruled["office"].lower())):
        return None
    if _LISTING.search(phrase) and (fields := _FIELDS.match(text, end)) and _are_fields(fields.group()):
        end = fields.end()
    return _within(text, start, end), end


def _behind_openers(text: str, start: int, end: int) -> int:
    """Where a phrase begins behind words that open a sentence or lead to a name: "Under the", "Besides"."""
    while (gap := text.find(" ", start, end)) >= 0:
        word = text[start:gap]
        if word not in _LEADING and not _opens(text, start, word.lower()):
            break
        start = gap + 1
    return start


def _before_others(text: str, start: int, end: int, known: Sequence[Mention]) -> int:
    """Where a phrase ends before what is no part of its name: a people, a currency, "No"."""
    people = {m.start for m in known if m.kind == "demonym" and m.end == end}
    headed = people and text[start:end].rpartition(" ")[0].rpartition(" ")[2] in KINDS
    if headed and text[end : end + 2].strip().islower():
        end = people.pop() - 1  # "according to the Federal Statistical Office German deliveries rose"
    while end > start and text[start:end].rpartition(" ")[2] in CURRENCIES:
        end = (
            text.rfind(" ", start, end) if " " in text[start:end] else start
        )  # "the Republic of Moldova EUR 5 million"
    numbered = _NUMBERED.search(text, start, end)
    return numbered.start() if numbered else end


def _within(text: str, start: int, end: int) -> int:
    """Where the name begins that a phrase only leads to: "Galle for the Maldives Transport Company", "Wages of the Bank"."""
    seat = _FOR_WHOM.match(text[start:end])
    placed = seat and _PLACED.search(text, max(0, start - 12), start)
    if seat and placed and not any(is_common(w.lower()) for w in seat["place"].split(" ")):
        start += seat.end()
    while (
        (inner := _INNER.match(phrase := text[start:end]))
        and not heads(LINKS.split(inner["heading"])[0])
        and kind_of(phrase[inner.end() :]) in ("organisation", "agreement")
        and not phrase.startswith(("Law of the Sea", "Points of ", "Peace of "))
    ):
        start += inner.end()
    return start


def end_of_agreement(text: str, start: int, end: int) -> tuple[int, re.Match[str] | None]:
    """Where the name of an agreement ends, with its number, its field or its topic, but without whom it binds; and the date
    behind it, where its name says too little without.
    """
    phrase = text[start:end]
    if (number := _NUMBER.match(text, end)) and (number["no"] or bears(phrase, text, number.end())):
        return number.end(), None
    end = start + len(_without_parties(phrase))
    if (field := _FIELD.match(text, end)) and field["word"] not in CALENDAR and is_common(field["word"].lower()):
        end = field.end()  # "Agreement on Trade in Services"
    elif all(is_common(w.lower()) or w.lower() == "mou" or w[0].islower() for w in text[start:end].split()):
        end = topic_end(text, end)
    elif m := _THE_LINE.match(text, end):
        end = m.end() if " on " in text[start:end] else end
    called = text[start:end]
    bare = " " not in called or (is_bare(called, "agreement") and THE.search(text, max(0, start - 4), start))
    return end, of_a_date(text, end) if bare else None  # "the Treaty of 1904"
