"""What is done, whatever a text calls it: "signed", "put their names to" and "the signing of" are one deed."""

import re
from functools import cache

from pipeline.wordlist import table


@cache
def told(text: str) -> tuple[frozenset[str], str]:
    """The deeds that a text tells, and the text without their words."""
    found = set()
    for deed, pattern in _phrases():
        text, times = pattern.subn(" ", text)
        if times:
            found.add(deed)
    by_word, rest = _words(), []
    for word in re.findall(r"[\w'’-]+", text):
        if done := by_word.get(word.lower()):
            found.add(done)
        else:
            rest.append(word)
    return frozenset(found), " ".join(rest)


@cache
def that_are(kind: str) -> frozenset[str]:
    """The deeds that are done `once` to their object, or the `vague` ones, which can be done to anything."""
    return frozenset(row["deed"] for row in table("deeds") if row["is"] == kind)


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    told_so = [row for row in table("deeds") if row["phrases"]]
    return tuple((row["deed"], re.compile(rf"(?i)\b(?:{row['phrases']})\b")) for row in told_so)


@cache
def _words() -> dict[str, str]:
    forms = {
        row["lemma"]: "|".join(row[k] for k in ("third", "past", "participle", "gerund")) for row in table("verbs")
    }
    by_word: dict[str, str] = {}
    for row in table("deeds"):
        verbs = [form for verb in row["verbs"].split() for form in (verb, *_forms(verb, forms.get(verb)))]
        nouns = [form for noun in row["nouns"].split() for form in (noun, f"{noun}s")]
        by_word |= dict.fromkeys([*verbs, *nouns], row["deed"])
    return by_word


def _forms(verb: str, listed: str | None) -> list[str]:
    stem = verb.removesuffix("e")
    return [f for f in listed.split("|") if f] if listed else [f"{verb}s", f"{stem}ed", f"{stem}ing"]
