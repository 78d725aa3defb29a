"""Words that tell of happenings and of whether they took place, from the lists."""

from functools import cache

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
def realis_words() -> dict[str, Realis]:
    """What a word says of a happening: that it was planned, postponed, and so on."""
    return {w: row["realis"] for row in table("realis") for w in row["words"].split()}  # type: ignore[misc]
