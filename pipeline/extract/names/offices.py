"""Offices that a text names, and whose they are: "the then Finance Minister", "Minister of Commerce of Bangladesh"."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from pipeline.extract.language.lexicon import CLOSED, VERBS
from pipeline.extract.names.common import COMMON, is_common
from pipeline.extract.names.mention import UPPER, Mention
from pipeline.extract.spans import lowered
from pipeline.wordlist import any_of, table, words

OFFICES = {row["title"].rstrip("."): row["kind"] for row in table("offices")}
BORNE = ("style", "rank", "crown")
"""Kinds of offices that stand before a name as its part, whatever office somebody has besides."""
OFFICE_WORDS = words("office_words")
_SHORTENED = frozenset(row["title"].rstrip(".") for row in table("offices") if row["title"].endswith("."))
_IN_FULL = {row["title"].rstrip("."): row["in_full"] for row in table("offices") if row["in_full"]}
_PLURALS = {f"{title[:-1]}ies": title for title in OFFICES if title.endswith("y")}
_BODY_NOUNS = words("body_nouns")
_BODY_PARTS = {w.lower() for w in words("body_parts") | words("body_words")}
_LONGEST_TITLE = 12  # words before or behind the head of an office's name

HEAD = any_of([*OFFICES, *_PLURALS]).replace(r"\ ", "[ -]")
"""What heads an office's name, as a pattern."""
_OFFICE = re.compile(
    rf"(?<![\w’'.])(?:[a-z]+-){{0,2}}(?P<head>{HEAD})(?P<many>s)?(?:-(?:designate|elect|in-charge))?(?![\w’'-])"
)  # of a text in lower case
_BEFORE = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*) \Z")
_CAPITALISED = re.compile(rf"[{UPPER}]\w+(?:-\w+)*")
_BEFORE_ANY = frozenset(
    "acting current deputy former founding incoming interim new outgoing permanent shadow then vice".split()
)
"""What stands before an office written with capitals and belongs to it, in small letters."""
_CHIEF_OF = re.compile(r"\bChief [A-Z][a-z]+(?: [A-Z][a-z]+)? \Z")  # before "Officer"
_NAME_BEHIND = re.compile(rf" [{UPPER}]")
_LISTED = re.compile(
    rf"(?:, (?:the )?(?:[{UPPER}a-z][a-z-]+)(?: [{UPPER}a-z][a-z-]+)?){{1,6}},? and (?!the )[{UPPER}a-z]"
)
_LINK = re.compile(r",? and (?:the )?| (?:of|for|to|at|in) (?:the )?|, |-| ")
_FIELD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_ITS_FIELD = re.compile(
    rf", (?=(?P<words>[{UPPER}]\w+(?:(?: and| of)? [{UPPER}]\w+){{0,3}})(?:[.;)\n]|, (?:[{UPPER}]\w+|in )|\Z))"
)
_LED = tuple("director head manager chief statistician officer economist adviser advisor analyst".split())
"""Whose field may stand behind a comma: "Director, External Trade"."""
_PORTFOLIO = re.compile(r" (?:of|for) [a-z]+(?:(?: and)? [a-z]+){0,3}?(?= of (?:the )?[A-Z])")
_OPENING = re.compile(r"\A(?:Then|Former|Acting|The)\b")
_NEXT_WORD = re.compile(r"[ -]([a-z]+)")


class Office(msgspec.Struct, frozen=True):
    """An office named in a text, whose it is, whether several hold it, and whether it is only a form of address."""

    start: int
    end: int
    role: str | None
    of: str | None
    many: bool
    is_capital: bool = False


def offices(text: str, known: Sequence[Mention]) -> Iterator[Office]:
    """The offices that a text names: "the then Finance Minister", "US President", "Minister of Commerce of Bangladesh"; two that
    one person holds as one: "Deputy Prime Minister and Minister of Defence".
    """
    last: Office | None = None
    for office in _single_offices(text, known):
        if last and (both := _together(text, last, office)):
            last = both
            continue
        if last:
            yield last
        last = office
    if last:
        yield last


def _together(text: str, one: Office, other: Office) -> Office | None:
    """Two offices that "and" joins, with no name nor article between them, where both may be one person's."""
    if text[one.end : other.start] != " and " or one.many or other.many or not one.role or not other.role:
        return None
    if other.role.lower().startswith("prime minister") or (one.of and other.of and one.of != other.of):
        return None  # "the President and Prime Minister"
    if text.endswith(", ", 0, one.start) and _NAME_BEHIND.match(text, other.end):
        return None  # "Jane Doe, Minister of Trade and Ambassador John Roe"
    return Office(
        one.start,
        other.end,
        f"{one.role} and {other.role}",
        one.of or other.of,
        False,
        one.is_capital or other.is_capital,
    )


