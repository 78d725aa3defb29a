"""Agreements that a text writes in lower case, where it is clear that one is meant: "the 1959 agreement", "a treaty of
friendship", "a memorandum of understanding on migration".
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.language.lexicon import VERBS
from pipeline.extract.names.mention import Mention
from pipeline.wordlist import table

_WORDS = {row["as"]: row["words"] for row in table("accords")}
_NOUN = "|".join(sorted(_WORDS["noun"].split("|"), key=len, reverse=True))
_KIND = "|".join(sorted(_WORDS["kind"].split("|"), key=len, reverse=True))
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_ACCORD = re.compile(
    rf"(?<![\w-])(?:(?P<before>{_YEAR}) )?(?P<kinds>(?:(?:{_KIND})(?: and| taxation)? ){{0,4}})(?P<noun>{_NOUN})(?![\w-])"
    rf"(?P<aim> of (?:{_WORDS['aim']})(?: and (?:{_WORDS['aim']}))?\b)?(?P<behind> of {_YEAR}\b| \({_YEAR}\))?"
)
_DETERMINED = re.compile(
    r"(?i)(?:\b(?:the|a|an|this|that|its|their|his|her|whose|and|first|second|new|old|final|signed)|’s|'s|\d{4}) \Z"
)
_DEFINITE = re.compile(r"(?i)(?:\b(?:the|this|its|their|and)|’s|'s) \Z")
_SIGNED = re.compile(rf"(?i)\b(?:{_WORDS['sign']})")
_STOPS = frozenset(_WORDS["stop"].split("|"))
_TOPIC = re.compile(r" on (?=[a-z])")
_NEXT = re.compile(r"(?P<word>[^\W\d_][\w’–-]*|\([A-Z]{2,8}\))(?= |\Z|[.,;:)])")
_LINKS = frozenset("of to the and for".split())
_LONGEST_TOPIC = 9  # words behind "on"
_UNSURE = frozenset({"partnership", "declaration", "charter", "ceasefire", "truce", "communiqué", "joint statement"})


def accords(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """The agreements of a text in lower case. `known` are names found before, in order."""
    owners = {m.end: m for m in known if m.kind in ("country", "organisation", "capital")}
    for m in _ACCORD.finditer(text):
        start, end = m.start(), m.end()
        topic = topic_end(text, end)
        year = m["before"] or (m["behind"] or "").strip(" ()of")
        sentence = text[max(text.rfind(". ", 0, start), start - 200, 0) : min(_stop(text, end), end + 200)]
        signed = bool(_SIGNED.search(sentence))
        if not (year or _DETERMINED.search(text, max(0, start - 10), start)):
            continue
        if not (
            year
            or (m["aim"] and m["noun"] != "memorandum")
            or (signed and (m["kinds"] or " of " in m["noun"] or m["noun"] == "armistice" or topic > end))
        ):
            definite = _DEFINITE.search(text, max(0, start - 8), start) and m["kinds"]
            if not definite or m["noun"] in _UNSURE:
                continue
        if (
            m["noun"] in _UNSURE
            and not year
            and not m["aim"]
            and not (m["noun"] == "partnership" and _is_named_partnership(m["kinds"]))
        ):
            continue
        end = max(end, topic)
        name = text[start:end].removesuffix(f" ({year})")
        owner = owners.get(start - 3) if m["behind"] else None
        whose = f"{text[owner.start : start]}{name}" if owner else name
        yield Mention(start, start + len(name), "agreement", whose, year=int(year) if year else None)


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
        if word["word"] not in _LINKS:
            last = word.end()
        if not text.startswith(" ", word.end()):
            break
        at = word.end() + 1
    return last


def _is_named_partnership(kinds: str) -> bool:
    return "strategic" in kinds or "comprehensive" in kinds


def _is_verb(word: str) -> bool:
    form = VERBS.get(word)
    return bool(form and form.past and not form.base and not form.noun)


def _stop(text: str, end: int) -> int:
    at = text.find(". ", end)
    return at if at >= 0 else len(text)
