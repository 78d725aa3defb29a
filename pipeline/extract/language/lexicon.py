"""What a word can be: the closed classes, and the forms of verbs."""

from dataclasses import dataclass

from pipeline.wordlist import table


@dataclass(frozen=True, slots=True)
class Verb:
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

# Past participles that follow a noun far more often than they are a finite verb: "talks based on".
LOOSE = frozenset(
    (
        "based compared related aimed associated connected located situated titled entitled dubbed known born "
        "interested concerned designed intended destined named called given followed led"
    ).split()
)


def verb(word: str) -> Verb | None:
    """The verb that a lower-case word can be a form of, by the list, or by its ending where the list has it not."""
    found = VERBS.get(word)
    if found or not word.endswith("ed") or len(word) < 5:
        return found
    root = VERBS.get(word.removeprefix("re-")) or VERBS.get(word.removeprefix("re"))
    return root or Verb(word.removesuffix("ed"), past=True, participle=True)


BE = frozenset("be am is are was were been being".split())
HAVE = frozenset(["have", "has", "had", "having"])
DO = frozenset(["do", "does", "did"])
PAST_AUXILIARIES = frozenset(["was", "were", "had", "did"])

CLOSED: dict[str, str] = {}
for _tag, _words in {
    "DET": "the a an this these those each every some any no all both another such what whose its their his her our "
    "my your",
    "PRON": "it he she they we i you him them us me himself herself itself themselves who one this that these those "
    "others",
    "PREP": (
        "of in on at by for with from into onto upon over under between among against about above across after along "
        "amid"
        " amidst around before behind below beneath beside besides beyond despite down during except following "
        "including"
        " inside like near off out outside past per regarding since through throughout till toward towards unlike "
        "until up"
        " via within without versus concerning worth notwithstanding as than"
    ),
    "CONJ": "and or but nor yet plus",
    "SUB": "while although though because whereas unless if when whenever where wherever whether once lest why how",
    "WH": "which who whom whose that",
    "MODAL": "will would shall should may might can could must cannot",
    "NEG": "not never n't neither hardly scarcely",
    "TO": "to",
    "ADV": (
        "also already again still now then there here thus hence therefore however moreover even just only very too so"
        " often always ever soon later earlier once twice together further rather quite almost nearly more most less "
        "least"
        " instead meanwhile nevertheless nonetheless well far back away abroad ago yet else otherwise first"
    ),
}.items():
    for _word in _words.split():
        CLOSED.setdefault(_word, _tag)
CLOSED |= dict.fromkeys(BE | HAVE | DO, "AUX")
