"""What an "and" or a comma joins: verbs of one subject, clauses with a subject each, or only nouns."""

from collections.abc import Sequence

from pipeline.extract.language.ahead import FAR, closes_before_verb, verbs_follow
from pipeline.extract.language.lexicon import BE, DO, HAVE, LOOSE
from pipeline.extract.language.phrases import MARKS, has_nominal, has_object, has_own_noun, with_adverbs
from pipeline.extract.language.tokens import Token
from pipeline.extract.language.verbs import Group
from pipeline.wordlist import words

_IN_SUBJECT = frozenset({"DET", "NOUN", "NAME", "POSS", "PRON", "NUM", "QTY", "PREP"})
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})


def joint(tokens: Sequence[Token], begin: int, low: int) -> int | None:
    """The "and" before a verb that shares the subject of the one before: perhaps with when and where between.

    `begin` is the verb or its adverbs, `low` the end of the verb before.
    """
    at = begin - 1
    if at >= low and tokens[at].tag == "CONJ":
        return at
    between = begin
    while at >= low and tokens[at].tag in ("DATE", "PREP", "ADV", "PUNCT"):
        between = at
        at -= 1
    dated = any(t.tag == "DATE" for t in tokens[between:begin])
    return at if dated and at >= low and tokens[at].tag == "CONJ" else None


def joined_subject(tokens: Sequence[Token], mark: int, low: int) -> int | None:
    """The "and" from token `low` on that joins a further subject, if what stands between it and its verb begins at a `mark`:
    "Chad signed, and Mali, which had not, signed later".
    """
    at = mark - 1
    while at > max(low, mark - FAR) and tokens[at].tag in _IN_SUBJECT:
        at -= 1
    if at <= low or tokens[at].tag != "CONJ" or not has_own_noun(tokens[at + 1 : mark]):
        return None
    return at if verbs_follow(tokens, mark, aside=True) and closes_before_verb(tokens, mark) else None


def apposed_subject(tokens: Sequence[Token], begin: int, low: int) -> int | None:
    """The "and" behind a comma from token `low` on that joins a further subject, if an aside stands between it and its verb,
    which begins at token `begin`: "Chad signed, and Mali, its neighbour, was asked to".
    """
    if tokens[begin - 1].text != ",":
        return None
    for mark in range(begin - 2, max(low, begin - FAR), -1):
        if tokens[mark].text in (";", ":") or tokens[mark].tag in ("SUB", "WH"):
            return None
        joined = joined_subject(tokens, mark, low) if tokens[mark].text == "," else None
        if joined is not None:
            apart = tokens[joined - 1].text == "," and tokens[joined + 1].tag not in ("PREP", "TO")
            return joined if apart else None
    return None


def can_share_subject(group: Group, before: Group, tag: str) -> bool:
    """Whether a verb, of class `tag` as yet, agrees with the subject of the verb before."""
    head = group.head
    if tag == "VED" and head.lower in LOOSE:
        return False
    if tag in ("VPRES", "N/V") and head.verb and not head.verb.third:
        return before.tense != "past" or not head.verb.noun
    return True


def share_auxiliary(group: Group, before: Group, word: str) -> None:
    """Make a verb behind a passive and the `word` that joins them a passive too: "was signed and ratified"."""
    if group.head.tag != "VFIN" or not before.passive or len(group.words) > 1 or not _can_be_passive(group.head):
        return
    denies = word in ("or", "nor")
    shared = [w for w in before.words[:-1] if denies or w not in ("not", "never")]
    group.share(shared)
    group.head.tag = "VPART"


def _can_be_passive(head: Token) -> bool:
    verb = head.verb
    return (
        verb is not None
        and verb.participle
        and head.lower not in BE | HAVE | DO
        and verb.lemma not in words("intransitive")
    )


