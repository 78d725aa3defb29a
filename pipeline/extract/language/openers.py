"""What opens a clause before its verb is known: a mark, "that", "which", "since", a form in -ing."""

from collections.abc import Sequence

from pipeline.extract.language.ahead import STRONG, begins_clause, has_verb
from pipeline.extract.language.coordination import joined_subject
from pipeline.extract.language.frames import Frame, Parse
from pipeline.extract.language.lexicon import HAVE, SPEECH
from pipeline.extract.language.phrases import MARKS, NOMINAL, NOMINATIVES, is_plural
from pipeline.extract.language.speech import is_complement
from pipeline.extract.language.tokens import INVERTED, Token
from pipeline.extract.language.verbs import Group

_CAN_JOIN = frozenset({"since", "after", "before", "until", "as"})
_HOW = frozenset({"how", "when", "where", "whether"})
IF = frozenset({"provided", "providing"})
_PASSIVES = {"had": ("been",), "should": ("be",), "were": ()}
_TIMES = (["case"], ["date"], ["point"], ["stage"], ["time"])
_BEFORE_PARTICIPLE = frozenset({"since", "after", "before", "while", "when", "upon"})


def settle_opener(parse: Parse, i: int) -> None:
    """Settle whether a word that can open a clause does: "since", "had"."""
    token = parse.tokens[i]
    if token.lower == "since" and i and parse.tokens[i - 1].lower in HAVE:
        token.tag = "ADV"  # "has since lost"
    elif (
        token.lower in _CAN_JOIN and token.tag in ("PREP", "ADV", "SUB", "CONJ") and begins_clause(parse.tokens, i + 1)
    ):
        token.tag = "PREP" if _is_dated(parse.tokens, i) else "SUB"
    if token.lower == "than" and i + 1 < len(parse.tokens) and parse.tokens[i + 1].lower in NOMINATIVES:
        token.tag = "SUB"  # "less than it had to sell"
    if token.lower in INVERTED and (i == 0 or parse.top.group) and (verb := _inverted(parse.tokens, i)):
        token.tag = "SUB"
        if token.lower != "had" and parse.tokens[verb].tag != "AUX":
            parse.tokens[verb].tag = "VPRES"
            if token.lower == "were":
                parse.tokens[verb - 1].tag = "ADV"  # its "to"


def open_clause(parse: Parse, i: int) -> int | None:
    """Open the clause that word `i` opens: the number of the next word to read, or None of other words."""
    tokens, token = parse.tokens, parse.tokens[i]
    if token.text in (";", ":"):
        if i + 1 < len(tokens):
            parse.restart(Frame(i, "main", token.text, low=i + 1))
    elif token.lower in IF and tokens[i + 1 : i + 2] and tokens[i + 1].lower == "that":
        token.tag = tokens[i + 1].tag = "SUB"
        _open_subordinate(parse, i, low=i + 2)
        return i + 2
    elif token.lower == "that" and _points_back(tokens, i):
        token.tag = "DET"
        return None
    elif token.tag == "WH" or (token.tag == "DET" and token.lower == "whose"):
        _open_relative(parse, i)
    elif token.tag == "SUB" and tokens[i + 1 : i + 2] and tokens[i + 1].tag == "TO" and token.lower in _HOW:
        token.tag = "ADV"  # "an accord on how to share the water"
    elif token.tag == "SUB":
        if i == 0:
            parse.top.low = 0
        _open_subordinate(parse, i, low=i + 1)
    elif token.tag == "VING" and _opens_participle(tokens, i):
        _open_participle(parse, i)
    else:
        return None
    return i + 1


def _open_subordinate(parse: Parse, i: int, low: int) -> None:
    apart = i > 0 and parse.tokens[i - 1].text in MARKS
    parse.push(Frame(i, "sub", parse.tokens[i].lower, apart, low=low))


