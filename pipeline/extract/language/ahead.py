"""What is still to come in a sentence: the words that can be finite verbs, and the clauses that want them."""

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from pipeline.extract.language.lexicon import LOOSE
from pipeline.extract.language.phrases import NOMINAL, NOMINATIVES, OBJECT, is_plural
from pipeline.extract.language.tokens import Token
from pipeline.wordlist import table, words

FAR, _NEAR = 40, 10  # words
STRONG = frozenset({"AUX", "MODAL", "VPAST", "VPRES"})
NOT_FINITE = frozenset({"be", "been", "being", "having"})
_FINITE = STRONG | {"VED"}
_ASIDE = frozenset({",", "–", "—"})
_MARKS = _ASIDE | {";", ":", "(", ")"}
_LEADS = frozenset({"CONJ", "SUB", "WH"})
_BEHIND_VERB = frozenset({"ADV", "DATE", "PREP", "TO"})


def verbs_follow(tokens: Sequence[Token], i: int, wanted: int = 1, *, aside: bool = False, loose: bool = False) -> bool:
    """Whether as many finite verbs as are `wanted` follow word `i`, besides those of the clauses that open meanwhile.

    `aside` says that a mark sets the word apart: the first comma does not end the search then. `loose` says that the word
    has no object or subject of its own: an "and" does not end it.
    """
    found = owed = commas = 0
    at = i + 1
    while at < len(tokens):
        token, before = tokens[at], tokens[at - 1]
        if token.text in (";", ":"):
            break
        if token.text == "(":
            at = next((n for n in range(at, len(tokens)) if tokens[n].text == ")"), at)
        elif token.tag in ("WH", "SUB") or token.lower == "whose":
            owed += has_verb(tokens, at + 1)
        elif token.lower in NOMINATIVES and before.tag in ("NOUN", "ADV") and tokens[at + 1 : at + 2]:
            owed += tokens[at + 1].tag in STRONG  # "the well it had meant to drill"
        elif token.tag == "CONJ" and not loose and at + 1 < len(tokens) and tokens[at + 1].tag in ("DET", "PRON"):
            break
        elif token.text in (",", "–", "—"):
            commas += 1
            if commas == 1 and not aside and not _closes_later(tokens, at):
                break
        elif _can_be_finite(tokens, at):
            if before.tag == "CONJ" or (before.text == "," and token.tag == "VED" and not aside):
                if not owed and before.tag == "CONJ" and not loose:
                    break
            elif owed:
                owed -= 1
            else:
                found += 1
                if found >= wanted:
                    return True
            at = _end_of_group(tokens, at)
        at += 1
    return False


