"""What a word can be: the closed classes, and the forms of verbs."""

import re
from functools import cache

import msgspec

from pipeline.wordlist import rows, table, words


class Verb(msgspec.Struct, frozen=True):
    """A form of a verb: which forms it can be, of which verb, and whether it is a noun or adjective too."""

    lemma: str
    third: bool = False
    past: bool = False
    participle: bool = False
    gerund: bool = False
    base: bool = False
    noun: bool = False

    @property
    def tells(self) -> bool:
        """Whether the form tells what its subject does or did, and is no noun: "signs", "grew"."""
        return (self.third or self.past) and not self.noun


def _verbs() -> dict[str, Verb]:
    """The forms of the verbs of the list; one of several verbs is of that whose lemma it is, else of the first."""
    found: dict[str, Verb] = {}
    for lemma, *told, also in rows("verbs"):
        thirds, pasts, participles, gerunds = (forms.split("|") for forms in told)
        for form in filter(None, (lemma, *thirds, *pasts, *participles, *gerunds)):
            if form not in found or form == lemma:
                third, base = form in thirds, form == lemma
                noun = "n" in also and (third or base)
                found[form] = Verb(lemma, third, form in pasts, form in participles, form in gerunds, base, noun)
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


@cache
def changes() -> frozenset[str]:
    """The verbs, by their lemma, that tell how a figure developed."""
    return frozenset(w for row in table("changes") if row["as"] == "v" for w in row["words"].split())


BE = frozenset("be am is are was were been being".split())
HAVE = frozenset(["have", "has", "had", "having"])
DO = frozenset(["do", "does", "did"])
PAST_AUXILIARIES = frozenset(["was", "were", "had", "did"])

CLOSED = {row["word"]: row["class"] for row in table("closed")} | dict.fromkeys(BE | HAVE | DO, "AUX")
