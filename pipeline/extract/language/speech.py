"""What is said: clauses that a verb of speech leads in, with "that" and without, and notes that begin with one."""

from collections.abc import Sequence

from pipeline.extract.language.ahead import FAR, verbs_follow
from pipeline.extract.language.lexicon import LISTENERS, REPORTS, SPEECH
from pipeline.extract.language.phrases import has_nominal, has_own_noun, opens_subject
from pipeline.extract.language.tokens import Token
from pipeline.extract.language.verbs import Group
from pipeline.wordlist import words

_SAYING = SPEECH | words("denials")
_WHERE = frozenset({"at", "by", "from", "in", "on"})
_MADE = frozenset({"circulated", "circulating", "made", "published"})
_FARTHEST = 9  # tokens between a report and what it says
_IN_PLACE = frozenset({"DATE", "DET", "NAME", "NOUN", "PREP"})
_LEADS_IN_BARE = SPEECH | {"hope", "fear", "expect", "mean", "ensure"}


def is_complement(tokens: Sequence[Token], i: int) -> bool:
    """Whether "that" joins what somebody says, or what is so: "said that", "it is not true that"."""
    if i and tokens[i - 1].tag in ("VFIN", "VPART", "VBASE", "VING"):
        return True
    if i > 1 and tokens[i - 1].lower == "out" and tokens[i - 2].verb:
        return True  # "points out that"
    if (
        i
        and tokens[i - 1].tag == "CONJ"
        and any(t.lower == "that" and t.tag == "WH" for t in tokens[max(0, i - FAR) : i])
    ):
        return True  # "said that it was ready but that talks should wait"
    if opens_subject(tokens, i + 1) and (_is_told(tokens, i) or is_reported(tokens, i)):
        return True
    if i and tokens[i - 1].lower in ("true", "untrue", "false", "clear", "certain"):
        return True  # "Not true that he left"
    it = next((n for n in range(i - 1, max(-1, i - 6), -1) if tokens[n].lower == "it"), i)
    between = {t.tag for t in tokens[it + 1 : i]}
    return "AUX" in between and between <= {"AUX", "ADV", "NEG", "NOUN"}


def is_report(tokens: Sequence[Token], i: int) -> bool:
    """Whether what stands right before a token reports what follows: "claims that", "statements to the effect that"."""
    words = [t.lower for t in tokens[max(0, i - 3) : i]]
    return words[-1:] != [] and (words[-1] in REPORTS or words == ["to", "the", "effect"])


def is_reported(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun such as "report" stands before "that", with no more than when and where it was made: "a report in the press
    that", "reports published in Kyiv at the weekend that".
    """
    if is_report(tokens, i):
        return True
    place = tokens[max(0, i - _FARTHEST) : i]
    noun = next((n for n in range(len(place) - 1, -1, -1) if place[n].lower in REPORTS), None)
    if noun is None:
        return False
    first, *rest = place[noun + 1 :]
    made = first.lower in _WHERE or first.tag == "DATE" or first.lower in _MADE
    return made and all(t.tag in _IN_PLACE for t in rest)


def _is_told(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb of speech stands before "that" with no more than when, where and to whom: "said in Paris that"."""
    for token in reversed(tokens[max(0, i - 6) : i]):
        if token.verb and token.tag.startswith("V"):
            return token.verb.lemma in _SAYING
        if token.tag not in ("DATE", "PREP", "NAME", "ADV", "DET", "NOUN") and token.lower not in LISTENERS:
            return False
    return False


def bare_complement(tokens: Sequence[Token], i: int, group: Group) -> int | None:
    """Where a clause without "that" begins behind a verb of speech: "said the treaty lapsed". Its verb is word `i`."""
    if group.lemma not in _LEADS_IN_BARE:
        return None
    at = group.end
    between = tokens[at:i]
    marks = [n for n, t in enumerate(between) if t.text in ",;:"]
    if len(marks) == 2 and marks[1] == len(between) - 1 and between[marks[0]].text == between[marks[1]].text == ",":
        between, marks = between[: marks[0]], []  # an aside: "said the store, opened in March, would close"
    if marks or not has_own_noun(between):
        return None
    return at if opens_subject(tokens, at) else None


def ends_quote(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb of speech and its speaker close the sentence: ", said the minister"."""
    form = tokens[i].verb
    if form is None or form.lemma not in SPEECH or not form.past:
        return False
    rest = [t for t in tokens[i + 1 :] if t.text not in '.”"']
    return bool(rest) and len(rest) <= 12 and has_nominal(rest) and not any(t.text in ";:" for t in rest)


def opens_note(tokens: Sequence[Token]) -> bool:
    """Whether a past tense at the head of a note leaves out its subject: "Denied on 29 August that Berlin was late"."""
    form, after = tokens[0].verb, tokens[1:3]
    if form is None or form.lemma not in _SAYING or verbs_follow(tokens, 0):
        return False
    told = any(t.lower == "that" for t in tokens[1:8])
    return told or (bool(after) and after[0].tag in ("NAME", "DET", "PRON"))
