"""Organisations, agreements and places by the word that heads their name: the Bank of Japan, the Treaty of Rome."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set

from pipeline.calendar import MONTHS, WEEKDAYS
from pipeline.extract.language.lexicon import CLOSED, SPEECH, VERBS
from pipeline.extract.names.accords import SIGNED, of_a_date, topic_end
from pipeline.extract.names.common import are_common, is_common
from pipeline.extract.names.gazetteer import known as named
from pipeline.extract.names.gazetteer import towns, unshouted
from pipeline.extract.names.headlines import is_headline, with_plain_verbs
from pipeline.extract.names.heads import (
    KINDS,
    LINKS,
    OPENERS,
    are_several,
    bears,
    heads,
    is_bare,
    is_company,
    is_its_own,
    kind_of,
    names_a_matter,
)
from pipeline.extract.names.mention import CALENDAR, UPPER, Mention
from pipeline.extract.names.offices import OFFICES
from pipeline.extract.names.shortened import CURRENCIES, acronym, explains
from pipeline.extract.spans import begin
from pipeline.wordlist import any_of, words

THINGS = words("thing_words")
_LEADING = frozenset(
    (
        "The A An This That These Those Its Their His Her Our Both In On At By For Under With From And But As "
        "After Since Before When While If Former the of on for and to"
    ).split()
)
_CALENDAR = rf"(?!{any_of([*MONTHS, *WEEKDAYS])}\b)"
_OWNERS = (
    rf"(?:(?<=[a-z]s)(?<!States)(?<!Netherlands)(?<!Emirates)(?<!Philippines)[’'](?= [{UPPER}])"
    rf"|(?<=People)[’']s(?= [{UPPER}])|(?<=Minister)[’']s(?= [{UPPER}])|(?<=Women)[’']s(?= [{UPPER}]))?"
)
"""What a name may go on behind: "the Fruit Exporters' Association", "the Prime Minister's Office"; not "Chile's"."""
_WORD = rf"{_CALENDAR}(?:U\.S\.|U\.K\.|U\.N\.|[{UPPER}](?:[\w&.–-]*\w)?{_OWNERS})"
_JOIN = (
    r"(?:(?: (?:of|on|for|and|de|du|des|del|da|do|dos|di|et|e|y|concerning|regarding|against|between|to|&)"
    r"(?: (?:the|la|las|los|les|il))?(?!\w)){1,3}|)"
)
_CAPITAL = re.compile(rf"[{UPPER}](?<![\w’'-].)")
_PHRASE = re.compile(
    rf"(?:(?:{_WORD} ){{0,3}}(?:Ministry|Ministerio|Department|Committee"
    rf"|Directorate(?:[ -]General)?|Office|Bureau|Commission|Council) (?:of"
    rf"|on|for|de) (?:{_WORD})(?:, (?:{_WORD})){{1,9}},? (?:and|y) {_WORD}"
    rf"|(?:{_WORD} ){{0,3}}(?:Treaty|Convention|Agreement|Protocol|Memorandum of Understanding|Declaration|Pact) (?:of|on|for"
    rf"|concerning) (?:{_WORD})(?: {_WORD}){{0,2}}(?:, (?:{_WORD})(?: {_WORD}){{0,2}}){{1,9}},? and {_WORD}"
    rf"|{_WORD})(?:{_JOIN} {_WORD}){{0,30}}"
)
_ENGLISH = frozenset({"Bank", "Bureau", "Hotel"})
"""Those of them that are words of English too, of which something in a town may be: "Bank of Windhoek"."""
_SENT = re.compile(
    r"(?:Mission|Delegation|Embassy|Representation|Office|Protocol|Amendments?"
    r"|Addendum|Annex|Letter|Memorandum|Statement)\b(?: of[^,]*)?\Z"
)
_SESSION = re.compile(
    r"(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|\d{1,2}(?:st|nd|rd|th)) )?"
    r"(?P<session>(?:Annual |Joint |Special |Plenary |Ministerial )?"
    r"(?:Session|Meeting|Summit|Round|Plenary|Chair|Board) of the )?"
)
_THE_LINE = re.compile(r" \([A-Z]{2,8}\) (?:pipeline|railway|railroad|canal|highway|corridor|line|project)\b")
_LEGAL_FORM = re.compile(any_of(w for w in words("company_words") if "." in w))
_BY_LAW = re.compile(
    rf"(?<![\w’'-]){_WORD}(?:[ -]{_WORD}){{0,3}}(?:,? {_LEGAL_FORM.pattern}(?!\w)| \([^()]{{1,20}}\) (?:Limited|Ltd|plc)\b)"
)
"""A company told by its legal form with points in it, or behind brackets: "Transgaz S.A.", "Caroni (1975) Limited"."""
_RULED = re.compile(r"(?:Government|Administration|Cabinet) of (?:the )?(?P<office>\w+)\b")
_TWO_PLACES = re.compile(rf"[{UPPER}][\w-]+ [{UPPER}][\w -]*? and (?:the )?(?=[{UPPER}][\w -]*\b(?<!s)(?: of |\Z))")
_LISTING = re.compile(
    r"(?:\A| )(?:Ministry|Department|Committee|Commission|Council|Directorate|Office|Bureau)"
    rf" (?:of|for|on) {_WORD}(?: {_WORD})?\Z"
)
_FIELDS = re.compile(rf"(?:, {_WORD}(?: {_WORD})?){{1,9}},? and {_WORD}(?: {_WORD})?")
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
_INSTITUTIONS = words("institutions")
_WORD_BEFORE = re.compile(r"(?<!\bthe)(?<!\bof)(?<!\bby)(?<!\bwith)(?<!\bfrom)(?<!\band)(?<=\w) \Z")
_NUMBERED = re.compile(r" No\Z")
_NUMBER = re.compile(r" (?P<no>(?:No\.?|Number) ?)?\d{1,4}(?:/\d{1,4})?(?![\w%]|[.,]\d| [a-z]+s\b)")
_IN_A_HEADLINE = re.compile(r" (?:Its|Their|His|Her|Our|Your) ")
_BOUND = re.compile(rf" (?:with|between) (?:the )?[{UPPER}]")
_ON_A_DAY = re.compile(rf" on (?={any_of(CALENDAR)}\b)")
_SIGNING = 90  # characters before and behind, in which it is told that a paper was signed
_THE = re.compile(r"\b(?:the|The) \Z")
MEMORANDA = frozenset({"MoU", "MOU"})
_YEAR_BEFORE = re.compile(r"\b(1[5-9]\d\d|20\d\d) \Z")
_YEAR_AFTER = re.compile(r"(?: between [^,.;()]{3,60}?)? of (1[5-9]\d\d|20\d\d)\b| \((1[5-9]\d\d|20\d\d)\)")
_FORMAL = re.compile(r"(?:[\w’' ]+ )?(?:Republic|Kingdom|State|Sultanate|Union) of (?:the )?(?P<state>.+)")
_ITS_GOVERNMENT = re.compile(r"Government of (?:the )?(?:(?:Republic|Kingdom) of (?:the )?)?(?P<state>.+)")
_GOVERNMENT = re.compile(
    r" (?:(?:central|federal|national) )?(?:[Gg]overnment|[Aa]uthorities|parliament|cabinet|administration)\b(?! [A-Z])"
)


def bodies(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """Organisations, agreements and places named by a capitalised phrase that holds a heading noun, or by an acronym
    that the text explains; also "the Japanese government". `known` are in order and apart from each other."""
    ends = {m.end for m in known}
    states = {m.start for m in known if m.kind == "country"}
    known_bodies = {m.start for m in known if m.kind == "organisation"}
    lands = {m.start for m in known if m.kind in ("country", "capital", "place")}
    regions = {m.start: m.end for m in known if m.kind == "place"}
    tells = text.isupper()
    text = unshouted(text)
    if is_headline(text):
        plain = with_plain_verbs(text)
        tells = tells or plain != text
        text = plain
    governments = [
        Mention(m.start, after.end(), "organisation", text[m.start : after.end()], m.code)
        for m in known
        if m.kind == "demonym" and (after := _GOVERNMENT.match(text, m.end))
    ]
    yield from governments
    governed_from = {m.start for m in governments}
    for first, last in _phrases(text):
        for start, end in _parts(text, first, last, ends, states, regions, lands, known_bodies):
            mention = _headed(text, start, end, known)
            if mention and mention.start not in governed_from and not (tells and _is_said(text, mention)):
                yield mention
    for company in _BY_LAW.finditer(text) if _LEGAL_FORM.search(text) or ") L" in text or ") plc" in text else ():
        yield Mention(company.start(), company.end(), "organisation", company.group())


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    """Capitalised phrases; only where a capital stands one is looked for."""
    end = 0
    for capital in _CAPITAL.finditer(text):
        if capital.start() >= end and (phrase := _PHRASE.match(text, capital.start())):
            end = phrase.end()
            yield phrase.start(), end


def _is_said(text: str, body: Mention) -> bool:
    """Whether what seems a body is only what a headline says: words of English alone, right behind another word, without a noun
    that heads a name before "of" or "for".
    """
    heading, *rest = LINKS.split(body.name, maxsplit=1)
    return (
        body.kind == "organisation"
        and not (rest and heads(heading))
        and _WORD_BEFORE.search(text, 0, body.start) is not None
        and are_common(body.name)
    )


def governed(name: str) -> str | None:
    """The code of the state that a government in its formal style stands for: "Government of the Republic of Indonesia"."""
    m = _ITS_GOVERNMENT.fullmatch(name)
    state = next(named(m["state"]), None) if m else None
    return state.code if m and state and (state.start, state.end) == (0, len(m["state"])) else None


def _parts(
    text: str,
    start: int,
    end: int,
    ends: Set[int],
    states: Set[int],
    regions: Mapping[int, int],
    lands: Set[int],
    known_bodies: Set[int],
) -> Iterator[tuple[int, int]]:
    """A phrase, cut at "and" where what stands before is a name by itself: known, or with a heading noun of its own and
    another or a state behind "and".
    """
    at = start
    for joint in re.finditer(r",? and (?:to )?(?:the )?| to (?:the )?", text[start:end]):
        a, b = start + joint.start(), start + joint.end()
        if " to " in joint.group():
            if at < a and not _SENT.search(text, at, a) and kind_of(text[at:a]) != "agreement":
                yield at, a
                at = b
            continue
        one = text[at:a].removeprefix("The ")
        if b in regions and a in regions.values() and regions[b] < end and at not in states:
            continue  # "Middle East and North Africa Department"
        kind = kind_of(one) if " " in one or one in _INSTITUTIONS else None
        named = kind and (
            kind_of(text[b:end]) or (kind == "organisation" and b in states)
        )  # "Partnership and Cooperation Agreement" is one name
        if (
            " between " not in text[at:a]
            and at <= a
            and (
                a in ends
                or named
                or (kind == "agreement" and b in lands and not LINKS.search(one))
                or ((b in known_bodies or is_company(text[b:end])) and _is_short(one, joint.group().endswith("the ")))
                or (one in towns() and kind_of(text[b:end]) != "organisation")
            )
        ):
            yield at, a
            at = b
    yield at, end


def _is_short(name: str, followed: bool) -> bool:
    """Whether what stands before "and" is a body in short, by its heading noun or its letters: "the Bureau and Invest Malta";
    or `followed` by an article, which no name holds there.
    """
    return followed or (" " not in name and (KINDS.get(name) == "organisation" or name.isupper()))


def _headed(text: str, start: int, end: int, known: Sequence[Mention]) -> Mention | None:
    first = text[start:end].split(" ", 1)
    while len(first) == 2 and (first[0] in _LEADING or _opens(text, start, first[0].lower())):
        start += len(first[0]) + 1
        first = text[start:end].split(" ", 1)
    if len(first) == 1 and KINDS.get(first[0]) != "agreement":
        return None  # of single words only "the Treaty" of a year can be a name
    m = _SESSION.match(text, start, end)
    if m and m.end() < end and (m["session"] or _IN_ORDER.search(text, m.end(), end)):
        start = m.end()
    people = {m.start for m in known if m.kind == "demonym" and m.end == end}
    if (
        people
        and text[start:end].rpartition(" ")[0].rpartition(" ")[2] in KINDS
        and text[end : end + 2].strip().islower()
    ):
        end = people.pop() - 1  # "according to the Federal Statistical Office German deliveries rose"
    while end > start and text[start:end].rpartition(" ")[2] in CURRENCIES:
        end = (
            text.rfind(" ", start, end) if " " in text[start:end] else start
        )  # "the Republic of Moldova EUR 5 million"
    if numbered := _NUMBERED.search(text, start, end):
        end = numbered.start()
    phrase = text[start:end]
    if phrase.startswith("Heads of ") or ((ruled := _RULED.match(phrase)) and OFFICES.get(ruled["office"].lower())):
        return None
    if _LISTING.search(phrase) and (fields := _FIELDS.match(text, end)) and _are_fields(fields.group()):
        end = fields.end()
        phrase = text[start:end]
    if (
        (seat := _FOR_WHOM.match(phrase))
        and _PLACED.search(text, max(0, start - 12), start)
        and not any(is_common(w.lower()) for w in seat["place"].split(" "))
    ):
        start += seat.end()
        phrase = text[start:end]
    while (
        (inner := _INNER.match(phrase))
        and not heads(LINKS.split(inner["heading"])[0])
        and kind_of(phrase[inner.end() :]) in ("organisation", "agreement")
        and not phrase.startswith(("Law of the Sea", "Points of ", "Peace of "))
    ):
        start += inner.end()
        phrase = text[start:end]
    kind = kind_of(phrase)
    if kind == "place" and (joint := _TWO_PLACES.match(phrase)):  # "Luka Bar and Port of Adria"
        start += joint.end()
        phrase = text[start:end]
    if kind is None and is_company(phrase):
        kind = "organisation"
    if kind == "agreement" and (_IN_A_HEADLINE.search(f" {phrase}") or are_several(phrase) or is_its_own(phrase, text)):
        return None
    dated: re.Match[str] | None = None
    bound = kind == "agreement" and is_bare(phrase, kind) and " " in phrase and _BOUND.match(text, end)
    if (
        kind == "agreement"
        and (number := _NUMBER.match(text, end))
        and (number["no"] or bears(phrase, text, number.end()))
    ):
        end = number.end()
    elif kind == "agreement":
        end = start + len(_without_parties(phrase))
        if (field := _FIELD.match(text, end)) and field["word"] not in CALENDAR and is_common(field["word"].lower()):
            end = field.end()  # "Agreement on Trade in Services"
        elif all(is_common(w.lower()) or w.lower() == "mou" or w[0].islower() for w in text[start:end].split()):
            end = topic_end(text, end)
        elif m := _THE_LINE.match(text, end):
            end = m.end() if " on " in text[start:end] else end
        if " " not in text[start:end] or (
            is_bare(text[start:end], kind) and _THE.search(text, max(0, start - 4), start)
        ):
            dated = of_a_date(text, end)  # "the Treaty of 1904"
    elif kind == "organisation":
        end = start + len(_without_seat(_without_date(phrase)))
    phrase = text[start:end]
    short = acronym(text, end)
    if kind is None and short and " " in phrase and explains(phrase, short) and phrase.split()[-1] not in THINGS:
        kind = "organisation"
    before, after = _YEAR_BEFORE.search(text, max(0, start - 6), start), _YEAR_AFTER.match(text, end)
    year = before.group(1) if before else (after.group(1) or after.group(2)) if after else None
    if phrase in MEMORANDA and not year and not text.startswith(" on ", end):
        return None  # a word for one that is named elsewhere
    if (
        kind is None
        or (" " not in phrase and kind != "agreement")
        or (
            not (year or bound or dated)
            and is_bare(phrase, kind)
            and not (
                kind == "agreement"
                and _THE.search(text, max(0, start - 4), start)
                and (names_a_matter(phrase) or _is_signed_jointly(phrase, text, start, end))
            )
        )
    ):
        return None
    holder = bisect_right(known, start, key=begin) - 1
    if holder >= 0 and end <= known[holder].end and known[holder].kind in ("organisation", "place", "country"):
        return None
    if holder >= 0 and end <= known[holder].end and known[holder].kind == "agreement" != kind:
        return None  # the letters behind "Closer Economic Relations (CER)" make no body of it
    if kind == "agreement" and " " not in phrase and before:
        start, phrase = before.start(1), text[before.start(1) : end]  # "the 2002 Agreement"
    name = phrase + dated.group() if dated else phrase
    if (
        kind == "place"
        and (formal := _FORMAL.fullmatch(phrase))
        and (state := next(named(formal["state"]), None))
        and state.code
    ):
        return Mention(start, end, "country", state.name, state.code)
    return Mention(start, end, kind, name, year=int(year) if year and kind == "agreement" else None)


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


def _without_date(phrase: str) -> str:
    """The name of a body, without what stands behind it: all of "Committee on Trade", but "High Commission" of "High
    Commission on Monday".
    """
    phrase = _ON_A_DAY.split(phrase)[0]
    head, link, tail = phrase.partition(" on ")
    about = _ON_A_MATTER.search(head) and all(m.end < len(tail) for m in named(tail) if m.code)
    if link and not about:
        return head
    for link in (" to ", " for "):
        head, found, tail = phrase.partition(link)
        if (
            found
            and next((m.end == len(tail) for m in named(tail) if m.kind in ("country", "capital")), False)
            and " " in head
        ):
            return head
    return phrase


def _without_seat(phrase: str) -> str:
    """The name of a company without the town that it is of: "Grupo Domos of Monterrey"."""
    name, link, seat = phrase.partition(" of ")
    if not link or not (seat in towns() or any(m.end == len(seat) and m.kind == "capital" for m in named(seat))):
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


def _is_signed_jointly(phrase: str, text: str, start: int, end: int) -> bool:
    """Whether a "Joint Declaration" is told of as a paper that both signed; not as the title of the text itself."""
    near = text[max(0, start - _SIGNING) : end + _SIGNING]
    return phrase.startswith("Joint ") and text.endswith(".") and bool(SIGNED.search(near))