def _open_relative(parse: Parse, i: int) -> None:
    """Open a clause in "which", perhaps with a preposition before, or one in "that" that tells what is said."""
    tokens, word = parse.tokens, parse.tokens[i].lower
    before = tokens[i - 1].tag if i else ""
    led = (before == "PREP" and word != "that") or (before == "TO" and word in ("which", "whom"))
    begin = i - 1 if led else i
    if begin < i and [t.lower for t in tokens[i + 1 : i + 2]] in _TIMES:
        tokens[i].tag = "DET"  # "by which time the brochures had been printed"
        _open_subordinate(parse, begin, low=i + 2)
    elif word == "that" and is_complement(tokens, i):
        parse.push(Frame(begin, "that", "that", low=i + 1))
    elif i and has_verb(tokens, i + 1):
        apart = begin > 0 and tokens[begin - 1].text in MARKS
        if apart and parse.top.group and (joined := joined_subject(tokens, begin - 1, parse.top.group.end)):
            parse.replace(Frame(joined, "joined", tokens[joined].lower, parse.top.apart, low=joined + 1))
        parse.push(Frame(begin, "relative", word, apart, low=i if word == "whose" else i + 1))


def _open_participle(parse: Parse, i: int) -> None:
    """Add the clause of a form in -ing, which has no verb to wait for; one at the head of the sentence, before the main."""
    tokens = parse.tokens
    begin = i - 1 if i and tokens[i - 1].tag in ("SUB", "PREP", "ADV") else i
    group = Group(i, i + 1, tokens[i], (tokens[i].lower,))
    frame = Frame(begin, "participle", tokens[begin].lower, group=group, low=i, host=parse.verbal)
    if begin:
        parse.add(frame)
    else:
        parse.frames = [frame]
        parse.stack = [Frame(i + 1, "main", low=i + 1)]


def _opens_participle(tokens: Sequence[Token], i: int) -> bool:
    """Whether a form in -ing has a clause of its own: ", agreeing upon a policy", "since returning to office"."""
    if i == 0:
        return True
    before = tokens[i - 2] if tokens[i - 1].tag == "ADV" and i > 1 else tokens[i - 1]
    subject = i + 1 < len(tokens) and tokens[i + 1].tag in STRONG  # ", shipping rose"
    return (before.text in (",", "–", "—", ";") and not subject) or before.lower in _BEFORE_PARTICIPLE


def _points_back(tokens: Sequence[Token], i: int) -> bool:
    """Whether a "that" behind a conjunction points at a thing told before, with no other "that" to go on from: "but that sale
    fell through".
    """
    if i < 2 or tokens[i - 1].tag != "CONJ" or [t.tag for t in tokens[i + 1 : i + 2]] != ["NOUN"]:
        return False
    goes_on = any(t.lower == "that" or (t.verb and t.verb.lemma in SPEECH) for t in tokens[: i - 1])
    return tokens[i - 2].text == "," and not goes_on and not is_plural(tokens[i + 1].lower)


def _is_dated(tokens: Sequence[Token], i: int) -> bool:
    """Whether "until" and "before" open no clause but a time."""
    return tokens[i].lower in ("until", "before") and [t.tag for t in tokens[i + 1 : i + 2]] == ["DATE"]


def _inverted(tokens: Sequence[Token], i: int) -> int | None:
    """The verb of a condition that an auxiliary opens: "had Chile agreed", "were Chile to agree", "should Chile agree"."""
    subject, auxiliary = 0, tokens[i].lower
    for at, token in enumerate(tokens[i + 1 : i + 8], i + 1):
        agrees = auxiliary == "should" and token.tag in ("N/V", "VPRES") and subject
        if agrees or token.tag in ("VED", "VPART", "VBASE", "VFIN", "VPAST"):
            return at if subject else None
        if token.lower in _PASSIVES[auxiliary]:  # "had the treaty been signed", "should the vote be lost"
            return at if subject else None
        if token.tag not in NOMINAL | {"DET", "POSS", "NEG", "ADV", "N/V"} and not (
            token.tag == "TO" and auxiliary == "were"
        ):
            return None
        subject += token.tag in NOMINAL
    return None