def _single_offices(text: str, known: Sequence[Mention]) -> Iterator[Office]:
    starts = {m.start: m for m in known}
    ends = {m.end: m for m in known}
    for m in _OFFICE.finditer(lowered(text)):
        head, capital = _PLURALS.get(m["head"], m["head"]), text[m.start("head")].isupper()
        many = bool(m["many"]) or m["head"] in _PLURALS
        if head in _SHORTENED and m["many"] and text[m.start("many")].isupper():
            continue  # "HMS"
        ended = m.end() + (head in _SHORTENED and text.startswith(".", m.end()))
        if OFFICES.get(head) == "style":
            yield Office(m.start(), ended, None, None, many, capital)
            continue
        start, whose = _leftward(text, m.start(), ends)
        named, end, of = (ended, ended, None) if ended > m.end() else _rightward(text, head, m.end(), starts)
        role = f"{text[start : m.start('head')]}{_IN_FULL.get(head, text[m.start('head') : named])}"
        if m["head"] in _PLURALS:
            role = re.sub(rf"(?i)({re.escape(head[:-1])})ies\b", r"\1y", role, count=1)
        elif many:
            role = re.sub(rf"(?i)({re.escape(head)})s\b", r"\1", role, count=1)
        role = _OPENING.sub(lambda w: w.group().lower(), " ".join(role.split()))
        yield Office(start, end, role, of or whose, many, capital and not of)


def _leftward(text: str, start: int, ends: dict[int, Mention]) -> tuple[int, str | None]:
    """Where an office's name begins, and whose it is by the word before it ("Japanese", "Japan’s")."""
    for _ in range(_LONGEST_TITLE):
        m = _BEFORE.search(text, max(0, start - 30), start)
        if not m or not (
            all(part in OFFICE_WORDS for part in m["word"].lower().split("-"))
            or _CHIEF_OF.search(text, max(0, start - 40), m.end() if text.startswith("Officer", start) else 0)
        ):
            break
        if m["word"][0].islower() and text[start].isupper() and m["word"] not in _BEFORE_ANY:
            break  # "told the press Foreign Minister Ana Silva"
        start = m.start()
    for end in range(start - 1, start - 4, -1):
        if end in ends and text[end:start] in (" ", "’s ", "'s ", "’ ", "' "):
            return start, ends[end].code or ends[end].name
    return start, None


def _rightward(text: str, head: str, end: int, starts: dict[int, Mention]) -> tuple[int, int, str | None]:
    """Where an office's name ends, where what follows of its country ends, and which that is.

    "Minister of Trade and Industry of Japan": the name goes on through common words behind "of" or "for".
    """
    of: str | None = None
    if portfolio := _PORTFOLIO.match(text, end):
        end = portfolio.end()
    named, begun = end, False
    for _ in range(_LONGEST_TITLE):
        link = _LINK.match(text, end)
        if not link:
            break
        linked = link.group().strip()
        if linked == "," and begun and not _LISTED.match(text, end):
            break
        belongs = linked.startswith(("of", "for", "to"))
        mention = starts.get(link.end())
        if mention and (
            (belongs and mention.kind != "demonym")
            or (linked.startswith(("at", "in")) and mention.kind == "organisation")
        ):
            host = mention.code and linked.split(" ")[0] in ("to", "in", "at")  # "ambassador to Peru" is not of Peru
            return named, mention.end, None if host else mention.code or mention.name
        field = _ITS_FIELD.match(text, end) if not begun and linked == "," and head.endswith(_LED) else None
        if field and _is_a_field(field["words"]):
            return field.end("words"), field.end("words"), None
        word = _CAPITALISED.match(text, link.end()) or _FIELD.match(text, link.end())
        if not word or not (begun or belongs) or not _is_field(text, word):
            break
        named = end = word.end()
        begun = True
    return named, end, of


def _is_field(text: str, word: re.Match[str]) -> bool:
    """Whether a word behind an office tells its field: "Minister of Trade", "head of research"; not "head of the power
    company".
    """
    said = word.group().lower()
    if said in OFFICES:
        return False
    if word.group()[0].isupper():
        return said in OFFICE_WORDS or bool({said, said.removesuffix("s")} & COMMON)
    if said not in OFFICE_WORDS or said in _BODY_NOUNS:
        return False
    behind = _NEXT_WORD.match(text, word.end())
    following = VERBS.get(behind[1]) if behind else None
    return (
        not behind
        or behind[1] in CLOSED
        or (behind[1] in OFFICE_WORDS and behind[1] not in _BODY_NOUNS)
        or bool(following and following.tells)
    )


def _is_a_field(named: str) -> bool:
    """Whether capitalised words tell a field of work and no office: "Tourism and Migration"; not "Trade Minister"."""
    parts = [w for w in re.split(r"[ ,]+", named.lower()) if w not in CLOSED]
    return all(is_common(w) and not {w, w.removesuffix("s")} & (OFFICES.keys() | _BODY_PARTS) for w in parts)
