"""Whether a form that two classes share is a finite verb: "signed" may be a participle, "exports" a noun."""

from collections.abc import Sequence
from itertools import takewhile

from pipeline.extract.language.ahead import FAR, is_of_many, is_onward, verbs_follow
from pipeline.extract.language.frames import Frame, Parse
from pipeline.extract.language.lexicon import DO, LOOSE, SPEECH
from pipeline.extract.language.phrases import (
    MARKS,
    NOMINAL,
    NOMINATIVES,
    OBJECT,
    PLACED,
    has_nominal,
    has_object,
    has_own_noun,
    is_plural,
    is_plural_phrase,
    with_adverbs,
)
from pipeline.extract.language.tokens import Token
from pipeline.wordlist import sets, words

_WITH_OFFICE = sets("verb_sets")["to_do_with_office"]
_FRONTED = frozenset({"hardly", "not", "only", "scarcely"})
_IN_SUBJECT = frozenset(
    {"ADV", "CONJ", "DET", "NAME", "NEG", "NOUN", "NUM", "N/V", "POSS", "PREP", "PRON", "QTY", "TO"}
)
_VERBAL = frozenset({"AUX", "MODAL", "VBASE", "VFIN", "VING", "VPART"})
_SHORTEST_LEAD = 2  # words
_SHORT = 8  # words
_BEHIND = frozenset({"next", "out", "down", "up"})
_OFFICES = sets("noun_sets")["come_into"]


def is_loose(tokens: Sequence[Token], i: int) -> bool:
    """Whether a participle hangs on the noun before it: "an increase compared to 2012"."""
    following = tokens[i + 1].tag if i + 1 < len(tokens) else "PUNCT"
    return tokens[i].lower in LOOSE and following not in OBJECT


def is_participle(parse: Parse, i: int) -> bool:
    """Whether a form such as "signed" is a participle here: enough other verbs follow for the clauses that wait."""
    tokens, token = parse.tokens, parse.tokens[i]
    begin = with_adverbs(tokens, i)
    if begin and tokens[begin - 1].lower in NOMINATIVES | {"which", "who"}:
        return False
    if begin == 1 and tokens[0].lower == "you":
        return False
    aside = begin > 0 and tokens[begin - 1].text in MARKS
    if not aside and _refuses(tokens, i):
        return False
    if _takes_object(parse, i, begin, aside=aside) or (_says_that(tokens, i) and not _opens_aside(parse, begin)):
        return False
    by_somebody = i + 1 < len(tokens) and tokens[i + 1].lower == "by"
    wanted = len(_waiting(parse)) or 1
    loose = aside or token.lower in LOOSE or by_somebody
    return verbs_follow(tokens, i, wanted, aside=aside or _is_done_by_several(tokens, i), loose=loose)


def _waiting(parse: Parse) -> list[Frame]:
    """The clauses that wait for their verb; not one that waits for its subject too, behind what another tells: "In May, | when it
    emerged | that".
    """
    frames = [f for f in parse.stack if f.group is None]
    return [f for f in frames if f is parse.top or not _waits_for_subject(parse, f)]


def _waits_for_subject(parse: Parse, frame: Frame) -> bool:
    """Whether a clause is interrupted by one that has its verb, before any subject, and no mark has closed that yet."""
    tokens, inner = parse.tokens, next((f for f in parse.stack if f.start > frame.start), parse.top)
    if inner.group is None or has_own_noun(tokens[frame.low : inner.start]):
        return False
    return not any(t.text in MARKS for t in tokens[inner.group.end : parse.top.start + 1])


def _refuses(tokens: Sequence[Token], i: int) -> bool:
    """Whether a form tells that somebody did not do what follows it, with no more than when between: "failed in May to pay"."""
    verb = tokens[i].verb
    if verb is None or verb.lemma not in ("fail", "refuse", "decline", "vow"):
        return False
    at = i + 1 + 2 * ([t.tag for t in tokens[i + 1 : i + 3]] == ["PREP", "DATE"])
    return [t.tag for t in tokens[at : at + 2]] == ["TO", "VBASE"]


def _is_done_by_several(tokens: Sequence[Token], i: int) -> bool:
    """Whether "by" and names follow a form, with no more between than when: "the grant pledged in May by Oman, Mali"."""
    at = i + 1
    while at < len(tokens) and tokens[at].tag in ("DATE", "PREP") and tokens[at].lower != "by":
        at += 1
    listed = [t for t in tokens[at : at + 3] if t.tag != "DET"]
    return [t.lower for t in listed[:1]] == ["by"] and [t.tag for t in listed[1:2]] == ["NAME"]