def goes_on_in_list(tokens: Sequence[Token], i: int) -> bool:
    """Whether a list of verbs goes on: "met Modi, signed a treaty and flew home"."""
    for j in range(i + 1, len(tokens) - 1):
        if tokens[j].tag in ("WH", "SUB") or tokens[j].text in ";:":
            return False
        if tokens[j].tag == "CONJ":
            at = next((n for n in range(j + 1, len(tokens)) if tokens[n].tag != "ADV"), None)
            if at is not None and (
                tokens[at].tag in ("VPAST", "VED", "AUX", "MODAL") or _is_third_with_object(tokens, at)
            ):
                return True
    return False


def _is_third_with_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in -s has an object of its own: "opened a plant, added a line and draws a grant"."""
    form = tokens[at].verb
    behind = tokens[at + 1].tag if at + 1 < len(tokens) else ""
    return form is not None and form.third and behind in ("DET", "QTY", "NUM", "PRON")


def subject_mark(tokens: Sequence[Token], i: int, low: int) -> int | None:
    """The mark or "and" from token `low` on, behind which the own subject of verb `i` stands."""
    for at in range(i - 1, low - 1, -1):
        token = tokens[at]
        if token.tag in ("SUB", "WH"):
            return None
        joins, marks = token.tag == "CONJ", token.text in MARKS
        if marks and tokens[at + 1].tag == "VING" and _may_be_participle(tokens[i]):
            return None  # ", rejecting reports published in May"
        if not (joins or marks) or (joins and _joins_nouns_of_subject(tokens, at, i, low)):
            continue
        if joins and at > low and tokens[at - 1].lower in _NOMINATIVE:
            continue  # "in 1879 he and his brothers founded"
        if has_own_noun(tokens[at + 1 : i]):
            return None if joins and not _joins_clauses(tokens, at, i) else _before_number(tokens, at)
        if marks and _opens_aside(tokens, at, i):
            continue
        if marks and has_nominal(tokens[at + 1 : i]):
            return None
    return None


def _may_be_participle(token: Token) -> bool:
    return token.tag == "VFIN" and token.verb is not None and token.verb.participle


def _opens_aside(tokens: Sequence[Token], at: int, i: int) -> bool:
    """Whether a comma opens an aside in a preposition that another closes before a verb: "two, of ten tonnes each, were"."""
    last = with_adverbs(tokens, i) - 1
    if last - at > FAR:
        return False
    within = tokens[at + 1 : last]
    closed = tokens[at].text == tokens[last].text == "," and not any(t.text in MARKS for t in within)
    return closed and within[:1] != [] and within[0].tag == "PREP"


def _before_number(tokens: Sequence[Token], at: int) -> int:
    """Where an item of a numbered list begins, if a mark closes its number: at the comma or "and" before "(2)"."""
    if tokens[at].text == ")" and at > 3 and tokens[at - 1].tag in ("NUM", "QTY") and tokens[at - 2].text == "(":
        return at - 3 if tokens[at - 3].tag == "CONJ" or tokens[at - 3].text in MARKS else at - 2
    return at


def _joins_nouns_of_subject(tokens: Sequence[Token], at: int, i: int, low: int) -> bool:
    """Whether an "and" stands within a subject that begins behind an earlier comma: ", Peru and Chile signed"."""
    if not has_nominal(tokens[at + 1 : i]):
        return False
    for n in range(at - 1, low - 1, -1):
        if tokens[n].text in (",", "–", "—", "”"):
            between = tokens[n + 1 : at]
            return (
                bool(between)
                and tokens[at - 1].text not in MARKS
                and has_own_noun(between)
                and not any(t.tag in ("VPART", "TO", "VBASE", "VING", "DATE") for t in between)
            )
        if tokens[n].tag in ("CONJ", "SUB", "WH"):
            return False
    return False


def _joins_clauses(tokens: Sequence[Token], at: int, i: int) -> bool:
    """Whether "and" before a subject and a verb that may be a participle opens a clause, not a list of nouns."""
    if tokens[i].tag in ("AUX", "MODAL") or (at and tokens[at - 1].text in MARKS):
        return True
    form = tokens[i].verb
    if form is None or not form.participle or has_object(tokens, i):
        return True
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    return tokens[i].lower not in LOOSE and after != "by"
