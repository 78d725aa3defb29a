"""What a word can be: the closed classes, and the forms of verbs."""

import re
from typing import NamedTuple

from pipeline.wordlist import table, words


class Verb(NamedTuple):
    """A form of a verb: which forms it can be, of which verb, and whether it is a noun or adjective too."""

    lemma: str
    third: bool = False
    past: bool = False
    participle: bool = False
    gerund: bool = False
    base: bool = False
    noun: bool = False


def _verbs() -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    for row in table("verbs"):
        lemma, noun = row["lemma"], "n" in row["also"]
        forms: dict[str, set[str]] = {lemma: {"base"}}
        for kind in ("third", "past", "participle", "gerund"):
            for form in row[kind].split("|"):
                forms.setdefault(form, set()).add(kind)
        for form, kinds in forms.items():
            if form and (form not in found or "base" in kinds):
                found[form] = Verb(lemma, noun=noun and bool(kinds & {"base", "third"}), **dict.fromkeys(kinds, True))
    return found


VERBS = _verbs()

LOOSE = words("loose_participles")

SPEECH = words("speech")
LISTENERS = words("listeners")
REPORTS = words("reports")


_SILENT_E = re.compile(r"(?:at|i[sz]|[cgv]|u[rs])ed\Z")


def verb(word: str) -> Verb | None:
    """The verb that a lower-case word can be a form of, by the list, or by its ending where the list has it not."""
    found = VERBS.get(word)
    if found or not word.endswith("ed") or len(word) < 5:
        return found
    root = VERBS.get(word.removeprefix("re-")) or VERBS.get(word.removeprefix("re"))
    return root or Verb(word.removesuffix("d" if _SILENT_E.search(word) else "ed"), past=True, participle=True)


BE = frozenset("be am is are was were been being".split())
HAVE = frozenset(["have", "has", "had", "having"])
DO = frozenset(["do", "does", "did"])
PAST_AUXILIARIES = frozenset(["was", "were", "had", "did"])

CLOSED = {row["word"]: row["class"] for row in table("closed")} | dict.fromkeys(BE | HAVE | DO, "AUX")