def has_verb(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word that can be a finite verb stands between here and the next strong mark."""
    for token in tokens[i : i + FAR]:
        if token.text in (";", ":"):
            return False
        if token.tag in _FINITE or token.tag == "N/V":
            return True
    return False


def begins_clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether a subject and its own finite verb follow from here, before the next comma."""
    seen = False
    for j, token in enumerate(tokens[i : i + 16], i):
        if seen and token.lower in NOMINATIVES and tokens[j - 1].tag in NOMINAL:
            return False  # "after two delays it opened"
        if token.tag in NOMINAL or (token.tag == "N/V" and j == i):
            seen = True
        elif token.tag in _FINITE:
            bare = tokens[j - 1].tag == "CONJ"  # "after a strike and resumed"
            return seen and not bare and not (token.tag == "VED" and token.lower in LOOSE)
        elif token.tag in ("SUB", "WH") or token.text in ",;:" or (token.tag == "VING" and j == i):
            return False
    return False


def is_onward(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in -s, behind an aside or before "up" and "down", is the verb: ", elected in May, takes office"."""
    token, before = tokens[at], tokens[at - 1]
    if token.verb is None or not token.verb.third or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if token.verb.lemma in _verbs_with().get(after.lower, ()) and before.tag in ("NOUN", "NAME", "PRON"):
        return not before.lower.endswith("s") or before.lower.endswith("ss")
    if before.text == "," and after.tag in _BEHIND_VERB and _closes_participle(tokens, at - 1):
        return True
    return after.lower in ("up", "down") or (before.text == "," and after.tag in OBJECT)


def is_of_many(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that is no noun, or is told with its date, is the verb of a plural behind an aside: "The terms, agreed in
    May, foresee", "Patrols, suspended in 2004, resume on 1 December".
    """
    form = tokens[at].verb
    if (
        form is None
        or not form.base
        or tokens[at - 1].text != ","
        or not _closes_participle(tokens, at - 1, plural=True)
    ):
        return False
    dated = [t.tag for t in tokens[at + 1 : at + 3]] == ["PREP", "DATE"]
    return not form.noun or (dated and form.lemma in words("timetable"))


def _closes_participle(tokens: Sequence[Token], mark: int, *, plural: bool = False) -> bool:
    """Whether a mark closes an aside that a participle opens behind a singular, or a plural: "The ban, imposed in May, runs"."""
    opens = next((n for n in range(mark - 1, max(0, mark - FAR), -1) if tokens[n].text in _MARKS), 0)
    first = next((t for t in tokens[opens + 1 : mark] if t.tag != "ADV"), None)
    if (
        not opens
        or tokens[opens].text not in _ASIDE
        or first is None
        or first.verb is None
        or not first.verb.participle
    ):
        return False
    begin = next((n + 1 for n in range(opens - 1, -1, -1) if tokens[n].text in _MARKS or tokens[n].tag in _LEADS), 0)
    subject = [*takewhile(lambda t: t.tag != "PREP", tokens[begin:opens])]
    return bool(subject) and subject[-1].tag in ("NOUN", "NAME") and is_plural(subject[-1].lower) == plural


@cache
def _verbs_with() -> dict[str, frozenset[str]]:
    """By preposition, the verbs that it tells from nouns."""
    return {row["preposition"]: frozenset(row["verbs"].split()) for row in table("verb_prepositions")}


def _can_be_finite(tokens: Sequence[Token], at: int) -> bool:
    token, before = tokens[at], tokens[at - 1]
    if token.tag == "N/V":
        return is_onward(tokens, at) or is_of_many(tokens, at)
    if token.tag not in _FINITE or token.lower in NOT_FINITE or before.tag in ("TO", "DET", "POSS"):
        return False
    if token.tag in ("AUX", "MODAL"):
        return True
    if token.lower in LOOSE or before.tag == "PREP":
        return False
    by_somebody = at + 1 < len(tokens) and tokens[at + 1].lower == "by"
    return not (token.tag == "VED" and (by_somebody or _tells_the_state(tokens, at)))


def _tells_the_state(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle tells in which state a thing is, set off behind "with": ", with quantities little changed"."""
    mark = next((n for n in range(at - 1, max(0, at - _NEAR), -1) if tokens[n].text in _MARKS), None)
    return mark is not None and tokens[mark].text in _ASIDE and tokens[mark + 1].lower == "with"


def _end_of_group(tokens: Sequence[Token], at: int) -> int:
    """The last word of the verb that begins in a place."""
    while at + 1 < len(tokens) and tokens[at + 1].tag in ("AUX", "ADV", "NEG", "VPART", "VBASE", "VING"):
        at += 1
    return at


def _closes_later(tokens: Sequence[Token], at: int) -> bool:
    """Whether the comma opens an aside that another closes right before a verb: ", a first for both, was"."""
    if closes_before_verb(tokens, at):
        return tokens[at + 1].tag != "CONJ"
    return _word_from(tokens, at + 1) in ("AUX", "MODAL")


def closes_before_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether an aside that a mark opens is closed by another right before what can be a finite verb."""
    for n in range(at + 1, min(at + FAR, len(tokens) - 1)):
        if tokens[n].text in (";", ":"):
            return False
        if tokens[n].text in (",", "–", "—") and _word_from(tokens, n + 1) in _FINITE:
            return True
    return False


def _word_from(tokens: Sequence[Token], i: int) -> str:
    """The class of the first word from here on that is no adverb."""
    return next((t.tag for t in tokens[i:] if t.tag not in ("ADV", "NEG")), "")
