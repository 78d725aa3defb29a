"""Agreements that a text writes in lower case, where it is clear that one is meant: "the 1959 agreement", "a treaty of
friendship", "a memorandum of understanding on migration".
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.calendar import MONTHS
from pipeline.extract.language.lexicon import VERBS
from pipeline.extract.names.common import is_common
from pipeline.extract.names.gazetteer import towns
from pipeline.extract.names.mention import CALENDAR, Mention
from pipeline.wordlist import any_of, table

_WORDS = {row["as"]: row["words"] for row in table("accords")}
_NOUN = any_of(_WORDS["noun"].split("|"))
_KIND = any_of(_WORDS["kind"].split("|"))
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_ACCORD = re.compile(
    rf"(?<![\w-])(?:(?P<before>{_YEAR}) )?(?P<kinds>(?:(?:{_KIND})(?: and| taxation)? ){{0,4}})(?P<noun>{_NOUN})(?![\w-])"
    rf"(?P<aim> of (?:{_WORDS['aim']})(?: and (?:{_WORDS['aim']}))?\b)?(?P<behind> of {_YEAR}\b| \({_YEAR}\))?"
)
_ANY_NOUN = re.compile(_NOUN)  # most texts name none
_OF_A_DAY = re.compile(
    rf" of (?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{'|'.join(m.capitalize() for m in MONTHS)})(?: \d{{1,2}}\b)?(?:,? {_YEAR}\b)?"
)
_OF_A_YEAR = re.compile(rf" of {_YEAR}\b")
_SHORT = re.compile(rf"[A-ZÀ-Þ](?<![\w–-].)[\w.]+[–-][A-ZÀ-Þ][\w.]+ (?:{_WORDS['short']})(?![\w–-])")
_DETERMINED = re.compile(
    r"(?i)(?:\b(?:the|a|an|this|that|its|their|his|her|whose|and|first|second|new|old|final|signed)|’s|'s|\d{4}) [“\"]?\Z"
)
_DEFINITE = re.compile(r"(?i)(?:\b(?:the|this|its|their|and)|’s|'s) \Z")
SIGNED = re.compile(rf"(?i)\b(?:{_WORDS['sign']})")
_CAP = r"(?:[A-ZÀ-Þ][\w’.]*(?:[–-][A-ZÀ-Þ][\w’.]*){0,3})"
_PROPER = re.compile(
    r"(?:\A(?:[•*–-] )?(?:(?:The|An?|Their|Its) )?|\b(?:[Tt]he|[Aa]n?|[Tt]heir|[Ii]ts) )"
    rf"(?:(?P<year>{_YEAR}) )?(?P<name>{_CAP}(?: {_CAP}){{0,3}}) \Z"
)
_PAIR = re.compile(r"[A-ZÀ-Þ]\w*[–-][A-ZÀ-Þ]")
_STOPS = frozenset(_WORDS["stop"].split("|"))
_WITH = re.compile(r" with (?:the )?")
_TOPIC = re.compile(r" on (?=[a-z])")
_NEXT = re.compile(r"(?P<word>[^\W\d_][\w’–-]*|\([A-Z]{2,8}\))(?= |\Z|[.,;:)])")
_SERVICES = re.compile(r"(?<=trade) in (?:goods and services|goods|services)\b")
_LINKS = frozenset("of to the and for".split())
_NUMBERED = re.compile(r"(?<![\w.])(?:ACE|AAP(?:\.CE)?)(?: No\.?)? \d{1,3}(?![\w,.]\d)\b")
"""The agreements of the Latin American Integration Association, which have numbers: "ACE 55"."""
_INITIALLED = re.compile(r"\binitial+ed\b")
_SIGNED_BEFORE = re.compile(r"(?i)\b(?:signed|denounced) (?:the|a) \Z")
_INDEFINITE = re.compile(r"(?i)\ban? [“\"]?\Z")
_NEAR = 200  # characters before and behind, in which the same sentence may tell that it was signed
_LONGEST_TOPIC = 9  # words behind "on"
_TOLD = frozenset(_WORDS["told"].split("|"))
_FIRM = frozenset(_WORDS["firm"].split("|"))
_UNSURE = frozenset(_WORDS["unsure"].split("|"))


def accords(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """The agreements of a text in lower case. `known` are names found before, in order."""
    owners = {m.end: m for m in known if m.kind in ("country", "organisation", "capital")}
    named = {m.end for m in known}
    partners = {m.start: m for m in known if m.kind in ("country", "organisation")}
    for m in _ACCORD.finditer(text) if _ANY_NOUN.search(text) else ():
        start, end = m.start(), max(m.end(), topic_end(text, m.end()))
        proper = None if m["before"] else _PROPER.search(text, max(0, start - 60), start)
        if (
            proper
            and m["noun"] not in _UNSURE
            and (
                proper.end() - 1 in named
                or proper["name"] in towns()
                or _PAIR.search(proper["name"])
                or _is_proper(proper, m["noun"])
            )
        ):
            start = proper.start("name")
        dated = _OF_A_DAY.match(text, m.end()) if _DETERMINED.search(text, max(0, start - 10), start) else None
        year = m["before"] or (proper and proper["year"]) or (m["behind"] or "").strip(" ()of")
        if start == m.start() and not year and not dated and not _is_meant(text, m, end):
            continue
        name = text[start:end].removesuffix(f" ({year})")
        owner = owners.get(start - 3) if m["behind"] else None
        whose = f"{text[owner.start : start]}{name}" if owner else f"{name}{dated.group()}" if dated else name
        if whose == name and not year and (link := _WITH.match(text, end)) and (partner := partners.get(link.end())):
            whose = f"{name}{text[end : partner.end]}"
        yield Mention(start, start + len(name), "agreement", whose, year=int(year) if year else None)

    for m in (*_SHORT.finditer(text), *_NUMBERED.finditer(text)):  # "the EU-India FTA"
        yield Mention(m.start(), m.end(), "agreement", m.group())


def _is_proper(m: re.Match[str], noun: str) -> bool:
    """Whether capitalised words behind "the" are the name of an accord: "the Hill Tracts accord"; not "the Company agreement"."""
    first, *rest = m["name"].split(" ")
    return (
        m.group().lower().startswith("the ")
        and noun in _FIRM
        and first not in CALENDAR
        and bool(rest or not is_common(first.lower()))
    )


def _is_meant(text: str, m: re.Match[str], end: int) -> bool:
    """Whether an undated agreement in lower case is one thing: of a kind and definite ("the fisheries protocol"), or of a
    kind or on a matter and signed, ratified or ended in its sentence, or "a treaty of friendship"; not "an accord on ports",
    which only says what is agreed, or "a tax treaty was initialled", which is none yet.
    """
    start, noun, kinds = m.start(), m["noun"], m["kinds"]
    if not _DETERMINED.search(text, max(0, start - 10), start):
        return False
    if m["aim"]:
        return noun != "memorandum" and not (m["aim"] == " of intent" and noun == "agreement")
    if noun in _UNSURE:
        if noun == "declaration" and end > m.end() and _SIGNED_BEFORE.search(text, max(0, start - 14), start):
            return True
        if noun != "partnership" or not ("strategic" in kinds or "comprehensive" in kinds):
            return False
    elif kinds and _DEFINITE.search(text, max(0, start - 8), start):
        return True
    since, until = text.rfind(". ", max(0, start - _NEAR), start), text.find(". ", m.end(), m.end() + _NEAR)
    sentence = text[since if since >= 0 else max(0, start - _NEAR) : until if until >= 0 else m.end() + _NEAR]
    if _INDEFINITE.search(text, max(0, start - 5), start) and (
        (end > m.end() and not noun.startswith(("memorandum", "declaration"))) or _INITIALLED.search(sentence)
    ):
        return False
    is_told = kinds or " of " in noun or noun in _TOLD or end > m.end()
    return bool(is_told and SIGNED.search(sentence))


def of_a_date(text: str, end: int) -> re.Match[str] | None:
    """The day, month or year by which an agreement is called, if that follows its name: "of 6 June 2016", "of 1904"."""
    return _OF_A_YEAR.match(text, end) or _OF_A_DAY.match(text, end)


def topic_end(text: str, end: int) -> int:
    """Where what an agreement is about ends, if that follows its name: "on migration and mobility"."""
    m = _TOPIC.match(text, end)
    if not m:
        return end
    at, last = m.end(), end
    for _ in range(_LONGEST_TOPIC):
        word = _NEXT.match(text, at)
        if not word or word["word"].lower() in _STOPS or _is_verb(word["word"]):
            break
        if word["word"] not in _LINKS and word["word"][0] != "(":
            last = word.end()
        if not text.startswith(" ", word.end()):
            break
        at = word.end() + 1
    services = _SERVICES.match(text, last)
    return services.end() if services and last > end else last


def _is_verb(word: str) -> bool:
    form = VERBS.get(word)
    return bool(form and form.past and not form.base and not form.noun)