def _says_that(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb of speech leads in what is said, with no more between than when and where: "stated in evidence that"."""
    verb = tokens[i].verb
    if verb is None or verb.lemma not in SPEECH:
        return False
    behind = takewhile(lambda t: t.tag in PLACED, tokens[i + 1 : i + _SHORT])
    end = i + 1 + sum(1 for _ in behind)
    return end < len(tokens) and tokens[end].lower == "that"


def _takes_object(parse: Parse, i: int, begin: int, *, aside: bool) -> bool:
    """Whether what is behind such a form is its object, as that of a finite verb; `begin` is where its adverbs do."""
    tokens = parse.tokens
    if not has_object(tokens, i) or (aside and _opens_aside(parse, begin)):
        return False
    after = tokens[i + 1]
    if after.tag == "TO":
        to_somebody = [t.tag for t in tokens[i + 2 : i + 3]] == ["NAME"]
        return not (to_somebody or aside or tokens[i].lower in LOOSE)
    return not (aside and after.tag in ("QTY", "NUM"))


def _opens_aside(parse: Parse, begin: int) -> bool:
    """Whether the mark before a form is the first behind the beginning of a clause that waits for its verb."""
    before = parse.tokens[max(parse.top.low, begin - FAR) : begin - 1]
    return parse.top.group is None and not any(t.text in MARKS for t in before)


def is_present(parse: Parse, i: int) -> bool:
    """Whether a word such as "share" or "exports" is a verb here: what stands before agrees, what follows is an object."""
    tokens, form, top = parse.tokens, parse.tokens[i].verb, parse.top
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after and after.tag in ("MODAL", "AUX"):
        return False  # "that exports will grow"
    if i == 0 or form is None:
        return False
    if (
        form.lemma == "date"
        and after
        and after.lower in ("back", "from")
        and tokens[i - 1].tag in ("NOUN", "NAME", "QTY")
    ):
        return True
    if form.third and tokens[i - 1].lower == "longer" and not top.group:
        return True  # "That date no longer stands"
    plain = _is_only_a_verb(tokens, i, top.low)
    if top.group:
        if plain and tokens[i - 1].tag == "CONJ":
            return True  # "the rules that passed in May and enter into force on"
        present = top.group.head.verb is not None and top.group.head.verb.third
        joined = form.third and tokens[i - 1].tag == "CONJ"
        measured = after is not None and after.tag == "QTY"  # "was paid in August and equals 2.7 % of GDP"
        if form.third and tokens[i - 1].text == "," and parse.waiting and top.link == "relative":
            return after is not None and after.tag in (
                "DET",
                "NUM",
                "QTY",
            )  # "Chad, which broke with Peru, offers a deal"
        return joined and (measured or (present and after is not None and after.tag in ("NUM", "DET")))
    if not has_nominal(tokens[top.low : i]):  # what follows "on which" is its subject: "on which work began"
        at = with_adverbs(tokens, i) - 1
        return tokens[at].tag == "WH" and (tokens[at - 1].tag != "PREP" or tokens[at - 1].lower == "of")
    if verbs_follow(tokens, i):
        return False
    before = tokens[with_adverbs(tokens, i) - 1]
    if before.tag == "WH" or is_onward(tokens, i) or is_of_many(tokens, i) or (plain and before.text in MARKS):
        return True
    with_object = has_object(tokens, i) and tokens[i + 1].tag != "NOUN"
    if form.third:
        named = before.tag == "NAME" or before.text == ")"
        placed = named and after is not None and after.tag == "PREP"
        return placed or _is_scheduled(parse, i) or (with_object and before.tag in ("NOUN", "NAME", "DATE", "PUNCT"))
    plural = before.tag in ("NOUN", "NAME") and before.lower.endswith("s")
    if plural and _is_scheduled(parse, i):
        return True
    several = before.tag == "NAME" and any(t.tag == "CONJ" for t in tokens[max(0, i - 6) : i])
    return with_object and (plural or several or before.tag == "DATE")


def _is_only_a_verb(tokens: Sequence[Token], i: int, low: int) -> bool:
    """Whether a form such as "foresee" is nothing but a verb of the present: no noun, and none of several infinitives."""
    form = tokens[i].verb
    if form is None or not form.base or form.noun:
        return False
    last = next((t for t in reversed(tokens[low:i]) if t.tag in _VERBAL), None)
    return last is None or last.tag in ("VFIN", "VPART")


def _is_scheduled(parse: Parse, i: int) -> bool:
    """Whether a form tells what is to be on a date: "the central bank meets on 3 May", "a new government takes office on"."""
    tokens, form = parse.tokens, parse.tokens[i].verb
    if form is None or form.lemma not in words("timetable"):
        return False
    subject = tokens[parse.top.low : i]
    many = is_plural(subject[-1].lower)
    whole = many != form.third and (subject[0].tag in ("DET", "NAME") or (many and len(subject) == 1))
    behind = tokens[i + 1 : i + 2 + (form.lemma in _WITH_OFFICE)]
    at = i + len(behind)
    at += at < len(tokens) and (
        tokens[at].tag == "ADV" or tokens[at].lower in _BEHIND
    )  # "meets next on", "runs out on"
    office = form.lemma not in _WITH_OFFICE or (len(behind) > 1 and behind[0].lower in _OFFICES)
    dated = at + 1 < len(tokens) and tokens[at].tag == "PREP" and tokens[at + 1].tag == "DATE"
    return whole and office and dated


def inverted_verb(parse: Parse, i: int) -> int | None:
    """The verb of a clause whose subject stands behind its auxiliary `i`, led by a denial: "not until May did Chad sign"."""
    tokens, top = parse.tokens, parse.top
    if top.group or i - top.low < _SHORTEST_LEAD or tokens[top.low].lower not in _FRONTED:
        return None
    wanted = "base" if tokens[i].lower in DO or tokens[i].tag == "MODAL" else "participle"
    for at in range(i + 1, min(i + FAR, len(tokens))):
        verb = tokens[at].verb
        if verb is not None and has_own_noun(tokens[i + 1 : at]) and getattr(verb, wanted):
            tokens[at].tag = "VBASE" if wanted == "base" else "VPART"
            return at
        if tokens[at].tag not in _IN_SUBJECT:
            return None
    return None


def overlooked_verb(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The verb of a clause that seems to have none: "The table shows exports"."""
    for i in range(start + 1, end - 1):
        before, token, after = tokens[i - 1], tokens[i], tokens[i + 1]
        if token.verb is None or token.tag != "NOUN" or after.tag not in NOMINAL | {"DET"}:
            continue
        if token.verb.third:
            agrees = before.tag == "NOUN" and not before.lower.endswith("s") and after.tag != "DET"
        else:
            agrees = is_plural_phrase(tokens[start:i])
        if agrees:
            return i
    return None
