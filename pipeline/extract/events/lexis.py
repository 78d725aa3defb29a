"""Words that tell of happenings and of whether they took place, from the lists."""

import re
from functools import cache, lru_cache

from pipeline.records import Realis
from pipeline.wordlist import table


@cache
def verb_kinds() -> dict[str, str]:
    """The kind of happening by the lemma of a verb."""
    return {w: row["kind"] for row in reversed(table("events")) if row["as"] == "v" for w in row["words"].split()}


@cache
def noun_kinds() -> dict[str, str]:
    """The kind of happening by a noun, singular or plural."""
    found: dict[str, str] = {}
    for row in reversed(table("events")):
        if row["as"] == "n":
            for word in row["words"].split():
                found[word] = row["kind"]
                found[word + "s"] = row["kind"]
                if word.endswith("y"):
                    found[word[:-1] + "ies"] = row["kind"]
    return found


@cache
def event_kinds() -> tuple[str, ...]:
    """The kinds of happening that there are."""
    return tuple(row["kind"] for row in table("kind_words"))


@cache
def kind_words() -> dict[str, tuple[str, ...]]:
    """The kinds of happening that a word goes with: a verb's lemma, a noun in its singular."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table("kind_words"):
        for word in row["words"].split():
            found[word] = (*found.get(word, ()), row["kind"])
    return found


@cache
def _realis_phrases() -> re.Pattern[str]:
    rows = enumerate(table("realis_phrases"))
    return re.compile(r"\b(?:" + "|".join(f"(?:{row['pattern']})(?P<r{i}>)" for i, row in rows) + r")\b")


@lru_cache(maxsize=512)
def phrase_of_realis(words: str) -> Realis | None:
    """What the first phrase that tells of realis says, or None: "there were no talks" is negated."""
    m = _realis_phrases().search(words.lower())
    return table("realis_phrases")[int(m.lastgroup[1:])]["realis"] if m and m.lastgroup else None  # type: ignore[return-value]


@cache
def realis_words() -> dict[str, Realis]:
    """What a word says of a happening: that it was planned, postponed, and so on."""
    return {w: row["realis"] for row in table("realis") for w in row["words"].split()}  # type: ignore[misc]
